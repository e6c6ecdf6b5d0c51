package disk_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"gouji.app/disk"
	"gouji.app/model"
)

// Lines follow each other; what a crash tore stays alone on its line.
func TestAppend(t *testing.T) {
	path := filepath.Join(t.TempDir(), "记录.jsonl")
	add := func(lines string) {
		t.Helper()
		if err := disk.Append(path, 0o600, []byte(lines)); err != nil {
			t.Fatal(err)
		}
	}
	add("一\n")
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("a new file is %v: %v", info.Mode(), err)
	}
	add("二\n三\n")
	if err := os.WriteFile(path, []byte("一\n二\n三\n{\"torn"), 0o600); err != nil {
		t.Fatal(err)
	}
	add("四\n")
	if got, want := content(t, path), "一\n二\n三\n{\"torn\n四\n"; got != want {
		t.Errorf("the file holds %q, want %q", got, want)
	}
}

func TestAppendRefuses(t *testing.T) {
	dir := t.TempDir()
	for _, path := range []string{filepath.Join(dir, "断开", "记录.jsonl"), dir} {
		var no *model.Refusal
		if err := disk.Append(path, 0o644, []byte("x\n")); !errors.As(err, &no) || !strings.Contains(no.Message, filepath.Base(path)) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

const (
	appendTo = "GOUJI_TEST_APPEND"
	each     = 200 // lines a program
)

// Programs that append at once tear no line and lose none.
func TestProgramsAppendAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "记录.jsonl")
	if name := os.Getenv(appendTo); name != "" {
		path, who, _ := strings.Cut(name, "|")
		for i := range each {
			line := who + strings.Repeat("长", 100) + strconv.Itoa(i) + "\n"
			if err := disk.Append(path, 0o644, []byte(line)); err != nil {
				t.Fatal(err)
			}
		}
		return
	}
	var programs []*exec.Cmd
	for _, who := range []string{"甲", "乙"} {
		cmd := exec.Command(os.Args[0], "-test.run=^TestProgramsAppendAtOnce$")
		cmd.Env = append(os.Environ(), appendTo+"="+path+"|"+who)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		programs = append(programs, cmd)
	}
	for _, cmd := range programs {
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	seen := map[string]int{}
	for _, line := range strings.Split(content(t, path), "\n") {
		seen[line]++
	}
	for _, who := range []string{"甲", "乙"} {
		for i := range each {
			if line := fmt.Sprint(who, strings.Repeat("长", 100), i); seen[line] != 1 {
				t.Errorf("line %d of %s is there %d times", i, who, seen[line])
			}
		}
	}
	if len(seen) != 2*each+1 { // nothing behind the last line feed
		t.Errorf("%d different lines, want %d", len(seen), 2*each+1)
	}
}
