package sheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"gouji.app/model/form"
)

// A cursor is what moves with the active cell and the selection.
type cursor struct {
	area    *canvas.Rectangle    // selection of several cells
	rowMark *canvas.Rectangle    // behind the label of the active row
	colMark *canvas.Rectangle    // behind the head of the active column
	sides   [4]*canvas.Rectangle // frame of the active cell
	paper   *canvas.Rectangle    // behind the text being typed
	field   *canvas.Text         // the text being typed
	caret   *canvas.Rectangle
	changed bool // since it was last painted
}

// top lists what lies over the cells.
func (c *cursor) top() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.paper, c.field, c.caret, c.sides[0], c.sides[1], c.sides[2], c.sides[3]}
}

func (v *view) newCursor() cursor {
	tint := v.colour(theme.ColorNameSelection)
	c := cursor{
		area: canvas.NewRectangle(tint), rowMark: canvas.NewRectangle(tint), colMark: canvas.NewRectangle(tint),
		paper: canvas.NewRectangle(v.colour(theme.ColorNameBackground)),
		field: v.newText("", theme.ColorNameForeground, v.geo.em),
		caret: canvas.NewRectangle(v.colour(theme.ColorNamePrimary)),
	}
	for i := range c.sides {
		c.sides[i] = canvas.NewRectangle(nil)
	}
	v.body.art.Add(c.area)
	v.labels.art.Add(c.rowMark)
	if v.s.grid.HeadRows > 0 {
		v.heads.art.Add(c.colMark)
	} else {
		v.body.art.Add(c.colMark)
	}
	return c
}

// paintCursor shows the active cell, the selection, the heads of the active cell and
// the caret where they are now.
func (v *view) paintCursor() {
	s, c := v.s, &v.cursor
	b := s.grid.Boxes[s.active]
	a := s.area()
	v.outline(c.area, v.body, a)
	c.setVisible(c.area, a != areaOf(b))
	v.paintHeads(b)

	at, size := v.frameOf(b)
	v.paintFrame(at, size)
	v.paintField(at, size)
	if c.changed {
		// Fyne repaints for neither a rectangle that is shown nor one that is resized,
		// and knows no object that was hidden so far. The frame can always be refreshed.
		c.sides[0].Refresh()
		c.changed = false
	}
}

// paintFrame is blue while the sheet has the keyboard.
func (v *view) paintFrame(at fyne.Position, size fyne.Size) {
	ink := v.colour(theme.ColorNamePlaceHolder)
	if v.s.focused {
		ink = v.colour(theme.ColorNamePrimary)
	}
	w, h := size.Width, size.Height
	for i, side := range []struct{ x, y, w, h float32 }{
		{0, 0, w, thick}, {0, h - thick, w, thick}, {0, 0, thick, h}, {w - thick, 0, thick, h},
	} {
		r := v.cursor.sides[i]
		if r.FillColor != ink {
			r.FillColor = ink
			v.cursor.changed = true
		}
		v.cursor.stretch(r, at.AddXY(side.x, side.y), fyne.NewSize(side.w, side.h))
	}
	v.cursor.stretch(v.cursor.paper, at, size)
}

// thick is the thickness of the frame.
const thick = 2

// paintHeads tints the labels of the active row and column.
func (v *view) paintHeads(b form.Box) {
	g := v.s.grid
	if g.HeadCols > 0 {
		v.outline(v.cursor.rowMark, v.labels, areaOf(g.Boxes[g.at[b.Row][g.HeadCols-1]]))
	}
	p := v.body
	if g.HeadRows > 0 {
		p = v.heads
	}
	for r := b.Row - 1; r >= 0; r-- {
		if h := g.Boxes[g.at[r][b.Col]]; h.Role == form.ColHead {
			v.outline(v.cursor.colMark, p, areaOf(h))
			return
		}
	}
}

func (v *view) outline(r *canvas.Rectangle, p *pane, a area) {
	at, size := v.geo.rect(a)
	v.cursor.stretch(r, at.Subtract(p.origin), size)
}

func (c *cursor) stretch(r *canvas.Rectangle, at fyne.Position, size fyne.Size) {
	if r.Position() == at && r.Size() == size {
		return
	}
	r.Move(at)
	r.Resize(size)
	c.changed = true
}

func (c *cursor) setVisible(o fyne.CanvasObject, yes bool) {
	if o.Visible() != yes {
		setVisible(o, yes)
		c.changed = true
	}
}

// frameOf is the frame around a box, over the rules on its four sides. While typing
// it grows to the left with the text.
func (v *view) frameOf(b form.Box) (fyne.Position, fyne.Size) {
	at, size := v.geo.rect(areaOf(b))
	at = at.Subtract(v.body.origin)
	end := at.Add(size)
	if v.s.edit != nil {
		at.X = min(at.X, end.X-v.fieldWidth(0)-2*v.geo.pad)
	}
	at = fyne.NewPos(max(at.X-1, 0), max(at.Y-1, 0))
	return at, fyne.NewSize(end.X-at.X, end.Y-at.Y)
}

// fieldWidth is the width of the text being typed from a rune on.
func (v *view) fieldWidth(from int) float32 {
	return textSize(string(v.s.edit.text[from:]), v.geo.em).Width
}

func (v *view) paintField(at fyne.Position, size fyne.Size) {
	c, e := &v.cursor, v.s.edit
	c.setVisible(c.paper, e != nil)
	c.setVisible(c.field, e != nil)
	c.setVisible(c.caret, e != nil)
	if e == nil {
		return
	}
	right, y := at.X+size.Width-v.geo.pad, round(at.Y+(size.Height-v.geo.line)/2)
	if text := string(e.text); c.field.Text != text {
		c.field.Text = text
		c.field.Refresh()
	}
	c.field.Move(fyne.NewPos(right-v.fieldWidth(0), y))
	c.field.Resize(fyne.NewSize(v.fieldWidth(0), v.geo.line))
	c.stretch(c.caret, fyne.NewPos(round(right-v.fieldWidth(e.caret))-1, y+v.geo.line*0.1), fyne.NewSize(1.5, v.geo.line*0.8))
}

// caretAt is the place in the text being typed that is nearest to an x of the plan.
func (v *view) caretAt(x float32) int {
	b := v.s.grid.Boxes[v.s.active]
	right := v.geo.x[b.Col+b.ColSpan] - v.geo.pad
	best := len(v.s.edit.text)
	for n := range v.s.edit.text {
		if d, bd := right-v.fieldWidth(n)-x, right-v.fieldWidth(best)-x; d*d < bd*bd {
			best = n
		}
	}
	return best
}

// Caret is where the next character goes, on the canvas, so that an input method can
// put its candidates there; false while the sheet does not have the keyboard.
func (s *Sheet) Caret() (at fyne.Position, size fyne.Size, ok bool) {
	if s.view == nil || !s.focused || s.canvas() == nil {
		return fyne.Position{}, fyne.Size{}, false
	}
	if s.edit != nil {
		c := s.view.cursor.caret
		at, size = c.Position().Add(s.view.body.origin).Subtract(s.view.scroll.Offset), c.Size()
	} else {
		cell, room := s.view.onSheet(s.active)
		at = cell.AddXY(room.Width-s.view.geo.pad, round((room.Height-s.view.geo.line)/2))
		size = fyne.NewSize(0, s.view.geo.line)
	}
	return s.position().Add(at), size, true
}
