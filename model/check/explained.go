package check

import (
	"slices"
	"strings"

	"gouji.app/model"
)

// Explainable says whether a reason may stand in place of a change: an error in
// arithmetic can't be explained away.
func (f Finding) Explainable() bool { return f.Severity != Error }

// Explain binds a reason to a finding: to its rule, its places and what stands there
// now. A finding that has one gets the new reason; without a reason it is taken back.
func (f Finding) Explain(r *model.Report, reason string) []model.Edit {
	x := model.Explanation{Number: r.NextExplanation(), Rule: f.Rule.ID, At: f.At, Values: f.values(r), Reason: reason}
	for _, old := range r.Explanations() {
		if f.explainedBy(old, x.Values) {
			x.Number = old.Number
		}
	}
	return x.Edits()
}

// values is what stands at the places of a finding.
func (f Finding) values(r *model.Report) string {
	words := []string{}
	for _, at := range f.At {
		if c, ok := r.Form.Cell(at); ok {
			words = append(words, r.Number(c).String())
		}
	}
	return strings.Join(append(words, f.Quote), " ")
}

func (f Finding) explainedBy(x model.Explanation, values string) bool {
	return x.Rule == f.Rule.ID && x.Values == values && slices.Equal(x.At, f.At)
}

// explain writes the reasons that the report holds to the findings they are for.
func (p *Pass) explain() {
	all := p.Report.Explanations()
	if len(all) == 0 {
		return
	}
	for i := range p.result.Findings {
		f := &p.result.Findings[i]
		if !f.Explainable() {
			continue
		}
		values := f.values(p.Report)
		for _, x := range all {
			if f.explainedBy(x, values) {
				f.Explained = x.Reason
			}
		}
	}
}

// Open are the findings that still want a change or a reason.
func (r Result) Open() []Finding {
	return slices.DeleteFunc(slices.Clone(r.Findings), func(f Finding) bool { return f.Explained != "" })
}

// reasons are ready-made words for an explanation of any finding.
func reasons() []string {
	return []string{"经核对，数据与台账一致", "统计口径与上年不同", "机构职能调整所致"}
}

// ReadyReasons are ready-made words for an explanation of the rule's findings.
func (r *Rule) ReadyReasons() []string { return append(slices.Clone(r.Reasons), reasons()...) }
