//go:build linux

package draft_test

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"gouji.app/model/draft"
	"gouji.app/model/form"
)

// When the disk fills up the last draft that was whole stays, and the next one that
// fits takes its place.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("NO FULL DISK IS TESTED: mounting a small one needs root: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	c, y, s := newClock(), newTypist(), storeIn(dir)
	var told []error
	saver := &draft.Saver{Store: s, Now: c.Now, After: c.After, Trouble: func(err error) { told = append(told, err) }}
	saver.Changed(y.key(), "", "")
	c.pass(time.Second)
	huge := y.report.Clone()
	huge.SetText(form.Ref{Section: "problems"}, strings.Repeat("长", 40_000))
	saver.Changed(huge, "", "")
	c.pass(time.Minute)
	if len(told) != 1 || told[0] == nil {
		t.Fatalf("told of a full disk: %v", told)
	}
	if got := onDisk(t, s); got != 1 {
		t.Errorf("on the full disk the draft holds %d keys, want the 1 it held", got)
	}
	saver.Changed(y.key(), "", "")
	c.pass(10 * time.Second)
	if got := onDisk(t, s); got != 2 || len(told) != 2 || told[1] != nil {
		t.Errorf("with room again the draft holds %d keys, told %v", got, told)
	}
	if err := saver.Stop(); err != nil {
		t.Error(err)
	}
}
