package sheet

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"gouji.app/model"
)

// TypedKey is called by Fyne for keys without Ctrl and Alt.
func (s *Sheet) TypedKey(k *fyne.KeyEvent) {
	s.hideHint()
	if s.edit != nil && s.editKey(k.Name) {
		return
	}
	shift := s.o.Modifiers != nil && s.o.Modifiers()&fyne.KeyModifierShift != 0
	switch k.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		d := arrow(k.Name)
		i := s.moving(shift)
		s.travel(s.grid.beside(i, s.laneOf(i), d), d, shift)
	case fyne.KeyPageUp:
		s.travel(s.pageFrom(s.moving(shift), up), up, shift)
	case fyne.KeyPageDown:
		s.travel(s.pageFrom(s.moving(shift), down), down, shift)
	case fyne.KeyHome:
		first, _ := s.grid.ends(s.moving(shift))
		s.travel(first, left, shift)
	case fyne.KeyEnd:
		_, last := s.grid.ends(s.moving(shift))
		s.travel(last, right, shift)
	case fyne.KeyReturn, fyne.KeyEnter:
		s.enter(shift)
	case fyne.KeyTab:
		s.tab(shift)
	case fyne.KeyDelete:
		s.clear("清除")
	case fyne.KeyBackspace:
		s.begin(s.text(s.active), false)
		s.replace(0, len(s.edit.text))
	case fyne.KeyF2:
		s.begin(s.text(s.active), true)
		s.paintCursor()
	case desktop.KeyMenu:
		s.openMenuByKey()
	default:
		if k.Name == fyne.KeyF10 && shift {
			s.openMenuByKey()
		} else if s.o.OnKey != nil {
			s.o.OnKey(k)
		}
	}
}

// arrow is the direction of one of the four arrow keys.
func arrow(name fyne.KeyName) direction {
	switch name {
	case fyne.KeyUp:
		return up
	case fyne.KeyDown:
		return down
	case fyne.KeyLeft:
		return left
	}
	return right
}

// moving is the box from which a key moves: with Shift the far corner of the
// selection.
func (s *Sheet) moving(shift bool) int {
	if shift && s.from == s.active {
		return s.to
	}
	return s.active
}

// travel goes to a box, none for staying, and remembers the lane of a move along
// the row.
func (s *Sheet) travel(to int, d direction, extend bool) {
	lane := s.laneOf(s.moving(extend))
	if to == none {
		to = s.moving(extend)
	}
	if d == left || d == right {
		lane = s.grid.Boxes[to].Col
	}
	if extend {
		s.extend(to)
	} else {
		s.pick(to)
	}
	s.lane = lane
}

// pageFrom is the number about one window above or below.
func (s *Sheet) pageFrom(i int, d direction) int {
	if s.view == nil {
		return none
	}
	lane, next := s.laneOf(i), i
	limit := s.view.scroll.Size().Height
	start := s.view.geo.y[s.grid.Boxes[i].Row]
	for n := i; n != none; n = s.grid.beside(n, lane, d) {
		if at := s.view.geo.y[s.grid.Boxes[n].Row]; max(at-start, start-at) > limit {
			break
		}
		next = n
	}
	return next
}

// enter goes down, or up with Shift, in the column where tabbing began. Within a
// selection of several cells it goes through these column by column.
func (s *Sheet) enter(shift bool) {
	if sel := s.selection(); len(sel) > 1 {
		slices.SortFunc(sel, s.grid.byColumn)
		s.cycle(sel, sign(shift))
		return
	}
	lane, home := s.home, s.home
	if home == none {
		lane = s.laneOf(s.active)
	}
	d := down
	if shift {
		d = up
	}
	to := s.grid.beside(s.active, lane, d)
	if to == none {
		s.Commit()
		return
	}
	s.pick(to)
	s.lane, s.home = lane, home
}

// tab goes to the next number in reading order, or the last with Shift.
func (s *Sheet) tab(shift bool) {
	sel := s.selection()
	if len(sel) > 1 {
		s.cycle(sel, sign(shift))
		return
	}
	home := s.home
	if home == none {
		home = s.laneOf(s.active)
	}
	k := slices.Index(s.grid.numbers, s.active) + sign(shift)
	if k < 0 || k >= len(s.grid.numbers) {
		s.Commit()
		return
	}
	to := s.grid.numbers[k]
	s.pick(to)
	s.lane, s.home = s.grid.Boxes[to].Col, home
}

func sign(shift bool) int {
	if shift {
		return -1
	}
	return 1
}

// TypedShortcut is called by Fyne, and by menus whose commands mean the cells.
func (s *Sheet) TypedShortcut(sc fyne.Shortcut) {
	switch v := sc.(type) {
	case *fyne.ShortcutCopy:
		v.Clipboard.SetContent(s.copied())
	case *fyne.ShortcutCut:
		v.Clipboard.SetContent(s.copied())
		if s.edit != nil {
			s.replace(0, len(s.edit.text))
			return
		}
		s.clear("剪切")
	case *fyne.ShortcutPaste:
		s.paste(v.Clipboard.Content())
	case *fyne.ShortcutSelectAll:
		if s.edit == nil {
			s.selectBoxes(s.grid.numbers)
		}
	case *desktop.CustomShortcut:
		if !s.ctrlKey(v) {
			s.forward(sc)
		}
	default:
		s.forward(sc)
	}
}

func (s *Sheet) forward(sc fyne.Shortcut) {
	s.Commit()
	if s.o.OnShortcut != nil {
		s.o.OnShortcut(sc)
	}
}

// ctrlKey handles keys pressed with Ctrl (⌘ on a Mac), with or without Shift.
func (s *Sheet) ctrlKey(c *desktop.CustomShortcut) bool {
	extend := c.Modifier&fyne.KeyModifierShift != 0
	if c.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return false
	}
	switch c.KeyName {
	case fyne.KeyHome:
		s.travel(s.grid.numbers[0], left, extend)
	case fyne.KeyEnd:
		s.travel(s.grid.numbers[len(s.grid.numbers)-1], right, extend)
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		d, i := arrow(c.KeyName), s.moving(extend)
		filled := func(i int) bool { return s.text(i) != "" }
		s.travel(s.grid.edge(i, s.laneOf(i), d, filled), d, extend)
	case fyne.KeyD:
		s.fill("向下填充", up)
	case fyne.KeyR:
		s.fill("向右填充", left)
	default:
		return false
	}
	return true
}

// tellEdit tells one undo step and leaves no caret behind.
func (s *Sheet) tellEdit(label string, edits []model.Edit) {
	s.Commit()
	if len(edits) > 0 && s.o.OnEdit != nil {
		s.o.OnEdit(model.Change{Label: label, Edits: edits})
	}
}
