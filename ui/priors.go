package ui

import (
	"fmt"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/ui/settings"
)

// Last year's reports beside the open one: where they are found and what is compared.

// A prior is last year's report of the reporting body, or of one that it took over,
// and its file.
type prior struct {
	path   string
	report *model.Report
}

// comparePriors compares a document with last year's reports, none to end it, and
// remembers their files, so that they are there again when it is reopened. The
// document need not be in the window yet.
func (w *Window) comparePriors(d *document, priors []prior) {
	w.compareWith(d, priors)
	var names []string
	for _, p := range d.priors {
		if p.path == "" { // pasted
			continue
		}
		names = append(names, filepath.Base(p.path))
		w.keep(func(s *settings.Settings) { s.Compared(p.path) })
	}
	d.session.Keep(d.session.Report().PriorFileEdits(names)...)
	if d == w.doc && !w.atStart {
		w.changed()
	}
}

// compareWith puts the reporting body's own report first, then those of the bodies
// taken over in the order in which the report lists them. While one of these lacks
// its report nothing is compared: sums without it would be wrong.
func (w *Window) compareWith(d *document, priors []prior) {
	r := d.session.Report()
	rank := func(p prior) int {
		if model.SameName(p.report.UnitName(), r.UnitName()) {
			return -1
		}
		if body, ok := r.Succeeds(p.report.UnitName()); ok {
			return body.Number
		}
		return len(priors) + len(r.Predecessors())
	}
	d.priors = slices.Clone(priors)
	slices.SortStableFunc(d.priors, func(a, b prior) int { return rank(a) - rank(b) })
	d.session.Compare(d.lastYear()...)
}

// lastYear are the reports that the open one is compared with: none while one of them
// is missing, and beside one that belongs to it none of a body that it has nothing to do
// with.
func (d *document) lastYear() []*model.Report {
	if d.missing() != "" {
		return nil
	}
	ours := func(p prior) bool { return d.session.Report().SameBody(p.report) }
	all := !slices.ContainsFunc(d.priors, ours)
	var out []*model.Report
	for _, p := range d.priors {
		if all || ours(p) {
			out = append(out, p.report)
		}
	}
	return out
}

// missing is a body taken over whose report is not at hand, though another is.
func (d *document) missing() string {
	for _, body := range d.session.Report().Predecessors() {
		if len(d.priors) > 0 && !slices.ContainsFunc(d.priors, func(p prior) bool { return model.SameName(p.report.UnitName(), body.Name) }) {
			return body.Name
		}
	}
	return ""
}

// findPriors looks for the files that a document was compared with: beside its own
// file, then where such files were before. It asks nothing: without them all else
// works, and the status bar says what to do.
func (w *Window) findPriors(d *document) {
	names := d.session.Report().PriorFiles()
	if len(names) == 0 || len(d.priors) > 0 {
		return
	}
	places := make([][]string, len(names))
	for i, name := range names {
		places[i] = w.placesOf(name, d)
	}
	r := d.session.Report().Clone()
	w.opts.Go(func() {
		var found []prior
		lost := ""
		for i, name := range names {
			if p, ok := w.firstFitting(r, places[i]); ok {
				found = append(found, p)
			} else if lost == "" {
				lost = name
			}
		}
		fyne.Do(func() {
			switch {
			case w.doc != d || len(d.priors) > 0: // meanwhile the user did something else
			case lost != "":
				w.say(fmt.Sprintf("没有找到上年年报“%s”；要对照，请用菜单“年报”中的“换一份上年年报…”重新选择", model.ShownName(lost)))
			default:
				w.compareWith(d, found)
				w.refreshAll()
			}
		})
	})
}

// placesOf lists where a file of last year may be.
func (w *Window) placesOf(name string, d *document) []string {
	own := d.path
	if own == "" {
		own = d.from
	}
	var out []string
	add := func(path string) {
		if filepath.Base(path) == name && path != own && !slices.Contains(out, path) {
			out = append(out, path)
		}
	}
	s := w.settings()
	if own != "" {
		add(filepath.Join(filepath.Dir(own), name))
	}
	for _, path := range slices.Concat(s.Priors, s.Recent, []string{filepath.Join(s.Folder, name)}) {
		add(path)
	}
	const most = 20 // each is read; files of many bodies may bear the same name
	return out[:min(len(out), most)]
}

// firstFitting reads the first of some files that is last year's report of the body,
// else the first that may be. It may run beside the UI goroutine.
func (w *Window) firstFitting(r *model.Report, paths []string) (found prior, ok bool) {
	for _, path := range paths {
		im, err := w.opts.Open(path)
		if err != nil {
			continue
		}
		doubts := carry.Doubts(r, im.Report)
		if len(doubts) == 0 {
			return prior{path, im.Report}, true
		}
		if !ok && !slices.ContainsFunc(doubts, func(x carry.Doubt) bool { return x.Grave }) {
			found, ok = prior{path, im.Report}, true
		}
	}
	return found, ok
}
