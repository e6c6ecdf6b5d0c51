package match

import (
	"slices"
	"strings"

	"gouji.app/model/page"
)

// A lattice is a table with every square pointing at the cell that covers it.
type lattice struct {
	*page.Table
	owner [][]int // by row and column; -1 where no cell is
}

func latticeOf(t *page.Table) lattice {
	g := lattice{t, make([][]int, t.Rows)}
	for r := range g.owner {
		g.owner[r] = slices.Repeat([]int{-1}, t.Cols)
	}
	for i, c := range t.Cells {
		for r := c.Row; r < min(c.Row+max(c.RowSpan, 1), t.Rows); r++ {
			for q := c.Col; q < min(c.Col+max(c.ColSpan, 1), t.Cols); q++ {
				g.owner[r][q] = i
			}
		}
	}
	return g
}

// cell is the cell over a square, nil where none is.
func (g lattice) cell(r, c int) *page.Cell {
	if i := g.owner[r][c]; i >= 0 {
		return &g.Cells[i]
	}
	return nil
}

// text is what stands over a square, without edge spaces.
func (g lattice) text(r, c int) string {
	if cell := g.cell(r, c); cell != nil {
		return strings.TrimSpace(cell.Text)
	}
	return ""
}

// gap says that the file has no cell for a square, so that those beside it may have moved.
func (g lattice) gap(r, c int) bool { return g.Full && g.owner[r][c] < 0 }

// isShort says that a row, given by the owners of its squares, has a gap.
func (g lattice) isShort(owners []int) bool { return g.Full && slices.Contains(owners, -1) }

// anyShort says that some row has a gap.
func (g lattice) anyShort() bool { return slices.ContainsFunc(g.owner, g.isShort) }

// hasNumbers says that a number stands in a row.
func (g lattice) hasNumbers(r int) bool {
	return slices.ContainsFunc(g.owner[r], func(i int) bool { return i >= 0 && looksNumeric(g.Cells[i].Text) })
}

// words lists what stands in a row beside numbers, folded, each label once.
func (g lattice) words(r int) (out []string) {
	for c := range g.Cols {
		if cell := g.cell(r, c); cell != nil && cell.Col == c && !looksNumeric(cell.Text) {
			if letters := fold(cell.Text); letters != "" {
				out = append(out, letters)
			}
		}
	}
	return out
}

// pieces lists the cells row by row, as text that has lost its table, without blank
// rows.
func (g lattice) pieces(l line) (out []piece) {
	for r := range g.Rows {
		if !slices.ContainsFunc(g.owner[r], func(i int) bool {
			return i >= 0 && g.Cells[i].Row == r && strings.TrimSpace(g.Cells[i].Text) != ""
		}) {
			continue
		}
		for c := range g.Cols {
			if cell := g.cell(r, c); cell != nil && cell.Row == r && cell.Col == c && len(out) < mostPieces {
				out = append(out, piece{line: l.at(r, cell), text: strings.TrimSpace(cell.Text), row: r, col: c + 1, rows: cell.RowSpan, ruled: true})
			}
		}
	}
	return out
}

// turned is the table with rows for columns.
func turned(t *page.Table) *page.Table {
	out := &page.Table{Rows: t.Cols, Cols: t.Rows, Full: t.Full}
	for _, c := range t.Cells {
		c.Row, c.Col, c.RowSpan, c.ColSpan = c.Col, c.Row, c.ColSpan, c.RowSpan
		out.Cells = append(out.Cells, c)
	}
	return out
}

// mostHeads is more than the labels that stand above a column or beside a cell.
const mostHeads = 16

// stacks are the labels above each column of a lattice as it is read downwards.
type stacks struct {
	lattice
	heads   [][]*page.Cell
	letters [][]string // of the heads, folded
	last    int        // row of the lowest heads, -1 before the first
	closed  bool       // numbers stand below the heads; the next heads are new ones
}

func newStacks(g lattice) *stacks {
	return &stacks{lattice: g, heads: make([][]*page.Cell, g.Cols), letters: make([][]string, g.Cols), last: -1}
}

func (s *stacks) close() { s.closed = true }

// empty says that no labels stand above.
func (s *stacks) empty() bool {
	return !slices.ContainsFunc(s.heads, func(above []*page.Cell) bool { return len(above) > 0 })
}

// add takes a row of labels; it fails on a row that holds numbers or, where numbers
// stand above it, no label of a column.
func (s *stacks) add(r int, x lexicon) bool {
	var words []*page.Cell
	head := false
	for c := range s.Cols {
		cell := s.cell(r, c)
		if cell == nil || strings.TrimSpace(cell.Text) == "" || len(words) > 0 && fold(words[len(words)-1].Text) == fold(cell.Text) {
			continue
		}
		if looksNumeric(cell.Text) {
			return false
		}
		words = append(words, cell)
		head = head || x.isHead(fold(cell.Text))
	}
	bar := head && len(words) == 1 && words[0].Col == 0
	switch {
	case len(words) == 0:
		return true
	case s.closed && !head:
		return false
	case s.closed || bar:
		clear(s.heads)
		clear(s.letters)
		s.closed = false
	}
	s.last = r
	for c := range s.Cols {
		cell := s.cell(r, c)
		if last := len(s.heads[c]) - 1; !bar && cell != nil && strings.TrimSpace(cell.Text) != "" && (last < 0 || s.heads[c][last] != cell) {
			from := max(0, len(s.heads[c])+1-mostHeads)
			s.heads[c], s.letters[c] = append(s.heads[c][from:], cell), append(s.letters[c][from:], fold(cell.Text))
		}
	}
	return true
}

// isHead says that letters are the label of a column, of a group of columns or of
// the frame around them.
func (x lexicon) isHead(letters string) bool {
	return slices.ContainsFunc([]role{colLeaf, colGroup, frame}, func(want role) bool {
		_, ok := x.find(letters, want)
		return ok
	})
}
