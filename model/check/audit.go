package check

import (
	"slices"

	"gouji.app/model"
)

// Version names the set of rules. It stands in each 核对报告, so that two of them can
// be told apart.
const Version = "2026-12"

// An Audit is one check of a finished report, as it is printed: what was looked for
// and what was found.
type Audit struct {
	Report   *model.Report
	Rules    []*Rule // that were run
	Findings []Finding
	Alone    bool   // last year's report was not at hand
	File     string // name of the file that was checked; "" where it has none yet
}

// Examine checks a report by the given rules.
func Examine(r *model.Report, rules []*Rule, ctx Context) Audit {
	return Audit{Report: r, Rules: rules, Findings: Run(r, rules, ctx).Findings, Alone: ctx.Prior == nil}
}

// Open are the findings that still want a change or a reason.
func (a Audit) Open() []Finding { return Result{Findings: a.Findings}.Open() }

// Passed are the rules that found nothing.
func (a Audit) Passed() []*Rule {
	return slices.DeleteFunc(slices.Clone(a.Rules), func(r *Rule) bool {
		return a.Alone && r.Compares || slices.ContainsFunc(a.Findings, func(f Finding) bool { return f.Rule.ID == r.ID })
	})
}

// Undone are the rules that had nothing to compare with.
func (a Audit) Undone() []*Rule {
	return slices.DeleteFunc(slices.Clone(a.Rules), func(r *Rule) bool { return !a.Alone || !r.Compares })
}

// Off are the rules that were not run.
func (a Audit) Off() []*Rule {
	return slices.DeleteFunc(All(), func(r *Rule) bool {
		return slices.ContainsFunc(a.Rules, func(run *Rule) bool { return run.ID == r.ID })
	})
}
