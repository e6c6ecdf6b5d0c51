package ui

import (
	"errors"

	"gouji.app/model"
)

// hold takes the lock of a file that is to be worked on and goes on with the way to
// give it back. Where somebody else has the file the user decides: a copy, or the file
// itself, if he knows that the other has left it.
func (w *Window) hold(path string, then func(release func()), asCopy choice) {
	if w.doc.path == path && w.doc.release != nil { // the lock is our own
		then(w.doc.giveUp())
		return
	}
	release, err := w.opts.Hold(path, false)
	var no *model.Refusal
	if !errors.As(err, &no) {
		if err != nil { // no lock can be written there; then none is needed to read
			w.opts.Log("locking a file", err)
		}
		then(release)
		return
	}
	w.ask(no.Message,
		asCopy,
		choice{"仍然编辑", func() {
			release, err := w.opts.Hold(path, true)
			if err != nil {
				w.opts.Log("taking a lock over", err)
			}
			then(release)
		}},
		choice{"取消", nil})
}

// giveUp hands the document's lock to somebody else; nil where it has none.
func (d *document) giveUp() (release func()) {
	release, d.release = d.release, nil
	return release
}

// letGo releases the lock of the document's file.
func (d *document) letGo() {
	if release := d.giveUp(); release != nil {
		release()
	}
}

// take makes a document of what was read from a file of the program's own, to be worked
// on, or a copy where somebody else is at it, and goes on with it.
func (w *Window) take(path, stamp string, im *model.Import, then func(*document)) {
	w.hold(path, func(release func()) {
		d := w.opened(path, stamp, im)
		d.release = release
		then(d)
	}, choice{"打开副本", func() {
		d := w.opened(path, stamp, im)
		d.path, d.stamp = "", ""
		then(d)
		w.say("这是副本；保存时请另起文件名")
	}})
}
