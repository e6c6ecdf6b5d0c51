// Package charset turns the bytes of Chinese text files into text. What to do with
// the text, and with what is none, is left to the file formats.
package charset

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// Decode reads text by its byte order mark, else as UTF-8 if it is valid, else as
// UTF-16 if that makes sense, else as GB18030, of which GB2312 and GBK are subsets.
// (The GBK decoder loses rare characters of names; charset detectors were right on
// 280 lines of 488.) It says false for what is no text in any of them.
func Decode(data []byte) (string, bool) { return DecodeAs(data, "") }

// probe is how many bytes at the beginning tell UTF-16 from what is no text.
const probe = 4096

// DecodeAs is Decode for data that declares its charset. Declarations are often
// wrong, so one counts only where it says what the bytes cannot: that they are Big5,
// or that a few broken ones stand in UTF-8, which then become U+FFFD.
func DecodeAs(data []byte, declared string) (string, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\ufeff")):
		return text(string(data[len("\ufeff"):]))
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return text(fromUTF16(data[2:], false))
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return text(fromUTF16(data[2:], true))
	case utf8.Valid(data) && bytes.IndexByte(data, 0) < 0:
		return text(string(data))
	}
	if bytes.IndexByte(data, 0) >= 0 { // every ASCII character of UTF-16 has one
		for _, big := range []bool{false, true} {
			if len(data)%2 == 0 && sensible(fromUTF16(data[:min(len(data), probe)], big)) {
				return text(fromUTF16(data, big))
			}
		}
		return "", false
	}
	switch declared = strings.ToLower(declared); {
	case declared == "utf-8" && slightlyBroken(data):
		return strings.ToValidUTF8(string(data), string(utf8.RuneError)), true
	case strings.HasPrefix(declared, "big5"):
		if s, ok := decodeWith(traditionalchinese.Big5, data); ok {
			return s, true
		}
	}
	return decodeWith(simplifiedchinese.GB18030, data)
}

func decodeWith(e encoding.Encoding, data []byte) (string, bool) {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return "", false
	}
	return text(string(out))
}

// text refuses what holds control characters that no text has.
func text(s string) (string, bool) {
	return s, !strings.ContainsFunc(s, func(r rune) bool {
		return r < ' ' && !strings.ContainsRune("\t\n\r\f\v", r) || r == utf8.RuneError
	})
}

// slightlyBroken says that at most every hundredth byte is no UTF-8, as where a
// page was cut within a character.
func slightlyBroken(data []byte) bool {
	broken := 0
	for rest := data; len(rest) > 0; {
		r, n := utf8.DecodeRune(rest)
		if r == utf8.RuneError && n == 1 {
			broken++
		}
		rest = rest[n:]
	}
	return broken*100 <= len(data)
}

// sensible says that nearly all characters are such as Chinese text has. Bytes that
// are no UTF-16 turn into characters from everywhere.
func sensible(s string) bool {
	all, odd := 0, 0
	for _, r := range s {
		all++
		if !unicode.Is(unicode.Han, r) && (r < ' ' || r > '~') && !strings.ContainsRune("\t\r\n", r) &&
			(r < 0x2000 || r > 0x303f) && (r < 0xff00 || r > 0xffef) {
			odd++
		}
	}
	return odd*50 <= all
}

func fromUTF16(data []byte, big bool) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		lo, hi := data[2*i], data[2*i+1]
		if big {
			lo, hi = hi, lo
		}
		units[i] = uint16(lo) | uint16(hi)<<8
	}
	return string(utf16.Decode(units))
}
