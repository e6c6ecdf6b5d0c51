package draft_test

import (
	"strconv"
	"testing"
	"time"
)

// Of the drafts that nobody came back for only the newest stay; that of the running
// program is none of them.
func TestOldestDraftsGo(t *testing.T) {
	c, s := newClock(), storeIn(t.TempDir())
	s.Most = 3
	for i := range 6 {
		saver, y := saverOn(t, s, c), newTypist()
		saver.Changed(y.key(), strconv.Itoa(i), "")
		c.pass(time.Minute)
		saver.Crash()
	}
	running, y := saverOn(t, s, c), newTypist()
	running.Changed(y.key(), "running", "")
	c.pass(time.Minute)
	var files string
	for _, d := range leftBehind(t, s) {
		files += d.File
	}
	if files != "543" {
		t.Errorf("left are the drafts %q, want 543", files)
	}
	running.Clean()
	c.pass(0)
}
