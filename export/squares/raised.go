package squares

import (
	"strings"
	"unicode/utf8"
)

// Raised is a text printed above the line: the mark of a footnote where it is a number
// behind a number, in square brackets, so that 19 with a raised 1 is not 191.
func Raised(before rune, text string) string {
	const longest = 2
	digit := func(r rune) bool { return '0' <= r && r <= '9' }
	if !digit(before) || text == "" || utf8.RuneCountInString(text) > longest || strings.Trim(text, "0123456789") != "" {
		return text
	}
	return "[" + text + "]"
}
