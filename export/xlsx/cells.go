package xlsx

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"gouji.app/export/pack"
	"gouji.app/export/squares"
)

// maxMerges is how many merged areas a sheet may have.
const maxMerges = 1 << 16

// A square is one cell of a sheet that holds a text or is ruled.
type square struct {
	row, col int // from 0
	text     string
	number   bool // the text is a number, not letters
	formula  string
	pending  bool // a formula without a result
	style    squares.Style
}

// A raw sheet is its squares in reading order and its merged areas.
type rawSheet struct {
	squares []square
	merges  []area
}

// readCells reads the part of one sheet.
func (b *workbook) readCells(r io.Reader) (*rawSheet, error) {
	s := &rawSheet{}
	d := pack.NewDecoder(r)
	row, col, root := -1, -1, false
	for {
		t, err := d.Token()
		if err == io.EOF && root {
			break
		}
		if err != nil {
			return nil, err
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "worksheet":
			root = true
		case "row":
			row, col = row+1, -1
			if r := attr(e, "r"); r != "" {
				n, err := strconv.Atoi(r)
				if err != nil || n < 1 || n > excelize.TotalRows {
					return nil, fmt.Errorf("row %q", r)
				}
				row = n - 1
			}
		case "c":
			col++
			if ref := attr(e, "r"); ref != "" {
				if row, col, err = position(ref); err != nil {
					return nil, err
				}
			}
			q := square{row: max(row, 0), col: col}
			if err := b.readCell(d, e, &q); err != nil {
				return nil, fmt.Errorf("cell %s: %w", squares.Name(q.row, q.col), err)
			}
			if q.text == "" && !q.style.Ruled && !q.pending {
				continue
			}
			if b.cells++; b.cells > squares.MaxCells {
				return nil, pack.Refuse(nil, "工作簿中有内容的单元格超过 %d 个，不像一份年报；请只保留年报的工作表，另存后再打开", squares.MaxCells)
			}
			s.squares = append(s.squares, q)
		case "mergeCell":
			first, last, _ := strings.Cut(attr(e, "ref"), ":")
			m := area{}
			if m.top, m.left, err = position(first); err != nil {
				return nil, err
			}
			if m.bottom, m.right, err = position(cmp.Or(last, first)); err != nil {
				return nil, err
			}
			if m.bottom < m.top || m.right < m.left {
				return nil, fmt.Errorf("merged area %s:%s", first, last)
			}
			if s.merges = append(s.merges, m); len(s.merges) > maxMerges {
				return nil, fmt.Errorf("more than %d merged areas", maxMerges)
			}
		}
	}
	slices.SortStableFunc(s.squares, func(p, q square) int { return cmp.Or(p.row-q.row, p.col-q.col) })
	return s, nil
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// position reads the name of a cell, with or without $.
func position(ref string) (row, col int, err error) {
	col, row, err = excelize.CellNameToCoordinates(ref)
	return row - 1, col - 1, err
}

// readCell reads a cell up to its end. A reference to a text that the file does
// not have is damage.
func (b *workbook) readCell(d *pack.Decoder, start xml.StartElement, q *square) error {
	if s := attr(start, "s"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			return fmt.Errorf("style %q", s)
		}
		if n >= 0 && n < len(b.formats) {
			q.style = b.formats[n]
		}
	}
	var value, inline string
	formula := false
	for {
		t, err := d.Token()
		if err != nil {
			return err
		}
		if _, end := t.(xml.EndElement); end {
			break
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "v":
			value, err = plainText(d)
		case "is":
			inline, err = richText(d)
		case "f":
			formula = true
			q.formula, err = plainText(d)
		default:
			err = d.Skip()
		}
		if err != nil {
			return err
		}
	}
	switch kind := attr(start, "t"); {
	case kind == "s" && value != "":
		n, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || n < 0 || n >= len(b.strings) {
			return fmt.Errorf("text number %q", value)
		}
		q.text = b.strings[n]
	case kind == "inlineStr":
		q.text = inline
	case kind == "str":
		q.text = unescape(value)
	case kind == "b" && value != "":
		q.text = "TRUE"
		if value == "0" {
			q.text = "FALSE"
		}
	case kind == "" || kind == "n":
		q.pending = formula && value == ""
		if value != "" {
			q.text, q.number = text(q.style, value, b.date0), true
		}
	default: // errors such as #REF!, days in ISO notation
		q.text = value
	}
	if strings.TrimSpace(q.text) == "" {
		q.text = ""
	}
	return nil
}
