package sheet_test

import (
	"testing"

	"fyne.io/fyne/v2"
)

const shift = "Shift+"

func TestArrows(t *testing.T) {
	d := table(t, "requests")
	d.keys(fyne.KeyRight)
	d.wantActive("new/business")
	d.keys(fyne.KeyDown, fyne.KeyDown)
	d.wantActive("granted/business")
	d.keys(fyne.KeyLeft, fyne.KeyLeft)
	d.wantActive("granted/person")
	d.keys(fyne.KeyUp, fyne.KeyUp, fyne.KeyUp)
	d.wantActive("new/person")
	d.keys(fyne.KeyEnd)
	d.wantActive("new/total")
	d.keys(fyne.KeyRight)
	d.wantActive("new/total")
	d.keys(fyne.KeyDown, fyne.KeyHome)
	d.wantActive("carried-in/person")
	d.wantTold()
}

func TestDownKeepsItsLaneAcrossWideCells(t *testing.T) {
	d := table(t, "proactive")
	d.at("normative/repealed")
	for _, want := range []string{"licences/decisions", "penalties/decisions", "coercions/decisions", "fees/amount", "fees/amount"} {
		d.keys(fyne.KeyDown)
		d.wantActive(want)
	}
	d.keys(fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp)
	d.wantActive("normative/repealed")
	d.keys(fyne.KeyDown, fyne.KeyHome, fyne.KeyUp)
	d.wantActive("normative/issued")
	d.keys(fyne.KeyDown, fyne.KeyRight)
	d.wantActive("licences/decisions")
}

func TestEnterReturnsToWhereTabbingBegan(t *testing.T) {
	d := table(t, "requests")
	d.at("granted/business")
	d.keys(fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn)
	d.wantActive("partly-granted/business")
	d.keys(fyne.KeyTab, fyne.KeyEnter)
	d.wantActive("denied-secret/business")
	d.keys(fyne.KeyRight, fyne.KeyReturn)
	d.wantActive("denied-law/research")
	d.keys(shift + fyne.KeyReturn)
	d.wantActive("denied-secret/research")
	d.keys(shift+fyne.KeyTab, shift+fyne.KeyTab, shift+fyne.KeyTab)
	d.wantActive("partly-granted/total")
	d.at("carried-out/person")
	d.keys(fyne.KeyReturn)
	d.wantActive("carried-out/person")
	d.keys(fyne.KeyEnd, fyne.KeyTab)
	d.wantActive("carried-out/total")
}

