package ui

import (
	"cmp"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"gouji.app/model"
	"gouji.app/model/session"
	"gouji.app/ui/ask"
)

// A writing is a document on its way to its file, beside the UI goroutine: a network
// drive may take its time, or never answer. The user goes on meanwhile.
type writing struct {
	at    session.State // what is written
	again bool          // asked for once more meanwhile
	then  func()        // goes on when all went well; may be nil
	haste []ask.Choice  // of who does not want to wait for that
	wait  ask.Question  // tells that the user waits; closed when he gives that up
}

// writingOn is what the status bar says meanwhile.
const writingOn = "正在保存……"

// save writes to the document's file, or asks for one; then, if all went well, it
// goes on. Who does not want to wait for that has the choices in haste.
func (w *Window) save(then func(), haste ...ask.Choice) {
	w.leaveField()
	d := w.doc
	switch s := d.saving; {
	case s != nil:
		s.again = true
		if then != nil {
			s.then, s.haste = then, haste
		}
		w.say(writingOn + "如果一直没有结果，请用“另存为…”换一个位置")
	case d.path == "":
		w.saveAs(then)
	default:
		w.write(false, then, haste...)
	}
}

// write writes the report as it now stands to the document's file, with anyway also
// over what another program has made of it.
func (w *Window) write(anyway bool, then func(), haste ...ask.Choice) {
	d := w.doc
	s := &writing{at: d.session.State(), then: then, haste: haste}
	d.saving = s
	w.say("")
	report, path, stamp, keep := d.session.Report().Clone(), d.path, d.stamp, !w.settings().NoPrevious
	w.opts.Go(func() {
		if !anyway && w.opts.Stamp(path) != stamp {
			fyne.Do(func() { w.written(d, s, func() { w.askOver(s.then, s.haste...) }) })
			return
		}
		err := w.opts.Save(path, report, keep)
		stamp := w.opts.Stamp(path)
		fyne.Do(func() {
			w.written(d, s, func() {
				if err != nil {
					w.dialogs.Refuse(err, ask.Do("另存为…", func() { w.saveAs(s.then) }), ask.Close("取消"))
					return
				}
				w.saved(d, path, stamp, s.at)
				w.goOn(s)
			})
		})
	})
	w.tellWaiting(s)
}

// written ends a writing and goes on, unless the report was saved under another name
// meanwhile.
func (w *Window) written(d *document, s *writing, then func()) {
	if d.saving != s {
		return
	}
	d.saving = nil
	if s.wait != nil {
		if !s.wait.IsOpen() {
			s.then = nil
		}
		s.wait.Close()
	}
	w.say("")
	then()
}

// goOn does what was asked for while the report was written.
func (w *Window) goOn(s *writing) {
	switch {
	case s.again && w.doc.session.Unsaved():
		w.save(s.then, s.haste...)
	case s.then != nil:
		s.then()
	}
}

// askOver asks before what another program made of the file is lost.
func (w *Window) askOver(then func(), haste ...ask.Choice) {
	w.dialogs.Ask("文件“"+w.doc.name()+"”在打开之后被其他程序改动或移走了；覆盖后，那边的改动会丢失。",
		ask.Do("另存为…", func() { w.saveAs(then) }),
		ask.Do("覆盖", func() { w.write(true, then, haste...) }),
		ask.Close("取消"))
}

// saved notes what a document's file holds from now on.
func (w *Window) saved(d *document, path, stamp string, at session.State) {
	d.path, d.stamp = path, stamp
	d.session.Saved(at)
	w.remember(d)
	w.keepDraft()
	w.refreshAll()
	if d.session.Unsaved() {
		w.say("已保存 " + d.name() + "；此后又有修改，还没有保存")
		return
	}
	w.say("已保存 " + d.name())
}

