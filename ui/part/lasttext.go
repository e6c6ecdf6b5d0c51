package part

import (
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/form"
	"gouji.app/ui/alike"
	"gouji.app/ui/control"
	"gouji.app/ui/flow"
	"gouji.app/ui/prose"
)

// A LastText is last year's text of a narrative, beside the one that is written: what
// both have in common is marked, and how much that is told.
type LastText struct {
	mid     *Middle
	at      form.Ref
	box     *fyne.Container
	Whose   *control.Select // of several bodies taken over
	Share   *flow.Text
	Pair    *alike.Pairing
	told    string // text that share is told of
	waiting bool   // to tell it anew
}

func newLastText(mid *Middle, at form.Ref, editor *prose.Editor) *LastText {
	t := &LastText{mid: mid, at: at, Share: flow.Quiet(""), Whose: control.NewSelect(nil, nil)}
	t.Whose.OnKey = mid.Ask.Key
	last := prose.New(prose.Options{
		ReadOnly: true, Hint: "上年年报的这一部分没有文字。",
		OnKey: mid.Ask.Typed, OnShortcut: mid.Shortcut,
		OnMark:    func(m prose.Mark, _ bool) { t.Pair.ToLeft(m) },
		Modifiers: mid.Modifiers,
	})
	t.Pair = alike.New(editor, last)
	t.Whose.OnChanged = func(string) { mid.Repaint() }
	t.box = container.NewBorder(nil, container.New(flow.Column(), t.Whose, t.Share), nil, nil, last)
	return t
}

// Show takes last year's text and compares it with the one beside.
func (t *LastText) show() {
	var names []string
	for _, p := range t.mid.last {
		names = append(names, p.Report.UnitName())
	}
	if !slices.Equal(names, t.Whose.Options) {
		t.Whose.Options, t.Whose.Hidden = names, len(names) < 2
		t.Whose.Selected = t.chosen().UnitName()
		t.Whose.Refresh()
	}
	text := t.chosen().Text(t.at)
	fresh := text != t.Pair.Right.Text() || t.Share.String() == ""
	t.Pair.Right.Set(text)
	t.Pair.Compare()
	t.Pair.Follow()
	switch {
	case fresh:
		t.tell()
	case t.Pair.Left.Text() != t.told && !t.waiting:
		t.waiting = true
		const pause = 500 * time.Millisecond // too much work for every keystroke
		t.mid.Ask.After(pause, func() {
			t.waiting = false
			if len(t.mid.last) > 0 {
				t.tell()
			}
		})
	}
}

// chosen is the report whose text is shown.
func (t *LastText) chosen() *model.Report {
	for _, p := range t.mid.last {
		if p.Report.UnitName() == t.Whose.Selected {
			return p.Report
		}
	}
	return t.mid.last[0].Report
}

// tell tells how much the texts are alike, here and as a whole.
func (t *LastText) tell() {
	last := t.chosen()
	t.told = t.Pair.Left.Text()
	text := "上年文字"
	if year := last.Year(); year != 0 {
		text = fmt.Sprintf("%d 年度文字", year)
	}
	if s, _ := last.Form.Section(t.at.Section); carry.Likened(s) {
		all := carry.Likenesses(t.mid.Desk.Report(), last)
		text += fmt.Sprintf("　与今年相同 %s，全文相同 %s", carry.PerCent(t.Pair.Sameness(t.told)), carry.PerCent(all[len(all)-1].Share))
	}
	t.Share.Set(text)
}
