package disk

import "syscall"

// systemReason is what an error code of writing means; the numbers are those of
// winerror.h.
func systemReason(code syscall.Errno) reason {
	switch code {
	case 39, 112, 1295: // ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL, ERROR_DISK_QUOTA_EXCEEDED
		return diskFull
	case 206, 111: // ERROR_FILENAME_EXCED_RANGE, ERROR_BUFFER_OVERFLOW
		return nameTooLong
	case 19: // ERROR_WRITE_PROTECT
		return readOnly
	case 3, 15, 21, 53, 55, 64, 67, 1167, 1231: // paths, drives and shares that are gone
		return gone
	case 32, 33: // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
		return openElsewhere
	case 23, 29, 59, 121, 1117: // checksum, write fault, network, time-out, device
		return faulty
	}
	return unknown
}

// isBusy knows ERROR_ACCESS_DENIED, which is also the answer where a file that is open
// elsewhere would be replaced.
func isBusy(code syscall.Errno) bool { return code == 5 }
