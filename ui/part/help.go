package part

import (
	"strings"

	"gouji.app/model/form"
)

// ExplainCell is 填报说明: what the row of a cell means and what its section asks for.
func (mid *Middle) ExplainCell(at form.Ref) {
	var parts []string
	if c, ok := mid.Desk.Form().Cell(at); ok {
		name := c.Name()
		if p := mid.Table(); p != nil {
			if label, clicked := p.Sheet.Label(); clicked {
				name = label.Label
			}
		}
		parts = append(parts, name)
		if c.Note != "" {
			parts = append(parts, c.Note)
		}
		if c.Total {
			parts = append(parts, "合计自动填写；直接输入数字即改为手工填写，“恢复自动合计”可以改回。")
		}
	}
	if s, ok := mid.Desk.Form().Section(at.Section); ok && s.Hint != "" {
		parts = append(parts, s.Hint)
	}
	if len(parts) == 0 {
		parts = append(parts, "这里没有填报说明。")
	}
	mid.Ask.Tell(strings.Join(parts, "\n"))
}
