package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gouji.app/model/check"
	"gouji.app/ui/sheet"
)

// remarked is the sample, which has an error, with a warning at the active cell.
func remarked(t *testing.T) *clerk {
	t.Helper()
	d := open(t)
	d.Command(CmdSample)
	d.jumpTo("requests/new/person")
	d.Command(CmdRemark)
	d.typing("请与受理台账核对")
	d.press("登记")
	return d
}

// A warning that has its reason is out of the way: at the end of the list, grey in the
// table, passed over by F8 and the counts; taken back, it is as before.
func TestWarningIsExplainedAndTakenBack(t *testing.T) {
	d := remarked(t)
	at := d.middle.Table().Sheet.Active()
	d.wants("state", d.middle.State("requests"), "●1 ○1")
	d.Command(CmdExplain)
	if !strings.Contains(d.dialog(), "请与受理台账核对") {
		t.Fatalf("the dialog says %s", d.dialog())
	}
	d.tap("统计口径与上年不同")
	d.press("确定")
	d.wants("undo", d.desk.Session().UndoLabel(), "说明")
	d.wants("state", d.middle.State("requests"), "●1")
	words := d.words()
	if !strings.Contains(words, "已说明　1✓") || !strings.Contains(words, "说明：统计口径与上年不同[取消说明]") || strings.Contains(words, "提醒（改或说明）") {
		t.Errorf("the list says %s", words)
	}
	if m := d.middle.Table().Mark(at).Level; m != sheet.Explained {
		t.Errorf("the cell has mark %v", m)
	}
	d.jumpTo(at.String())
	if line := d.middle.Table().Line.String(); !strings.Contains(line, "请与受理台账核对；处理后请勾销　说明：统计口径与上年不同") {
		t.Errorf("the line below the sheet says %q", line)
	}
	for range d.desk.Result().Findings {
		d.Command(CmdNextFinding)
		if said := d.status.Text; said == "" || strings.Contains(said, "请与受理台账核对") {
			t.Errorf("F8 leads to %q", said)
		}
	}

	d.click("取消说明")
	d.wants("state", d.middle.State("requests"), "●1 ○1")
	if m := d.middle.Table().Mark(at).Level; m != sheet.Warning {
		t.Errorf("taken back the cell has mark %v", m)
	}
	d.wants("undo", d.desk.Session().UndoLabel(), "取消说明")
	d.Command(CmdUndo)
	d.wants("state after undo", d.middle.State("requests"), "●1")
	d.Command(CmdUndo)
	d.wants("state after two", d.middle.State("requests"), "●1 ○1")
}

func TestOwnReasonIsTypedAndChanged(t *testing.T) {
	d := remarked(t)
	d.click("说明")
	d.typing("台账有误", fyne.KeyReturn)
	reason := func() string {
		for _, f := range d.desk.Result().Findings {
			if f.Explained != "" {
				return f.Explained
			}
		}
		return ""
	}
	d.wants("reason", reason(), "台账有误")
	d.Command(CmdExplain)
	d.typing("", fyne.KeyEnd)
	d.typing("，已更正", fyne.KeyReturn)
	d.wants("reason", reason(), "台账有误，已更正")
	if n := len(d.desk.Report().Explanations()); n != 1 {
		t.Errorf("%d explanations", n)
	}
	d.Command(CmdExplain)
	d.typing("又改", fyne.KeyEscape)
	d.wants("reason after Escape", reason(), "台账有误，已更正")
	d.Command(CmdExplain)
	d.press("取消说明")
	d.wants("reason taken back", reason(), "")
	d.Command(CmdExplain)
	d.typing("　", fyne.KeyReturn)
	d.wants("blank reason", reason(), "")
}

// An error can't be explained away, and where nothing is found there is nothing to
// explain.
func TestOnlyWarningsAndHintsAreExplained(t *testing.T) {
	d := remarked(t)
	possible := func(ref string) bool {
		d.jumpTo(ref)
		for _, item := range d.contextMenu().Items {
			if item.Label == "说明…" {
				return !item.Disabled
			}
		}
		t.Fatal("the context menu lacks 说明…")
		return false
	}
	for ref, want := range map[string]bool{"requests/new/person": true, "requests/handled/total": false, "requests/new/other": false} {
		if possible(ref) != want {
			t.Errorf("%s can be explained: %v", ref, !want)
		}
	}
	n := 0
	for _, o := range test.LaidOutObjects(d.win.Content()) {
		if labelOf(o) == "说明" {
			n++
		}
	}
	explainable := 0
	for _, f := range d.desk.Result().Findings {
		if f.Severity != check.Error {
			explainable++
		}
	}
	if n != explainable || n == 0 {
		t.Errorf("%d buttons 说明 for %d warnings and hints", n, explainable)
	}
}

// In a narrative 说明… is about the words at the caret, else about the whole.
func TestNarrativeIsExplained(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.jumpTo("problems")
	if d.middle.Reasons.CanExplain() {
		t.Error("there is something to explain in a text without findings")
	}
	d.Command(CmdRemark)
	d.typing("写得太短")
	d.press("登记")
	d.Command(CmdExplain)
	d.typing("按要求精简", fyne.KeyReturn)
	if !strings.Contains(d.words(), "说明：按要求精简") {
		t.Errorf("the window says %s", d.words())
	}
}
