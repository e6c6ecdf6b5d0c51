package match

import (
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// A claim is a row of numbers as a reader proposes it: the label or labels that may be
// its own, the columns from left to right, and what stands in the cells. It says how the
// numbers lie; whether they are believed is the judge's to say.
type claim struct {
	at    line // of the note, should it be refused
	rows  []labelledRow
	cols  []string // key of each column, "" where its head is not known
	cells []mark
	table *page.Table // in which it was found; nil in text

	*order            // in which its cells came, where that is all that is known
	jumbled  bool     // words of the page stand in the order of the sheet, not of the tables
	short    bool     // it has a cell less than its heads
	moved    bool     // its cells stand below no label, or beside one that is missing
	rivals   bool     // it has a number too many, and several that may be left out
	absent   []string // columns whose heads were not found
	lacking  bool     // which are none of the table, rather than lost
	unheaded bool     // the heads of its columns were not all read
	confused bool     // its label is not the form's own, and the row beside it has none that is known
}

// An order is what is known of numbers by the order of a text alone: what stands around
// them.
type order struct {
	step
	*passage
}

// A passage is a text of labels and numbers as far as all of its rows have to agree.
type passage struct {
	shifted  bool     // merged labels left blank cells in front of the numbers
	leftover bool     // blank cells are left over behind the numbers of some rows
	loose    bool     // some numbers have no label
	beside   bool     // most numbers stand on the line of their label
	behind   bool     // a row of numbers stands before the first label, and none behind the last
	squares  *lattice // whose squares do not stand below their heads; nil elsewhere
}

// A proposal is what the readers make of one section.
type proposal struct {
	*table
	claims  []*claim
	notes   []model.Note
	jumbled bool // some numbers stand in the order of the sheet
}

// last is the label that stands nearest before the numbers.
func (c *claim) last() labelledRow { return c.rows[len(c.rows)-1] }

func (c *claim) texts() []string { return textsOf(c.cells) }

// ruled says that marks or squares stand between the cells.
func (c *claim) ruled() bool { return c.order != nil && c.cells[0].ruled }

// bare says that nothing but line breaks and spaces stands between the cells.
func (c *claim) bare() bool { return c.order != nil && !c.cells[0].ruled && !c.cells[0].closed }

// note remarks on a line.
func (p *proposal) note(l line, text string, at form.Ref, message string) {
	p.notes = append(p.notes, remark(l, text, at, message, false))
}

// lose remarks on a text that stands nowhere in the report, so that somebody looks.
func (p *proposal) lose(l line, text string, at form.Ref, message string) {
	p.notes = append(p.notes, remark(l, text, at, message, true))
}

func remark(l line, text string, at form.Ref, message string, lost bool) model.Note {
	const most = 2000
	if rs := []rune(text); len(rs) > most {
		text = string(rs[:most]) + "…"
	}
	return model.Note{Line: l.n, Where: l.where, Text: text, At: at, Message: message, Lost: lost}
}

// here addresses the section, or one of its rows.
func (t *table) here(row string) form.Ref { return form.Ref{Section: t.section.Key, Row: row} }

// filled counts the cells that are not blank.
func filled(run []mark) (n int) {
	for _, text := range textsOf(run) {
		if strings.TrimSpace(text) != "" {
			n++
		}
	}
	return n
}
