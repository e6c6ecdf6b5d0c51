package sheet

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"gouji.app/model/form"
)

// view is the renderer of a sheet: four panes, of which the body scrolls and takes
// the heads and label columns along.
type view struct {
	s       *Sheet
	geo     *geometry
	stretch float32 // of the columns, for the width at hand
	room    room    // for the numbers beside
	unfit   bool    // these have changed since it was measured

	corner, heads, labels, body *pane
	headBar, labelBar           *frozen
	scroll                      *container.Scroll

	cells   []cell          // by box
	papers  *fyne.Container // coloured backgrounds of marked cells
	numbers *fyne.Container
	signs   *fyne.Container
	priors  *fyne.Container // numbers beside
	cursor  cursor
	hint    hint
}

func newView(s *Sheet) *view {
	v := &view{s: s, corner: newPane(s), heads: newPane(s), labels: newPane(s), body: newPane(s)}
	v.hint = newHint()
	v.scroll = container.NewScroll(v.body)
	v.headBar, v.labelBar = newFrozen(v.heads, v.scroll), newFrozen(v.labels, v.scroll)
	v.scroll.OnScrolled = func(fyne.Position) {
		v.follow()
		s.hideHint()
	}
	v.geo = newGeometry(s.grid.Plan, v.em(), 1, 0)
	v.room = v.roomBeside()
	v.build(1)
	return v
}

// build makes everything drawn anew, for the present theme.
func (v *view) build(stretch float32) {
	g := v.s.grid
	v.stretch = stretch
	v.geo = newGeometry(g.Plan, v.em(), stretch, v.room.column)
	v.place(v.corner, area{0, 0, g.HeadRows, g.HeadCols})
	v.place(v.heads, area{0, g.HeadCols, g.HeadRows, g.Cols})
	v.place(v.labels, area{g.HeadRows, 0, g.Rows, g.HeadCols})
	v.place(v.body, area{g.HeadRows, g.HeadCols, g.Rows, g.Cols})
	v.body.margin = v.gutter()
	v.draw()
	v.unfit = false
	v.s.hideHint()
}

func (v *view) place(p *pane, a area) {
	p.area = a
	p.origin, p.extent = v.geo.rect(a)
}

// Layout gives the frozen panes what they need and the body the rest.
func (v *view) Layout(size fyne.Size) {
	if k := v.stretchFor(size.Width); k != v.stretch {
		v.build(k)
		v.repaint()
	}
	frozen := v.corner.extent
	v.corner.Resize(frozen)
	v.headBar.Move(fyne.NewPos(frozen.Width, 0))
	v.headBar.Resize(fyne.NewSize(max(size.Width-frozen.Width, 0), frozen.Height))
	v.labelBar.Move(fyne.NewPos(0, frozen.Height))
	v.labelBar.Resize(fyne.NewSize(frozen.Width, max(size.Height-frozen.Height, 0)))
	v.scroll.Move(fyne.NewPos(frozen.Width, frozen.Height))
	v.scroll.Resize(size.Subtract(frozen).Max(fyne.Size{}))
	v.heads.Resize(v.heads.extent)
	v.labels.Resize(v.labels.extent)
	v.follow()
}

// stretchFor leaves room for the scroll bar, which Fyne draws over the content.
func (v *view) stretchFor(width float32) float32 {
	return stretch(v.s.grid.Plan, v.em(), width-v.gutter(), v.room.column)
}

func (v *view) gutter() float32 { return 2 * v.s.Theme().Size(theme.SizeNameScrollBarSmall) }

func (v *view) em() float32 { return v.s.Theme().Size(theme.SizeNameText) }

// follow moves the heads and label columns to where the body is scrolled, and hides
// the rows out of sight: Fyne draws whatever is not hidden, at every frame.
func (v *view) follow() {
	v.heads.Move(fyne.NewPos(-v.scroll.Offset.X, 0))
	v.labels.Move(fyne.NewPos(0, -v.scroll.Offset.Y))
	for _, o := range slices.Concat(v.labels.still, v.body.still, v.numbers.Objects, v.signs.Objects) {
		v.hideFar(o)
	}
}

// hideFar hides an object while it is out of sight.
func (v *view) hideFar(o fyne.CanvasObject) {
	top, y := v.scroll.Offset.Y, o.Position().Y
	if seen := y+o.Size().Height >= top && y <= top+v.scroll.Size().Height; seen != o.Visible() {
		setVisible(o, seen)
	}
}

// reveal scrolls a box into sight.
func (v *view) reveal(box int) {
	at, size := v.geo.rect(areaOf(v.s.grid.Boxes[box]))
	at = at.Subtract(v.body.origin)
	window, offset := v.scroll.Size(), v.scroll.Offset
	v.scrollTo(fyne.NewPos(within(offset.X, window.Width, at.X, size.Width), within(offset.Y, window.Height, at.Y, size.Height)))
}

// revealLabel scrolls to a label's rows or columns.
func (v *view) revealLabel(box int) {
	at, size := v.geo.rect(areaOf(v.s.grid.Boxes[box]))
	at = at.Subtract(v.body.origin)
	window, offset := v.scroll.Size(), v.scroll.Offset
	switch v.s.grid.Boxes[box].Role {
	case form.RowHead:
		offset.Y = within(offset.Y, window.Height, at.Y, size.Height)
	case form.ColHead:
		offset.X = within(offset.X, window.Width, at.X, size.Width)
	}
	v.scrollTo(offset)
}

func (v *view) scrollTo(offset fyne.Position) {
	if offset != v.scroll.Offset {
		v.scroll.ScrollToOffset(offset)
		v.follow()
		v.s.hideHint()
	}
}

// within is the offset nearest to the present one that shows a stretch of a length.
func within(offset, window, at, length float32) float32 {
	return min(max(offset, at+length-window), at)
}

// MinSize shows the heads, one column and two rows.
func (v *view) MinSize() fyne.Size {
	b := v.s.grid.Boxes[v.s.grid.numbers[0]]
	_, one := v.geo.rect(areaOf(b))
	return v.corner.extent.Add(fyne.NewSize(one.Width+v.gutter(), 2*one.Height))
}

// Refresh draws everything anew. Fyne calls it when the theme changes.
func (v *view) Refresh() {
	size := v.s.Size()
	v.room = v.roomBeside()
	v.build(v.stretchFor(size.Width))
	v.Layout(size)
	v.repaint()
}

func (v *view) repaint() {
	for _, p := range v.panes() {
		p.Refresh()
	}
	v.scroll.Refresh() // its content may have another size now
}

// Objects is called by Fyne.
func (v *view) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.corner, v.headBar, v.labelBar, v.scroll, v.hint.art}
}

func (v *view) panes() []*pane { return []*pane{v.corner, v.heads, v.labels, v.body} }

// Destroy is called by Fyne.
func (v *view) Destroy() {}

func (v *view) colour(name fyne.ThemeColorName) color.Color {
	return v.s.Theme().Color(name, fyne.CurrentApp().Settings().ThemeVariant())
}

func (v *view) newText(text string, ink fyne.ThemeColorName, em float32) *canvas.Text {
	t := canvas.NewText(text, v.colour(ink))
	t.TextSize = em
	return t
}
