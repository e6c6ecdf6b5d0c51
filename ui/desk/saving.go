package desk

import (
	"time"

	"gouji.app/model"
	"gouji.app/model/session"
	"gouji.app/ui/ask"
)

// A writing is a report on its way to its file, beside the UI goroutine: a network
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

// Save writes to its file, or asks for one; then, if all went well, it
// goes on. Who does not want to wait for that has the choices in haste.
func (d *Desk) Save(then func(), haste ...ask.Choice) {
	d.Leave()
	f := d.file
	switch s := f.saving; {
	case s != nil:
		s.again = true
		if then != nil {
			s.then, s.haste = then, haste
		}
		d.opts.Say(writingOn + "如果一直没有结果，请用“另存为…”换一个位置")
	case f.Path == "":
		d.SaveAs(then)
	default:
		d.write(false, then, haste...)
	}
}

// write writes the report as it now stands to its file, with anyway also
// over what another program has made of it.
func (d *Desk) write(anyway bool, then func(), haste ...ask.Choice) {
	f := d.file
	s := &writing{at: f.Session.State(), then: then, haste: haste}
	f.saving = s
	d.opts.Say("")
	report, path, stamp, keep := f.Session.Report().Clone(), f.Path, f.stamp, !d.opts.Settings.Now().NoPrevious
	d.opts.Ask.Beside(func() func() {
		if !anyway && d.opts.Stamp(path) != stamp {
			return func() { d.written(f, s, func() { d.askOver(s.then, s.haste...) }) }
		}
		err := d.opts.Save(path, report, keep)
		stamp := d.opts.Stamp(path)
		return func() {
			d.written(f, s, func() {
				if err != nil {
					d.opts.Ask.Refuse(err, ask.Do("另存为…", func() { d.SaveAs(s.then) }), ask.Close("取消"))
					return
				}
				d.saved(f, path, stamp, s.at)
				d.goOn(s)
			})
		}
	})
	d.tellWaiting(s)
}

// written ends a writing and goes on, unless the report was saved under another name
// meanwhile.
func (d *Desk) written(f *File, s *writing, then func()) {
	if f.saving != s {
		return
	}
	f.saving = nil
	if s.wait != nil {
		if !s.wait.IsOpen() {
			s.then = nil
		}
		s.wait.Close()
	}
	d.opts.Say("")
	then()
}

// goOn does what was asked for while the report was written.
func (d *Desk) goOn(s *writing) {
	switch {
	case s.again && d.file.Session.Unsaved():
		d.Save(s.then, s.haste...)
	case s.then != nil:
		s.then()
	}
}

// askOver asks before what another program made of the file is lost.
func (d *Desk) askOver(then func(), haste ...ask.Choice) {
	d.opts.Ask.Ask("文件“"+d.file.Name()+"”在打开之后被其他程序改动或移走了；覆盖后，那边的改动会丢失。",
		ask.Do("另存为…", func() { d.SaveAs(then) }),
		ask.Do("覆盖", func() { d.write(true, then, haste...) }),
		ask.Close("取消"))
}

// saved notes what a file holds from now on.
func (d *Desk) saved(f *File, path, stamp string, at session.State) {
	f.Path, f.stamp = path, stamp
	f.Session.Saved(at)
	d.remember(f)
	d.keepDraft()
	d.opts.OnChange()
	if f.Session.Unsaved() {
		d.opts.Say("已保存 " + f.Name() + "；此后又有修改，还没有保存")
		return
	}
	d.opts.Say("已保存 " + f.Name())
}

// SaveAs asks for another file and writes to it, then goes on.
func (d *Desk) SaveAs(then func()) {
	d.Leave()
	kept := d.opts.Formats[0]
	d.opts.Ask.File(ask.File{
		Title: "另存为", Save: true, Exts: kept.Exts[:1], Name: d.file.Suggested(kept.Exts[0]), Folder: d.Folder(),
		Then: func(path string) {
			if path == d.file.Path {
				d.Save(then)
				return
			}
			d.Hold(path, func(release func()) { d.Move(path, release, model.Change{}, then) },
				ask.Do("另存为…", func() { d.SaveAs(then) }))
		},
	})
}

