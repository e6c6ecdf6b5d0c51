package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"gouji.app/assets"
	"gouji.app/ui/prose"
)

// greyed are those of the commands that the menu bar shows as out of place now.
func (d *clerk) greyed(ids ...ID) string {
	var out []string
	for _, id := range ids {
		if item := d.items[id]; item.Disabled {
			out = append(out, item.Label)
		}
	}
	return strings.Join(out, " ")
}

// A final report opens read-only; what is typed into it goes nowhere and is told of,
// until a correction begins in a file of its own.
func TestFinalThenCorrected(t *testing.T) {
	d := open(t)
	path := d.file("示例.txt", assets.Sample)
	d.Open(path)
	d.Command(CmdMarkReview)
	d.Command(CmdMarkFinal)
	if !strings.Contains(d.dialog(), "（七）总计·总计应为 85，现为 86") {
		t.Errorf("what is wrong is not told: %s", d.dialog())
	}
	d.press("标为定稿")
	d.wants("title", d.win.Title(), "示例县人民政府 · 2024 · 定稿 · 示例.txt · 勾稽")
	if strings.Contains(d.words(), "[改为") {
		t.Errorf("what is final can be mended: %s", d.words())
	}

	d.New()
	d.Open(path)
	if !d.banner.Visible() || !strings.HasPrefix(d.banner.Text, "定稿（") {
		t.Errorf("the banner says %q", d.banner.Text)
	}
	before := d.desk.Report().Plain()
	d.jumpTo("requests/handled/total")
	if greyed := d.greyed(CmdFillZeros, CmdRestoreTotal, CmdTakeRevision, CmdCorrect, CmdRemark); greyed != "空格填 0 恢复自动合计 用修改稿更新…" {
		t.Errorf("of the menu is grey: %s", greyed)
	}
	d.typing("85", fyne.KeyReturn)
	if !strings.Contains(d.status.Text, "已经定稿，内容不能修改") {
		t.Errorf("the status says %q", d.status.Text)
	}
	d.middle.ShowSection("overview")
	d.middle.GoTo(d.middle.Place())
	d.typing("新写的一句。")
	d.wants("editor", d.middle.Text().Editor.Text(), d.cell("overview"))
	d.middle.ShowSection("unit")
	d.middle.GoTo(d.middle.Place())
	d.typing("改")
	d.wants("report", d.desk.Report().Plain(), before)

	d.Command(CmdMarkPublished)
	d.Command(CmdCorrect)
	d.typing("总计误加")
	d.press("另存为…")
	d.save("示例.txt")
	d.wants("dialog", d.dialog(), "更正稿不能覆盖定稿“示例.txt”；请换一个文件名。 [知道了]")
	d.press("知道了")
	d.Command(CmdCorrect)
	d.typing("总计误加")
	d.press("另存为…")
	d.save("更正.txt")
	d.wants("title", d.win.Title(), "示例县人民政府 · 2024 · 更正稿 · 更正.txt · 勾稽")
	if d.banner.Visible() {
		t.Error("the correction is called final")
	}
	d.jumpTo("requests/handled/total")
	d.typing("85", fyne.KeyReturn)
	d.wants("cell", d.cell("requests/handled/total"), "85")

	d.Command(CmdComparison)
	d.press("导出…")
	d.save("对照表.docx")
	table, err := os.ReadFile(filepath.Join(d.dir, "对照表.docx"))
	if err != nil || !strings.HasSuffix(string(table), "→ 现在的内容\n总计误加\n三、申请　（七）总计·总计：86 → 85") {
		t.Errorf("%v %s", err, table)
	}
	if final, _ := os.ReadFile(path); !strings.Contains(string(final), "requests/handled: 78 4 0 0 2 1 86") {
		t.Error("the final report changed on disk")
	}
}

// save answers the open question for a file to write.
func (d *clerk) save(name string) {
	d.t.Helper()
	d.win.Canvas().Focused().(*prose.Field).SetText(name)
	d.press("保存")
}

// A final report is left by a decision, not by Ctrl+Z: 取消定稿 asks first.
func TestFinalIsWithdrawnByDecision(t *testing.T) {
	d := open(t)
	d.Open(d.file("示例.txt", assets.Sample))
	d.Command(CmdMarkFinal)
	d.press("标为定稿")
	d.Command(CmdUndo)
	if !d.desk.Report().Frozen() {
		t.Fatal("undone by a key")
	}
	d.Command(CmdWithdraw)
	if !strings.Contains(d.dialog(), "取消定稿以后，内容又可以修改") {
		t.Fatalf("not asked: %s", d.dialog())
	}
	d.press("取消定稿")
	if d.desk.Report().Frozen() {
		t.Error("still final")
	}
}
