package match

import (
	"slices"
	"strings"

	"gouji.app/model/form"
)

// grid reads a section of numbers from a table with structure: a number belongs to
// the row and the column whose labels it stands beside and below. Where its squares do
// not stand so, it is read as a text of labels and numbers.
func (r *reader) grid(l line) {
	g := latticeOf(l.table)
	if r.unlabelled() {
		r.gridHeadless(l, g)
		return
	}
	sideways := r.isSideways(g)
	if sideways {
		r.note(l, "", r.here(""), "表格的行和列与规定相反，已按行标题和列标题导入")
		l.rows, g = nil, latticeOf(turned(l.table))
	}
	r.spreadGroups(g)
	x := r.sketch(l, g, sideways)
	switch doubted := r.doubted(x); {
	case sideways && doubted:
		r.lose(l, tableText(l.table), r.here(""), "有的行标题缺失或错位，数字也可能错位，这张表未导入，请核对")
	case doubted:
		r.stream(r.lexicon.scan(g.pieces(l)), &g)
	default:
		r.gridRows(x)
	}
}

// gridRows proposes the rows of a sketch.
func (r *reader) gridRows(x *sketch) {
	for _, at := range x.strange {
		r.strangeRow(x.line, x.lattice, at)
	}
	for _, s := range x.rows {
		at := x.line.at(s.at, s.label)
		for _, n := range s.named {
			r.head(at, strings.TrimSpace(n.text), n.name)
		}
		r.above = carried{s.block, x.Cols, s.cols}
		r.strays(x, s)
		r.gridRow(x, s, at)
	}
}

// gridRow proposes the numbers of one row.
func (r *reader) gridRow(x *sketch, s sketched, at line) {
	want := r.lexicon.keys[s.block]
	c := &claim{at: at, cols: slices.Clone(want), cells: make([]mark, len(want)), table: x.line.table}
	c.rows = []labelledRow{{mark: mark{piece: piece{line: at}, label: &reading{text: s.label.Text}}, key: s.row.key, means: s.row.name, group: s.row.group}}
	for i, key := range want {
		filled, gone := r.below(x, s, s.cols[key], &c.cells[i])
		c.short = c.short || gone
		switch {
		case len(s.cols[key]) == 0:
			c.cols[i], c.absent = "", append(c.absent, key)
		case len(filled) > 1 && only(filled) != "":
			c.cells[i].text = only(filled)
			r.lose(c.cells[i].line, strings.Join(filled, " | "), r.here(s.row.key), "数字旁边的文字，未导入")
		case len(filled) > 1:
			r.lose(c.cells[i].line, strings.Join(filled, " | "), form.Ref{Section: r.section.Key, Row: s.row.key, Col: key}, "同一列读到几个数字，未导入，请核对")
		case len(filled) == 1:
			c.cells[i].text = filled[0]
		}
	}
	c.lacking = len(c.absent) > 0 && r.lacksTotals(x, s)
	c.short = c.short || x.isShort(x.owner[s.at]) && slices.Contains(c.texts(), "")
	c.confused = !s.row.name.exact && (slices.Contains(x.strange, s.at-1) || slices.Contains(x.strange, s.at+1))
	r.claim(c)
}

// only is the one number among some texts, "" where there are several or none.
func only(texts []string) (number string) {
	for _, text := range texts {
		switch {
		case !looksNumeric(text):
		case number != "":
			return ""
		default:
			number = text
		}
	}
	return number
}

// below lists what stands in a row below the squares of one column; gone says that the
// file has no cell there.
func (r *reader) below(x *sketch, s sketched, cols []int, m *mark) (filled []string, gone bool) {
	gone = len(cols) > 0
	for _, c := range cols {
		gone = gone && x.gap(s.at, c)
		cell := x.cell(s.at, c)
		if cell == nil || cell.Row != s.at && cell.Row+cell.RowSpan <= s.at {
			continue
		}
		if text := strings.TrimSpace(cell.Text); text != "" && (len(filled) == 0 || filled[len(filled)-1] != text) {
			filled = append(filled, text)
			m.line = x.line.at(s.at, cell)
		}
	}
	return filled, gone
}

// strays notes the numbers of a row that stand below no column label, and once those of
// a column that the form has not.
func (r *reader) strays(x *sketch, s sketched) {
	for c := range x.Cols {
		cell := x.cell(s.at, c)
		if cell == nil || cell.Col != c || s.uses(c) || strings.TrimSpace(cell.Text) == "" || !looksNumeric(cell.Text) {
			continue
		}
		head := s.extra[c]
		switch {
		case head == "":
			r.lose(x.line.at(s.at, cell), strings.TrimSpace(cell.Text), r.here(s.row.key), "这个数字上方没有列标题，未导入，请核对")
		case !r.told[head]:
			r.told[head] = true
			r.lose(x.line.at(s.at, cell), head, r.here(""), "规定的表格没有这一列，其中的数字未导入")
		}
	}
}

// spreadGroups lets the label of a group of columns reach over the blank squares on its
// right, as it does where a table was copied without its merged cells.
func (t *table) spreadGroups(g lattice) {
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

// strangeRow notes a row with numbers whose label is not the form's.
func (r *reader) strangeRow(l line, g lattice, at int) {
	var texts []string
	known := true
	for c := range g.Cols {
		if cell := g.cell(at, c); cell != nil && cell.Col == c && cell.Row == at && strings.TrimSpace(cell.Text) != "" {
			if len(texts) == 0 {
				l = l.at(at, cell)
			}
			texts = append(texts, strings.TrimSpace(cell.Text))
			_, group := r.lexicon.find(fold(cell.Text), rowGroup)
			known = known && group
		}
	}
	if len(texts) > 0 && !known {
		r.lose(l, strings.Join(texts, " | "), r.here(""), "这一行的标题没有认出，未导入，请核对")
	}
}

// lacksTotals says that a table has all columns but those of totals, and no number that
// might be one.
func (t *table) lacksTotals(x *sketch, s sketched) bool {
	lost := func(key string) bool { return len(s.cols[key]) == 0 }
	return !x.outside && !slices.ContainsFunc(t.withoutTotals(s.block), lost)
}
