package check

import (
	"fmt"
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
)

func remarkRules() []*Rule {
	return []*Rule{{
		ID: "remark", Severity: Warning, Title: "登记的意见应逐条处理", Cite: "本单位审核",
		Run: remarks,
	}}
}

// remarks reports the opinions entered by hand that are not ticked off.
func remarks(p *Pass) {
	for _, m := range p.Report.Remarks() {
		if m.Done {
			continue
		}
		who := strings.Join(strings.Fields(m.By+" "+m.On), "，")
		if who == "" {
			who = "未注明提出人"
		}
		p.report(Finding{
			Severity: Warning, At: []form.Ref{m.Place},
			Message: fmt.Sprintf("意见（%s）：%s；处理后请勾销", who, strings.TrimRight(m.Text, "。；")),
			Fixes:   []Fix{{Label: "已处理", Edits: []model.Edit{m.Tick(p.Today)}}},
		})
	}
}
