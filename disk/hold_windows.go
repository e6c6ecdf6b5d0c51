package disk

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

const sharingViolation = syscall.Errno(32) // winerror.h

func create(path string, _ fs.FileMode) (*os.File, error) {
	return openShared(path, syscall.CREATE_NEW, syscall.FILE_ATTRIBUTE_HIDDEN)
}

func isHeld(path string) (bool, error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, sharingViolation) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	return false, f.Close()
}

// openAlone opens a file to append to it, which nobody else can do meanwhile. Rights come
// from the folder.
func openAlone(path string, _ fs.FileMode) (*os.File, error) {
	return openShared(path, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL)
}

// openShared opens a file for reading and writing that others can only read while it
// stays open.
func openShared(path string, disposition, attributes uint32) (*os.File, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, syscall.FILE_SHARE_READ, nil,
		disposition, attributes, 0)
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: path, Err: err}
	}
	return os.NewFile(uintptr(h), path), nil
}
