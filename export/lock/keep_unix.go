//go:build unix

package lock

import (
	"errors"
	"os"
	"syscall"
)

// create makes a lock file that does not exist yet and keeps it locked while it stays
// open; the system unlocks it when the program ends, however that happens.
func create(name string) (*os.File, error) {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	_ = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) // some shares cannot
	return f, nil
}

// kept says whether a running program keeps a lock file.
func kept(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return !errors.Is(err, os.ErrNotExist)
	}
	defer f.Close()
	return errors.Is(syscall.Flock(int(f.Fd()), syscall.LOCK_SH|syscall.LOCK_NB), syscall.EWOULDBLOCK)
}
