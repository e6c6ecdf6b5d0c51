// Package prose is where texts are typed: a Field for single lines, an Editor for
// narratives, with a Find beside it. They show what they are given and call back; they
// keep focus, caret and scroll position, nothing else.
package prose

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// A Field is a text entry that reports each keystroke, and leaves undo and function
// keys to those who keep what it reports.
type Field struct {
	widget.Entry
	OnType func(text string)             // after each keystroke
	OnSeal func()                        // when typing here is over for now; nil: the field undoes by itself
	OnKey  func(key *fyne.KeyEvent) bool // keys for the window; true: used
	silent bool                          // text is being set, not typed
}

// NewLine returns a field of one line.
func NewLine() *Field {
	f := &Field{}
	f.ExtendBaseWidget(f)
	f.OnChanged = func(text string) {
		if !f.silent && f.OnType != nil {
			f.OnType(text)
		}
	}
	return f
}

// Set shows a text without reporting it as typed. The caret stays where it is as
// far as the text allows.
func (f *Field) Set(text string) {
	if f.Text == text {
		return
	}
	f.silent = true
	f.SetText(text)
	f.silent = false
}

// TypedKey gives the window's keys to the window.
func (f *Field) TypedKey(key *fyne.KeyEvent) {
	if f.OnKey != nil && f.OnKey(key) {
		return
	}
	f.Entry.TypedKey(key)
}

// TypedShortcut leaves undo and redo to an owner who is told where steps end, and cleans
// what is pasted.
func (f *Field) TypedShortcut(s fyne.Shortcut) {
	switch v := s.(type) {
	case *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		if f.OnSeal != nil {
			return
		}
	case *fyne.ShortcutPaste:
		s = &fyne.ShortcutPaste{Clipboard: oneLine{v.Clipboard}}
	}
	f.Entry.TypedShortcut(s)
}

// oneLine is a clipboard of which a field takes the text: a title may have been
// broken over lines where it was copied.
type oneLine struct{ fyne.Clipboard }

func (c oneLine) Content() string {
	return strings.TrimSpace(strings.ReplaceAll(Clean(c.Clipboard.Content()), "\n", ""))
}

// FocusLost ends the undo step that typing here grew.
func (f *Field) FocusLost() {
	f.Entry.FocusLost()
	if f.OnSeal != nil {
		f.OnSeal()
	}
}
