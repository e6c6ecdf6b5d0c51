package check

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"gouji.app/model"
	"gouji.app/model/form"
)

func yearRules() []*Rule {
	const cite = form.Notice2021
	return []*Rule{
		{ID: "carried-in", Severity: Warning, Title: "上年结转应与上年年报的结转下年度一致", Cite: cite, Compares: true, Run: carriedIn},
		{ID: "in-force", Severity: Warning, Title: "现行有效件数应与上年年报衔接", Cite: experience, Compares: true, Run: inForce},
		{ID: "jump", Severity: Hint, Title: "与上年相比变化较大的应核对", Cite: experience, Compares: true, Run: jump},
		{ID: "same-cells", Severity: Hint, Title: "多处数字与上年相同的应核对", Cite: experience, Compares: true, Run: sameCells},
	}
}

// carriedIn compares the rows that begin with last year's numbers, one finding a
// row. Cells that are blank or unreadable on either side are left to other rules.
func carriedIn(p *Pass) {
	if p.Prior == nil {
		return
	}
	for _, carry := range p.Report.Form.Carries {
		var f Finding
		var from string
		var facts []string
		fix := Fix{Label: "改为上年的数"}
		for i, c := range p.Report.Form.Cells() {
			if c.Ref.Section != carry.Section || c.Ref.Row != carry.To {
				continue
			}
			at := form.Ref{Section: carry.Section, Row: carry.From, Col: c.Ref.Col}
			was, now := p.lastAt(at), p.Numbers[i]
			if !was.Known || !now.Readable() || between(now, was) {
				continue
			}
			row, _ := p.Report.Form.Cell(at)
			from = row.Row
			f.At = append(f.At, c.Ref)
			facts = append(facts, fmt.Sprintf("%s %s（上年 %s）", c.Col, now, lastNumber(was, "：", "")))
			if was.Exact() {
				fix.Edits = append(fix.Edits, model.Edit{At: c.Ref, Text: was.Most.String()})
			}
		}
		if len(f.At) == 0 {
			continue
		}
		first, _ := p.Report.Form.Cell(f.At[0])
		f.Severity = Warning
		if len(fix.Edits) > 0 {
			f.Fixes = []Fix{fix}
		}
		f.Message = fmt.Sprintf("%s与上年年报的“%s”不一致：%s；请改为上年的数或作出说明", first.Row, from, strings.Join(facts, "、"))
		p.report(f)
	}
}

// between says that a number may be what goes on from last year.
func between(n model.Number, last model.Last) bool {
	return n.Decimal().Cmp(last.Least.Decimal()) >= 0 && n.Decimal().Cmp(last.Most.Decimal()) <= 0
}

// lastNumber says what last year's number is and of which parts it is made, if of
// several: before stands before the parts and after behind them.
func lastNumber(last model.Last, before, after string) string {
	s := last.Most.String()
	if !last.Exact() {
		s = fmt.Sprintf("%s 至 %s", last.Least, last.Most)
	}
	if last.Parts != "" {
		s += before + last.Parts + after
	}
	return s
}

// last is the number of last year's report at a cell; ok is false where either
// year's cannot be read.
func (p *Pass) last(at form.Ref) (now, was model.Number, ok bool) {
	c, _ := p.Report.Form.Cell(at)
	was, ok = p.priorNumber(c)
	now = p.number(at)
	return now, was, ok && now.Readable()
}

