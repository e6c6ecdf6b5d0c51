package odf

import (
	"encoding/xml"
	"fmt"
	"strings"

	"gouji.app/export/pack"
	"gouji.app/export/squares"
	"gouji.app/model/page"
)

const (
	// maxTableCols is how many columns a table of a text may have.
	maxTableCols = 256
	// maxDepth is how deep tables may stand in tables.
	maxDepth = 16
)

// A grid is a table of a text, while it is being read.
type grid struct {
	*document
	number   int // of the table in the document
	row, col int // next to be read
	cols     int // of the widest row
	boxes    []squares.Box
}

// table reads a table and adds it to the items.
func (d *document) table(_ xml.StartElement, items *[]page.Item) error {
	d.tables++
	d.depth++
	switch {
	case d.tables > pack.MaxTables:
		return pack.Refuse(nil, "文件里的表格超过 %d 个，不像一份年报；请只保留年报，另存后再打开", pack.MaxTables)
	case d.depth > maxDepth:
		return fmt.Errorf("tables within tables, more than %d deep", maxDepth)
	}
	g := &grid{document: d, number: d.tables}
	if err := d.children(g.rows); err != nil {
		return err
	}
	d.depth--
	var table squares.Boxes
	for _, b := range g.boxes {
		b.RowSpan, b.ColSpan = min(b.RowSpan, g.row-b.Row), min(b.ColSpan, g.cols-b.Col)
		table.Add(b, false)
	}
	if len(g.boxes) > 0 {
		*items = append(*items, table.Compose()...)
	}
	return nil
}

// rows reads the rows of a table, which may stand in groups.
func (g *grid) rows(e xml.StartElement) error {
	switch name(e) {
	case "table:table-row":
		return g.readRow(e)
	case "table:table-rows", "table:table-header-rows", "table:table-row-group":
		return g.children(g.rows)
	}
	return g.Skip()
}

// readRow reads one row; a hidden one leaves nothing.
func (g *grid) readRow(e xml.StartElement) error {
	if v := attr(e, "table:visibility"); v != "" && v != "visible" {
		return g.Skip()
	}
	g.col = 0
	if err := g.children(g.cell); err != nil {
		return err
	}
	g.row++
	if g.cols = max(g.cols, min(g.col, maxTableCols)); g.row*g.cols > pack.MaxSquares {
		return pack.Refuse(nil, "第 %d 个表格超过 %d 格，不像一份年报；请只保留年报，另存后再打开", g.number, pack.MaxSquares)
	}
	return nil
}

// cell reads one cell. What stands in a covered one is not seen.
func (g *grid) cell(e xml.StartElement) error {
	times := count(e, "table:number-columns-repeated", maxTableCols)
	switch name(e) {
	case "table:covered-table-cell":
		items, err := g.blocks()
		g.covered(items)
		g.col += times
		return err
	case "table:table-cell":
	default:
		return g.Skip()
	}
	items, err := g.blocks()
	if err != nil {
		return err
	}
	if g.col+times > maxTableCols {
		return fmt.Errorf("row of more than %d columns", maxTableCols)
	}
	for range times {
		g.boxes = append(g.boxes, squares.Box{
			Row: g.row, Col: g.col, RowSpan: count(e, "table:number-rows-spanned", pack.MaxSquares),
			ColSpan: count(e, "table:number-columns-spanned", maxTableCols), Items: items, Where: g.where(),
		})
		g.col++
	}
	return nil
}

func (g *grid) where() string {
	return fmt.Sprintf("第 %d 个表格第 %d 行第 %d 列", g.number, g.row+1, g.col+1)
}

// covered notes the text of a cell that lies under a merged one.
func (g *grid) covered(items []page.Item) {
	for _, it := range items {
		if text := strings.TrimSpace(it.Text); text != "" {
			g.page.Notes = append(g.page.Notes, page.Note{Where: g.where(), Text: text, Message: coveredText, Lost: true})
		}
	}
}
