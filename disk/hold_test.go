package disk_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"gouji.app/disk"
)

func TestHold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "锁")
	held := func(want bool) {
		t.Helper()
		if got, err := disk.Held(path); got != want || err != nil {
			t.Errorf("held %v, want %v; error %v", got, want, err)
		}
	}
	held(false)
	f, err := disk.Hold(path, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	held(true)
	if _, err := f.WriteString("张三"); err != nil {
		t.Fatal(err)
	}
	if got := content(t, path); got != "张三" {
		t.Errorf("others read %q", got)
	}
	if _, err := disk.Hold(path, 0o644); !errors.Is(err, fs.ErrExist) {
		t.Errorf("held twice: %v", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	held(false)
}

// What can't be looked at is neither held nor free.
func TestHeldIsNotKnown(t *testing.T) {
	file := filepath.Join(t.TempDir(), "文件")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if held, err := disk.Held(filepath.Join(file, "锁")); held || err == nil {
		t.Errorf("held %v, error %v", held, err)
	}
}
