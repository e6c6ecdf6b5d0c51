// Package reading says what Chinese official prose says: sentences and clauses,
// figures with their units, years and dates, and which of the form's measures a
// figure states. It knows the language of annual reports, no report and no table:
// whether a statement is true is for model/check.
//
// All places are spans of the text as it was typed, in bytes.
package reading

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"gouji.app/model"
)

// A Span is a stretch of a text: bytes from Start up to End.
type Span struct{ Start, End int }

// Of is the stretch itself.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Len is the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// A Text is a text read for what it says. Plain is its reading form: full-width
// digits and letters are ASCII, half-width punctuation is full-width, blanks
// within lines are gone, and what stands inside 《》〈〉〔〕 and quotation marks is
// overwritten with Masked, byte for byte: a name states nothing. It is not safe for
// concurrent use.
type Text struct {
	Source string
	Plain  string
	at     []int32 // of each byte of Plain, and of its end: the byte of Source

	years   []Year // nil until asked for
	figures []Figure
	tokens  []token
}

// Masked stands in Plain for each byte that names something.
const Masked = '\x1a'

// Read reads a text of any length; any string will do.
func Read(source string) *Text {
	t := &Text{Source: source}
	plain := make([]byte, 0, len(source))
	t.at = make([]int32, 0, len(source)+1)
	for i, r := range source {
		f := folded(r)
		if f < 0 {
			if !betweenDigits(source, i, r) {
				continue
			}
			f = ' ' // 12 345 is two numbers
		}
		if f == '，' && groups(source, i, r) {
			f = ','
		}
		plain = utf8.AppendRune(plain, f)
		for len(t.at) < len(plain) {
			t.at = append(t.at, int32(i))
		}
	}
	t.at = append(t.at, int32(len(source)))
	mask(plain)
	t.Plain = string(plain)
	return t
}

// Span is the place in Source of bytes i up to j of Plain.
func (t *Text) Span(i, j int) Span {
	if i >= j {
		return Span{int(t.at[i]), int(t.at[i])}
	}
	_, last := utf8.DecodeLastRuneInString(t.Plain[:j])
	end := int(t.at[j-last])
	_, size := utf8.DecodeRuneInString(t.Source[end:])
	return Span{int(t.at[i]), end + size}
}

// Find lists where one of the words stands outside of names, in reading order.
func (t *Text) Find(words ...string) (out []Span) {
	for i := 0; i < len(t.Plain); {
		step := 1
		for _, w := range words {
			if w != "" && strings.HasPrefix(t.Plain[i:], w) {
				out = append(out, t.Span(i, i+len(w)))
				step = len(w)
				break
			}
		}
		i += step
	}
	return out
}

// Match lists where a pattern matches Plain.
func (t *Text) Match(pattern *regexp.Regexp) (out []Span) {
	for _, m := range pattern.FindAllStringIndex(t.Plain, -1) {
		out = append(out, t.Span(m[0], m[1]))
	}
	return out
}

// folded is the rune of the reading form, -1 for white space.
func folded(r rune) rune {
	switch {
	case r == '\n':
		return r
	case r == ' ', r == '\t', r == '\r', r == '\u00a0', r == '\u3000', r == '\u200b', r == '\ufeff', r == '\u200c', r == '\u200d':
		return -1
	}
	if n := model.Narrow(r); n != r && (isDigit(n) || n >= 'A' && n <= 'Z' || n >= 'a' && n <= 'z' || strings.ContainsRune("%.-~", n)) {
		return n
	}
	switch r {
	case ',':
		return '，'
	case ';':
		return '；'
	case ':':
		return '：'
	case '?':
		return '？'
	case '!':
		return '！'
	case '(':
		return '（'
	case ')':
		return '）'
	case '﹪':
		return '%'
	case '○', '◯':
		return '〇'
	case '–':
		return '-'
	case '〜', '∼':
		return '~'
	}
	return r
}

// betweenDigits says that white space at i stands between two digits of a line.
func betweenDigits(s string, i int, r rune) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[i+utf8.RuneLen(r):], " \u3000\u00a0"))
	return isDigit(folded(before)) && isDigit(folded(after))
}

// groups says that a comma at i stands within a number: before exactly three
// digits and behind one to three, as in 1,234.
func groups(s string, i int, r rune) bool {
	before := 0
	for j := i; j > 0; {
		b, size := utf8.DecodeLastRuneInString(s[:j])
		if !isDigit(folded(b)) {
			break
		}
		before, j = before+1, j-size
	}
	after := 0
	for _, a := range s[i+utf8.RuneLen(r):] {
		if !isDigit(folded(a)) {
			break
		}
		after++
	}
	return before >= 1 && before <= 3 && after == 3
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// closing gives the bracket that closes a name.
func closing(r rune) rune {
	switch r {
	case '《':
		return '》'
	case '〈':
		return '〉'
	case '“':
		return '”'
	case '‘':
		return '’'
	case '〔':
		return '〕'
	case '[':
		return ']'
	case '【':
		return '】'
	case '「':
		return '」'
	case '<':
		return '>'
	}
	return 0
}

// mask overwrites names in place. A bracket that nothing closes within its line
// opens no name; straight quotes pair in turn.
func mask(plain []byte) {
	type opened struct {
		closes rune
		inside int
	}
	var open []opened
	straight := -1
	for i := 0; i < len(plain); {
		r, size := utf8.DecodeRune(plain[i:])
		switch {
		case r == '\n':
			open, straight = open[:0], -1
		case r == '"' && straight < 0:
			straight = i + size
		case r == '"':
			blot(plain[straight:i])
			straight = -1
		case r == '【' && (i == 0 || plain[i-1] == '\n'): // opens a heading
		case closing(r) != 0:
			open = append(open, opened{closing(r), i + size})
		default:
			for k := len(open) - 1; k >= 0; k-- {
				if open[k].closes == r {
					if r != '”' || !speaks(plain[open[k].inside:i]) {
						blot(plain[open[k].inside:i])
					}
					open = open[:k]
					break
				}
			}
		}
		i += size
	}
}

// speaks reports whether quoted words say something rather than name it: 实现“零复议、
// 零诉讼”, or how applications were answered: “予以公开”41件.
func speaks(quoted []byte) bool {
	const most = len("提起行政诉讼行政复议申请人")
	if bytes.HasPrefix(quoted, []byte("零")) {
		return bytes.Contains(quoted, []byte("复议")) || bytes.Contains(quoted, []byte("诉讼"))
	}
	if len(quoted) > most {
		return false
	}
	word := string(quoted)
	e, ok := lexicon.longest(firstRune(word), word)
	return ok && e.words == word && e.role == outcome
}

func blot(b []byte) {
	for i := range b {
		b[i] = Masked
	}
}
