package ui

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gouji.app/assets"
	"gouji.app/ui/control"
	"gouji.app/ui/prose"
)

// inDialog is the first object of a kind in the dialog in front.
func inDialog[T fyne.CanvasObject](d *clerk) (found T) {
	d.t.Helper()
	for _, o := range test.LaidOutObjects(d.front()) {
		if x, ok := o.(T); ok {
			return x
		}
	}
	d.t.Fatalf("no %T in %s", found, d.dialog())
	return found
}

// A dialog obeys Escape and Enter wherever in it the keyboard is, or nowhere.
func TestDialogsObeyEscapeAndEnterEverywhere(t *testing.T) {
	d := open(t)
	d.Open(d.file("示例.txt", assets.Sample))
	c := d.win.Canvas()
	opened := func(id ID) {
		t.Helper()
		d.Command(id)
		if len(d.win.Canvas().Overlays().List()) != 1 {
			t.Fatalf("%s opens %d dialogs", id, len(d.win.Canvas().Overlays().List()))
		}
	}
	closed := func(when string) {
		t.Helper()
		if len(d.win.Canvas().Overlays().List()) != 0 {
			t.Errorf("%s: the dialog stays: %s", when, d.dialog())
			d.dialogs.Front().Cancel()
		}
	}

	opened(CmdExport)
	c.Focus(inDialog[*control.Check](d))
	d.typing("", fyne.KeyEscape)
	closed("Escape on a tick")

	opened(CmdOpen)
	c.Focus(inDialog[*control.List](d))
	d.typing("", fyne.KeyEscape)
	closed("Escape on a list")

	opened(CmdTies)
	c.Focus(inDialog[*control.Button](d))
	d.typing("", fyne.KeyEscape)
	closed("Escape on a button")

	opened(CmdExport)
	for _, o := range test.LaidOutObjects(inDialog[*control.Radio](d)) {
		if button, ok := o.(*control.Check); ok {
			c.Focus(button)
		}
	}
	d.typing("", fyne.KeyEscape)
	closed("Escape on a radio button")

	opened(CmdExport)
	c.Focus(inDialog[*prose.Field](d)) // the folder
	d.typing("", fyne.KeyReturn)
	if !strings.Contains(d.dialog(), "已导出") {
		t.Errorf("Enter in a field does not export: %q", d.dialog())
	}
	d.press("知道了")

	opened(CmdKeys)
	c.Unfocus()
	c.(interface{ OnTypedKey() func(*fyne.KeyEvent) }).OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	closed("Escape on nothing")

	opened(CmdRemark)
	d.typing("请核对", fyne.KeyReturn)
	closed("Enter in a field")
	if all := strings.Join(d.messages(), "|"); !strings.Contains(all, "请核对") {
		t.Errorf("Enter did not take the remark: %s", all)
	}
}

// A file that was clicked is opened by Enter, and another name is typed over the
// proposed one.
func TestFileDialogByKeys(t *testing.T) {
	d := open(t)
	d.Open(d.file("示例.txt", assets.Sample))
	d.Command(CmdSaveAs)
	d.typing("另一份", fyne.KeyReturn)
	d.wants("path", filepath.Base(d.desk.File().Path), "另一份.txt")

	d.New()
	d.Command(CmdOpen)
	list := inDialog[*control.List](d)
	for i := range list.Length() {
		if c := d.win.Canvas(); i > 0 {
			c.Focus(list)
			d.typing("", fyne.KeyDown)
		} else {
			c.Focus(list)
		}
	}
	d.typing("", fyne.KeyReturn, fyne.KeyReturn)
	d.wants("path", filepath.Base(d.desk.File().Path), "示例.txt")
}

// The window's keys work on the filter of the findings and on every button.
func TestWindowKeysEverywhere(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.ShowSection("unit")
	var all []fyne.Focusable
	for _, o := range test.LaidOutObjects(d.win.Content()) {
		switch o.(type) {
		case *control.Check, *control.Button:
			all = append(all, o.(fyne.Focusable))
		}
	}
	if len(all) < 8 {
		t.Fatalf("only %d buttons", len(all))
	}
	for _, f := range all {
		d.win.Canvas().Focus(f)
		d.typing("", fyne.KeyF7)
		if len(d.win.Canvas().Overlays().List()) != 1 {
			t.Fatalf("F7 on %v opens %d dialogs", f, len(d.win.Canvas().Overlays().List()))
		}
		d.dialogs.Front().Cancel()
	}
}
