package part

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/reading"
)

// Numbers of the text against the tables: from the words to the cell and back.

// tieOf is the contradiction that a finding tells; one that was explained or switched
// off is told by none.
func tieOf(f check.Finding, ties []check.Tie) (check.Tie, bool) {
	for _, t := range ties {
		if t.State == check.Contradicting && t.RuleID == f.Rule.ID && f.At[0] == t.At &&
			f.Offset == t.Span.Start && len(f.Quote) == t.Span.Len() {
			return t, true
		}
	}
	return check.Tie{}, false
}

// Ties is what the text says of the numbers in the tables: 文表核对.
type Ties struct{ mid *Middle }

// tableSays tells which cell a number belongs to and what stands there.
func (s *Ties) tableSays(t check.Tie) string {
	r := s.mid.Desk.Report()
	is := cmp.Or(t.Holds(r), "空")
	if t.Mended {
		return "表中" + t.Name(r.Form) + "现为 " + is + "，按勾稽关系应改"
	}
	return "表中" + t.Name(r.Form) + "为 " + is
}

// tieAtCaret is the number of the text that the caret is at.
func (s *Ties) tieAtCaret() (check.Tie, bool) {
	p := s.mid.Text()
	if p == nil {
		return check.Tie{}, false
	}
	from, to := p.Editor.Selection()
	for _, t := range s.mid.Desk.Result().Ties {
		if t.At == p.narrative && t.State != check.Alone && t.Span.Start <= from && to <= t.Span.End {
			return t, true
		}
	}
	return check.Tie{}, false
}

// OnTiedNumber tells whether the caret is at a number that belongs to a cell.
func (s *Ties) OnTiedNumber() bool {
	_, ok := s.tieAtCaret()
	return ok
}

// OnContradiction says that the caret is at a number which the tables can replace.
func (s *Ties) OnContradiction() bool {
	t, ok := s.tieAtCaret()
	return ok && t.Want != "" && t.State == check.Contradicting
}

// TakeTableNumber is 改为表中的数 where the caret is.
func (s *Ties) TakeTableNumber() {
	if t, ok := s.tieAtCaret(); ok {
		s.replaceByTable(t)
	}
}

// replaceByTable writes the number of the tables in place of one of the text.
func (s *Ties) replaceByTable(t check.Tie) {
	text := s.mid.Desk.Report().Text(t.At)
	text = text[:t.Span.Start] + t.Want + text[t.Span.End:]
	s.mid.Desk.Apply(model.Change{Label: "改为表中的数", Edits: []model.Edit{{At: t.At, Text: text}}})
}

// ToCell goes from the number at the caret to its cell.
func (s *Ties) ToCell() {
	if t, ok := s.tieAtCaret(); ok {
		s.goToCell(t)
	}
}

// goToCell shows the cell of a number, the first where it is a sum of several.
func (s *Ties) goToCell(t check.Tie) {
	s.mid.GoTo(t.Cells[0])
	s.mid.Desk.Say(s.bothSay(t))
}

// bothSay tells a number of the text and what the tables say of it.
func (s *Ties) bothSay(t check.Tie) string {
	return "正文写“" + t.Span.Of(s.mid.Desk.Report().Text(t.At)) + "”，" + s.tableSays(t)
}

// goToWords selects a number of the text.
func (s *Ties) goToWords(t check.Tie) {
	s.mid.Select(t.At, t.Span)
}

// tiesOfCell are the numbers of the text that the active cell belongs to.
func (s *Ties) tiesOfCell() (out []check.Tie) {
	p := s.mid.Table()
	if p == nil {
		return nil
	}
	for _, t := range s.mid.Desk.Result().Ties {
		if slices.Contains(t.Cells, p.Sheet.Active()) {
			out = append(out, t)
		}
	}
	return out
}

// OnTiedCell tells whether numbers of the text belong to the active cell.
func (s *Ties) OnTiedCell() bool { return len(s.tiesOfCell()) > 0 }

// ToWords goes from a cell to the first number of the text that belongs to it.
func (s *Ties) ToWords() {
	if ties := s.tiesOfCell(); len(ties) > 0 {
		s.goToWords(ties[0])
	}
}

// WordsMenu offers all numbers of the text that belong to a cell.
func (s *Ties) WordsMenu() *fyne.Menu {
	m := fyne.NewMenu("")
	for _, t := range s.tiesOfCell() {
		m.Items = append(m.Items, fyne.NewMenuItem(s.around(t), func() { s.goToWords(t) }))
	}
	return m
}

// around is the clause in which a number stands.
func (s *Ties) around(t check.Tie) string {
	return reading.Around(s.mid.Desk.Report().Text(t.At), t.Span)
}
