package settings_test

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"gouji.app/model"
	"gouji.app/ui/settings"
)

func write(t *testing.T, text string) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "设置.json")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func load(t *testing.T, path string) settings.Settings {
	t.Helper()
	s, err := settings.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func diff(want, got settings.Settings) string {
	return cmp.Diff(want, got, cmpopts.IgnoreUnexported(settings.Settings{}))
}

// The first start finds nothing; the second finds what the first one saved, in a
// file that can be read.
func TestRemembers(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "勾稽", "新")
	path := filepath.Join(folder, "设置.json")
	s := load(t, path)
	if d := diff(settings.Settings{}, s); d != "" {
		t.Errorf("a first start (-want +got):\n%s", d)
	}
	s = settings.Settings{
		TextSize: "特大", Dark: true, Width: 1280, Height: 699.5,
		Splits: map[string]float64{"parts": 0.15, "findings": 0.72},
		Part:   "requests", Folder: `C:\年报 & 附件`,
	}
	s.Opened(`C:\年报 & 附件\甲.xlsx`)
	if err := s.Save(path); err != nil {
		t.Fatal(err)
	}
	want := `{
  "dark": true,
  "folder": "C:\\年报 & 附件",
  "height": 699.5,
  "part": "requests",
  "recent": [
    "C:\\年报 & 附件\\甲.xlsx"
  ],
  "splits": {
    "findings": 0.72,
    "parts": 0.15
  },
  "textSize": "特大",
  "width": 1280
}
`
	if d := cmp.Diff(want, read(t, path)); d != "" {
		t.Errorf("the file (-want +got):\n%s", d)
	}
	if d := diff(s, load(t, path)); d != "" {
		t.Errorf("read again (-want +got):\n%s", d)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
		t.Errorf("beside the file stand %v, error %v", left, err)
	}
}

func TestUnknownKeysAreKept(t *testing.T) {
	path := write(t, "\ufeff"+`{"将来": {"乙": [1, 2.50, "<&>"]}, "dark": true, "DARK": true, "textSize": "大", "nothing": null}`)
	s := load(t, path)
	s.Dark = false
	if err := s.Save(path); err != nil {
		t.Fatal(err)
	}
	want := `{
  "nothing": null,
  "textSize": "大",
  "将来": {
    "乙": [
      1,
      2.50,
      "<&>"
    ]
  }
}
`
	if d := cmp.Diff(want, read(t, path)); d != "" {
		t.Errorf("rewritten (-want +got):\n%s", d)
	}
}

func TestDamagedFileIsPutAside(t *testing.T) {
	for _, text := range []string{"", "{", `{"dark": true} x`, "[]", "null x", `{"dark": "是"}`, `{"recent": {}}`, "\x00\x00\x00"} {
		path := write(t, text)
		s, err := settings.Load(path)
		var refusal *model.Refusal
		if !errors.As(err, &refusal) || refusal.Message != "设置文件已损坏，现在使用默认设置；原来的文件保留为“"+path+".damaged”，可以从中找回设置" {
			t.Errorf("%q: error %v", text, err)
		}
		if d := diff(settings.Settings{}, s); d != "" {
			t.Errorf("%q: not the defaults (-want +got):\n%s", text, d)
		}
		if got := read(t, path+".damaged"); got != text {
			t.Errorf("%q: put aside as %q", text, got)
		}
		if err := s.Save(path); err != nil {
			t.Error(err)
		}
		load(t, path)
	}
}