func TestEnterInStackedBlocks(t *testing.T) {
	d := table(t, "proactive")
	d.keys(fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn)
	d.wantActive("normative/issued")
	d.keys(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	d.wantActive("licences/decisions")
	d.keys(fyne.KeyTab, fyne.KeyTab)
	d.wantActive("coercions/decisions")
}

func TestCtrlKeys(t *testing.T) {
	d := table(t, "requests")
	d.ctrl(fyne.KeyEnd)
	d.wantActive("carried-out/total")
	d.ctrl(fyne.KeyHome)
	d.wantActive("new/person")
	d.ctrl(fyne.KeyDown)
	d.wantActive("carried-out/person")
	d.ctrl(fyne.KeyRight)
	d.wantActive("carried-out/total")

	d.report.SetText(d.ref("denied-law/total"), "")
	d.report.SetText(d.ref("denied-secret/total"), "")
	d.ctrl(fyne.KeyUp)
	d.wantActive("denied-security/total")
	d.ctrl(fyne.KeyUp)
	d.wantActive("partly-granted/total")
	d.ctrl(fyne.KeyUp)
	d.wantActive("new/total")
	d.ctrl(fyne.KeyEnd, fyne.KeyModifierShift)
	d.wantSelected("new/total", "carried-out/total", 25)
	d.wantTold()
}

func TestPages(t *testing.T) {
	d := open(t, "requests", theme(t, 0, false), fyne.NewSize(900, 400))
	d.keys(fyne.KeyPageDown)
	first := d.sheet.Active()
	if first == d.ref("new/person") || first == d.ref("carried-out/person") || first.Col != "person" {
		t.Errorf("a page below the first row is %v", first)
	}
	d.keys(fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageDown)
	d.wantActive("carried-out/person")
	d.keys(fyne.KeyPageUp, fyne.KeyPageUp, fyne.KeyPageUp, fyne.KeyPageUp)
	d.wantActive("new/person")
	d.keys(shift + fyne.KeyPageDown)
	if sel := d.sheet.Selected(); sel[len(sel)-1] != first || len(sel) < 2 {
		t.Errorf("selected to %v, want %v", sel[len(sel)-1], first)
	}
}

func TestShiftSelects(t *testing.T) {
	d := table(t, "requests")
	d.at("granted/business")
	d.keys(shift+fyne.KeyRight, shift+fyne.KeyDown, shift+fyne.KeyDown)
	d.wantActive("granted/business")
	d.wantSelected("granted/business", "denied-secret/research", 6)
	d.keys(shift + fyne.KeyHome)
	d.wantSelected("granted/person", "denied-secret/business", 6)
	d.keys(shift + fyne.KeyEnd)
	d.wantSelected("granted/business", "denied-secret/total", 18)
	d.keys(fyne.KeyDown)
	d.wantSelected("partly-granted/business", "partly-granted/business", 1)
	d.sheet.TypedShortcut(&fyne.ShortcutSelectAll{})
	d.wantSelected("new/person", "carried-out/total", 175)
	d.wantTold()
}

func TestSelectionCutsNoCell(t *testing.T) {
	d := table(t, "proactive")
	d.at("normative/issued")
	d.keys(shift + fyne.KeyDown)
	d.wantSelected("normative/issued", "licences/decisions", 4)
}

func TestTabAndEnterGoThroughASelection(t *testing.T) {
	d := table(t, "requests")
	d.keys(shift+fyne.KeyRight, shift+fyne.KeyDown)
	for _, want := range []string{"new/business", "carried-in/person", "carried-in/business", "new/person"} {
		d.keys(fyne.KeyTab)
		d.wantActive(want)
		d.wantSelected("new/person", "carried-in/business", 4)
	}
	d.keys(fyne.KeyReturn)
	d.wantActive("carried-in/person")
	d.typed("7")
	d.keys(fyne.KeyReturn)
	d.wantActive("new/business")
	d.keys(shift + fyne.KeyReturn)
	d.wantActive("carried-in/person")
	d.wantText("carried-in/person", "7")
}

func TestTypingReplaces(t *testing.T) {
	d := table(t, "requests")
	d.typed("1２")
	d.wantTold("type requests/new/person 1", "type requests/new/person 12")
	d.keys(fyne.KeyReturn)
	d.wantTold("seal")
	d.wantActive("carried-in/person")
	d.typed("5")
	d.keys(fyne.KeyLeft) // commits: typing is no editing
	d.wantTold("type requests/carried-in/person 5", "seal")
	d.keys(fyne.KeyReturn)
	d.wantTold()
}

func TestFiguresOfAnInputMethod(t *testing.T) {
	d := table(t, "proactive")
	d.at("fees/amount")
	d.typed("１，２３４．５０")
	d.wantText("fees/amount", "1,234.50")
	d.keys(fyne.KeyF2, fyne.KeyReturn)
	d.typed("7。2")
	d.wantText("fees/amount", "7.2")
	d.keys(fyne.KeyReturn)
	d.typed("无")
	d.wantText("fees/amount", "无")
}

func TestEscapeRestores(t *testing.T) {
	d := table(t, "requests")
	d.typed("12")
	d.keys(fyne.KeyEscape)
	d.wantTold("type requests/new/person 1", "type requests/new/person 12", "type requests/new/person 78", "seal")
	d.keys(fyne.KeyF2, fyne.KeyEscape)
	d.wantTold("seal")
	d.keys(fyne.KeyEscape)
	d.wantTold("key Escape")
	d.typed("12345") // longer than what comes back
	d.keys(fyne.KeyEscape)
	d.wantText("new/person", "78")
}

func TestF2EditsAtACaret(t *testing.T) {
	d := table(t, "requests")
	d.keys(fyne.KeyF2, fyne.KeyLeft)
	d.typed("0")
	d.wantText("new/person", "708")
	d.keys(fyne.KeyHome)
	d.typed("1")
	d.keys(fyne.KeyDelete, fyne.KeyEnd, fyne.KeyBackspace, fyne.KeyRight, fyne.KeyRight)
	d.typed("9")
	d.wantText("new/person", "109")
	d.keys(fyne.KeyHome, fyne.KeyBackspace, fyne.KeyEnd, fyne.KeyDelete)
	d.wantText("new/person", "109")
	d.keys(fyne.KeyTab)
	d.wantActive("new/business")
	d.keys(fyne.KeyF2, fyne.KeyF2, fyne.KeyRight) // the second F2 gives the arrows back
	d.wantActive("new/research")
}

func TestDeleteAndBackspace(t *testing.T) {
	d := table(t, "requests")
	d.keys(shift+fyne.KeyRight, fyne.KeyDelete)
	d.wantTold("清除 requests/new/person= requests/new/business=")
	d.at("granted/person")
	d.keys(fyne.KeyBackspace)
	d.typed("3")
	d.wantTold("type requests/granted/person ", "type requests/granted/person 3")
	d.keys(fyne.KeyEscape)
	d.wantText("granted/person", "31")
}

func TestOtherKeysAreForwarded(t *testing.T) {
	d := table(t, "requests")
	d.keys(fyne.KeyF6, fyne.KeyF8)
	d.wantTold("key F6", "key F8")
	d.typed("1")
	d.told = nil
	d.sheet.TypedShortcut(&fyne.ShortcutUndo{})
	d.wantTold("seal", "shortcut Undo")
	d.sheet.TypedShortcut(&fyne.ShortcutRedo{})
	d.ctrl(fyne.KeyS)
	d.ctrl(fyne.KeyD, fyne.KeyModifierAlt)
	if len(d.told) != 3 {
		t.Errorf("told %q", d.told)
	}
}

func TestWritingElsewhereEndsTyping(t *testing.T) {
	d := table(t, "requests")
	d.typed("1")
	d.report.SetText(d.ref("new/person"), "78") // undone from the menu
	d.sheet.Update()
	d.typed("2")
	d.wantText("new/person", "2")
}

func TestLosingTheKeyboardSeals(t *testing.T) {
	d := table(t, "requests")
	d.typed("1")
	d.told = nil
	d.window.Canvas().Unfocus()
	d.wantTold("seal")
	if !d.sheet.AcceptsTab() {
		t.Error("Tab must not leave the table")
	}
}

func TestSelectKnowsItsCells(t *testing.T) {
	d := table(t, "disputes")
	if d.sheet.Select(d.ref("cases/nothing")) {
		t.Error("selected a cell that is not there")
	}
	d.at("cases/after-total")
	d.wantActive("cases/after-total")
}
