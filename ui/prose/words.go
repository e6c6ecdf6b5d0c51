package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gouji.app/ui/flow"
)

// A kind is what a rune is for moves by word.
type kind int

const (
	lineEnd kind = iota
	space
	word  // a Latin word or a number, with the marks inside it
	han   // Chinese
	punct // everything else
)

// kindAt is the kind of the rune at an offset.
func kindAt(text string, off int) kind {
	r, n := utf8.DecodeRuneInString(text[off:])
	before, _ := utf8.DecodeLastRuneInString(text[:off])
	after, _ := utf8.DecodeRuneInString(text[off+n:])
	switch {
	case r == '\n':
		return lineEnd
	case unicode.IsSpace(r):
		return space
	case flow.WordRune(r), unicode.IsMark(r),
		r == '%' && unicode.IsDigit(before),
		strings.ContainsRune(flow.InWords, r) && flow.WordRune(before) && flow.WordRune(after):
		return word
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return han
	}
	return punct
}

// kindBefore is the kind of the rune that ends at an offset, and where it begins.
func kindBefore(text string, off int) (kind, int) {
	_, n := utf8.DecodeLastRuneInString(text[:off])
	return kindAt(text, off-n), off - n
}

// after skips what ok picks, forwards.
func after(text string, off int, ok func(kind) bool) int {
	for off < len(text) && ok(kindAt(text, off)) {
		_, n := utf8.DecodeRuneInString(text[off:])
		off += n
	}
	return off
}

// before skips what ok picks, backwards.
func before(text string, off int, ok func(kind) bool) int {
	for off > 0 {
		k, from := kindBefore(text, off)
		if !ok(k) {
			break
		}
		off = from
	}
	return off
}

func is(k kind) func(kind) bool { return func(other kind) bool { return other == k } }

// nextWord is where Ctrl+Right goes: over a word and the spaces behind it.
func nextWord(text string, off int) int {
	if off == len(text) {
		return off
	}
	if k := kindAt(text, off); k != lineEnd {
		return after(text, after(text, off, is(k)), is(space))
	}
	return off + 1
}

// lastWord is where Ctrl+Left goes: to the start of the word before.
func lastWord(text string, off int) int {
	if gap := before(text, off, is(space)); gap > 0 {
		if k, from := kindBefore(text, gap); k != lineEnd {
			return before(text, gap, is(k))
		} else if gap == off {
			return from
		}
		return gap
	}
	return 0
}

// unit is what a double click at an offset selects: a number, a Latin word, or a
// Chinese clause from one punctuation mark to the next.
func unit(text string, off int) (from, to int) {
	if off == len(text) || kindAt(text, off) == lineEnd {
		if off == 0 || text[off-1] == '\n' {
			return off, off
		}
		_, off = kindBefore(text, off)
	}
	ok := is(kindAt(text, off))
	if kindAt(text, off) == han {
		ok = func(k kind) bool { return k != punct && k != lineEnd }
	}
	return before(text, off, ok), after(text, off, ok)
}

// paragraphAt is the paragraph around an offset, without its line end.
func paragraphAt(text string, off int) (from, to int) {
	from = strings.LastIndexByte(text[:off], '\n') + 1
	to = strings.IndexByte(text[off:], '\n')
	if to < 0 {
		return from, len(text)
	}
	return from, off + to
}