// Move writes the report, with a change that makes it another one, to a file under the
// lock that release gives back, and leaves the old file to others. Where that fails the
// report keeps file and lock, and nothing is changed.
func (d *Desk) Move(path string, release func(), c model.Change, then func()) {
	d.Leave()
	f := d.file
	at, report, keep := f.Session.State(), f.Session.Report().Clone(), !d.opts.Settings.Now().NoPrevious
	report.Apply(c.Edits)
	type result struct {
		stamp string
		err   error
	}
	ask.Background(d.opts.Ask, ask.Task[result]{
		What: "正在保存“" + model.ShownName(path) + "”",
		Work: func() result {
			err := d.opts.Save(path, report, keep)
			return result{d.opts.Stamp(path), err}
		},
		Done: func(r result) {
			if r.err != nil {
				d.GiveBack(path, release)
				d.opts.Ask.Refuse(r.err)
				return
			}
			d.letGo(f)
			f.release, f.saving = release, nil
			if len(c.Edits) > 0 {
				d.Apply(c)
				at = f.Session.State()
			}
			d.saved(f, path, r.stamp, at)
			if then != nil {
				then()
			}
		},
		Late: func(result) { d.GiveBack(path, release) },
	})
}

// WhenSaved goes on at once, or after asking what to do with unsaved changes, or when
// the report is written. Who does not want to wait for that has the choices in haste.
func (d *Desk) WhenSaved(then func(), haste ...ask.Choice) {
	d.Leave()
	again := func() { d.WhenSaved(then, haste...) } // what was typed meanwhile is asked about
	switch s := d.file.saving; {
	case s != nil:
		s.then, s.haste, s.wait = again, haste, nil
		d.tellWaiting(s)
	case !d.file.Session.Unsaved():
		then()
	default:
		d.opts.Ask.Ask("“"+d.file.Name()+"”的修改还没有保存。",
			ask.Do("保存", func() { d.Save(again, haste...) }),
			ask.Do("不保存", then),
			ask.Close("取消"))
	}
}

// tellWaiting says, where the user waits for what comes after a writing, that it takes
// its time.
func (d *Desk) tellWaiting(s *writing) {
	d.opts.Ask.After(ask.Patience, func() {
		if d.file.saving != s || s.then == nil || s.wait != nil {
			return
		}
		text := "正在保存“" + d.file.Name() + "”，完成后继续。"
		if len(s.haste) > 0 {
			text += "如果一直没有结果，可以不等：没有保存好的内容留在恢复稿里，下次启动时可以找回。"
		}
		s.wait = d.opts.Ask.Ask(text, append([]ask.Choice{ask.Close("取消")}, s.haste...)...)
	})
}

// Quit closes the window, after asking about unsaved changes.
func (d *Desk) Quit() {
	d.WhenSaved(func() {
		d.opts.Drafts.Clean()
		d.end()
	}, ask.Do("不等了", d.end))
}

// end closes the window. A draft that there still is stays for the next start.
func (d *Desk) end() {
	if err := d.opts.Drafts.Stop(); err != nil {
		d.opts.Log("bringing the draft up to date", err)
	}
	d.opts.OnEnd()
	d.letGo(d.file)
	left := d.left
	if left.gone == nil {
		d.opts.Close()
		return
	}
	d.opts.Hide()
	closed := false
	shut := func() {
		if !closed {
			closed = true
			d.opts.Close()
		}
	}
	d.opts.Ask.Beside(func() func() {
		<-left.gone
		return shut
	})
	const longest = 2 * time.Second // for others to have the file; a lock left behind is stale
	d.opts.Ask.After(longest, shut)
}
