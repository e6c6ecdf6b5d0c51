package desk

import (
	"fmt"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/ui/settings"
)

// The files of reports that were worked on, and the reports that come next.

// remember puts a report's file among those opened last.
func (d *Desk) remember(f *File) {
	path := f.Path
	if path == "" {
		path = f.from
	}
	if path != "" {
		d.opts.Settings.Keep(func(s *settings.Settings) { s.Opened(path) })
		d.Filed(path, f.Session.Report())
	}
}

// Filed remembers a report file by what is in it.
func (d *Desk) Filed(path string, r *model.Report) {
	if path == "" || r.UnitName() == "" || r.Year() == 0 {
		return
	}
	d.there[path] = true
	var earlier []string
	for _, p := range r.Predecessors() {
		earlier = append(earlier, p.Name)
	}
	d.opts.Settings.Keep(func(s *settings.Settings) {
		s.Filed(settings.File{Unit: r.UnitName(), Year: r.Year(), Path: path}, earlier...)
	})
}

// FindLasts looks, beside the UI goroutine, which of the last files are still there, so
// that the reports that come next can be offered; found is called for each that can.
func (d *Desk) FindLasts(found func()) {
	lasts := d.opts.Settings.Now().Lasts()
	d.opts.Ask.Beside(func() func() {
		for _, f := range lasts {
			if d.opts.Stamp(f.Path) == "" {
				continue
			}
			d.opts.OnUI(func() {
				d.there[f.Path] = true
				if d.begins(f) {
					found()
				}
			})
		}
		return nil
	})
}

// begins tells whether a file is there and the year after its own one to report on by
// now.
func (d *Desk) begins(f settings.File) bool {
	return carry.Due(f.Year, d.opts.Drafts.Now()) && d.there[f.Path]
}

// Nexts are the last files of bodies whose next report may be begun.
func (d *Desk) Nexts() (out []settings.File) {
	for _, f := range d.opts.Settings.Now().Lasts() {
		if d.begins(f) {
			out = append(out, f)
		}
	}
	return out
}

// Next is the last file of the body whose name was typed into a new report.
func (d *Desk) Next() (f settings.File, ok bool) {
	if !d.file.untouched() {
		return f, false
	}
	f, ok = d.opts.Settings.Now().Last(d.Report().UnitName())
	return f, ok && d.begins(f)
}

// untouched tells whether a report was never saved and holds nothing but unit fields.
func (f *File) untouched() bool { return f.unsaved() && carry.OnlyUnit(f.Session.Report()) }

func (f *File) unsaved() bool { return f.Path == "" && f.saving == nil && f.Source == "" }

// Within tells whether nothing is lost when another report takes the place of this one.
func (f *File) Within(other *model.Report) bool {
	return f.unsaved() && carry.Within(f.Session.Report(), other)
}

// Offer is what a button says that begins with a file.
func Offer(f settings.File) string {
	name := []rune(model.Shown(f.Unit))
	const most = 16
	if len(name) > most {
		name = append(append(name[:most/2:most/2], '…'), name[len(name)-most/2+1:]...)
	}
	return fmt.Sprintf("用 %s%d年年报 开始 %d 年度", string(name), f.Year, f.Year+1)
}
