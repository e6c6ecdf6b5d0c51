package ui

import (
	"strings"
	"testing"
	"time"

	"gouji.app/assets"
)

// slow makes what happens beside the UI goroutine wait until work is called, and the
// time that passes until moment is.
func (d *clerk) slow() (work, moment func()) {
	var jobs, later []func()
	d.world.Go = func(f func()) { jobs = append(jobs, f) }
	d.world.After = func(_ time.Duration, f func()) { later = append(later, f) }
	all := func(of *[]func()) func() {
		return func() {
			for len(*of) > 0 {
				f := (*of)[0]
				*of = (*of)[1:]
				f()
			}
		}
	}
	return all(&jobs), all(&later)
}

// Work that takes long says so after a moment; stopped, what it gives is dropped.
func TestLongWorkCanBeStopped(t *testing.T) {
	d := open(t)
	work, moment := d.slow()
	path := d.file("示例.txt", assets.Sample)

	d.Open(path)
	d.wants("dialog at first", d.dialog(), "")
	moment()
	if !strings.Contains(d.dialog(), "正在打开“示例.txt”") {
		t.Fatalf("dialog is %q", d.dialog())
	}
	d.press("停止")
	work()
	if !d.atStart {
		t.Error("a file that was given up is open")
	}

	d.Open(path)
	moment()
	work()
	d.wants("dialog when done", d.dialog(), "")
	d.wants("open file", d.desk.File().Name(), "示例.txt")

	d.Open(path)
	work()
	moment() // too late to say anything
	d.wants("dialog after quick work", d.dialog(), "")
}
