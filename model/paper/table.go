package paper

import (
	"strings"

	"gouji.app/model/page"
)

const (
	// leading is the height of a line in a cell, in parts of the letters' size.
	leading = 1.28
	// inset is the margin of a cell on every side.
	inset = float64(page.CellMargin) / 20
	// leftInset is a millimetre more, at the left of cells whose text begins there.
	leftInset = inset + 57.0/20
)

// A grid is a table being set.
type grid struct {
	*setter
	*page.Table
	size      float64   // of its letters
	edges     []float64 // from the left margin to each column, and to the right edge
	heights   []float64 // of its rows
	stretches []stretch // the rows of each sheet
	e         *Element
	cells     map[*page.Cell]*Element
}

// table sets a ruled table over the whole width of the text, with the headings that
// wait for it. Rows stay whole; a whole table stands on one sheet if that holds it; on
// each further sheet its head is repeated.
func (s *setter) table(t *page.Table, about string) {
	g := &grid{setter: s, Table: t, size: t.LetterSize(s.chosen.TableSize), cells: map[*page.Cell]*Element{}}
	g.e = s.Root.add(&Element{Kind: Table, About: about})
	g.edges = append(g.edges, 0)
	for _, w := range t.Columns(int(s.frame().textWidth() * 20)) {
		g.edges = append(g.edges, g.edges[len(g.edges)-1]+twips(w).points())
	}
	g.structure()
	g.measure()
	g.place()
}

// structure makes the elements of rows and cells, in reading order.
func (g *grid) structure() {
	rows := make([]*Element, g.Rows)
	for i := range rows {
		rows[i] = g.e.add(&Element{Kind: Row})
	}
	for i := range g.Cells {
		c := &g.Cells[i]
		kind := Data
		if c.Kind == page.Label {
			kind = Head
		}
		g.cells[c] = rows[c.Row].add(&Element{Kind: kind, RowSpan: c.RowSpan, ColSpan: c.ColSpan, Beside: kind == Head && c.Row >= g.HeadRows && c.Col < g.HeadCols})
	}
}

// lines are the lines of a cell's text.
func (g *grid) lines(c *page.Cell) (out [][]letter) {
	width := g.edges[c.Col+c.ColSpan] - g.edges[c.Col] - 2*inset
	if isLeft(c) {
		width -= leftInset - inset
	}
	for line := range strings.SplitSeq(c.Broken(width/g.size), "\n") {
		out = append(out, broken(g.letters(line, Song, g.size, 0), width, width, "")...) // nothing hangs over a rule
	}
	return out
}

func isLeft(c *page.Cell) bool { return c.Left || c.Kind == page.Words }

// measure makes rows as high as their cells need; what a cell over several rows needs
// more goes to its last one.
func (g *grid) measure() {
	least := g.size*leading + 2*inset
	if g.IsRoomy() {
		least = max(least, float64(page.RoomyRow)/20)
	}
	g.heights = make([]float64, g.Rows)
	for i := range g.heights {
		g.heights[i] = least
	}
	need := func(c *page.Cell) float64 {
		if c.Vertical { // it goes on in a further column
			return 0
		}
		return float64(len(g.lines(c)))*g.size*leading + 2*inset
	}
	for i := range g.Cells {
		if c := &g.Cells[i]; c.RowSpan == 1 {
			g.heights[c.Row] = max(g.heights[c.Row], need(c))
		}
	}
	for i := range g.Cells {
		if c := &g.Cells[i]; c.RowSpan > 1 {
			last := c.Row + c.RowSpan - 1
			g.heights[last] += max(0, need(c)-g.height(c.Row, last+1))
		}
	}
}

// height is that of rows from one to before another.
func (g *grid) height(from, to int) (h float64) {
	for _, row := range g.heights[from:to] {
		h += row
	}
	return h
}

// A stretch is rows that stand on one sheet, from one to before another.
type stretch struct{ from, to int }

// place deals the rows out to sheets.
func (g *grid) place() {
	sheet := g.frame().textHeight()
	heads := 0 // rows of the head
	for heads < g.Rows && g.IsHead(heads) {
		heads++
	}
	again := g.height(0, heads) // of the head on further sheets, which leaves room for rows
	if again > sheet/2 {
		heads, again = 0, 0
	}
	need := g.height(0, min(heads+1, g.Rows))
	if all := g.height(0, g.Rows); g.Whole && all <= sheet {
		need = all
	}
	g.flush(need)
	room := g.room()
	for from := 0; from < g.Rows; room = sheet - again + slack {
		to := from + 1
		for to < g.Rows && g.height(from, to+1) <= room {
			to++
		}
		g.stretches = append(g.stretches, stretch{from, to})
		from = to
	}
	for i, st := range g.stretches {
		if i > 0 {
			g.turn()
			g.draw(stretch{0, heads}, true)
		}
		g.draw(st, false)
	}
}

