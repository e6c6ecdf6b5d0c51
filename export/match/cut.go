package match

import (
	"slices"
	"strings"

	"gouji.app/model/form"
	"gouji.app/model/page"
)

// cutTable takes apart what one table holds of several: tables that stand side by side
// on a sheet, with other things between them, and tables below each other with the
// headings of their sections in between.
func (d *document) cutTable(t *page.Table) (out []*page.Table) {
	for _, beside := range d.sideBySide(t) {
		from := 0
		for _, r := range d.headingRows(beside) {
			out = append(out, d.bySection(part(beside, from, r, 0, beside.Cols))...)
			out = append(out, part(beside, r, r+1, 0, beside.Cols))
			from = r + 1
		}
		out = append(out, d.bySection(part(beside, from, beside.Rows, 0, beside.Cols))...)
	}
	return slices.DeleteFunc(out, func(t *page.Table) bool { return len(t.Cells) == 0 })
}

// bySection cuts a table where rows with labels of one section are followed by rows with
// labels that only another has.
func (d *document) bySection(t *page.Table) (out []*page.Table) {
	if t.Rows < 4 || len(t.Cells) > mostPieces {
		return []*page.Table{t}
	}
	words := make([][]string, t.Rows)
	spanned := make([]bool, t.Rows) // by a cell that begins above
	for _, c := range t.Cells {
		if letters := fold(c.Text); letters != "" && !looksNumeric(c.Text) {
			words[c.Row] = append(words[c.Row], letters)
		}
		for r := c.Row + 1; r < min(c.Row+c.RowSpan, t.Rows); r++ {
			spanned[r] = true
		}
	}
	from, current := 0, ""
	for r := range t.Rows {
		own := d.labelledBy(words[r])
		if len(own) == 0 || slices.Contains(own, current) {
			continue
		}
		if current != "" && !spanned[r] {
			out = append(out, part(t, from, r, 0, t.Cols))
			from = r
		}
		current = own[0]
	}
	return append(out, part(t, from, t.Rows, 0, t.Cols))
}

// labelledBy lists the sections of which all of some words are labels.
func (d *document) labelledBy(words []string) (out []string) {
	for _, s := range d.form.Sections {
		x := d.tables[s.Key]
		known := x != nil && len(words) > 0
		for _, letters := range words {
			known = known && x.lexicon.has(letters)
		}
		if known {
			out = append(out, s.Key)
		}
	}
	return out
}

// sideBySide cuts a table at its blank columns, if a whole table of a section stands
// between two of them.
func (d *document) sideBySide(t *page.Table) []*page.Table {
	covered := make([]bool, t.Cols+1)
	for _, c := range t.Cells {
		for q := c.Col; q < min(c.Col+max(c.ColSpan, 1), t.Cols) && c.Text != ""; q++ {
			covered[q] = true
		}
	}
	var out []*page.Table
	for from := 0; from < t.Cols; {
		to := from
		for covered[to] {
			to++
		}
		if to > from {
			out = append(out, part(t, 0, t.Rows, from, to))
		}
		from = to + 1
	}
	if len(out) < 2 || !slices.ContainsFunc(out, d.isWhole) || latticeOf(t).anyShort() {
		return []*page.Table{t}
	}
	return out
}

// isWhole says that a table of a section has all its columns.
func (d *document) isWhole(t *page.Table) bool {
	key := d.sectionOf(t)
	return key != "" && d.tables[key].aligned(latticeOf(t))
}

// headingRows lists the rows that hold nothing but the heading of a section: any of
// numbers, the very heading of a narrative.
func (d *document) headingRows(t *page.Table) (out []int) {
	const most = 12 // rows; more are no report
	texts, full := make([]string, t.Rows), make([]bool, t.Rows)
	for _, c := range t.Cells {
		switch text := strings.TrimSpace(c.Text); {
		case text == "":
		case texts[c.Row] == "" || texts[c.Row] == text:
			texts[c.Row] = text
		default:
			full[c.Row] = true
		}
		for r := c.Row; c.RowSpan > 1 && r < min(c.Row+c.RowSpan, t.Rows); r++ {
			full[r] = true
		}
	}
	for r, text := range texts {
		key, rank, ok := d.headingOf(text)
		if s, _ := d.form.Section(key); ok && !full[r] && (s.Kind == form.Tables || rank == 0) && len(out) < most {
			out = append(out, r)
		}
	}
	return out
}

// part is a rectangle of a table, ends excluded.
func part(t *page.Table, top, bottom, left, right int) *page.Table {
	out := &page.Table{Rows: bottom - top, Cols: right - left, Full: t.Full}
	for _, c := range t.Cells {
		if c.Row >= top && c.Row < bottom && c.Col >= left && c.Col < right {
			c.Row, c.Col = c.Row-top, c.Col-left
			out.Cells = append(out.Cells, c)
		}
	}
	return out
}
