package draft

import (
	"errors"
	"io/fs"
	"sync"
	"time"

	"gouji.app/model"
)

// How long a change waits for its draft. With the writing itself it is on disk less
// than a second after the last change, and while changes go on without a pause
// every two seconds.
const (
	quiet   = 800 * time.Millisecond // after the last change
	longest = 2 * time.Second        // after the first change that is not written
)

// A Saver keeps one draft of one open report while it has unsaved changes. Changed
// and Clean come from the goroutine that owns the report and return at once;
// writing happens on goroutines of After. All fields are required.
type Saver struct {
	Store Store
	Now   func() time.Time
	// After runs f on a goroutine of its own when d has passed, unless stopped.
	After func(d time.Duration, f func()) (stop func() bool)
	// Trouble is told when drafts cannot be written or removed, and with nil when
	// they can again. It is called on any goroutine and must not call Flush or Stop.
	Trouble func(error)

	mu      sync.Mutex // guards what follows; held for moments only
	pending bool       // something is to be done on disk:
	next    *Draft     // write this, or remove the draft where it is nil
	since   time.Time  // when next was first asked for
	cancel  func() bool
	stopped bool

	disk    sync.Mutex // guards what follows; held while files are written
	slot    *slot      // nil: no draft on disk
	failing bool
}

// After is time.AfterFunc in the shape that a Saver asks for.
func After(d time.Duration, f func()) (stop func() bool) { return time.AfterFunc(d, f).Stop }

// Changed hands over a clone of the report as it now stands unsaved, and path and
// stamp of its file, "" where it has none.
func (s *Saver) Changed(clone *model.Report, file, stamp string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.Now()
	if s.next == nil {
		s.since = now
	}
	s.want(&Draft{Report: clone, File: file, Stamp: stamp, Time: now}, min(quiet, longest-now.Sub(s.since)))
}

// Clean says that the report is saved, or let go by the user: its draft is removed.
func (s *Saver) Clean() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.want(nil, 0)
}

// Flush brings the disk up to date before it returns.
func (s *Saver) Flush() error { return s.run() }

// Stop flushes and ends the Saver: later changes are ignored. A draft that is still
// needed stays and counts as left behind from then on; so a window that closes
// cleanly calls Clean first.
func (s *Saver) Stop() error {
	s.mu.Lock()
	s.stopped = true
	if s.cancel != nil {
		s.cancel()
	}
	s.mu.Unlock()
	err := s.run()
	s.disk.Lock()
	defer s.disk.Unlock()
	if s.slot != nil {
		s.slot.release()
		s.slot = nil
	}
	return err
}

// want notes what is to be done on disk and lets run come when wait has passed and
// not earlier. A run that has begun already cannot be called off and does no harm.
// The caller holds mu.
func (s *Saver) want(next *Draft, wait time.Duration) {
	if s.stopped {
		return
	}
	s.pending, s.next = true, next
	if s.cancel != nil {
		s.cancel()
	}
	s.cancel = s.After(max(wait, 0), func() { _ = s.run() }) // Trouble tells the error
}

// run does what is to be done on disk. What fails is tried again, unless newer
// wishes have come.
func (s *Saver) run() error {
	s.disk.Lock()
	defer s.disk.Unlock()
	s.mu.Lock()
	pending, d := s.pending, s.next
	s.pending, s.next = false, nil
	s.mu.Unlock()
	if !pending {
		return nil
	}
	err := s.put(d)
	if err != nil {
		s.mu.Lock()
		if !s.pending {
			s.since = s.Now()
			s.want(d, longest)
		}
		s.mu.Unlock()
	}
	if failing := err != nil; failing != s.failing {
		s.failing = failing
		s.Trouble(err)
	}
	return err
}

// put writes d, or removes the draft where d is nil.
func (s *Saver) put(d *Draft) (err error) {
	if d == nil {
		if s.slot != nil {
			if err = s.slot.remove(); err == nil {
				s.slot = nil
			}
		}
		return err
	}
	if s.slot == nil {
		if s.slot, err = s.Store.newSlot(); err != nil {
			return err
		}
	}
	err = s.slot.write(*d)
	if errors.Is(err, fs.ErrNotExist) { // the folder is gone, and the lock with it
		s.slot.release()
		s.slot = nil
	}
	return err
}
