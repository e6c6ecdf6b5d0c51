// Package squares finds the paragraphs and tables among the cells of a spreadsheet,
// of whatever file format.
package squares

import (
	"fmt"
	"maps"
	"slices"

	"gouji.app/export/pack"
	"gouji.app/model/page"
)

// A Square is one cell of a sheet that holds a text or is ruled.
type Square struct {
	Row, Col int // from 0
	Text     string
	Style
}

// An Area is a rectangle of squares, ends included.
type Area struct{ Top, Left, Bottom, Right int }

// MaxCells is how many cells of a workbook may hold something.
const MaxCells = pack.MaxSquares

// Items reads a sheet from its squares, which stand in reading order, and its merged
// areas. A cell that alone makes up a row is a paragraph unless it belongs to a
// table. It fails on merged areas that no person has made.
func Items(name string, squares []Square, merges []Area) ([]page.Item, error) {
	lines, err := lines(squares, merges)
	if err != nil {
		return nil, err
	}
	return items(name, lines), nil
}

// A box is what a reader of the sheet sees as one cell: a square or a merged area.
type box struct {
	Area
	*Square
}

// full says that something stands in the box.
func (b *box) full() bool { return b.Text != "" }

// A line is one row of a sheet that is not empty.
type line struct {
	row   int
	boxes []*box // from left to right, with those that hang down from above
	table bool
}

// lines puts the squares of a sheet into rows, each merged area once.
func lines(squares []Square, merged []Area) ([]*line, error) {
	rows := map[int]*line{}
	put := func(row int, b *box) {
		if rows[row] == nil {
			rows[row] = &line{row: row}
		}
		rows[row].boxes = append(rows[row].boxes, b)
	}
	merges := slices.SortedStableFunc(slices.Values(merged), func(a, b Area) int { return a.Top - b.Top })
	var over []*box // the merged areas that cover the row at hand
	looked := 0
	for i := 0; i < len(squares); {
		row := squares[i].Row
		over = slices.DeleteFunc(over, func(b *box) bool { return b.Bottom < row })
		for ; len(merges) > 0 && merges[0].Top <= row; merges = merges[1:] {
			if merges[0].Bottom >= row {
				over = append(over, &box{Area: merges[0]})
			}
		}
		slices.SortStableFunc(over, func(a, b *box) int { return a.Left - b.Left })
		if looked += len(over); looked > MaxCells {
			return nil, fmt.Errorf("rows with more than %d merged areas", MaxCells)
		}
		next := 0
		for ; i < len(squares) && squares[i].Row == row; i++ {
			q := &squares[i]
			for next < len(over) && over[next].Right < q.Col {
				next++
			}
			if next == len(over) || over[next].Left > q.Col {
				put(row, &box{Area{q.Row, q.Col, q.Row, q.Col}, q})
				continue
			}
			b := over[next]
			if b.Square != nil || q.Row != b.Top || q.Col != b.Left {
				continue // covered: it holds at most a border
			}
			b.Square = q
			b.Bottom = min(b.Bottom, squares[len(squares)-1].Row)
			if looked += b.Bottom - b.Top; looked > MaxCells {
				return nil, fmt.Errorf("merged areas of more than %d rows", MaxCells)
			}
			for r := b.Top; r <= b.Bottom; r++ {
				put(r, b)
			}
		}
	}
	out := slices.SortedFunc(maps.Values(rows), func(a, b *line) int { return a.row - b.row })
	for _, l := range out {
		slices.SortStableFunc(l.boxes, func(a, b *box) int { return a.Left - b.Left })
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
		if b := l.boxes[0]; next(i, i-1) && (b.Ruled || b.Top < l.row) {
			l.table = true
		}
	}
	for i := len(lines) - 1; i >= 0; i-- {
		if next(i, i+1) && lines[i].boxes[0].Ruled {
			lines[i].table = true
		}
	}
	for i, l := range lines {
		if b := l.boxes[0]; !l.table && b.Right > b.Left && next(i, i-1) && next(i, i+1) {
			l.table = b.spans(lines[i-1]) && b.spans(lines[i+1])
		}
	}
}

// spans says that the box bars a line of an unruled table.
func (b *box) spans(l *line) bool {
	return !l.boxes[0].Ruled && b.Left <= l.boxes[0].Left && b.Right >= l.boxes[len(l.boxes)-1].Right
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
		if b := lines[i].boxes[0]; b.Top == lines[i].row && b.full() {
			last := len(out) - 1
			if b.Mark == Continued && last >= 0 && out[last].Table == nil {
				out[last].Text += b.Text
			} else {
				out = append(out, page.Item{Where: where(sheet, b), Style: b.Mark.style(), Text: b.Text})
			}
		}
		i = j
	}
	return out
}

// tableOf cuts a table out of neighbouring lines. Empty squares get no cell.
func tableOf(sheet string, lines []*line) *page.Table {
	top, left, right := lines[0].row, lines[0].boxes[0].Left, 0
	for _, l := range lines {
		left = min(left, l.boxes[0].Left)
		for _, b := range l.boxes {
			right = max(right, b.Right)
		}
	}
	t := &page.Table{Rows: len(lines), Cols: right - left + 1}
	for _, l := range lines {
		for _, b := range l.boxes {
			c := page.Cell{
				Row: b.Top - top, Col: b.Left - left, RowSpan: b.Bottom - b.Top + 1, ColSpan: b.Right - b.Left + 1,
				Text: b.Text, Where: where(sheet, b),
			}
			if b.Top == l.row && (b.full() || c.RowSpan*c.ColSpan > 1) {
				t.Cells = append(t.Cells, c)
			}
		}
	}
	return t
}

func where(sheet string, b *box) string {
	return "工作表“" + sheet + "” " + Name(b.Top, b.Left)
}

// Name is what a cell is called: B7.
func Name(row, col int) string {
	letters := ""
	for n := col + 1; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return fmt.Sprint(letters, row+1)
}
