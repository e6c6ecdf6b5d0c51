package xlsx

import (
	"fmt"
	"maps"
	"slices"

	"gouji.app/export/page"
)

// A box is what a reader of the sheet sees as one cell: a square or a merged area.
type box struct {
	area
	*square
}

// full says that something stands in the box.
func (b *box) full() bool { return b.text != "" }

// A line is one row of a sheet that is not empty.
type line struct {
	row   int
	boxes []*box // from left to right, with those that hang down from above
	table bool
}

// lines puts the squares of a sheet into rows, each merged area once. It fails on
// merged areas that no person has made.
func (s *rawSheet) lines() ([]*line, error) {
	rows := map[int]*line{}
	put := func(row int, b *box) {
		if rows[row] == nil {
			rows[row] = &line{row: row}
		}
		rows[row].boxes = append(rows[row].boxes, b)
	}
	merges := slices.SortedStableFunc(slices.Values(s.merges), func(a, b area) int { return a.top - b.top })
	var over []*box // the merged areas that cover the row at hand
	looked := 0
	for i := 0; i < len(s.squares); {
		row := s.squares[i].row
		over = slices.DeleteFunc(over, func(b *box) bool { return b.bottom < row })
		for ; len(merges) > 0 && merges[0].top <= row; merges = merges[1:] {
			if merges[0].bottom >= row {
				over = append(over, &box{area: merges[0]})
			}
		}
		slices.SortStableFunc(over, func(a, b *box) int { return a.left - b.left })
		if looked += len(over); looked > maxCells {
			return nil, fmt.Errorf("rows with more than %d merged areas", maxCells)
		}
		next := 0
		for ; i < len(s.squares) && s.squares[i].row == row; i++ {
			q := &s.squares[i]
			for next < len(over) && over[next].right < q.col {
				next++
			}
			if next == len(over) || over[next].left > q.col {
				put(row, &box{area{q.row, q.col, q.row, q.col}, q})
				continue
			}
			b := over[next]
			if b.square != nil || q.row != b.top || q.col != b.left {
				continue // covered: it holds at most a border
			}
			b.square = q
			b.bottom = min(b.bottom, s.squares[len(s.squares)-1].row)
			if looked += b.bottom - b.top; looked > maxCells {
				return nil, fmt.Errorf("merged areas of more than %d rows", maxCells)
			}
			for r := b.top; r <= b.bottom; r++ {
				put(r, b)
			}
		}
	}
	out := slices.SortedFunc(maps.Values(rows), func(a, b *line) int { return a.row - b.row })
	for _, l := range out {
		slices.SortStableFunc(l.boxes, func(a, b *box) int { return a.left - b.left })
	}
	return out, nil
}

// markTables decides which lines are rows of tables: those of several boxes, and
// single boxes that belong to them because they are ruled, hang down from above or
// bar the whole table.
func markTables(lines []*line) {
	next := func(i, j int) bool { // the line beside i is row of a table and touches it
		return j >= 0 && j < len(lines) && lines[j].table && (lines[j].row-lines[i].row == j-i)
	}
	for _, l := range lines {
		l.table = len(l.boxes) > 1
	}
	for i, l := range lines {
		if b := l.boxes[0]; next(i, i-1) && (b.ruled || b.top < l.row) {
			l.table = true
		}
	}
	for i := len(lines) - 1; i >= 0; i-- {
		if next(i, i+1) && lines[i].boxes[0].ruled {
			lines[i].table = true
		}
	}
	for i, l := range lines {
		if b := l.boxes[0]; !l.table && b.right > b.left && next(i, i-1) && next(i, i+1) {
			l.table = b.spans(lines[i-1]) && b.spans(lines[i+1])
		}
	}
}

// spans says that the box bars a line of an unruled table.
func (b *box) spans(l *line) bool {
	return !l.boxes[0].ruled && b.left <= l.boxes[0].left && b.right >= l.boxes[len(l.boxes)-1].right
}

// items turns lines into paragraphs and tables in print order.
func items(sheet string, lines []*line) (out []page.Item) {
	markTables(lines)
	for i := 0; i < len(lines); {
		j := i + 1
		if lines[i].table {
			for j < len(lines) && lines[j].table && lines[j].row == lines[j-1].row+1 {
				j++
			}
			if t := tableOf(sheet, lines[i:j]); len(t.Cells) > 0 {
				out = append(out, page.Item{Where: t.Cells[0].Where, Table: t})
			}
			i = j
			continue
		}
		if b := lines[i].boxes[0]; b.top == lines[i].row && b.full() {
			last := len(out) - 1
			if b.continued && last >= 0 && out[last].Table == nil {
				out[last].Text += b.text
			} else {
				out = append(out, page.Item{Where: where(sheet, b), Text: b.text})
			}
		}
		i = j
	}
	return out
}

// tableOf cuts a table out of neighbouring lines. Empty squares get no cell.
func tableOf(sheet string, lines []*line) *page.Table {
	top, left, right := lines[0].row, lines[0].boxes[0].left, 0
	for _, l := range lines {
		left = min(left, l.boxes[0].left)
		for _, b := range l.boxes {
			right = max(right, b.right)
		}
	}
	t := &page.Table{Rows: len(lines), Cols: right - left + 1}
	for _, l := range lines {
		for _, b := range l.boxes {
			c := page.Cell{
				Row: b.top - top, Col: b.left - left, RowSpan: b.bottom - b.top + 1, ColSpan: b.right - b.left + 1,
				Text: b.text, Where: where(sheet, b),
			}
			if b.top == l.row && (b.full() || c.RowSpan*c.ColSpan > 1) {
				t.Cells = append(t.Cells, c)
			}
		}
	}
	return t
}

func where(sheet string, b *box) string {
	return "工作表“" + sheet + "” " + at(b.top, b.left)
}