// shows says that the letters of a cell over several sheets stand on this one: it has
// the most of the cell's height.
func (g *grid) shows(c *page.Cell, at stretch) bool {
	of := func(s stretch) float64 {
		if from, to := max(c.Row, s.from), min(c.Row+c.RowSpan, s.to); from < to {
			return g.height(from, to)
		}
		return 0
	}
	for _, s := range g.stretches {
		if h := of(s); h > of(at) || h == of(at) && h > 0 && s.from < at.from {
			return false
		}
	}
	return of(at) > 0
}

// draw sets rows below the last block, and the letters of their cells.
// Where again is set the rows are a head repeated.
func (g *grid) draw(rows stretch, again bool) {
	from, to := rows.from, rows.to
	if from == to {
		return
	}
	f := g.frame()
	left, top := f.left.points(), f.top.points()+g.y
	sheet := &g.Sheets[len(g.Sheets)-1]
	squares := g.Squares()
	covered := func(row, col int) *page.Cell {
		if row < from || row >= to || col < 0 || col >= g.Cols {
			return nil
		}
		return squares[row*g.Cols+col]
	}
	// A rule stands between two squares that no cell covers both.
	for row := from; row <= to; row++ {
		y := top + g.height(from, row)
		g.rules(sheet, g.Cols, func(col int) bool {
			above, below := covered(row-1, col), covered(row, col)
			return row == from || row == to || above == nil || above != below
		}, func(a, b int) Rule { return Rule{left + g.edges[a], y, left + g.edges[b], y} })
	}
	for col := 0; col <= g.Cols; col++ {
		x := left + g.edges[col]
		g.rules(sheet, to-from, func(i int) bool {
			before, after := covered(from+i, col-1), covered(from+i, col)
			return col == 0 || col == g.Cols || before == nil || before != after
		}, func(a, b int) Rule {
			return Rule{x, top + g.height(from, from+a), x, top + g.height(from, from+b)}
		})
	}
	for i := range g.Cells {
		c := &g.Cells[i]
		first, last := max(c.Row, from), min(c.Row+c.RowSpan, to)
		if first >= last || !again && !g.shows(c, rows) {
			continue
		}
		e := g.cells[c]
		if again {
			e = nil
		}
		g.letter(sheet, c, e, left, top+g.height(from, first), g.height(first, last))
	}
	g.y += g.height(from, to)
}

// rules adds the rules of one straight line, joined where they meet.
func (g *grid) rules(sheet *Sheet, n int, has func(int) bool, rule func(from, to int) Rule) {
	for from := 0; from < n; from++ {
		if !has(from) {
			continue
		}
		to := from + 1
		for to < n && has(to) {
			to++
		}
		sheet.Rules = append(sheet.Rules, rule(from, to))
		from = to
	}
}

// letter sets the letters of a cell in the middle of its height.
func (g *grid) letter(sheet *Sheet, c *page.Cell, e *Element, left, top, height float64) {
	left, width := left+g.edges[c.Col], g.edges[c.Col+c.ColSpan]-g.edges[c.Col]
	if c.Vertical {
		g.upright(sheet, c, e, left+width/2, top, height)
		return
	}
	lines, step := g.lines(c), g.size*leading
	y := top + (height-float64(len(lines))*step)/2
	for _, line := range lines {
		x := left + (width-widthOf(line))/2
		if isLeft(c) {
			x = left + leftInset
		}
		sheet.Runs = append(sheet.Runs, runs(line, x, y+middle(step, g.size), g.size, 0, 0, e)...)
		y += step
	}
}

// How far a point of level text, which stands at the lower left, is from where it stands
// in upright text, in parts of the letters' size.
const cornerRight, cornerUp = 0.6, 0.6

// upright sets letters one below the other, in columns from right to left where one is
// not enough.
func (g *grid) upright(sheet *Sheet, c *page.Cell, e *Element, center, top, height float64) {
	letters, step := g.letters(c.Text, Song, g.size, 0), g.size*leading
	if len(letters) == 0 {
		return
	}
	column := max(1, min(len(letters), int((height-2*inset)/step)))
	columns := (len(letters) + column - 1) / column
	for i, l := range letters {
		k, at := i/column, i%column
		in := min(column, len(letters)-k*column)
		x := center + (float64(columns-1)/2-float64(k))*step - l.width/2
		y := top + (height-float64(in)*step)/2 + float64(at)*step + middle(step, g.size)
		if hangs(l.r) { // in upright text points stand in the upper right corner
			x, y = x+g.size*cornerRight, y-g.size*cornerUp
		}
		sheet.Runs = append(sheet.Runs, Run{X: x, Y: y, Face: l.face, Size: g.size, Text: string(l.r), Of: e})
	}
}
