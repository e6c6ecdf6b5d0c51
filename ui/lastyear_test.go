package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model/form"
)

// choose types a file's name into the file dialog and takes it.
func (d *clerk) choose(name string) {
	d.t.Helper()
	if !strings.Contains(d.dialog(), "文件名") {
		d.t.Fatalf("no file dialog but %q", d.dialog())
	}
	d.win.Canvas().Focused().(interface{ SetText(string) }).SetText(name)
	d.typing("", fyne.KeyReturn)
}

func (d *clerk) lastNumberAt(ref string) string {
	at, _ := form.ParseRef(ref)
	return d.middle.Beside.LastNumber(at)
}

func TestLastYearStandsBesideThisYear(t *testing.T) {
	d := open(t)
	d.file("去年.txt", prefecture2023)
	d.Open(d.file("今年.txt", prefecture2024))
	d.jumpTo("proactive/rules/in-force")
	d.Command(CmdBeside)
	if !strings.Contains(d.dialog(), "选择 2023 年度的年报") {
		t.Fatalf("dialog %q", d.dialog())
	}
	d.choose("去年.txt")
	d.wants("dialog", d.dialog(), "")
	d.wants("status", d.status.Text, "正在与“去年.txt”对照，从中读入 13/200 格")
	d.wants("last year's file", d.lastYear.Text, "上年：去年.txt")
	d.wants("numbers of last year", strings.Join([]string{
		d.lastNumberAt("proactive/normative/issued"), d.lastNumberAt("proactive/rules/issued"),
		d.lastNumberAt("requests/carried-out/total"), d.lastNumberAt("requests/new/person"),
	}, " "), "60 0 121 ")
	if !strings.Contains(d.words(), "11") || d.tools[CmdBeside].Importance != widget.MediumImportance {
		t.Errorf("not shown beside: %s", d.words())
	}
	line := func(want string) {
		t.Helper()
		if got := d.middle.Table().Line.String(); !strings.Contains(got, want) {
			t.Errorf("the line below the sheet says %q, not %q", got, want)
		}
	}
	line("上年 11 · 增 1（＋9.1%）")
	d.wants("findings of two years that tie", d.acrossYears(), "")
	d.typing("9") // the keyboard is back in the table
	line("上年 11 · 减 2（−18.2%）")
	if !strings.Contains(d.acrossYears(), "规章") {
		t.Errorf("findings: %v", d.messages())
	}
	d.typing("", fyne.KeyEscape)
	d.typing("11")
	line("上年 11 · 与上年相同")
	d.Command(CmdUndo)
	d.wants("findings after undo", d.acrossYears(), "")
	d.jumpTo("proactive/rules/issued")
	line("上年 0 · 增 2")

	d.win.Canvas().Unfocus() // as a click on the button does
	d.Command(CmdBeside)
	if d.win.Canvas().Focused() != fyne.Focusable(d.middle.Table().Sheet) {
		t.Error("the keyboard is not back in the table")
	}
	d.wants("number of last year when hidden", d.lastNumberAt("proactive/normative/issued"), "")
	if got := d.middle.Table().Line.String(); strings.Contains(got, "上年") {
		t.Errorf("the line below the sheet says %q", got)
	}
	d.Command(CmdBeside)
	d.wants("number of last year when shown again", d.lastNumberAt("proactive/normative/issued"), "60")
}

// What another program's file of last year holds that nobody could read is said.
func TestUnreadNumbersOfLastYearAreTold(t *testing.T) {
	d := open(t)
	d.file("外来.txt", prefecture2023)
	d.Open(d.file("今年.txt", prefecture2024))
	d.Command(CmdBeside)
	d.choose("外来.txt")
	d.wants("status", d.status.Text, "正在与“外来.txt”对照，从中读入 13/200 格，有 1 处没有读懂")
}

func TestComparisonIsEnded(t *testing.T) {
	d := compared(t)
	d.jumpTo("requests/carried-in/person")
	d.typing("117", fyne.KeyReturn)
	d.Command(CmdEndComparison)
	d.wants("findings", d.acrossYears(), "")
	d.wants("last year's file", d.lastYear.Text, "")
	d.wants("file that is kept", d.cell("prior/1/file"), "")
	d.Command(CmdOtherPrior) // is only there beside another
	d.wants("dialog", d.dialog(), "")
}

