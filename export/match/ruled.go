package match

import (
	"slices"
	"strings"

	"gouji.app/export/pack"
	"gouji.app/model/page"
)

// ruled reads a section of numbers from lines with marks between the cells that kept
// a place for every square of the table, as spreadsheets and Markdown do. It fails
// where they did not: then the cells are where they are by accident.
func (r *reader) ruled() bool {
	table, rows, ok := tableOfLines(r.lines)
	if !ok {
		return false
	}
	rows = r.unwrap(table, rows)
	g := latticeOf(table)
	if !r.isSideways(g) {
		r.mergeHeads(g)
		g = latticeOf(table)
		if !r.aligned(g) {
			return false
		}
	}
	r.grid(line{table: table, rows: rows})
	return true
}

// tableOfLines makes a table of lines that all have the same number of squares.
func tableOfLines(lines []line) (t *page.Table, rows []line, ok bool) {
	t = &page.Table{}
	at := barsOf(lines)
	for _, l := range lines {
		cells, ok := ruledCells(l.text, at)
		switch {
		case !ok && strings.TrimSpace(l.text) == "" || ok && cells == nil:
			continue
		case !ok || len(cells) < 3 || t.Cols != 0 && len(cells) != t.Cols || (t.Rows+1)*len(cells) > pack.MaxSquares:
			return nil, nil, false
		}
		t.Cols = len(cells)
		for c, text := range cells {
			t.Cells = append(t.Cells, page.Cell{Row: t.Rows, Col: c, RowSpan: 1, ColSpan: 1, Text: strings.TrimSpace(text)})
		}
		t.Rows++
		rows = append(rows, l)
	}
	return t, rows, t.Rows >= 3
}

// unwrap puts labels together again that go on in the cells below, where narrow cells were
// printed line by line: a row without numbers of which every cell goes on with a label.
func (t *table) unwrap(x *page.Table, rows []line) []line {
	at := func(r, c int) *page.Cell { return &x.Cells[r*x.Cols+c] }
	kept := 1
	for r := 1; r < x.Rows; r++ {
		goesOn, last := true, kept-1
		for c := range x.Cols {
			above, text := at(last, c).Text, at(r, c).Text
			goesOn = goesOn && (text == "" || above != "" && !looksNumeric(text) && len(t.lexicon.begin(fold(above+text))) > 0)
		}
		if !goesOn || !slices.ContainsFunc(x.Cells[r*x.Cols:(r+1)*x.Cols], func(c page.Cell) bool { return c.Text != "" }) {
			rows[kept] = rows[r]
			last = kept
			kept++
			for c := range x.Cols {
				at(last, c).Text = at(r, c).Text
			}
			continue
		}
		for c := range x.Cols {
			at(last, c).Text += at(r, c).Text
		}
	}
	x.Rows, x.Cells = kept, x.Cells[:kept*x.Cols]
	return rows[:kept]
}

// mergeHeads lets the labels of head rows reach over the blank squares on their
// right, as far as the label above them reaches.
func (t *table) mergeHeads(g lattice) {
	top := true // of a block of heads
	for r := range g.Rows {
		_, _, labelled := t.rowAt(g, r, nil)
		if labelled || slices.ContainsFunc(g.owner[r], func(i int) bool { return looksNumeric(g.Cells[i].Text) }) {
			top = true
			continue
		}
		for c := 1; c < g.Cols; c++ {
			if g.text(r, c) == "" && g.text(r, c-1) != "" && (top || g.owner[r-1][c] == g.owner[r-1][c-1] && g.text(r-1, c) != "") {
				g.Cells[g.owner[r][c]].ColSpan = 0
				g.owner[r][c] = g.owner[r][c-1]
				g.cell(r, c).ColSpan++
			}
		}
		top = false
	}
	g.Table.Cells = slices.DeleteFunc(g.Table.Cells, func(c page.Cell) bool { return c.ColSpan == 0 })
}

// aligned says that the numbers of a table stand below whole heads and beside their
// labels, so that the squares were kept.
func (t *table) aligned(g lattice) bool {
	heads := newStacks(g)
	rows := 0
	for r := range g.Rows {
		row, label, ok := t.rowAt(g, r, nil)
		if !ok {
			numbers := !heads.add(r, t.lexicon)
			if _, group := t.lexicon.find(fold(g.text(r, 0)), colGroup); t.unlabelled() && numbers && group {
				return true // a row for each group of columns
			}
			if t.unlabelled() && t.alignedHeadless(heads) {
				return true
			}
			continue
		}
		heads.close()
		block := t.rowOf(row.key).block
		first := map[string]int{}
		for c := range g.Cols {
			key, _, found := t.columnAt(heads.letters[c], nil, block)
			if _, again := first[key]; found && !again {
				first[key] = c
			}
		}
		for _, key := range t.withoutTotals(block) {
			if c, found := first[key]; !found || c <= label.Col {
				return false
			}
		}
		rows++
	}
	return rows > 0
}

// alignedHeadless says that every column stands once below its heads.
func (t *table) alignedHeadless(heads *stacks) bool {
	seen := map[string]int{}
	for c := range heads.Cols {
		if key, _, ok := t.columnAt(heads.letters[c], nil, 0); ok {
			seen[key]++
		}
	}
	return !slices.ContainsFunc(t.lexicon.keys[0], func(key string) bool { return seen[key] != 1 })
}
