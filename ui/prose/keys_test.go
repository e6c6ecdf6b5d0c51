package prose_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestTyping(t *testing.T) {
	d := wide(t, "")
	d.typed("一、总体情况")
	d.want("一、总体情况|")
	d.keys("Return")
	d.typed("a")
	d.want("一、总体情况\na|")
	d.keys("BackSpace", "BackSpace", "Home", "Delete")
	d.want("|、总体情况")
	d.keys("Ctrl+End", "Delete", "Ctrl+Home", "BackSpace")
	d.want("|、总体情况")
	d.keys("Shift+Right", "Shift+Right")
	d.typed("新")
	d.want("新|体情况")
	d.keys("Shift+End", "Delete")
	d.want("新|")
}

func TestMoves(t *testing.T) {
	text := "全县收到12.5%的 Wi-Fi申请。\n二\n\n末段"
	for _, c := range []struct{ from, keys, want string }{
		{"", "Ctrl+Right", "全县收到"},
		{"全县收到", "Ctrl+Right", "全县收到12.5%"},
		{"12.5%", "Ctrl+Right", "12.5%的 "},
		{"的 ", "Ctrl+Right", "Wi-Fi"},
		{"申请。", "Ctrl+Right", "申请。\n"},
		{"末段", "Ctrl+Right", "末段"},
		{"末段", "Ctrl+Left", "二\n\n"},
		{"二\n\n", "Ctrl+Left", "二\n"},
		{"的 ", "Ctrl+Left", "12.5%"},
		{"12.5%", "Ctrl+Left", "全县收到"},
		{"全", "Ctrl+Left", ""},
		{"全县", "Ctrl+Down", "申请。\n"},
		{"末", "Ctrl+Down", "末段"},
		{"末", "Ctrl+Up", "二\n\n"},
		{"二\n\n", "Ctrl+Up", "二\n"},
		{"全县", "Ctrl+Up", ""},
		{"全县", "Ctrl+End", "末段"},
		{"末", "Ctrl+Home", ""},
		{"申请", "End", "申请。"},
		{"申请", "Home", ""},
		{"申请。", "Right", "申请。\n"},
		{"申请。\n", "Left", "申请。"},
		{"", "Left", ""},
		{"末段", "Right", "末段"},
		{"", "Up", ""},
		{"", "Down", "申请。\n"},
		{"申请。", "Down Down Down", "末段"},
		{"申请。", "Down Up", "申请。"}, // back to the column left
		{"", "Next", "二\n\n"},
		{"末段", "Prior", "全县"},
	} {
		d := wide(t, text)
		d.at(c.from)
		d.keys(strings.Fields(c.keys)...)
		from, to := d.editor.Selection()
		want := strings.Index(text, c.want) + len(c.want)
		if from != want || to != want {
			t.Errorf("from behind %q by %s: behind %q, want %q", c.from, c.keys, text[:from], c.want)
		}
		d = wide(t, text)
		d.at(c.from)
		for _, k := range strings.Fields(c.keys) {
			d.keys("Shift+" + k)
		}
		start := strings.Index(text, c.from) + len(c.from)
		if from, to := d.editor.Selection(); from != min(start, want) || to != max(start, want) {
			t.Errorf("from behind %q by Shift+%s: selected %q", c.from, c.keys, text[from:to])
		}
	}
}

func TestRowsAndTheirEnds(t *testing.T) {
	text := strings.Repeat("一二三四五六七八九十", 9) // rows of about 28 and 30
	d := wide(t, text)
	first := len(d.rows()[0])
	d.keys("End")
	if from, _ := d.editor.Selection(); from != first {
		t.Fatalf("End goes to %d, want %d", from, first)
	}
	end, _, _ := d.editor.Caret()
	d.keys("Right", "Left") // the same offset, at the start of the next row
	start, _, _ := d.editor.Caret()
	if start.Y <= end.Y || start.X >= end.X {
		t.Errorf("the end of a row stands at %v, the start of the next at %v", end, start)
	}
	d.keys("Home", "Up", "Home")
	if from, _ := d.editor.Selection(); from != 0 {
		t.Errorf("Home of the first row goes to %d", from)
	}
}

