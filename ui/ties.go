package ui

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
func (w *Window) tableSays(t check.Tie) string {
	r := w.desk.Report()
	is := cmp.Or(t.Holds(r), "空")
	if t.Mended {
		return "表中" + t.Name(r.Form) + "现为 " + is + "，按勾稽关系应改"
	}
	return "表中" + t.Name(r.Form) + "为 " + is
}

// tieAtCaret is the number of the text that the caret is at.
func (w *Window) tieAtCaret() (check.Tie, bool) {
	p := w.textPane()
	if p == nil {
		return check.Tie{}, false
	}
	from, to := p.editor.Selection()
	for _, t := range w.desk.Result().Ties {
		if t.At == p.narrative && t.State != check.Alone && t.Span.Start <= from && to <= t.Span.End {
			return t, true
		}
	}
	return check.Tie{}, false
}

func (w *Window) onTiedNumber() bool {
	_, ok := w.tieAtCaret()
	return ok
}

// onContradiction says that the caret is at a number which the tables can replace.
func (w *Window) onContradiction() bool {
	t, ok := w.tieAtCaret()
	return ok && t.Want != "" && t.State == check.Contradicting
}

// takeTableNumber is 改为表中的数 where the caret is.
func (w *Window) takeTableNumber() {
	if t, ok := w.tieAtCaret(); ok {
		w.replaceByTable(t)
	}
}

// replaceByTable writes the number of the tables in place of one of the text.
func (w *Window) replaceByTable(t check.Tie) {
	text := w.desk.Report().Text(t.At)
	text = text[:t.Span.Start] + t.Want + text[t.Span.End:]
	w.desk.Apply(model.Change{Label: "改为表中的数", Edits: []model.Edit{{At: t.At, Text: text}}})
}

// toCell goes from the number at the caret to its cell.
func (w *Window) toCell() {
	if t, ok := w.tieAtCaret(); ok {
		w.goToCell(t)
	}
}

// goToCell shows the cell of a number, the first where it is a sum of several.
func (w *Window) goToCell(t check.Tie) {
	w.goTo(t.Cells[0])
	w.desk.Say(w.bothSay(t))
}

// bothSay tells a number of the text and what the tables say of it.
func (w *Window) bothSay(t check.Tie) string {
	return "正文写“" + t.Span.Of(w.desk.Report().Text(t.At)) + "”，" + w.tableSays(t)
}

// goToWords selects a number of the text.
func (w *Window) goToWords(t check.Tie) {
	w.selectWords(t.At, t.Span)
}

// tiesOfCell are the numbers of the text that the active cell belongs to.
func (w *Window) tiesOfCell() (out []check.Tie) {
	p := w.sheetPane()
	if p == nil {
		return nil
	}
	for _, t := range w.desk.Result().Ties {
		if slices.Contains(t.Cells, p.sheet.Active()) {
			out = append(out, t)
		}
	}
	return out
}

func (w *Window) onTiedCell() bool { return len(w.tiesOfCell()) > 0 }

// toWords goes from a cell to the first number of the text that belongs to it.
func (w *Window) toWords() {
	if ties := w.tiesOfCell(); len(ties) > 0 {
		w.goToWords(ties[0])
	}
}

// wordsMenu offers all numbers of the text that belong to a cell.
func (w *Window) wordsMenu() *fyne.Menu {
	m := fyne.NewMenu("")
	for _, t := range w.tiesOfCell() {
		m.Items = append(m.Items, fyne.NewMenuItem(w.around(t), func() { w.goToWords(t) }))
	}
	return m
}

// around is the clause in which a number stands.
func (w *Window) around(t check.Tie) string {
	return reading.Around(w.desk.Report().Text(t.At), t.Span)
}
