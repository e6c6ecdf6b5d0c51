package sheet_test

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestCopyAndPasteABlock(t *testing.T) {
	d := table(t, "requests")
	d.keys(shift+fyne.KeyRight, shift+fyne.KeyDown)
	if got, want := d.copied(), "78\t5\r\n4\t0\r\n"; got != want {
		t.Errorf("copied %q, want %q", got, want)
	}
	d.at("granted/research")
	d.paste("78\t5\r\n4\t\r\n")
	d.wantTold("粘贴 requests/granted/research=78 requests/granted/welfare=5 requests/partly-granted/research=4 requests/partly-granted/welfare=")
	d.wantSelected("granted/research", "partly-granted/welfare", 4)
	d.wantActive("granted/research")
}

func TestOneTextGoesIntoEverySelectedCell(t *testing.T) {
	d := table(t, "requests")
	d.keys(shift + fyne.KeyRight)
	d.paste("0\r\n")
	d.wantTold("粘贴 requests/new/person=0 requests/new/business=0")
	d.wantSelected("new/person", "new/business", 2)
}

func TestPasteWhileTyping(t *testing.T) {
	d := table(t, "requests")
	d.typed("1")
	d.paste("23\r\n")
	d.wantText("new/person", "123")
	d.told = nil
	d.paste("4\t5")
	d.wantTold("seal", "粘贴 requests/new/person=4 requests/new/business=5")
}

func TestMergedCellsTravelOnTheirFirstSquare(t *testing.T) {
	d := table(t, "proactive")
	d.sheet.TypedShortcut(&fyne.ShortcutSelectAll{})
	block := d.copied()
	want := "0\t0\t0\r\n5\t2\t61\r\n第二十条第（五）项\t\t\r\n本年处理决定数量\t\t\r\n15230\t\t\r\n第二十条第（六）项\t\t\r\n本年处理决定数量\t\t\r\n2417\t\t\r\n136\t\t\r\n第二十条第（八）项\t\t\r\n本年收费金额（单位：万元）\t\t\r\n4068.208\t\t\r\n"
	if block != want {
		t.Errorf("copied %q, want %q", block, want)
	}
	before := d.report.Clone()
	d.keys(fyne.KeyDelete)
	d.at("rules/issued")
	d.paste(block)
	if at := d.report.Differs(before); at != "" {
		t.Errorf("pasting the copy back changed %s", at)
	}
}

func TestCut(t *testing.T) {
	d := table(t, "requests")
	d.sheet.TypedShortcut(&fyne.ShortcutCut{Clipboard: d.clip})
	d.wantTold("剪切 requests/new/person=")
	if got := d.clip.Content(); got != "78" {
		t.Errorf("cut %q", got)
	}
	d.typed("45")
	d.sheet.TypedShortcut(&fyne.ShortcutCut{Clipboard: d.clip})
	d.wantText("new/person", "")
	if got := d.clip.Content(); got != "45" {
		t.Errorf("cut %q while typing", got)
	}
}

func TestCopyQuotesWhatHoldsSeparators(t *testing.T) {
	d := table(t, "requests")
	d.report.SetText(d.ref("new/person"), "1\n\"2\"")
	if got, want := d.copied(), "\"1\n\"\"2\"\"\""; got != want {
		t.Errorf("copied %q, want %q", got, want)
	}
}

func TestFillDownAndRight(t *testing.T) {
	d := table(t, "requests")
	d.keys(shift+fyne.KeyRight, shift+fyne.KeyDown, shift+fyne.KeyDown)
	d.ctrl(fyne.KeyD)
	d.wantTold("向下填充 requests/carried-in/person=78 requests/carried-in/business=5 requests/granted/person=78 requests/granted/business=5")
	d.ctrl(fyne.KeyR)
	d.wantTold("向右填充 requests/new/business=78 requests/carried-in/business=78 requests/granted/business=78")
	d.at("partly-granted/legal")
	d.ctrl(fyne.KeyD)
	d.wantTold("向下填充 requests/partly-granted/legal=1")
	d.at("new/person")
	d.ctrl(fyne.KeyD)
	d.ctrl(fyne.KeyR)
	d.wantTold()
}

func TestSummaryIsExact(t *testing.T) {
	d := table(t, "requests")
	want := func(sum string, numbers, cells int) {
		t.Helper()
		if s, n, c := d.sheet.Summary(); s != sum || n != numbers || c != cells {
			t.Errorf("sum %q of %d numbers in %d cells, want %q of %d in %d", s, n, c, sum, numbers, cells)
		}
	}
	want("78", 1, 1)
	d.keys(shift+fyne.KeyRight, shift+fyne.KeyDown) // 78 5, 4 0
	want("87", 4, 4)
	d.report.SetText(d.ref("new/business"), "不适用")
	d.report.SetText(d.ref("carried-in/business"), "")
	want("82", 2, 4)
	d.report.SetText(d.ref("new/person"), "")
	d.report.SetText(d.ref("carried-in/person"), "/")
	want("", 0, 4)

	d = table(t, "proactive")
	d.report.SetText(d.ref("coercions/decisions"), "0")
	d.report.SetText(d.ref("fees/amount"), "１，０００．１０")
	d.at("coercions/decisions")
	d.keys(shift + fyne.KeyDown)
	want("1000.10", 2, 2)
	d.report.SetText(d.ref("coercions/decisions"), "1")
	d.report.SetText(d.ref("fees/amount"), "9999999999999999.999")
	want("", 2, 2) // the decimal library would round
}
