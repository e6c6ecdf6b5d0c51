package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2/container"

	"gouji.app/model/check"
	"gouji.app/ui/ask"
	"gouji.app/ui/control"
	"gouji.app/ui/flow"
	"gouji.app/ui/settings"
)

// rules are those that the user has not switched off.
func (w *Window) rules() []*check.Rule {
	off := w.settings.Now().Off
	return slices.DeleteFunc(check.All(), func(r *check.Rule) bool { return slices.Contains(off, r.ID) })
}

// askRules lists what is checked and by which instrument, and lets rules be switched
// off: 核对规则. The 核对报告 names those that are.
func (w *Window) askRules() {
	all := check.All()
	ticks := make([]*control.Check, len(all))
	lines := container.New(flow.Column())
	for i, r := range all {
		ticks[i] = w.dialogs.Check(r.Title, nil)
		ticks[i].Checked = !slices.Contains(w.settings.Now().Off, r.ID)
		lines.Add(container.New(flow.Column(), ticks[i], flow.Quiet("　　"+r.Cite)))
	}
	head := flow.New(fmt.Sprintf("共 %d 条规则。去掉勾的不再核对，核对报告会写明。", len(all)))
	body := container.NewGridWrap(w.dialogs.Wide(), container.NewBorder(head, nil, nil, nil, container.NewVScroll(lines)))
	w.dialogs.Open("核对规则", body, nil,
		ask.Do("确定", func() {
			var off []string
			for i, r := range all {
				if !ticks[i].Checked {
					off = append(off, r.ID)
				}
			}
			w.settings.Keep(func(s *settings.Settings) { s.Off = off })
			w.desk.Session().Use(w.rules())
			w.refreshAll()
		}),

		ask.Close("取消"))
}
