package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"gouji.app/model"
	"gouji.app/model/form"
)

// plausibleRules find numbers that obey every law and are unlikely all the same.
func plausibleRules() []*Rule {
	const cite = form.Notice2021
	return []*Rule{
		{ID: "rules-power", Severity: Warning, Title: "没有规章制定权的机关，规章应为 0", Cite: "立法法第九十一条、第九十三条", Run: rulesPower},
		{ID: "in-force-low", Severity: Warning, Title: "现行有效件数不应少于本年制发件数", Cite: experience, Run: inForceLow},
		{ID: "fee-unit", Severity: Hint, Title: "收费金额的单位应为万元", Cite: cite, Compares: true, Run: feeUnit},
		{ID: "digit-slip", Severity: Warning, Title: "数字不应与上年恰好相差十倍、百倍", Cite: experience, Compares: true, Run: digitSlip},
		{ID: "other-share", Severity: Hint, Title: "“（六）其他处理·3.其他”占比不宜过高", Cite: experience, Run: otherShare},
		{ID: "disputes-without-requests", Severity: Warning, Title: "没有申请而有复议、诉讼的应说明", Cite: experience, Run: disputesWithoutRequests},
		{ID: "review-first", Severity: Hint, Title: "未经复议直接起诉的应核对", Cite: "行政复议法第二十三条第一款第四项", Run: reviewFirst},
		{ID: "shifted", Severity: Hint, Title: "导入的行不应错列、拆分", Cite: experience, Run: shifted},
	}
}

// rulesPower finds rules (规章) of a body that can make none: a department below the
// State Council, or a government below 设区的市.
func rulesPower(p *Pass) {
	if !p.body.cannotMakeRules() {
		return
	}
	var f Finding
	fix := Fix{Label: "规章改为 0"}
	facts := ""
	for _, col := range []string{form.IssuedCol, form.RepealedCol, form.InForceCol} {
		at := form.Ref{Section: form.Proactive, Row: form.RulesRow, Col: col}
		if c, ok := p.Report.Form.Cell(at); ok && p.number(at).Count() > 0 {
			f.At = append(f.At, at)
			facts += fmt.Sprintf("%s为 %s，", c.Name(), p.number(at))
			fix.Edits = append(fix.Edits, model.Edit{At: at, Text: "0"})
		}
	}
	if len(f.At) > 0 {
		f.Severity, f.Fixes = Warning, []Fix{fix}
		f.Message = facts + "本机关没有规章制定权；请核对，行政规范性文件请填在下一行"
		p.report(f)
	}
	for _, a := range p.told() {
		if !strings.Contains(a.Plain, "规章") {
			continue // the pattern is slow
		}
		for _, span := range a.Match(localRules) {
			quote := span.Of(a.Source)
			if strings.HasSuffix(a.Source[:span.Start], "自治") {
				continue
			}
			p.report(a.quote(Warning, span, fmt.Sprintf("%s写“%s”，本机关没有规章制定权；请改为“行政规范性文件”等准确说法", a.name(), quote)))
		}
	}
}

// localRules matches rules said to be of a government below 设区的市.
var localRules = regexp.MustCompile(`(?:县|区|旗|乡|镇)(?:人民)?政府规章`)

// cannotMakeRules is certain of a kind and level that have no such power; of unknown
// ones nothing is.
func (b body) cannotMakeRules() bool {
	kind, level := b.Kind, b.Level
	switch level {
	case "county", "township":
		return true
	case "national":
		return false
	}
	return kind == "township" || kind == "subdistrict" || kind == "department" && level != ""
}

func inForceLow(p *Pass) {
	for _, stock := range p.Report.Form.Stocks {
		for _, row := range stock.Rows {
			at := func(col string) form.Ref { return form.Ref{Section: stock.Section, Row: row, Col: col} }
			held, in, out := at(stock.Held), at(stock.In), at(stock.Out)
			if !p.comparable([]form.Ref{held, in, out}) || p.number(held).Blank() || p.number(out).Count() != 0 || p.number(held).Count() >= p.number(in).Count() {
				continue
			}
			h, _ := p.Report.Form.Cell(held)
			i, _ := p.Report.Form.Cell(in)
			p.report(Finding{
				Severity: Warning, At: []form.Ref{held, in, out},
				Message: fmt.Sprintf("%s为 %s，少于%s %s，而本年没有废止；请核对", h.Name(), p.number(held), i.Col, p.number(in)),
			})
		}
	}
}

// feeUnit finds an amount that was probably entered in 元.
func feeUnit(p *Pass) {
	for i, c := range p.Report.Form.Cells() {
		was, ok := p.priorNumber(c)
		if !ok || c.Unit != form.Money || !inYuan(p.Numbers[i], was) {
			continue
		}
		p.report(Finding{
			Severity: Hint, At: []form.Ref{c.Ref},
			Message: fmt.Sprintf("%s为 %s 万元，上年为 %s 万元；请核对是否误以元为单位填写", c.Name(), p.Numbers[i], was),
		})
	}
}

