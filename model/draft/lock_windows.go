package draft

import (
	"errors"
	"os"
	"syscall"
)

// lock opens a file so that nobody else can while it stays open; the system closes
// it when the program ends, however that happens.
func lock(path string) (*os.File, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	const unshared = 0
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, unshared, nil,
		syscall.OPEN_EXISTING, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if err != nil {
		return nil, &os.PathError{Op: "lock", Path: path, Err: err}
	}
	return os.NewFile(uintptr(h), path), nil
}

// locked says whether a running program holds the lock of a file.
func locked(path string) bool {
	const sharingViolation = syscall.Errno(32)
	f, err := os.Open(path)
	if err != nil {
		return errors.Is(err, sharingViolation)
	}
	f.Close()
	return false
}
