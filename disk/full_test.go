//go:build linux

package disk_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"gouji.app/disk"
	"gouji.app/model"
)

// smallDisk is a disk of 64 KB.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("NO FULL DISK IS TESTED: mounting a small one needs root: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// On a disk that fills up at any point of writing, the old file stays whole, nothing
// is left behind and the message says why.
func TestFullDisk(t *testing.T) {
	dir := smallDisk(t)
	path := filepath.Join(dir, "年报.xlsx")
	old := strings.Repeat("旧", 1000)
	if err := disk.Write(path, disk.Way{}, put(old)); err != nil {
		t.Fatal(err)
	}
	for _, pieces := range []int{70, 100, 1000} { // of a kilobyte
		err := disk.Write(path, disk.Way{}, func(w io.Writer) error {
			for range pieces {
				if _, err := io.WriteString(w, strings.Repeat("x", 1024)); err != nil {
					return err
				}
			}
			return nil
		})
		var no *model.Refusal
		if !errors.As(err, &no) || !strings.Contains(no.Message, "磁盘空间不足") {
			t.Errorf("%d KB on a disk of 64: %v", pieces, err)
		}
		if content(t, path) != old {
			t.Error("the old file is not what it was")
		}
		if names, _ := os.ReadDir(dir); len(names) != 1 {
			t.Errorf("left behind: %v", names)
		}
	}
	if err := disk.Write(path, disk.Way{}, put("new")); err != nil || content(t, path) != "new" {
		t.Errorf("after the disk was full: %v", err)
	}
}

// A file with two names is written over in its place; when the disk fills up in the
// middle, what was there comes back.
func TestFullDiskUnderHardLinks(t *testing.T) {
	dir := smallDisk(t)
	path, other := filepath.Join(dir, "年报.xlsx"), filepath.Join(dir, "存档.xlsx")
	old := strings.Repeat("旧", 1000)
	if err := disk.Write(path, disk.Way{}, put(old)); err != nil {
		t.Fatal(err)
	}
	if err := os.Link(path, other); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		kilobytes int
		fits      bool
	}{{8, true}, {40, false}, {80, false}, {30, true}, {5, true}} { // 40 fit beside the file, but not twice
		want := old
		if c.fits {
			want = strings.Repeat("x", c.kilobytes<<10)
		}
		err := disk.Write(path, disk.Way{}, put(strings.Repeat("x", c.kilobytes<<10)))
		if c.fits != (err == nil) || err != nil && !strings.Contains(err.Error(), "磁盘空间不足") {
			t.Errorf("%d KB: %v", c.kilobytes, err)
		}
		if content(t, path) != want || content(t, other) != want {
			t.Errorf("%d KB, error %v: the file is not what it should be", c.kilobytes, err)
		}
		if names, _ := os.ReadDir(dir); len(names) != 2 {
			t.Errorf("left behind: %v", names)
		}
		old = want
	}
}

// A disk that can only be read says so.
func TestDiskForReading(t *testing.T) {
	dir := smallDisk(t)
	path := filepath.Join(dir, "年报.xlsx")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	if err := disk.Write(path, disk.Way{}, put("new")); err == nil || !strings.Contains(err.Error(), "只读") || content(t, path) != "old" {
		t.Errorf("error %v, file %q", err, content(t, path))
	}
}

// A journal on a disk that fills up keeps every line it had and gets no half one.
func TestFullDiskUnderAJournal(t *testing.T) {
	path := filepath.Join(smallDisk(t), "记录.jsonl")
	line := []byte(strings.Repeat("x", 10<<10) + "\n")
	for lines := 0; ; lines++ {
		err := disk.Append(path, 0o644, line)
		if got, want := content(t, path), strings.Repeat(string(line), lines); err != nil && got != want {
			t.Fatalf("after the disk was full the file holds %d bytes, want %d", len(got), len(want))
		}
		if err != nil {
			if lines == 0 || !strings.Contains(err.Error(), "磁盘空间不足") {
				t.Errorf("%d lines fit: %v", lines, err)
			}
			return
		}
	}
}