// inYuan says that an amount looks as if it were given in 元, last year's being in
// 万元.
func inYuan(now, was model.Number) bool {
	bound, err := was.Decimal().Mul(decimal.Hundred)
	return now.Readable() && was.Decimal().IsPos() && err == nil && !now.Decimal().Less(bound)
}

// leastSlipped is the smaller number from which a factor of exactly ten or a hundred
// is more likely a slip than chance.
const leastSlipped = 11

// digitSlip finds counts with one or two digits too many or too few.
func digitSlip(p *Pass) {
	for i, c := range p.Report.Form.Cells() {
		was, ok := p.priorNumber(c)
		if !ok || c.Unit != form.Count || !p.Numbers[i].Readable() {
			continue
		}
		now, then := p.Numbers[i].Count(), was.Count()
		factor := slipped(now, then)
		if factor == 0 {
			continue
		}
		p.report(Finding{
			Severity: Warning, At: []form.Ref{c.Ref},
			Message: fmt.Sprintf("%s为 %d，上年为 %d，恰好相差 %d 倍；请核对是否多写或少写了数位", c.Name(), now, then, factor),
		})
	}
}

// slipped is the factor, 10 or 100, by which two counts look confused; else 0.
func slipped(now, then int64) int64 {
	small, large := min(now, then), max(now, then)
	switch {
	case small < leastSlipped:
		return 0
	case large == 10*small:
		return 10
	case large == 100*small:
		return 100
	}
	return 0
}

// priorNumber is what last year's report has in a cell or, with several, they have
// together; there is none where only a part of it goes on.
func (p *Pass) priorNumber(c form.Cell) (model.Number, bool) {
	last := p.lastAt(c.Ref)
	return last.Most, last.Exact()
}

// lastAt is what last year's reports have in a cell.
func (p *Pass) lastAt(at form.Ref) model.Last { return model.LastAt(at, p.priors...) }

const (
	leastHandled = 30 // applications from which shares say something
	mostOther    = 20 // per cent
)

// otherShare finds much booked under what no other row names.
func otherShare(p *Pass) {
	other, handled := form.Ref{Section: form.Requests, Row: form.OtherRow, Col: form.TotalCol}, form.Ref{Section: form.Requests, Row: form.HandledRow, Col: form.TotalCol}
	if !p.comparable([]form.Ref{other, handled}) {
		return
	}
	n, of := p.number(other).Count(), p.number(handled).Count()
	if of < leastHandled || n*100 <= of*mostOther {
		return
	}
	o, _ := p.Report.Form.Cell(other)
	h, _ := p.Report.Form.Cell(handled)
	p.report(Finding{
		Severity: Hint, At: []form.Ref{other, handled},
		Message: fmt.Sprintf("%s为 %d，占%s %d 的 %d%%；请核对能否归入其他各项，撤回申请的计入本项", o.Name(), n, h.Name(), of, n*100/of),
	})
}

// disputesWithoutRequests finds disputes of a year that had nothing to dispute.
func disputesWithoutRequests(p *Pass) {
	var asked []form.Ref
	for _, row := range []string{form.NewRow, form.CarriedInRow} {
		asked = append(asked, form.Ref{Section: form.Requests, Row: row, Col: form.TotalCol})
	}
	if !p.comparable(asked) || p.count(asked) != 0 || anyApplicant(p, asked) {
		return
	}
	f := Finding{Severity: Warning}
	facts := ""
	for _, cell := range disputeTotals() {
		if c, ok := p.Report.Form.Cell(cell); ok && p.comparable([]form.Ref{cell}) && p.number(cell).Count() > 0 {
			f.At = append(f.At, cell)
			facts += fmt.Sprintf("%s为 %s，", c.Name(), p.number(cell))
		}
	}
	if len(f.At) == 0 {
		return
	}
	f.At = append(f.At, asked...)
	f.Message = facts + "而本年新收和上年结转均为 0；请核对，由上年申请引起的请说明"
	p.report(f)
}

// anyApplicant says that a row has numbers though its total is 0.
func anyApplicant(p *Pass, totals []form.Ref) bool {
	return slices.ContainsFunc(p.Report.Form.Sums(), func(s form.Sum) bool {
		return s.Law == form.RowSum && slices.Contains(totals, s.Right[0]) && p.count(s.Left) > 0
	})
}

// firstReviewed is the year from which a suit against a refusal presupposes a review.
const firstReviewed = 2024

func reviewFirst(p *Pass) {
	at := form.Ref{Section: form.Disputes, Row: form.CasesRow, Col: "direct-" + form.TotalCol}
	c, ok := p.Report.Form.Cell(at)
	if !ok || p.Report.Year() < firstReviewed || p.number(at).Count() == 0 {
		return
	}
	p.report(Finding{
		Severity: Hint, At: []form.Ref{at},
		Message: fmt.Sprintf("%s为 %s，2024年起不予公开政府信息的应先申请行政复议；请核对是否应计入“复议后起诉”", c.Name(), p.number(at)),
	})
}
