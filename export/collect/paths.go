package collect

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"gouji.app/model/collection"
)

// maxName is how many characters a name on disk has at most, maxPath how many bytes a
// path that every program opens.
const (
	maxName = 60
	maxPath = 240
)

// cleaned is a name that every file system takes, of so many characters at most: without
// what paths are made of, without control and direction characters, and none of those
// that Windows keeps for devices.
func cleaned(name string, most int) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`<>:"/\|?*`, r):
			return '_'
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == utf8.RuneError:
			return -1
		}
		return r
	}, name)
	ext := path.Ext(name)
	if utf8.RuneCountInString(ext) > 8 || strings.ContainsAny(ext, " 　") {
		ext = ""
	}
	stem := []rune(strings.TrimSuffix(name, ext))
	if room := max(most-utf8.RuneCountInString(ext), 1); len(stem) > room {
		stem = stem[:room]
	}
	s := strings.Trim(string(stem), " .　") // which Windows drops
	if s == "" || reserved(s) {
		s = "_" + s
	}
	return s + strings.TrimRight(ext, " .")
}

// reserved knows the names of devices.
func reserved(stem string) bool {
	stem, _, _ = strings.Cut(strings.ToUpper(stem), ".")
	switch stem {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(stem) == 4 && (strings.HasPrefix(stem, "COM") || strings.HasPrefix(stem, "LPT")) && stem[3] >= '0' && stem[3] <= '9'
}

// unitFolder is the folder of a unit's files below a folder of the project.
func unitFolder(u collection.Unit) string {
	return fmt.Sprintf("%03d %s", u.Number, cleaned(u.Called(), maxName-4))
}

// filedPath is where the n-th file of a unit is kept, below the project's folder and with
// slashes.
func (f *Folder) filedPath(u collection.Unit, n int, day, name string) string {
	dir := path.Join(Filed, unitFolder(u))
	out := path.Join(dir, fmt.Sprintf("%02d %s %s", n, day, cleaned(name, maxName-14)))
	if len(filepath.Join(f.Path, out)) > maxPath {
		out = path.Join(dir, fmt.Sprintf("%02d%s", n, cleaned(path.Ext(name), 8)))
	}
	return out
}

// at is the path of a file of the project on this machine.
func (f *Folder) at(below string) string { return filepath.Join(f.Path, filepath.FromSlash(below)) }
