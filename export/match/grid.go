package match

import (
	"slices"
	"strings"

	"gouji.app/export/page"
	"gouji.app/model/form"
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

// grid reads a section of numbers from a table with structure: a number belongs to
// the row and the column whose labels it stands beside and below.
func (t *target) grid(l line) {
	g := latticeOf(l.table)
	if len(t.rows) == 0 {
		t.gridHeadless(l, g)
		return
	}
	var cols map[string][]int // grid columns of the block's columns
	block := -1
	for r := range g.Rows {
		n, label, ok := t.rowAt(g, r)
		if !ok {
			continue
		}
		at := l
		at.where = label.Where
		if b := t.blockIndex(n.key); b != block || cols == nil {
			block, cols = b, t.columnsAbove(at, g, r, t.section.Blocks[b])
		}
		t.found(at, label.Text, n)
		t.gridRow(at, g, r, n.key, t.section.Blocks[block], cols)
	}
}

func (t *target) blockIndex(row string) int {
	return slices.IndexFunc(t.section.Blocks, func(b form.Block) bool {
		return slices.ContainsFunc(form.Paths(b.Rows), func(p []form.Head) bool { return p[len(p)-1].Key == row })
	})
}

// rowAt reads the row label of a grid row: the rightmost one that names a leaf.
func (t *target) rowAt(g lattice, r int) (n name, label *page.Cell, ok bool) {
	for c := range g.Cols {
		cell := g.cell(r, c)
		if cell == nil {
			continue
		}
		m, known := t.rows[fold(cell.Text)]
		if !known || m.key == "" || m.loose && t.expected() != m.key || cell.Row != r {
			continue
		}
		n, label, ok = m, cell, true
	}
	return n, label, ok
}

// columnsAbove finds the grid columns of a block's columns by the labels above a
// row. A column whose heads do not name it is left out.
func (t *target) columnsAbove(l line, g lattice, row int, b form.Block) map[string][]int {
	names := columnNames(b, t.known)
	out := map[string][]int{}
	for c := range g.Cols {
		heads := g.headsAbove(row, c)
		for _, path := range form.Paths(b.Cols) {
			key := path[len(path)-1].Key
			if len(heads) == 0 || !below(heads, path, names) {
				continue
			}
			out[key] = append(out[key], c)
			last := heads[len(heads)-1]
			if n := names[fold(last.Text)]; !n.exact && !t.done["column "+n.label] {
				t.done["column "+n.label] = true
				t.note(l, strings.TrimSpace(last.Text), form.Ref{Section: t.section.Key}, "列标题与规定不同，按“"+n.label+"”导入")
			}
		}
	}
	return out
}

// headsAbove lists the different labels over a square from the top down, from the
// last full-width bar on.
func (g lattice) headsAbove(row, col int) (out []*page.Cell) {
	for r := range row {
		c := g.cell(r, col)
		if c == nil || strings.TrimSpace(c.Text) == "" {
			continue
		}
		if c.Col == 0 && c.ColSpan >= g.Cols {
			out = nil
			continue
		}
		if looksNumeric(c.Text) {
			continue
		}
		if len(out) == 0 || out[len(out)-1] != c {
			out = append(out, c)
		}
	}
	return out
}

// below says that a stack of heads is that of a column: the last one names the
// leaf and, where several leaves bear its name, the group above it is printed too.
func below(heads []*page.Cell, path []form.Head, names dictionary) bool {
	leaf := path[len(path)-1]
	n, ok := names[fold(heads[len(heads)-1].Text)]
	if !ok || fold(n.label) != fold(leaf.Label) {
		return false
	}
	if n.key == leaf.Key && !n.shared {
		return true
	}
	group := fold(path[len(path)-2].Label)
	return slices.ContainsFunc(heads, func(c *page.Cell) bool { return fold(c.Text) == group })
}

// gridRow reads the numbers of one row.
func (t *target) gridRow(l line, g lattice, r int, row string, b form.Block, cols map[string][]int) {
	keys := columns(b)
	texts := make([]string, len(keys))
	used := map[int]bool{}
	for i, key := range keys {
		var filled []string
		for _, c := range cols[key] {
			used[c] = true
			cell := g.cell(r, c)
			if cell == nil || cell.Row != r && cell.Row+cell.RowSpan <= r {
				continue
			}
			if s := strings.TrimSpace(cell.Text); s != "" && (len(filled) == 0 || filled[len(filled)-1] != s) {
				filled = append(filled, s)
			}
		}
		switch {
		case len(cols[key]) == 0:
			keys[i] = ""
		case len(filled) > 1:
			t.note(l, strings.Join(filled, " | "), form.Ref{Section: t.section.Key, Row: row, Col: key}, "同一列读到几个数字，未导入，请核对")
		case len(filled) == 1:
			texts[i] = filled[0]
		}
	}
	t.strays(l, g, r, row, used)
	t.put(l, row, keys, texts)
	for i, key := range columns(b) {
		if keys[i] == "" {
			t.notes = append(t.notes, refCell(t.section.Key, row, key, "没有找到这一列的标题，未导入，请核对"))
		}
	}
}

// strays notes the numbers of a row that stand below no column label.
func (t *target) strays(l line, g lattice, r int, row string, used map[int]bool) {
	for c := range g.Cols {
		cell := g.cell(r, c)
		if used[c] || cell == nil || cell.Col != c || strings.TrimSpace(cell.Text) == "" || !looksNumeric(cell.Text) {
			continue
		}
		t.note(l, strings.TrimSpace(cell.Text), form.Ref{Section: t.section.Key, Row: row}, "这个数字上方没有列标题，未导入，请核对")
	}
}

// gridHeadless reads a table without row labels: the first row of numbers below the
// line of column labels.
func (t *target) gridHeadless(l line, g lattice) {
	b := t.section.Blocks[0]
	names := columnNames(b, t.known)
	heads := 0
	for i := range g.Cells {
		if _, ok := names[fold(g.Cells[i].Text)]; ok {
			heads = max(heads, g.Cells[i].Row+max(g.Cells[i].RowSpan, 1))
		}
	}
	if heads == g.Rows {
		return
	}
	at := l
	if c := g.cell(heads, 0); c != nil {
		at.where = c.Where
	}
	t.gridRow(at, g, heads, form.Paths(b.Rows)[0][0].Key, b, t.columnsAbove(at, g, heads, b))
}
