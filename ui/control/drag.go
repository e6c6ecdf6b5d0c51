package control

import (
	"time"

	"fyne.io/fyne/v2"
)

// A Drag follows a pointer that selects in something that scrolls. Outside its window it
// goes on as long as there is more: Fyne tells nothing of a pointer that rests.
type Drag struct {
	// Of is what is dragged over and moves when it scrolls.
	Of fyne.CanvasObject
	// To selects up to a point of it, and scrolls there.
	To func(fyne.Position)
	// After runs a function on the UI goroutine after some time; nil: by a timer and
	// fyne.Do.
	After func(time.Duration, func())

	at   fyne.Position // of the pointer, which stays when Of moves
	held bool
	due  bool // goes on after pause
}

// pause is between two steps of scrolling.
const pause = 50 * time.Millisecond

// Dragged takes the pointer to a point of what is dragged over.
func (d *Drag) Dragged(to fyne.Position) {
	d.held, d.at = true, to.Add(d.Of.Position())
	d.follow()
}

// End lets go.
func (d *Drag) End() { d.held = false }

func (d *Drag) follow() {
	before := d.Of.Position()
	d.To(d.at.Subtract(before))
	if d.Of.Position() == before || d.due {
		return
	}
	d.due = true
	again := func() {
		d.due = false
		if d.held {
			d.follow()
		}
	}
	if d.After != nil {
		d.After(pause, again)
		return
	}
	time.AfterFunc(pause, func() { fyne.Do(again) })
}
