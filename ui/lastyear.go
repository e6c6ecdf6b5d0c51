package ui

import (
	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/form"
	"gouji.app/ui/settings"
)

// 上年对照: choosing last year's report, and what the window shows of it.

// beside says that last year's numbers and texts stand beside those of the report.
func (w *Window) beside() bool {
	return len(w.desk.File().LastYear()) > 0 && !w.settings.Now().NoBeside
}

// toggleBeside shows or hides last year's report, or asks for it where there is none.
func (w *Window) toggleBeside() {
	w.desk.Leave()
	if len(w.desk.File().LastYear()) == 0 {
		w.settings.Keep(func(s *settings.Settings) { s.NoBeside = false })
		w.compare.AskPrior()
		return
	}
	off := w.beside()
	w.settings.Keep(func(s *settings.Settings) { s.NoBeside = off })
	w.refreshAll()
	w.backToPart()
}

// backToPart gives the keyboard back to the part in the middle, from a button or a
// dialog.
func (w *Window) backToPart() {
	if !w.previewing {
		w.parts[w.current].pane.focus(form.Ref{})
	}
}

// shownPriors are last year's reports while they stand beside the report.
func (w *Window) shownPriors() []model.Prior {
	if !w.beside() {
		return nil
	}
	return w.desk.Report().Priors(w.desk.File().LastYear()...)
}

// lastNumber is last year's number beside that of a cell, "" where none is known: of
// a body taken over in part it lies between two.
func (w *Window) lastNumber(at form.Ref) string {
	last := model.LastAt(at, w.last...)
	switch {
	case !last.Known:
		return ""
	case !last.Exact():
		return last.Least.String() + "—" + last.Most.String()
	}
	return last.Most.String()
}

// growth tells last year's number at a cell and what became of it: 上年 12 · 增 2
// （＋16.7%）; "" where nothing is known of it.
func (w *Window) growth(at form.Ref) string {
	text := w.lastNumber(at)
	if text == "" {
		return ""
	}
	last := model.LastAt(at, w.last...)
	text = "上年 " + text
	if last.Parts != "" {
		text += "（" + last.Parts + "）"
	}
	c, _ := w.opts.Form.Cell(at)
	g := carry.Grown(last.Most, w.desk.Report().Number(c))
	if !last.Exact() || !g.Known {
		return text
	}
	return text + " · " + g.Words()
}
