package odf

import (
	"cmp"
	"encoding/xml"
	"strconv"
	"strings"

	"gouji.app/export/pack"
	"gouji.app/export/squares"
	"gouji.app/model/page"
)

const (
	maxRows, maxCols = 1 << 20, 1 << 14 // of a sheet
	// maxEmpty is how many empty cells with a border, or rows of such, may follow each
	// other: programs write one for all that are left of a sheet.
	maxEmpty = 64
	// maxMerges is how many merged areas a sheet may have.
	maxMerges = 1 << 16
)

// A sheet is one of a spreadsheet, while it is being read.
type sheet struct {
	*document
	name     string
	row, col int // next to be read
	columns  []columns
	rowStyle string // of cells that have none of their own
	squares  []squares.Square
	merges   []squares.Area
	unseen   int // rows with text that are hidden
	numbers  int // that are stored and not calculated
	formulas int
	results  int // of formulas
}

// columns are neighbouring columns of one style.
type columns struct {
	style string
	end   int // the first column behind them
}

// tab reads a sheet and adds it to the page, unless nobody sees it.
func (d *document) tab(e xml.StartElement) error {
	if name(e) != "table:table" {
		return d.Skip()
	}
	s := &sheet{document: d, name: attr(e, "table:name")}
	hidden := d.hidden("table", attr(e, "table:style-name"))
	if err := d.children(s.rows); err != nil {
		return err
	}
	if hidden && s.name != squares.RecordSheet {
		d.page.Notes = append(d.page.Notes, squares.Unread(s.name, s.squares)...)
		return nil
	}
	if hidden {
		d.page.Record = squares.Joined(s.squares)
		return nil
	}
	if s.unseen > 0 {
		s.note("有隐藏的行，其中的内容未读取；请取消隐藏后再打开")
	}
	if s.formulas > 0 && s.results == 0 && s.numbers > 0 { // some results may be blank
		d.uncomputed = append(d.uncomputed, s)
	}
	items, err := squares.Items(s.name, s.squares, s.merges)
	d.page.Styled = d.page.Styled || page.Titled(items)
	d.page.Parts = append(d.page.Parts, page.Part{Name: s.name, Items: items})
	return err
}

// note remarks on something of the sheet that was not read.
func (s *sheet) note(message string) {
	s.page.Notes = append(s.page.Notes, page.Note{Where: "工作表“" + s.name + "”", Message: message, Lost: true})
}

// rows reads the columns and rows of a sheet, which may stand in groups.
func (s *sheet) rows(e xml.StartElement) error {
	switch name(e) {
	case "table:table-row":
		return s.readRow(e)
	case "table:table-column":
		return s.column(e)
	case "table:shapes":
		return s.beside("工作表“"+s.name+"”", textBox, true)
	case "table:table-rows", "table:table-header-rows", "table:table-row-group",
		"table:table-columns", "table:table-header-columns", "table:table-column-group":
		return s.children(s.rows)
	}
	return s.Skip()
}

// readRow reads a row as often as it comes.
func (s *sheet) readRow(e xml.StartElement) error {
	times := count(e, "table:number-rows-repeated", maxRows)
	v := attr(e, "table:visibility")
	seen := v == "" || v == "visible"
	from, merged := len(s.squares), len(s.merges)
	s.col, s.rowStyle = 0, attr(e, "table:default-cell-style-name")
	if err := s.children(s.cell); err != nil {
		return err
	}
	row, merges, filled := s.squares[from:], s.merges[merged:], false
	for _, q := range row {
		filled = filled || q.Text != ""
	}
	if !seen {
		if filled {
			s.unseen++
		}
		s.squares, s.merges, row = s.squares[:from], s.merges[:merged], nil
	}
	if !filled && times > maxEmpty {
		s.squares, row = s.squares[:from], nil
	}
	for i := 1; i < times && len(row) > 0; i++ {
		for _, q := range row {
			q.Row += i
			if err := s.put(q); err != nil {
				return err
			}
		}
		for _, m := range merges[:min(len(merges), maxMerges-len(s.merges))] {
			s.merges = append(s.merges, squares.Area{Top: m.Top + i, Bottom: m.Bottom + i, Left: m.Left, Right: m.Right})
		}
	}
	if s.row += times; s.row > maxRows {
		s.row = maxRows
	}
	return nil
}

