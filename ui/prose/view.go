package prose

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"gouji.app/ui/flow"
)

// view is the renderer of an editor. It draws the rows in sight with objects that it
// keeps: papers, texts and signs, each list as long as it ever had to be.
type view struct {
	e      *Editor
	em     float32
	pitch  float32 // from one row to the next
	line   float32 // height of a text
	margin fyne.Position
	ghost  *layout // of what is shown while there is no text

	ground *canvas.Rectangle    // of a text that cannot be changed; others have none
	sides  [4]*canvas.Rectangle // frame
	scroll *container.Scroll
	page   *page
	papers []*canvas.Rectangle
	texts  []*canvas.Text
	caret  *canvas.Rectangle
	reason reason
}

func newView(e *Editor) *view {
	v := &view{e: e, page: newPage(e), ground: canvas.NewRectangle(color.Transparent), caret: canvas.NewRectangle(nil), reason: newReason()}
	for i := range v.sides {
		v.sides[i] = canvas.NewRectangle(color.Transparent)
	}
	v.scroll = container.NewVScroll(v.page)
	v.scroll.OnScrolled = func(fyne.Position) { v.e.hideReason(); v.paint() }
	v.page.art.Objects = []fyne.CanvasObject{v.caret}
	v.measure()
	return v
}

// measure takes all lengths from the text size.
func (v *view) measure() {
	v.em = v.e.Theme().Size(theme.SizeNameText)
	v.pitch = round(v.em * 1.7)
	v.line = fyne.MeasureText("国", v.em, fyne.TextStyle{}).Height
	v.margin = fyne.NewPos(round(v.em*1.25), round(v.em*0.5))
	if v.e.layout.ruler.Em != v.em {
		v.e.layout = newLayout(flow.NewRuler(v.em), v.e.layout.width)
		v.e.layout.set(v.e.text)
	}
	v.ghost = newLayout(v.e.layout.ruler, v.e.layout.width)
	v.ghost.set(v.e.o.Hint)
}

func round(x float32) float32 { return float32(math.Round(float64(x))) }

// Layout is called by Fyne. When the width changes, what stood first stays first.
func (v *view) Layout(size fyne.Size) {
	v.ground.Resize(size)
	// A rectangle with a stroke would paint all that it encloses at each key.
	for i, side := range []struct{ x, y, width, height float32 }{
		{0, 0, size.Width, 1},
		{0, size.Height - 1, size.Width, 1},
		{0, 0, 1, size.Height},
		{size.Width - 1, 0, 1, size.Height},
	} {
		v.sides[i].Move(fyne.NewPos(side.x, side.y))
		v.sides[i].Resize(fyne.NewSize(side.width, side.height))
	}
	v.scroll.Move(fyne.NewPos(1, 1))
	v.scroll.Resize(size.SubtractWidthHeight(2, 2).Max(fyne.Size{}))
	// At the right a stop may hang, and the scroll bar lies over it.
	width := max(v.scroll.Size().Width-v.margin.X-round(v.em*1.5), v.em)
	if width != v.e.layout.width {
		first, _ := v.e.layout.span(v.rowAt(v.scroll.Offset.Y + v.margin.Y))
		v.e.layout.resize(width)
		v.ghost.resize(width)
		v.fit()
		if v.scroll.Offset.Y > 0 {
			row, _ := v.e.layout.rowOf(place{off: first})
			v.scroll.ScrollToOffset(fyne.NewPos(0, float32(row)*v.pitch))
		}
	}
	v.fit()
	v.paint()
}

// MinSize shows some words in three rows.
func (v *view) MinSize() fyne.Size { return fyne.NewSize(12*v.em, 3*v.pitch+2*v.margin.Y) }

// Refresh draws everything anew. Fyne calls it when the theme changes.
func (v *view) Refresh() {
	v.e.hideReason()
	v.measure()
	v.Layout(v.e.Size())
}

// Objects is called by Fyne.
func (v *view) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.ground, v.scroll, v.sides[0], v.sides[1], v.sides[2], v.sides[3], v.reason.art}
}

// Destroy is called by Fyne.
func (v *view) Destroy() {}

func (v *view) colour(name fyne.ThemeColorName) color.Color {
	return v.e.Theme().Color(name, fyne.CurrentApp().Settings().ThemeVariant())
}

// fit makes the page as high as its rows.
func (v *view) fit() {
	height := float32(v.e.layout.rows())*v.pitch + 2*v.margin.Y
	if v.e.text == "" {
		height = float32(v.ghost.rows())*v.pitch + 2*v.margin.Y
	}
	if height != v.page.height {
		v.page.height = height
		v.scroll.Refresh()
	}
}

// reveal scrolls the caret into sight.
func (v *view) reveal() {
	row, _ := v.e.layout.rowOf(v.e.caret)
	window, top := v.scroll.Size().Height, float32(row)*v.pitch
	offset := min(max(v.scroll.Offset.Y, top+v.pitch+2*v.margin.Y-window), top)
	if offset != v.scroll.Offset.Y {
		v.scroll.ScrollToOffset(fyne.NewPos(0, offset))
	}
}

// Depth is how far below the editor's top an offset stands, in pixels; it is negative
// above, and 0 before the editor is on screen.
func (e *Editor) Depth(off int) float32 {
	if e.view == nil {
		return 0
	}
	row, _ := e.layout.rowOf(place{off: e.layout.snap(off)})
	return float32(row)*e.view.pitch - e.view.scroll.Offset.Y
}

// ScrollTo scrolls so that an offset stands that far below the top, as far as there is
// text for it. The caret stays where it is.
func (e *Editor) ScrollTo(off int, depth float32) {
	if e.view == nil {
		return
	}
	e.view.fit()
	e.view.scrollBy(e.Depth(off) - depth)
}

// scrollBy scrolls down, or up, as far as there is text.
func (v *view) scrollBy(height float32) {
	most := max(v.page.height-v.scroll.Size().Height, 0)
	v.scroll.ScrollToOffset(fyne.NewPos(0, min(max(v.scroll.Offset.Y+height, 0), most)))
}

// caretRect is where the caret stands on the page.
func (v *view) caretRect() (fyne.Position, fyne.Size) {
	row, _ := v.e.layout.rowOf(v.e.caret)
	x := min(v.e.layout.x(row, v.e.caret.off), v.e.layout.width+v.em)
	height := round(v.em * 1.3)
	return fyne.NewPos(v.margin.X+x-1, v.top(row)+round((v.pitch-height)/2+v.em*0.05)), fyne.NewSize(2, height)
}

func (v *view) top(row int) float32 { return v.margin.Y + float32(row)*v.pitch }

// rowAt is the row at a height of the page.
func (v *view) rowAt(y float32) int {
	return min(max(int((y-v.margin.Y)/v.pitch), 0), v.e.layout.rows()-1)
}

func (v *view) placeAt(at fyne.Position) place {
	return v.e.layout.nearest(v.rowAt(at.Y), at.X-v.margin.X)
}

// under is the offset of what a point of the page lies on.
func (v *view) under(at fyne.Position) int {
	return v.e.layout.under(v.rowAt(at.Y), at.X-v.margin.X)
}
