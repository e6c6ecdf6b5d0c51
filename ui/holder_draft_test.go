package ui

import (
	"os"
	"strings"
	"testing"

	"gouji.app/assets"
)

// crashed is the start after a crash, which left a draft of the file at path.
func crashed(t *testing.T) (again *clerk, path string) {
	t.Helper()
	d := open(t)
	path = d.file("示例.txt", assets.Sample)
	d.Open(path)
	d.jumpTo("requests/new/person")
	d.typing("80")
	if err := d.opts.Drafts.Stop(); err != nil {
		t.Fatal(err)
	}
	return openIn(t, d.dir), path
}

// A draft of a file that somebody else works on by now comes back as a copy, and
// nothing is lost.
func TestDraftOfAHeldFile(t *testing.T) {
	again, path := crashed(t)
	again.locked[path] = "李四"
	again.click("恢复")
	again.press("打开副本")
	again.wants("cell", again.cell("requests/new/person"), "80")
	again.wants("name", again.desk.File().Name(), "示例.txt（未另存）")
	again.wants("holder", again.locked[path], "李四")
	if !again.desk.Session().Unsaved() {
		t.Error("the copy counts as saved")
	}
	if now, err := os.ReadFile(path); err != nil || string(now) != assets.Sample {
		t.Errorf("the file is not what it was: %v", err)
	}
}

// A save that fails leaves the report open with its changes.
func TestFailedSaveLosesNothing(t *testing.T) {
	d := open(t)
	d.Open(d.file("readonly.txt", assets.Sample))
	d.jumpTo("requests/new/person")
	d.typing("80")
	d.Command(CmdSave)
	d.wants("dialog", d.dialog(), "没有写入权限；请另存到其他位置 [另存为…] [取消]")
	d.press("取消")
	if !d.desk.Session().Unsaved() || d.cell("requests/new/person") != "80" {
		t.Error("after a failed save the changes are gone")
	}
	if err := d.opts.Drafts.Flush(); err != nil {
		t.Fatal(err)
	}
	if entries, err := os.ReadDir(d.opts.DraftStore.Folder); err != nil || len(entries) == 0 {
		t.Errorf("no draft is kept: %v", err)
	}
}

// Who opens the file itself after a crash is asked whether it is the draft he wants.
func TestDraftOfAnOpenedFile(t *testing.T) {
	again, path := crashed(t)
	again.Open(path)
	if !strings.Contains(again.dialog(), "“示例.txt”上次还有内容没有保存") {
		t.Fatalf("dialog is %q", again.dialog())
	}
	again.press("打开文件")
	again.wants("cell in the file", again.cell("requests/new/person"), "78")
	again.Open(path)
	again.press("恢复")
	again.wants("cell in the draft", again.cell("requests/new/person"), "80")
	again.wants("path", again.desk.File().Path, path)
	again.Command(CmdSave)
	again.Open(path)
	again.wants("dialog when it is saved", again.dialog(), "")
}

// That there are no recovery copies is told as long as it is so.
func TestNoDrafts(t *testing.T) {
	d := open(t)
	d.Open(d.file("示例.txt", assets.Sample))
	d.file("drafts", "not a folder")
	d.jumpTo("requests/new/person")
	d.typing("80")
	if err := d.opts.Drafts.Flush(); err == nil {
		t.Fatal("a draft is written into a file")
	}
	d.typing("1")
	d.wants("status", d.status.Text, "恢复稿写不进磁盘；请尽快保存，并检查磁盘空间")
	if err := os.Remove(d.opts.DraftStore.Folder); err != nil {
		t.Fatal(err)
	}
	if err := d.opts.Drafts.Flush(); err != nil {
		t.Fatal(err)
	}
	d.typing("2")
	d.wants("status", d.status.Text, "")
}