func TestReportOfAnotherYearIsRefused(t *testing.T) {
	d := open(t)
	d.file("前年.txt", strings.Replace(prefecture2023, "2023", "2022", 1))
	d.Open(d.file("今年.txt", prefecture2024))
	d.Command(CmdBeside)
	d.choose("前年.txt")
	if !strings.Contains(d.dialog(), "请选择 2023 年度的年报。 [换一份…] [取消]") {
		t.Errorf("dialog %q", d.dialog())
	}
	d.press("取消")
	d.wants("last year's file", d.lastYear.Text, "")
	if d.desk.Session().Unsaved() {
		t.Error("a refused file counts as a change")
	}
}

func TestReportOfAnotherBodyIsAskedAbout(t *testing.T) {
	d := open(t)
	d.file("邻市.txt", strings.Replace(prefecture2023, "宿迁", "淮安", 1))
	d.Open(d.file("今年.txt", prefecture2024))
	d.Command(CmdBeside)
	d.choose("邻市.txt")
	if !strings.Contains(d.dialog(), "单位不同（“宿迁市人民政府”、“淮安市人民政府”）") {
		t.Fatalf("dialog %q", d.dialog())
	}
	d.press("仍作对照")
	d.wants("last year's file", d.lastYear.Text, "上年：邻市.txt")
}

func TestReportWithoutNumbersIsRefused(t *testing.T) {
	d := open(t)
	d.file("空表.txt", "form gongkai-2021\nunit/name: 宿迁市人民政府\nunit/year: 2023\n")
	d.Open(d.file("今年.txt", prefecture2024))
	d.Command(CmdBeside)
	d.choose("空表.txt")
	d.wants("dialog", d.dialog(), "“空表.txt”里没有读到表格中的数，不能作上年对照；请换一份年报。 [知道了]")
}

// After a reform the reports are asked for one by one, and a better one of the same
// body takes the place of the first.
func TestReportsOfPredecessorsAreChosenOneByOne(t *testing.T) {
	d := open(t)
	for name, left := range map[string]string{"甲局": "2", "乙局": "1", "乙局更正": "3"} {
		d.file(name+".txt", "form gongkai-2021\nunit/name: "+strings.TrimSuffix(name, "更正")+"\nunit/year: 2023\n"+
			"requests/carried-out: "+left+" 0 0 0 0 0 "+left+"\n")
	}
	d.Open(d.file("今年.txt", "form gongkai-2021\nunit/name: 甲乙局\nunit/year: 2024\nrequests/carried-out: 4 0 0 0 0 0 4\n"+
		"predecessor/1/name: 甲局\npredecessor/2/name: 乙局\n"))
	d.jumpTo("requests/carried-out/person")
	d.Command(CmdBeside)
	d.choose("乙局.txt")
	d.wants("dialog", d.dialog(), "还缺原单位“甲局”的上年年报；补齐以前，暂不作上年对照。 [选择…] [以后再选]")
	d.wants("last year's file", d.lastYear.Text, "上年：还缺“甲局”的年报")
	d.wants("number of last year while one is missing", d.lastNumberAt("requests/carried-out/person"), "")
	d.press("选择…")
	d.choose("甲局.txt")
	d.wants("last year's file", d.lastYear.Text, "上年：甲局.txt 等 2 份")
	if line := d.middle.Table().Line.String(); !strings.Contains(line, "上年 3（甲局 2＋乙局 1） · 增 1（＋33.3%）") {
		t.Errorf("the line below the sheet says %q", line)
	}
	d.Command(CmdOtherPrior)
	d.choose("乙局更正.txt")
	d.wants("number of last year", d.lastNumberAt("requests/carried-out/person"), "5")
}

// A draft left behind by a crash comes back with last year beside it.
func TestRecoveredDraftIsCompared(t *testing.T) {
	d := compared(t)
	d.jumpTo("requests/carried-in/person")
	d.typing("117")
	if err := d.opts.Drafts.Stop(); err != nil { // as if the program ended here
		t.Fatal(err)
	}
	again := openIn(t, d.dir)
	again.click("恢复")
	again.wants("last year's file", again.lastYear.Text, "上年：去年.txt")
	if !strings.Contains(again.acrossYears(), "118") {
		t.Errorf("findings: %v", again.messages())
	}
}