func (w *Window) saveAs(then func()) {
	w.leaveField()
	kept := w.opts.Formats[0]
	w.dialogs.File(ask.File{
		Title: "另存为", Save: true, Exts: kept.Exts[:1], Name: w.doc.suggested(kept.Exts[0]), Folder: w.folder(),
		Then: func(path string) {
			if path == w.doc.path {
				w.save(then)
				return
			}
			w.hold(path, func(release func()) { w.move(path, release, model.Change{}, then) },
				ask.Do("另存为…", func() { w.saveAs(then) }))
		},
	})
}

// move writes the report, with a change that makes it another one, to a file under the
// lock that release gives back, and leaves the document's old file to others. Where that
// fails the document keeps file and lock, and nothing is changed.
func (w *Window) move(path string, release func(), c model.Change, then func()) {
	w.leaveField()
	d := w.doc
	at, report, keep := d.session.State(), d.session.Report().Clone(), !w.settings().NoPrevious
	report.Apply(c.Edits)
	type result struct {
		stamp string
		err   error
	}
	ask.Background(w.dialogs, ask.Task[result]{
		What: "正在保存“" + model.ShownName(path) + "”",
		Work: func() result {
			err := w.opts.Save(path, report, keep)
			return result{w.opts.Stamp(path), err}
		},
		Done: func(r result) {
			if r.err != nil {
				w.giveBack(path, release)
				w.dialogs.Refuse(r.err)
				return
			}
			w.letGo(d)
			d.release, d.saving = release, nil
			if len(c.Edits) > 0 {
				w.apply(c)
				at = d.session.State()
			}
			w.saved(d, path, r.stamp, at)
			if then != nil {
				then()
			}
		},
		Late: func(result) { w.giveBack(path, release) },
	})
}

// folder is where file dialogs begin.
func (w *Window) folder() string {
	if w.doc.path != "" {
		return filepath.Dir(w.doc.path)
	}
	return cmp.Or(w.settings().Folder, w.opts.Home)
}

// whenSaved goes on at once, or after asking what to do with unsaved changes, or when
// the report is written. Who does not want to wait for that has the choices in haste.
func (w *Window) whenSaved(then func(), haste ...ask.Choice) {
	w.leaveField()
	again := func() { w.whenSaved(then, haste...) } // what was typed meanwhile is asked about
	switch s := w.doc.saving; {
	case s != nil:
		s.then, s.haste, s.wait = again, haste, nil
		w.tellWaiting(s)
	case !w.doc.session.Unsaved():
		then()
	default:
		w.dialogs.Ask("“"+w.doc.name()+"”的修改还没有保存。",
			ask.Do("保存", func() { w.save(again, haste...) }),
			ask.Do("不保存", then),
			ask.Close("取消"))
	}
}

// tellWaiting says, where the user waits for what comes after a writing, that it takes
// its time.
func (w *Window) tellWaiting(s *writing) {
	w.opts.After(ask.Patience, func() {
		if w.doc.saving != s || s.then == nil || s.wait != nil {
			return
		}
		text := "正在保存“" + w.doc.name() + "”，完成后继续。"
		if len(s.haste) > 0 {
			text += "如果一直没有结果，可以不等：没有保存好的内容留在恢复稿里，下次启动时可以找回。"
		}
		s.wait = w.dialogs.Ask(text, append([]ask.Choice{ask.Close("取消")}, s.haste...)...)
	})
}

// Quit closes the window, after asking about unsaved changes.
func (w *Window) Quit() {
	w.whenSaved(func() {
		w.opts.Drafts.Clean()
		w.end()
	}, ask.Do("不等了", w.end))
}

// end closes the window. A draft that there still is stays for the next start.
func (w *Window) end() {
	if err := w.opts.Drafts.Stop(); err != nil {
		w.opts.Log("bringing the draft up to date", err)
	}
	w.rememberPlaces()
	w.letGo(w.doc)
	left := w.left
	if left.gone == nil {
		w.win.Close()
		return
	}
	w.win.Hide()
	closed := false
	shut := func() {
		if !closed {
			closed = true
			w.win.Close()
		}
	}
	w.opts.Go(func() {
		<-left.gone
		fyne.Do(shut)
	})
	const longest = 2 * time.Second // for others to have the file; a lock left behind is stale
	w.opts.After(longest, shut)
}
