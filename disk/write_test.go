package disk_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gouji.app/disk"
	"gouji.app/model"
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

func TestWriteKeepsModeAndLinks(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "年报.xlsx"), filepath.Join(dir, "link.xlsx")
	if err := os.WriteFile(real, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := disk.Write(link, disk.Way{}, put("new")); err != nil {
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
func TestWriteIsAllOrNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "年报.xlsx")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	err := disk.Write(path, disk.Way{}, func(w io.Writer) error {
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
	err := disk.Write(path, disk.Way{}, put("new"))
	if err == nil || !strings.Contains(err.Error(), "只读") || content(t, path) != "old" {
		t.Errorf("err %v, file %q", err, content(t, path))
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
		if err := disk.Write(path, disk.Way{}, put("x")); !errors.As(err, &no) || !strings.Contains(no.Message, want) {
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
		if err := disk.Write(path, disk.Way{}, put("x")); err == nil || !strings.Contains(err.Error(), want) {
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

// The version before stays beside the file itself, wherever a link to it lies.
func TestPreviousVersionBesideTheFile(t *testing.T) {
	dir, desktop := t.TempDir(), t.TempDir()
	path, link := filepath.Join(dir, "年报.txt"), filepath.Join(desktop, "年报.txt")
	if err := os.Symlink(path, link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	way := disk.Way{Previous: func(path string) string { return path + ".old" }}
	if err := os.WriteFile(path, []byte("one"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := disk.Write(link, way, put("two")); err != nil {
		t.Fatal(err)
	}
	if content(t, path) != "two" || content(t, path+".old") != "one" {
		t.Errorf("the file holds %q, the version before %q", content(t, path), content(t, path+".old"))
	}
	if names, _ := os.ReadDir(desktop); len(names) != 1 {
		t.Errorf("beside the link: %v", names)
	}
}

// A new file has the permissions asked for, and while it is written nobody else may read
// it. What a killed program left under the temporary name is no obstacle.
func TestWriteNewFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "草稿")
	way := disk.Way{Mode: 0o640, Temporary: path + ".tmp"}
	if err := os.WriteFile(way.Temporary, []byte("half of a longer one"), 0o600); err != nil {
		t.Fatal(err)
	}
	err := disk.Write(path, way, func(w io.Writer) error {
		info, err := os.Stat(way.Temporary)
		if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("while it is written it is %v: %v", info.Mode(), err)
		}
		return put("new")(w)
	})
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 || content(t, path) != "new" {
		t.Errorf("the file is %v and holds %q: %v", info.Mode(), content(t, path), err)
	}
	if names, _ := os.ReadDir(dir); len(names) != 1 {
		t.Errorf("left behind: %v", names)
	}
}
