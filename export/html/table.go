package html

import (
	"iter"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gouji.app/model/page"
)

// A square is a cell of a table with what stands in it.
type square struct {
	page.Cell
	content []page.Item
}

// longestCell is how many characters a cell of numbers and labels may hold. A cell
// with more is a column of the site's layout.
const longestCell = 200

// table adds a table. One that only lays out the page, with tables or running text
// in its cells, is transparent: what stands in its cells follows one after the other.
func (f *flow) table(n *html.Node) {
	var squares []square
	rows := 0
	for c := range n.ChildNodes() {
		if c.DataAtom == atom.Caption {
			f.node(c)
		}
	}
	for group := range rowGroups(n) {
		squares = append(squares, f.group(group, rows)...)
		rows += len(group)
	}
	t := &page.Table{Rows: rows, Full: true}
	for _, q := range squares {
		t.Cols = max(t.Cols, q.Col+1) // columns in which no cell begins are none
	}
	layout := len(squares) == 1
	for _, q := range squares {
		q.ColSpan = min(q.ColSpan, t.Cols-q.Col)
		q.Text = cellText(q.content)
		for _, it := range q.content {
			layout = layout || it.Table != nil || len([]rune(it.Text)) > longestCell
		}
		t.Cells = append(t.Cells, q.Cell)
	}
	if !layout {
		if len(squares) > 0 {
			f.items = append(f.items, page.Item{Table: t})
		}
		return
	}
	for _, q := range squares {
		f.items = append(f.items, q.content...)
	}
}

// rowGroups goes through the parts of a table that spans do not leave, each with
// the rows that are shown.
func rowGroups(n *html.Node) iter.Seq[[]*html.Node] {
	return func(yield func([]*html.Node) bool) {
		for g := range n.ChildNodes() {
			var rows []*html.Node
			for r := range g.ChildNodes() {
				if r.DataAtom == atom.Tr && !hidden(g) && !hidden(r) {
					rows = append(rows, r)
				}
			}
			if len(rows) > 0 && !yield(rows) {
				return
			}
		}
	}
}

// group places the cells of neighbouring rows by their spans.
func (f *flow) group(rows []*html.Node, first int) (out []square) {
	var until []int // first row, for each column, in which it is free again
	for i, row := range rows {
		col := 0
		for cell := range row.ChildNodes() {
			if cell.DataAtom != atom.Td && cell.DataAtom != atom.Th || hidden(cell) {
				continue
			}
			for col < len(until) && until[col] > i {
				col++
			}
			q := square{Cell: page.Cell{Row: first + i, Col: col, RowSpan: span(cell, "rowspan"), ColSpan: max(span(cell, "colspan"), 1)}}
			if left := len(rows) - i; q.RowSpan == 0 || q.RowSpan > left {
				q.RowSpan = left
			}
			if *f.room -= q.RowSpan * q.ColSpan; *f.room < 0 {
				return out
			}
			for c := col; c < col+q.ColSpan; c++ {
				if c == len(until) {
					until = append(until, 0)
				}
				until[c] = max(until[c], i+q.RowSpan)
			}
			col += q.ColSpan
			q.content = f.content(cell)
			out = append(out, q)
		}
	}
	return out
}

// content reads what stands in a cell as a page of its own.
func (f *flow) content(cell *html.Node) []page.Item {
	in := &flow{style: f.style, room: f.room}
	in.children(cell)
	in.endLine()
	return in.items
}

// maxSpan is the most columns that browsers let a cell span.
const maxSpan = 1000

// span reads a rowspan or colspan; nonsense counts as 1. 0 stands for the rest of
// the group.
func span(n *html.Node, key string) int {
	v, err := strconv.Atoi(strings.TrimSpace(attr(n, key)))
	if err != nil || v < 0 {
		return 1
	}
	if key == "colspan" {
		return min(v, maxSpan)
	}
	return v
}

// cellText joins the paragraphs of a cell. A broken line goes on within its word or
// number, as Chinese does; only between letters there must have been a space.
func cellText(content []page.Item) string {
	var lines []string
	for _, it := range content {
		text := ""
		for part := range strings.SplitSeq(it.Text, lineBreak) {
			part = strings.Trim(part, " \u3000")
			if text != "" && part != "" && letter(text[len(text)-1]) && letter(part[0]) {
				text += " "
			}
			text += part
		}
		if text != "" {
			lines = append(lines, text)
		}
	}
	return strings.Join(lines, "\n")
}

func letter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }
