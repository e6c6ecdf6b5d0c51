package ui

import (
	"time"

	"fyne.io/fyne/v2"
)

// patience is how long work may take before the window says that it goes on.
const patience = 300 * time.Millisecond

// A task is work that may take long, as on a network drive.
type task[T any] struct {
	what string   // said when it does: 正在打开“甲”
	work func() T // beside the UI goroutine
	done func(T)  // goes on with what the work gives
	late func(T)  // is called instead when the user did not wait; nil: it is dropped
}

// inBackground does a task off the UI goroutine. After a moment a dialog says so and
// offers not to wait for it.
func inBackground[T any](w *Window, t task[T]) {
	stopped, finished := false, false
	var m *modal
	w.opts.Go(func() {
		result := t.work()
		fyne.Do(func() {
			finished = true
			switch {
			case !stopped:
				if m != nil {
					w.closeModal(m)
				}
				t.done(result)
			case t.late != nil:
				t.late(result)
			}
		})
	})
	w.opts.After(patience, func() {
		if !finished {
			m = w.ask(t.what+"……", choice{"停止", func() { stopped = true }})
		}
	})
}
