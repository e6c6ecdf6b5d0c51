package ui

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"
	"unicode"

	"gouji.app/model"
	"gouji.app/model/session"
)

// A document is the open report with its file.
type document struct {
	session *session.Session
	path    string  // "" until saved in the program's own format
	stamp   string  // of the file at path when read or written; where it differs saving asks
	source  string  // name of the file it was read from
	from    string  // its path
	read    int     // cells that the file filled
	release func()  // lets others have the file; nil: not locked
	priors  []prior // last year's reports, see comparePriors
}

// name is how the title bar and messages call the file.
func (d *document) name() string {
	switch {
	case d.path != "":
		return model.ShownName(d.path)
	case d.source != "":
		return d.source + "（未另存）"
	}
	return "未命名"
}

// title is the text of the title bar.
func (d *document) title() string {
	star := ""
	if d.session.Unsaved() {
		star = "*"
	}
	parts := []string{d.name() + star, "勾稽"}
	if s := d.subject(); s != "" {
		parts = append([]string{s}, parts...)
	}
	return strings.Join(parts, " · ")
}

// subject is whose report of which year this is, as far as known, and in what state.
func (d *document) subject() string {
	r := d.session.Report()
	var parts []string
	if unit := r.UnitName(); unit != "" {
		parts = append(parts, model.Shown(unit))
	}
	if year := r.Year(); year != 0 {
		parts = append(parts, fmt.Sprint(year))
	}
	if state := r.State(); state != model.Draft {
		parts = append(parts, state.Label())
	}
	return strings.Join(parts, " · ")
}

// suggested is the file name by convention: 昌图县人民政府2024年政府信息公开工作年度报告.
func (d *document) suggested(ext string) string {
	const most = 60 // characters; file systems take 255 bytes, with endings and locks
	name := []rune(fileName(d.session.Report().PrescribedTitle()))
	return string(name[:min(len(name), most)]) + ext
}

// fileName drops what file systems do not allow in a name, and what cannot be seen.
func fileName(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsGraphic(r) || strings.ContainsRune(`<>:"/\|?*`, r) {
			return -1
		}
		return r
	}, s)
}

// filled counts the cells of a report that hold a text.
func filled(r *model.Report) (n int) {
	for _, c := range r.Form.Cells() {
		if r.Text(c.Ref) != "" {
			n++
		}
	}
	return n
}

// blank is the document of a new report.
func (w *Window) blank() *document {
	return &document{session: session.Begin(model.New(w.opts.Form))}
}

// New puts an empty report into the window.
func (w *Window) New() {
	w.whenSaved(func() { w.set(w.blank()) })
}

// Open reads a file into the window. On a file that cannot be read nothing changes;
// what another program wrote is shown first and taken when the user accepts it.
func (w *Window) Open(path string) {
	stamp := w.opts.Stamp(path) // before reading: what changes meanwhile, saving asks about
	w.read(path, func(im *model.Import) {
		if im.Own && len(im.Notes) == 0 {
			w.whenSaved(func() { w.take(path, stamp, im, w.set) })
			return
		}
		take := func(im *model.Import) {
			if im.Own {
				w.whenSaved(func() { w.take(path, stamp, im, w.set) })
				return
			}
			w.whenSaved(func() { w.set(w.opened(path, stamp, im)) })
		}
		w.receive(model.ShownName(path), im,
			taking{"全部接受", take},
			taking{"只要表格", func(im *model.Import) { take(tables(im)) }})
	})
}

// read reads a file beside the UI goroutine and goes on with what it holds.
func (w *Window) read(path string, then func(*model.Import)) {
	type result struct {
		im  *model.Import
		err error
	}
	inBackground(w, "正在打开“"+model.ShownName(path)+"”", func() result {
		im, err := w.opts.Open(path)
		return result{im, err}
	}, func(r result) {
		if r.err != nil {
			w.refuse(r.err)
			return
		}
		then(r.im)
	})
}

// tables is an import without its texts, which then is no longer the file's.
func tables(im *model.Import) *model.Import {
	only := *im
	only.Report, only.Own = model.New(im.Report.Form), false
	only.Report.Apply(im.Edits(true))
	return &only
}

// opened is the document of what was read from a file with this stamp.
func (w *Window) opened(path, stamp string, im *model.Import) *document {
	d := &document{source: model.ShownName(path), from: path, read: im.Read()}
	if !im.Own || len(im.Notes) > 0 {
		receipt := model.Receipt{Number: im.Report.NextReceipt(), Source: d.source, Read: d.read, Notes: im.Notes}
		im.Report.Apply(receipt.Edits())
	}
	d.session = session.Open(im.Report)
	if im.Own {
		d.path, d.stamp = path, stamp
	}
	return d
}

// save writes to the document's file, or asks for one; then, if all went well, it
// goes on.
func (w *Window) save(then func()) {
	w.leaveField()
	if w.doc.path == "" {
		w.saveAs(then)
		return
	}
	if w.opts.Stamp(w.doc.path) != w.doc.stamp {
		w.ask("文件“"+w.doc.name()+"”在打开之后被其他程序改动或移走了；覆盖后，那边的改动会丢失。",
			choice{"另存为…", func() { w.saveAs(then) }},
			choice{"覆盖", func() { w.overwrite(then) }},
			choice{"取消", nil})
		return
	}
	w.overwrite(then)
}

func (w *Window) overwrite(then func()) {
	if w.write(w.doc.path) && then != nil {
		then()
	}
}

func (w *Window) saveAs(then func()) {
	w.leaveField()
	kept := w.opts.Formats[0]
	w.chooseFile(fileQuestion{
		title: "另存为", save: true, exts: kept.Exts[:1], name: w.doc.suggested(kept.Exts[0]), folder: w.folder(),
		then: func(path string) {
			w.hold(path, func(release func()) {
				if w.move(path, release) && then != nil {
					then()
				}
			}, choice{"另存为…", func() { w.saveAs(then) }})
		},
	})
}

// move writes to a file under the lock that release gives back, and leaves the
// document's old one to others; where that fails the document keeps file and lock.
func (w *Window) move(path string, release func()) bool {
	old := document{release: w.doc.giveUp()}
	w.doc.release = release
	if !w.write(path) {
		if path != w.doc.path {
			w.doc.letGo()
			w.doc.release = old.release
		}
		return false
	}
	old.letGo()
	return true
}

// folder is where file dialogs begin.
func (w *Window) folder() string {
	if w.doc.path != "" {
		return filepath.Dir(w.doc.path)
	}
	return cmp.Or(w.settings().Folder, w.opts.Home)
}

// write saves to a file, which from then on is the document's, and says whether that
// went well.
func (w *Window) write(path string) bool {
	if err := w.opts.Save(path, w.doc.session.Report(), !w.settings().NoPrevious); err != nil {
		w.refuse(err)
		return false
	}
	w.doc.path, w.doc.stamp = path, w.opts.Stamp(path)
	w.doc.session.Saved()
	w.remember(w.doc)
	w.keepDraft()
	w.refreshAll()
	w.say("已保存 " + w.doc.name())
	return true
}

// whenSaved goes on at once, or after asking what to do with unsaved changes.
func (w *Window) whenSaved(then func()) {
	w.leaveField()
	if !w.doc.session.Unsaved() {
		then()
		return
	}
	w.ask("“"+w.doc.name()+"”有没有保存的修改。",
		choice{"保存", func() { w.save(then) }},
		choice{"不保存", then},
		choice{"取消", nil})
}
