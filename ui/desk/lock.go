package desk

import (
	"errors"

	"gouji.app/model"
	"gouji.app/ui/ask"
)

// Hold takes the lock of a file that is to be worked on and goes on with the way to
// give it back. Where somebody else has the file the user decides: a copy, or the file
// itself, if he knows that the other has left it; where he has left it for certain, only
// whether.
func (d *Desk) Hold(path string, then func(release func()), asCopy ask.Choice) {
	if d.file.Path == path && d.file.release != nil { // the lock is our own
		then(d.file.giveUp())
		return
	}
	anyway := func() {
		d.takeLock(path, true, func(release func(), err error) {
			if err != nil {
				d.opts.Log("taking a lock over", err)
			}
			then(release)
		})
	}
	d.takeLock(path, false, func(release func(), err error) {
		var no *model.Refusal
		var left *Abandoned
		switch {
		case errors.As(err, &no):
			d.opts.Ask.Ask(no.Message, asCopy, ask.Do("仍然编辑", anyway), ask.Close("取消"))
		case errors.As(err, &left):
			d.opts.Ask.Ask(left.Message, ask.Do("继续编辑", anyway), asCopy, ask.Close("取消"))
		default:
			if err != nil { // no lock can be written there; then none is needed to read
				d.opts.Log("locking a file", err)
			}
			then(release)
		}
	})
}

// takeLock is Options.Hold beside the UI goroutine, once the lock that this window had
// last is given back.
func (d *Desk) takeLock(path string, anyway bool, then func(release func(), err error)) {
	type result struct {
		release func()
		err     error
	}
	left := d.left
	ask.Background(d.opts.Ask, ask.Task[result]{
		What: "正在查看“" + model.ShownName(path) + "”有没有别人在编辑",
		Work: func() result {
			if left.path == path {
				<-left.gone
			}
			release, err := d.opts.Hold(path, anyway)
			return result{release, err}
		},
		Done: func(r result) { then(r.release, r.err) },
		Late: func(r result) { d.GiveBack(path, r.release) },
	})
}

// giveUp hands the file's lock to somebody else; nil where it has none.
func (f *File) giveUp() (release func()) {
	release, f.release = f.release, nil
	return release
}

// A leaving is a lock on its way back, which takes its time on a slow network drive.
type leaving struct {
	path string
	gone chan struct{} // closed when others can have the file
}

// GiveBack lets others have a file, beside the UI goroutine.
func (d *Desk) GiveBack(path string, release func()) {
	if release == nil {
		return
	}
	left := leaving{path, make(chan struct{})}
	d.left = left
	d.opts.Ask.Beside(func() func() {
		release()
		close(left.gone)
		return nil
	})
}

// letGo gives the lock of a file back.
func (d *Desk) letGo(f *File) { d.GiveBack(f.Path, f.giveUp()) }

// Take takes the lock of a file and goes on, after asking about unsaved
// changes. Where somebody else is at the file it becomes a copy or nothing.
func (d *Desk) Take(f *File, then func()) {
	d.WhenSaved(func() {
		path := f.Path
		d.Hold(path, func(release func()) {
			if d.file.Session.Unsaved() { // typed in the meantime
				d.GiveBack(path, release)
				d.Take(f, then)
				return
			}
			f.release = release
			then()
		}, ask.Do("打开副本", func() {
			f.Path, f.stamp, f.Source = "", "", model.ShownName(path)
			then()
			d.opts.Say("这是副本；保存时请另起文件名")
		}))
	})
}
