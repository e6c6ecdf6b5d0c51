//go:build unix

package disk

import (
	"io/fs"
	"os"
	"syscall"
)

// severalNames says that the file at path, which info describes, has hard links.
func severalNames(_ string, info fs.FileInfo) bool {
	s, ok := info.Sys().(*syscall.Stat_t)
	return ok && s.Nlink > 1
}

// keepGroup gives a new file the group of the one that it will replace, for which the
// permissions were meant, as far as the user may.
func keepGroup(file *os.File, old fs.FileInfo) {
	if s, ok := old.Sys().(*syscall.Stat_t); ok {
		const sameOwner = -1
		_ = file.Chown(sameOwner, int(s.Gid))
	}
}
