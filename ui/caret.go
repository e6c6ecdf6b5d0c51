package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

// Caret is the first pixel below the caret, from the window's upper left corner, where
// the candidates of an input method stand; false while no text is typed.
func (w *Window) Caret() (x, y int, ok bool) {
	c := w.win.Canvas()
	at, ok := caretOf(c.Focused())
	if !ok {
		return 0, 0, false
	}
	x, y = c.PixelCoordinateForPosition(at)
	return x, y + 1, true // Fyne cuts fractions off
}

func caretOf(o fyne.Focusable) (lower fyne.Position, ok bool) {
	switch o := o.(type) {
	case interface { // our own widgets
		Caret() (at fyne.Position, size fyne.Size, ok bool)
	}:
		at, size, ok := o.Caret()
		return at.AddXY(0, size.Height), ok
	case interface { // Fyne's entries, which forget how far they are scrolled
		CursorPosition() fyne.Position
		fyne.CanvasObject
	}:
		start := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		return start.AddXY(min(o.CursorPosition().X, o.Size().Width), o.Size().Height), true
	}
	return fyne.Position{}, false
}

// InputTrouble shows why Chinese cannot be typed now, until it is called with "".
func (w *Window) InputTrouble(text string) {
	was := w.inputTrouble
	w.inputTrouble = text
	if w.status.Text == was {
		w.desk.Say("")
	}
}

// RunNative gives the window of the system to f, where there is one.
func (w *Window) RunNative(f func(context any)) {
	if n, ok := w.win.(driver.NativeWindow); ok {
		n.RunNative(f)
	}
}
