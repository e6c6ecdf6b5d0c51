package check

import (
	"fmt"

	"gouji.app/model/form"
)

func structureRules() []*Rule {
	return []*Rule{{
		ID: "missing-section", Title: "六个部分不得缺项", Cite: "条例第五十条，国办公开办函〔2021〕30号",
		Run: missingSection,
	}}
}

func missingSection(p *Pass) {
	for _, s := range p.Report.Form.Sections {
		if s.Kind != form.Narrative || s.Optional || p.Unvisited[s.Key] || p.Typing == s.Key {
			continue
		}
		if len(p.Report.Paragraphs(s.Key)) == 0 {
			p.report(Finding{
				Severity: Error, At: []form.Ref{{Section: s.Key}},
				Message: fmt.Sprintf("“%s”没有内容；请填写本部分", s.Title),
			})
		}
	}
}
