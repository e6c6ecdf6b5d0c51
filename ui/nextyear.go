package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/form"
	"gouji.app/model/session"
	"gouji.app/ui/ask"
	"gouji.app/ui/flow"
	"gouji.app/ui/settings"
)

// 从上年年报开始: any readable file of last year becomes this year's draft.

// A source is last year's report of the body, or of one that it took over.
type source struct {
	prior
	name  string // of the file, or what else was read
	part  bool   // 部分承接
	notes []model.Note
}

// called is a source in words.
func (s source) called() string {
	return fmt.Sprintf("%s%d年年报（%s）", s.report.UnitName(), s.report.Year(), s.name)
}

// askLastYear is 从上年年报开始….
func (w *Window) askLastYear() {
	w.dialogs.File(ask.File{Title: "从上年年报开始", Exts: w.readable(), Folder: w.folder(), Then: w.beginWith})
}

// beginWith makes the draft of the year after a file's. Where the file cannot be read,
// or the user changes his mind, nothing is changed.
func (w *Window) beginWith(path string) { w.beginAs("", path) }

// beginAs is beginWith for a body whose name is known, which may be another now.
func (w *Window) beginAs(name, path string) {
	w.readLast(path, func(s source) { w.askBeginning(&beginning{w: w, from: []source{s}, name: name}) })
}

// readLast reads a file of last year and makes sure whose it is.
func (w *Window) readLast(path string, then func(source)) {
	name := model.ShownName(path)
	known := func(im *model.Import) {
		w.askWhose(name, im, func() { then(source{prior{path, im.Report}, name, false, im.Notes}) })
	}
	w.read(path, func(im *model.Import) {
		if im.Own && len(im.Notes) == 0 {
			known(im)
			return
		}
		w.receive(name, im,
			taking{"全部接受", known},
			taking{"只要表格", func(im *model.Import) { known(tables(im)) }})
	})
}

// A beginning is next year's report before it is made.
type beginning struct {
	w    *Window
	from []source // the first gives unit fields and texts
	name string   // of the body from now on; "": as the first
}

func (b *beginning) priors() (out []model.Prior) {
	for _, s := range b.from {
		out = append(out, model.Prior{Report: s.report, Part: s.part})
	}
	return out
}

// draft is the report that would be made now, with what became of the years in it.
func (b *beginning) draft() (*model.Report, []carry.Mention, error) {
	draft, years, err := carry.NextYear(b.priors()...)
	if err != nil {
		return nil, nil, err
	}
	draft.Apply(carry.Renamed(draft, b.name))
	return draft, years, nil
}

// begin puts the draft into the window, with last year's reports beside it.
func (b *beginning) begin() {
	draft, _, err := b.draft()
	if err != nil {
		b.w.dialogs.Refuse(err)
		return
	}
	w, d := b.w, &document{session: session.Begin(draft)}
	start := func() {
		w.set(d)
		var priors []prior
		for _, s := range b.from {
			priors = append(priors, s.prior)
			w.filed(s.path, s.report)
		}
		w.comparePriors(d, priors)
		paragraphs := len(draft.Unchanged())
		w.say(fmt.Sprintf("%d 年度年报草稿：沿用 %d 段文字，都要改写或确认；其他内容见“工具”中的“沿用上年的内容…”", draft.Year(), paragraphs))
	}
	if w.doc.within(draft) { // a name that was typed is not lost
		start()
		return
	}
	w.whenSaved(start)
}

// filed remembers a report file by what is in it.
func (w *Window) filed(path string, r *model.Report) {
	if path == "" || r.UnitName() == "" || r.Year() == 0 {
		return
	}
	w.there[path] = true
	var earlier []string
	for _, p := range r.Predecessors() {
		earlier = append(earlier, p.Name)
	}
	w.keep(func(s *settings.Settings) {
		s.Filed(settings.File{Unit: r.UnitName(), Year: r.Year(), Path: path}, earlier...)
	})
}

// findLasts looks, beside the UI goroutine, which of the last files are still there, so
// that the reports that come next can be offered.
func (w *Window) findLasts() {
	lasts := w.settings().Lasts()
	w.opts.Go(func() {
		for _, f := range lasts {
			if w.opts.Stamp(f.Path) == "" {
				continue
			}
			fyne.Do(func() {
				w.there[f.Path] = true
				switch {
				case !w.begins(f):
				case w.atStart:
					w.showStart()
				default:
					w.refreshAll()
				}
			})
		}
	})
}

// begins says that a file is there and the year after its own one to report on by now:
// work begins two months before the year ends.
func (w *Window) begins(f settings.File) bool {
	const ahead = 2
	return f.Year+1 <= w.opts.Drafts.Now().AddDate(0, ahead, 0).Year()-1 && w.there[f.Path]
}

// nextYears offers the reports that come next, each from the last file of its body.
func (w *Window) nextYears() (out []fyne.CanvasObject) {
	const most = 3
	files := slices.DeleteFunc(w.settings().Lasts(), func(f settings.File) bool { return !w.begins(f) })
	for _, f := range files[:min(len(files), most)] {
		b := w.dialogs.Button(offer(f), func() { w.beginWith(f.Path) })
		b.Alignment, b.Importance = widget.ButtonAlignLeading, widget.LowImportance
		out = append(out, b)
	}
	if len(out) > 0 {
		out = append([]fyne.CanvasObject{flow.Quiet("下一年度")}, out...)
	}
	return out
}

// nextOf is the last file of the body whose name was typed into a new report.
func (w *Window) nextOf(d *document) (f settings.File, ok bool) {
	if !d.untouched() {
		return f, false
	}
	f, ok = w.settings().Last(d.session.Report().UnitName())
	return f, ok && w.begins(f)
}

// untouched says that a report was never saved and holds nothing but unit fields.
func (d *document) untouched() bool {
	r := d.session.Report()
	if d.path != "" || d.saving != nil || d.source != "" || len(r.Kept()) > 0 {
		return false
	}
	empty := model.New(r.Form)
	for _, q := range r.Form.Fields {
		empty.SetText(form.UnitRef(q.Key), r.Text(form.UnitRef(q.Key)))
	}
	return r.Equal(empty)
}

// within says that a report holds nothing but unit fields, as another one has them.
func (d *document) within(other *model.Report) bool {
	r := d.session.Report()
	return d.untouched() && !slices.ContainsFunc(r.Form.Fields, func(q form.Field) bool {
		text := r.Text(form.UnitRef(q.Key))
		return text != "" && text != other.Text(form.UnitRef(q.Key))
	})
}

// offer is what a button says that begins with a file.
func offer(f settings.File) string {
	name := []rune(model.Shown(f.Unit))
	const most = 16
	if len(name) > most {
		name = append(append(name[:most/2:most/2], '…'), name[len(name)-most/2+1:]...)
	}
	return fmt.Sprintf("用 %s%d年年报 开始 %d 年度", string(name), f.Year, f.Year+1)
}
