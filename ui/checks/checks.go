// Package checks is what the user decides about checking: which rules hold, and which
// words are wrong beside those of the program's list.
package checks

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gouji.app/model/check"
	"gouji.app/ui/ask"
	"gouji.app/ui/control"
	"gouji.app/ui/desk"
	"gouji.app/ui/dialog"
	"gouji.app/ui/flow"
	"gouji.app/ui/prose"
	"gouji.app/ui/settings"
)

// Options is what the task needs. All fields are required.
type Options struct {
	Desk      *desk.Desk
	Ask       *dialog.Host
	Settings  *settings.Store
	Words     string                  // the user's list of wrong words, see check.ReadWords
	KeepWords func(list string) error // errors are Refusals
	Modifiers func() fyne.KeyModifier
	OnChange  func() // the report is checked anew
}

// A Task asks what is to be checked.
type Task struct {
	Options
}

// NewTask makes the task.
func NewTask(o Options) *Task { return &Task{o} }

// Rules are those that the user has not switched off.
func Rules(s *settings.Store) []*check.Rule {
	off := s.Now().Off
	return slices.DeleteFunc(check.All(), func(r *check.Rule) bool { return slices.Contains(off, r.ID) })
}

// AskRules lists what is checked and by which instrument, and lets rules be switched
// off: 核对规则. The 核对报告 names those that are.
func (t *Task) AskRules() {
	all := check.All()
	ticks := make([]*control.Check, len(all))
	lines := container.New(flow.Column())
	for i, r := range all {
		ticks[i] = t.Ask.Check(r.Title, nil)
		ticks[i].Checked = !slices.Contains(t.Settings.Now().Off, r.ID)
		lines.Add(container.New(flow.Column(), ticks[i], flow.Quiet("　　"+r.Cite)))
	}
	head := flow.New(fmt.Sprintf("共 %d 条规则。去掉勾的不再核对，核对报告会写明。", len(all)))
	body := container.NewGridWrap(t.Ask.Wide(), container.NewBorder(head, nil, nil, nil, container.NewVScroll(lines)))
	t.Ask.Open("核对规则", body, nil,
		ask.Do("确定", func() {
			var off []string
			for i, r := range all {
				if !ticks[i].Checked {
					off = append(off, r.ID)
				}
			}
			t.Settings.Keep(func(s *settings.Settings) { s.Off = off })
			t.Desk.Session().Use(Rules(t.Settings))
			t.OnChange()
		}),

		ask.Close("取消"))
}

// AskWords is 常见错词: the user's own list of wrong words, beside that of the program.
func (t *Task) AskWords() {
	editor := prose.New(prose.Options{
		Hint:      "布署=部署",
		Modifiers: t.Modifiers,
		OnKey:     t.Ask.Typed,
	})
	editor.Set(t.Words)
	head := flow.New("一行一个，错的写在前面：布署=部署。错的写法恰好出现在正确的词里时，把这些词写在后面，用感叹号隔开：撤消=撤销!撤消息。程序自带的词表照样核对。")
	body := container.NewGridWrap(t.Ask.Wide(), container.NewBorder(head, nil, nil, nil, editor))
	t.Ask.Open("常见错词", body, editor,
		ask.Do("保存", func() {
			if err := t.KeepWords(editor.Text()); err != nil {
				t.Ask.Refuse(err)
				return
			}
			t.Words = editor.Text()
			t.Desk.Session().Watch(check.ReadWords(t.Words))
			t.OnChange()
		}),

		ask.Close("取消"))
}
