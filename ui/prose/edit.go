package prose

import (
	"slices"
	"strings"
)

// A step is what the undo step that typing grows did last.
type step int

const (
	none step = iota // no step is open
	adding
	removing
)

// put changes the text from one offset up to another without telling anybody. The
// caret goes behind what is new.
func (e *Editor) put(from, to int, fresh string) {
	e.text = e.text[:from] + fresh + e.text[to:]
	e.layout.set(e.text)
	e.marks = shifted(e.marks, from, to, len(fresh))
	e.caret = place{off: e.layout.snap(from + len(fresh))}
	e.anchor, e.lane = e.caret.off, -1
	if e.find != nil {
		e.find.search()
	}
}

// shifted moves marks along when the text between two offsets gets another length.
// Those that the change touches are gone.
func shifted(marks []Mark, from, to, length int) []Mark {
	var out []Mark
	for _, m := range marks {
		if m.From >= to {
			m.From += length - (to - from)
			m.To += length - (to - from)
		} else if m.To > from {
			continue
		}
		out = append(out, m)
	}
	return slices.Clip(out)
}

// typed is a change that grows the undo step of typing.
func (e *Editor) typed(from, to int, fresh string) {
	if e.o.ReadOnly || !e.differs(from, to, fresh) {
		return
	}
	e.put(from, to, fresh)
	e.step = adding
	if fresh == "" {
		e.step = removing
	}
	if e.o.OnType != nil {
		e.o.OnType(e.text)
	}
	e.show()
}

// edit is a change that is an undo step of its own.
func (e *Editor) edit(label string, from, to int, fresh string) {
	e.seal()
	if e.o.ReadOnly || !e.differs(from, to, fresh) {
		return
	}
	e.put(from, to, fresh)
	if e.o.OnEdit != nil {
		e.o.OnEdit(label, e.text)
	}
	e.show()
}

// differs says whether a change changes anything; if not, the caret goes behind what
// it would have put there.
func (e *Editor) differs(from, to int, fresh string) bool {
	if e.text[from:to] != fresh {
		return true
	}
	e.caret, e.anchor = place{off: to}, to
	e.show()
	return false
}

// insert puts typed text in the place of the selection. A step of undo goes up to the
// end of a sentence.
func (e *Editor) insert(text string) {
	if e.step == removing {
		e.seal()
	}
	from, to := e.Selection()
	e.typed(from, to, text)
	if strings.ContainsAny(text, "\n。！？；") {
		e.seal()
	}
}

// erase takes the selection away, or else what lies between the caret and another
// place.
func (e *Editor) erase(other int) {
	if e.step == adding {
		e.seal()
	}
	from, to := e.Selection()
	if from == to {
		from, to = min(other, from), max(other, to)
	}
	e.typed(from, to, "")
}

// seal ends the undo step.
func (e *Editor) seal() {
	if e.step == none {
		return
	}
	e.step = none
	if e.o.OnSeal != nil {
		e.o.OnSeal()
	}
}

// move takes the caret somewhere, and the selection along or away.
func (e *Editor) move(to place, extend bool) {
	e.seal()
	e.caret = to
	if !extend {
		e.anchor = to.off
	}
	e.show()
	e.moved()
}

func (e *Editor) moved() {
	if e.o.OnMove != nil {
		e.o.OnMove()
	}
}
