package prose

import (
	"strings"
	"unicode"
)

// Clean takes out of pasted text what Word, WPS and browsers put between its
// characters: their line ends, tabs, special spaces, invisible characters, spaces
// typed for 首行缩进, and blank lines at both ends. It changes no punctuation.
func Clean(pasted string) string {
	pasted = strings.ToValidUTF8(pasted, "\ufffd")
	pasted = strings.ReplaceAll(pasted, "\r\n", "\n")
	lines := strings.Split(strings.Map(cleanRune, pasted), "\n")
	several := len(lines) > 1
	for len(lines) > 1 && strings.TrimSpace(lines[0]) == "" {
		lines = lines[1:]
	}
	for len(lines) > 1 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	for i, line := range lines {
		if several || strings.HasPrefix(line, "\u3000") {
			lines[i] = strings.TrimSpace(line)
		}
	}
	return strings.Join(lines, "\n")
}

func cleanRune(r rune) rune {
	switch {
	case r == '\n', r == '\r', r == '\v', r == '\f', r == '\u0085', r == '\u2028', r == '\u2029':
		return '\n'
	case r == '\u3000':
		return r
	case r == '\t', unicode.Is(unicode.Zs, r):
		return ' '
	case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), r == '\ufffc':
		return -1 // controls, zero-width and direction marks, anchors of pictures
	}
	return r
}

// Count is the number of characters, white space not counted.
func Count(text string) int {
	n := 0
	for _, r := range text {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}
