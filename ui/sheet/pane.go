package sheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"gouji.app/ui/control"
)

// A pane draws a rectangle of squares and takes the mouse there. A view has four:
// the corner, the heads and the label columns, which stay in sight, and the body.
type pane struct {
	widget.BaseWidget
	sheet  *Sheet
	area   area
	origin fyne.Position // in the plan
	extent fyne.Size
	margin float32 // right of and below the table, for scroll bars
	drag   control.Drag
	art    *fyne.Container
	still  []fyne.CanvasObject // of art: what neither the cursor nor marks show and hide
}

var (
	_ desktop.Mouseable   = (*pane)(nil)
	_ fyne.DoubleTappable = (*pane)(nil)
	_ fyne.Draggable      = (*pane)(nil)
	_ desktop.Hoverable   = (*pane)(nil)
	_ fyne.Scrollable     = (*frozen)(nil)
)

func newPane(s *Sheet) *pane {
	p := &pane{sheet: s, art: container.NewWithoutLayout()}
	p.drag = control.Drag{Of: p, To: p.selectTo, After: s.o.After}
	p.ExtendBaseWidget(p)
	return p
}

func (p *pane) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.art) }

func (p *pane) MinSize() fyne.Size {
	return p.extent.AddWidthHeight(p.margin, p.margin)
}

// MouseDown selects what is under the pointer: a number, with Shift up to there, or
// the numbers that a label heads.
func (p *pane) MouseDown(e *desktop.MouseEvent) {
	s, at := p.sheet, p.origin.Add(e.Position)
	s.Focus()
	s.hideHint()
	row, col := s.view.geo.square(at)
	shift := e.Modifier&fyne.KeyModifierShift != 0
	switch number := s.grid.number(row, col); {
	case !p.holds(e.Position):
	case number == none && shift && s.labelBeside(row, col) != none:
		s.selectUnder(s.label, s.labelBeside(row, col))
	case number == none:
		s.selectUnder(s.grid.at[row][col], s.grid.at[row][col])
	case s.edit != nil && number == s.active:
		s.edit.caret = s.view.caretAt(at.X)
		s.paintCursor()
	case e.Button == desktop.MouseButtonSecondary && s.selects(number):
		// The menu that follows is about the whole selection.
	case shift:
		s.extend(number)
	default:
		s.pick(number)
		s.lane = col
	}
}

// MouseUp opens the context menu: only now, as a menu does not survive the end of the
// click that opened it.
func (p *pane) MouseUp(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonSecondary && p.holds(e.Position) {
		p.sheet.openMenu(e.AbsolutePosition)
	}
}

// holds says whether a point lies on the table, not in the space beside it.
func (p *pane) holds(at fyne.Position) bool {
	return at.X < p.extent.Width && at.Y < p.extent.Height
}

// Dragged selects up to the pointer, whole rows or columns if it began on a label,
// and scrolls when the pointer is outside.
func (p *pane) Dragged(e *fyne.DragEvent) { p.drag.Dragged(e.Position) }

// DragEnd is called by Fyne.
func (p *pane) DragEnd() { p.drag.End() }

func (p *pane) selectTo(point fyne.Position) {
	s := p.sheet
	row, col := s.view.geo.square(p.origin.Add(point))
	if s.label != none {
		if end := s.labelBeside(row, col); end != none {
			s.selectUnder(s.label, end)
			s.view.revealLabel(end)
		}
		return
	}
	if i := s.grid.number(row, col); i != none && i != s.to && s.edit == nil {
		s.extend(i)
	}
}

// MouseIn is called by Fyne.
func (p *pane) MouseIn(e *desktop.MouseEvent) { p.MouseMoved(e) }

// MouseMoved tells the reason of the cell under the pointer.
func (p *pane) MouseMoved(e *desktop.MouseEvent) {
	box := none
	if p.holds(e.Position) {
		box = p.sheet.grid.number(p.sheet.view.geo.square(p.origin.Add(e.Position)))
	}
	p.sheet.hover(box)
}

// MouseOut is called by Fyne.
func (p *pane) MouseOut() { p.sheet.hover(none) }

// DoubleTapped puts the caret where the pointer is.
func (p *pane) DoubleTapped(e *fyne.PointEvent) {
	s, at := p.sheet, p.origin.Add(e.Position)
	row, col := s.view.geo.square(at)
	if s.edit != nil || !p.holds(e.Position) || s.grid.number(row, col) != s.active {
		return
	}
	s.begin(s.text(s.active), true)
	s.edit.caret = s.view.caretAt(at.X)
	s.paintCursor()
}

// openMenu shows the context menu of the active cell at a place of the canvas.
func (s *Sheet) openMenu(at fyne.Position) {
	if s.o.Menu == nil {
		return
	}
	if menu := s.o.Menu(s.Active()); menu != nil {
		widget.ShowPopUpMenuAtPosition(menu, s.canvas(), at)
	}
}

// openMenuByKey shows it below the active cell.
func (s *Sheet) openMenuByKey() {
	if s.view == nil || s.canvas() == nil {
		return
	}
	s.view.reveal(s.active)
	at, size := s.view.onSheet(s.active)
	s.openMenu(s.position().Add(at).AddXY(0, size.Height))
}

// position is where the sheet stands on the canvas.
func (s *Sheet) position() fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(s)
}

// frozen shows the part of a pane that stays in sight beside the body. Fyne clips
// the contents of whatever is Scrollable.
type frozen struct {
	widget.BaseWidget
	pane   *pane
	scroll *container.Scroll
}

func newFrozen(p *pane, scroll *container.Scroll) *frozen {
	f := &frozen{pane: p, scroll: scroll}
	f.ExtendBaseWidget(f)
	return f
}

func (f *frozen) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout(f.pane))
}

// Scrolled turns the wheel over the frozen parts for the whole table.
func (f *frozen) Scrolled(e *fyne.ScrollEvent) { f.scroll.Scrolled(e) }

func (s *Sheet) selects(box int) bool {
	for _, i := range s.selection() {
		if i == box {
			return true
		}
	}
	return false
}
