package export_test

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/form"
)

func content(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestStampNoticesChange(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	if export.Stamp(path) != "" {
		t.Error("a stamp without a file")
	}
	if err := os.WriteFile(path, []byte("one"), 0o644); err != nil {
		t.Fatal(err)
	}
	before := export.Stamp(path)
	if err := os.WriteFile(path, []byte("three"), 0o644); err != nil {
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
