package docx

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"gouji.app/export/pack"
	"gouji.app/export/squares"
	"gouji.app/model/page"
)

// maxCols is how many columns a table may have; Word itself allows 63.
const maxCols = 256

// maxDepth is how deep tables may stand in tables.
const maxDepth = 16

// A grid is a table being read.
type grid struct {
	*document
	squares.Boxes
	number int // of the table in the document
	row    int
	col    int
	cols   int
	beside bool // the last cell of the row may go on to the right
}

// table reads a table and adds it to the items.
func (d *document) table(items *[]page.Item) error {
	d.flush(items)
	d.tables++
	d.depth++
	switch {
	case d.tables > pack.MaxTables:
		return pack.Refuse(nil, "文件里的表格超过 %d 个，不像一份年报；请只保留年报，另存后再打开", pack.MaxTables)
	case d.depth > maxDepth:
		return fmt.Errorf("tables within tables, more than %d deep", maxDepth)
	}
	g := &grid{document: d, number: d.tables}
	if err := g.rows(); err != nil {
		return err
	}
	d.depth--
	*items = append(*items, g.Compose()...)
	return nil
}

// rows reads the rows of a table, which may stand in content controls.
func (g *grid) rows() error {
	return g.children(func(e xml.StartElement) error {
		switch {
		case e.Name.Local == "tr":
			return g.readRow()
		case unprinted(e):
			return g.Skip()
		}
		return g.rows()
	})
}

// readRow reads one row; a row that was deleted or is hidden leaves nothing.
func (g *grid) readRow() error {
	g.col, g.beside = 0, false
	gone := false
	if err := g.cells(&gone); err != nil {
		return err
	}
	if gone {
		return nil
	}
	g.row++
	g.cols = max(g.cols, g.col)
	if g.row*g.cols > pack.MaxSquares {
		return pack.Refuse(nil, "第 %d 个表格超过 %d 格，不像一份年报；请只保留年报，另存后再打开", g.number, pack.MaxSquares)
	}
	return nil
}

// cells reads the cells of a row.
func (g *grid) cells(gone *bool) error {
	return g.children(func(e xml.StartElement) error {
		switch {
		case e.Name.Local == "trPr":
			return g.rowProps(gone)
		case e.Name.Local == "tc":
			return g.cell(*gone) // the properties of a row stand before its cells
		case unprinted(e):
			return g.Skip()
		}
		return g.cells(gone)
	})
}

func (g *grid) rowProps(gone *bool) error {
	return g.children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "gridBefore":
			n, _ := strconv.Atoi(attr(e, "val"))
			g.col = max(0, min(n, maxCols))
		case "del", "moveFrom":
			*gone = true
		case "hidden":
			*gone = *gone || on(attr(e, "val"))
		}
		return g.Skip()
	})
}

// A tc is what the properties of a cell say.
type tc struct {
	span  int
	below bool // goes on from the cell above
	right bool // goes on from the cell to the left
	gone  bool
}

// cell reads one cell and puts it on the grid.
func (g *grid) cell(rowGone bool) error {
	c := tc{span: 1}
	var items []page.Item
	notes := len(g.notes)
	err := g.children(func(e xml.StartElement) error {
		if e.Name.Local == "tcPr" {
			return g.cellProps(&c)
		}
		return g.block(e, &items)
	})
	g.flush(&items)
	if err != nil {
		return err
	}
	if c.gone || rowGone {
		g.notes = g.notes[:notes]
		return nil
	}
	if g.col >= maxCols {
		return fmt.Errorf("row of more than %d columns", maxCols)
	}
	c.span = max(1, min(c.span, maxCols-g.col))
	box := squares.Box{Row: g.row, Col: g.col, RowSpan: 1, ColSpan: c.span, Items: items}
	box.Where = fmt.Sprintf("第 %d 个表格第 %d 行第 %d 列", g.number, g.row+1, g.col+1)
	g.col += c.span
	if c.right && g.beside {
		g.Widen(c.span, items)
		return nil
	}
	g.beside = !g.Add(box, c.below)
	if !g.beside {
		g.covered(box.Where, items)
	}
	return nil
}

func (g *grid) cellProps(c *tc) error {
	return g.children(func(e xml.StartElement) error {
		value := attr(e, "val")
		switch e.Name.Local {
		case "gridSpan":
			c.span, _ = strconv.Atoi(value)
		case "vMerge":
			c.below = value != "restart"
		case "hMerge":
			c.right = value != "restart"
		case "cellDel":
			c.gone = true
		}
		return g.Skip()
	})
}

// covered notes the text of a cell that lies under a merged one, where nobody sees
// it.
func (g *grid) covered(where string, items []page.Item) {
	for _, it := range items {
		if text := strings.TrimSpace(it.Text); text != "" {
			g.notes = append(g.notes, page.Note{Where: where, Text: text, Message: "被合并单元格盖住的文字，未导入", Lost: true})
		}
	}
}
