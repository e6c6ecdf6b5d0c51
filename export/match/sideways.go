package match

import "slices"

// isSideways says that rows and columns of a table were exchanged.
func (t *table) isSideways(g lattice) bool {
	if t.unlabelled() {
		return t.sidewaysHeadless(g)
	}
	return t.sideways(g)
}

// sideways says that the labels of columns stand below each other in one of the first
// columns, and those of rows beside each other.
func (t *table) sideways(g lattice) bool {
	const fewest, outer = 3, 3 // labels; rows or columns of labels
	return t.mostDown(g, outer, colLeaf) >= fewest && t.mostBeside(g, outer, rowLeaf) >= fewest
}

// sidewaysHeadless says that the labels of columns stand below each other in a table
// without row labels.
func (t *table) sidewaysHeadless(g lattice) bool {
	const fewest, outer = 3, 4 // labels; columns of labels
	return t.mostDown(g, outer, colLeaf) >= fewest && t.mostBeside(g, mostHeads, colLeaf) < fewest
}

// mostDown is how many different labels of one kind stand below each other in the
// column that has most, among the first ones.
func (t *table) mostDown(g lattice, first int, as role) (most int) {
	for c := range min(g.Cols, first) {
		most = max(most, t.different(g.Rows, as, func(r int) string { return g.text(r, c) }))
	}
	return most
}

// mostBeside is mostDown for labels beside each other in a row.
func (t *table) mostBeside(g lattice, first int, as role) (most int) {
	for r := range min(g.Rows, first) {
		most = max(most, t.different(g.Cols, as, func(c int) string { return g.text(r, c) }))
	}
	return most
}

// different counts the different labels of one kind among n texts.
func (t *table) different(n int, as role, text func(int) string) int {
	seen := map[string]bool{}
	for i := range n {
		if label, ok := t.lexicon.find(fold(text(i)), as); ok && !label.loose {
			seen[label.label] = true
		}
	}
	return len(seen)
}

// settled says that the labels of a table that was turned are where they belong: each
// row of numbers has its own, in its own group, and no cell was left out. The labels of
// such a table stand in other rows of the file than their numbers, so that one that was
// lost lets those behind it move over the numbers of others. No law of the form shows
// this: the rows keep their totals, and a sum is the same in any order.
func (t *table) settled(g lattice) bool {
	seen := map[string]bool{}
	for r := range g.Rows {
		if g.isShort(g.owner[r]) {
			return false
		}
		if !g.hasNumbers(r) {
			continue
		}
		row, _, ok := t.rowAt(g, r, nil)
		if !ok || seen[row.key] || !t.inGroup(row.key, g.words(r)) {
			return false
		}
		seen[row.key] = true
	}
	return true
}

// inGroup says that of all groups of rows a row only stands in its own.
func (t *table) inGroup(row string, words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool {
		_, group := t.lexicon.find(word, rowGroup)
		return group && !t.outside(word, row)
	})
}
