package part

import (
	"fyne.io/fyne/v2/container"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/ui/ask"
	"gouji.app/ui/flow"
)

// AskRemark is 登记意见: an opinion of the superior or the leader about the place
// worked on, which then stands among the findings until it is ticked off.
func (s *Reasons) AskRemark() {
	at := s.mid.Place()
	text, by, on := s.mid.Ask.Line(), s.mid.Ask.Line(), s.mid.Ask.Line()
	text.SetPlaceHolder("意见的内容")
	by.SetPlaceHolder("谁提的，例如 办公室张主任")
	on.SetPlaceHolder("什么时候，例如 1月10日")
	body := container.New(flow.Column(), flow.New("关于："+s.mid.Desk.Form().PlaceName(at)), text, by, on)
	s.mid.Ask.Open("登记意见", container.NewGridWrap(s.mid.Ask.Fit(30, body), body), text,
		ask.Do("登记", func() {
			if text.Text == "" {
				return
			}
			remark := model.Remark{Number: s.mid.Desk.Report().NextRemark(), Place: at, Text: text.Text, By: by.Text, On: on.Text}
			s.mid.Desk.Apply(model.Change{Label: "登记意见", Edits: remark.Edits()})
		}),

		ask.Close("取消"))
}

// AskSource is 数据来源: who gave the number of the active cell, and when. It is kept
// with the report and never printed.
func (s *Reasons) AskSource(cell form.Ref) {
	at := model.SourceRef(cell)
	source := s.mid.Ask.Line()
	source.SetText(s.mid.Desk.Report().Text(at))
	source.SetPlaceHolder("谁提供、何时提供，例如 信访科 李明，1月8日")
	c, _ := s.mid.Desk.Form().Cell(cell)
	body := container.New(flow.Column(), flow.New(c.Name()+"的数据来源（只保存在文件里，不打印）："), source)
	save := func() {
		s.mid.Desk.Apply(model.Change{Label: "数据来源", Edits: []model.Edit{{At: at, Text: source.Text}}})
	}
	s.mid.Ask.Open("数据来源", container.NewGridWrap(s.mid.Ask.Fit(30, body), body), source,
		ask.Do("保存", save), ask.Close("取消"))
}

// Place is the cell or section that is worked on.
func (mid *Middle) Place() form.Ref {
	if p := mid.Table(); p != nil {
		return p.Sheet.Active()
	}
	sections := mid.parts[mid.current].sections
	for _, key := range sections {
		if s, ok := mid.Desk.Form().Section(key); ok && s.Kind == form.Narrative {
			return form.Ref{Section: key}
		}
	}
	return form.Ref{Section: sections[0]}
}
