package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model/form"
)

// A partList is the list on the left. A click goes to a part and gives it the
// keyboard; the arrows go to the next part at once and keep it. The window's keys
// reach the window.
type partList struct {
	widget.List
	w      *Window
	byKeys bool // a part is being selected with the arrows
	states []string
}

func newPartList(w *Window) *partList {
	l := &partList{w: w}
	l.states = make([]string, len(w.parts))
	l.Length = func() int { return len(w.parts) }
	l.CreateItem = func() fyne.CanvasObject {
		state := widget.NewLabel("")
		state.Alignment = fyne.TextAlignTrailing
		return container.NewBorder(nil, nil, nil, state, widget.NewLabel(""))
	}
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		row := o.(*fyne.Container)
		setLabel(row.Objects[0], w.parts[i].name)
		setLabel(row.Objects[1], l.states[i])
	}
	l.OnSelected = func(i widget.ListItemID) {
		w.show(i)
		if !l.byKeys {
			w.parts[i].pane.focus(form.Ref{})
		}
	}
	l.ExtendBaseWidget(l)
	return l
}

// update shows the state of each part; the list is repainted only where one differs.
func (l *partList) update() {
	changed := false
	for i, p := range l.w.parts {
		if s := p.state(l.w); s != l.states[i] {
			l.states[i], changed = s, true
		}
	}
	if changed {
		l.Refresh()
	}
}

// setLabel repaints a label only where its text differs.
func setLabel(o fyne.CanvasObject, text string) {
	if l := o.(*widget.Label); l.Text != text {
		l.SetText(text)
	}
}

// TypedKey implements fyne.Focusable.
func (l *partList) TypedKey(k *fyne.KeyEvent) {
	to := l.w.current
	switch k.Name {
	case fyne.KeyUp:
		to--
	case fyne.KeyDown:
		to++
	default:
		l.w.key(k)
		return
	}
	if to >= 0 && to < len(l.w.parts) {
		l.byKeys = true
		l.Select(to)
		l.byKeys = false
	}
}
