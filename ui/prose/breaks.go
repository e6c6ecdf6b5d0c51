package prose

import (
	"strings"
	"unicode"
)

// Marks of Chinese typography, after 标点符号用法 (GB/T 15834—2011, 5.1) and its
// digital use by W3C's 中文排版需求.
const (
	neverFirst = "。，、；：？！》〉」』”’）〕】〗｝］…—·～％‰℃々" + ",.;:?!)]}%" // on a line
	neverLast  = "《〈「『“‘（〔【〖｛［￥＄＃№" + "([{$#"                 // on a line
	hanging    = "。，、；：？！"                                    // may stand in the margin
	inWords    = ".,:/-_@&=?+'#~\\%"                          // between letters or figures
)

// mayBreak says whether a line may end between two neighbours.
func mayBreak(a, b rune) bool {
	switch {
	case blank(b):
		return false // white space belongs to the line that it ends
	case strings.ContainsRune(neverFirst, b), strings.ContainsRune(neverLast, a):
		return false
	case blank(a):
		return true
	}
	return !inWord(a) || !inWord(b)
}

// inWord says whether a rune keeps together with others of its kind: a number, a
// Latin word, a URL.
func inWord(r rune) bool {
	return wordRune(r) || strings.ContainsRune(inWords, r)
}

// wordRune is a letter or figure of a script that has words between spaces.
func wordRune(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !wide(r)
}

// wide is a rune of Chinese text or of a full-width form.
func wide(r rune) bool {
	return r >= 0x2e80 && r < 0xa4d0 || r >= 0xf900 && r < 0xfb00 ||
		r >= 0xfe30 && r < 0xfe50 || r >= 0xff00 && r < 0xffef || r >= 0x20000 && r < 0x40000
}

// blank is white space that may vanish at the end of a line; the full-width space
// is a character like others.
func blank(r rune) bool { return r == ' ' || r == '\t' || r == '\u2003' || r == '\u2002' }

// joins says that a rune stands on the one before, so that the caret never comes
// between: accents, variation selectors, joined emoji.
func joins(before, r rune) bool {
	if r < 0x300 || wide(r) {
		return false
	}
	return r == '\u200d' || unicode.In(r, unicode.Mn, unicode.Me) || before == '\u200d' && r > 0x2000
}
