package lock

import (
	"path/filepath"
	"syscall"
	"testing"
)

// An owner file on this computer's own disk is left over when no office program runs and
// no other computer can have the file open.
func TestLeftOver(t *testing.T) {
	path := filepath.Join(t.TempDir(), "甲.xlsx")
	var fs syscall.Statfs_t
	if err := syscall.Statfs(filepath.Dir(path), &fs); err != nil || !isDisk(int64(fs.Type)) {
		t.Skipf("temporary files lie on a file system of kind %x, which may be shared: %v", fs.Type, err)
	}
	for _, c := range []struct {
		runs census
		left bool
	}{
		{runs("bash"), true},
		{runs("bash", "et"), false},
		{runs("EXCEL.EXE"), false}, // under wine
		{runs("smbd"), false},
		{unseen, false},
	} {
		if got := leftOver(path, "", c.runs); got != c.left {
			t.Errorf("left over %v, want %v", got, c.left)
		}
	}
	if leftOver("/proc/甲.xlsx", "", runs()) {
		t.Error("what lies on no disk counts as left over")
	}
}
