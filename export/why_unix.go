//go:build unix

package export

import "syscall"

// systemWhy is what an error code of writing means.
func systemWhy(code syscall.Errno) why {
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
