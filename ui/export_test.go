package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"gouji.app/assets"
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
	if !strings.Contains(d.dialog(), "不能覆盖正在编辑的") {
		t.Errorf("handing in over the open file says %s", d.dialog())
	}
}
