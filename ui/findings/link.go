package findings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// A link is a message that is clicked, or entered, to go to its place.
type link struct {
	widget.Label
	visit   func()
	key     func(*fyne.KeyEvent)
	pointed bool // at by Point
}

var (
	_ fyne.Focusable     = (*link)(nil)
	_ desktop.Cursorable = (*link)(nil)
)

func newLink(text string, visit func(), key func(*fyne.KeyEvent)) *link {
	k := &link{visit: visit, key: key}
	k.Text, k.Wrapping = text, fyne.TextWrapBreak
	k.ExtendBaseWidget(k)
	return k
}

// Tapped implements fyne.Tappable.
func (k *link) Tapped(*fyne.PointEvent) { k.visit() }

// Cursor shows that the message can be clicked.
func (k *link) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained shows where the keyboard is.
func (k *link) FocusGained() { k.stress(true) }

// FocusLost implements fyne.Focusable.
func (k *link) FocusLost() { k.stress(k.pointed) }

// point shows the message as the one that is worked on.
func (k *link) point(on bool) {
	k.pointed = on
	k.stress(on)
}

func (k *link) stress(on bool) {
	to := widget.MediumImportance
	if on {
		to = widget.HighImportance
	}
	if k.Importance != to {
		k.Importance = to
		k.Refresh()
	}
}

// TypedRune implements fyne.Focusable; a message takes no text.
func (k *link) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (k *link) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		k.visit()
	default:
		k.key(e)
	}
}
