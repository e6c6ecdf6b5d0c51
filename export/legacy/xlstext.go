package legacy

import (
	"errors"
	"strings"
	"unicode/utf16"

	"gouji.app/export/pack"
)

// A reader takes a record apart byte by byte, over the parts in which it goes on.
type reader struct {
	parts []bin
	at    int // in the first of the parts
}

// left is how many bytes of the part at hand are left.
func (r *reader) left() int {
	for len(r.parts) > 1 && r.at >= len(r.parts[0]) {
		r.parts, r.at = r.parts[1:], 0
	}
	return len(r.parts[0]) - r.at
}

// take gives n bytes, which may lie in several parts; fewer at the end.
func (r *reader) take(n int) (out bin) {
	for n > 0 && r.left() > 0 {
		k := min(n, r.left())
		out = append(out, r.parts[0][r.at:r.at+k]...)
		r.at += k
		n -= k
	}
	return out
}

// characters reads n characters. Where they go on in another part, it begins by
// saying how wide they are from there on.
func (r *reader) characters(n int, wide bool) string {
	var units []uint16
	for n > 0 {
		if r.at >= len(r.parts[0]) {
			if r.left() == 0 {
				break
			}
			wide = r.take(1).u8(0)&1 != 0
		}
		size := 1
		if wide {
			size = 2
		}
		k := min(n, r.left()/size)
		if k == 0 {
			break // half a character
		}
		b := r.parts[0][r.at : r.at+k*size]
		r.at += k * size
		n -= k
		for i := range k {
			if wide {
				units = append(units, uint16(b.u16(2*i)))
			} else {
				units = append(units, uint16(b[i]))
			}
		}
	}
	return string(utf16.Decode(units))
}

// text reads a text with its length in front, in one or two bytes.
func (b *workbook) text(rec record, lengthBytes int) string {
	r := &reader{parts: rec.parts}
	n := r.take(lengthBytes).u16(0)
	if !b.wide {
		return clean(oldText(r.take(n)))
	}
	return clean(r.characters(n, r.take(1).u8(0)&1 != 0))
}

// readTexts reads the texts that cells refer to by number.
func (b *workbook) readTexts(rec record) error {
	r := &reader{parts: rec.parts}
	count, size := r.take(8).u32(4), 0
	for range count {
		if r.left() == 0 {
			return errors.New("texts end early")
		}
		n := r.take(2).u16(0)
		const wide, phonetic, rich = 1, 4, 8
		flags := r.take(1).u8(0)
		after := 0
		if flags&rich != 0 {
			after = 4 * r.take(2).u16(0)
		}
		if flags&phonetic != 0 {
			after += r.take(4).u32(0)
		}
		text := clean(r.characters(n, flags&wide != 0))
		if size += len(text); size > pack.MaxText {
			return errors.New("too much text")
		}
		b.texts = append(b.texts, text)
		r.take(after)
	}
	return nil
}

// clean drops what spreadsheets keep in texts and nobody sees.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s)
	if strings.TrimSpace(s) == "" {
		return ""
	}
	return s
}
