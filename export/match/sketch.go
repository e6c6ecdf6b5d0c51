package match

import (
	"maps"
	"slices"

	"gouji.app/model/form"
	"gouji.app/model/page"
)

// A sketch is what a lattice shows: its rows of numbers, each with the columns above it.
type sketch struct {
	lattice
	line     line
	sideways bool // rows and columns were exchanged in the file
	rows     []sketched
	strange  []int // rows with numbers whose label is not the form's
	outside  bool  // a number stands behind a label and below none of the columns
}

// A sketched row is labelled in one cell and has its columns somewhere.
type sketched struct {
	at    int
	row   gridLabel
	label *page.Cell
	block int
	*columns
}

// columns are the places of a block's columns in a lattice.
type columns struct {
	cols    map[string][]int
	extra   map[int]string // columns that the form has not, with their heads
	named   []named        // heads that are not the form's own
	heads   int            // row of the lowest heads, -1 for none
	carried bool           // they are those of the table before
	resized bool           // which had another width
}

// sketch looks at a lattice as one whose numbers stand below their heads and beside their
// labels.
func (r *reader) sketch(l line, g lattice, sideways bool) *sketch {
	x := &sketch{lattice: g, line: l, sideways: sideways}
	heads, seen := newStacks(g), maps.Clone(r.seen)
	var found *columns
	block := -1
	for at := range g.Rows {
		row, label, ok := r.rowAt(g, at, seen)
		if !ok {
			if !heads.add(at, r.lexicon) {
				x.strange = append(x.strange, at)
			}
			found = nil
			continue
		}
		heads.close()
		seen[row.key] = true
		if b := r.rowOf(row.key).block; b != block || found == nil {
			block, found = b, r.columns(heads, b)
		}
		s := sketched{at: at, row: row, label: label, block: block, columns: found}
		for c := s.behind(); c < x.Cols && !x.outside; c++ {
			x.outside = !s.uses(c) && looksNumeric(x.text(at, c))
		}
		x.rows = append(x.rows, s)
	}
	return x
}

// columns finds the columns of a block below some heads, or those of the table before.
func (r *reader) columns(heads *stacks, block int) *columns {
	out := &columns{extra: r.extraColumns(heads), heads: heads.last}
	if out.cols, out.carried = r.above.under(heads, block); out.carried {
		out.resized = r.above.width != heads.Cols
		return out
	}
	out.cols = map[string][]int{}
	for c := range heads.Cols {
		key, n, ok := r.columnAt(heads.letters[c], nil, block)
		if !ok {
			continue
		}
		out.cols[key] = append(out.cols[key], c)
		if !n.exact {
			out.named = append(out.named, named{n, heads.heads[c][len(heads.heads[c])-1].Text})
		}
	}
	if b := r.section.Blocks[block]; len(b.Cols) == 1 && len(out.cols) == 0 && len(b.Cols[0].Heads) == 0 {
		r.onlyColumn(out, heads, b.Cols[0])
	}
	return out
}

// onlyColumn takes a misspelt head for that of a block's only column.
func (r *reader) onlyColumn(out *columns, heads *stacks, leaf form.Head) {
	for c := range heads.Cols {
		if above := heads.letters[c]; len(above) > 0 && alike(above[len(above)-1], fold(leaf.Label)) {
			out.cols[leaf.Key] = append(out.cols[leaf.Key], c)
			out.named = append(out.named, named{name{label: leaf.Label}, heads.heads[c][len(above)-1].Text})
		}
	}
}

// A named head is not the form's own.
type named struct {
	name
	text string
}

// first is the leftmost column of numbers.
func (c *columns) first(none int) int {
	for _, at := range c.cols {
		none = min(none, slices.Min(at))
	}
	return none
}

// uses says that a column of squares is one of the form's.
func (c *columns) uses(col int) bool {
	for _, at := range c.cols {
		if slices.Contains(at, col) {
			return true
		}
	}
	return false
}

// behind is the first square behind the label.
func (s sketched) behind() int { return s.label.Col + max(s.label.ColSpan, 1) }

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

// inKeyOrder says that columns stand from left to right as their keys do.
func inKeyOrder(keys []string, cols map[string][]int) bool {
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
