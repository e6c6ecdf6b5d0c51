// Package dialog draws the questions of the window: dialogs over its content, one over
// the other, and the choice of a file. Whatever is asked can be answered by the
// keyboard.
package dialog

import (
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gouji.app/model"
	"gouji.app/ui/ask"
	"gouji.app/ui/flow"
)

// Options is what a Host needs of its window. All fields are required.
type Options struct {
	Canvas fyne.Canvas
	Em     func() float32            // width of a full-width character
	Key    func(*fyne.KeyEvent) bool // takes a key while no dialog is open
	Go     func(f func())            // runs f beside the UI goroutine
	After  func(d time.Duration, f func())
	// Own is the path that may be written over without a question; "": none.
	Own func() string
	// Remember notes the folder that the user chose a file in.
	Remember func(folder string)
}

// A Host shows dialogs over a window.
type Host struct {
	opts Options
	open []*Modal // the last one is in front
}

var _ ask.Host = (*Host)(nil)

// NewHost makes the host of a window.
func NewHost(o Options) *Host { return &Host{opts: o} }

// Beside implements ask.Host.
func (h *Host) Beside(work func() (then func())) {
	h.opts.Go(func() {
		if then := work(); then != nil {
			fyne.Do(then)
		}
	})
}

// After implements ask.Host.
func (h *Host) After(d time.Duration, f func()) { h.opts.After(d, f) }

// Ask implements ask.Host. The arrows and Tab move between the choices.
func (h *Host) Ask(question string, choices ...ask.Choice) ask.Question {
	text := flow.New(question)
	const width = 26 // full-width characters a line
	return h.Open("", container.NewGridWrap(h.Fit(width, text), text), nil, choices...)
}

// Tell implements ask.Host.
func (h *Host) Tell(text string) { h.Ask(text, ask.Close("知道了")) }

// Refuse implements ask.Host.
func (h *Host) Refuse(err error, choices ...ask.Choice) {
	if len(choices) == 0 {
		choices = []ask.Choice{ask.Close("知道了")}
	}
	message := "操作没有完成；请检查磁盘空间和权限后再试"
	var no *model.Refusal
	if errors.As(err, &no) {
		message = no.Message
	}
	h.Ask(message, choices...)
}

// Asking says that a dialog is open.
func (h *Host) Asking() bool { return len(h.open) > 0 }

// Front is the dialog in front, nil where none is open.
func (h *Host) Front() *Modal {
	if len(h.open) == 0 {
		return nil
	}
	return h.open[len(h.open)-1]
}

// Key gives a key that the focused widget has no use for to the dialog in front, or to
// the window where none is open.
func (h *Host) Key(k *fyne.KeyEvent) bool {
	if m := h.Front(); m != nil {
		return m.key(k)
	}
	return h.opts.Key(k)
}

// Typed is Key for who does not ask whether the key was of use.
func (h *Host) Typed(k *fyne.KeyEvent) { h.Key(k) }

// Canvas is that of the window.
func (h *Host) Canvas() fyne.Canvas { return h.opts.Canvas }

// Focus gives an object of the window the keyboard.
func (h *Host) Focus(o fyne.Focusable) { h.opts.Canvas.Focus(o) }

// Em is the width of a full-width character.
func (h *Host) Em() float32 { return h.opts.Em() }

// Fit is the size of a dialog's content that is so many full-width characters wide.
func (h *Host) Fit(characters float32, o fyne.CanvasObject) fyne.Size {
	o.Resize(fyne.NewSize(characters*h.Em(), 0)) // wrapped texts know their height only then
	return fyne.NewSize(characters*h.Em(), o.MinSize().Height)
}

// Wide is the size of a dialog that shows a list.
func (h *Host) Wide() fyne.Size {
	const wide, high = 46, 26 // in full-width characters
	room := h.opts.Canvas.Size()
	return fyne.NewSize(min(wide*h.Em(), room.Width*0.9), min(high*h.Em(), room.Height*0.75))
}

// AlmostWhole is the size of a dialog that needs all the room there is.
func (h *Host) AlmostWhole() fyne.Size {
	room := h.opts.Canvas.Size()
	return fyne.NewSize(room.Width*0.94, room.Height-9*h.Em())
}

// close takes a dialog away. One that came over it, as when saving failed while a
// file was read, stays: Fyne would take it away with the one below.
func (h *Host) close(m *Modal) {
	i := slices.Index(h.open, m)
	if i < 0 {
		return
	}
	for _, o := range slices.Backward(h.open[i:]) {
		o.popup.Hide()
	}
	h.open = slices.Delete(h.open, i, i+1)
	for _, o := range h.open[i:] {
		h.show(o)
	}
}

func (h *Host) show(m *Modal) {
	m.popup.Show()
	h.opts.Canvas.Focus(m.focus)
}
