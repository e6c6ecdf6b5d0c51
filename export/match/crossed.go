package match

import (
	"maps"
	"slices"
	"strings"
)

// carried are the columns of the table before, which a table without heads goes on
// with.
type carried struct {
	block, width int
	cols         map[string][]int
}

// carriedFrom are columns in the order of their keys.
func carriedFrom(block int, keys []string) carried {
	out := carried{block: block, width: len(keys), cols: map[string][]int{}}
	for c, key := range keys {
		if key != "" {
			out.cols[key] = []int{c}
		}
	}
	return out
}

// order lists the keys of the columns from left to right.
func (a carried) order() []string {
	return slices.SortedFunc(maps.Keys(a.cols), func(p, q string) int { return a.cols[p][0] - a.cols[q][0] })
}

// under shifts the columns to a table of another width: the labels on the left are
// what it may lack. It fails where no table stands before.
func (a carried) under(s *stacks, block int) (map[string][]int, bool) {
	if a.cols == nil || a.block != block || !s.empty() {
		return nil, false
	}
	out := map[string][]int{}
	for key, cols := range a.cols {
		for _, c := range cols {
			if c += s.Cols - a.width; c >= 0 {
				out[key] = append(out[key], c)
			}
		}
	}
	return out, true
}

// crossed says that squares do not stand below their heads, as where the spans of
// merged cells or a head were lost: a label stands in a column of numbers, a number
// beside the columns or where the heads end early, a column outside its group. Columns
// in another order than the form's, or of a table before of another width, have to be
// borne out by the law of most rows.
func (t *target) crossed(g lattice) bool {
	heads := newStacks(g)
	lawful, broken := 0, 0
	torn := false // a cell was left out among the heads
	for r := range g.Rows {
		row, label, ok := t.rowAt(g, r)
		if !ok {
			torn = torn && !heads.closed || g.isShort(g.owner[r])
			heads.add(r, t.lexicon)
			continue
		}
		heads.close()
		block := t.rowOf(row.key).block
		cols, carried := t.above.under(heads, block)
		if !carried {
			if cols = t.columnsFound(heads, block); t.scattered(heads, cols, block) {
				return true
			}
		}
		used, first := map[int]bool{}, g.Cols
		for _, at := range cols {
			for _, c := range at {
				used[c], first = true, min(first, c)
			}
		}
		if first < label.Col+max(label.ColSpan, 1) {
			return true
		}
		whole := len(cols) == len(t.lexicon.keys[block])
		resized := carried && t.above.width != g.Cols
		if (torn || resized) && !whole {
			return true
		}
		for c := label.Col + max(label.ColSpan, 1); c < g.Cols; c++ {
			if cell := g.cell(r, c); cell == nil || cell.Row != r || used[c] || !looksNumeric(cell.Text) {
				continue
			}
			if whole && t.extraColumns(heads)[c] != "" && t.lawful(row.key, t.lexicon.keys[block], textsIn(g, r, t.lexicon.keys[block], cols)) {
				continue
			}
			if whole || c < first || heads.last >= 0 && g.cell(heads.last, c) == nil {
				return true
			}
		}
		keys := t.lexicon.keys[block]
		doubtful := resized || !inOrder(keys, cols)
		switch texts := textsIn(g, r, keys, cols); {
		case !doubtful, t.section.Blocks[block].Across == "", strings.Trim(strings.Join(texts, ""), "0") == "":
		case t.lawful(row.key, keys, texts):
			lawful++
		case carried, !slices.Contains(texts, ""):
			broken++
		}
	}
	return broken > 0 && broken >= lawful
}

// inOrder says that columns stand from left to right as their keys do.
func inOrder(keys []string, cols map[string][]int) bool {
	return slices.IsSortedFunc(keys, func(a, b string) int {
		if len(cols[a]) == 0 || len(cols[b]) == 0 {
			return 0
		}
		return cols[a][0] - cols[b][0]
	})
}

// textsIn are what stands in a row below the columns of some keys.
func textsIn(g lattice, r int, keys []string, cols map[string][]int) []string {
	out := make([]string, len(keys))
	for i, key := range keys {
		if at := cols[key]; len(at) > 0 {
			out[i] = g.text(r, at[0])
		}
	}
	return out
}

// columnsFound are the grid columns of a block's columns.
func (t *target) columnsFound(s *stacks, block int) map[string][]int {
	out := map[string][]int{}
	for c := range s.Cols {
		if key, _, ok := t.columnAt(s.letters[c], nil, block); ok {
			out[key] = append(out[key], c)
		}
	}
	return out
}

// scattered says that some columns of a group stand below its label and others do not.
func (t *target) scattered(s *stacks, cols map[string][]int, block int) bool {
	below, beside := map[string]bool{}, map[string]bool{}
	for _, path := range t.lexicon.cols[block] {
		leaf := path[len(path)-1].Key
		for _, group := range path[:len(path)-1] {
			for _, c := range cols[leaf] {
				if slices.Contains(s.letters[c], fold(group.Label)) {
					below[group.Label] = true
				} else {
					beside[group.Label] = true
				}
			}
		}
	}
	for label := range below {
		if beside[label] {
			return true
		}
	}
	return false
}
