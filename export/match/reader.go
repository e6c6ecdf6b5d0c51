package match

import (
	"slices"

	"gouji.app/model/form"
	"gouji.app/model/page"
)

// A reader proposes the rows of one section, from the tables in its lines or, where the
// text has lost them, from the lines themselves.
type reader struct {
	*proposal
	lines []line
	seen  map[string]bool // rows proposed
	told  map[string]bool // heads that were remarked on
	above carried         // heads of the table before

	doubts []doubt
}

// propose reads the lines of a section.
func (t *table) propose(lines []line, doubts []doubt) *proposal {
	r := &reader{doubts: doubts, proposal: &proposal{table: t}, lines: lines, seen: map[string]bool{}, told: map[string]bool{}}
	tables := slices.ContainsFunc(lines, line.isTable)
	switch {
	case r.inPieces():
		r.stream(r.marks(), nil)
	case tables:
		for _, l := range lines {
			if l.table != nil {
				r.grid(l)
			}
		}
	case !r.pairs() && !r.ruled():
		r.stream(r.marks(), nil)
	}
	return r.proposal
}

// claim proposes a row of numbers.
func (r *reader) claim(c *claim) {
	for _, row := range c.rows {
		r.seen[row.key] = true
		for _, key := range r.skipped(row.group) {
			r.seen[key] = true
		}
	}
	r.claims = append(r.claims, c)
}

// inPieces says that the table was torn into several, of which some have labels of the
// section and others only numbers.
func (r *reader) inPieces() bool {
	labelled, numbers, loose := map[string]bool{}, false, false
	for _, l := range r.lines {
		if l.table == nil {
			loose = loose || slices.ContainsFunc(takeApart([]line{l}), func(p piece) bool { return looksNumeric(p.text) })
			continue
		}
		g := latticeOf(l.table)
		for row := range g.Rows {
			if row, _, ok := r.rowAt(g, row, nil); ok {
				labelled[row.key] = true
			}
		}
		numbers = numbers || slices.ContainsFunc(l.table.Cells, func(c page.Cell) bool { return looksNumeric(c.Text) })
	}
	if r.unlabelled() {
		return loose && !numbers && slices.ContainsFunc(r.lines, line.isTable)
	}
	return loose && len(labelled) > 0 && len(labelled) < len(r.lexicon.rows)
}

// marks tells labels and numbers apart in the lines of the section.
func (r *reader) marks() []mark {
	pieces := piecesOfAll(r.lines)
	if len(pieces) == mostPieces {
		r.lose(pieces[mostPieces-1].line, "", r.here(""), "这一部分的内容远远超过一张表，后面的内容未导入")
	}
	return r.lexicon.scan(pieces)
}

// head remarks once on a column head that is not the form's own.
func (r *reader) head(l line, text string, n name) {
	if !n.exact && !r.told[n.label] {
		r.told[n.label] = true
		r.note(l, text, form.Ref{Section: r.section.Key}, "列标题与规定不同，按“"+n.label+"”导入")
	}
}
