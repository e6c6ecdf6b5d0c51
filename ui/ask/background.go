package ask

import "time"

// Patience is how long work may take before the window says that it goes on.
const Patience = 300 * time.Millisecond

// A Task is work that may take long, as on a network drive.
type Task[T any] struct {
	What string   // said when it does: 正在打开“甲”
	Work func() T // beside the UI goroutine
	Done func(T)  // goes on with what the work gives
	Late func(T)  // is called instead when the user did not wait; nil: it is dropped
}

// Background does a task off the UI goroutine. After a moment a question says so and
// offers not to wait for it.
func Background[T any](h Host, t Task[T]) {
	stopped, finished := false, false
	var q Question
	h.Beside(func() func() {
		result := t.Work()
		return func() {
			finished = true
			switch {
			case !stopped:
				if q != nil {
					q.Close()
				}
				t.Done(result)
			case t.Late != nil:
				t.Late(result)
			}
		}
	})
	h.After(Patience, func() {
		if !finished {
			q = h.Ask(t.What+"……", Do("停止", func() { stopped = true }))
		}
	})
}
