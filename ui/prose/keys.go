package prose

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// TypedRune is called by Fyne, by an input method once for each rune of what was
// chosen.
func (e *Editor) TypedRune(r rune) { e.insert(string(r)) }

// TypedKey is called by Fyne for keys without Ctrl and Alt. Tab never comes: it goes
// to the next widget.
func (e *Editor) TypedKey(k *fyne.KeyEvent) {
	e.hideReason()
	shift := e.o.Modifiers != nil && e.o.Modifiers()&fyne.KeyModifierShift != 0
	from, to := e.Selection()
	selected := from != to && !shift
	lane := float32(-1)
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		e.insert("\n")
	case fyne.KeyBackspace:
		e.erase(e.layout.step(e.caret.off, -1))
	case fyne.KeyDelete:
		e.erase(e.layout.step(e.caret.off, 1))
	case fyne.KeyLeft:
		if !selected {
			from = e.layout.step(e.caret.off, -1)
		}
		e.move(place{off: from}, shift)
	case fyne.KeyRight:
		if !selected {
			to = e.layout.step(e.caret.off, 1)
		}
		e.move(place{off: to}, shift)
	case fyne.KeyHome:
		row, _ := e.layout.rowOf(e.caret)
		start, _ := e.layout.span(row)
		e.move(place{off: start}, shift)
	case fyne.KeyEnd:
		row, _ := e.layout.rowOf(e.caret)
		e.move(e.layout.nearest(row, e.layout.width*2), shift)
	case fyne.KeyUp:
		lane = e.climb(-1, shift)
	case fyne.KeyDown:
		lane = e.climb(1, shift)
	case fyne.KeyPageUp:
		lane = e.turn(-1, shift)
	case fyne.KeyPageDown:
		lane = e.turn(1, shift)
	case desktop.KeyMenu:
		e.openMenuByKey()
		return
	default:
		e.otherKey(k, shift)
		return
	}
	e.lane = lane
}

func (e *Editor) otherKey(k *fyne.KeyEvent, shift bool) {
	switch {
	case k.Name == fyne.KeyF10 && shift:
		e.openMenuByKey()
	case k.Name == fyne.KeyEscape && e.find != nil:
		e.find.Close()
	case e.o.OnKey != nil:
		e.o.OnKey(k)
	}
}

// climb moves the caret by rows and returns the lane that it keeps to.
func (e *Editor) climb(rows int, extend bool) float32 {
	row, _ := e.layout.rowOf(e.caret)
	lane := e.lane
	if lane < 0 {
		lane = e.layout.x(row, e.caret.off)
	}
	to := min(max(row+rows, 0), e.layout.rows()-1)
	if to == row {
		e.move(e.caret, extend)
		return lane
	}
	e.move(e.layout.nearest(to, lane), extend)
	return lane
}

// turn moves the caret, and what is in sight, by the rows of one window less one to
// keep an eye on. It returns the lane that it keeps to.
func (e *Editor) turn(d int, extend bool) float32 {
	if e.view == nil {
		return e.climb(d, extend)
	}
	rows := d * max(int(e.view.scroll.Size().Height/e.view.pitch)-1, 1)
	e.view.scrollBy(float32(rows) * e.view.pitch)
	return e.climb(rows, extend)
}

// TypedShortcut is called by Fyne, and by menus whose commands mean the text.
func (e *Editor) TypedShortcut(sc fyne.Shortcut) {
	from, to := e.Selection()
	switch v := sc.(type) {
	case *fyne.ShortcutCopy:
		e.copy(v.Clipboard)
	case *fyne.ShortcutCut:
		if from != to {
			e.copy(v.Clipboard)
			e.Replace("剪切", "")
		}
	case *fyne.ShortcutPaste:
		e.paste(Clean(v.Clipboard.Content()))
	case *fyne.ShortcutSelectAll:
		e.Select(0, len(e.text))
	case *desktop.CustomShortcut:
		if !e.ctrlKey(v) {
			e.forward(sc)
		}
	default:
		e.forward(sc)
	}
}

func (e *Editor) forward(sc fyne.Shortcut) {
	e.seal()
	if e.o.OnShortcut != nil {
		e.o.OnShortcut(sc)
	}
}

// copy leaves the clipboard alone when nothing is selected.
func (e *Editor) copy(to fyne.Clipboard) {
	if a, b := e.Selection(); a != b {
		to.SetContent(e.text[a:b])
	}
}

func (e *Editor) paste(text string) {
	switch {
	case text == "":
	case e.o.OnPaste != nil:
		e.seal()
		e.o.OnPaste(text)
	default:
		e.Replace("粘贴", text)
	}
}

// ctrlKey handles keys pressed with Ctrl (⌘ on a Mac), with or without Shift.
func (e *Editor) ctrlKey(c *desktop.CustomShortcut) bool {
	extend := c.Modifier&fyne.KeyModifierShift != 0
	if c.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return false
	}
	to := e.caret.off
	switch c.KeyName {
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = len(e.text)
	case fyne.KeyLeft:
		to = lastWord(e.text, to)
	case fyne.KeyRight:
		to = nextWord(e.text, to)
	case fyne.KeyUp:
		if from, _ := paragraphAt(e.text, to); from == to && to > 0 {
			to, _ = paragraphAt(e.text, to-1)
		} else {
			to = from
		}
	case fyne.KeyDown:
		_, end := paragraphAt(e.text, to)
		to = min(end+1, len(e.text))
	case fyne.KeyBackspace:
		e.erase(e.layout.snap(lastWord(e.text, to)))
		return true
	case fyne.KeyDelete:
		e.erase(e.layout.snap(nextWord(e.text, to)))
		return true
	default:
		return false
	}
	e.lane = -1
	e.move(place{off: e.layout.snap(to)}, extend)
	return true
}
