package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"gouji.app/ui/prose"
)

func TestCaretIsWhereTextIsTyped(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.middle.ShowSection("overview")
	d.middle.Text().Editor.Select(0, 0)
	d.Canvas().Focus(d.middle.Text().Editor)
	x, y, ok := d.Caret()
	at, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.middle.Text().Editor), d.middle.Text().Editor.Size()
	left, top := d.Canvas().PixelCoordinateForPosition(at)
	if !ok || x <= left || y <= top || y > top+int(size.Height) {
		t.Errorf("the caret of the narrative is at %d, %d, %v; the editor at %v, %v", x, y, ok, at, size)
	}

	d.middle.Text().Find(false)
	field := d.Canvas().Focused().(*prose.Field)
	at = fyne.CurrentApp().Driver().AbsolutePositionForObject(field)
	x1, y1, ok := d.Caret()
	field.SetText("依申请公开")
	field.CursorColumn = 5
	x2, y2, _ := d.Caret()
	if !ok || x2 <= x1 || y1 != y2 || float32(x2) > at.X+field.Size().Width {
		t.Errorf("the caret of the field went from %d, %d, %v to %d, %d; it begins at %v", x1, y1, ok, x2, y2, at)
	}

	d.Canvas().Unfocus()
	if _, _, ok := d.Caret(); ok {
		t.Error("there is a caret without the keyboard")
	}
}

func TestInputTroubleStaysInTheStatusLine(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.InputTrouble("输入法已退出。")
	d.middle.ShowSection("overview")
	d.middle.Text().Editor.TypedRune('a')
	if got := d.status.Text; got != "输入法已退出。" {
		t.Errorf("the status line says %q", got)
	}
	d.desk.Say("已保存")
	d.InputTrouble("")
	if got := d.status.Text; got != "已保存" {
		t.Errorf("the status line says %q", got)
	}
}
