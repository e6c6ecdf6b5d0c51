// Package control has buttons, ticks, choices and lists of Fyne with one thing added:
// keys that they have no use for go to OnKey, which may be nil. Fyne's own swallow
// them, so that after a click on a tick neither Escape nor F8 does anything. It also
// has the Drag of all that is selected by the mouse.
package control

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Button is pressed with Enter, too.
type Button struct {
	widget.Button
	OnKey func(*fyne.KeyEvent) bool
}

// NewButton returns a button that calls pressed.
func NewButton(label string, pressed func()) *Button {
	b := &Button{}
	b.Text, b.OnTapped = label, pressed
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.Tapped(nil)
	default:
		pass(b.OnKey, k)
	}
}

// A Check is a tick.
type Check struct {
	widget.Check
	OnKey func(*fyne.KeyEvent) bool
}

// NewCheck returns a tick that tells its changes; changed may be nil.
func NewCheck(label string, changed func(bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = label, changed
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey implements fyne.Focusable. Fyne takes the space bar as a rune.
func (c *Check) TypedKey(k *fyne.KeyEvent) { pass(c.OnKey, k) }

// A Select is a choice of one out of several, with a frame like that of a field.
type Select struct {
	widget.Select
	OnKey func(*fyne.KeyEvent) bool
}

// NewSelect returns a choice that tells its changes; changed may be nil.
func NewSelect(options []string, changed func(string)) *Select {
	s := &Select{}
	s.Options, s.OnChanged = options, changed
	s.ExtendBaseWidget(s)
	return s
}

// TypedKey implements fyne.Focusable.
func (s *Select) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeySpace, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		s.Select.TypedKey(k)
	default:
		pass(s.OnKey, k)
	}
}

// CreateRenderer is called by Fyne.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	r := &framed{s.Select.CreateRenderer(), s, canvas.NewRectangle(color.Transparent)}
	r.paint()
	return r
}

// framed draws a frame over a choice.
type framed struct {
	fyne.WidgetRenderer
	of    *Select
	frame *canvas.Rectangle
}

func (r *framed) paint() {
	th := r.of.Theme()
	r.frame.StrokeColor = th.Color(theme.ColorNameInputBorder, fyne.CurrentApp().Settings().ThemeVariant())
	r.frame.StrokeWidth = th.Size(theme.SizeNameInputBorder)
	r.frame.CornerRadius = th.Size(theme.SizeNameInputRadius)
}

// Objects is called by Fyne.
func (r *framed) Objects() []fyne.CanvasObject {
	return append(slices.Clip(r.WidgetRenderer.Objects()), r.frame)
}

// Layout is called by Fyne.
func (r *framed) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.frame.Resize(size)
}

// Refresh is called by Fyne.
func (r *framed) Refresh() {
	r.paint()
	r.WidgetRenderer.Refresh()
}

// A List has Enter select the line that the arrows went to.
type List struct {
	widget.List
	OnKey func(*fyne.KeyEvent) bool
}

// NewList returns a list of lines to choose from.
func NewList(length func() int, line func(i int) string) *List {
	l := &List{}
	l.Length = length
	l.CreateItem = func() fyne.CanvasObject { return widget.NewLabel("") }
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) { o.(*widget.Label).SetText(line(i)) }
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey implements fyne.Focusable.
func (l *List) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		l.List.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	case fyne.KeySpace, fyne.KeyUp, fyne.KeyDown:
		l.List.TypedKey(k)
	default:
		pass(l.OnKey, k)
	}
}

func pass(to func(*fyne.KeyEvent) bool, k *fyne.KeyEvent) {
	if to != nil {
		to(k)
	}
}
