//go:build unix

package disk

import "syscall"

// systemReason is what an error code of writing means.
func systemReason(code syscall.Errno) reason {
	switch code {
	case syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG:
		return diskFull
	case syscall.ENAMETOOLONG:
		return nameTooLong
	case syscall.EROFS:
		return readOnly
	case syscall.ESTALE, syscall.ENODEV, syscall.ENXIO, syscall.ENOTCONN, syscall.EHOSTDOWN, syscall.EHOSTUNREACH, syscall.ENETDOWN, syscall.ENOTDIR:
		return gone
	case syscall.ETXTBSY, syscall.EBUSY:
		return openElsewhere
	case syscall.EIO, syscall.ETIMEDOUT:
		return faulty
	}
	return unknown
}

// isBusy is false: what passes has reasons of its own above.
func isBusy(syscall.Errno) bool { return false }
