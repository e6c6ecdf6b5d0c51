package lock

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// leftOver says that an owner file of Excel, Word or WPS is left over. It does not tell
// the computer; so the file at path must lie on a disk of this one that it does not share
// out, and no office program run here.
func leftOver(path, _ string, running census) bool {
	var fs syscall.Statfs_t
	if err := syscall.Statfs(filepath.Dir(path), &fs); err != nil || !isDisk(int64(fs.Type)) {
		return false
	}
	here, known := running(func(process string) bool { return isOffice(process) || isServer(process) })
	return known && !here
}

// isDisk knows file systems that one computer has for itself: see statfs(2).
func isDisk(kind int64) bool {
	const ext, xfs, btrfs, f2fs, overlay, tmpfs = 0xef53, 0x58465342, 0x9123683e, 0xf2f52010, 0x794c7630, 0x01021994
	const fat, exfat, ntfs = 0x4d44, 0x2011bab0, 0x7366746e
	return slices.Contains([]int64{ext, xfs, btrfs, f2fs, overlay, tmpfs, fat, exfat, ntfs}, kind)
}

// isServer knows what lets other computers work on files of this one.
func isServer(process string) bool {
	return slices.ContainsFunc([]string{"smbd", "ksmbd", "nfsd", "sftp-server"}, func(s string) bool { return strings.HasPrefix(process, s) })
}

// running is a census.
func running(is func(process string) bool) (here, known bool) {
	if _, err := os.Stat("/proc/1"); err != nil {
		return false, false // those of others are hidden
	}
	all, err := os.ReadDir("/proc")
	if err != nil {
		return false, false
	}
	for _, p := range all {
		if id, err := strconv.Atoi(p.Name()); err != nil || id == os.Getpid() {
			continue
		}
		name, err := os.ReadFile(filepath.Join("/proc", p.Name(), "comm"))
		if err == nil && is(plainName(strings.TrimSpace(string(name)))) {
			return true, true
		}
	}
	return false, true
}
