//go:build unix

package disk_test

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"gouji.app/disk"
)

// A file of a group keeps it, for which its permissions were meant, when somebody of the
// group saves it whose new files would be of another.
func TestGroupIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "共享.txt")
	if err := os.WriteFile(path, []byte("x"), 0o660); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o660); err != nil {
		t.Fatal(err)
	}
	groups, err := os.Getgroups()
	if err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() == 0 {
		groups = append(groups, groupOf(t, path)+1) // root may give any
	}
	i := slices.IndexFunc(groups, func(g int) bool { return g != groupOf(t, path) })
	if i < 0 {
		t.Skip("this user belongs to one group only")
	}
	if err := os.Chown(path, -1, groups[i]); err != nil {
		t.Fatal(err)
	}
	if err := disk.Write(path, disk.Way{}, func(w io.Writer) error { _, err := io.WriteString(w, "new"); return err }); err != nil {
		t.Fatal(err)
	}
	if got := groupOf(t, path); got != groups[i] {
		t.Errorf("the group is %d, want %d", got, groups[i])
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o660 {
		t.Errorf("the file is %v: %v", info.Mode(), err)
	}
}

func groupOf(t *testing.T, path string) int {
	t.Helper()
	var s syscall.Stat_t
	if err := syscall.Stat(path, &s); err != nil {
		t.Fatal(err)
	}
	return int(s.Gid)
}
