package desk

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/ui/settings"
)

// Last year's reports beside the open one: where they are found and what is compared.

// A Prior is last year's report of the reporting body, or of one that it took over,
// and its file.
type Prior struct {
	Path   string // "" where it was pasted
	Report *model.Report
}

// Pasted is how messages and receipts call the clipboard.
const Pasted = "粘贴的文字"

// Name is how the window calls last year's file.
func (p Prior) Name() string {
	if p.Path == "" {
		return Pasted
	}
	return model.ShownName(p.Path)
}

// Priors are last year's reports, as they were compared last.
func (f *File) Priors() []Prior { return slices.Clone(f.priors) }

func (f *File) priorReports() []*model.Report {
	out := make([]*model.Report, len(f.priors))
	for i, p := range f.priors {
		out[i] = p.Report
	}
	return out
}

// ComparePriors compares a document with last year's reports, none to end it, and
// remembers their files, so that they are there again when it is reopened. The
// document need not be in the window yet.
func (d *Desk) ComparePriors(f *File, priors []Prior) {
	d.CompareWith(f, priors)
	var names []string
	for _, p := range f.priors {
		if p.Path == "" { // pasted
			continue
		}
		names = append(names, filepath.Base(p.Path))
		d.opts.Settings.Keep(func(s *settings.Settings) { s.Compared(p.Path) })
	}
	f.Session.Keep(f.Session.Report().PriorFileEdits(names)...)
	if f == d.file {
		d.Changed()
	}
}

// CompareWith puts the reporting body's own report first, then those of the bodies
// taken over in the order in which the report lists them. While one of these lacks
// its report nothing is compared: sums without it would be wrong.
func (d *Desk) CompareWith(f *File, priors []Prior) {
	r := f.Session.Report()
	f.priors = slices.Clone(priors)
	slices.SortStableFunc(f.priors, func(a, b Prior) int { return cmp.Compare(carry.Rank(r, a.Report), carry.Rank(r, b.Report)) })
	f.Session.Compare(f.LastYear()...)
}

// LastYear are the reports that this one is compared with, see carry.Beside.
func (f *File) LastYear() []*model.Report {
	return carry.Beside(f.Session.Report(), f.priorReports())
}

// Missing is a body taken over whose report is not at hand, though another is.
func (f *File) Missing() string { return carry.Missing(f.Session.Report(), f.priorReports()) }

// HasPriors tells whether the report is compared with last year's, or was when it was
// saved.
func (f *File) HasPriors() bool { return len(f.priors)+len(f.Session.Report().PriorFiles()) > 0 }

// Compared is what the status bar says of last year's files, "" where there are none.
func (f *File) Compared() string {
	switch n := len(f.priors); {
	case n == 0:
		return ""
	case f.Missing() != "":
		return "上年：还缺“" + f.Missing() + "”的年报"
	case n == 1:
		return "上年：" + f.priors[0].Name()
	default:
		return fmt.Sprintf("上年：%s 等 %d 份", f.priors[0].Name(), n)
	}
}

// findPriors looks for the files that a document was compared with: beside its own
// file, then where such files were before. It asks nothing: without them all else
// works, and the status bar says what to do.
func (d *Desk) findPriors(f *File) {
	names := f.Session.Report().PriorFiles()
	if len(names) == 0 || len(f.priors) > 0 {
		return
	}
	places := make([][]string, len(names))
	for i, name := range names {
		places[i] = d.placesOf(name, f)
	}
	r := f.Session.Report().Clone()
	d.opts.Ask.Beside(func() func() {
		var found []Prior
		lost := ""
		for i, name := range names {
			if p, ok := d.firstFitting(r, places[i]); ok {
				found = append(found, p)
			} else if lost == "" {
				lost = name
			}
		}
		return func() {
			switch {
			case d.file != f || len(f.priors) > 0: // meanwhile the user did something else
			case lost != "":
				d.opts.Say(fmt.Sprintf("没有找到上年年报“%s”；要对照，请用菜单“年报”“与上年对照”中的“换一份上年年报…”重新选择", model.ShownName(lost)))
			default:
				d.CompareWith(f, found)
				d.opts.OnChange()
			}
		}
	})
}

// placesOf lists where a file of last year may be.
func (d *Desk) placesOf(name string, f *File) []string {
	own := f.Path
	if own == "" {
		own = f.from
	}
	var out []string
	add := func(path string) {
		if filepath.Base(path) == name && path != own && !slices.Contains(out, path) {
			out = append(out, path)
		}
	}
	s := d.opts.Settings.Now()
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
func (d *Desk) firstFitting(r *model.Report, paths []string) (found Prior, ok bool) {
	for _, path := range paths {
		im, err := d.opts.Open(path)
		if err != nil {
			continue
		}
		doubts := carry.Doubts(r, im.Report)
		if len(doubts) == 0 {
			return Prior{Path: path, Report: im.Report}, true
		}
		if !ok && !slices.ContainsFunc(doubts, func(x carry.Doubt) bool { return x.Grave }) {
			found, ok = Prior{Path: path, Report: im.Report}, true
		}
	}
	return found, ok
}
