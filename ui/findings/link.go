package findings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"gouji.app/model/check"
	"gouji.app/ui/flow"
)

// A link is a message that is clicked, or entered, to go to its place.
type link struct {
	flow.Text
	ink     fyne.ThemeColorName // while it does not stand out
	visit   func()
	key     func(*fyne.KeyEvent)
	pointed bool // at by Point
}

var (
	_ fyne.Focusable     = (*link)(nil)
	_ desktop.Cursorable = (*link)(nil)
)

// NewLink is a finding in one line that is clicked, or entered, to go to its place, for
// other panes than that of the findings; key gets the keys that it does not know.
func NewLink(f check.Finding, visit func(), key func(*fyne.KeyEvent)) fyne.CanvasObject {
	return newLink(Line(f), theme.ColorNameForeground, visit, key)
}

func newLink(text string, ink fyne.ThemeColorName, visit func(), key func(*fyne.KeyEvent)) *link {
	k := &link{ink: ink, visit: visit, key: key}
	k.ExtendBaseWidget(k)
	k.SetInk(ink)
	k.Set(text)
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
	ink := k.ink
	if on {
		ink = theme.ColorNamePrimary
	}
	k.SetInk(ink)
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
