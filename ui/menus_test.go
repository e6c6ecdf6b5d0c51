package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"gouji.app/assets"
)

// Every command has a place in the menu bar under an id of its own, and every menu fits a
// small screen.
func TestMenusFit(t *testing.T) {
	d := open(t)
	const most = 14
	lines := 0
	var count func(m *fyne.Menu)
	count = func(m *fyne.Menu) {
		n := 0
		for _, item := range m.Items {
			switch {
			case item.IsSeparator:
			case item.ChildMenu != nil && item.Action == nil:
				n++
				count(item.ChildMenu)
			default:
				n++
				lines++
			}
		}
		if n > most {
			t.Errorf("%s has %d items", m.Label, n)
		}
	}
	for _, m := range d.menu.Items {
		count(m)
	}
	if ids := len(d.items); ids != len(d.commands) || lines != len(d.commands) {
		t.Errorf("%d commands have %d ids and %d lines of the menus", len(d.commands), ids, lines)
	}
}

// A report can be closed, and the files opened last be opened from the menu.
func TestCloseAndOpenAgain(t *testing.T) {
	d := open(t)
	path := d.file("甲.txt", assets.Sample)
	d.Open(path)
	d.jumpTo("requests/new/person")
	d.typing("9", fyne.KeyReturn)
	d.Command(CmdClose)
	d.wants("asked", d.dialog(), "“甲.txt”的修改还没有保存。 [保存] [不保存] [取消]")
	d.press("不保存")
	if !d.atStart || len(d.held()) > 0 {
		t.Errorf("closed: start page %v, locked %v", d.atStart, d.held())
	}
	d.items[CmdRecent].ChildMenu.Items[0].Action()
	d.wants("opened again", d.desk.File().Path, path)
	d.wants("the number", d.cell("requests/new/person"), "78")
}
