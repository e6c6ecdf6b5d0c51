package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"gouji.app/assets"
	"gouji.app/model/check"
)

// openFindings counts the findings of the pane that want a change or a reason.
func (d *clerk) openFindings(severity check.Severity) (n int) {
	for _, f := range d.desk.Result().Open() {
		if f.Severity == severity {
			n++
		}
	}
	return n
}

// What is handed in or made final is checked as the pane shows it, beside last year's
// report.
func TestOneTruthBeforeHandingIn(t *testing.T) {
	d := compared(t)
	d.jumpTo("requests/carried-in/total")
	d.typing("999")
	for _, command := range []ID{CmdExport, CmdMarkFinal} {
		d.Command(command)
		said := d.dialog()
		if !strings.Contains(said, "二、上年结转与上年年报的“四、结转下年度”不一致：总计 999（上年 121）") {
			t.Errorf("%s does not name what last year's report says: %s", command, said)
		}
		if errors := d.openFindings(check.Error); strings.Count(said, "● ") != min(errors, 4) ||
			errors > 4 && !strings.Contains(said, fmt.Sprintf("另有 %d 处必须改的", errors-4)) {
			t.Errorf("%s counts other errors than the pane, %d: %s", command, errors, said)
		}
		if warnings := d.openFindings(check.Warning); warnings > 4 != strings.Contains(said, fmt.Sprintf("另有 %d 处提醒", warnings-4)) {
			t.Errorf("%s counts other reminders than the pane, %d: %s", command, warnings, said)
		}
		d.press("取消")
	}
}

// A blank cell is of the same severity in the pane, in the mark of its part and before
// it is handed in.
func TestBlankCellsAreTheSameEverywhere(t *testing.T) {
	d := open(t)
	d.Open(d.file("示例.txt", assets.Sample))
	d.jumpTo("requests/handled/total")
	d.typing("85", fyne.KeyReturn)
	d.jumpTo("disputes/cases/direct-other")
	d.typing("", fyne.KeyDelete)
	d.middle.ShowSection("other")
	d.wants("part", d.partState("disputes"), "○1")
	d.Command(CmdExport)
	if said := d.dialog(); !strings.Contains(said, "○ “四、复议诉讼”有 1 格空白") || strings.Contains(said, "请先改好") {
		t.Errorf("the dialog says %s", said)
	}
}

// What a standard sentence leaves to be filled in is told in the pane, in the mark of its
// part and before the report is handed in.
func TestGapsOfStandardSentences(t *testing.T) {
	d := open(t)
	d.Open(d.file("示例.txt", assets.Sample))
	d.jumpTo("requests/handled/total")
	d.typing("85", fyne.KeyReturn)
	d.jumpTo("other")
	before := d.openFindings(check.Error)
	d.middle.Text().Insert("本年度发出收费通知××件。")
	const said = "“六、其他”的“××”处还没有填写"
	if !strings.Contains(strings.Join(d.messages(), "\n"), said) {
		t.Errorf("the pane says %v", d.messages())
	}
	d.wants("part", d.partState("other"), fmt.Sprintf("●%d", before+1))
	for _, command := range []ID{CmdExport, CmdMarkFinal} {
		d.Command(command)
		if !strings.Contains(d.dialog(), said) {
			t.Errorf("%s says %s", command, d.dialog())
		}
		d.press("取消")
	}
	d.typing("0") // ×× is selected
	d.wants("part", d.partState("other"), "✓")
}

// 没有发现问题 is said of a report that lacks nothing.
func TestNothingIsFoundOnlyWhereNothingIsLeft(t *testing.T) {
	d := open(t)
	d.New()
	wants := func(said string) {
		t.Helper()
		if !strings.Contains(d.words(), said) || strings.Contains(d.words(), "没有发现问题") {
			t.Errorf("the pane of a new report does not say %s: %s", said, d.words())
		}
	}
	wants("还有 8 部分未填。")
	d.jumpTo("unit/name")
	d.typing("示例县人民政府")
	d.wants("unit without a year", d.partState("unit"), "未填完")
	wants("还有 7 部分未填、1 部分未填完。")
	d.Command(CmdNextFinding)
	d.wants("status", d.status.Text, "还有 7 部分未填、1 部分未填完。")
	d.Command(CmdExport)
	if !strings.Contains(d.dialog(), "还有 7 部分未填、1 部分未填完。") {
		t.Errorf("the dialog says %s", d.dialog())
	}
	d.press("取消")
	if d.openFindings(check.Error) == 0 {
		t.Error("the pane does not show what the dialog found")
	}

	d = open(t)
	d.Open(d.file("示例.txt", assets.Sample))
	if strings.Contains(d.words(), "未填") {
		t.Errorf("of a whole report it says %s", d.words())
	}
}
