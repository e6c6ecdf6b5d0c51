package ui

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"gouji.app/assets"
	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/ui/desk"
)

// changed is a report with a change that is not saved.
func changed(t *testing.T, name string) (d *clerk, path string) {
	d = open(t)
	path = d.file(name, assets.Sample)
	d.Open(path)
	d.jumpTo("requests/new/person")
	d.typing("80", fyne.KeyReturn)
	return d, path
}

// hung is a changed report on its way to a drive that does not answer until work is
// called.
func hung(t *testing.T, name string) (d *clerk, path string, work, moment func()) {
	d, path = changed(t, name)
	work, moment = d.slow()
	d.Command(CmdSave)
	return d, path, work, moment
}

// on is the number of requests that the file on disk tells.
func (d *clerk) on(path string) string {
	d.t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		d.t.Fatal(err)
	}
	return parse(d.t, string(data)).Text(form.Ref{Section: "requests", Row: "new", Col: "person"})
}

// What is typed while the report is written is kept, unsaved, and in the draft.
func TestTypingWhileSaving(t *testing.T) {
	d, path, work, _ := hung(t, "示例.txt")
	d.wants("status", d.status.Text, "正在保存……")
	d.jumpTo("requests/new/person")
	d.typing("81", fyne.KeyReturn)
	d.wants("status", d.status.Text, "正在保存……")
	work()
	d.wants("on disk", d.on(path), "80")
	d.wants("cell", d.cell("requests/new/person"), "81")
	d.wants("status", d.status.Text, "已保存 示例.txt；此后又有修改，还没有保存")
	d.wants("title", d.win.Title(), "示例县人民政府 · 2024 · 示例.txt* · 勾稽")
	if err := d.opts.Drafts.Flush(); err != nil {
		t.Fatal(err)
	}
	if all, _ := os.ReadDir(d.opts.DraftStore.Folder); len(all) == 0 {
		t.Error("what was typed meanwhile is in no draft")
	}
	d.Command(CmdUndo)
	d.wants("title at what is on disk", d.win.Title(), "示例县人民政府 · 2024 · 示例.txt · 勾稽")
}

// Asked for once more, saving writes what was changed meanwhile, too.
func TestSavingAgainWhileSaving(t *testing.T) {
	d, path, work, _ := hung(t, "示例.txt")
	d.jumpTo("requests/new/person")
	d.typing("81", fyne.KeyReturn)
	d.Command(CmdSave)
	if !strings.Contains(d.status.Text, "正在保存……") || !strings.Contains(d.status.Text, "另存为") {
		t.Errorf("status is %q", d.status.Text)
	}
	work()
	d.wants("on disk", d.on(path), "81")
	d.wants("status", d.status.Text, "已保存 示例.txt")
}

// Closing waits for what is being written.
func TestClosingWhileSaving(t *testing.T) {
	d, path, work, moment := hung(t, "示例.txt")
	closed := false
	d.win.SetOnClosed(func() { closed = true })
	d.Quit()
	moment()
	if closed || !strings.HasPrefix(d.dialog(), "正在保存“示例.txt”，完成后继续。") {
		t.Fatalf("closed %v, dialog is %q", closed, d.dialog())
	}
	d.dialogs.Front().Cancel() // as Escape does
	work()
	if closed || d.dialog() != "" {
		t.Fatalf("closing was called off; closed %v, dialog is %q", closed, d.dialog())
	}

	d.Command(CmdSave)
	d.Quit()
	moment()
	work()
	if !closed || d.on(path) != "80" || len(d.locked) > 0 {
		t.Errorf("closed %v with %q on disk, held are %v", closed, d.on(path), d.locked)
	}
}

// Who does not want to wait finds at the next start what did not come to the disk,
// whether saving was asked for before closing or by the question that closing asks.
func TestClosingWithoutWaiting(t *testing.T) {
	for _, asked := range []string{"before", "by closing"} {
		t.Run(asked, func(t *testing.T) {
			d, _ := changed(t, "示例.txt")
			_, moment := d.slow()
			closed := false
			d.win.SetOnClosed(func() { closed = true })
			if asked == "before" {
				d.Command(CmdSave)
			}
			d.Quit()
			if asked == "by closing" {
				d.press("保存")
			}
			moment()
			d.press("不等了")
			moment() // the drive does not let go of the lock either
			if !closed {
				t.Fatal("the window is still open")
			}
			again := openIn(t, d.dir)
			if !strings.Contains(again.words(), "与文件有 2 处不同") {
				t.Errorf("the start page says %s", again.words())
			}
		})
	}
}

// Another report takes the place of one that is being written when that is done, and
// not if it fails.
func TestOpeningWhileSaving(t *testing.T) {
	for name, want := range map[string]string{"示例.txt": "未命名", "readonly.txt": "readonly.txt"} {
		d, _, work, moment := hung(t, name)
		d.Command(CmdNew)
		moment()
		d.wants("report meanwhile", d.desk.File().Name(), name)
		work()
		d.wants("report", d.desk.File().Name(), want)
		if refused := strings.HasPrefix(d.dialog(), "没有写入权限"); refused != (name == want) || len(d.win.Canvas().Overlays().List()) > 1 {
			t.Errorf("%s: %d dialogs, %q", name, len(d.win.Canvas().Overlays().List()), d.dialog())
		}
	}
}

// A report that does not come to its drive can be saved elsewhere, and then is there.
func TestSavingElsewhereWhileSaving(t *testing.T) {
	d, _, work, _ := hung(t, "示例.txt")
	stuck := d.world.Go
	d.world.Go = func(f func()) { f() } // another drive works
	d.Command(CmdSaveAs)
	d.save("另一份.txt")
	d.wants("title", d.win.Title(), "示例县人民政府 · 2024 · 另一份.txt · 勾稽")
	d.world.Go = stuck
	work()
	d.wants("title when the first drive works again", d.win.Title(), "示例县人民政府 · 2024 · 另一份.txt · 勾稽")
	d.wants("held", strings.Join(d.held(), " "), "另一份.txt")
}

// A lock that comes when nobody waits for it any more is given back.
func TestLateLockIsGivenBack(t *testing.T) {
	d := open(t)
	path := d.file("示例.txt", assets.Sample)
	d.Open(d.file("另一份.txt", assets.Sample))
	work, moment := d.slow()
	d.desk.Take(&desk.File{Session: d.desk.Session(), Path: path}, func() { t.Error("a file that was given up is open") })
	moment()
	d.press("停止")
	work()
	d.wants("held", strings.Join(d.held(), " "), "另一份.txt")
}

// That saving failed is still told when what was opened meanwhile has come.
func TestFailureIsToldOverWhatIsOpened(t *testing.T) {
	d, _, fail, _ := hung(t, "readonly.txt")
	work, moment := d.slow()
	d.desk.Read(d.file("另一份.txt", assets.Sample), func(*model.Import) {})
	moment()
	fail()
	work()
	if n := len(d.win.Canvas().Overlays().List()); n != 1 {
		t.Fatalf("%d dialogs on the screen", n)
	}
	d.wants("dialog", d.dialog(), "没有写入权限；请另存到其他位置 [另存为…] [取消]")
}
