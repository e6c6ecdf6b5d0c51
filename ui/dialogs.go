package ui

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/ui/control"
	"gouji.app/ui/flow"
	"gouji.app/ui/prose"
)

// A choice is one button of a question. Without do it only closes the dialog, which
// is what Escape asks for.
type choice struct {
	label string
	do    func()
}

// A modal is an open dialog.
type modal struct {
	popup  *widget.PopUp
	focus  fyne.Focusable // has the keyboard first
	accept func()         // the first choice
	cancel func()
}

// key is Enter or Escape where the focused widget has no use for it.
func (m *modal) key(k *fyne.KeyEvent) bool {
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

// ask puts a question over the window. Enter takes the first choice, which therefore
// destroys nothing; Escape takes the one that does nothing, else the last; the
// arrows and Tab move between them.
func (w *Window) ask(question string, choices ...choice) *modal {
	text := flow.New(question)
	const width = 26 // full-width characters a line
	return w.openModal("", container.NewGridWrap(widthOf(w, width, text), text), nil, choices...)
}

// tell says something that needs no decision.
func (w *Window) tell(text string) { w.ask(text, choice{"知道了", nil}) }

// refuse tells why something failed, by the sentence of a Refusal and nothing else, and
// offers what can be done, if there is any.
func (w *Window) refuse(err error, choices ...choice) {
	if len(choices) == 0 {
		choices = []choice{{"知道了", nil}}
	}
	message := "操作没有完成；请检查磁盘空间和权限后再试"
	var no *model.Refusal
	if errors.As(err, &no) {
		message = no.Message
	}
	w.ask(message, choices...)
}

// openModal shows content with buttons below it. The first object that takes the
// focus is focus, or the first button.
func (w *Window) openModal(title string, content fyne.CanvasObject, focus fyne.Focusable, choices ...choice) *modal {
	m := &modal{}
	done := func(do func()) func() {
		return func() {
			w.closeModal(m)
			if do != nil {
				do()
			}
		}
	}
	m.accept, m.cancel = done(choices[0].do), done(choices[len(choices)-1].do)
	if slices.ContainsFunc(choices, func(c choice) bool { return c.do == nil }) {
		m.cancel = done(nil)
	}
	buttons := container.NewHBox(layout.NewSpacer())
	for i, c := range choices {
		b := newDialogButton(c.label, done(c.do), m.cancel)
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
	m.popup = widget.NewModalPopUp(container.NewPadded(container.NewBorder(head, buttons, nil, nil, content)), w.win.Canvas())
	w.modals = append(w.modals, m)
	m.focus = focus
	w.showModal(m)
	return m
}

func (w *Window) showModal(m *modal) {
	m.popup.Show()
	w.win.Canvas().Focus(m.focus)
}

// button makes a button that leaves the keys it has no use for to the window.
func (w *Window) button(label string, pressed func()) *control.Button {
	b := control.NewButton(label, pressed)
	b.OnKey = w.key
	return b
}

// line makes a field of one line that does so.
func (w *Window) line() *prose.Field {
	f := prose.NewLine()
	f.OnKey = w.key
	return f
}

// check makes a tick that does so.
func (w *Window) check(label string, changed func(bool)) *control.Check {
	c := control.NewCheck(label, changed)
	c.OnKey = w.key
	return c
}

// radio makes a choice of one out of few that does so.
func (w *Window) radio(options []string, changed func(string)) *control.Radio {
	r := control.NewRadio(options, changed)
	r.OnKey = w.key
	return r
}

// widthOf is the size of a dialog's content that is so many characters wide.
func widthOf(w *Window, characters float32, o fyne.CanvasObject) fyne.Size {
	o.Resize(fyne.NewSize(characters*w.em(), 0)) // wrapped texts know their height only then
	return fyne.NewSize(characters*w.em(), o.MinSize().Height)
}

// closeModal takes a dialog away. One that came over it, as when saving failed while a
// file was read, stays: Fyne would take it away with the one below.
func (w *Window) closeModal(m *modal) {
	i := slices.Index(w.modals, m)
	if i < 0 {
		return
	}
	for _, o := range slices.Backward(w.modals[i:]) {
		o.popup.Hide()
	}
	w.modals = slices.Delete(w.modals, i, i+1)
	for _, o := range w.modals[i:] {
		w.showModal(o)
	}
}

// A dialogButton is a button that obeys Enter, Escape and the arrows.
type dialogButton struct {
	widget.Button
	cancel func()
}

func newDialogButton(label string, tapped, cancel func()) *dialogButton {
	b := &dialogButton{cancel: cancel}
	b.Text, b.OnTapped = label, tapped
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey implements fyne.Focusable.
func (b *dialogButton) TypedKey(key *fyne.KeyEvent) {
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
