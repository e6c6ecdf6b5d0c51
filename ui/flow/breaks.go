package flow

import (
	"strings"
	"unicode"

	"gouji.app/model"
)

// Marks of Chinese typography, after 标点符号用法 (GB/T 15834—2011, 5.1) and its
// digital use by W3C's 中文排版需求.
const (
	neverFirst = "。，、；：？！》〉」』”’）〕】〗｝］…—·～％‰℃々" + ",.;:?!)]}%" // on a line
	neverLast  = "《〈「『“‘（〔【〖｛［￥＄＃№＋−" + "([{$#"               // on a line
	hanging    = "。，、；：？！"
	// InWords are marks that belong to a word between letters or figures.
	InWords = ".,:/-_@&=?+'#~\\%"
)

// MayBreak says whether a line may end between two neighbours.
func MayBreak(a, b rune) bool {
	switch {
	case Blank(b):
		return false // white space belongs to the line that it ends
	case strings.ContainsRune(neverFirst, b), strings.ContainsRune(neverLast, a):
		return false
	case Blank(a):
		return true
	}
	return !inWord(a) || !inWord(b)
}

// Hangs says that a stop may stand in the margin.
func Hangs(r rune) bool { return strings.ContainsRune(hanging, r) }

// inWord says whether a rune keeps together with others of its kind: a number, a
// Latin word, a URL.
func inWord(r rune) bool {
	return WordRune(r) || strings.ContainsRune(InWords, r)
}

// WordRune is a letter or figure of a script that has words between spaces.
func WordRune(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !model.Wide(r)
}

// Blank is white space that may vanish at the end of a line; the full-width space
// is a character like others.
func Blank(r rune) bool { return r == ' ' || r == '\t' || r == '\u2003' || r == '\u2002' }

// joins says that a rune stands on the one before, so that the caret never comes
// between: accents, variation selectors, joined emoji.
func joins(before, r rune) bool {
	if r < 0x300 || model.Wide(r) {
		return false
	}
	return r == '\u200d' || unicode.In(r, unicode.Mn, unicode.Me) || before == '\u200d' && r > 0x2000
}

// Break fills each row as far as it goes and appends the first cell of each to into,
// and the number of cells at the end. The runes are the first of each cell; pos is
// where each cell begins if all stood in one row, and the end. A stop that just does
// not fit hangs in the margin; whatever else may not begin a row pulls what is before
// it along.
func Break(into []int, runes []rune, pos []float32, indent, width float32) []int {
	into = append(into, 0)
	start, cut, shift := 0, 0, indent
	for c := 0; c < len(runes); c++ {
		r := runes[c]
		if c > start && MayBreak(runes[c-1], r) {
			cut = c
		}
		from, to := shift+pos[c]-pos[start], shift+pos[c+1]-pos[start]
		fits := to <= width || Blank(r) || from <= width && Hangs(r)
		if fits || c == start {
			continue
		}
		if cut <= start { // a word longer than the row
			cut = c
		}
		into = append(into, cut)
		start, c, shift = cut, cut-1, 0
	}
	return append(into, len(runes))
}
