package sheet

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"gouji.app/model"
)

// editing is a cell with a caret in it.
type editing struct {
	text   []rune
	caret  int    // runes before it
	before string // what Escape brings back
	arrows bool   // arrows move the caret, not the active cell
}

// begin puts the caret behind a text in the active cell.
func (s *Sheet) begin(text string, arrows bool) {
	rs := []rune(text)
	s.edit = &editing{text: rs, caret: len(rs), before: s.text(s.active), arrows: arrows}
	if s.view != nil {
		s.view.reveal(s.active)
	}
}

// Commit ends typing in a cell. What was typed has been told already.
func (s *Sheet) Commit() {
	s.paused = nil
	if s.edit == nil {
		return
	}
	s.edit = nil
	s.paintCursor()
	if s.o.OnSeal != nil {
		s.o.OnSeal()
	}
}

// pause ends typing when the keyboard goes elsewhere. Fyne does not say where to, so
// the text is kept until it is known whether another window has it: then the caret
// is there again when the user comes back.
func (s *Sheet) pause() {
	typing := s.edit
	s.Commit()
	s.paused = typing
	later := s.o.Later
	if later == nil {
		later = fyne.Do
	}
	later(func() {
		if c := s.canvas(); c == nil || c.Focused() != s {
			s.paused = nil
		}
	})
}

// resume goes on typing where another window came between.
func (s *Sheet) resume() {
	if e := s.paused; e != nil && string(e.text) == s.text(s.active) {
		s.edit = e
	}
	s.paused = nil
}

// revert is Escape.
func (s *Sheet) revert() {
	if before := s.edit.before; string(s.edit.text) != before {
		s.replace(0, len(s.edit.text), []rune(before)...)
	}
	s.Commit()
}

// replace writes over the runes from and to of the text being typed.
func (s *Sheet) replace(from, to int, with ...rune) {
	s.edit.text = slices.Replace(s.edit.text, from, to, with...)
	s.edit.caret = from + len(with)
	s.tellText()
	s.paintCursor()
}

func (s *Sheet) tellText() {
	if s.o.OnType != nil {
		s.o.OnType(s.ref(s.active), string(s.edit.text))
	}
}

// TypedRune is called by Fyne for each character, those of an input method too.
func (s *Sheet) TypedRune(r rune) {
	s.hideHint()
	if s.edit == nil {
		s.begin("", false)
	}
	s.replace(s.edit.caret, s.edit.caret, fold(r))
}

// fold turns what a Chinese input method writes for figures into ASCII: a cell is a
// number, whatever width it was typed in.
func fold(r rune) rune {
	if r == '。' {
		return '.'
	}
	if n := model.Narrow(r); strings.ContainsRune("0123456789.,", n) {
		return n
	}
	return r
}

// editKey handles the keys that mean something else inside a text.
func (s *Sheet) editKey(name fyne.KeyName) bool {
	e := s.edit
	switch name {
	case fyne.KeyBackspace:
		if e.caret > 0 {
			s.replace(e.caret-1, e.caret)
		}
		return true
	case fyne.KeyDelete:
		if e.caret < len(e.text) {
			s.replace(e.caret, e.caret+1)
		}
		return true
	case fyne.KeyEscape:
		s.revert()
		return true
	case fyne.KeyF2:
		e.arrows = !e.arrows
		return true
	}
	if !e.arrows {
		return false
	}
	switch name {
	case fyne.KeyLeft:
		e.caret = max(e.caret-1, 0)
	case fyne.KeyRight:
		e.caret = min(e.caret+1, len(e.text))
	case fyne.KeyHome:
		e.caret = 0
	case fyne.KeyEnd:
		e.caret = len(e.text)
	default:
		return false
	}
	s.paintCursor()
	return true
}
