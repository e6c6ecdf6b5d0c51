package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gouji.app/assets"
)

// tap presses a button inside the dialog in front.
func (d *clerk) tap(label string) {
	d.t.Helper()
	for _, o := range test.LaidOutObjects(d.front()) {
		if labelOf(o) == label {
			test.Tap(o.(fyne.Tappable))
			return
		}
	}
	d.t.Fatalf("no button %s in %s", label, d.dialog())
}

// What another program wrote is shown before it is taken; what could not be placed
// is placed by the user, and the receipt stays with the report.
func TestForeignFileIsShownFirst(t *testing.T) {
	d := open(t)
	src := strings.Replace(assets.Sample, "requests/carried-out: 4 1 0 0 0 0 5", "requests/carried-out: _ 1 0 0 0 0 5", 1)
	if src == assets.Sample {
		t.Fatal("the sample has another row")
	}
	path := d.file("外来.txt", src)
	d.Open(path)
	for _, want := range []string{"外来.txt：读入 199/200 格，没有读出 1 格。", "没有读懂", "“其他 | 1,234 件”", "四、结转下年度"} {
		if !strings.Contains(d.dialog(), want) {
			t.Errorf("the dialog lacks %q: %s", want, d.dialog())
		}
	}
	d.press("取消")
	if !d.atStart {
		t.Error("a file that was not accepted is in the window")
	}

	d.Open(path)
	d.tap("填到…")
	if !strings.Contains(d.dialog(), "填到哪一格？") {
		t.Fatalf("the dialog says %s", d.dialog())
	}
	d.press("填入")
	if !strings.Contains(d.dialog(), "读入 200/200 格") || strings.Contains(d.dialog(), "没有读懂") {
		t.Errorf("after placing the number: %s", d.dialog())
	}
	d.press("全部接受")
	d.wants("cell", d.cell("requests/carried-out/person"), "1,234")
	d.wants("title", d.win.Title(), "示例县人民政府 · 2024 · 外来.txt（未另存） · 勾稽")
	d.Command(CmdReceipt)
	if !strings.Contains(d.dialog(), "按您的选择填入四、结转下年度·自然人：1,234") {
		t.Errorf("the kept receipt says %s", d.dialog())
	}
}

// A number that was not read is no blank: nothing offers 0 for it, and handing in says so
// until it is typed.
func TestUnreadIsNotBlank(t *testing.T) {
	d := open(t)
	d.Open(d.file("外来.txt", strings.Replace(assets.Sample, "requests/carried-out: 4 1 0 0 0 0 5", "requests/carried-out: _ 1 0 0 0 0 5", 1)))
	d.press("全部接受")
	const unread = "“三、申请”有 1 格没有读出（四、结转下年度）；请对照原件填写"
	d.middle.ShowSection("requests")
	d.Command(CmdExport)
	if said := d.dialog(); !strings.Contains(said, unread) || strings.Contains(said, "空白") {
		t.Errorf("the dialog says %s", said)
	}
	d.press("取消")
	d.jumpTo("requests/carried-out/person")
	d.typing("4", fyne.KeyReturn)
	d.Command(CmdExport)
	if said := d.dialog(); strings.Contains(said, "没有读出") {
		t.Errorf("after it was typed the dialog says %s", said)
	}
}

func TestTablesAloneCanBeTaken(t *testing.T) {
	d := open(t)
	d.Open(d.file("外来.txt", assets.Sample))
	d.press("只要表格")
	d.wants("cell", d.cell("requests/new/person"), "78")
	d.wants("narrative", d.cell("problems"), "")
	d.wants("unit", d.cell("unit/name"), "")
}

// A pasted report is one step that undo takes back.
func TestPastedReportIsOneStep(t *testing.T) {
	d := open(t)
	d.Command(CmdNew)
	before := d.desk.Report().Plain()
	d.opts.App.Clipboard().SetContent(assets.Sample)
	d.Command(CmdPasteReport)
	d.press("全部接受")
	d.wants("cell", d.cell("requests/new/person"), "78")
	d.wants("undo", d.desk.Session().UndoLabel(), "粘贴年报")
	d.Command(CmdUndo)
	d.wants("report after undo", d.desk.Report().Plain(), before)

	d.jumpTo("requests/new/person") // the same text pasted into a table
	d.opts.App.Clipboard().SetContent("二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n78")
	d.Command(CmdPaste)
	d.wants("dialog", d.dialog(), "粘贴的文字里没有找到年报 [知道了]")
	d.typing("", fyne.KeyReturn)
	d.opts.App.Clipboard().SetContent("买菜清单")
	d.Command(CmdPasteReport)
	d.wants("dialog", d.dialog(), "粘贴的文字里没有找到年报 [知道了]")
}

func TestPastedReportBeginsFromTheStartPage(t *testing.T) {
	d := open(t)
	d.opts.App.Clipboard().SetContent(assets.Sample)
	d.click("粘贴上年年报")
	d.press("打开它")
	d.wants("cell", d.cell("requests/new/person"), "78")
	if !d.desk.Session().Unsaved() {
		t.Error("pasted work counts as saved")
	}
}

// Of a revision the ticked differences are taken, as one step; what it only takes
// away is not ticked at first.
func TestRevisionIsTakenByTicks(t *testing.T) {
	d := open(t)
	d.Open(d.file("示例.txt", assets.Sample))
	src := strings.Replace(assets.Sample, "requests/new: 78 ", "requests/new: 79 ", 1)
	src = strings.Replace(src, "requests/carried-in: 4 ", "requests/carried-in: _ ", 1)
	d.intake.Revise(d.file("修改稿.txt", src))
	if !strings.Contains(d.dialog(), "“修改稿.txt”有 2 处不同") {
		t.Fatalf("the dialog says %s", d.dialog())
	}
	before := d.desk.Report().Plain()
	d.press("接受勾选的")
	d.wants("cell", d.cell("requests/new/person"), "79")
	d.wants("total that follows", d.cell("requests/new/total"), "87")
	d.wants("cell the revision left blank", d.cell("requests/carried-in/person"), "4")
	d.Command(CmdUndo)
	d.wants("report after undo", d.desk.Report().Plain(), before)

	d.intake.Revise(d.file("同样.txt", assets.Sample))
	d.wants("dialog", d.dialog(), "“同样.txt”和打开的年报没有不同。 [知道了]")
}
