package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// A Way says how Write writes. The zero value is right for a document of the user.
type Way struct {
	// Mode is the permission of a file that did not exist; 0 means 0644. A file that did
	// keeps its own.
	Mode fs.FileMode
	// Previous names the version before, which stays in the same folder, from the path of
	// the file itself; nil where none stays. Work of today is worth more than that of
	// yesterday: where it can't stay, for want of room or rights or because somebody
	// looks at it, Write goes on.
	Previous func(path string) string
	// Temporary is the path of the file that is written first, in the same folder. ""
	// means a name that nobody else uses; a name of the caller's own lets him know and
	// remove what a killed program left behind.
	Temporary string
}

const documentMode = 0o644

// Write replaces the file at path by what write produces. Symbolic links are followed; a
// file with hard links is written over in its place; permissions and group stay. A file
// that may not be written isn't replaced either. Errors are Refusals, and after one the
// file holds what it held.
func Write(path string, way Way, write func(io.Writer) error) error {
	real, err := filepath.EvalSymlinks(path)
	if _, there := os.Lstat(path); err != nil && there == nil {
		return Refuse(path, err) // a link to what is gone, as a share that is not connected
	}
	if err == nil {
		path = real
	}
	if err := way.replace(path, write); err != nil {
		return Refuse(path, err)
	}
	return nil
}

func (way Way) replace(path string, write func(io.Writer) error) (err error) {
	os.Remove(asideName(path)) // of a program that ended in keepPrevious
	mode, linked := way.Mode, false
	if mode == 0 {
		mode = documentMode
	}
	old, missing := os.Stat(path)
	if missing == nil {
		if !old.Mode().IsRegular() {
			return fs.ErrInvalid
		}
		mode, linked = old.Mode().Perm(), severalNames(path, old)
		if mode&0o200 == 0 { // renaming over it would get around its protection
			return fs.ErrPermission
		}
	}
	tmp, err := way.temporary(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tmp.Close()
			os.Remove(tmp.Name())
		}
	}()
	if err := write(tmp); err != nil {
		return err
	}
	if missing == nil {
		keepGroup(tmp, old)
	}
	if err := tmp.Chmod(mode); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	if err := tmp.Sync(); err != nil {
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	if way.Previous != nil && missing == nil {
		keepPrevious(path, way.Previous(path), linked)
	}
	if linked {
		err = fill(path, tmp.Name())
		os.Remove(tmp.Name())
	} else {
		err = patiently(func() error { return os.Rename(tmp.Name(), path) })
	}
	if err == nil {
		syncFolder(filepath.Dir(path))
	}
	return err
}

// temporary makes the file that is written first. Until it has its place nobody else may
// read it.
func (way Way) temporary(folder string) (*os.File, error) {
	if way.Temporary == "" {
		return os.CreateTemp(folder, ".~gouji-*.tmp")
	}
	return os.OpenFile(way.Temporary, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
}

// fill gives the file at path the content of another, which stays whole beside it until
// that is done. Where it can't be done, as on a disk that fills up, the old content
// comes back: its room on the disk is not given up before.
func fill(path, from string) error {
	before, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	now, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer file.Close()
	put := func(data []byte) error {
		if _, err := file.WriteAt(data, 0); err != nil {
			return err
		}
		return errors.Join(file.Truncate(int64(len(data))), file.Sync())
	}
	if err := put(now); err != nil {
		return errors.Join(err, put(before))
	}
	return nil
}

func asideName(path string) string { return path + ".~gouji" }

// keepPrevious gives the file a second name, or, where it will be written over in its
// place, a copy of it.
func keepPrevious(path, previous string, linked bool) {
	aside := asideName(path)
	if linked || os.Link(path, aside) != nil {
		if copyFile(path, aside) != nil {
			os.Remove(aside)
			return
		}
	}
	if os.Rename(aside, previous) != nil {
		os.Remove(aside)
	}
}

// copyFile is for file systems without hard links: sticks and many shares.
func copyFile(from, to string) error {
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, info.Mode().Perm())
}

// syncFolder makes a new name survive a power cut where the system can; where it can't,
// the file itself is safe already.
func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		d.Close()
	}
}
