package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Append adds lines to the end of the file at path, which is made with permissions mode
// where there is none, and returns when the disk has them. lines is whole lines, each
// with its line feed. They begin on a line of their own, whatever a crash left at the
// end of the file; lines of several programs that append at once don't mix, where the
// file system knows locks. Errors are Refusals, and after one the file is as long as it
// was.
func Append(path string, mode fs.FileMode, lines []byte) error {
	if err := appendTo(path, mode, lines); err != nil {
		return Refuse(path, err)
	}
	return nil
}

func appendTo(path string, mode fs.FileMode, lines []byte) (err error) {
	_, missing := os.Stat(path)
	var file *os.File
	err = patiently(func() (err error) {
		file, err = openAlone(path, mode)
		return err
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	size, err := file.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	torn, err := isTorn(file, size)
	if err != nil {
		return err
	}
	if torn {
		lines = append([]byte{'\n'}, lines...)
	}
	if _, err := file.Write(lines); err != nil {
		return errors.Join(err, file.Truncate(size))
	}
	if err := file.Sync(); err != nil {
		return errors.Join(err, file.Truncate(size))
	}
	if missing != nil {
		syncFolder(filepath.Dir(path))
	}
	return nil
}

// isTorn says that a file of so many bytes ends within a line.
func isTorn(file *os.File, size int64) (bool, error) {
	if size == 0 {
		return false, nil
	}
	var last [1]byte
	if _, err := file.ReadAt(last[:], size-1); err != nil {
		return false, err
	}
	return last[0] != '\n', nil
}
