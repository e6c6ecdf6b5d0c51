package ui

import (
	"errors"

	"gouji.app/model"
	"gouji.app/ui/ask"
)

// hold takes the lock of a file that is to be worked on and goes on with the way to
// give it back. Where somebody else has the file the user decides: a copy, or the file
// itself, if he knows that the other has left it; where he has left it for certain, only
// whether.
func (w *Window) hold(path string, then func(release func()), asCopy ask.Choice) {
	if w.doc.path == path && w.doc.release != nil { // the lock is our own
		then(w.doc.giveUp())
		return
	}
	anyway := func() {
		w.takeLock(path, true, func(release func(), err error) {
			if err != nil {
				w.opts.Log("taking a lock over", err)
			}
			then(release)
		})
	}
	w.takeLock(path, false, func(release func(), err error) {
		var no *model.Refusal
		var left *Abandoned
		switch {
		case errors.As(err, &no):
			w.dialogs.Ask(no.Message, asCopy, ask.Do("仍然编辑", anyway), ask.Close("取消"))
		case errors.As(err, &left):
			w.dialogs.Ask(left.Message, ask.Do("继续编辑", anyway), asCopy, ask.Close("取消"))
		default:
			if err != nil { // no lock can be written there; then none is needed to read
				w.opts.Log("locking a file", err)
			}
			then(release)
		}
	})
}

// takeLock is Options.Hold beside the UI goroutine, once the lock that this window had
// last is given back.
func (w *Window) takeLock(path string, anyway bool, then func(release func(), err error)) {
	type result struct {
		release func()
		err     error
	}
	left := w.left
	ask.Background(w.dialogs, ask.Task[result]{
		What: "正在查看“" + model.ShownName(path) + "”有没有别人在编辑",
		Work: func() result {
			if left.path == path {
				<-left.gone
			}
			release, err := w.opts.Hold(path, anyway)
			return result{release, err}
		},
		Done: func(r result) { then(r.release, r.err) },
		Late: func(r result) { w.giveBack(path, r.release) },
	})
}

// giveUp hands the document's lock to somebody else; nil where it has none.
func (d *document) giveUp() (release func()) {
	release, d.release = d.release, nil
	return release
}

// A leaving is a lock on its way back, which takes its time on a slow network drive.
type leaving struct {
	path string
	gone chan struct{} // closed when others can have the file
}

// giveBack lets others have a file, beside the UI goroutine.
func (w *Window) giveBack(path string, release func()) {
	if release == nil {
		return
	}
	left := leaving{path, make(chan struct{})}
	w.left = left
	w.opts.Go(func() {
		release()
		close(left.gone)
	})
}

// letGo gives the lock of a document's file back.
func (w *Window) letGo(d *document) { w.giveBack(d.path, d.giveUp()) }

// take takes the lock of a document's file and goes on, after asking about unsaved
// changes. Where somebody else is at the file it becomes a copy or nothing.
func (w *Window) take(d *document, then func()) {
	w.whenSaved(func() {
		path := d.path
		w.hold(path, func(release func()) {
			if w.doc.session.Unsaved() { // typed in the meantime
				w.giveBack(path, release)
				w.take(d, then)
				return
			}
			d.release = release
			then()
		}, ask.Do("打开副本", func() {
			d.path, d.stamp, d.source = "", "", model.ShownName(path)
			then()
			w.say("这是副本；保存时请另起文件名")
		}),
		)
	})
}
