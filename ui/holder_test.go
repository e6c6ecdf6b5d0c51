package ui

import (
	"path/filepath"
	"strings"
	"testing"

	"gouji.app/assets"
	"gouji.app/model"
	"gouji.app/ui/desk"
)

// hold is the lock of files on the desk.
func (d *clerk) hold(path string, anyway bool) (func(), error) {
	by := d.locked[path]
	if who, left := strings.CutSuffix(by, "（已离开）"); left && !anyway {
		return nil, &desk.Abandoned{Message: "“" + model.ShownName(path) + "”曾由" + who + "打开；可以继续编辑"}
	}
	if by != "" && !anyway {
		return nil, &model.Refusal{Message: "“" + model.ShownName(path) + "”正由" + by + "编辑；请打开副本"}
	}
	d.locked[path] = "here"
	return func() { delete(d.locked, path) }, nil
}

func TestFileIsHeldWhileItIsOpen(t *testing.T) {
	d := open(t)
	first, second := d.file("甲.txt", assets.Sample), d.file("乙.txt", assets.Sample)
	d.Open(first)
	d.wants("the first file's holder", d.locked[first], "here")
	d.Open(first) // once more
	d.wants("the first file's holder", d.locked[first], "here")
	d.wants("dialog", d.dialog(), "")
	d.Open(second)
	d.wants("holders", d.locked[first]+"|"+d.locked[second], "|here")
	d.Command(CmdSaveAs)
	d.typing("")
	d.press("保存")
	if d.locked[second] != "" || d.locked[d.desk.File().Path] != "here" {
		t.Errorf("after saving under another name held are %v", d.locked)
	}
	d.Quit()
	if len(d.locked) > 0 {
		t.Errorf("after the end held are %v", d.locked)
	}
}

func TestSecondOpensACopy(t *testing.T) {
	d := open(t)
	path := d.file("共享.txt", assets.Sample)
	d.locked[path] = "李四"
	d.Open(path)
	if !strings.Contains(d.dialog(), "李四") {
		t.Fatalf("the dialog says %q", d.dialog())
	}
	d.press("打开副本")
	d.wants("name", d.desk.File().Name(), "共享.txt（未另存）")
	d.wants("holder", d.locked[path], "李四")
	d.Command(CmdSave)
	if !strings.Contains(d.dialog(), "另存为") {
		t.Errorf("saving a copy says %q", d.dialog())
	}
	d.press("取消")

	d.Open(path)
	d.press("仍然编辑")
	d.wants("path", d.desk.File().Path, path)
	d.wants("holder", d.locked[path], "here")
}

// A lock that was left behind needs one answer, and Enter gives it.
func TestAbandonedFile(t *testing.T) {
	d := open(t)
	path := d.file("共享.txt", assets.Sample)
	d.locked[path] = "李四（已离开）"
	d.Open(path)
	d.wants("dialog", d.dialog(), "“共享.txt”曾由李四打开；可以继续编辑 [继续编辑] [打开副本] [取消]")
	d.dialogs.Front().Accept()
	d.wants("path", d.desk.File().Path, path)
	d.wants("holder", d.locked[path], "here")
}

// A file that somebody else works on is not written over under "save as" either.
func TestSaveAsHonoursLocks(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.Command(CmdSave)
	path := filepath.Join(d.dir, d.desk.File().Suggested(".txt"))
	d.locked[path] = "李四"
	d.press("保存")
	if !strings.Contains(d.dialog(), "李四") {
		t.Fatalf("the dialog says %q", d.dialog())
	}
	d.press("取消")
	d.wants("path", d.desk.File().Path, "")
}

// Names that would turn the words of the title bar round are shown with boxes.
func TestHostileNameInTitle(t *testing.T) {
	d := open(t)
	d.Open(d.file("a\u202etxt.exe\x07.txt", assets.Sample))
	if title := d.win.Title(); strings.ContainsAny(title, "\u202e\x07") || !strings.Contains(title, "a□txt.exe□.txt") {
		t.Errorf("title %q", title)
	}
}

// A draft says how much of it is not in its file; parts of it can be taken.
func TestDraftIsCompared(t *testing.T) {
	again, _ := crashed(t)
	if !strings.Contains(again.words(), "与文件有 2 处不同") { // the number and its total
		t.Fatalf("the start page says %s", again.words())
	}
	again.click("比较…")
	again.press("恢复勾选的")
	again.wants("cell", again.cell("requests/new/person"), "80")
	again.wants("title", again.win.Title(), "示例县人民政府 · 2024 · 示例.txt* · 勾稽")
}

func TestDamagedDraftIsDiscarded(t *testing.T) {
	d := open(t)
	d.Open(d.file("示例.txt", assets.Sample))
	d.jumpTo("requests/new/person")
	d.typing("80")
	if err := d.opts.Drafts.Stop(); err != nil {
		t.Fatal(err)
	}
	all, _ := filepath.Glob(filepath.Join(d.dir, "drafts", "*.draft"))
	if len(all) != 1 {
		t.Fatalf("drafts %v", all)
	}
	d.file(filepath.Join("drafts", filepath.Base(all[0])), "# gouji draft 0000")
	again := openIn(t, d.dir)
	again.click("丢弃这一份")
	again.press("丢弃")
	if left, _ := filepath.Glob(filepath.Join(d.dir, "drafts", "*")); len(left) > 0 {
		t.Errorf("left are %v", left)
	}
	if strings.Contains(again.words(), "没有保存的内容") {
		t.Errorf("the start page says %s", again.words())
	}
}

func TestCrashIsOfferedAsDiagnosis(t *testing.T) {
	d := open(t)
	d.crashed = true
	d.showStart()
	d.click("导出诊断信息…")
	d.press("保存")
	if !strings.Contains(d.dialog(), "没有年报的内容") {
		t.Fatalf("the dialog says %q", d.dialog())
	}
	d.press("知道了")
	d.click("不再提示")
	if strings.Contains(d.words(), "意外中止") {
		t.Errorf("still offered: %s", d.words())
	}
}