// inForce compares holdings with last year's plus what came minus what went. Lapse
// and merger of documents are for explaining.
func inForce(p *Pass) {
	if p.Prior == nil {
		return
	}
	for _, stock := range p.Report.Form.Stocks {
		for _, row := range stock.Rows {
			ref := func(col string) form.Ref { return form.Ref{Section: stock.Section, Row: row, Col: col} }
			now, was := p.number(ref(stock.Held)), p.lastAt(ref(stock.Held))
			in, out := p.number(ref(stock.In)), p.number(ref(stock.Out))
			if !was.Known || !now.Readable() || in.Unreadable() || out.Unreadable() || p.unreadAt(ref(stock.In)) || p.unreadAt(ref(stock.Out)) {
				continue
			}
			moved := in.Count() - out.Count()
			if now.Count() < was.Least.Count()+moved || now.Count() > was.Most.Count()+moved {
				want := fmt.Sprint(was.Most.Count() + moved)
				if !was.Exact() {
					want = fmt.Sprintf("%d 至 %s", was.Least.Count()+moved, want)
				}
				c, _ := p.Report.Form.Cell(ref(stock.Held))
				came, _ := p.Report.Form.Cell(ref(stock.In))
				went, _ := p.Report.Form.Cell(ref(stock.Out))
				p.report(Finding{
					Severity: Warning, At: []form.Ref{c.Ref, came.Ref, went.Ref},
					Message: fmt.Sprintf("%s为 %s，上年 %s＋%s %d−%s %d＝%s；请核对，有失效、合并等情形的请说明",
						c.Name(), now, lastNumber(was, "（", "）"), came.Col, in.Count(), went.Col, out.Count(), want),
				})
			}
		}
	}
}

// jump looks at the numbers by which the years are compared: totals of applications
// that came in and were handled, decisions, fees and disputes. What looks like a slip
// is told as such.
func jump(p *Pass) {
	if p.Prior == nil {
		return
	}
	for _, c := range p.Report.Form.Cells() {
		if !compared(c) {
			continue
		}
		now, was, ok := p.last(c.Ref)
		if !ok || c.Unit == form.Count && slipped(now.Count(), was.Count()) != 0 || c.Unit == form.Money && inYuan(now, was) {
			continue
		}
		n, _ := now.Decimal().Float64()
		o, _ := was.Decimal().Float64()
		change := math.Abs(n - o)
		if change < 0.5*o || change < max(10, 3*math.Sqrt(o)) {
			continue
		}
		share := ""
		if o > 0 {
			share = fmt.Sprintf("，变化 %.0f%%", 100*change/o)
		}
		p.report(Finding{
			Severity: Hint, At: []form.Ref{c.Ref},
			Message: fmt.Sprintf("%s由上年的 %s 变为 %s%s；请核对", c.Name(), lastNumber(p.lastAt(c.Ref), "（", "）"), now, share),
		})
	}
}

// compared picks the cells of jump.
func compared(c form.Cell) bool {
	switch c.Ref.Section {
	case form.Requests:
		return c.Ref.Col == form.TotalCol && (c.Ref.Row == form.NewRow || c.Ref.Row == form.HandledRow)
	case form.Disputes:
		return c.Total
	}
	return c.Ref.Col == form.DecisionsCol || c.Ref.Col == form.AmountCol
}

// sameCells reports when large numbers stand as they were last year: three of them
// are hardly chance. Totals follow from others, and holdings may well stay.
func sameCells(p *Pass) {
	const large, several = 20, 3
	if p.Prior == nil {
		return
	}
	f := Finding{Severity: Hint}
	var said []string
	for _, c := range p.Report.Form.Cells() {
		if now, was, ok := p.last(c.Ref); ok && !c.Total && !p.held(c.Ref) && now.Equal(was) && now.Decimal().Cmp(decimal.MustNew(large, 0)) >= 0 {
			f.At = append(f.At, c.Ref)
			if len(said) < mostStated {
				said = append(said, fmt.Sprintf("%s %s", c.Name(), now))
			}
		}
	}
	if len(f.At) < several {
		return
	}
	f.Message = fmt.Sprintf("有 %d 格与上年年报完全相同（%s等）；请核对是否未更新", len(f.At), strings.Join(said, "、"))
	p.report(f)
}

// held says that a cell is a holding.
func (p *Pass) held(at form.Ref) bool {
	return slices.ContainsFunc(p.Report.Form.Stocks, func(s form.Stock) bool {
		return s.Section == at.Section && s.Held == at.Col
	})
}
