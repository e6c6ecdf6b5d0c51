package check

import (
	"fmt"
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
)

func yearRules() []*Rule {
	return []*Rule{{
		ID: "carried-in", Title: "上年结转应与上年年报的结转下年度一致", Cite: "国办公开办函〔2021〕30号",
		Run: carriedIn,
	}}
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
			last, ok := p.Prior.Form.Cell(form.Ref{Section: carry.Section, Row: carry.From, Col: c.Ref.Col})
			was, now := p.Prior.Number(last), p.Numbers[i]
			if !ok || !was.Readable() || !now.Readable() || now.Equal(was) {
				continue
			}
			from = last.Row
			f.At = append(f.At, c.Ref)
			facts = append(facts, fmt.Sprintf("%s %s（上年 %s）", c.Col, now, was))
			fix.Edits = append(fix.Edits, model.Edit{At: c.Ref, Text: was.String()})
		}
		if len(f.At) == 0 {
			continue
		}
		first, _ := p.Report.Form.Cell(f.At[0])
		f.Severity, f.Fixes = Warning, []Fix{fix}
		f.Message = fmt.Sprintf("%s与上年年报的“%s”不一致：%s；请改为上年的数或作出说明", first.Row, from, strings.Join(facts, "、"))
		p.report(f)
	}
}
