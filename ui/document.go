package ui

import (
	"fmt"
	"strings"
	"unicode"

	"gouji.app/model"
	"gouji.app/model/session"
	"gouji.app/ui/ask"
)

// A document is the open report with its file.
type document struct {
	session *session.Session
	path    string   // "" until saved in the program's own format
	stamp   string   // of the file at path when read or written; where it differs saving asks
	source  string   // name of the file it was read from
	from    string   // its path
	read    int      // cells that the file filled
	release func()   // lets others have the file; nil: not locked
	saving  *writing // the file is being written; nil: it is not
	priors  []prior  // last year's reports, see comparePriors
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
	w.readStamped(path, func(stamp string, im *model.Import) {
		take := func(im *model.Import) {
			d := w.opened(path, stamp, im)
			if im.Own {
				w.offerDraft(path, func() { w.take(d, func() { w.set(d) }) })
			} else {
				w.whenSaved(func() { w.set(d) })
			}
		}
		if im.Own && len(im.Notes) == 0 {
			take(im)
			return
		}
		w.receive(model.ShownName(path), im,
			taking{"全部接受", take},
			taking{"只要表格", func(im *model.Import) { take(tables(im)) }})
	})
}

// read reads a file beside the UI goroutine and goes on with what it holds.
func (w *Window) read(path string, then func(*model.Import)) {
	w.readStamped(path, func(_ string, im *model.Import) { then(im) })
}

// readStamped is read for a file that is to be worked on: what changes from when it has
// the stamp, saving asks about.
func (w *Window) readStamped(path string, then func(stamp string, im *model.Import)) {
	type result struct {
		stamp string
		im    *model.Import
		err   error
	}
	ask.Background(w.dialogs, ask.Task[result]{
		What: "正在打开“" + model.ShownName(path) + "”",
		Work: func() result {
			stamp := w.opts.Stamp(path)
			im, err := w.opts.Open(path)
			return result{stamp, im, err}
		},
		Done: func(r result) {
			if r.err != nil {
				w.dialogs.Refuse(r.err)
				return
			}
			then(r.stamp, r.im)
		},
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
