// Package sheet is the table editor: one widget that draws a form.Plan as printed
// and is used like a spreadsheet. It knows places, texts and marks, and tells what
// the user does; reports, undo and checks are the owner's.
//
// A sheet belongs to the UI goroutine and calls back on it.
package sheet

import (
	"time"

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
	// Reason says what is the matter with a cell, for the pointer that rests on it;
	// "" for nothing.
	Reason func(form.Ref) string
	// Beside is a number to compare with, shown small and grey beside that of the
	// cell; "" for none.
	Beside func(form.Ref) string

	// OnType tells the text of a cell at each keystroke; OnSeal that typing there
	// has ended, so that the next keystroke is a new undo step. Escape is an OnType
	// with the text of before.
	OnType func(at form.Ref, text string)
	OnSeal func()
	// OnEdit tells one undo step on several cells: 粘贴, 剪切, 清除, 填充.
	OnEdit func(model.Change)
	// OnPaste may take what is pasted, which then is no block for this table.
	OnPaste func(text string) (taken bool)
	// OnMove tells that the active cell or the selection has changed.
	OnMove func(at form.Ref)
	// OnOverflow asks about a block of which not all values fit the table; paste
	// pastes those that do. Without it they are pasted unasked.
	OnOverflow func(fitting, all int, paste func())
	// OnKey and OnShortcut get what the sheet has no use for, F8 or Ctrl+Z.
	OnKey      func(*fyne.KeyEvent)
	OnShortcut func(fyne.Shortcut)
	// Menu makes the context menu of a cell and of the selection around it.
	Menu func(at form.Ref) *fyne.Menu
	// Later runs a function when the event at hand is over; nil: fyne.Do.
	Later func(func())
	// After runs a function on the UI goroutine after some time; nil: by a timer and
	// fyne.Do.
	After func(time.Duration, func())
	// Modifiers tells which keys are held; Fyne does not say so in its key events.
	Modifiers func() fyne.KeyModifier
}

// A Mark is what a cell shows beside its text. The zero value is a number in order
// and, for a total, one that follows its parts.
type Mark struct {
	Level  Level
	Manual bool // a total that does not follow its parts
	Copied bool // taken over or reckoned from last year's report, not typed
}

// A Level says what is the matter with a cell.
type Level int

const (
	Fine Level = iota
	Warning
	Error
	Explained // was a warning, and its reason is given
	Note      // nothing wrong, but something to read: a hint, a remark
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
	label    int // the label clicked to select what it heads, or none
	edit     *editing
	paused   *editing // while another window has the keyboard
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
	s.from, s.to, s.home, s.label = s.active, s.active, none, none
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
	if s.edit == nil {
		s.view.sortNumbers()
	}
	s.view.refit()
	s.view.updateHint()
	s.view.paintCursor()
}

// Focus takes the keyboard, once the sheet is on screen.
func (s *Sheet) Focus() {
	if c := s.canvas(); c != nil {
		c.Focus(s)
	}
}

// canvas is nil before the sheet is on screen.
func (s *Sheet) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(s) }

// FocusGained is called by Fyne.
func (s *Sheet) FocusGained() {
	s.focused = true
	s.resume()
	s.paintCursor()
}

// FocusLost is called by Fyne.
func (s *Sheet) FocusLost() {
	s.focused = false
	s.pause()
	s.hideHint()
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

func (s *Sheet) paintCursor() {
	if s.view != nil {
		s.view.paintCursor()
	}
}