// A change keeps what another window changed meanwhile, and what has become of a file
// that is damaged since.
func TestChange(t *testing.T) {
	path := write(t, `{"dark": true, "将来": 1}`)
	part := func(s *settings.Settings) { s.Part = "requests" }
	if err := settings.Change(path, part); err != nil {
		t.Fatal(err)
	}
	want := settings.Settings{Dark: true, Part: "requests"}
	if d := diff(want, load(t, path)); d != "" || !strings.Contains(read(t, path), "将来") {
		t.Errorf("changed (-want +got):\n%s\n%s", d, read(t, path))
	}
	if err := os.WriteFile(path, []byte("{{"), 0o600); err != nil {
		t.Fatal(err)
	}
	var no *model.Refusal
	if err := settings.Change(path, part); !errors.As(err, &no) || !strings.Contains(no.Message, ".damaged") {
		t.Errorf("a damaged file is told as %v", err)
	}
	if d := diff(settings.Settings{Part: "requests"}, load(t, path)); d != "" || read(t, path+".damaged") != "{{" {
		t.Errorf("after damage (-want +got):\n%s", d)
	}
}

// What can be neither read nor put aside is not written over.
func TestFileInTheWayStays(t *testing.T) {
	path := write(t, "{{")
	if err := os.Mkdir(path+".damaged", 0o700); err != nil {
		t.Fatal(err)
	}
	var no *model.Refusal
	if err := settings.Change(path, func(s *settings.Settings) { s.Dark = true }); !errors.As(err, &no) || !strings.Contains(no.Message, "改正或删除") {
		t.Errorf("told as %v", err)
	}
	if got := read(t, path); got != "{{" {
		t.Errorf("the file is %q now", got)
	}
}

// The settings hold paths: nobody else reads them.
func TestOnlyTheUserReadsThem(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "勾稽")
	path := filepath.Join(folder, "设置.json")
	if err := (settings.Settings{Dark: true}).Save(path); err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS == "windows" {
		t.Skip("permissions there are those of the user's folder")
	}
	for name, want := range map[string]os.FileMode{folder: 0o700, path: 0o600} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has mode %v, want %v", name, info.Mode().Perm(), want)
		}
	}
}

func TestFoldersInTheWay(t *testing.T) {
	path := t.TempDir()
	_, err := settings.Load(path)
	var refusal *model.Refusal
	if !errors.As(err, &refusal) || refusal.Unwrap() == nil {
		t.Errorf("a folder is read as settings: %v", err)
	}
	if err := (settings.Settings{}).Save(path); err == nil {
		t.Error("settings are saved over a folder")
	}
	if left, _ := filepath.Glob(path + ".*"); len(left) > 0 {
		t.Errorf("a failed Save leaves %v", left)
	}
	if err := (settings.Settings{}).Save(filepath.Join(write(t, ""), "设置.json")); err == nil {
		t.Error("settings are saved below a file")
	}
}

func TestNonsenseIsNoSetting(t *testing.T) {
	s := load(t, write(t, `{"width": -3, "height": 700, "splits": {"a": 0, "b": 1, "c": 0.5, "d": -1},
		"recent": ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"]}`))
	want := settings.Settings{
		Height: 700, Splits: map[string]float64{"c": 0.5},
		Recent: []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"},
	}
	if d := diff(want, s); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestOpened(t *testing.T) {
	var s settings.Settings
	for i := range 12 {
		s.Opened(strconv.Itoa(i))
	}
	before := s
	s.Opened("5")
	if d := cmp.Diff([]string{"5", "11", "10", "9", "8", "7", "6", "4", "3", "2"}, s.Recent); d != "" {
		t.Errorf("opened again (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]string{"11", "10", "9", "8", "7", "6", "5", "4", "3", "2"}, before.Recent); d != "" {
		t.Errorf("a copy changed too (-want +got):\n%s", d)
	}
}

func TestWordsAreKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "常见错词.txt")
	for _, list := range []string{"布署=部署\n", ""} {
		if err := settings.KeepWords(path, list); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != list {
			t.Errorf("kept %q, %v; want %q", got, err, list)
		}
	}
	var no *model.Refusal
	if err := settings.KeepWords(filepath.Join(path, "x.txt"), ""); !errors.As(err, &no) {
		t.Errorf("a file in the way gives %v", err)
	}
}
