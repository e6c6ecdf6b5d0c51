package dialog

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"gouji.app/ui/control"
	"gouji.app/ui/flow"
	"gouji.app/ui/prose"
)

// What stands in dialogs and panes leaves the keys it has no use for to the dialog in
// front, or to the window.

// Button makes a button that does so.
func (h *Host) Button(label string, pressed func()) *control.Button {
	b := control.NewButton(label, pressed)
	b.OnKey = h.Key
	return b
}

// Line makes a field of one line that does so.
func (h *Host) Line() *prose.Field {
	f := prose.NewLine()
	f.OnKey = h.Key
	return f
}

// Check makes a tick that does so.
func (h *Host) Check(label string, changed func(bool)) *control.Check {
	c := control.NewCheck(label, changed)
	c.OnKey = h.Key
	return c
}

// Radio makes a choice of one out of few that does so.
func (h *Host) Radio(options []string, changed func(string)) *control.Radio {
	r := control.NewRadio(options, changed)
	r.OnKey = h.Key
	return r
}

// Select makes a choice of one out of a list that does so.
func (h *Host) Select(options []string, changed func(string)) *control.Select {
	s := control.NewSelect(options, changed)
	s.OnKey = h.Key
	return s
}

// List makes a list that does so; see control.NewList.
func (h *Host) List(length func() int, label func(i int) string) *control.List {
	l := control.NewList(length, label)
	l.OnKey = h.Key
	return l
}

// Scrolled sets objects one below the other, clear of the scroll bar.
func Scrolled(objects ...fyne.CanvasObject) *container.Scroll {
	column := container.New(flow.Column(), objects...)
	return container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 2*theme.Padding()), column))
}
