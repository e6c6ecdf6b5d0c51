package match

import (
	"slices"
	"strconv"
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
	short := c.order != nil && !c.lacking && len(run) == len(c.cols)-1 && !slices.ContainsFunc(run, unread) && !slices.Contains(c.cols, "")
	return shortRow{c, r, run, say}, short
}

// settle reads the short rows of a table, once all others are read, where the sums of the
// columns leave exactly one place that the missing number may have.
func (j *judge) settle(t *table) {
	for _, s := range j.short {
		var ways [][]mark
		proved := false
		for gap := range s.claim.cols {
			way := slices.Insert(slices.Clone(s.cells), gap, mark{piece: piece{line: s.row.line}})
			if way[gap].text = t.implied(s.row.key, s.claim.cols, textsOf(way)); way[gap].text == "" {
				continue
			}
			if holds, whole := j.addsUp(t, s, way, gap); holds {
				way[gap].text = ""
				ways, proved = append(ways, way), whole
			}
		}
		if len(ways) != 1 || !proved {
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

// implied is the number that a row lacks by its own law, "" where none would do.
func (t *table) implied(row string, cols, texts []string) string {
	if len(t.totals[row]) != 1 {
		return ""
	}
	x := t.totals[row][0]
	count := func(at form.Ref) int64 {
		c, _ := t.form.Cell(at)
		return model.ReadNumber(texts[slices.Index(cols, at.Col)], c.Unit).Count()
	}
	lacking := count(x.Ref)
	for _, part := range x.Parts {
		lacking -= count(part)
	}
	if texts[slices.Index(cols, x.Ref.Col)] == "" {
		lacking = -lacking
	}
	if lacking < 0 {
		return ""
	}
	return strconv.FormatInt(lacking, 10)
}

// addsUp says that the equations between a row, laid out with the number that it lacks,
// and others hold as far as their numbers were read; whole says that each number that
// stands in the row is in one.
func (j *judge) addsUp(t *table, s shortRow, way []mark, gap int) (holds, whole bool) {
	borne := make([]bool, len(way))
	for _, sum := range t.form.Sums() {
		refs := slices.Concat(sum.Left, sum.Right)
		at := slices.IndexFunc(refs, func(r form.Ref) bool { return r.Section == t.section.Key && r.Row == s.row.key })
		if at < 0 || !slices.ContainsFunc(refs, func(r form.Ref) bool { return r.Row != s.row.key }) {
			continue
		}
		col := slices.Index(s.claim.cols, refs[at].Col)
		if col < 0 {
			continue
		}
		left, known := j.sum(t, s, way, sum.Left)
		right, all := j.sum(t, s, way, sum.Right)
		if !known || !all {
			continue
		}
		if left != right {
			return false, false
		}
		borne[col] = true
	}
	borne[gap] = true
	return true, !slices.Contains(borne, false)
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
