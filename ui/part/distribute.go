package part

import (
	"fmt"
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/reading"
	"gouji.app/ui/ask"
)

// paste puts pasted text in at the caret, without the heading of this section. Where
// it holds headings of other sections, it may be dealt out among them.
func (p *Text) paste(text string) {
	var here, names, full []string
	var elsewhere []model.Edit
	tables := false
	r := p.mid.Desk.Report()
	parts := []model.Edit{{Text: text}}
	if strings.Contains(text, "\n") { // a heading alone is wanted as it is
		parts = p.mid.Divide(text)
	}
	for _, part := range parts {
		s, ok := r.Form.Section(part.At.Section)
		if !ok || part.At == p.narrative {
			here = append(here, part.Text)
			continue
		}
		number, _, _ := strings.Cut(s.Title, "、")
		names = append(names, number)
		if s.Kind == form.Tables {
			tables = true
			continue
		}
		if old := r.Text(part.At); old != "" {
			full = append(full, number)
			part.Text = old + "\n" + part.Text
		}
		elsewhere = append(elsewhere, part)
	}
	own := strings.Join(here, "\n")
	if len(names) > 0 {
		p.askDistribute(text, own, names, full, elsewhere, tables)
		return
	}
	p.Editor.Replace("粘贴", own)
	p.tellHalfWidth(own)
}

// tellHalfWidth says that pasted text has marks one may want to widen.
func (p *Text) tellHalfWidth(pasted string) {
	if n := reading.HalfWidth(pasted); n > 0 {
		p.mid.Desk.Say(fmt.Sprintf("粘贴的内容有 %d 处半角标点；可用“编辑”菜单中的“半角标点改为全角”改正。", n))
	}
}

// askDistribute asks whether pasted text goes to the sections whose headings it holds.
func (p *Text) askDistribute(text, own string, names, full []string, elsewhere []model.Edit, tables bool) {
	question := "粘贴内容含第" + strings.Join(names, "、") + "部分，是否分别放入？"
	if len(full) > 0 {
		question += "第" + strings.Join(full, "、") + "部分已有内容，新的接在后面。"
	}
	var choices []ask.Choice
	if tables {
		question += "只放文字；要连表格中的数字一起，请作为整份年报读入。"
		choices = append(choices, ask.Do("作为整份年报读入", p.mid.PasteReport)) // with its tabs
	}
	p.mid.Ask.Ask(question, append(choices,
		ask.Do("分别放入", func() {
			from, to := p.Editor.Selection()
			whole := p.Editor.Text()
			mine := model.Edit{At: p.narrative, Text: whole[:from] + own + whole[to:]}
			p.mid.Desk.Apply(model.Change{Label: "粘贴", Edits: append([]model.Edit{mine}, elsewhere...)})
		}),

		ask.Do("全部放在这里", func() { p.Editor.Replace("粘贴", text) }),
		ask.Close("取消"))...)
}
