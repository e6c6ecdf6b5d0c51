package legacy

import (
	"fmt"
	"slices"
	"strings"

	"gouji.app/export/pack"
	"gouji.app/export/squares"
	"gouji.app/model/page"
)

// A rowShape is how the cells of a row lie, in twips (1/1440 inch).
type rowShape struct {
	bounds []int // one more than cells
	cells  []cellShape
}

// A cellShape is how a cell is merged with its neighbours.
type cellShape struct {
	across int  // not 0: one of a run of cells of which the first one shows
	below  bool // goes on from the cell above
}

// read takes over one property of a row.
func (r *rowShape) read(sprm int, operand bin) {
	switch sprm {
	case sprmTable:
		n := operand.u8(2)
		if len(operand) < 3+2*(n+1) {
			return
		}
		r.bounds, r.cells = nil, make([]cellShape, n)
		for i := range n + 1 {
			r.bounds = append(r.bounds, operand.i16(3+2*i))
		}
		const shape = 20 // bytes of each cell; those of the last cells may be missing
		for i := range n {
			bits := operand.u16(3 + 2*(n+1) + shape*i)
			r.cells[i] = cellShape{across: bits & 3, below: bits>>5&3 == 1}
		}
	case sprmVertMerge:
		if i := operand.u8(1); i < len(r.cells) {
			r.cells[i].below = operand.u8(2)&3 == 1
		}
	case sprmMerge:
		for i := operand.u8(0); i < min(operand.u8(1), len(r.cells)); i++ {
			r.cells[i].across = 1
			if i == operand.u8(0) {
				r.cells[i].across = 2
			}
		}
	}
}

// A docRow is a row of a table with what stands in its cells.
type docRow struct {
	shape rowShape
	cells [][]docPara
}

// tableOf reads a table from its paragraphs, those of tables inside it included.
func (d *doc) tableOf(paras []docPara, depth int) ([]page.Item, error) {
	d.tables++
	number := d.tables
	if number > pack.MaxTables {
		return nil, pack.Refuse(nil, "文件里的表格超过 %d 个，不像一份年报；请只保留年报，另存后再打开", pack.MaxTables)
	}
	rows, rest := rowsOf(paras, depth)
	lines := gridOf(rows)
	if len(rows)*len(lines) > pack.MaxSquares {
		return nil, pack.Refuse(nil, "第 %d 个表格超过 %d 格，不像一份年报；请只保留年报，另存后再打开", number, pack.MaxSquares)
	}
	var boxes squares.Boxes
	for r, row := range rows {
		merged, err := d.merged(row, lines, depth)
		if err != nil {
			return nil, err
		}
		for _, m := range merged {
			m.Row, m.Where = r, fmt.Sprintf("第 %d 个表格第 %d 行第 %d 列", number, r+1, m.Col+1)
			if boxes.Add(m.Box, m.below) {
				d.covered(m.Where, m.Items)
			}
		}
	}
	items := boxes.Compose()
	if len(rest) > 0 {
		for i := range rest {
			rest[i].depth = min(rest[i].depth, depth-1)
		}
		more, err := d.items(rest, depth-1)
		if err != nil {
			return nil, err
		}
		items = append(items, more...)
	}
	return items, nil
}

// A mergedBox is a cell with those that are merged into it from the right.
type mergedBox struct {
	squares.Box
	below bool
}

// merged lays the cells of a row on the lines of the grid.
func (d *doc) merged(row docRow, lines []int, depth int) (out []mergedBox, err error) {
	first := 0 // how the first cell of a run is marked; versions of Word differ
	for c, paras := range row.cells {
		items, err := d.items(paras, depth)
		if err != nil {
			return nil, err
		}
		from, to := line(lines, row.shape.bounds[c]), line(lines, row.shape.bounds[c+1])
		shape, last := row.shape.cells[c], len(out)-1
		if last >= 0 && (to == from || shape.across != 0 && first != 0 && shape.across != first) {
			out[last].ColSpan += to - from
			out[last].Items = append(out[last].Items, items...)
			continue
		}
		if shape.across == 0 || first == 0 {
			first = shape.across
		}
		out = append(out, mergedBox{squares.Box{Col: from, RowSpan: 1, ColSpan: max(to-from, 1), Items: items}, shape.below})
	}
	return out, nil
}

// covered notes the text of a cell that lies under a merged one, where nobody sees
// it.
func (d *doc) covered(where string, items []page.Item) {
	for _, it := range items {
		if text := strings.TrimSpace(it.Text); text != "" {
			d.notes = append(d.notes, page.Note{Where: where, Text: text, Message: "被合并单元格盖住的文字，未导入", Lost: true})
		}
	}
}

// rowsOf cuts paragraphs into rows and cells. What stands behind the last row
// belongs to none.
func rowsOf(paras []docPara, depth int) (rows []docRow, rest []docPara) {
	var row docRow
	begin, used := 0, 0
	for i, p := range paras {
		switch {
		case p.depth != depth:
		case p.rowEnd:
			if len(row.cells) > 0 {
				row.shape = *p.row
				row.shape.fit(len(row.cells))
				rows = append(rows, row)
			}
			row, begin, used = docRow{}, i+1, i+1
		case p.cellEnd:
			row.cells = append(row.cells, paras[begin:i+1])
			begin = i + 1
		}
	}
	return rows, paras[used:]
}

// fit makes a shape that does not belong to n cells even.
func (r *rowShape) fit(n int) {
	if len(r.bounds) == n+1 && slices.IsSorted(r.bounds) {
		return
	}
	const even = 1000
	*r = rowShape{cells: make([]cellShape, n)}
	for i := range n + 1 {
		r.bounds = append(r.bounds, even*i)
	}
}

// gridOf finds the lines that the edges of cells lie on. Edges of different rows may
// lie some twips apart, edges of one cell never fall together.
func gridOf(rows []docRow) (lines []int) {
	const apart, narrowest = 72, 20
	near := apart
	var edges []int
	for _, row := range rows {
		for i, b := range row.shape.bounds {
			edges = append(edges, b)
			if i > 0 && b-row.shape.bounds[i-1] >= narrowest {
				near = min(near, (b-row.shape.bounds[i-1])/2)
			}
		}
	}
	slices.Sort(edges)
	for _, e := range edges {
		if n := len(lines); n == 0 || e-lines[n-1] > near {
			lines = append(lines, e)
		}
	}
	return lines
}

// line is the number of the line that an edge lies on.
func line(lines []int, edge int) int {
	i, found := slices.BinarySearch(lines, edge)
	if !found {
		i--
	}
	return max(i, 0)
}
