package ui

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

// A lastText is last year's text of a narrative, beside the one that is written: what
// both have in common is marked, and how much that is told.
type lastText struct {
	w       *Window
	at      form.Ref
	box     *fyne.Container
	whose   *control.Select // of several bodies taken over
	share   *flow.Text
	pair    *alike.Pairing
	told    string // text that share is told of
	waiting bool   // to tell it anew
}

func newLastText(w *Window, at form.Ref, editor *prose.Editor) *lastText {
	t := &lastText{w: w, at: at, share: flow.Quiet(""), whose: control.NewSelect(nil, nil)}
	t.whose.OnKey = w.dialogs.Key
	last := prose.New(prose.Options{
		ReadOnly: true, Hint: "上年年报的这一部分没有文字。",
		OnKey: w.dialogs.Typed, OnShortcut: w.shortcut,
		OnMark:    func(m prose.Mark, _ bool) { t.pair.ToLeft(m) },
		Modifiers: w.opts.Modifiers,
	})
	t.pair = alike.New(editor, last)
	t.whose.OnChanged = func(string) { w.refreshAll() }
	t.box = container.NewBorder(nil, container.New(flow.Column(), t.whose, t.share), nil, nil, last)
	return t
}

// show takes last year's text and compares it with the one beside.
func (t *lastText) show() {
	var names []string
	for _, p := range t.w.last {
		names = append(names, p.Report.UnitName())
	}
	if !slices.Equal(names, t.whose.Options) {
		t.whose.Options, t.whose.Hidden = names, len(names) < 2
		t.whose.Selected = t.chosen().UnitName()
		t.whose.Refresh()
	}
	text := t.chosen().Text(t.at)
	fresh := text != t.pair.Right.Text() || t.share.String() == ""
	t.pair.Right.Set(text)
	t.pair.Compare()
	t.pair.Follow()
	switch {
	case fresh:
		t.tell()
	case t.pair.Left.Text() != t.told && !t.waiting:
		t.waiting = true
		const pause = 500 * time.Millisecond // too much work for every keystroke
		t.w.opts.After(pause, func() {
			t.waiting = false
			if len(t.w.last) > 0 {
				t.tell()
			}
		})
	}
}

// chosen is the report whose text is shown.
func (t *lastText) chosen() *model.Report {
	for _, p := range t.w.last {
		if p.Report.UnitName() == t.whose.Selected {
			return p.Report
		}
	}
	return t.w.last[0].Report
}

// tell tells how much the texts are alike, here and as a whole.
func (t *lastText) tell() {
	last := t.chosen()
	t.told = t.pair.Left.Text()
	text := "上年文字"
	if year := last.Year(); year != 0 {
		text = fmt.Sprintf("%d 年度文字", year)
	}
	if s, _ := last.Form.Section(t.at.Section); carry.Likened(s) {
		all := carry.Likenesses(t.w.desk.Report(), last)
		text += fmt.Sprintf("　与今年相同 %s，全文相同 %s", carry.PerCent(t.pair.Sameness(t.told)), carry.PerCent(all[len(all)-1].Share))
	}
	t.share.Set(text)
}
