package draft_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gouji.app/model/draft"
	"gouji.app/model/form"
)

// Two programs work in one folder; one crashes; the other is left in peace and the
// next start takes over what is left.
func TestTwoProgramsOneFolder(t *testing.T) {
	c, folder := newClock(), filepath.Join(t.TempDir(), "恢复稿")
	first, second := storeIn(folder), storeIn(folder)
	a, b, yb := saverOn(t, first, c), saverOn(t, second, c), newTypist()
	ya := newTypist()
	ya.report.SetText(form.UnitRef("name"), "示例县人民政府")
	clone := ya.report.Clone()
	a.Changed(clone, "/甲/示例县 2024.xlsx", "")
	b.Changed(yb.key(), "", "")
	c.pass(time.Second)
	for _, s := range []draft.Store{first, second} {
		if got := leftBehind(t, s); len(got) > 0 {
			t.Errorf("%d drafts of running programs are offered", len(got))
		}
	}
	typed := c.now.Add(-time.Second)

	a.Crash()
	left := leftBehind(t, second)
	if len(left) != 1 {
		t.Fatalf("%d drafts are offered after one crash", len(left))
	}
	d := left[0]
	if d.Report.UnitName() != "示例县人民政府" || d.File != "/甲/示例县 2024.xlsx" || !d.Time.Equal(typed) {
		t.Errorf("the draft is of %q, file %q, time %v", d.Report.UnitName(), d.File, d.Time)
	}

	// The next start restores it: written anew first, then removed.
	next := saverOn(t, first, c)
	next.Changed(d.Report.Clone(), d.File, "")
	if err := next.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := first.Remove(d); err != nil {
		t.Fatal(err)
	}
	if err := second.Remove(d); err != nil {
		t.Errorf("another start cannot remove what is removed already: %v", err)
	}
	if got := leftBehind(t, second); len(got) > 0 {
		t.Errorf("%d drafts are offered while their program runs", len(got))
	}
	next.Clean()
	b.Clean()
	c.pass(0)
	if entries, _ := os.ReadDir(folder); len(entries) > 0 {
		t.Errorf("at the end the folder holds %v", entries)
	}
}

func TestNewestFirstDamagedApart(t *testing.T) {
	c, s := newClock(), storeIn(t.TempDir())
	var want []string
	for i := range 5 {
		saver, y := saverOn(t, s, c), newTypist()
		saver.Changed(y.key(), strconv.Itoa(i), "")
		c.pass(time.Minute)
		saver.Crash()
		want = append([]string{strconv.Itoa(i)}, want...)
	}
	var files []string
	for _, d := range leftBehind(t, s) {
		files = append(files, d.File)
	}
	if diff := cmp.Diff(want, files); diff != "" {
		t.Errorf("newest first (-want +got):\n%s", diff)
	}

	all, err := filepath.Glob(filepath.Join(s.Folder, "*.draft"))
	if err != nil || len(all) != 5 {
		t.Fatalf("files %v, error %v", all, err)
	}
	torn := all[2]
	if err := os.Truncate(torn, 200); err != nil {
		t.Fatal(err)
	}
	strange := filepath.Join(s.Folder, "别的文件.draft")
	if err := os.WriteFile(strange, []byte("form gongkai-2021\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	drafts, damaged, err := s.List()
	if err != nil || len(drafts) != 4 {
		t.Errorf("%d drafts, error %v", len(drafts), err)
	}
	var paths []string
	for _, d := range damaged {
		paths = append(paths, d.Path)
		if _, err := os.Stat(d.Path); err != nil || d.Cause == nil {
			t.Errorf("%s: cause %v, on disk: %v", d.Path, d.Cause, err)
		}
	}
	slices.Sort(paths)
	if diff := cmp.Diff([]string{torn, strange}, paths); diff != "" {
		t.Errorf("damaged (-want +got):\n%s", diff)
	}
}

func TestFolderIsPrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the folders of a Windows user are private by inheritance")
	}
	folder := t.TempDir() // others may look into it
	if err := os.Chmod(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	saver, y := saverOn(t, storeIn(folder), newClock()), newTypist()
	saver.Changed(y.key(), "", "")
	if err := saver.Stop(); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(folder, func(path string, e os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %v", path, info.Mode())
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestNoFolder(t *testing.T) {
	if got := leftBehind(t, storeIn(filepath.Join(t.TempDir(), "未建"))); len(got) > 0 {
		t.Errorf("drafts from nowhere: %v", got)
	}
	file := filepath.Join(t.TempDir(), "文件")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := storeIn(file).List(); err == nil {
		t.Error("a file is listed as a folder")
	}
}

const folderVariable = "GOUJI_TEST_DRAFTS"

// A real program is killed while it writes: what it said was written is there, and
// nothing of it is offered before its death.
func TestKilledProgram(t *testing.T) {
	for round := range 8 {
		s := storeIn(t.TempDir())
		cmd := exec.Command(os.Args[0], "-test.run=^TestTypeUntilKilled$")
		cmd.Env = append(os.Environ(), folderVariable+"="+s.Folder)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		said := 0
		for lines := bufio.NewScanner(out); said < 5+3*round && lines.Scan(); {
			said, err = strconv.Atoi(strings.TrimSpace(lines.Text()))
			if err != nil {
				t.Fatal(err)
			}
		}
		if got := leftBehind(t, s); len(got) > 0 {
			t.Error("the draft of a running program is offered")
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait() // killed
		drafts := leftBehind(t, s)
		if len(drafts) != 1 {
			t.Fatalf("%d drafts are left, want 1", len(drafts))
		}
		if got := keysIn(t, drafts[0].Report); got < said || said == 0 {
			t.Errorf("%d keys come back, %d were written", got, said)
		}
	}
}

// TestTypeUntilKilled is the program that TestKilledProgram kills.
func TestTypeUntilKilled(t *testing.T) {
	folder := os.Getenv(folderVariable)
	if folder == "" {
		t.Skip("runs only inside TestKilledProgram")
	}
	saver, y := saverOn(t, storeIn(folder), newClock()), newTypist()
	for {
		saver.Changed(y.key(), "", "")
		if err := saver.Flush(); err != nil {
			t.Fatal(err)
		}
		fmt.Println(y.keys)
	}
}
