package pdf

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// A font says what the bytes of a text mean and how wide they are.
type font struct {
	composite bool // codes of several bytes, in the font's own order or in a charset
	vertical  bool // written from the top down
	charset   string
	unicode   *cmap // what codes mean; nil where the file does not say
	simple    *[256]string
	scale     float64 // of widths
	widths    map[int]float64
	ranges    []widthRange
	other     float64 // width of the rest
}

type widthRange struct {
	from, to int
	width    float64
}

// unknown stands for a character whose meaning a file does not give.
const unknown = string(utf8.RuneError)

// font reads a font dictionary (9.5 to 9.10).
func (f *file) font(v any) *font {
	d := f.dict(v)
	out := &font{scale: 1.0 / 1000, widths: map[int]float64{}}
	if s, ok := f.get(d["ToUnicode"]).(*stream); ok {
		out.unicode = f.cmap(s)
	}
	if f.name(d["Subtype"]) == "Type0" {
		f.composite(out, d)
		return out
	}
	out.simple = f.simpleEncoding(d["Encoding"])
	if matrix := f.numbers(d["FontMatrix"]); len(matrix) == 6 && f.name(d["Subtype"]) == "Type3" {
		out.scale = matrix[0]
	}
	first := int(f.number(d["FirstChar"]))
	for i, w := range f.numbers(d["Widths"]) {
		out.widths[first+i] = w
	}
	if out.other = f.number(f.dict(d["FontDescriptor"])["MissingWidth"]); out.other == 0 && len(out.widths) == 0 {
		out.other = 500 // one of the fonts every reader has; half a square is near enough
	}
	return out
}

// composite reads a font of many characters.
func (f *file) composite(out *font, d dict) {
	out.composite = true
	encoding := string(f.name(d["Encoding"]))
	out.vertical = strings.HasSuffix(encoding, "-V")
	encoding = strings.TrimSuffix(strings.TrimSuffix(encoding, "-V"), "-H")
	switch {
	case strings.HasPrefix(encoding, "GB"): // GBK-EUC, GBKp-EUC, GBK2K, GB-EUC
		out.charset = "GB"
	case strings.HasPrefix(encoding, "Uni"): // UniGB-UCS2, UniGB-UTF16
		out.charset = "UTF-16"
	}
	descendants := f.array(d["DescendantFonts"])
	if len(descendants) == 0 {
		return
	}
	cid := f.dict(descendants[0])
	out.other = 1000
	if cid["DW"] != nil {
		out.other = f.number(cid["DW"])
	}
	if out.charset != "" {
		return // widths go by numbers that only a table of the charset would give
	}
	w := f.array(cid["W"])
	for i := 0; i+1 < len(w); {
		from := int(f.number(w[i]))
		if list := f.array(w[i+1]); list != nil {
			for j, width := range f.numbers(list) {
				out.widths[from+j] = width
			}
			i += 2
			continue
		}
		if i+2 < len(w) && len(out.ranges) < maxRanges {
			out.ranges = append(out.ranges, widthRange{from, int(f.number(w[i+1])), f.number(w[i+2])})
		}
		i += 3
	}
}

// simpleEncoding reads what the 256 codes of a simple font mean (9.6.6).
func (f *file) simpleEncoding(v any) *[256]string {
	base := charmap.Windows1252
	d := f.dict(v)
	if f.name(v) == "MacRomanEncoding" || f.name(d["BaseEncoding"]) == "MacRomanEncoding" {
		base = charmap.Macintosh
	}
	var out [256]string
	for i := range out {
		out[i] = string(base.DecodeByte(byte(i)))
	}
	code := 0
	for _, x := range f.array(d["Differences"]) {
		switch x := f.get(x).(type) {
		case float64:
			code = int(x)
		case name:
			if code >= 0 && code < len(out) {
				out[code] = glyphText(string(x))
			}
			code++
		}
	}
	return &out
}

// A char is one code of a text.
type char struct {
	text  string
	width float64 // in units of the font size
	space bool    // the single byte 32, which word spacing widens
}

// chars takes a text apart.
func (f *font) chars(s string) (out []char) {
	for len(s) > 0 {
		n := 1
		c := char{}
		switch {
		case !f.composite:
			code := int(s[0])
			c = char{f.simple[code], f.width(code), s[0] == ' '}
			if t, ok := f.unicode.lookup(uint32(code)); ok {
				c.text = t
			}
		case f.charset == "GB":
			n = lengthGB(s)
			text, err := simplifiedchinese.GB18030.NewDecoder().String(s[:n])
			if err != nil {
				text = unknown
			}
			c = char{text, min(f.other/1000, 0.5*float64(min(n, 2))), n == 1 && s[0] == ' '}
		case f.charset == "UTF-16":
			n = min(2, len(s))
			if n == 2 && s[0]&0xfc == 0xd8 && len(s) >= 4 {
				n = 4
			}
			text := fromUTF16(s[:n])
			c = char{text, f.other / 1000, false}
			if len(text) == 1 {
				c.width = 0.5
			}
		default:
			n = min(2, len(s))
			code := uint32(s[0])
			if n == 2 {
				code = code<<8 | uint32(s[1])
			}
			text, ok := f.unicode.lookup(code)
			if !ok {
				text = unknown
			}
			c = char{text, f.width(int(code)), false}
		}
		out = append(out, c)
		s = s[n:]
	}
	return out
}

func (f *font) width(code int) float64 {
	if w, ok := f.widths[code]; ok {
		return w * f.scale
	}
	for _, r := range f.ranges {
		if code >= r.from && code <= r.to {
			f.widths[code] = r.width // the next time at once
			return r.width * f.scale
		}
	}
	f.widths[code] = f.other
	return f.other * f.scale
}

// lengthGB is how many bytes a character of GB18030 takes.
func lengthGB(s string) int {
	switch {
	case s[0] < 0x81 || len(s) == 1:
		return 1
	case s[1] >= '0' && s[1] <= '9' && len(s) >= 4:
		return 4
	}
	return 2
}

func fromUTF16(s string) string {
	var units []uint16
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}
