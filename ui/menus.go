package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/ui/control"
	"gouji.app/ui/help"
)

// keys are how help and menu call the keys of a command, "" where it has none.
func (c *command) keys() string {
	if c.key != "" {
		if c.shift {
			return "Shift+" + string(c.key)
		}
		return string(c.key)
	}
	k, ok := c.shortcut.(fyne.KeyboardShortcut)
	if !ok {
		return ""
	}
	parts := []string{"Ctrl"}
	if k.Mod()&fyne.KeyModifierShift != 0 {
		parts = append(parts, "Shift")
	}
	return strings.Join(append(parts, string(k.Key())), "+")
}

// keysOf lists the commands that have keys, for the help.
func keysOf(list []command) (out []help.Key) {
	for i := range list {
		if c := &list[i]; c.keys() != "" {
			out = append(out, help.Key{Menu: c.menu, Label: trimDots(c.label), Keys: c.keys()})
		}
	}
	return out
}

// menuLabel is the command's line in the menu; Fyne adds the keys of shortcuts, but
// not function keys.
func (c *command) menuLabel(w *Window) string {
	label := c.label
	if c.name != nil {
		label = c.name(w)
	}
	if c.key != "" {
		label += "　" + c.keys()
	}
	return label
}

// possible says that the command makes sense now.
func (c *command) possible(w *Window) bool {
	switch {
	case w.atStart:
		return c.anytime
	case c.writes && !w.desk.Open():
		return false
	}
	return c.enabled == nil || c.enabled(w)
}

// buildMenu makes the menu bar from the commands.
func (w *Window) buildMenu() *fyne.MainMenu {
	bar := fyne.NewMainMenu()
	for i := range w.commands {
		c := &w.commands[i]
		if n := len(bar.Items); n == 0 || bar.Items[n-1].Label != c.menu {
			bar.Items = append(bar.Items, fyne.NewMenu(c.menu))
		}
		m := bar.Items[len(bar.Items)-1]
		if c.gap {
			m.Items = append(m.Items, fyne.NewMenuItemSeparator())
		}
		item := fyne.NewMenuItem(c.label, func() { w.run(c) })
		item.Shortcut = c.shortcut
		item.IsQuit = c.id == CmdQuit
		w.items[c.id] = item
		if c.group != "" {
			m = submenu(m, c.group)
		}
		m.Items = append(m.Items, item)
	}
	return bar
}

// submenu is the menu of that name below another, which gets it where it has none.
func submenu(m *fyne.Menu, name string) *fyne.Menu {
	for _, item := range m.Items {
		if item.ChildMenu != nil && item.Label == name {
			return item.ChildMenu
		}
	}
	item := fyne.NewMenuItem(name, nil)
	item.ChildMenu = fyne.NewMenu(name)
	m.Items = append(m.Items, item)
	return item.ChildMenu
}

// recentMenu lists the files opened last.
func (w *Window) recentMenu() *fyne.Menu {
	m := fyne.NewMenu("")
	for _, path := range w.settings.Now().Recent {
		m.Items = append(m.Items, fyne.NewMenuItem(model.ShownName(path), func() { w.Open(path) }))
	}
	if len(m.Items) == 0 {
		none := fyne.NewMenuItem("还没有打开过文件", nil)
		none.Disabled = true
		m.Items = append(m.Items, none)
	}
	return m
}

// contextMenu makes the menu of a cell from the commands.
func (w *Window) contextMenu() *fyne.Menu {
	return w.menuOf(func(c *command) bool { return c.cell })
}

// textMenu makes the menu of a narrative: what concerns its words.
func (w *Window) textMenu() *fyne.Menu {
	return w.menuOf(func(c *command) bool { return c.menu == "编辑" && c.possible(w) })
}

