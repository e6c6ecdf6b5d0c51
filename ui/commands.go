package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/form"
)

// A command is one thing a user can ask for. Menu, toolbar and shortcuts are made
// from one list of them.
type command struct {
	menu, label string
	shortcut    fyne.Shortcut
	tool        bool
	gap         bool                 // a separator stands before it
	enabled     func(*Window) bool   // nil: always
	name        func(*Window) string // label that depends on the state; nil: label
	do          func(*Window)
}

func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

func ctrlShift(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

func commands() []command {
	return []command{
		{menu: "文件", label: "新建", shortcut: ctrl(fyne.KeyN), do: (*Window).New},
		{menu: "文件", label: "打开…", shortcut: ctrl(fyne.KeyO), tool: true, do: (*Window).askOpen},
		{menu: "文件", label: "保存", shortcut: ctrl(fyne.KeyS), tool: true, do: func(w *Window) { w.save(nil) }},
		{menu: "文件", label: "另存为…", shortcut: ctrlShift(fyne.KeyS), do: func(w *Window) { w.saveAs(nil) }},
		{menu: "文件", label: "导出…", shortcut: ctrl(fyne.KeyE), tool: true, gap: true, do: (*Window).askExport},
		{menu: "文件", label: "退出", shortcut: ctrl(fyne.KeyQ), gap: true, do: (*Window).Quit},

		{
			menu: "编辑", label: "撤销", shortcut: &fyne.ShortcutUndo{}, tool: true,
			enabled: func(w *Window) bool { return w.doc.session.UndoLabel() != "" },
			name:    func(w *Window) string { return named("撤销", w.doc.session.UndoLabel()) },
			do:      (*Window).undo,
		},
		{
			menu: "编辑", label: "重做", shortcut: &fyne.ShortcutRedo{}, tool: true,
			enabled: func(w *Window) bool { return w.doc.session.RedoLabel() != "" },
			name:    func(w *Window) string { return named("重做", w.doc.session.RedoLabel()) },
			do:      (*Window).redo,
		},
		{menu: "编辑", label: "剪切", gap: true, shortcut: &fyne.ShortcutCut{}, do: func(w *Window) { w.toFocused(&fyne.ShortcutCut{Clipboard: w.opts.App.Clipboard()}) }},
		{menu: "编辑", label: "复制", shortcut: &fyne.ShortcutCopy{}, do: func(w *Window) { w.toFocused(&fyne.ShortcutCopy{Clipboard: w.opts.App.Clipboard()}) }},
		{menu: "编辑", label: "粘贴", shortcut: &fyne.ShortcutPaste{}, do: func(w *Window) { w.toFocused(&fyne.ShortcutPaste{Clipboard: w.opts.App.Clipboard()}) }},
		{menu: "编辑", label: "全选", shortcut: &fyne.ShortcutSelectAll{}, do: func(w *Window) { w.toFocused(&fyne.ShortcutSelectAll{}) }},

		{menu: "年报", label: "空格填 0", enabled: (*Window).onSheet, do: (*Window).fillZeros},
		{menu: "年报", label: "恢复自动合计", enabled: (*Window).onManualTotal, do: (*Window).restoreTotal},
		{menu: "年报", label: "读取结果…", enabled: func(w *Window) bool { return w.doc.source != "" }, do: (*Window).showReceipt},
		{menu: "年报", label: "下一个问题　F8", gap: true, do: func(w *Window) { w.nextFinding(1) }},
		{menu: "年报", label: "上一个问题　Shift+F8", do: func(w *Window) { w.nextFinding(-1) }},

		{menu: "帮助", label: "关于勾稽", do: (*Window).about},
	}
}

func named(verb, what string) string {
	if what == "" {
		return verb
	}
	return verb + " " + what
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
		item.IsQuit = c.label == "退出"
		m.Items = append(m.Items, item)
	}
	return bar
}

// toolbar makes the row of buttons from the commands.
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
		b := widget.NewButton(trimDots(c.label), func() { w.run(c) })
		b.Importance = widget.LowImportance
		w.tools[c.label] = b
		row.Add(b)
	}
	return container.NewVBox(container.NewBorder(nil, nil, row, w.subject), widget.NewSeparator())
}

