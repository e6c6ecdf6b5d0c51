package check

import (
	"fmt"

	"gouji.app/model/reading"
)

func feeRules() []*Rule {
	return []*Rule{
		{ID: "text-fee", Severity: Warning, Title: "信息处理费的说法应前后一致", Cite: "国办函〔2020〕109号", Run: textFee},
	}
}

// textFee finds the fee for handling applications told twice and differently, or told
// beside the words that none was taken.
func textFee(p *Pass) {
	var amount, none told
	var first *reading.Statement // of amount
	var words reading.Span       // of none
	for _, a := range p.told() {
		for _, n := range a.Nones {
			if n.Measures[0] == reading.Handling && none.kept == nil {
				none, words = a, n.Span
			}
		}
		for _, s := range a.Statements {
			if !s.Sure() || len(s.Measures) == 0 || s.Measures[0] != reading.Handling || !p.own(s.Who) {
				continue
			}
			switch {
			case first == nil:
				first, amount = &s, a
			case !first.Value.Equal(s.Value):
				p.feesDiffer(a, s.Span, amount, first.Span)
				return
			}
		}
	}
	if first != nil && none.kept != nil && first.Value.IsPos() {
		p.feesDiffer(amount, first.Span, none, words)
	}
}

// feesDiffer reports an amount that other words contradict.
func (p *Pass) feesDiffer(a told, amount reading.Span, other told, words reading.Span) {
	where := other.name()
	if other.section.Key == a.section.Key {
		where = "另一处"
	}
	f := a.quote(Warning, amount, fmt.Sprintf("%s写信息处理费“%s”，%s却写“%s”；请核对后统一",
		a.name(), amount.Of(a.Source), where, short(words.Of(other.Source))))
	f.At = appendNew(f.At, other.at()[0])
	p.report(f)
}
