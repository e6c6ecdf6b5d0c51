package match

import (
	"slices"
	"strings"

	"gouji.app/model/form"
	"gouji.app/model/page"
)

// grid reads a section of numbers from a table with structure: a number belongs to
// the row and the column whose labels it stands beside and below.
func (t *target) grid(l line) {
	g := latticeOf(l.table)
	if t.unlabelled() {
		t.gridHeadless(l, g)
		return
	}
	sideways := t.isSideways(g)
	if sideways {
		t.note(l, "", form.Ref{Section: t.section.Key}, "表格的行和列与规定相反，已按行标题和列标题导入")
		l.rows, g = nil, latticeOf(turned(l.table))
	}
	t.spreadGroups(g)
	switch crossed := t.crossed(g); {
	case sideways && (crossed || !t.settled(g)):
		t.lose(l, tableText(l.table), form.Ref{Section: t.section.Key}, "有的行标题缺失或错位，数字也可能错位，这张表未导入，请核对")
		return
	case crossed:
		t.squares = &g
		t.stream(t.lexicon.scan(g.pieces(l)))
		return
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
			t.above, t.extra = carried{b, g.Cols, cols}, t.extraColumns(heads)
		}
		heads.close()
		if row.group != "" {
			t.note(at, row.group, form.Ref{Section: t.section.Key, Row: row.key}, "没有印出分项，计入“"+row.label+"”，其余分项留空")
			t.skip(row.group)
		} else {
			t.found(at, label.Text, row.name)
		}
		t.gridRow(at, g, r, row.key, t.lexicon.keys[block], cols)
	}
}

// spreadGroups lets the label of a group of columns reach over the blank squares on its
// right, as it does where a table was copied without its merged cells.
func (t *target) spreadGroups(g lattice) {
	for r := range g.Rows {
		for c := 1; c < g.Cols; c++ {
			left := g.cell(r, c-1)
			if left == nil || left.ColSpan > 1 || g.text(r, c) != "" {
				continue
			}
			if _, ok := t.lexicon.find(fold(left.Text), colGroup); ok {
				g.owner[r][c] = g.owner[r][c-1]
			}
		}
	}
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
func (t *target) single(g lattice, r int, group *page.Cell, rest string) bool {
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

// outside says that letters are the label of a group around a row.
func (t *target) outside(letters, row string) bool {
	n, ok := t.lexicon.find(letters, rowGroup)
	return ok && slices.Contains(t.rowOf(row).within, n.label)
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
	if cols, ok := t.above.under(s, block); ok {
		return cols
	}
	out := map[string][]int{}
	for c := range s.Cols {
		key, n, ok := t.columnAt(s.letters[c], nil, block)
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
		group := fold(path[len(path)-2].Label)
		if slices.ContainsFunc(all, func(label string) bool { return strings.HasSuffix(label, group) }) {
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

// gridRow reads the numbers of one row. Where the row has a cell less than its heads, or
// a number more, only its law tells that none has moved.
func (t *target) gridRow(l line, g lattice, r int, row string, want []string, cols map[string][]int) {
	keys := slices.Clone(want)
	cells := make([]piece, len(keys))
	used := map[int]bool{}
	moved := false
	for i, key := range keys {
		var filled []string
		gone := len(cols[key]) > 0
		for _, c := range cols[key] {
			used[c] = true
			gone = gone && g.gap(r, c)
			cell := g.cell(r, c)
			if cell == nil || cell.Row != r && cell.Row+cell.RowSpan <= r {
				continue
			}
			if s := strings.TrimSpace(cell.Text); s != "" && (len(filled) == 0 || filled[len(filled)-1] != s) {
				filled = append(filled, s)
				cells[i].line = l.at(r, cell)
			}
		}
		moved = moved || gone
		switch {
		case len(cols[key]) == 0:
			keys[i] = ""
		case len(filled) > 1:
			t.lose(l, strings.Join(filled, " | "), form.Ref{Section: t.section.Key, Row: row, Col: key}, "同一列读到几个数字，未导入，请核对")
		case len(filled) == 1:
			cells[i].text = filled[0]
		}
	}
	texts := textsOf(cells)
	moved = moved || g.isShort(g.owner[r]) && slices.Contains(texts, "")
	if moved && !t.lawful(row, keys, texts) {
		t.displaced(l, row, g.numbers(r))
		return
	}
	if slices.ContainsFunc(texts, t.isLabel) {
		t.lose(l, strings.Join(g.words(r), " | "), form.Ref{Section: t.section.Key, Row: row}, "数字的位置上是标题，这一行未导入，请核对")
		return
	}
	t.strays(l, g, r, row, used)
	t.put(l, row, keys, cells)
	for i, key := range want {
		if keys[i] == "" {
			t.notes = append(t.notes, lostCell(t.section.Key, row, key, "没有找到这一列的标题，未导入，请核对"))
		}
	}
}

// displaced notes a row whose numbers may have moved to other columns.
func (t *target) displaced(l line, row string, texts []string) {
	t.done[row] = true
	t.lose(l, strings.TrimRight(strings.Join(texts, " | "), " |"), form.Ref{Section: t.section.Key, Row: row}, "这一行的格数与列标题不符，数字可能错位，未导入，请核对")
}

// isLabel says that a text is a label of the section and not what stands in a cell of
// numbers.
func (t *target) isLabel(text string) bool {
	letters := fold(text)
	return letters != "" && !looksNumeric(text) && t.lexicon.known(&reading{letters: letters})
}

// strays notes the numbers of a row that stand below no column label, and once those of
// a column that the form has not.
func (t *target) strays(l line, g lattice, r int, row string, used map[int]bool) {
	for c := range g.Cols {
		cell := g.cell(r, c)
		if used[c] || cell == nil || cell.Col != c || strings.TrimSpace(cell.Text) == "" || !looksNumeric(cell.Text) {
			continue
		}
		head := t.extra[c]
		switch {
		case head == "":
			t.lose(l.at(r, cell), strings.TrimSpace(cell.Text), form.Ref{Section: t.section.Key, Row: row}, "这个数字上方没有列标题，未导入，请核对")
		case !t.done["column "+head]:
			t.done["column "+head] = true
			t.lose(l.at(r, cell), head, form.Ref{Section: t.section.Key}, "规定的表格没有这一列，其中的数字未导入")
		}
	}
}

// extraColumns are the heads of columns that have one of their own which is none of the
// form's: 上年总计.
func (t *target) extraColumns(heads *stacks) map[int]string {
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
