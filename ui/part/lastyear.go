package part

import (
	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/form"
	"gouji.app/ui/settings"
)

// 上年对照: choosing last year's report, and what the window shows of it.

// Beside says that last year's numbers and texts stand beside those of the report.
func (mid *Middle) Beside() bool {
	return len(mid.Desk.File().LastYear()) > 0 && !mid.Desk.Settings().Now().NoBeside
}

// ToggleBeside shows or hides last year's report, or asks for it where there is none.
func (mid *Middle) ToggleBeside() {
	mid.Desk.Leave()
	if len(mid.Desk.File().LastYear()) == 0 {
		mid.Desk.Settings().Keep(func(s *settings.Settings) { s.NoBeside = false })
		mid.AskPrior()
		return
	}
	off := mid.Beside()
	mid.Desk.Settings().Keep(func(s *settings.Settings) { s.NoBeside = off })
	mid.Repaint()
	mid.Focus()
}

// Focus gives the keyboard back to the part in the middle, from a button or a
// dialog.
func (mid *Middle) Focus() {
	if !mid.covered {
		mid.parts[mid.current].pane.focus(form.Ref{})
	}
}

// priorsBeside are last year's reports while they stand beside the report.
func (mid *Middle) priorsBeside() []model.Prior {
	if !mid.Beside() {
		return nil
	}
	return mid.Desk.Report().Priors(mid.Desk.File().LastYear()...)
}

// LastNumber is last year's number beside that of a cell, "" where none is known: of
// a body taken over in part it lies between two.
func (mid *Middle) LastNumber(at form.Ref) string {
	last := model.LastAt(at, mid.last...)
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
func (mid *Middle) growth(at form.Ref) string {
	text := mid.LastNumber(at)
	if text == "" {
		return ""
	}
	last := model.LastAt(at, mid.last...)
	text = "上年 " + text
	if last.Parts != "" {
		text += "（" + last.Parts + "）"
	}
	c, _ := mid.Desk.Form().Cell(at)
	g := carry.Grown(last.Most, mid.Desk.Report().Number(c))
	if !last.Exact() || !g.Known {
		return text
	}
	return text + " · " + g.Words()
}
