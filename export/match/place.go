package match

import (
	"slices"
	"strings"
)

// place lays the cells of a row on its columns: as they stand, where they are as many;
// else in the one way that leaves out only what need not be a cell. Where several ways
// do, the law of the row decides. It tells the cell of the first column.
func (t *table) place(row string, cols []string, run []mark) (from int, ok bool) {
	want := len(cols)
	if from, ok := fit(run, want); ok {
		return from, true
	}
	if from, ok := numbersOf(run, want); ok {
		return from, true
	}
	for _, at := range ways(run, want) {
		switch way := run[at : at+want]; {
		case !t.isLawful(row, cols, textsOf(way)):
		case ok && !slices.Equal(textsOf(run[from:from+want]), textsOf(way)):
			return 0, false
		default:
			from, ok = at, true
		}
	}
	return from, ok
}

// placed are the cells of a row below its columns.
func (t *table) placed(c *claim) ([]mark, bool) {
	from, ok := t.place(c.last().key, c.cols, c.cells)
	if !ok {
		return nil, false
	}
	return c.cells[from : from+len(c.cols)], true
}

// numbersOf are the cells of a row with words at an end, such as what is counted or a
// remark: all its numbers, side by side. The only cell of a row may be there several times,
// once for each square that it covers.
func numbersOf(run []mark, want int) (from int, ok bool) {
	isNumber := func(m mark) bool { return looksNumeric(m.words()) }
	from = slices.IndexFunc(run, isNumber)
	if from < 0 {
		return 0, false
	}
	to := from
	for to < len(run) && isNumber(run[to]) {
		to++
	}
	rest := slices.Concat(run[:from], run[to:])
	if slices.ContainsFunc(rest, isNumber) || to-from != want && (want != 1 || !isRepeated(run[from:to])) {
		return 0, false
	}
	if from > 0 && filled(run[:from]) < from || !slices.ContainsFunc(rest, func(m mark) bool { return m.words() != "" }) && to-from == want {
		return 0, false // blank cells in front may be those of another row
	}
	return from, true
}

func isRepeated(run []mark) bool {
	return !slices.ContainsFunc(run, func(m mark) bool { return m.words() != run[0].words() })
}

// ways are where all stretches of so many cells begin that leave only blank ones at the ends.
func ways(run []mark, want int) (out []int) {
	first, last := ends(run)
	if first < 0 || first > 0 && len(run) >= 2*want { // two rows, of which one has lost its label
		return nil
	}
	for from := max(0, last+1-want); from <= first && from+want <= len(run); from++ {
		out = append(out, from)
	}
	return out
}

// ends are the first and the last cell that are filled, -1 where none is.
func ends(run []mark) (first, last int) {
	filled := func(m mark) bool { return strings.TrimSpace(m.words()) != "" }
	first = slices.IndexFunc(run, filled)
	last = len(run) - 1
	for first >= 0 && !filled(run[last]) {
		last--
	}
	return first, last
}

// fit lays the cells of a row on its columns. Where cells are left over, they must
// be empty ones that merged heads left at either end. Twice as many as the row has may
// be two rows, of which the second has lost its label: then nothing before the numbers
// may be empty. Cells that are closed one by one leave none.
func fit(run []mark, want int) (from int, ok bool) {
	if len(run) == want {
		return 0, true
	}
	if len(run) < want {
		return 0, false
	}
	first, last := ends(run)
	if first < 0 {
		return 0, true
	}
	if last-first+1 == want && (first == 0 || want == 1 && !run[0].closed || len(run) < 2*want) {
		return first, true
	}
	return 0, false
}
