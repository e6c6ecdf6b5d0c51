package sheet

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"gouji.app/model/form"
	"gouji.app/ui/look"
)

// draw fills the panes. Papers lie under the cursor's area, this under rules and
// texts, and the frame of the active cell on top.
func (v *view) draw() {
	for _, p := range v.panes() {
		p.art.Objects, p.still = nil, nil
		v.drawPapers(p)
	}
	v.papers, v.numbers = container.NewWithoutLayout(), container.NewWithoutLayout()
	v.signs, v.priors = container.NewWithoutLayout(), container.NewWithoutLayout()
	v.body.art.Add(v.papers)
	v.cursor = v.newCursor()
	for _, p := range v.panes() {
		v.drawRules(p)
	}
	v.cells = make([]cell, len(v.s.grid.Boxes))
	for i, b := range v.s.grid.Boxes {
		if b.Role == form.Number {
			v.newCell(i)
		} else {
			v.drawLabel(i, b)
		}
	}
	v.sortNumbers()
	v.body.art.Objects = append(v.body.art.Objects, v.numbers, v.signs, v.priors)
	v.body.art.Objects = append(v.body.art.Objects, v.cursor.top()...)
	v.paintCursor()
}

// sortNumbers has equal numbers follow each other: without a graphics card it takes
// longer to change from one texture to another than to draw a figure. None covers
// another, so that the eye sees no order.
func (v *view) sortNumbers() {
	slices.SortStableFunc(v.numbers.Objects, func(a, b fyne.CanvasObject) int {
		return cmp.Compare(a.(*canvas.Text).Text, b.(*canvas.Text).Text)
	})
}

// drawPapers colours the totals. Labels stand on the white of the page, as printed: to
// colour half the table takes a tenth of the time of a frame without a graphics card.
func (v *view) drawPapers(p *pane) {
	g := v.s.grid
	for _, t := range tiles(p.area, func(r, c int) bool { return g.Boxes[g.at[r][c]].Total }) {
		v.put(p, canvas.NewRectangle(v.colour(look.ColorTotalPaper)), t)
	}
}

// put gives an object the rectangle of an area.
func (v *view) put(p *pane, o fyne.CanvasObject, a area) {
	at, size := v.geo.rect(a)
	o.Move(at.Subtract(p.origin))
	o.Resize(size)
	p.keep(o)
}

// keep adds what stays as it is drawn.
func (p *pane) keep(o fyne.CanvasObject) {
	p.art.Objects = append(p.art.Objects, o)
	p.still = append(p.still, o)
}

// drawRules draws one rule for each longest run of squares with different boxes on
// its two sides. A rule lies inside the squares left of or above it; those on the
// outer edge of the table lie inside the first squares.
func (v *view) drawRules(p *pane) {
	g, a := v.s.grid, p.area
	x, y := v.geo.x, v.geo.y
	for c := a.col; c < a.endCol; c++ {
		runs(a.row, a.endRow, func(r int) bool { return c+1 == g.Cols || g.at[r][c] != g.at[r][c+1] },
			func(r, end int) { v.rule(p, x[c+1]-thin, y[r], thin, y[end]-y[r]) })
	}
	for r := a.row; r < a.endRow; r++ {
		runs(a.col, a.endCol, func(c int) bool { return r+1 == g.Rows || g.at[r][c] != g.at[r+1][c] },
			func(c, end int) { v.rule(p, x[c], y[r+1]-thin, x[end]-x[c], thin) })
	}
	if p.extent.Width == 0 || p.extent.Height == 0 {
		return
	}
	if a.col == 0 {
		v.rule(p, 0, y[a.row], thin, p.extent.Height)
	}
	if a.row == 0 {
		v.rule(p, x[a.col], 0, p.extent.Width, thin)
	}
}

// runs calls found for each longest run of what ok picks, from one number up to but
// not including another.
func runs(from, to int, ok func(int) bool, found func(from, to int)) {
	start := from
	for i := from; i <= to; i++ {
		if i < to && ok(i) {
			continue
		}
		if start < i {
			found(start, i)
		}
		start = i + 1
	}
}

// thin is the thickness of a rule. Rules are rectangles, as the headless driver
// displaces lines at the edge of what is clipped.
const thin = 1

func (v *view) rule(p *pane, x, y, width, height float32) {
	r := canvas.NewRectangle(v.colour(look.ColorRule))
	r.Move(fyne.NewPos(x, y).Subtract(p.origin))
	r.Resize(fyne.NewSize(width, height))
	p.keep(r)
}

// drawLabel writes a label: those of rows from the left, all others in the middle.
func (v *view) drawLabel(i int, b form.Box) {
	p := v.paneOf(b)
	at, size := v.geo.rect(areaOf(b))
	lines := v.geo.labels[i]
	y := at.Y + (size.Height-v.geo.height(len(lines)))/2
	for k, line := range lines {
		t := v.newText(line, theme.ColorNameForeground, v.geo.em)
		pos := fyne.NewPos(at.X+v.geo.pad, round(y+float32(k)*v.geo.pitch))
		if b.Role != form.RowHead || b.Vertical {
			t.Alignment = fyne.TextAlignCenter
		}
		if b.Vertical && strings.ContainsAny(line, "、，。") {
			// In vertical text a comma stands in the right upper corner of its square.
			pos = pos.AddXY(v.geo.em*0.55, -v.geo.em*0.55)
		}
		t.Move(pos.Subtract(p.origin))
		t.Resize(fyne.NewSize(size.Width-2*v.geo.pad, v.geo.line))
		p.keep(t)
	}
}

// paneOf is the pane of a label. A bar across frozen and other columns belongs to
// the body: its middle, where the text stands, lies there.
func (v *view) paneOf(b form.Box) *pane {
	g := v.s.grid
	frozen := b.Col+b.ColSpan <= g.HeadCols
	switch {
	case b.Row < g.HeadRows && frozen:
		return v.corner
	case b.Row < g.HeadRows:
		return v.heads
	case frozen:
		return v.labels
	}
	return v.body
}
