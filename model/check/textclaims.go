package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"gouji.app/model/form"
	"gouji.app/model/reading"
)

// claimRules hold what the text says in words against the tables.
func claimRules() []*Rule {
	const cite = form.Notice2021
	return []*Rule{
		{ID: "text-none", Severity: Warning, Title: "正文称“未发生”“无”的，表格应为 0", Cite: cite, Run: textNone},
		{ID: "text-applicants", Severity: Warning, Title: "正文的申请人情况应与表三一致", Cite: cite, Run: textApplicants},
		{ID: "text-all-done", Severity: Warning, Title: "正文称全部办结的，不应有结转下年度", Cite: cite, Run: textAllDone},
		{ID: "unmentioned", Severity: Hint, Title: "有复议、诉讼的，总体情况应提及", Cite: "条例第五十条第三项", Run: unmentioned},
	}
}

// textNone finds what is said not to have happened and has.
func textNone(p *Pass) {
	for _, a := range p.told() {
		for _, n := range a.Nones {
			if !p.own(n.Who) || n.Doubts != 0 && a.section.Key == form.Overview && !a.besideDisputes(n) {
				continue
			}
			f := a.quote(Warning, n.Span, "")
			var facts []string
			for _, m := range n.Measures {
				sides := p.means(m, reading.Statement{})
				if m == reading.CarriedIn && len(n.Measures) > 1 && (tells(a, m) || tells(a, reading.Carried)) {
					continue // 上年结转3件…无结转 speaks of next year
				}
				if len(sides) == 0 || !p.comparable(sides[0].cells) {
					continue
				}
				for _, at := range sides[0].cells {
					if c, _ := p.Report.Form.Cell(at); p.number(at).Count() > 0 && !p.fits(decimal.Zero, sides[0].cells) {
						f.At = appendNew(f.At, at)
						facts = append(facts, fmt.Sprintf("%s为 %s", c.Name(), p.number(at)))
					}
				}
			}
			if len(facts) > 0 {
				f.Message = a.disagrees(f.Quote, strings.Join(facts, "、"))
				p.report(f)
			}
		}
	}
}

// besideDisputes reports whether the sentence of a claim tells reviews or suits, too:
// 1件申请引起行政复议，未发生行政诉讼.
func (a told) besideDisputes(n reading.None) bool {
	return slices.ContainsFunc(a.Statements, func(s reading.Statement) bool {
		return len(s.Measures) > 0 && familyOf(s) == "text-disputes" && !strings.ContainsAny(a.Source[min(n.Start, s.Start):max(n.End, s.End)], "。\n")
	})
}

// tells reports whether a narrative has a figure of a measure.
func tells(a told, m reading.Measure) bool {
	return slices.ContainsFunc(a.Statements, func(s reading.Statement) bool { return slices.Contains(s.Measures, m) })
}

// textApplicants holds the kinds of applicants against the columns of table three.
func textApplicants(p *Pass) {
	contradictions("text-applicants", Warning)(p)
	for _, a := range p.told() {
		for _, all := range a.AllOf {
			if !p.own(all.Who) {
				continue
			}
			var others []string
			f := a.quote(Warning, all.Span, "")
			for _, c := range p.Report.Form.Cells() {
				if c.Ref.Section == form.Requests && c.Ref.Row == form.NewRow && c.Ref.Col != form.TotalCol && !applies(c.Ref, []string{all.Column}) &&
					p.comparable([]form.Ref{c.Ref}) && p.number(c.Ref).Count() > 0 {
					f.At = append(f.At, c.Ref)
					others = append(others, fmt.Sprintf("%s为 %s", c.Name(), p.number(c.Ref)))
				}
			}
			if len(others) > 0 {
				f.Message = a.disagrees(f.Quote, strings.Join(others, "、"))
				p.report(f)
			}
		}
	}
}

// textAllDone finds 全部办结 where some were carried over and the text does not say
// so.
func textAllDone(p *Pass) {
	at := form.Ref{Section: form.Requests, Row: form.CarriedOutRow, Col: form.TotalCol}
	if !p.comparable([]form.Ref{at}) || p.number(at).Count() == 0 || p.fits(decimal.Zero, []form.Ref{at}) {
		return
	}
	for _, a := range p.told() {
		if slices.ContainsFunc(a.Statements, func(s reading.Statement) bool {
			return slices.Contains(s.Measures, reading.CarriedOut) || slices.Contains(s.Measures, reading.Carried)
		}) {
			continue
		}
		for _, d := range a.AllDone {
			if !p.own(d.Who) || ofHandled(p, a, d) {
				continue
			}
			c, _ := p.Report.Form.Cell(at)
			f := a.quote(Warning, d.Span, a.disagrees(d.Of(a.Source), fmt.Sprintf("%s为 %s", c.Name(), p.number(at))))
			f.At = append(f.At, at)
			p.report(f)
		}
	}
}

// ofHandled says that the figure before 全部办结 is that of the applications settled:
// of those it is true.
func ofHandled(p *Pass, a told, d reading.AllDone) bool {
	for _, s := range slices.Backward(a.Statements) {
		if s.End <= d.Start && s.Kind == reading.Quantity {
			return s.Value.Equal(p.sum([]form.Ref{{Section: form.Requests, Row: form.HandledRow, Col: form.TotalCol}}))
		}
	}
	return false
}

// unmentioned finds reviews and suits that section one passes over in silence.
func unmentioned(p *Pass) {
	n := p.prose(form.Overview)
	told := once(n, "disputes told", func() bool { return containsAny(n.Source, "复议", "诉讼", "起诉", "应诉") })
	if n.Source == "" || p.beingWritten(form.Overview) || told {
		return
	}
	f := Finding{Severity: Hint, At: n.at()}
	var facts []string
	for _, cell := range disputeTotals() {
		if c, ok := p.Report.Form.Cell(cell); ok && p.comparable([]form.Ref{cell}) && p.number(cell).Count() > 0 {
			f.At = append(f.At, cell)
			facts = append(facts, fmt.Sprintf("%s为 %s", c.Name(), p.number(cell)))
		}
	}
	if len(facts) == 0 {
		return
	}
	f.Message = fmt.Sprintf("%s没有提到复议、诉讼，表中%s；请补写有关情况", n.name(), strings.Join(facts, "、"))
	p.report(f)
}
