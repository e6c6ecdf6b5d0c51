package model

import (
	"path/filepath"
	"strings"
	"unicode"
)

// mostShown is how many characters of a name messages and title bars have room for.
const mostShown = 60

// ShownName is the last element of a path as messages, lists and title bars may show
// it: see Shown. Of an overlong one the middle is left out, for its ending matters.
func ShownName(path string) string {
	name := []rune(Shown(filepath.Base(path)))
	if len(name) <= mostShown {
		return string(name)
	}
	const half = mostShown / 2
	return string(name[:half]) + "…" + string(name[len(name)-half+1:])
}

// Shown is a text from outside as it may be shown on one line: characters that cannot
// be seen, or that turn the order of others (so that exe.xslx reads xlsx.exe), become □.
func Shown(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsGraphic(r) && r != unicode.ReplacementChar {
			return r
		}
		return '□'
	}, text)
}
