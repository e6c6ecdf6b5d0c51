package match

import (
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// isPlainText says that a part is lines of text, without any style or table.
func isPlainText(part page.Part) bool {
	for _, it := range part.Items {
		if it.Table != nil || it.Style != page.Body {
			return false
		}
	}
	return true
}

// printedLines gives lines of text the parts, tables and styles that text.Write printed
// them from; nil where they are not laid out like that. Blank lines stand between the
// parts, above the signature and at the end only: so the first line of each part is its heading,
// and no other line is, whatever it says.
func (d *document) printedLines(items []page.Item) []page.Part {
	if n := len(items); n > 0 && items[n-1].Text == "" {
		items = items[:n-1] // what stands behind the last break is no line
	}
	l := &lines{left: items}
	parts := []page.Part{{Items: l.paragraphs()}}
	if len(parts[0].Items) == 0 {
		return nil
	}
	parts[0].Items[0].Style = page.Title
	for _, s := range d.form.Sections {
		if s.Title == "" {
			continue
		}
		heading, ok := l.heading()
		if !ok || strings.TrimSpace(heading.Text) != s.Title {
			return nil
		}
		part := page.Part{Items: []page.Item{heading}}
		if s.Kind == form.Tables {
			part.Items = append(part.Items, l.table(s.Plan()))
		} else {
			part.Items = append(part.Items, l.paragraphs()...)
		}
		parts = append(parts, part)
	}
	closing, ok := l.closing()
	if !ok {
		return nil
	}
	last := &parts[len(parts)-1]
	last.Items = append(last.Items, closing...)
	return parts
}

// lines are those of a text that are still to be read.
type lines struct{ left []page.Item }

func (l *lines) blank() bool {
	return len(l.left) == 0 || strings.TrimSpace(l.left[0].Text) == ""
}

// take takes the next line.
func (l *lines) take() page.Item {
	it := l.left[0]
	l.left = l.left[1:]
	return it
}

// paragraphs takes the lines up to a blank one.
func (l *lines) paragraphs() (out []page.Item) {
	for !l.blank() {
		out = append(out, l.take())
	}
	return out
}

// heading takes the line behind one blank line.
func (l *lines) heading() (page.Item, bool) {
	if len(l.left) < 2 || !l.blank() {
		return page.Item{}, false
	}
	l.take()
	it := l.take()
	it.Style = page.Heading
	return it, true
}

// table takes the rows of a table, cells between tabs. Editors cut tabs off the ends of
// lines: the cells of a row that has too few were blank.
func (l *lines) table(plan form.Plan) page.Item {
	t := &page.Table{Rows: plan.Rows, Cols: plan.Cols, Full: true}
	for r := 0; r < plan.Rows && len(l.left) > 0; r++ {
		it := l.take()
		where := model.Note{Line: it.Line, Where: it.Where}.Place()
		for c, text := range strings.Split(it.Text, "\t") {
			t.Cells = append(t.Cells, page.Cell{Row: r, Col: c, RowSpan: 1, ColSpan: 1, Text: text, Where: where})
		}
	}
	return page.Item{Table: t}
}

// closing takes the signature and the date behind a blank line, or the date alone behind
// two. It is not ok where neither stands there and no blank line says that this is so.
func (l *lines) closing() (out []page.Item, ok bool) {
	styles, above := []page.Style{page.Signature, page.Date}, l.blanks()
	if above == 2 {
		styles = styles[1:]
	}
	if out = l.paragraphs(); len(out) == 0 {
		return nil, above == 1 && len(l.left) == 0
	}
	l.blanks()
	if above == 0 || above > 2 || len(out) > len(styles) || len(l.left) > 0 {
		return nil, false
	}
	for i := range out {
		out[i].Style = styles[i]
	}
	return out, true
}

// blanks takes the blank lines at hand and counts them.
func (l *lines) blanks() (n int) {
	for ; len(l.left) > 0 && l.blank(); n++ {
		l.take()
	}
	return n
}
