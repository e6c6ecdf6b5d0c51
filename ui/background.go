package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"gouji.app/ui/flow"
)

// patience is how long work may take before the window says that it goes on.
const patience = 300 * time.Millisecond

// inBackground does work that may take long, as on a network drive, off the UI
// goroutine. After a moment a dialog says so and offers to stop; then done is not
// called and what the work gives is dropped.
func inBackground[T any](w *Window, what string, work func() T, done func(T)) {
	stopped, finished := false, false
	var m *modal
	w.opts.Go(func() {
		result := work()
		fyne.Do(func() {
			finished = true
			if m != nil && !stopped {
				w.closeModal(m)
			}
			if !stopped {
				done(result)
			}
		})
	})
	w.opts.After(patience, func() {
		if !finished {
			m = w.openModal("", flow.New(what+"……"), nil, choice{"停止", func() { stopped = true }})
		}
	})
}
