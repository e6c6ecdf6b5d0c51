package check

import (
	"fmt"
	"slices"

	"github.com/govalues/decimal"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/reading"
)

func shareRules() []*Rule {
	return []*Rule{
		{ID: "text-shares", Severity: Hint, Title: "正文的百分比应与件数相符", Cite: form.Notice2021, Run: textShares},
	}
}

// textShares computes shares and growth again. A share is right if it is one of any
// whole that the text or the tables offer.
func textShares(p *Pass) {
	for _, a := range p.told() {
		for _, x := range a.Ratios {
			s := a.Statements[x.Of]
			if !s.Sure() || s.Approx || a.ties[x.Of].State != Tied || !p.own(s.Who) {
				continue
			}
			wholes := p.wholes(a, x)
			if x.Growth {
				wholes = p.before(s)
			}
			if len(wholes) == 0 || slices.ContainsFunc(wholes, func(w decimal.Decimal) bool { return x.Tells(s.Value, w) }) {
				continue
			}
			p.report(p.wrongRatio(a, x, wholes[0]))
		}
	}
}

// wholes are the numbers that a share may be one of: the totals of table three and
// the figures told before it.
func (p *Pass) wholes(a told, x reading.Ratio) (out []decimal.Decimal) {
	rows := [][]string{{form.HandledRow}, {form.NewRow}, {form.NewRow, form.CarriedInRow}}
	if c := a.ties[x.Of].Cells[0]; c.Section != form.Requests {
		return nil
	} else if c.Row == form.NewRow || c.Row == form.CarriedInRow {
		rows = [][]string{{form.NewRow}, {form.NewRow, form.CarriedInRow}, {form.HandledRow}}
	}
	for _, r := range rows {
		if cells := p.columns(r, nil); p.comparable(cells) {
			out = append(out, p.sum(cells))
		}
	}
	for _, s := range a.Statements[:x.Of] {
		if s.Kind == reading.Quantity {
			out = append(out, s.Value)
		}
	}
	return out
}

// before is what last year's report has for the same words; those of several bodies
// were never told together.
func (p *Pass) before(s reading.Statement) (out []decimal.Decimal) {
	if p.Prior == nil || len(p.Further) > 0 {
		return nil
	}
	last := &Pass{Report: p.Prior}
	last.read()
	for _, d := range last.admissible(s) {
		if last.comparable(d.cells) {
			out = append(out, last.sum(d.cells))
		}
	}
	return out
}

func (p *Pass) wrongRatio(a told, x reading.Ratio, whole decimal.Decimal) Finding {
	s := a.Statements[x.Of]
	right, ok := x.Exactly(s.Value, whole)
	f := a.quote(Hint, x.Span, "")
	kind, by := "占比", "按 "
	if x.Growth {
		kind, by = "增减幅度", "按上年 "
	}
	f.Message = fmt.Sprintf("%s写“%s”的%s为 %s，%s%s 计应为 %s；请核对", a.name(), short(a.said(s)), kind, f.Quote, by, whole, right)
	if ok {
		f.Fixes = []Fix{{"正文改为 " + right, []model.Edit{a.rewritten(rewrite{x.Span, right})}}}
	}
	return f
}