func (w *Window) menuOf(belongs func(*command) bool) *fyne.Menu {
	m := fyne.NewMenu("")
	for i := range w.commands {
		c := &w.commands[i]
		if !belongs(c) {
			continue
		}
		if n := len(m.Items); n > 0 && c.menu != w.commands[i-1].menu {
			m.Items = append(m.Items, fyne.NewMenuItemSeparator())
		}
		item := fyne.NewMenuItem(c.menuLabel(w), func() { w.run(c) })
		item.Disabled = !c.possible(w)
		if c.sub != nil {
			item.Label, item.ChildMenu = trimDots(item.Label), c.sub(w)
		}
		m.Items = append(m.Items, item)
	}
	return m
}

// toolbar makes the row of buttons from the commands, and the banner below it.
func (w *Window) toolbar() fyne.CanvasObject {
	row := container.NewHBox()
	menu := ""
	for i := range w.commands {
		c := &w.commands[i]
		if !c.tool {
			continue
		}
		if menu != "" && menu != c.menu {
			row.Add(widget.NewSeparator())
		}
		menu = c.menu
		b := w.dialogs.Button(trimDots(c.label), func() { w.run(c) })
		b.Importance = widget.LowImportance
		w.tools[c.id] = b
		row.Add(b)
	}
	return container.NewVBox(container.NewBorder(nil, nil, row, w.subject), widget.NewSeparator(), w.newBanner())
}

func trimDots(label string) string { return strings.TrimSuffix(label, "…") }

// run does a command unless it makes no sense now. The menu bar takes its shortcuts
// before a dialog sees them: what is about words goes on to the dialog's field.
func (w *Window) run(c *command) {
	if c.do == nil { // it only has a submenu
		return
	}
	if w.dialogs.Asking() && c.words || !w.dialogs.Asking() && c.possible(w) {
		c.do(w)
	}
}

// refreshCommands shows which commands make sense now, and what they would do.
func (w *Window) refreshCommands() {
	changed := false
	for i := range w.commands {
		c := &w.commands[i]
		item := w.items[c.id]
		label, disabled, checked := c.menuLabel(w), !c.possible(w), c.checked != nil && c.checked(w)
		if item.Label != label || item.Disabled != disabled || item.Checked != checked {
			item.Label, item.Disabled, item.Checked = label, disabled, checked
			changed = true
		}
		if c.do == nil && !sameItems(item.ChildMenu, c.sub(w)) {
			item.ChildMenu, changed = c.sub(w), true
		}
		if b := w.tools[c.id]; b != nil {
			showTool(b, disabled, checked)
		}
	}
	if changed {
		w.menu.Refresh()
	}
}

// sameItems tells whether two menus show the same.
func sameItems(a, b *fyne.Menu) bool {
	return a != nil && slices.EqualFunc(a.Items, b.Items, func(x, y *fyne.MenuItem) bool { return x.Label == y.Label })
}

// showTool shows in the toolbar whether a command makes sense and is on.
func showTool(b *control.Button, disabled, on bool) {
	if disabled != b.Disabled() {
		if disabled {
			b.Disable()
		} else {
			b.Enable()
		}
	}
	importance := widget.LowImportance
	if on {
		importance = widget.MediumImportance
	}
	if b.Importance != importance {
		b.Importance = importance
		b.Refresh()
	}
}

// shortcut does what a focused widget has no use for. The menu's shortcuts reach it
// only where the menu bar does not take them first.
func (w *Window) shortcut(s fyne.Shortcut) {
	for i := range w.commands {
		if c := &w.commands[i]; c.shortcut != nil && c.shortcut.ShortcutName() == s.ShortcutName() {
			w.run(c)
			return
		}
	}
}

// key does the command of a function key that the focused widget has no use for.
func (w *Window) key(k *fyne.KeyEvent) bool {
	shift := w.opts.Modifiers()&fyne.KeyModifierShift != 0
	for i := range w.commands {
		if c := &w.commands[i]; c.key == k.Name && c.key != "" && c.shift == shift {
			w.run(c)
			return true
		}
	}
	return false
}

// Command does a command, as a click in the menu does.
func (w *Window) Command(id ID) {
	for i := range w.commands {
		if w.commands[i].id == id {
			w.run(&w.commands[i])
		}
	}
}
