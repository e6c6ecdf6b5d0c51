package prose_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gouji.app/ui/prose"
)

func TestFieldTakesPastedTextAsOneLine(t *testing.T) {
	clip := test.NewTempApp(t).Clipboard()
	f := prose.NewLine()
	told := ""
	f.OnType = func(text string) { told = text }
	f.OnSeal = func() {}
	clip.SetContent("\u3000示例县人民政府\u200b\r\n2024年度报告 \r\n")
	f.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	if want := "示例县人民政府2024年度报告"; f.Text != want || told != want {
		t.Errorf("holds %q, told %q, want %q", f.Text, told, want)
	}
	f.TypedShortcut(&fyne.ShortcutUndo{})
	if f.Text == "" {
		t.Error("the field undoes what the owner keeps")
	}
	f.OnSeal = nil
	f.TypedShortcut(&fyne.ShortcutUndo{})
	if f.Text != "" {
		t.Errorf("after undo a field of a dialog holds %q", f.Text)
	}
}