func trimDots(label string) string {
	if rs := []rune(label); rs[len(rs)-1] == '…' {
		return string(rs[:len(rs)-1])
	}
	return label
}

// run does a command unless a dialog is open or it makes no sense now.
func (w *Window) run(c *command) {
	if len(w.modals) > 0 || c.enabled != nil && !c.enabled(w) {
		return
	}
	c.do(w)
}

// refreshCommands shows which commands make sense now, and what they would do.
func (w *Window) refreshCommands() {
	changed := false
	k := 0
	for _, m := range w.menu.Items {
		for _, item := range m.Items {
			if item.IsSeparator {
				continue
			}
			c := w.commands[k]
			k++
			label, disabled := c.label, c.enabled != nil && !c.enabled(w)
			if c.name != nil {
				label = c.name(w)
			}
			if item.Label != label || item.Disabled != disabled {
				item.Label, item.Disabled = label, disabled
				changed = true
			}
			if b := w.tools[c.label]; b != nil && b.Disabled() != disabled {
				if disabled {
					b.Disable()
				} else {
					b.Enable()
				}
			}
		}
	}
	if changed {
		w.menu.Refresh()
	}
}

func (w *Window) askOpen() {
	var exts []string
	for _, f := range w.opts.Formats {
		exts = append(exts, f.Exts...)
	}
	w.chooseFile(fileQuestion{title: "打开年报", exts: exts, folder: w.folder(), then: w.Open})
}

// askExport asks for the kind of file to hand in.
func (w *Window) askExport() {
	var choices []choice
	for _, f := range w.opts.Formats {
		if len(f.Exts) > 0 && f.Name != "json" {
			choices = append(choices, choice{f.Label, func() { w.export(f) }})
		}
	}
	w.ask("导出哪一种文件？", append(choices, choice{"取消", nil})...)
}

func (w *Window) undo() { w.stepped(w.doc.session.Undo) }

func (w *Window) redo() { w.stepped(w.doc.session.Redo) }

// stepped moves through the history and shows where the text changed.
func (w *Window) stepped(step func() []form.Ref) {
	w.leaveField()
	refs := step()
	if len(refs) == 0 {
		return
	}
	if w.parts[w.current].has(refs[0].Section) {
		w.refreshAll()
		return
	}
	w.showPart(refs[0].Section)
}

// toFocused hands a shortcut of the menu to the widget that has the keyboard.
func (w *Window) toFocused(s fyne.Shortcut) {
	if f, ok := w.win.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
	}
}

func (w *Window) about() {
	w.tell("勾稽 " + w.opts.Version + "\n政府信息公开工作年度报告的填报和核对工具。\n字体：Noto Sans CJK SC（SIL Open Font License 1.1）。")
}

// onSheet says that a table is in the middle.
func (w *Window) onSheet() bool { return w.sheetPane() != nil }

func (w *Window) sheetPane() *tablePane {
	p, _ := w.parts[w.current].pane.(*tablePane)
	return p
}

// fillZeros fills the blank cells of the selection or, where one cell is selected,
// of the whole table.
func (w *Window) fillZeros() {
	p := w.sheetPane()
	refs := p.sheet.Selected()
	if len(refs) == 1 {
		refs = p.refs
	}
	var blanks []form.Cell
	for _, at := range refs {
		if c, ok := w.opts.Form.Cell(at); ok && w.doc.session.Report().Text(at) == "" {
			blanks = append(blanks, c)
		}
	}
	if len(blanks) > 0 {
		x := check.Zeros(w.doc.session.Report(), blanks)
		w.apply(model.Change{Label: x.Label, Edits: x.Edits})
	}
}

// onManualTotal says that the active cell is a total that does not follow its parts.
func (w *Window) onManualTotal() bool {
	p := w.sheetPane()
	return p != nil && p.manual(p.sheet.Active())
}

func (w *Window) restoreTotal() {
	w.doc.session.Restore(w.sheetPane().sheet.Active())
	w.refreshAll()
}

// Command does the command with the given label, as a click in the menu does.
func (w *Window) Command(label string) {
	for i := range w.commands {
		if w.commands[i].label == label {
			w.run(&w.commands[i])
		}
	}
}
