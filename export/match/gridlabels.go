package match

import (
	"slices"
	"strings"

	"gouji.app/model/form"
	"gouji.app/model/page"
)

// A gridLabel is the row that a grid row is labelled as.
type gridLabel struct {
	name
	group string // set where a group stands for its rows
}

// rowAt reads the row label of a grid row: the rightmost one that names a leaf, else
// a group whose rows are not printed.
func (t *table) rowAt(g lattice, r int, seen map[string]bool) (row gridLabel, label *page.Cell, ok bool) {
	for c := range g.Cols {
		cell := g.cell(r, c)
		if cell == nil || cell.Row != r || cell.Col != c || looksNumeric(cell.Text) {
			continue
		}
		letters := fold(cell.Text)
		if letters == "" {
			continue
		}
		n, known := t.lexicon.as(&reading{letters: letters}, rowLeaf)
		if known && n.loose {
			_, column := t.lexicon.find(letters, colLeaf)
			known = !column || t.expected(seen) == n.key
		}
		if known {
			row, label, ok = gridLabel{name: n}, cell, true
			continue
		}
		if n, known := t.lexicon.as(&reading{letters: t.lexicon.behindGroup(letters)}, rowLeaf); known {
			row, label, ok = gridLabel{name: n}, cell, true // a group and its row in one cell
			continue
		}
		if n, known := t.lexicon.find(letters, rowGroup); known && !ok {
			if key := t.restOf(n.label); key != "" && t.single(g, r, cell, key) {
				row, label, ok = gridLabel{name{key: key, label: t.rowOf(key).label}, n.label}, cell, true
			}
		}
	}
	return row, label, ok
}

// single says that the label of a group stands beside one row of numbers alone, not
// beside rows that have lost theirs: nothing else labels the row, and the next one has a
// label of its own.
func (t *table) single(g lattice, r int, group *page.Cell, rest string) bool {
	if group.RowSpan > 1 || slices.ContainsFunc(g.words(r), func(w string) bool { return !t.outside(w, rest) }) {
		return false
	}
	if r > 0 && slices.Contains(g.words(r-1), fold(group.Text)) {
		return false
	}
	return r+1 < g.Rows && slices.ContainsFunc(g.words(r+1), func(w string) bool {
		n, ok := t.lexicon.find(w, rowLeaf)
		return ok && t.rowOf(n.key).group != t.rowOf(rest).group
	})
}

// expected is the first row of the form that was not seen yet.
func (t *table) expected(seen map[string]bool) string {
	for _, row := range t.lexicon.rows {
		if !seen[row.key] {
			return row.key
		}
	}
	return ""
}

// columnAt tells the column whose labels stand above or beside a square: the last
// label names it, or the last few put together, and its groups are there where
// others bear its name.
func (t *table) columnAt(above, beside []string, block int) (key string, n name, ok bool) {
	letters := ""
	for _, part := range slices.Backward(above) {
		letters = part + letters
		if n, ok = t.lexicon.find(letters, colLeaf); ok {
			break
		}
	}
	if !ok {
		return "", n, false
	}
	all := slices.Concat(above, beside)
	for _, path := range t.lexicon.cols[block] {
		leaf := path[len(path)-1]
		if leaf.Label != n.label {
			continue
		}
		if !t.namesakes(leaf, block) {
			return leaf.Key, n, true
		}
		group := fold(path[len(path)-2].Label)
		if slices.ContainsFunc(all, func(label string) bool { return strings.HasSuffix(label, group) }) {
			return leaf.Key, n, true
		}
	}
	return "", n, false
}

// namesakes says that a column shares its label with others.
func (t *table) namesakes(leaf form.Head, block int) bool {
	return slices.ContainsFunc(t.lexicon.cols[block], func(p []form.Head) bool {
		return p[len(p)-1].Label == leaf.Label && p[len(p)-1].Key != leaf.Key
	})
}

// extraColumns are the heads of columns that have one of their own which is none of the
// form's: 上年总计.
func (t *table) extraColumns(heads *stacks) map[int]string {
	out := map[int]string{}
	for c := range heads.Cols {
		if heads.last < 0 {
			break
		}
		cell := heads.cell(heads.last, c)
		if cell != nil && cell.ColSpan <= 1 && fold(cell.Text) != "" && !t.lexicon.isHead(fold(cell.Text)) {
			out[c] = strings.TrimSpace(cell.Text)
		}
	}
	return out
}
