package ui

import (
	"strings"
	"testing"
	"time"

	"gouji.app/assets"
)

// Work that takes long says so after a moment; stopped, what it gives is dropped.
func TestLongWorkCanBeStopped(t *testing.T) {
	d := open(t)
	var work, moment func()
	d.opts.Go = func(f func()) { work = f }
	d.opts.After = func(_ time.Duration, f func()) { moment = f }
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
	d.wants("open file", d.doc.name(), "示例.txt")

	d.Open(path)
	work()
	moment() // too late to say anything
	d.wants("dialog after quick work", d.dialog(), "")
}
