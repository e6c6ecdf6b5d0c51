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

// text is what stands over a square, without edge spaces.
func (g lattice) text(r, c int) string {
	if cell := g.cell(r, c); cell != nil {
		return strings.TrimSpace(cell.Text)
	}
	return ""
}

// turned is the table with rows for columns.
func turned(t *page.Table) *page.Table {
	out := &page.Table{Rows: t.Cols, Cols: t.Rows}
	for _, c := range t.Cells {
		c.Row, c.Col, c.RowSpan, c.ColSpan = c.Col, c.Row, c.ColSpan, c.RowSpan
		out.Cells = append(out.Cells, c)
	}
	return out
}

// grid reads a section of numbers from a table with structure: a number belongs to
// the row and the column whose labels it stands beside and below.
func (t *target) grid(l line) {
	g := latticeOf(l.table)
	if t.unlabelled() {
		t.gridHeadless(l, g)
		return
	}
	if t.sideways(g) {
		t.note(l, "", form.Ref{Section: t.section.Key}, "表格的行和列与规定相反，已按行标题和列标题导入")
		l.rows = nil
		g = latticeOf(turned(l.table))
	}
	heads := newStacks(g)
	var cols map[string][]int // grid columns of the block's columns
	block := -1
	for r := range g.Rows {
		row, label, ok := t.rowAt(g, r)
		if !ok {
			if !heads.add(r, t.lexicon) {
				t.strangeRow(l, g, r)
			}
			cols = nil
			continue
		}
		at := l.at(r, label)
		if b := t.rowOf(row.key).block; b != block || cols == nil {
			block, cols = b, t.columnsUnder(at, heads, b)
		}
		heads.close()
		if row.group != "" {
			t.note(at, row.group, form.Ref{Section: t.section.Key, Row: row.key}, "没有印出分项，计入“"+row.label+"”，其余分项留空")
			t.skip(row.group)
		} else {
			t.found(at, label.Text, row.name)
		}
		t.gridRow(at, g, r, row.key, t.section.Blocks[block], cols)
	}
}

// sideways says that the labels of columns stand in the rows of a table.
func (t *target) sideways(g lattice) bool {
	inRows, inCols := 0, 0
	for r := range g.Rows {
		if _, ok := t.lexicon.find(fold(g.text(r, 0)), colLeaf); ok {
			inRows++
		}
	}
	for r := range min(g.Rows, 3) {
		for c := range g.Cols {
			if n, ok := t.lexicon.find(fold(g.text(r, c)), rowLeaf); ok && !n.loose {
				inCols++
			}
		}
	}
	return inRows >= 3 && inCols >= 3
}

// A gridLabel is the row that a grid row is labelled as.
type gridLabel struct {
	name
	group string // set where a group stands for its rows
}

// rowAt reads the row label of a grid row: the rightmost one that names a leaf, else
// a group whose rows are not printed.
func (t *target) rowAt(g lattice, r int) (row gridLabel, label *page.Cell, ok bool) {
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
			known = !column || t.expected() == n.key
		}
		if known {
			row, label, ok = gridLabel{name: n}, cell, true
			continue
		}
		if n, known := t.lexicon.find(letters, rowGroup); known && !ok && cell.RowSpan <= 1 {
			if key := t.restOf(n.label); key != "" {
				row, label, ok = gridLabel{name{key: key, label: t.rowOf(key).label}, n.label}, cell, true
			}
		}
	}
	return row, label, ok
}

// stacks are the labels above each column of a lattice as it is read downwards.
type stacks struct {
	lattice
	heads  [][]*page.Cell
	closed bool // numbers stand below the heads; the next heads are new ones
}

func newStacks(g lattice) *stacks { return &stacks{lattice: g, heads: make([][]*page.Cell, g.Cols)} }

func (s *stacks) close() { s.closed = true }

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
		s.closed = false
	}
	for c := range s.Cols {
		cell := s.cell(r, c)
		if last := len(s.heads[c]) - 1; !bar && cell != nil && strings.TrimSpace(cell.Text) != "" && (last < 0 || s.heads[c][last] != cell) {
			s.heads[c] = append(s.heads[c], cell)
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

// strangeRow notes a row with numbers whose label is not the form's.
func (t *target) strangeRow(l line, g lattice, r int) {
	var texts []string
	known := true
	for c := range g.Cols {
		if cell := g.cell(r, c); cell != nil && cell.Col == c && cell.Row == r && strings.TrimSpace(cell.Text) != "" {
			if len(texts) == 0 {
				l = l.at(r, cell)
			}
			texts = append(texts, strings.TrimSpace(cell.Text))
			_, group := t.lexicon.find(fold(cell.Text), rowGroup)
			known = known && group
		}
	}
	if len(texts) > 0 && !known {
		t.lose(l, strings.Join(texts, " | "), form.Ref{Section: t.section.Key}, "这一行的标题没有认出，未导入，请核对")
	}
}

// columnsUnder finds the grid columns of a block's columns by the labels above. A
// column whose heads do not name it is left out.
func (t *target) columnsUnder(l line, s *stacks, block int) map[string][]int {
	out := map[string][]int{}
	for c := range s.Cols {
		key, n, ok := t.columnAt(labelsOf(s.heads[c]), nil, block)
		if !ok {
			continue
		}
		out[key] = append(out[key], c)
		if !n.exact && !t.done["column "+n.label] {
			t.done["column "+n.label] = true
			last := s.heads[c][len(s.heads[c])-1]
			t.note(l, strings.TrimSpace(last.Text), form.Ref{Section: t.section.Key}, "列标题与规定不同，按“"+n.label+"”导入")
		}
	}
	return out
}

// labelsOf folds the texts of cells, and adds what torn ones say together.
func labelsOf(cells []*page.Cell) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = fold(c.Text)
	}
	return out
}

