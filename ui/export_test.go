package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"gouji.app/assets"
	"gouji.app/model"
)

// Handing in says what is still wrong, writes where it is told, asks before it
// replaces, and never writes over the open file.
func TestHandIn(t *testing.T) {
	d := open(t)
	d.Open(d.file("示例.txt", assets.Sample))
	d.Command(CmdExport)
	if !strings.Contains(d.dialog(), "（七）总计·总计应为 85，现为 86") {
		t.Errorf("what is wrong is not told: %s", d.dialog())
	}
	d.press("导出")
	path := filepath.Join(d.dir, "示例县人民政府2024年政府信息公开工作年度报告.txt")
	d.wants("dialog", d.dialog(), "已导出 1 个文件到“"+d.dir+"”。 [知道了] [打开文件夹] [打开文件]")
	d.press("打开文件")
	d.wants("file opened", d.outside, path)

	if err := os.WriteFile(path, []byte("别人的文件"), 0o644); err != nil {
		t.Fatal(err)
	}
	d.Command(CmdExport)
	d.press("导出")
	if !strings.Contains(d.dialog(), "已经存在，要替换吗？") {
		t.Fatalf("no question before replacing: %s", d.dialog())
	}
	d.typing("", fyne.KeyReturn) // 取消 comes first
	if left, _ := os.ReadFile(path); string(left) != "别人的文件" {
		t.Error("the other file was replaced")
	}

	d.Open(path)
	d.press("知道了") // not a report
	own := d.file("示例县人民政府2024年政府信息公开工作年度报告.txt", assets.Sample)
	d.Open(own)
	d.Command(CmdExport)
	d.press("导出")
	d.wants("dialog", d.dialog(), "已导出 1 个文件到“"+d.dir+"”。 [知道了] [打开文件夹] [打开文件]")
	if _, err := os.Stat(strings.TrimSuffix(own, ".txt") + "（报送）.txt"); err != nil {
		t.Error(err)
	}
}

// Where one file can't be written the others are, and the dialog is there again.
func TestHandInGoesOnWhereOneFails(t *testing.T) {
	d := open(t)
	d.Open(d.file("示例.txt", assets.Sample))
	write := d.opts.Export
	d.handin.Export = func(path string, r *model.Report, l model.Layout) error {
		if strings.HasSuffix(path, ".json") {
			return &model.Refusal{Message: "磁盘已满；请换一个文件夹"}
		}
		return write(path, r, l)
	}
	d.handin.Formats = append(slices.Clone(d.handin.Formats), model.Format{Name: "failing", Label: "坏的格式", Exts: []string{".json"}, Submit: d.handin.Formats[0].Submit})
	d.Command(CmdExport)
	d.press("导出")
	d.press("知道了")
	if !strings.Contains(d.dialog(), "[导出]") {
		t.Errorf("the dialog is gone: %s", d.dialog())
	}
	if _, err := os.Stat(filepath.Join(d.dir, "示例县人民政府2024年政府信息公开工作年度报告.txt")); err != nil {
		t.Error(err)
	}
}

// A finding in the dialog leads to its place.
func TestWhatIsStillWrongLeadsThere(t *testing.T) {
	d := open(t)
	d.Open(d.file("示例.txt", assets.Sample))
	d.ShowSection("overview")
	d.Command(CmdExport)
	d.follow("（七）总计·总计应为 85")
	d.wants("dialog", d.dialog(), "")
	if at := d.middle.Place(); at.Section != "requests" || at.Row != "handled" {
		t.Errorf("went to %v", at)
	}
}
