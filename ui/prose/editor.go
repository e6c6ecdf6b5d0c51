package prose

import (
	"slices"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"gouji.app/ui/flow"
)

// Options is whom an editor tells and asks. Every field may be nil.
type Options struct {
	// OnType tells the whole text at each change that grows the undo step of typing,
	// OnSeal that this step has ended: the caret was moved, a sentence finished, the
	// keyboard lost. OnEdit tells it at a change that is a step of its own, with a
	// label for 撤销.
	OnType func(text string)
	OnSeal func()
	OnEdit func(label, text string)
	// OnPaste gets cleaned text that was pasted, to Replace with it; nil: that is done.
	OnPaste func(text string)
	// OnKey and OnShortcut get what the editor has no use for, F8 or Ctrl+Z.
	OnKey      func(*fyne.KeyEvent)
	OnShortcut func(fyne.Shortcut)
	OnMove     func()                    // the caret or the selection was moved
	OnMark     func(m Mark, follow bool) // a marked stretch was clicked; follow: with Ctrl
	Menu       func() *fyne.Menu         // the context menu
	Now        func() time.Time          // tells double clicks; nil: time.Now
	// After runs a function on the UI goroutine after some time; nil: by a timer and
	// fyne.Do.
	After     func(time.Duration, func())
	Modifiers func() fyne.KeyModifier // keys held; Fyne does not say so in its key events
	Hint      string                  // shown while there is no text
	ReadOnly  bool                    // nothing can be typed; what is there can be copied
}

// An Editor is the widget for narratives: paragraphs with 首行缩进, broken as Chinese
// is. It knows a text and its marks; reports, undo and checks are the owner's. Make
// it with New. It belongs to the UI goroutine and calls back on it.
type Editor struct {
	widget.BaseWidget
	o      Options
	text   string
	layout *layout
	marks  []Mark // by start
	found  []Mark // by start
	find   *Find  // nil: none open

	caret   place
	anchor  int     // the other end of the selection
	lane    float32 // where in a row Up and Down aim at, negative for the caret
	step    step    // what the present undo step did last
	focused bool
	view    *view // nil until first shown
}

var (
	_ fyne.Focusable    = (*Editor)(nil)
	_ fyne.Shortcutable = (*Editor)(nil)
)

// New makes an editor without text.
func New(o Options) *Editor {
	if o.Now == nil {
		o.Now = time.Now
	}
	e := &Editor{o: o, lane: -1}
	e.ExtendBaseWidget(e)
	e.layout = newLayout(flow.NewRuler(e.Theme().Size(theme.SizeNameText)), 0)
	return e
}

// Text is the text as it stands.
func (e *Editor) Text() string { return e.text }

// Count is the number of its characters, white space not counted.
func (e *Editor) Count() int { return Count(e.text) }

// Set shows a text without telling it as typed. If it differs, the caret goes to the
// end of what differs, but to the start of a text that was opened just now.
func (e *Editor) Set(text string) {
	if text == e.text {
		return
	}
	opened := e.text == "" && !e.focused
	from, to, fresh := difference(e.text, text)
	e.put(from, to, fresh)
	if opened {
		e.caret, e.anchor = place{}, 0
	}
	e.show()
}

// difference is what must be replaced in a text to make it another, at whole runes.
func difference(old, text string) (from, to int, fresh string) {
	for from < min(len(old), len(text)) && old[from] == text[from] {
		from++
	}
	for from > 0 && (!boundary(old, from) || !boundary(text, from)) {
		from--
	}
	tail := 0
	for tail < min(len(old), len(text))-from && old[len(old)-1-tail] == text[len(text)-1-tail] {
		tail++
	}
	for tail > 0 && !boundary(old, len(old)-tail) {
		tail--
	}
	return from, len(old) - tail, text[from : len(text)-tail]
}

func boundary(text string, off int) bool { return off == len(text) || utf8.RuneStart(text[off]) }

// Selection gives the ends of what is selected as offsets in bytes, twice the caret's
// if nothing is.
func (e *Editor) Selection() (from, to int) {
	return min(e.anchor, e.caret.off), max(e.anchor, e.caret.off)
}

// Select selects from one offset up to another, where the caret then is, and scrolls
// there.
func (e *Editor) Select(from, to int) {
	e.seal()
	e.anchor, e.caret, e.lane = e.layout.snap(from), place{off: e.layout.snap(to)}, -1
	e.show()
	e.moved()
}

// Replace puts a text in the place of the selection, or at the caret. It is an undo
// step of its own.
func (e *Editor) Replace(label, text string) {
	from, to := e.Selection()
	e.edit(label, from, to, text)
}

// SetMarks marks stretches of the text anew. Until it is called again the marks move
// with the text; one that is typed into goes.
func (e *Editor) SetMarks(marks []Mark) {
	if slices.Equal(marks, e.marks) {
		return
	}
	e.marks = slices.Clone(marks)
	slices.SortStableFunc(e.marks, func(a, b Mark) int { return a.From - b.From })
	e.paint()
}

// Focus takes the keyboard, once the editor is on screen.
func (e *Editor) Focus() {
	if c := e.canvas(); c != nil {
		c.Focus(e)
	}
}

// canvas is nil before the editor is on screen.
func (e *Editor) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(e) }

// FocusGained is called by Fyne.
func (e *Editor) FocusGained() {
	e.focused = true
	e.paint()
}

// FocusLost is called by Fyne.
func (e *Editor) FocusLost() {
	e.focused = false
	e.seal()
	e.paint()
}

// Caret is where the caret stands on the canvas, for the window of an input method;
// ok is false without the keyboard.
func (e *Editor) Caret() (at fyne.Position, size fyne.Size, ok bool) {
	if e.view == nil || !e.focused || e.canvas() == nil {
		return fyne.Position{}, fyne.Size{}, false
	}
	at, size = e.view.caretRect()
	at = at.Subtract(e.view.scroll.Offset)
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(e).Add(at), size, true
}

// CreateRenderer is called by Fyne.
func (e *Editor) CreateRenderer() fyne.WidgetRenderer {
	e.view = newView(e)
	return e.view
}

// show paints the present state and scrolls to the caret.
func (e *Editor) show() {
	if e.view != nil {
		e.view.fit()
		e.view.reveal()
		e.view.paint()
	}
}

func (e *Editor) paint() {
	if e.view != nil {
		e.view.paint()
	}
}
