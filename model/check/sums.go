package check

import (
	"fmt"
	"slices"

	"gouji.app/model"
	"gouji.app/model/form"
)

func sumRules() []*Rule {
	const cite = form.Notice2021
	return []*Rule{
		{ID: string(form.RowSum), Title: "各行总计等于各列之和", Cite: cite, Run: sums(form.RowSum)},
		{ID: string(form.ColumnSum), Title: "（七）总计等于各分项之和", Cite: cite, Run: sums(form.ColumnSum)},
		{ID: string(form.BalanceLaw), Title: "第一项加第二项之和，等于第三项加第四项之和", Cite: cite, Run: sums(form.BalanceLaw)},
		{ID: string(form.DisputeSum), Title: "复议、诉讼的总计等于各项结果之和", Cite: cite, Run: sums(form.DisputeSum)},
	}
}

// sums reports the causes whose foremost equation is of the given law. The causes
// of a table are found together, because one wrong cell breaks several laws.
func sums(law form.Law) func(*Pass) {
	return func(p *Pass) {
		for _, c := range p.whys() {
			if c.sums[0].Law == law {
				p.report(c.finding(p))
			}
		}
	}
}

// A cause is one thing wrong that explains one or more broken equations.
type cause struct {
	sums    []form.Sum // broken equations it explains, the foremost first
	repairs []repair   // equally good; one is the likely truth, several are choices, none is a riddle
}

// whys are the causes of the equations that do not hold.
func (p *Pass) whys() []cause {
	if !p.analysed {
		p.analysed = true
		for a := newArithmetic(p); len(a.open) > 0; {
			p.causes = append(p.causes, a.explain())
		}
	}
	return p.causes
}

// waits says that a blank of a section that is typed in, or that nobody has looked at
// since last year's numbers came into it, can still repair the equation, and leaves a
// line about it.
func (p *Pass) waits(s sum) bool {
	if !p.beingWritten(s.Left[0].Section) {
		return false
	}
	lacking := s.Right
	if s.gap < 0 {
		lacking = s.Left
	}
	blanks := p.blankParts(lacking)
	if len(blanks) == 0 {
		return false
	}
	first, _ := p.Report.Form.Cell(s.Left[0])
	if first.Total && len(p.result.Waiting) > 0 {
		return true // the column of totals lacks what its columns lack
	}
	p.result.Waiting = append(p.result.Waiting, Waiting{At: blanks, Message: whatLacks(p, s)})
	return true
}

// blankParts lists the blank cells that a side of an equation adds up, looking
// into its totals.
func (p *Pass) blankParts(side []form.Ref) (out []form.Ref) {
	for _, at := range side {
		if p.number(at).Blank() {
			out = append(out, at)
		}
		for _, t := range p.Report.Form.Totals() {
			if t.Ref == at {
				out = append(out, p.blankParts(t.Parts)...)
			}
		}
	}
	return out
}

// finding words a cause.
func (c cause) finding(p *Pass) Finding {
	f := Finding{Severity: Error, Message: c.message(p)}
	for _, r := range c.repairs {
		fix := Fix{Label: r.label(p, len(c.repairs) > 1)}
		for _, s := range r.cells {
			at := p.Report.Form.Cells()[s.cell].Ref
			f.At = appendNew(f.At, at)
			fix.Edits = append(fix.Edits, model.Edit{At: at, Text: fmt.Sprint(s.now)})
		}
		f.Fixes = append(f.Fixes, fix)
	}
	for _, e := range c.sums {
		if !slices.ContainsFunc(f.At, func(at form.Ref) bool { return slices.Contains(e.Left, at) || slices.Contains(e.Right, at) }) {
			f.At = append(f.At, e.Right[0])
		}
	}
	for _, e := range c.sums[1:] {
		if !c.states(p, e) {
			f.Follows = append(f.Follows, equation(p, e, ""))
		}
	}
	return f
}

// states says that the message tells already what the total of an equation should be.
func (c cause) states(p *Pass, e form.Sum) bool {
	if len(c.repairs) != 1 || !c.repairs[0].totals || e.Law == form.BalanceLaw {
		return false
	}
	told := c.repairs[0].cells
	return slices.ContainsFunc(told[:min(len(told), mostStated)], func(s setting) bool {
		return p.Report.Form.Cells()[s.cell].Ref == e.Right[0]
	})
}

func appendNew[T comparable](list []T, x T) []T {
	if slices.Contains(list, x) {
		return list
	}
	return append(list, x)
}
