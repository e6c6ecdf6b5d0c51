package sheet

import (
	"strings"

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
	var out strings.Builder
	for r := a.row; r < a.endRow; r++ {
		for c := a.col; c < a.endCol; c++ {
			if c > a.col {
				out.WriteByte('\t')
			}
			i := s.grid.at[r][c]
			switch b := s.grid.Boxes[i]; {
			case b.Row != r || b.Col != c:
			case b.Role == form.Number:
				out.WriteString(quoted(s.text(i)))
			default:
				out.WriteString(quoted(b.Label))
			}
		}
		out.WriteString("\r\n")
	}
	return out.String()
}

func quoted(text string) string {
	if strings.ContainsAny(text, "\t\r\n\"") {
		return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	return text
}

// paste writes a block square by square from the first selected one on; what lies
// outside the table or on labels is left out. A single text goes into every
// selected cell.
func (s *Sheet) paste(content string) {
	block := parseBlock(content, s.grid.Rows)
	if len(block) == 0 {
		return
	}
	single := len(block) == 1 && len(block[0]) == 1
	if single && s.edit != nil {
		s.replace(s.edit.caret, s.edit.caret, []rune(block[0][0])...)
		return
	}
	var edits []model.Edit
	if single {
		for _, i := range s.selection() {
			edits = append(edits, model.Edit{At: s.ref(i), Text: block[0][0]})
		}
		s.tellEdit("粘贴", edits)
		return
	}
	a := s.area()
	first, last := none, none
	for r, fields := range block {
		for c, text := range fields {
			i := s.grid.number(a.row+r, a.col+c)
			if i == none || s.grid.Boxes[i].Col != a.col+c {
				continue
			}
			if first == none {
				first = i
			}
			last = i
			edits = append(edits, model.Edit{At: s.ref(i), Text: text})
		}
	}
	s.tellEdit("粘贴", edits)
	if first != none {
		s.selectBoxes([]int{first, last})
	}
}

// parseBlock reads at most so many rows of what a spreadsheet copied: fields between
// tabs, lines ended by LF, CRLF or CR, and quotes around a field that holds any of
// these.
func parseBlock(src string, rows int) [][]string {
	var out [][]string
	for src != "" && len(out) < rows {
		var row []string
		for {
			var field string
			field, src = nextField(src)
			row = append(row, clean(field))
			if !strings.HasPrefix(src, "\t") {
				break
			}
			src = src[1:]
		}
		src = strings.TrimPrefix(src, "\r")
		src = strings.TrimPrefix(src, "\n")
		out = append(out, row)
	}
	return out
}

// nextField cuts a field off; what remains begins with its end mark.
func nextField(src string) (field, rest string) {
	if strings.HasPrefix(src, `"`) {
		for end := 1; ; end++ {
			k := strings.IndexByte(src[end:], '"')
			if k < 0 {
				break
			}
			if end += k; !strings.HasPrefix(src[end+1:], `"`) {
				if rest = src[end+1:]; rest != "" && !strings.ContainsRune("\t\r\n", rune(rest[0])) {
					break
				}
				return strings.ReplaceAll(src[1:end], `""`, `"`), rest
			}
			end++
		}
	}
	if k := strings.IndexAny(src, "\t\r\n"); k >= 0 {
		return src[:k], src[k:]
	}
	return src, ""
}

// clean takes off what copying adds around a text. Line breaks inside become spaces,
// as a cell is one line.
func clean(field string) string {
	field = strings.Map(func(r rune) rune {
		switch r {
		case '\u200b', '\ufeff':
			return -1
		case '\n', '\r', '\t':
			return ' '
		}
		return r
	}, field)
	return strings.TrimSpace(field)
}
