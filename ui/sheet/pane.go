package sheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
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
	art    *fyne.Container
}

var (
	_ desktop.Mouseable   = (*pane)(nil)
	_ fyne.DoubleTappable = (*pane)(nil)
	_ fyne.Draggable      = (*pane)(nil)
	_ fyne.Scrollable     = (*frozen)(nil)
)

func newPane(s *Sheet) *pane {
	p := &pane{sheet: s, art: container.NewWithoutLayout()}
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
	row, col := s.view.geo.square(at)
	i := s.grid.at[row][col]
	switch number := s.grid.number(row, col); {
	case i == none || !p.holds(e.Position):
	case number == none:
		s.selectBoxes(s.grid.under(i))
	case s.edit != nil && number == s.active:
		s.edit.caret = s.view.caretAt(at.X)
		s.paintCursor()
	case e.Button == desktop.MouseButtonSecondary && s.selects(number):
		// The menu that follows is about the whole selection.
	case e.Modifier&fyne.KeyModifierShift != 0:
		s.extend(number)
	default:
		s.pick(number)
		s.lane = col
	}
}

// MouseUp is called by Fyne.
func (p *pane) MouseUp(*desktop.MouseEvent) {}

// holds says whether a point lies on the table, not in the space beside it.
func (p *pane) holds(at fyne.Position) bool {
	return at.X < p.extent.Width && at.Y < p.extent.Height
}

// Dragged selects up to the pointer and scrolls when it is outside.
func (p *pane) Dragged(e *fyne.DragEvent) {
	s := p.sheet
	row, col := s.view.geo.square(p.origin.Add(e.Position))
	if i := s.grid.number(row, col); i != none && i != s.to && s.edit == nil {
		s.extend(i)
	}
}

// DragEnd is called by Fyne.
func (p *pane) DragEnd() {}

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
