package part

import (
	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/form"
	"gouji.app/ui/settings"
)

// 上年对照: choosing last year's report, and what the window shows of it.

// Beside is last year's report beside this one: 上年对照.
type Beside struct{ mid *Middle }

// Shown says that last year's numbers and texts stand beside those of the report.
func (s *Beside) Shown() bool {
	return len(s.mid.Desk.File().LastYear()) > 0 && !s.mid.Desk.Settings().Now().NoBeside
}

// Toggle shows or hides last year's report, or asks for it where there is none.
func (s *Beside) Toggle() {
	s.mid.Desk.Leave()
	if len(s.mid.Desk.File().LastYear()) == 0 {
		s.mid.Desk.Settings().Keep(func(s *settings.Settings) { s.NoBeside = false })
		s.mid.AskPrior()
		return
	}
	off := s.Shown()
	s.mid.Desk.Settings().Keep(func(s *settings.Settings) { s.NoBeside = off })
	s.mid.Repaint()
	s.mid.Focus()
}

// Focus gives the keyboard back to the part in the middle, from a button or a
// dialog.
func (mid *Middle) Focus() {
	if !mid.covered {
		mid.parts[mid.current].pane.focus(form.Ref{})
	}
}

// priorsBeside are last year's reports while they stand beside the report.
func (s *Beside) priorsBeside() []model.Prior {
	if !s.Shown() {
		return nil
	}
	return s.mid.Desk.Report().Priors(s.mid.Desk.File().LastYear()...)
}

// LastNumber is last year's number beside that of a cell, "" where none is known: of
// a body taken over in part it lies between two.
func (s *Beside) LastNumber(at form.Ref) string {
	last := model.LastAt(at, s.mid.last...)
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
func (s *Beside) growth(at form.Ref) string {
	text := s.LastNumber(at)
	if text == "" {
		return ""
	}
	last := model.LastAt(at, s.mid.last...)
	text = "上年 " + text
	if last.Parts != "" {
		text += "（" + last.Parts + "）"
	}
	c, _ := s.mid.Desk.Form().Cell(at)
	g := carry.Grown(last.Most, s.mid.Desk.Report().Number(c))
	if !last.Exact() || !g.Known {
		return text
	}
	return text + " · " + g.Words()
}
