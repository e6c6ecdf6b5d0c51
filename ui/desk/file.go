package desk

import (
	"fmt"
	"strings"
	"unicode"

	"gouji.app/model"
	"gouji.app/model/session"
	"gouji.app/ui/ask"
)

// A File is an open report with its file.
type File struct {
	Session *session.Session
	Path    string // "" until saved in the program's own format
	Source  string // name of the file it was read from
	Read    int    // cells that the file filled

	stamp   string   // of the file at Path when read or written; where it differs saving asks
	from    string   // path of the file it was read from
	release func()   // lets others have the file; nil: not locked
	saving  *writing // the file is being written; nil: it is not
	priors  []Prior  // last year's reports, see ComparePriors
}

// Name is how the title bar and messages call the file.
func (f *File) Name() string {
	switch {
	case f.Path != "":
		return model.ShownName(f.Path)
	case f.Source != "":
		return f.Source + "（未另存）"
	}
	return "未命名"
}

// Title is the text of the title bar.
func (f *File) Title() string {
	star := ""
	if f.Session.Unsaved() {
		star = "*"
	}
	parts := []string{f.Name() + star, "勾稽"}
	if s := f.Subject(); s != "" {
		parts = append([]string{s}, parts...)
	}
	return strings.Join(parts, " · ")
}

// Subject is whose report of which year this is, as far as known, and in what state.
func (f *File) Subject() string {
	r := f.Session.Report()
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

// Suggested is the file name by convention: 昌图县人民政府2024年政府信息公开工作年度报告.
func (f *File) Suggested(ext string) string {
	const most = 60 // characters; file systems take 255 bytes, with endings and locks
	name := []rune(FileName(f.Session.Report().PrescribedTitle()))
	return string(name[:min(len(name), most)]) + ext
}

// FileName drops what file systems do not allow in a name, and what cannot be seen.
func FileName(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsGraphic(r) || strings.ContainsRune(`<>:"/\|?*`, r) {
			return -1
		}
		return r
	}, s)
}

// Filled counts the cells of a report that hold a text.
func Filled(r *model.Report) (n int) {
	for _, c := range r.Form.Cells() {
		if r.Text(c.Ref) != "" {
			n++
		}
	}
	return n
}

// Blank is an empty report without a file.
func (d *Desk) Blank() *File { return Begun(model.New(d.opts.Form)) }

// Begun is a report that was begun and stands in no file.
func Begun(r *model.Report) *File { return &File{Session: session.Begin(r)} }

// ReadFrom is a report without a file, of what was read from a source.
func ReadFrom(source string, r *model.Report) *File {
	return &File{Session: session.Open(r), Source: source, Read: Filled(r)}
}

// New puts an empty report on the desk.
func (d *Desk) New() {
	d.WhenSaved(func() { d.Set(d.Blank()) })
}

// End takes the report off the desk, after asking about unsaved changes, and goes on.
func (d *Desk) End(then func()) {
	d.WhenSaved(func() {
		d.letGo(d.file)
		d.file = d.Blank()
		d.Use()
		d.keepDraft()
		then()
	})
}

// Read reads a file beside the UI goroutine and goes on with what it holds.
func (d *Desk) Read(path string, then func(*model.Import)) {
	d.ReadStamped(path, func(_ string, im *model.Import) { then(im) })
}

// ReadStamped is read for a file that is to be worked on: what changes from when it has
// the stamp, saving asks about.
func (d *Desk) ReadStamped(path string, then func(stamp string, im *model.Import)) {
	type result struct {
		stamp string
		im    *model.Import
		err   error
	}
	ask.Background(d.opts.Ask, ask.Task[result]{
		What: "正在打开“" + model.ShownName(path) + "”",
		Work: func() result {
			stamp := d.opts.Stamp(path)
			im, err := d.opts.Open(path)
			return result{stamp, im, err}
		},
		Done: func(r result) {
			if r.err != nil {
				d.opts.Ask.Refuse(r.err)
				return
			}
			then(r.stamp, r.im)
		},
	})
}

// Tables is an import without its texts, which then is no longer the file's.
func Tables(im *model.Import) *model.Import {
	only := *im
	only.Report, only.Own = model.New(im.Report.Form), false
	only.Report.Apply(im.Edits(true))
	return &only
}

// Opened is the report of what was read from a file with this stamp.
func (d *Desk) Opened(path, stamp string, im *model.Import) *File {
	f := &File{Source: model.ShownName(path), from: path, Read: im.Read()}
	if !im.Own || len(im.Notes) > 0 {
		receipt := model.Receipt{Number: im.Report.NextReceipt(), Source: f.Source, Read: f.Read, Notes: im.Notes}
		im.Report.Apply(receipt.Edits())
	}
	f.Session = session.Open(im.Report)
	if im.Own {
		f.Path, f.stamp = path, stamp
	}
	return f
}
