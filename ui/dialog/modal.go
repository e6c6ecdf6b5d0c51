package dialog

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"gouji.app/ui/ask"
)

// A Modal is a dialog.
type Modal struct {
	host           *Host
	popup          *widget.PopUp
	focus          fyne.Focusable // has the keyboard first
	accept, cancel func()
}

// Open shows content with buttons below it. The object that has the keyboard first is
// focus, or the first button.
func (h *Host) Open(title string, content fyne.CanvasObject, focus fyne.Focusable, choices ...ask.Choice) *Modal {
	m := &Modal{host: h}
	done := func(do func()) func() {
		return func() {
			m.Close()
			if do != nil {
				do()
			}
		}
	}
	m.accept, m.cancel = done(choices[0].Do), done(choices[len(choices)-1].Do)
	if slices.ContainsFunc(choices, func(c ask.Choice) bool { return c.Do == nil }) {
		m.cancel = done(nil)
	}
	buttons := container.NewHBox(layout.NewSpacer())
	for i, c := range choices {
		b := NewButton(c.Label, done(c.Do), m.cancel)
		if i == 0 {
			b.Importance = widget.HighImportance
			if focus == nil {
				focus = b
			}
		}
		buttons.Add(b)
	}
	var head fyne.CanvasObject
	if title != "" {
		head = widget.NewLabelWithStyle(title, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	}
	m.popup = widget.NewModalPopUp(container.NewPadded(container.NewBorder(head, buttons, nil, nil, content)), h.opts.Canvas)
	h.open = append(h.open, m)
	m.focus = focus
	h.show(m)
	return m
}

// IsOpen implements ask.Question.
func (m *Modal) IsOpen() bool { return slices.Contains(m.host.open, m) }

// Close implements ask.Question.
func (m *Modal) Close() { m.host.close(m) }

// Accept takes the first choice.
func (m *Modal) Accept() { m.accept() }

// Cancel takes the choice that Escape takes.
func (m *Modal) Cancel() { m.cancel() }

// key is Enter or Escape where the focused widget has no use for it.
func (m *Modal) key(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		m.accept()
	case fyne.KeyEscape:
		m.cancel()
	default:
		return false
	}
	return true
}

// A Button of a dialog obeys Enter, Escape and the arrows.
type Button struct {
	widget.Button
	cancel func()
}

// NewButton makes a button; cancel is what Escape does there.
func NewButton(label string, tapped, cancel func()) *Button {
	b := &Button{cancel: cancel}
	b.Text, b.OnTapped = label, tapped
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(b)
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		b.OnTapped()
	case fyne.KeyEscape:
		b.cancel()
	case fyne.KeyLeft:
		if c != nil {
			c.FocusPrevious()
		}
	case fyne.KeyRight:
		if c != nil {
			c.FocusNext()
		}
	default:
		b.Button.TypedKey(key)
	}
}
