package export

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"gouji.app/model"
)

// newFileMode is the permission of files that did not exist before.
const newFileMode = 0o644

// WriteFile replaces a file by what write produces: through a temporary file in the
// same folder, synced and renamed, so that the old file stays whole until the new
// one is. Links are followed and permissions kept. Every error is a Refusal, and
// after one the old file is untouched.
func WriteFile(path string, write func(io.Writer) error) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if err := replace(path, write); err != nil {
		return unwritable(path, err)
	}
	return nil
}

func replace(path string, write func(io.Writer) error) (err error) {
	mode := fs.FileMode(newFileMode)
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm()
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
	if err := tmp.Chmod(mode); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	if err := tmp.Sync(); err != nil {
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return err
	}
	syncFolder(filepath.Dir(path))
	return nil
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
	name := filepath.Base(path)
	message := "“%s”保存失败；请换一个位置保存"
	switch {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		message = "“%s”没有写入权限或是只读文件；请另存到其他位置"
	case errors.Is(err, syscall.ENOSPC):
		message = "磁盘空间不足，“%s”没有保存；请清理磁盘或换一个位置"
	case errors.Is(err, fs.ErrNotExist):
		message = "保存“%s”的文件夹不存在；请换一个位置保存"
	case errors.Is(err, syscall.ENAMETOOLONG):
		message = "文件名“%s”太长；请缩短后再保存"
	}
	return &model.Refusal{Message: fmt.Sprintf(message, name), Cause: err}
}
