// Package sheet is the table editor: one widget that draws a form.Plan as printed
// and is used like a spreadsheet. It knows places, texts and marks, and tells what
// the user does; reports, undo and checks are the owner's.
//
// A sheet belongs to the UI goroutine and calls back on it.
package sheet

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/form"
)

// Options is what a sheet shows and whom it tells. Plan and Text must be set, every
// other field may be nil.
type Options struct {
	Plan form.Plan
	Text func(form.Ref) string // as typed
	Mark func(form.Ref) Mark

	// OnType tells the text of a cell at each keystroke; OnSeal that typing there
	// has ended, so that the next keystroke is a new undo step. Escape is an OnType
	// with the text of before.
	OnType func(at form.Ref, text string)
	OnSeal func()
	// OnEdit tells one undo step on several cells: 粘贴, 剪切, 清除, 填充.
	OnEdit func(model.Change)
	// OnMove tells that the active cell or the selection has changed.
	OnMove func(at form.Ref)
	// OnKey and OnShortcut get what the sheet has no use for, F8 or Ctrl+Z.
	OnKey      func(*fyne.KeyEvent)
	OnShortcut func(fyne.Shortcut)
	// Modifiers tells which keys are held; Fyne does not say so in its key events.
	Modifiers func() fyne.KeyModifier
}

// A Mark is what a cell shows beside its text. The zero value is a number in order
// and, for a total, one that follows its parts.
type Mark struct {
	Level  Level
	Manual bool // a total that does not follow its parts
}

// A Level says how bad a cell is.
type Level int

const (
	Fine Level = iota
	Warning
	Error
)

// A Sheet is the widget. Make it with New.
type Sheet struct {
	widget.BaseWidget
	o    Options
	grid *grid

	active   int // the box typed into
	from, to int // boxes at two corners of the selection
	lane     int // column of squares that Up and Down keep to
	home     int // lane to which Enter returns after Tab, none before
	edit     *editing
	focused  bool
	view     *view // nil until first shown
}

var (
	_ fyne.Focusable    = (*Sheet)(nil)
	_ fyne.Tabbable     = (*Sheet)(nil)
	_ fyne.Shortcutable = (*Sheet)(nil)
)

// New makes a sheet; its first number is the active cell. The plan must have one.
func New(o Options) *Sheet {
	s := &Sheet{o: o, grid: newGrid(o.Plan)}
	s.active = s.grid.numbers[0]
	s.from, s.to, s.home = s.active, s.active, none
	s.lane = s.grid.Boxes[s.active].Col
	s.ExtendBaseWidget(s)
	return s
}

// Update shows the present texts and marks; only cells that differ are painted
// again. The owner calls it after every change, those told by the sheet included.
func (s *Sheet) Update() {
	if s.edit != nil && s.text(s.active) != string(s.edit.text) {
		s.edit = nil // somebody else wrote here: what was being typed is gone
	}
	if s.view == nil {
		return
	}
	for _, i := range s.grid.numbers {
		s.view.paint(i)
	}
	s.view.paintCursor()
}

// Active is the cell typed into.
func (s *Sheet) Active() form.Ref { return s.ref(s.active) }

// Selected lists the selected cells in reading order, at least the active one.
func (s *Sheet) Selected() []form.Ref {
	var out []form.Ref
	for _, i := range s.selection() {
		out = append(out, s.ref(i))
	}
	return out
}

// Select makes a cell the active one and brings it into view; false where the plan
// has no such cell.
func (s *Sheet) Select(at form.Ref) bool {
	i, ok := s.grid.byRef[at]
	if ok {
		s.pick(i)
		s.lane = s.grid.Boxes[i].Col
	}
	return ok
}

// Focus takes the keyboard, once the sheet is on screen.
func (s *Sheet) Focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Focus(s)
	}
}

// FocusGained is called by Fyne.
func (s *Sheet) FocusGained() {
	s.focused = true
	s.paintCursor()
}

// FocusLost is called by Fyne.
func (s *Sheet) FocusLost() {
	s.focused = false
	s.Commit()
	s.paintCursor()
}

// AcceptsTab keeps Tab for moving between cells.
func (s *Sheet) AcceptsTab() bool { return true }

// CreateRenderer is called by Fyne.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	s.view = newView(s)
	return s.view
}

func (s *Sheet) ref(box int) form.Ref { return s.grid.Boxes[box].Ref }

func (s *Sheet) text(box int) string { return s.o.Text(s.ref(box)) }

func (s *Sheet) mark(box int) Mark {
	if s.o.Mark == nil {
		return Mark{}
	}
	return s.o.Mark(s.ref(box))
}

func (s *Sheet) area() area { return s.grid.between(s.from, s.to) }

func (s *Sheet) selection() []int { return s.grid.inside(s.area()) }

// pick makes a box the active cell and the only selected one.
func (s *Sheet) pick(box int) {
	s.Commit()
	s.active, s.from, s.to, s.home = box, box, box, none
	s.moved(box)
}

// extend selects from the active cell to a box.
func (s *Sheet) extend(box int) {
	s.Commit()
	s.from, s.to, s.home = s.active, box, none
	s.moved(box)
}

// selectBoxes selects from the first to the last of several boxes.
func (s *Sheet) selectBoxes(boxes []int) {
	if len(boxes) == 0 {
		return
	}
	s.Commit()
	s.active, s.from, s.to, s.home = boxes[0], boxes[0], boxes[len(boxes)-1], none
	s.lane = s.grid.Boxes[s.active].Col
	s.paintCursor()
	s.tellMove()
}

// cycle moves the active cell within a selection of several.
func (s *Sheet) cycle(order []int, step int) {
	s.Commit()
	n := len(order)
	s.active = order[(slices.Index(order, s.active)+step+n)%n]
	s.moved(s.active)
}

func (s *Sheet) moved(box int) {
	s.paintCursor()
	if s.view != nil {
		s.view.reveal(box)
	}
	s.tellMove()
}

func (s *Sheet) tellMove() {
	if s.o.OnMove != nil {
		s.o.OnMove(s.Active())
	}
}

func (s *Sheet) paintCursor() {
	if s.view != nil {
		s.view.paintCursor()
	}
}

// laneOf is the lane in which Up and Down leave a box.
func (s *Sheet) laneOf(box int) int {
	if b := s.grid.Boxes[box]; s.lane < b.Col || s.lane >= b.Col+b.ColSpan {
		return b.Col
	}
	return s.lane
}
