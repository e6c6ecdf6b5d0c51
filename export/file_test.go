package export_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/form"
)

func put(text string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, text); return err }
}

func content(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestWriteFileKeepsModeAndLinks(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "年报.xlsx"), filepath.Join(dir, "link.xlsx")
	if err := os.WriteFile(real, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := export.WriteFile(link, put("new")); err != nil {
		t.Fatal(err)
	}
	if got := content(t, real); got != "new" {
		t.Errorf("the link's target holds %q", got)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced by a file")
	}
	if info, err := os.Stat(real); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode is %v", info.Mode())
	}
}

// A write that fails half way leaves the old file whole and no litter.
func TestWriteFileIsAllOrNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "年报.xlsx")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	err := export.WriteFile(path, func(w io.Writer) error {
		_, _ = io.WriteString(w, "half")
		return errors.New("power cut")
	})
	var no *model.Refusal
	if !errors.As(err, &no) || !strings.Contains(no.Message, "年报.xlsx") {
		t.Errorf("error is %v", err)
	}
	if got := content(t, path); got != "old" {
		t.Errorf("the file holds %q", got)
	}
	if names, _ := os.ReadDir(dir); len(names) != 1 {
		t.Errorf("left behind: %v", names)
	}
}

func TestReadOnlyFileIsNotReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "定稿.xlsx")
	if err := os.WriteFile(path, []byte("old"), 0o444); err != nil {
		t.Fatal(err)
	}
	err := export.WriteFile(path, put("new"))
	if err == nil || !strings.Contains(err.Error(), "只读") || content(t, path) != "old" {
		t.Errorf("err %v, file %q", err, content(t, path))
	}
}

func TestStampNoticesChange(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	if export.Stamp(path) != "" {
		t.Error("a stamp without a file")
	}
	if err := export.WriteFile(path, put("one")); err != nil {
		t.Fatal(err)
	}
	before := export.Stamp(path)
	if err := export.WriteFile(path, put("three")); err != nil {
		t.Fatal(err)
	}
	if export.Stamp(path) == before {
		t.Error("the same stamp for another content")
	}
}

func TestForeignFilesAreNamed(t *testing.T) {
	for content, want := range map[string]string{
		"\x89PNG\r\n\x1a\n":             "图片",
		"{\\rtf1\\ansi ":                "RTF",
		"Rar!\x1a\x07":                  "RAR",
		"\x00\x01\x02\x03":              "不是认识的文件格式",
		"   \n\n":                       "空文件",
		"{\"schema\":1,\"form\":":       "JSON",
		"form gongkai-1999\n":           "损坏",
		"{\"schema\":9,\"form\":\"x\"}": "更新版本",
	} {
		_, err := export.OpenData([]byte(content), "文件", form.Gongkai2021())
		var no *model.Refusal
		if !errors.As(err, &no) || !strings.Contains(no.Message, want) || !strings.Contains(no.Message, "“文件”") {
			t.Errorf("%q: %v, want %s", content, err, want)
		}
	}
}

// Each save keeps the version before it, with its permissions, and no other.
func TestSaveKeepsThePreviousVersion(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "示例县2024.txt")
	previous := filepath.Join(dir, "示例县2024（上一版）.txt")
	r := model.New(form.Gongkai2021())
	save := func(name string) {
		t.Helper()
		r.SetText(form.UnitRef("name"), name)
		if err := export.SaveWork(path, r, true); err != nil {
			t.Fatal(err)
		}
	}
	save("甲县人民政府")
	if _, err := os.Stat(previous); err == nil {
		t.Error("a first version has a previous one")
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"乙县人民政府", "丙县人民政府"} {
		before := content(t, path)
		save(name)
		if content(t, previous) != before || before == content(t, path) {
			t.Errorf("saved %s, but the previous version is not the one before", name)
		}
	}
	if info, err := os.Stat(previous); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the previous version has mode %v, error %v", info.Mode(), err)
	}
	if names, _ := os.ReadDir(dir); len(names) != 2 {
		t.Errorf("the folder holds %v", names)
	}
}

func TestRefusalsOfWriting(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "文件")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		filepath.Join(dir, "无此文件夹", "年报.xlsx"):               "“年报.xlsx”的文件夹不存在",
		filepath.Join(file, "年报.xlsx"):                       "“年报.xlsx”的文件夹不存在",
		filepath.Join(dir, strings.Repeat("长", 100)+".xlsx"): "太长；请缩短",
		filepath.Join(dir, "无此\u202e文件夹", "a\u202eb.xlsx"):   "“a□b.xlsx”",
	} {
		var no *model.Refusal
		if err := export.WriteFile(path, put("x")); !errors.As(err, &no) || !strings.Contains(no.Message, want) {
			t.Errorf("%q: %v, want %s", path, err, want)
		}
	}
}

// A link to a share that is not connected is not replaced by a file beside it, and what
// is no file by one.
func TestWhatIsNoFileIsNotReplaced(t *testing.T) {
	dir := t.TempDir()
	link, folder := filepath.Join(dir, "年报.txt"), filepath.Join(dir, "文件夹.txt")
	if err := os.Symlink(filepath.Join(dir, "断开", "年报.txt"), link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{link: "已断开", folder: "请换一个位置"} {
		if err := export.WriteFile(path, put("x")); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced by a file")
	}
	if names, _ := os.ReadDir(dir); len(names) != 2 {
		t.Errorf("the folder holds %v", names)
	}
}

// A file with two names stays one file, and its previous version is another.
func TestHardLinksAreKept(t *testing.T) {
	dir := t.TempDir()
	path, other := filepath.Join(dir, "示例县2024.txt"), filepath.Join(dir, "存档.txt")
	previous := export.PreviousName(path)
	r := model.New(form.Gongkai2021())
	save := func(name string) {
		t.Helper()
		r.SetText(form.UnitRef("name"), name)
		if err := export.SaveWork(path, r, true); err != nil {
			t.Fatal(err)
		}
	}
	save("很长很长很长很长的县人民政府")
	if err := os.Link(path, other); err != nil {
		t.Skip("no hard links here:", err)
	}
	for _, name := range []string{"乙县人民政府", "丙县人民政府"} {
		before := content(t, path)
		save(name)
		if now := content(t, path); !strings.Contains(now, name) || content(t, other) != now || content(t, previous) != before {
			t.Errorf("saved %s: the file, its other name or the previous version is not what it should be", name)
		}
	}
	if names, _ := os.ReadDir(dir); len(names) != 3 {
		t.Errorf("the folder holds %v", names)
	}
}

// A program that ended while it kept the previous version may have left the file a
// second name; the next save takes it away and writes nothing through it.
func TestHalfKeptPreviousVersion(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "年报.txt")
	r := model.New(form.Gongkai2021())
	for range 2 {
		if err := export.SaveWork(path, r, true); err != nil {
			t.Fatal(err)
		}
		if err := os.Link(path, path+".~gouji"); err != nil {
			t.Skip("no hard links here:", err)
		}
		r.SetText(form.UnitRef("name"), r.Text(form.UnitRef("name"))+"县")
	}
	before := content(t, path)
	if err := export.SaveWork(path, r, true); err != nil {
		t.Fatal(err)
	}
	if content(t, path) == before || content(t, export.PreviousName(path)) != before {
		t.Error("saved and previous version are not what they should be")
	}
	if names, _ := os.ReadDir(dir); len(names) != 2 {
		t.Errorf("the folder holds %v", names)
	}
}
