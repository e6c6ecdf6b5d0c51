package pdf

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A cmap says what codes mean (9.10.3).
type cmap struct {
	chars  map[uint32]string
	none   map[uint32]bool // codes known to mean nothing
	ranges []codeRange
}

type codeRange struct {
	from, to uint32
	first    string   // UTF-16 of from; the last unit counts up
	each     []string // or one by one
}

const maxRanges = 1 << 13

// cmap reads a stream that maps codes to text; nil where it cannot be unpacked.
func (f *file) cmap(s *stream) *cmap {
	data, err := f.unpack(s)
	if err != nil {
		return nil
	}
	m := &cmap{chars: map[uint32]string{}, none: map[uint32]bool{}}
	l := lexer{data: data, left: &f.values}
	var args []any
	for {
		v := l.object()
		op, ok := v.(operator)
		switch {
		case !ok:
			args = append(args, v)
			continue
		case op == end:
			return m
		case op == "endbfchar":
			for i := 0; i+1 < len(args); i += 2 {
				from, _ := args[i].(string)
				to, _ := args[i+1].(string)
				m.chars[codeOf(from)] = fromUTF16(to)
			}
		case op == "endbfrange":
			for i := 0; i+2 < len(args) && len(m.ranges) < maxRanges; i += 3 {
				m.addRange(args[i], args[i+1], args[i+2])
			}
		}
		args = args[:0]
	}
}

func (m *cmap) addRange(from, to, text any) {
	lo, _ := from.(string)
	hi, _ := to.(string)
	r := codeRange{from: codeOf(lo), to: codeOf(hi)}
	switch text := text.(type) {
	case string:
		r.first = text
	case array:
		for _, v := range text {
			s, _ := v.(string)
			r.each = append(r.each, fromUTF16(s))
		}
	}
	m.ranges = append(m.ranges, r)
}

func codeOf(s string) (code uint32) {
	for _, b := range []byte(s) {
		code = code<<8 | uint32(b)
	}
	return code
}

// lookup gives the text of a code. Characters of private areas mean nothing outside
// their font.
func (m *cmap) lookup(code uint32) (string, bool) {
	if m == nil || m.none[code] {
		return "", false
	}
	s, ok := m.chars[code]
	for i := 0; !ok && i < len(m.ranges); i++ {
		if r := m.ranges[i]; code >= r.from && code <= r.to {
			s, ok = r.text(code-r.from), true
		}
	}
	if r, _ := utf8.DecodeRuneInString(s); ok && (s == "" || r >= 0xe000 && r <= 0xf8ff) {
		s = unknown
	}
	if s = strings.Map(character, s); ok {
		m.chars[code] = s // the next time at once
	} else {
		m.none[code] = true
	}
	return s, ok
}

// character gives the character that a radical stands for: programs that go by the
// shapes of a font take one for the other.
func character(r rune) rune {
	switch {
	case r >= 0x2f00 && r <= 0x2fd5:
		mapped, _ := utf8.DecodeRuneInString(norm.NFKC.String(string(r)))
		return mapped
	case r < 0x2e80 || r > 0x2eff:
		return r
	}
	radicals := [...]rune{
		0x2e9f - 0x2e80: '母', 0x2ea0 - 0x2e80: '民', 0x2ec1 - 0x2e80: '虎', 0x2ec4 - 0x2e80: '西', 0x2ec5 - 0x2e80: '见',
		0x2ec6 - 0x2e80: '角', 0x2ec9 - 0x2e80: '贝', 0x2ecb - 0x2e80: '车', 0x2ed3 - 0x2e80: '长', 0x2ed4 - 0x2e80: '门',
		0x2ed8 - 0x2e80: '青', 0x2ed9 - 0x2e80: '韦', 0x2eda - 0x2e80: '页', 0x2edb - 0x2e80: '风', 0x2edc - 0x2e80: '飞',
		0x2edd - 0x2e80: '食', 0x2ee2 - 0x2e80: '马', 0x2ee3 - 0x2e80: '骨', 0x2ee5 - 0x2e80: '鱼', 0x2ee6 - 0x2e80: '鸟',
		0x2ee7 - 0x2e80: '卤', 0x2ee8 - 0x2e80: '麦', 0x2ee9 - 0x2e80: '黄', 0x2eec - 0x2e80: '齐', 0x2eee - 0x2e80: '齿',
		0x2ef0 - 0x2e80: '龙', 0x2ef3 - 0x2e80: '龟',
	}
	if i := int(r - 0x2e80); i < len(radicals) && radicals[i] != 0 {
		return radicals[i]
	}
	return r
}

func (r codeRange) text(offset uint32) string {
	if r.first == "" {
		if int(offset) < len(r.each) {
			return r.each[offset]
		}
		return ""
	}
	if len(r.first) < 2 {
		return ""
	}
	head, last := r.first[:len(r.first)-2], codeOf(r.first[len(r.first)-2:])+offset
	return fromUTF16(head + string([]byte{byte(last >> 8), byte(last)}))
}

// glyphText is what a glyph's name means (Adobe Glyph List, the part that reports
// need).
func glyphText(glyph string) string {
	if len(glyph) == 1 {
		return glyph
	}
	if hex, ok := strings.CutPrefix(glyph, "uni"); ok && len(hex) >= 4 {
		if v, err := strconv.ParseUint(hex[:4], 16, 32); err == nil {
			return string(rune(v))
		}
	}
	const names = " zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 " +
		"period . comma , colon : semicolon ; hyphen - slash / percent % parenleft ( parenright ) plus + equal = " +
		"underscore _ at @ ampersand & asterisk * quotesingle ' quotedbl \" quoteleft ‘ quoteright ’ " +
		"quotedblleft “ quotedblright ” endash – emdash — bullet • minus − multiply × less < greater > " +
		"bracketleft [ bracketright ] exclam ! question ? numbersign # dollar $ periodcentered · ellipsis … "
	if glyph == "space" || glyph == "nbspace" {
		return " "
	}
	if _, after, ok := strings.Cut(names, " "+glyph+" "); ok {
		text, _, _ := strings.Cut(after, " ")
		return text
	}
	return unknown
}
