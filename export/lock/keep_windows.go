package lock

import (
	"errors"
	"os"
	"syscall"
)

// create makes a lock file that does not exist yet and that others can only read
// while it stays open; the system closes it when the program ends, however that
// happens.
func create(name string) (*os.File, error) {
	p, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return nil, err
	}
	h, err := syscall.CreateFile(p, syscall.GENERIC_READ|syscall.GENERIC_WRITE, syscall.FILE_SHARE_READ, nil,
		syscall.CREATE_NEW, syscall.FILE_ATTRIBUTE_HIDDEN, 0)
	if err != nil {
		return nil, &os.PathError{Op: "create", Path: name, Err: err}
	}
	return os.NewFile(uintptr(h), name), nil
}

// kept says whether a running program keeps a lock file.
func kept(name string) bool {
	const sharingViolation = syscall.Errno(32)
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return errors.Is(err, sharingViolation)
	}
	f.Close()
	return false
}
