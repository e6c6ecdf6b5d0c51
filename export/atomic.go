package export

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"gouji.app/model"
)

// newFileMode is the permission of files that did not exist before.
const newFileMode = 0o644

// WriteFile replaces a file by what write produces: through a temporary file in the
// same folder, synced and renamed, so that the old file stays whole until the new
// one is. Symbolic links are followed; a file with hard links is written over in its
// place. Permissions are kept. Every error is a Refusal, and after one the old file
// holds what it held.
func WriteFile(path string, write func(io.Writer) error) error {
	return writeFile(path, false, write)
}

func writeFile(path string, keepPrevious bool, write func(io.Writer) error) error {
	real, err := filepath.EvalSymlinks(path)
	if _, there := os.Lstat(path); err != nil && there == nil {
		return unwritable(path, err) // a link to what is gone, as a share that is not connected
	}
	if err == nil {
		path = real
	}
	if err := replace(path, keepPrevious, write); err != nil {
		return unwritable(path, err)
	}
	return nil
}

// PreviousName is where Save keeps the version before the one it writes.
func PreviousName(path string) string {
	ext := filepath.Ext(path)
	return strings.TrimSuffix(path, ext) + "（上一版）" + ext
}

func replace(path string, keepPrevious bool, write func(io.Writer) error) (err error) {
	os.Remove(asideName(path)) // of a program that ended in keep
	mode, linked := fs.FileMode(newFileMode), false
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
	tmp, err := os.CreateTemp(filepath.Dir(path), ".~gouji-*.tmp")
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
	if keepPrevious && missing == nil {
		keep(path, linked)
	}
	if linked {
		err = fill(path, tmp.Name())
		os.Remove(tmp.Name())
	} else {
		err = os.Rename(tmp.Name(), path)
	}
	if err == nil {
		syncFolder(filepath.Dir(path))
	}
	return err
}

// fill gives the file at path the content of another, which stays whole beside it until
// that is done. Where it cannot be done, as on a disk that fills up, the old content
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

// keep gives the file the name of the previous version beside its own, or, where it
// will be written over in its place, a copy of it. That fails for want of room or
// rights, or because someone looks at the previous version; the work of today is worth
// more, so saving goes on.
func keep(path string, linked bool) {
	aside := asideName(path)
	if linked || os.Link(path, aside) != nil {
		if copyFile(path, aside) != nil {
			os.Remove(aside)
			return
		}
	}
	if os.Rename(aside, PreviousName(path)) != nil {
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

// syncFolder makes the new name survive a power cut where the system can; where it
// cannot, the file itself is safe already.
func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		d.Close()
	}
}

func unwritable(path string, err error) error {
	var no *model.Refusal
	if errors.As(err, &no) {
		return no
	}
	return &model.Refusal{Message: fmt.Sprintf(whyNot(err).message(), model.ShownName(path)), Cause: err}
}

// A why is a reason for which a file could not be written.
type why int

const (
	unknown why = iota
	diskFull
	nameTooLong
	readOnly
	gone
	openElsewhere
	faulty
)

// message tells the reason and what the user can do; %s stands for the file's name.
func (y why) message() string {
	switch y {
	case diskFull:
		return "磁盘空间不足，“%s”没有保存；请清理磁盘或换一个位置"
	case nameTooLong:
		return "文件名“%s”太长；请缩短后再保存"
	case readOnly:
		return "“%s”没有写入权限或是只读文件；请另存到其他位置"
	case gone:
		return "保存“%s”的文件夹不存在，或所在的磁盘、网络位置已断开；请接好后再保存，或换一个位置"
	case openElsewhere:
		return "“%s”正被其他程序（如 Excel、WPS）打开；请在那边关闭后再保存，或另存为其他名称"
	case faulty:
		return "写“%s”时磁盘或网络出错，没有保存；请检查连接，或换一个位置"
	default:
		return "“%s”保存失败；请换一个位置保存"
	}
}

// whyNot finds the reason in what the system says.
func whyNot(err error) why {
	var code syscall.Errno
	if errors.As(err, &code) {
		if y := systemWhy(code); y != unknown {
			return y
		}
	}
	switch {
	case errors.Is(err, fs.ErrPermission):
		return readOnly
	case errors.Is(err, fs.ErrNotExist):
		return gone
	}
	return unknown
}
