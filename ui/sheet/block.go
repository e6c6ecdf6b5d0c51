package sheet

import (
	"strings"

	"fyne.io/fyne/v2"

	"gouji.app/model"
	"gouji.app/model/form"
)

// clear empties the selected cells.
func (s *Sheet) clear(label string) {
	var edits []model.Edit
	for _, i := range s.selection() {
		edits = append(edits, model.Edit{At: s.ref(i)})
	}
	s.tellEdit(label, edits)
}

// fill copies the first selected row down, or the first column to the right; with
// only one row or column selected, what stands before it.
func (s *Sheet) fill(label string, back direction) {
	a := s.area()
	var edits []model.Edit
	for _, i := range s.selection() {
		b, source := s.grid.Boxes[i], none
		switch {
		case back == up && a.endRow-a.row > 1:
			source = s.grid.number(a.row, b.Col)
		case back == left && a.endCol-a.col > b.ColSpan:
			source = s.grid.number(b.Row, a.col)
		default:
			source = s.grid.beside(i, b.Col, back)
		}
		if source != none && source != i {
			edits = append(edits, model.Edit{At: s.ref(i), Text: s.text(source)})
		}
	}
	s.tellEdit(label, edits)
}

// copied is the selection as spreadsheets exchange it: tabs, CRLF, a merged cell on
// its first square. While typing it is the text typed.
func (s *Sheet) copied() string {
	if s.edit != nil {
		return string(s.edit.text)
	}
	a := s.area()
	if sel := s.selection(); len(sel) == 1 {
		return quoted(s.text(sel[0]))
	}
	return s.squares(span(a.row, a.endRow), span(a.col, a.endCol))
}

// CopyLabelled copies the selection with its row labels and column heads.
func (s *Sheet) CopyLabelled(to fyne.Clipboard) {
	g, a := s.grid, s.area()
	first := a.row
	for first > 0 && g.Boxes[g.at[first-1][g.Cols-1]].Role == form.Number {
		first-- // up to the heads, which are not frozen in stacked blocks
	}
	heads := first
	for heads > 0 && g.Boxes[g.at[heads-1][g.Cols-1]].Role == form.ColHead {
		heads--
	}
	rows := append(span(heads, first), span(a.row, a.endRow)...)
	to.SetContent(s.squares(rows, append(span(0, g.HeadCols), span(a.col, a.endCol)...)))
}

// squares writes rows and columns as spreadsheets exchange them, each box once.
func (s *Sheet) squares(rows, cols []int) string {
	var out strings.Builder
	written := map[int]bool{}
	for _, r := range rows {
		for k, c := range cols {
			if k > 0 {
				out.WriteByte('\t')
			}
			i := s.grid.at[r][c]
			if written[i] {
				continue
			}
			written[i] = true
			if b := s.grid.Boxes[i]; b.Role == form.Number {
				out.WriteString(quoted(s.text(i)))
			} else {
				out.WriteString(quoted(b.Label))
			}
		}
		out.WriteString("\r\n")
	}
	return out.String()
}

// span lists the numbers from one up to but not including another.
func span(from, to int) (out []int) {
	for i := from; i < to; i++ {
		out = append(out, i)
	}
	return out
}
