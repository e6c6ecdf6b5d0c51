//go:build unix

package draft

import (
	"errors"
	"os"
	"syscall"
)

// lock locks a file for as long as it stays open; the system unlocks it when the
// program ends, however that happens. Where files cannot be locked (some network
// shares) a draft may be offered while its program runs: better than none.
func lock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	_ = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	return f, nil
}

// locked says whether a running program holds the lock of a file.
func locked(path string) bool {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return false
	}
	defer f.Close()
	return errors.Is(syscall.Flock(int(f.Fd()), syscall.LOCK_SH|syscall.LOCK_NB), syscall.EWOULDBLOCK)
}
