package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"gouji.app/model"
)

// Refuse words an error of writing the file at path for the user. One that is a Refusal
// already stays as it is.
func Refuse(path string, err error) error {
	var no *model.Refusal
	if errors.As(err, &no) {
		return no
	}
	return &model.Refusal{Message: fmt.Sprintf(reasonOf(err).message(), model.ShownName(path)), Cause: err}
}

// A reason is why a file could not be written.
type reason int

const (
	unknown reason = iota
	diskFull
	nameTooLong
	readOnly
	gone
	openElsewhere
	faulty
)

// message tells the reason and what the user can do; %s stands for the file's name.
func (r reason) message() string {
	switch r {
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

// reasonOf finds the reason in what the system says.
func reasonOf(err error) reason {
	var code syscall.Errno
	if errors.As(err, &code) {
		if r := systemReason(code); r != unknown {
			return r
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

// mayPass says that an error comes of another program that has the file open.
func mayPass(err error) bool {
	var code syscall.Errno
	return reasonOf(err) == openElsewhere || errors.As(err, &code) && isBusy(code)
}
