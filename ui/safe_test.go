package ui

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"gouji.app/assets"
	"gouji.app/model"
	"gouji.app/ui/settings"
)

// What was wrong with the settings stands over the start page, and what goes wrong with
// them later over the report.
func TestNoticeAboutSettings(t *testing.T) {
	d := open(t)
	d.opts.Notice = "设置文件已损坏，现在使用默认设置"
	d.Show()
	d.wants("dialog", d.dialog(), "设置文件已损坏，现在使用默认设置 [知道了]")
	d.press("知道了")
	d.keeping = &model.Refusal{Message: "设置文件“甲”读不出来"}
	d.settings.Keep(func(s *settings.Settings) { s.Dark = true })
	d.wants("dialog", d.dialog(), "设置文件“甲”读不出来 [知道了]")
	if !d.settings.Now().Dark {
		t.Error("the change is not in force")
	}
}

// Who takes over a file that another worked on is asked before what the other saved
// in the meantime is overwritten.
func TestFileSavedByItsHolderMeanwhile(t *testing.T) {
	d := open(t)
	path := d.file("共享.txt", assets.Sample)
	d.locked[path] = "李四"
	d.Open(path)
	d.file("共享.txt", "form gongkai-2021\nunit/name: 李四的修改\n")
	d.press("仍然编辑")
	d.jumpTo("requests/new/person")
	d.typing("80")
	d.Command(CmdSave)
	if !strings.Contains(d.dialog(), "被其他程序改动") {
		t.Errorf("dialog is %q", d.dialog())
	}
}

// A draft is of the file as it was when it was opened. What somebody else saved between
// that and the last change is not overwritten unasked either.
func TestDraftOfAFileChangedByAnother(t *testing.T) {
	for changed, want := range map[string]bool{"": false, "form gongkai-2021\nunit/name: 李四的修改\n": true} {
		d := open(t)
		path := d.file("示例.txt", assets.Sample)
		d.Open(path)
		if changed != "" {
			d.file("示例.txt", changed)
		}
		d.jumpTo("requests/new/person")
		d.typing("80")
		if err := d.opts.Drafts.Stop(); err != nil {
			t.Fatal(err)
		}
		again := openIn(t, d.dir)
		again.click("恢复")
		again.Command(CmdSave)
		if asked := strings.Contains(again.dialog(), "被其他程序改动"); asked != want {
			t.Errorf("file changed: %v; saving says %q", want, again.dialog())
		}
	}
}

// Saving under another name that fails leaves the report with its file, which stays
// held, and lets go of the other.
func TestFailedSaveAsKeepsTheOldFile(t *testing.T) {
	d := open(t)
	path := d.file("示例.txt", assets.Sample)
	d.Open(path)
	d.jumpTo("requests/new/person")
	d.typing("80")
	d.Command(CmdSaveAs)
	d.save("readonly.txt")
	d.press("知道了")
	d.wants("path", d.desk.File().Path, path)
	d.wants("held", strings.Join(d.held(), " "), "示例.txt")
	d.Command(CmdSaveAs)
	d.save("另一份.txt")
	d.wants("held", strings.Join(d.held(), " "), "另一份.txt")
}

// A correction holds its own file, and is not written over one that somebody works on.
func TestCorrectionHoldsItsFile(t *testing.T) {
	d := open(t)
	d.Open(d.file("示例.txt", assets.Sample))
	d.Command(CmdMarkFinal)
	d.press("标为定稿")
	d.locked[filepath.Join(d.dir, "更正.txt")] = "李四"
	d.Command(CmdCorrect)
	d.press("另存为…")
	d.save("更正.txt")
	if !strings.Contains(d.dialog(), "李四") {
		t.Fatalf("dialog is %q", d.dialog())
	}
	d.press("取消")
	d.wants("state", d.desk.Report().State().Label(), "定稿")
	d.Command(CmdCorrect)
	d.press("另存为…")
	d.save("更正2.txt")
	d.wants("held", strings.Join(d.held(), " "), "更正2.txt")
}

// held are the files of this window.
func (d *clerk) held() (names []string) {
	for path, by := range d.locked {
		if by == "here" {
			names = append(names, filepath.Base(path))
		}
	}
	return names
}

// A unit's name out of a file neither turns the title bar round nor makes a file name
// that no disk takes.
func TestHostileUnitName(t *testing.T) {
	d := open(t)
	d.Open(d.file("甲.txt", strings.Replace(assets.Sample, "unit/name: 示例县人民政府", "unit/name: 示例\u202e县"+strings.Repeat("长", 200), 1)))
	if title := d.win.Title(); strings.Contains(title, "\u202e") || !strings.HasPrefix(title, "示例□县长长") {
		t.Errorf("title %q", title)
	}
	name := d.desk.File().Suggested(".xlsx")
	if strings.Contains(name, "\u202e") || !strings.HasPrefix(name, "示例县长长") || utf8.RuneCountInString(name) > 70 {
		t.Errorf("the proposed name is %q", name)
	}
}
