package lock

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Locks that a crash or a power cut left behind are told apart where that can be known
// for certain. Where it can't, a lock counts as kept: who takes it over by mistake
// destroys a colleague's work.

// A census says whether one of some programs runs on this computer beside this process,
// and whether all processes could be seen. running is the true one.
type census func(is func(process string) bool) (here, known bool)

// leftHere says that a lock of the kind of LibreOffice that names this computer is left
// over: no program keeps it, and none runs here that may have written it without keeping
// it.
func leftHere(name string, by, me Holder, running census) bool {
	const unset = "localhost" // of many computers
	if by.Host == "" || by.Host != me.Host || strings.HasPrefix(by.Host, unset) || alive(name) {
		return false
	}
	self := self()
	here, known := running(func(process string) bool { return isOffice(process) || process == self })
	return known && !here
}

// self is the name that other windows of this program run under. Systems cut it short.
func self() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	return plainName(filepath.Base(path))
}

// plainName is the name of a process as the lists below have it.
func plainName(name string) string {
	const most = 15 // bytes, on Linux
	name = strings.TrimSuffix(strings.ToLower(name), ".exe")
	return name[:min(len(name), most)]
}

// isOffice knows the programs that lock files by a file beside them, by the plain
// name of their process.
func isOffice(process string) bool {
	return slices.Contains([]string{"soffice.bin", "soffice", "wps", "et", "wpp", "wpsoffice", "excel", "winword", "powerpnt"}, process)
}