// A page further down is another page, with one row of the last.
func TestPagesAreTurned(t *testing.T) {
	text := ""
	for i := range 90 {
		text += fmt.Sprintf("第%d段\n", i)
	}
	d := wide(t, text)
	first := d.rows()
	last := first[len(first)-2] // the next is cut
	d.keys("Next")
	if got := d.rows(); !slices.Contains(got, last) || slices.Contains(got, first[2]) {
		t.Errorf("a page below %q: %q", first, got)
	}
	d.keys("Prior")
	if got := d.rows(); !slices.Equal(got, first) {
		t.Errorf("back on the first page: %q, want %q", got, first)
	}
	for range 20 {
		d.keys("Next")
	}
	if from, _ := d.editor.Selection(); from != len(text) {
		t.Errorf("the last page ends at %d of %d", from, len(text))
	}
}

func TestArrowsLeaveASelection(t *testing.T) {
	d := wide(t, "甲乙丙丁")
	d.editor.Select(len("甲"), len("甲乙丙"))
	d.keys("Left")
	d.want("甲|乙丙丁")
	d.editor.Select(len("甲"), len("甲乙丙"))
	d.keys("Right")
	d.want("甲乙丙|丁")
}

func TestErasingByWord(t *testing.T) {
	d := wide(t, "收到 12件，其中。")
	d.at("12件")
	d.keys("Ctrl+BackSpace")
	d.want("收到 12|，其中。")
	d.keys("Ctrl+BackSpace", "Ctrl+Delete")
	d.want("收到 |其中。")
	d.keys("Ctrl+BackSpace", "Ctrl+BackSpace", "Ctrl+Delete", "Ctrl+Delete", "Ctrl+Delete")
	d.want("|")
}

func TestClipboard(t *testing.T) {
	d := wide(t, "甲乙丙丁")
	d.clip.SetContent("原")
	d.editor.TypedShortcut(&fyne.ShortcutCopy{Clipboard: d.clip})
	d.editor.TypedShortcut(&fyne.ShortcutCut{Clipboard: d.clip})
	if d.clip.Content() != "原" {
		t.Error("nothing selected, yet the clipboard changed")
	}
	d.editor.Select(len("甲"), len("甲乙丙"))
	d.editor.TypedShortcut(&fyne.ShortcutCopy{Clipboard: d.clip})
	if d.clip.Content() != "乙丙" {
		t.Errorf("copied %q", d.clip.Content())
	}
	d.editor.TypedShortcut(&fyne.ShortcutCut{Clipboard: d.clip})
	d.want("甲|丁")
	d.paste("\r\n一\t二\r\n三\r\n")
	d.want("甲一 二\n三|丁")
	d.editor.TypedShortcut(&fyne.ShortcutSelectAll{})
	d.want("[甲一 二\n三丁]")
	d.paste("\u200b")
	d.want("[甲一 二\n三丁]")
}

func TestStepsOfUndo(t *testing.T) {
	d := wide(t, "甲")
	d.keys("End")
	d.told = nil
	d.typed("乙丙")
	d.wantTold("type", "type")
	d.keys("Left")
	d.wantTold("seal")
	d.keys("Right")
	d.wantTold()
	d.typed("丁。戊")
	d.wantTold("type", "type", "seal", "type")
	d.keys("BackSpace", "BackSpace")
	d.wantTold("seal", "type", "type")
	d.typed("己")
	d.wantTold("seal", "type")
	d.paste("庚")
	d.wantTold("seal", "粘贴")
	d.keys("Return")
	d.wantTold("type", "seal")
	d.typed("辛")
	d.window.Canvas().Unfocus()
	d.wantTold("type", "seal")
	d.editor.Focus()
	d.keys("Ctrl+End", "Delete")
	d.wantTold()
}

func TestKeysForOthers(t *testing.T) {
	d := wide(t, "甲")
	d.told = nil
	d.keys("F8", "Escape", "Ctrl+F")
	d.editor.TypedShortcut(&fyne.ShortcutUndo{})
	d.wantTold("key F8", "key Escape", "shortcut CustomDesktop:Control+F", "shortcut Undo")
	d.keys("Shift+F10")
	if d.menus != 1 {
		t.Errorf("%d menus", d.menus)
	}
	d.want("|甲")
}

func TestSetAfterUndo(t *testing.T) {
	for _, c := range []struct{ was, now, caret string }{
		{"甲乙丙", "甲丙", "甲|丙"},
		{"甲丙", "甲乙丙", "甲乙|丙"},
		{"甲丙", "甲丙丁", "甲丙丁|"},
		{"甲", "由", "由|"}, // share bytes
		{"一一", "一一一", "一一一|"},
		{"甲", "", "|"},
	} {
		d := wide(t, c.was)
		d.told = nil
		d.text = c.now
		d.editor.Set(c.now)
		d.want(c.caret)
		d.wantTold()
	}
}
