package disk

import (
	"errors"
	"io/fs"
	"os"
)

// Hold makes a file with permissions mode and locks it for as long as it stays open; the
// system unlocks it when the program ends, however that happens. Others may read it
// meanwhile, as the lock files of office programs must be. The error is fs.ErrExist
// where there is a file already. Some network shares know no locks: there the file is
// made all the same.
//
// The lock is of our own, not of a library: gofrs/flock (v0.13.2) and its like lock a
// byte of the file, which on Windows nobody else can read then, so that LibreOffice could
// not say who works on a report.
func Hold(path string, mode fs.FileMode) (*os.File, error) { return create(path, mode) }

// Held says whether a running program holds a file that Hold made. A file that isn't
// there is not held; any other error means that it can't be told.
func Held(path string) (bool, error) {
	held, err := isHeld(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return held, err
}
