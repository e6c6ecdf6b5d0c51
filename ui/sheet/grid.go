package sheet

import (
	"cmp"
	"slices"

	"gouji.app/model/form"
)

// A grid answers where one gets from a box of a plan. Boxes are meant by their
// position in Plan.Boxes, none by -1.
type grid struct {
	form.Plan
	at      [][]int // the box on each square
	numbers []int   // in reading order
	byRef   map[form.Ref]int
}

func newGrid(p form.Plan) *grid {
	g := &grid{Plan: p, at: make([][]int, p.Rows), byRef: map[form.Ref]int{}}
	for r := range g.at {
		g.at[r] = slices.Repeat([]int{none}, p.Cols)
	}
	for i, b := range p.Boxes {
		for r := b.Row; r < b.Row+b.RowSpan; r++ {
			for c := b.Col; c < b.Col+b.ColSpan; c++ {
				g.at[r][c] = i
			}
		}
		if b.Role == form.Number {
			g.numbers = append(g.numbers, i)
			g.byRef[b.Ref] = i
		}
	}
	slices.SortFunc(g.numbers, g.byRow)
	return g
}

const none = -1

func (g *grid) byRow(i, j int) int {
	a, b := g.Boxes[i], g.Boxes[j]
	return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col))
}

func (g *grid) byColumn(i, j int) int {
	a, b := g.Boxes[i], g.Boxes[j]
	return cmp.Or(cmp.Compare(a.Col, b.Col), cmp.Compare(a.Row, b.Row))
}

// number is the number box on a square, none where there is a label or no square.
func (g *grid) number(row, col int) int {
	if row < 0 || row >= g.Rows || col < 0 || col >= g.Cols {
		return none
	}
	if i := g.at[row][col]; i != none && g.Boxes[i].Role == form.Number {
		return i
	}
	return none
}

type direction int

const (
	up direction = iota
	down
	left
	right
)

func (d direction) step() (rows, cols int) {
	switch d {
	case up:
		return -1, 0
	case down:
		return 1, 0
	case left:
		return 0, -1
	}
	return 0, 1
}

// beside is the nearest number in a direction, none at the edge. Up and down keep
// to one column of squares, the lane, so that narrow boxes between wide ones are
// found again on the way back.
func (g *grid) beside(from, lane int, d direction) int {
	b := g.Boxes[from]
	row, col := b.Row, b.Col
	rows, cols := d.step()
	if rows != 0 {
		col = lane
	}
	for {
		row, col = row+rows, col+cols
		if row < 0 || row >= g.Rows || col < 0 || col >= g.Cols {
			return none
		}
		if i := g.number(row, col); i != none && i != from {
			return i
		}
	}
}

// edge is where Ctrl and an arrow lead in a spreadsheet: to the last filled cell
// of a run or across blanks to the next filled one, else to the end of the table.
func (g *grid) edge(from, lane int, d direction, filled func(int) bool) int {
	i := from
	next := g.beside(i, lane, d)
	within := filled(from) && next != none && filled(next)
	for ; next != none; next = g.beside(i, lane, d) {
		if within && !filled(next) {
			return i
		}
		if i = next; !within && filled(i) {
			return i
		}
	}
	return i
}

// ends are the first and the last number of the row that a box stands in.
func (g *grid) ends(of int) (first, last int) {
	first, last = of, of
	for i := of; i != none; i = g.beside(i, 0, left) {
		first = i
	}
	for i := of; i != none; i = g.beside(i, 0, right) {
		last = i
	}
	return first, last
}

// An area is a rectangle of squares; the second corner is outside.
type area struct{ row, col, endRow, endCol int }

func areaOf(b form.Box) area { return area{b.Row, b.Col, b.Row + b.RowSpan, b.Col + b.ColSpan} }

func (a area) union(b area) area {
	return area{min(a.row, b.row), min(a.col, b.col), max(a.endRow, b.endRow), max(a.endCol, b.endCol)}
}

// between is the smallest area that holds both boxes and cuts none.
func (g *grid) between(i, j int) area {
	a := areaOf(g.Boxes[i]).union(areaOf(g.Boxes[j]))
	for {
		grown := a
		for _, k := range g.numbers {
			b := areaOf(g.Boxes[k])
			if b.row < a.endRow && a.row < b.endRow && b.col < a.endCol && a.col < b.endCol {
				grown = grown.union(b)
			}
		}
		if grown == a {
			return a
		}
		a = grown
	}
}

// inside lists the numbers of an area in reading order.
func (g *grid) inside(a area) []int {
	var out []int
	for _, i := range g.numbers {
		if b := g.Boxes[i]; b.Row >= a.row && b.Row < a.endRow && b.Col >= a.col && b.Col < a.endCol {
			out = append(out, i)
		}
	}
	return out
}

// under lists the numbers that a label is the head of, all of them for the corner
// of the table.
func (g *grid) under(label int) []int {
	b := g.Boxes[label]
	switch b.Role {
	case form.RowHead:
		return g.inside(area{b.Row, 0, b.Row + b.RowSpan, g.Cols})
	case form.Corner:
		if g.HeadRows > 0 {
			return g.numbers
		}
	case form.ColHead:
		var out []int
		for r := b.Row + b.RowSpan; r < g.Rows; r++ {
			row := g.inside(area{r, b.Col, r + 1, b.Col + b.ColSpan})
			if len(row) == 0 && len(out) > 0 {
				break // the next of several stacked blocks
			}
			out = append(out, row...)
		}
		return out
	}
	return nil
}

// tiles covers the squares of an area that ok picks with few rectangles.
func tiles(a area, ok func(row, col int) bool) []area {
	var out []area
	taken := map[[2]int]bool{}
	free := func(r, c int) bool { return !taken[[2]int{r, c}] && ok(r, c) }
	for r := a.row; r < a.endRow; r++ {
		for c := a.col; c < a.endCol; c++ {
			if !free(r, c) {
				continue
			}
			t := area{r, c, r + 1, c + 1}
			for t.endCol < a.endCol && free(r, t.endCol) {
				t.endCol++
			}
			for t.endRow < a.endRow && rowFree(free, t) {
				t.endRow++
			}
			for i := t.row; i < t.endRow; i++ {
				for j := t.col; j < t.endCol; j++ {
					taken[[2]int{i, j}] = true
				}
			}
			out = append(out, t)
		}
	}
	return out
}

// rowFree says whether the row below a tile can join it.
func rowFree(free func(row, col int) bool, t area) bool {
	for c := t.col; c < t.endCol; c++ {
		if !free(t.endRow, c) {
			return false
		}
	}
	return true
}
