package match

import (
	"slices"
)

// isSideways says that rows and columns of a table were exchanged.
func (t *target) isSideways(g lattice) bool {
	if t.unlabelled() {
		return t.sidewaysHeadless(g)
	}
	return t.sideways(g)
}

// sideways says that the labels of columns stand below each other in one of the first
// columns, and those of rows beside each other.
func (t *target) sideways(g lattice) bool {
	const fewest, outer = 3, 3 // labels; rows or columns of labels
	inRows, inCols := false, false
	for c := range min(g.Cols, outer) {
		seen := map[string]bool{}
		for r := range g.Rows {
			if n, ok := t.lexicon.find(fold(g.text(r, c)), colLeaf); ok {
				seen[n.label] = true
			}
		}
		inRows = inRows || len(seen) >= fewest
	}
	for r := range min(g.Rows, outer) {
		seen := map[string]bool{}
		for c := range g.Cols {
			if n, ok := t.lexicon.find(fold(g.text(r, c)), rowLeaf); ok && !n.loose {
				seen[n.label] = true
			}
		}
		inCols = inCols || len(seen) >= fewest
	}
	return inRows && inCols
}

// settled says that the labels of a table that was turned are where they belong: each
// row of numbers has its own, in its own group, and no cell was left out. The labels of
// such a table stand in other rows of the file than their numbers, so that one that was
// lost lets those behind it move over the numbers of others. No law of the form shows
// this: the rows keep their totals, and a sum is the same in any order.
func (t *target) settled(g lattice) bool {
	seen := map[string]bool{}
	for r := range g.Rows {
		if g.isShort(g.owner[r]) {
			return false
		}
		if !g.hasNumbers(r) {
			continue
		}
		row, _, ok := t.rowAt(g, r)
		if !ok || seen[row.key] || !t.inGroup(row.key, g.words(r)) {
			return false
		}
		seen[row.key] = true
	}
	return true
}

// inGroup says that of all groups of rows a row only stands in its own.
func (t *target) inGroup(row string, words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool {
		_, group := t.lexicon.find(word, rowGroup)
		return group && !t.outside(word, row)
	})
}

// sidewaysHeadless says that the labels of columns stand below each other in a table
// without row labels.
func (t *target) sidewaysHeadless(g lattice) bool {
	const fewest, outer = 3, 4 // labels; rows or columns of labels
	leaf := func(r, c int) string {
		n, _ := t.lexicon.find(fold(g.text(r, c)), colLeaf)
		return n.label
	}
	inRow, inCol := 0, 0
	for r := range min(g.Rows, mostHeads) {
		seen := map[string]bool{"": true}
		for c := range g.Cols {
			seen[leaf(r, c)] = true
		}
		inRow = max(inRow, len(seen)-1)
	}
	for c := range min(g.Cols, outer) {
		seen := map[string]bool{"": true}
		for r := range g.Rows {
			seen[leaf(r, c)] = true
		}
		inCol = max(inCol, len(seen)-1)
	}
	return inCol >= fewest && inRow < fewest
}
