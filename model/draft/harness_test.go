package draft_test

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"gouji.app/model"
	"gouji.app/model/draft"
	"gouji.app/model/form"
)

// A clock stands still until time is made to pass.
type clock struct {
	now    time.Time
	timers []*timer
}

type timer struct {
	due time.Time
	run func()
}

func newClock() *clock { return &clock{now: time.Date(2024, 12, 20, 16, 30, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time { return c.now }

func (c *clock) After(d time.Duration, f func()) (stop func() bool) {
	t := &timer{c.now.Add(d), f}
	c.timers = append(c.timers, t)
	return func() bool {
		i := slices.Index(c.timers, t)
		if i >= 0 {
			c.timers = slices.Delete(c.timers, i, i+1)
		}
		return i >= 0
	}
}

// pass lets d go by and runs what falls due, each at its time.
func (c *clock) pass(d time.Duration) {
	end := c.now.Add(d)
	for len(c.timers) > 0 {
		next := slices.MinFunc(c.timers, func(a, b *timer) int { return cmp.Compare(a.due.UnixNano(), b.due.UnixNano()) })
		if next.due.After(end) {
			break
		}
		c.timers = slices.DeleteFunc(c.timers, func(t *timer) bool { return t == next })
		c.now = next.due
		next.run()
	}
	c.now = end
}

// A typist fills one report with numbered keys, so that what is found on disk tells
// how far it got.
type typist struct {
	report *model.Report
	keys   int
}

func newTypist() *typist { return &typist{report: model.New(form.Gongkai2021())} }

func overview() form.Ref { return form.Ref{Section: "overview"} }

// key types the next number, at the end of the text and into a cell.
func (y *typist) key() *model.Report {
	y.keys++
	n := strconv.Itoa(y.keys)
	y.report.SetText(overview(), y.report.Text(overview())+n+"\n")
	cells := y.report.Form.Cells()
	y.report.SetText(cells[y.keys%len(cells)].Ref, n)
	return y.report.Clone()
}

// keysIn counts the keys in a report and fails unless it is all that the typist had
// written when he had typed that many.
func keysIn(t failer, r *model.Report) int {
	t.Helper()
	keys, again := strings.Count(r.Text(overview()), "\n"), newTypist()
	for range keys {
		again.key()
	}
	if r.Plain() != again.report.Plain() {
		t.Fatalf("this was never on the screen:\n%s", r.Plain())
	}
	return keys
}

// failer is what testing.T and rapid.T have in common here.
type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

func storeIn(folder string) draft.Store {
	return draft.Store{Folder: folder, Forms: []*form.Form{form.Gongkai2021()}}
}

func saverOn(t failer, s draft.Store, c *clock) *draft.Saver {
	return &draft.Saver{Store: s, Now: c.Now, After: c.After, Trouble: func(err error) {
		if err != nil {
			t.Fatalf("trouble: %v", err)
		}
	}}
}

// leftBehind lists the drafts and fails on damaged ones.
func leftBehind(t failer, s draft.Store) []draft.Draft {
	t.Helper()
	drafts, damaged, err := s.List()
	if err != nil || len(damaged) > 0 {
		t.Fatalf("damaged drafts %v, error %v", damaged, err)
	}
	return drafts
}
