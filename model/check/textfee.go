package check

import (
	"fmt"

	"gouji.app/model/form"
	"gouji.app/model/reading"
)

func feeRules() []*Rule {
	return []*Rule{
		{ID: "text-fee", Title: "信息处理费的说法应前后一致", Cite: "国办函〔2020〕109号", Run: textFee},
	}
}

// textFee finds the fee for handling applications told twice and differently, or told
// beside the words that none was taken.
func textFee(p *Pass) {
	type place struct {
		told
		reading.Span
	}
	var first *reading.Statement // amount told first
	var where, none place
	for _, a := range p.told() {
		for _, n := range a.Nones {
			if n.Measures[0] == reading.Handling && none.Text == nil {
				none = place{a, n.Span}
			}
		}
		for _, s := range a.Statements {
			if !s.Sure || len(s.Measures) == 0 || s.Measures[0] != reading.Handling || !own(p.Report, s.Who) {
				continue
			}
			switch {
			case first == nil:
				first, where = &s, place{a, s.Span}
			case !first.Value.Equal(s.Value):
				p.feesDiffer(a.at, s.Of(a.Source), s.Start, where.at, first.Of(where.Source))
				return
			}
		}
	}
	if first != nil && none.Text != nil && first.Value.IsPos() {
		p.feesDiffer(where.at, first.Of(where.Source), first.Start, none.at, none.Of(none.Source))
	}
}

// feesDiffer reports an amount that other words contradict.
func (p *Pass) feesDiffer(at form.Ref, quote string, offset int, other form.Ref, words string) {
	here, _ := p.Report.Form.Section(at.Section)
	there, _ := p.Report.Form.Section(other.Section)
	p.report(Finding{
		Severity: Warning, At: appendNew([]form.Ref{at}, other), Quote: quote, Offset: offset,
		Message: fmt.Sprintf("“%s”写信息处理费“%s”，“%s”却写“%s”；请核对后统一", here.Short, quote, there.Short, short(words)),
	})
}
