package xlsx

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"gouji.app/export/squares"
	"gouji.app/model"
	"gouji.app/model/page"
)

// A grid is one table being written.
type grid struct {
	*sheet
	table   *page.Table
	cells   []page.Cell    // with rows counted from the top of the sheet
	numbers []model.Number // of each cell; blank where it is none that Excel can keep
}

// grid writes a table at the next free row.
func (s *sheet) grid(t *page.Table) *grid {
	g := &grid{s, t, slices.Clone(t.Cells), make([]model.Number, len(t.Cells))}
	for i := range g.cells {
		g.cells[i].Row += s.row
		g.numbers[i] = number(t.Cells[i])
	}
	squares := 0
	for _, c := range t.Cells {
		squares += c.RowSpan * c.ColSpan
	}
	if squares < t.Rows*t.Cols { // rule the squares that have no cell, too
		g.draw(page.Cell{Row: s.row, RowSpan: t.Rows, ColSpan: t.Cols}, look{size: tableSize, align: "center", ruled: true})
	}
	formulas := g.formulas()
	for i := range g.cells {
		g.cell(i, formulas[i])
	}
	g.heights()
	g.validate()
	g.markTexts()
	g.markFailures()
	g.markMissing()
	return g
}

// number reads a cell that Excel can keep as a number without losing a digit.
func number(c page.Cell) model.Number {
	if n := c.Number(); n.Readable() && n.Decimal().Prec() <= squares.MaxDigits {
		return n
	}
	return model.Number{}
}

// cell writes one cell of the table.
func (g *grid) cell(i int, formula string) {
	c, n, f := g.cells[i], g.numbers[i], g.book.file
	l := look{size: tableSize, ruled: true, align: "center"}
	switch c.Kind {
	case page.Count:
		l.open, l.format = true, "0"
	case page.Money:
		l.open = true
		if n.Readable() {
			l.format = moneyFormat(n.Decimal().Scale())
		}
	case page.Words, page.Blank:
		l.align, l.open = "left", c.Kind == page.Blank
	default:
		l.vertical = c.Vertical
		if c.Left {
			l.align = "left"
		}
	}
	l.open = l.open && !(g.book.form && formula != "")
	l.quoted = !n.Readable() && formula == "" && beginsFormula(c.Text)
	g.draw(c, l)
	g.merge(c)
	name := squares.Name(c.Row, c.Col)
	switch {
	case n.Readable():
		g.do(f.SetCellDefault(g.name, name, n.String()))
		if formula != "" {
			// A formula of this kind is written like any other, except that excelize
			// leaves the number above as its result; else it would become a string.
			g.do(f.SetCellFormula(g.name, name, formula, excelize.FormulaOpts{Type: new(excelize.STCellFormulaTypeDataTable)}))
		}
	case formula != "":
		g.do(f.SetCellFormula(g.name, name, formula)) // its result is the empty string
	case strings.TrimSpace(c.Text) != "":
		g.text(c, c.Text)
	}
}

// moneyFormat shows as many decimals as were typed. Its second half, for numbers
// that money never is, tells the reader that the decimals are part of the text.
func moneyFormat(scale int) string {
	if scale == 0 {
		return "0"
	}
	places := "0." + strings.Repeat("0", scale)
	return places + ";-" + places
}

// heights makes room for wrapped labels, since viewers size no merged cell.
func (g *grid) heights() {
	rows := make([]float64, g.table.Rows)
	for i := range rows {
		rows[i] = height("", 1, tableSize)
	}
	for _, c := range g.table.Cells {
		if need := g.need(c); c.RowSpan == 1 {
			rows[c.Row] = max(rows[c.Row], need)
		}
	}
	for _, c := range g.table.Cells {
		var have float64
		for _, h := range rows[c.Row : c.Row+c.RowSpan] {
			have += h
		}
		if lack := g.need(c) - have; lack > 0 {
			for r := c.Row; r < c.Row+c.RowSpan; r++ {
				rows[r] += lack / float64(c.RowSpan)
			}
		}
	}
	for r, h := range rows {
		g.height(g.row+r, h)
	}
}

// need is the height that a cell's text takes.
func (g *grid) need(c page.Cell) float64 {
	if c.Vertical {
		return height(strings.Repeat("\n", max(0, utf8.RuneCountInString(c.Text)-1)), 1, tableSize)
	}
	var width float64
	for _, w := range g.widths[c.Col : c.Col+c.ColSpan] {
		width += w
	}
	return height(c.Text, width, tableSize)
}

// repeatHeads prints the head rows of the table on each page, and keeps them and the
// labels on the screen while the numbers scroll.
func (g *grid) repeatHeads() {
	if g.table.HeadRows == 0 {
		return
	}
	first := page.Cell{Row: g.row + g.table.HeadRows, Col: g.table.HeadCols, RowSpan: 1, ColSpan: 1}
	corner, _ := corners(first)
	g.do(g.book.file.SetPanes(g.name, &excelize.Panes{
		Freeze: true, XSplit: first.Col, YSplit: first.Row, TopLeftCell: corner, ActivePane: paneOf(first),
	}))
	g.do(g.book.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: g.name,
		RefersTo: fmt.Sprintf("%s!$%d:$%d", quoted(g.name), g.row+1, g.row+g.table.HeadRows),
	}))
}

// paneOf names the pane below and right of what stays on the screen.
func paneOf(first page.Cell) string {
	if first.Col == 0 {
		return "bottomLeft"
	}
	return "bottomRight"
}
