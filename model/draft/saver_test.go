package draft_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"gouji.app/model/draft"
)

// onDisk counts the keys in the only draft of a folder, whoever holds it; 0: none.
func onDisk(t *testing.T, s draft.Store) int {
	t.Helper()
	other := storeIn(t.TempDir()) // copies are nobody's
	files, _ := filepath.Glob(filepath.Join(s.Folder, "*.draft"))
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(other.Folder, filepath.Base(f)), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	drafts := leftBehind(t, other)
	if len(drafts) > 1 {
		t.Fatalf("%d drafts of one report", len(drafts))
	}
	if len(drafts) == 0 {
		return 0
	}
	return keysIn(t, drafts[0].Report)
}

// A working day: when what is on disk.
func TestSaverKeepsTime(t *testing.T) {
	c, s, y := newClock(), storeIn(filepath.Join(t.TempDir(), "勾稽", "恢复稿")), newTypist()
	saver := saverOn(t, s, c)
	for _, step := range []struct {
		name string
		do   func()
		want int // keys on disk afterwards
	}{
		{"nothing is typed", func() { c.pass(time.Hour) }, 0},
		{"a key just now", func() { saver.Changed(y.key(), "", "") }, 0},
		{"less than a second later", func() { c.pass(900 * time.Millisecond) }, 1},
		{"1.9 seconds of typing", func() {
			for range 19 {
				saver.Changed(y.key(), "", "")
				c.pass(100 * time.Millisecond)
			}
		}, 1},
		{"two seconds of typing", func() {
			saver.Changed(y.key(), "", "")
			c.pass(100 * time.Millisecond)
		}, 21},
		{"two more", func() {
			for range 21 {
				saver.Changed(y.key(), "", "")
				c.pass(100 * time.Millisecond)
			}
		}, 41},
		{"the rest of it", func() { c.pass(time.Second) }, 42},
		{"flushed", func() {
			saver.Changed(y.key(), "", "")
			if err := saver.Flush(); err != nil {
				t.Error(err)
			}
		}, 43},
		{"saved", func() { saver.Clean(); c.pass(0) }, 0},
		{"typed, saved before it was written", func() {
			saver.Changed(y.key(), "", "")
			saver.Clean()
			c.pass(time.Hour)
		}, 0},
		{"saved and typed on", func() {
			saver.Changed(y.key(), "", "")
			c.pass(time.Second)
			saver.Clean()
			saver.Changed(y.key(), "", "")
			c.pass(time.Second)
		}, 46},
		{"closed", func() {
			saver.Clean()
			if err := saver.Stop(); err != nil {
				t.Error(err)
			}
		}, 0},
		{"typed after the end", func() { saver.Changed(y.key(), "", ""); c.pass(time.Hour) }, 0},
	} {
		step.do()
		if got := onDisk(t, s); got != step.want {
			t.Fatalf("%s: %d keys on disk, want %d", step.name, got, step.want)
		}
	}
	if len(c.timers) > 0 {
		t.Errorf("%d timers outlive the saver", len(c.timers))
	}
	if left, _ := os.ReadDir(s.Folder); len(left) > 0 {
		t.Errorf("a clean end leaves %v", left)
	}
}

// Whatever is done in whatever order, after a crash each report comes back as it
// was on the screen at most two seconds before, or as at the last pause; and what
// was saved does not come back.
func TestCrashesLoseNoMoreThanTwoSeconds(t *testing.T) {
	base := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		folder, err := os.MkdirTemp(base, "")
		if err != nil {
			t.Fatal(err)
		}
		c, s := newClock(), storeIn(folder)
		saver, y := saverOn(t, s, c), newTypist()
		var typed []time.Time // when each key was typed
		saved := 0            // keys when last saved
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			switch rapid.SampledFrom([]string{"key", "key", "key", "wait", "wait", "save", "crash", "look"}).Draw(t, "step") {
			case "key":
				saver.Changed(y.key(), "", "")
				typed = append(typed, c.now)
			case "wait":
				c.pass(time.Duration(rapid.IntRange(0, 1500).Draw(t, "ms")) * time.Millisecond)
			case "save":
				saver.Clean()
				c.pass(0)
				saved = y.keys
			case "look":
				if got := leftBehind(t, s); len(got) > 0 {
					t.Fatalf("the draft of a running program is offered: %d keys", keysIn(t, got[0].Report))
				}
			case "crash":
				saver.Crash()
				if rapid.Bool().Draw(t, "while writing") {
					tear(t, folder)
				}
				least, now := saved, c.now
				for i, at := range typed[saved:] {
					pause := saved+i+1 == y.keys || typed[saved+i+1].Sub(at) >= time.Second
					if now.Sub(at) >= 2*time.Second || pause && now.Sub(at) >= time.Second {
						least = saved + i + 1
					}
				}
				got := saved
				drafts := leftBehind(t, s)
				if len(drafts) > 1 {
					t.Fatalf("%d drafts of one report", len(drafts))
				}
				if len(drafts) == 1 {
					got = keysIn(t, drafts[0].Report)
					if got <= saved {
						t.Fatalf("a draft with %d keys is offered, %d were saved", got, saved)
					}
					if want := typed[got-1]; !drafts[0].Time.Equal(want) {
						t.Fatalf("the draft is of %v, its last key of %v", drafts[0].Time, want)
					}
					if err := s.Remove(drafts[0]); err != nil {
						t.Fatal(err)
					}
				}
				if rest, _ := os.ReadDir(folder); len(rest) > 0 {
					t.Fatalf("beside the drafts stands %v", rest)
				}
				if got < least {
					t.Fatalf("%d keys come back, at least %d should", got, least)
				}
				saver, y, typed, saved = saverOn(t, s, c), newTypist(), nil, 0
			}
		}
	})
}

