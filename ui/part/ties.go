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

// tableSays tells which cell a number belongs to and what stands there.
func (mid *Middle) tableSays(t check.Tie) string {
	r := mid.Desk.Report()
	is := cmp.Or(t.Holds(r), "空")
	if t.Mended {
		return "表中" + t.Name(r.Form) + "现为 " + is + "，按勾稽关系应改"
	}
	return "表中" + t.Name(r.Form) + "为 " + is
}

// tieAtCaret is the number of the text that the caret is at.
func (mid *Middle) tieAtCaret() (check.Tie, bool) {
	p := mid.Text()
	if p == nil {
		return check.Tie{}, false
	}
	from, to := p.Editor.Selection()
	for _, t := range mid.Desk.Result().Ties {
		if t.At == p.narrative && t.State != check.Alone && t.Span.Start <= from && to <= t.Span.End {
			return t, true
		}
	}
	return check.Tie{}, false
}

// OnTiedNumber tells whether the caret is at a number that belongs to a cell.
func (mid *Middle) OnTiedNumber() bool {
	_, ok := mid.tieAtCaret()
	return ok
}

// OnContradiction says that the caret is at a number which the tables can replace.
func (mid *Middle) OnContradiction() bool {
	t, ok := mid.tieAtCaret()
	return ok && t.Want != "" && t.State == check.Contradicting
}

// TakeTableNumber is 改为表中的数 where the caret is.
func (mid *Middle) TakeTableNumber() {
	if t, ok := mid.tieAtCaret(); ok {
		mid.replaceByTable(t)
	}
}

// replaceByTable writes the number of the tables in place of one of the text.
func (mid *Middle) replaceByTable(t check.Tie) {
	text := mid.Desk.Report().Text(t.At)
	text = text[:t.Span.Start] + t.Want + text[t.Span.End:]
	mid.Desk.Apply(model.Change{Label: "改为表中的数", Edits: []model.Edit{{At: t.At, Text: text}}})
}

// ToCell goes from the number at the caret to its cell.
func (mid *Middle) ToCell() {
	if t, ok := mid.tieAtCaret(); ok {
		mid.goToCell(t)
	}
}

// goToCell shows the cell of a number, the first where it is a sum of several.
func (mid *Middle) goToCell(t check.Tie) {
	mid.GoTo(t.Cells[0])
	mid.Desk.Say(mid.bothSay(t))
}

// bothSay tells a number of the text and what the tables say of it.
func (mid *Middle) bothSay(t check.Tie) string {
	return "正文写“" + t.Span.Of(mid.Desk.Report().Text(t.At)) + "”，" + mid.tableSays(t)
}

// goToWords selects a number of the text.
func (mid *Middle) goToWords(t check.Tie) {
	mid.Select(t.At, t.Span)
}

// tiesOfCell are the numbers of the text that the active cell belongs to.
func (mid *Middle) tiesOfCell() (out []check.Tie) {
	p := mid.Table()
	if p == nil {
		return nil
	}
	for _, t := range mid.Desk.Result().Ties {
		if slices.Contains(t.Cells, p.Sheet.Active()) {
			out = append(out, t)
		}
	}
	return out
}

// OnTiedCell tells whether numbers of the text belong to the active cell.
func (mid *Middle) OnTiedCell() bool { return len(mid.tiesOfCell()) > 0 }

// ToWords goes from a cell to the first number of the text that belongs to it.
func (mid *Middle) ToWords() {
	if ties := mid.tiesOfCell(); len(ties) > 0 {
		mid.goToWords(ties[0])
	}
}

// WordsMenu offers all numbers of the text that belong to a cell.
func (mid *Middle) WordsMenu() *fyne.Menu {
	m := fyne.NewMenu("")
	for _, t := range mid.tiesOfCell() {
		m.Items = append(m.Items, fyne.NewMenuItem(mid.around(t), func() { mid.goToWords(t) }))
	}
	return m
}

// around is the clause in which a number stands.
func (mid *Middle) around(t check.Tie) string {
	return reading.Around(mid.Desk.Report().Text(t.At), t.Span)
}
