package match

import (
	"slices"
	"strings"
)

// place lays the cells of a row on its columns: as they stand, where they are as many;
// else in the one way that leaves out only what need not be a cell. Where several ways
// do, the law of the row decides.
func (t *table) place(row string, cols []string, run []mark) ([]mark, bool) {
	if fitted, ok := fit(run, len(cols)); ok {
		return fitted, true
	}
	var only []mark
	for _, way := range ways(run, len(cols)) {
		switch {
		case !t.isLawful(row, cols, textsOf(way)):
		case only != nil && !slices.Equal(textsOf(only), textsOf(way)):
			return nil, false
		default:
			only = way
		}
	}
	return only, only != nil
}

// ways are all stretches of so many cells that leave only blank ones at the ends.
func ways(run []mark, want int) (out [][]mark) {
	first, last := ends(run)
	if first < 0 || first > 0 && len(run) >= 2*want { // two rows, of which one has lost its label
		return nil
	}
	for from := max(0, last+1-want); from <= first && from+want <= len(run); from++ {
		out = append(out, run[from:from+want])
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
func fit(run []mark, want int) ([]mark, bool) {
	if len(run) == want {
		return run, true
	}
	if len(run) < want {
		return nil, false
	}
	first, last := ends(run)
	if first < 0 {
		return run[:want], true
	}
	if last-first+1 == want && (first == 0 || want == 1 && !run[0].closed || len(run) < 2*want) {
		return run[first : last+1], true
	}
	return nil, false
}