// tear leaves half of a next draft beside each draft, as a crash in the middle of
// writing does.
func tear(t *rapid.T, folder string) {
	locks, err := filepath.Glob(filepath.Join(folder, "*.lock"))
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range locks {
		half := []byte("# gouji draft 00000000\n# file \"\"\n")
		if err := os.WriteFile(l[:len(l)-len("lock")]+"tmp", half, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// A folder where nothing can be written is told once, tried again without a new
// key, and told when it is well.
func TestTrouble(t *testing.T) {
	c, y := newClock(), newTypist()
	blocked := filepath.Join(t.TempDir(), "恢复稿")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := storeIn(blocked)
	var told []error
	saver := &draft.Saver{Store: s, Now: c.Now, After: c.After, Trouble: func(err error) { told = append(told, err) }}
	saver.Changed(y.key(), "", "")
	c.pass(10 * time.Second)
	if len(told) != 1 || told[0] == nil {
		t.Fatalf("told of a file where the folder should be: %v", told)
	}
	if err := saver.Flush(); err == nil {
		t.Error("flushed into a file")
	}
	if err := os.Remove(blocked); err != nil {
		t.Fatal(err)
	}
	c.pass(2 * time.Second)
	if got := onDisk(t, s); got != 1 || len(told) != 2 || told[1] != nil {
		t.Errorf("after the repair %d keys are on disk, told %v", got, told)
	}

	// The folder vanishes under a draft, and comes back.
	if err := os.RemoveAll(blocked); err != nil {
		t.Fatal(err)
	}
	saver.Changed(y.key(), "", "")
	c.pass(10 * time.Second)
	if got := onDisk(t, s); got != 2 {
		t.Errorf("after the folder was deleted %d keys are on disk, want 2", got)
	}
	if got := leftBehind(t, s); len(got) > 0 {
		t.Error("in the new folder the draft of a running program is offered")
	}
	saver.Clean()
	if err := saver.Stop(); err != nil || onDisk(t, s) != 0 || len(c.timers) > 0 {
		t.Errorf("at the end: error %v, %d keys on disk, %d timers", err, onDisk(t, s), len(c.timers))
	}
}

// The disk works while typing goes on; the race detector watches.
func TestTypingWhileWriting(t *testing.T) {
	s, y := storeIn(t.TempDir()), newTypist()
	at := func(_ time.Duration, f func()) func() bool { go f(); return func() bool { return false } }
	saver := &draft.Saver{Store: s, Now: time.Now, After: at, Trouble: func(err error) { t.Error(err) }}
	for i := range 300 {
		saver.Changed(y.key(), "", "")
		if i%10 == 9 {
			saver.Clean()
		}
	}
	saver.Changed(y.key(), "甲.xlsx", "")
	if err := saver.Stop(); err != nil {
		t.Fatal(err)
	}
	drafts := leftBehind(t, s)
	if len(drafts) != 1 || keysIn(t, drafts[0].Report) != y.keys || drafts[0].File != "甲.xlsx" {
		t.Errorf("the end is not what was typed last: %d drafts", len(drafts))
	}
}

func TestAfterIsRealTime(t *testing.T) {
	ran := make(chan bool)
	draft.After(0, func() { ran <- true })
	<-ran
	stop := draft.After(time.Hour, func() { t.Error("stopped too late") })
	if !stop() {
		t.Error("a timer of an hour has run already")
	}
}

func BenchmarkChanged(b *testing.B) {
	y := newTypist()
	for range 500 {
		y.key()
	}
	saver := &draft.Saver{Store: storeIn(b.TempDir()), Now: time.Now, After: draft.After, Trouble: func(err error) { b.Error(err) }}
	for b.Loop() {
		saver.Changed(y.report.Clone(), "", "")
	}
	saver.Clean()
	if err := saver.Stop(); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkFlush(b *testing.B) {
	y := newTypist()
	for range 500 {
		y.key()
	}
	saver := &draft.Saver{Store: storeIn(b.TempDir()), Now: time.Now, After: draft.After, Trouble: func(err error) { b.Error(err) }}
	for b.Loop() {
		saver.Changed(y.report.Clone(), "", "")
		if err := saver.Flush(); err != nil {
			b.Fatal(err)
		}
	}
	saver.Clean()
	if err := saver.Stop(); err != nil {
		b.Fatal(err)
	}
}