// cell reads a cell as often as it comes. What a merged cell covers is not seen.
func (s *sheet) cell(e xml.StartElement) error {
	if name(e) != "table:table-cell" && name(e) != "table:covered-table-cell" {
		return s.Skip()
	}
	times := count(e, "table:number-columns-repeated", maxCols)
	text, err := s.content(e)
	if err != nil {
		return err
	}
	covered := name(e) == "table:covered-table-cell"
	if covered && text != "" {
		s.page.Notes = append(s.page.Notes, page.Note{Where: s.where(), Text: text, Message: coveredText, Lost: true})
	}
	if covered || text == "" && times > maxEmpty {
		s.col += times
		return nil
	}
	s.merge(e)
	for range times {
		q := squares.Square{Row: s.row, Col: s.col, Text: text, Style: s.looks.cell(s.styleAt(e))}
		s.col++
		if q.Text == "" && !q.Ruled || q.Col >= maxCols {
			continue
		}
		if err := s.put(q); err != nil {
			return err
		}
	}
	return nil
}

// styleAt is the style of a cell, by name: its own, else that of its row or column.
func (s *sheet) styleAt(e xml.StartElement) string {
	if own := cmp.Or(attr(e, "table:style-name"), s.rowStyle); own != "" {
		return own
	}
	for _, c := range s.columns {
		if s.col < c.end {
			return c.style
		}
	}
	return ""
}

// column reads how the cells of some columns look that say nothing themselves.
func (s *sheet) column(e xml.StartElement) error {
	c := columns{style: attr(e, "table:default-cell-style-name"), end: count(e, "table:number-columns-repeated", maxCols)}
	if n := len(s.columns); n > 0 {
		c.end += s.columns[n-1].end
	}
	if len(s.columns) < maxCols {
		s.columns = append(s.columns, c)
	}
	return s.Skip()
}

func (s *sheet) where() string { return "工作表“" + s.name + "” " + squares.Name(s.row, s.col) }

// merge keeps the area that a cell covers.
func (s *sheet) merge(e xml.StartElement) {
	rows, cols := count(e, "table:number-rows-spanned", maxRows), count(e, "table:number-columns-spanned", maxCols)
	if rows*cols > 1 && len(s.merges) < maxMerges {
		s.merges = append(s.merges, squares.Area{Top: s.row, Left: s.col, Bottom: s.row + rows - 1, Right: s.col + cols - 1})
	}
}

// put adds a square.
func (s *sheet) put(q squares.Square) error {
	if s.cells++; s.cells > squares.MaxCells {
		return pack.Refuse(nil, "工作簿中有内容的单元格超过 %d 个，不像一份年报；请只保留年报的工作表，另存后再打开", squares.MaxCells)
	}
	s.squares = append(s.squares, q)
	return nil
}

// content is the text of a cell: its stored number, which may have more decimals than
// the cell shows, or what it shows.
func (s *sheet) content(e xml.StartElement) (string, error) {
	var lines []string
	err := s.children(func(e xml.StartElement) error {
		switch {
		case name(e) == "office:annotation":
			return s.beside(s.where(), comment, false)
		case isDrawing(e):
			return s.beside(s.where(), textBox, true)
		case name(e) != "text:p" && name(e) != "text:h":
			return s.Skip()
		}
		p := &paragraph{}
		err := s.inline(p)
		lines = append(lines, p.text.String())
		return err
	})
	text, formula := strings.Join(lines, "\n"), attr(e, "table:formula") != ""
	switch attr(e, "office:value-type") {
	case "float", "percentage", "currency":
		if n, err := strconv.ParseFloat(attr(e, "office:value"), 64); err == nil {
			text = squares.Style{}.Number(n, false)
		}
		if !formula {
			s.numbers++
		}
	}
	if strings.TrimSpace(text) == "" {
		text = ""
	}
	if formula {
		s.formulas++
	}
	if formula && text != "" {
		s.results++
	}
	return text, err
}