// columnAt tells the column whose labels stand above or beside a square: the last
// label names it, or the last few put together, and its groups are there where
// others bear its name.
func (t *target) columnAt(above, beside []string, block int) (key string, n name, ok bool) {
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
		if slices.Contains(all, fold(path[len(path)-2].Label)) {
			return leaf.Key, n, true
		}
	}
	return "", n, false
}

// namesakes says that a column shares its label with others.
func (t *target) namesakes(leaf form.Head, block int) bool {
	return slices.ContainsFunc(t.lexicon.cols[block], func(p []form.Head) bool {
		return p[len(p)-1].Label == leaf.Label && p[len(p)-1].Key != leaf.Key
	})
}

// gridRow reads the numbers of one row.
func (t *target) gridRow(l line, g lattice, r int, row string, b form.Block, cols map[string][]int) {
	keys := columns(b)
	cells := make([]piece, len(keys))
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
				cells[i].line = l.at(r, cell)
			}
		}
		switch {
		case len(cols[key]) == 0:
			keys[i] = ""
		case len(filled) > 1:
			t.lose(l, strings.Join(filled, " | "), form.Ref{Section: t.section.Key, Row: row, Col: key}, "同一列读到几个数字，未导入，请核对")
		case len(filled) == 1:
			cells[i].text = filled[0]
		}
	}
	t.strays(l, g, r, row, used)
	t.put(l, row, keys, cells)
	for i, key := range columns(b) {
		if keys[i] == "" {
			t.notes = append(t.notes, lostCell(t.section.Key, row, key, "没有找到这一列的标题，未导入，请核对"))
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
		t.lose(l.at(r, cell), strings.TrimSpace(cell.Text), form.Ref{Section: t.section.Key, Row: row}, "这个数字上方没有列标题，未导入，请核对")
	}
}

// hasHeads says that some column label stands in a row.
func (t *target) hasHeads(g lattice, r int) bool {
	for c := range g.Cols {
		if text := g.text(r, c); text != "" && t.lexicon.isHead(fold(text)) {
			return true
		}
	}
	return false
}

// gridHeadless reads a table without row labels. Its columns may also stand in
// several rows, with the labels of their groups beside or above them.
func (t *target) gridHeadless(l line, g lattice) {
	row, keys := t.lexicon.rows[0].key, columns(t.section.Blocks[0])
	cells, seen := make([]piece, len(keys)), make([]bool, len(keys))
	last, whole := l, false // all columns have their labels
	heads := newStacks(g)
	for r := range g.Rows {
		whole = whole || t.alignedHeadless(heads)
		if numbers := whole && !t.hasHeads(g, r); !numbers && heads.add(r, t.lexicon) {
			continue
		}
		for c := range g.Cols {
			cell := g.cell(r, c)
			if cell != nil && cell.Col != c {
				continue
			}
			text := g.text(r, c)
			var beside []string
			for q := range c {
				beside = append(beside, fold(g.text(r, q)))
			}
			at := l.at(r, cell)
			key, _, ok := t.columnAt(labelsOf(heads.heads[c]), beside, 0)
			switch i := slices.Index(keys, key); {
			case !ok && looksNumeric(text):
				t.lose(at, text, form.Ref{Section: t.section.Key, Row: row}, "这个数字上方没有列标题，未导入，请核对")
			case !ok || text == "" && seen[i]:
			case seen[i] && cells[i].text != "" && cells[i].text != text:
				t.lose(at, text, form.Ref{Section: t.section.Key, Row: row, Col: key}, "同一格出现两次而数字不同，保留先出现的")
			default:
				cells[i], seen[i] = piece{line: at, text: text}, true
			}
		}
		last = l.at(r, g.cell(r, 0))
		heads.close()
	}
	if !slices.Contains(seen, true) {
		return
	}
	for i, key := range keys {
		if !seen[i] {
			t.notes = append(t.notes, lostCell(t.section.Key, row, key, "没有找到这一列的标题，未导入，请核对"))
		}
	}
	t.put(last, row, keys, cells)
}
