package part

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model/check"
	"gouji.app/ui/ask"
	"gouji.app/ui/dialog"
	"gouji.app/ui/flow"
)

// AskTies is 文表核对: every number of the text with the cell that it belongs to and
// what stands there.
func (s *Ties) AskTies() {
	s.mid.Desk.Leave()
	var m *dialog.Modal
	lines := container.New(flow.Column())
	scroll := dialog.Scrolled(lines)
	count := flow.New("")
	only := s.mid.Ask.Check("只看矛盾", nil)
	var list func()
	list = func() {
		count.Set(s.tieCount())
		lines.Objects = nil
		for _, t := range s.mid.Desk.Result().Ties {
			if only.Checked && t.State != check.Contradicting {
				continue
			}
			lines.Add(s.tieLine(t, func(do func()) { m.Close(); do() }, list))
		}
		if len(lines.Objects) == 0 {
			lines.Add(flow.Quiet("没有可列的数。"))
		}
		lines.Refresh()
		scroll.Refresh()
	}
	only.OnChanged = func(bool) { list(); scroll.ScrollToTop() }
	list()
	head := container.NewBorder(nil, nil, nil, only, count)
	m = s.mid.Ask.Open("文表核对", container.NewGridWrap(s.mid.Ask.Wide(), container.NewBorder(head, nil, nil, nil, scroll)), nil,
		ask.Close("关闭"))
}

func (s *Ties) tieCount() string {
	var n [check.Contradicting + 1]int
	ties := s.mid.Desk.Result().Ties
	for _, t := range ties {
		n[t.State]++
	}
	return fmt.Sprintf("正文中的数 %d 个：一致 %d 个，矛盾 %d 个，未对应 %d 个。",
		len(ties), n[check.Tied], n[check.Contradicting], n[check.Alone])
}

// tieLine is one number: state and words, the cell, and where to go from here. leave
// closes the list first; again lists anew what has changed.
func (s *Ties) tieLine(t check.Tie, leave func(func()), again func()) fyne.CanvasObject {
	state := [...]string{check.Alone: "未对应", check.Tied: "一致", check.Contradicting: "矛盾"}[t.State]
	in, _ := s.mid.Desk.Form().Section(t.At.Section)
	said := t.Span.Of(s.mid.Desk.Report().Text(t.At))
	words := flow.New(state + "　" + said + "　" + s.around(t) + "\n" + in.Short)
	buttons := container.NewHBox(s.mid.Ask.Button("到正文", func() { leave(func() { s.goToWords(t) }) }))
	if t.State == check.Alone {
		words.Set(words.String() + "　" + t.Why)
		words.SetInk(theme.ColorNamePlaceHolder)
	} else {
		words.Set(words.String() + "　" + s.tableSays(t))
		buttons.Add(s.mid.Ask.Button("到表格", func() { leave(func() { s.goToCell(t) }) }))
	}
	if t.State == check.Contradicting {
		words.SetInk(theme.ColorNameError)
		if t.Want != "" {
			buttons.Add(s.mid.Ask.Button("改为 "+t.Want, func() { s.replaceByTable(t); again() }))
		}
	}
	return container.NewBorder(nil, widget.NewSeparator(), nil, container.NewVBox(buttons), words)
}
