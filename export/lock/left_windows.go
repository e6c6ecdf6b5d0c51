package lock

import (
	"os"
	"syscall"
	"unsafe"
)

// leftOver says that an owner file of Excel, Word or WPS is left over: they keep it or
// the file at path open, and then neither can be opened for oneself alone, on a share
// either.
func leftOver(path, name string, _ census) bool { return alone(path) && alone(name) }

// alone says that no program has a file open.
func alone(name string) bool {
	p, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return false
	}
	const unshared = 0
	h, err := syscall.CreateFile(p, syscall.GENERIC_READ, unshared, nil, syscall.OPEN_EXISTING, 0, 0)
	if err != nil {
		return false
	}
	_ = syscall.CloseHandle(h)
	return true
}

// running is a census.
func running(is func(process string) bool) (here, known bool) {
	snapshot, err := syscall.CreateToolhelp32Snapshot(syscall.TH32CS_SNAPPROCESS, 0)
	if err != nil {
		return false, false
	}
	defer syscall.CloseHandle(snapshot)
	var p syscall.ProcessEntry32
	p.Size = uint32(unsafe.Sizeof(p))
	for err = syscall.Process32First(snapshot, &p); err == nil; err = syscall.Process32Next(snapshot, &p) {
		if int(p.ProcessID) != os.Getpid() && is(plainName(syscall.UTF16ToString(p.ExeFile[:]))) {
			return true, true
		}
	}
	return false, err == syscall.ERROR_NO_MORE_FILES
}
