package match

import (
	"slices"
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
)

// A short row has a number less than columns, and its own law does not tell which.
type shortRow struct {
	claim *claim
	row   labelledRow
	cells []mark
	say   string // where it stays short
}

// shortOf tells a row that is short of one number, with blank cells behind at most.
func shortOf(c *claim, r labelledRow, run []mark, say string) (shortRow, bool) {
	_, last := ends(run)
	run = run[:last+1]
	unread := func(m mark) bool { return !looksNumeric(m.words()) }
	short := c.order != nil && len(run) == len(c.cols)-1 && !slices.ContainsFunc(run, unread) && !slices.Contains(c.cols, "")
	return shortRow{c, r, run, say}, short
}

// settle reads the short rows of a table, once all others are read, where the sums of the
// columns leave exactly one place that the missing number may have.
func (j *judge) settle(t *table) {
	for _, s := range j.short {
		var ways [][]mark
		for gap := range s.claim.cols {
			if way := slices.Insert(slices.Clone(s.cells), gap, mark{piece: piece{line: s.row.line}}); j.addsUp(t, s, way, gap) {
				ways = append(ways, way)
			}
		}
		if len(ways) != 1 {
			j.refuse(t, []labelledRow{s.row}, s.claim, s.say)
			continue
		}
		j.put(t, s.claim, s.row, piecesOf(ways[0]))
		gap := slices.IndexFunc(ways[0], func(m mark) bool { return m.text == "" })
		at := t.here(s.row.key)
		at.Col = s.claim.cols[gap]
		j.lose(s.row.line, strings.Join(textsOf(s.cells), " | "), at, "这一行少一个数字，按各列之和推定缺的是这一格，未导入，请核对")
	}
	j.short = nil
}

// addsUp says that every number of a row, laid out with a gap, belongs to an equation with
// numbers of other rows, and that all of these hold.
func (j *judge) addsUp(t *table, s shortRow, way []mark, gap int) bool {
	borne := make([]bool, len(way))
	for _, sum := range t.form.Sums() {
		refs := slices.Concat(sum.Left, sum.Right)
		at := slices.IndexFunc(refs, func(r form.Ref) bool { return r.Section == t.section.Key && r.Row == s.row.key })
		if at < 0 || !slices.ContainsFunc(refs, func(r form.Ref) bool { return r.Row != s.row.key }) {
			continue
		}
		col := slices.Index(s.claim.cols, refs[at].Col)
		if col < 0 || col == gap {
			continue
		}
		left, known := j.sum(t, s, way, sum.Left)
		right, all := j.sum(t, s, way, sum.Right)
		if !known || !all {
			continue
		}
		if left != right {
			return false
		}
		borne[col] = true
	}
	borne[gap] = true
	return !slices.Contains(borne, false)
}

// sum adds up what was read of some cells, and a row as it is laid out; ok says that all
// are numbers.
func (j *judge) sum(t *table, s shortRow, way []mark, refs []form.Ref) (total int64, ok bool) {
	for _, at := range refs {
		c, _ := t.form.Cell(at)
		n := j.report.Number(c)
		if at.Row == s.row.key {
			n = model.ReadNumber(way[slices.Index(s.claim.cols, at.Col)].text, c.Unit)
		}
		if !n.Readable() {
			return 0, false
		}
		total += n.Count()
	}
	return total, true
}
