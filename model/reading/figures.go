package reading

import (
	"strings"
	"unicode/utf8"

	"github.com/govalues/decimal"
)

// Kind tells what a figure is.
type Kind int

const (
	Quantity Kind = iota // a number of something, or without a unit
	Percent              // Value is what stands before %
	Money                // Value in 元
	Ordinal              // 第三次, 前4, （二）, 一是
	Date                 // a year, month, day or hour, or how long something took
	Code                 // a telephone number, an address, 12345热线: no amount
)

// A Figure is one number of a text.
type Figure struct {
	Span          // the number with its 余 and its unit
	Number   Span // the number alone
	Kind     Kind
	Value    decimal.Decimal // 1.2万 is 12000
	Step     decimal.Decimal // one in the last place of a number in 万 or 亿, 0 of others
	Unit     string          // 件, 条, 万元; "" where none follows
	Approx   bool            // 余, 多, 约, 近, 超过: not meant exactly
	Chinese  bool            // written in Chinese numerals
	from, to int             // bytes of Plain
}

// Count is the value of a whole number.
func (f Figure) Count() (int64, bool) {
	n, frac, ok := f.Value.Int64(f.Value.Scale())
	return n, ok && frac == 0
}

// Figures lists the numbers of a text in reading order, names left out. The slice is
// shared.
func (t *Text) Figures() []Figure {
	if t.figures == nil {
		t.figures = t.readFigures()
	}
	return t.figures
}

func (t *Text) readFigures() []Figure {
	out := []Figure{}
	for i := 0; i < len(t.Plain); {
		f, next, ok := t.figureAt(i)
		if ok {
			out = append(out, f)
		}
		i = next
	}
	return out
}

// figureAt reads the number that begins at byte i of Plain, and says where to go
// on.
func (t *Text) figureAt(i int) (Figure, int, bool) {
	s := t.Plain[i:]
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case isDigit(r):
		return t.digits(i)
	case strings.HasPrefix(s, "百分之"):
		return t.chinesePercent(i)
	case chineseDigit(r) != notChinese:
		return t.chinese(i)
	}
	return Figure{}, i + size, false
}

// digits reads a number in Arabic digits.
func (t *Text) digits(i int) (Figure, int, bool) {
	s := t.Plain[i:]
	n := digitsLen(s)
	for n < len(s) && s[n] == ',' {
		n += 1 + digitsLen(s[n+1:])
	}
	if n+1 < len(s) && s[n] == '.' && isDigit(rune(s[n+1])) {
		n += 1 + digitsLen(s[n+1:])
	}
	value, err := decimal.Parse(strings.ReplaceAll(s[:n], ",", ""))
	f := Figure{Value: value, from: i}
	end := t.amount(&f, i+n)
	before, after := t.Plain[:i], t.Plain[i+n:]
	switch {
	case err != nil || codeBefore(before) || codeAfter(after):
		f.Kind = Code
		// A code goes on through further groups: 0570-3087586, 000014349/2024.
		for end < len(t.Plain) && codeRune(t.Plain[end]) {
			end++
		}
	case endsWithAny(before, "第", "前", "列全国", "列全省", "列全市", "名次"):
		f.Kind = Ordinal
	case f.Kind == Quantity && f.Unit == "" && listNumber(before, after):
		f.Kind = Ordinal
	}
	t.finish(&f, i, i+n, end)
	return f, end, true
}

func digitsLen(s string) int {
	n := 0
	for n < len(s) && isDigit(rune(s[n])) {
		n++
	}
	return n
}

// amount reads what follows a number up to byte j: 余, 万, the unit.
func (t *Text) amount(f *Figure, j int) (end int) {
	f.Approx = endsWithAny(t.Plain[:f.from], "约", "近", "超", "超过", "逾", "大约", "不到", "不足", "将近", "突破", "达到近", "共计约")
	for {
		rest := t.Plain[j:]
		switch {
		case hasAnyPrefix(rest, "余", "多"):
			f.Approx = true
			j += len("余")
			continue
		case strings.HasPrefix(rest, "万") && !hasAnyPrefix(rest, "万元", "万人次"):
			f.scale(10000)
			j += len("万")
			continue
		case strings.HasPrefix(rest, "亿") && !strings.HasPrefix(rest, "亿元"):
			f.scale(100000000)
			j += len("亿")
			continue
		}
		break
	}
	for _, u := range units {
		if strings.HasPrefix(t.Plain[j:], u.word) && !(u.word == "件次" && strings.HasPrefix(t.Plain[j+len(u.word):], "年")) { // 3件次年答复
			f.Kind, f.Unit = u.kind, u.word
			if u.times != 0 {
				f.Value = times(f.Value, u.times)
			}
			return j + len(u.word)
		}
	}
	return j
}

// scale makes a number one in 万 or 亿.
func (f *Figure) scale(by int64) {
	f.Step = times(decimal.MustNew(1, f.Value.Scale()), by)
	f.Value = times(f.Value, by)
}

// Rounds says that a number in 万 or 亿 stands for an exact one, rounded: 1.2万件 is
// 12040件.
func (f Figure) Rounds(exact decimal.Decimal) bool {
	off, err := exact.Sub(f.Value)
	if err != nil || f.Step.IsZero() || f.Kind != Quantity {
		return false
	}
	twice, err := off.Abs().Mul(decimal.Two)
	return err == nil && twice.Cmp(f.Step) <= 0
}

// times multiplies; what the decimal library cannot hold stays as it is.
func times(d decimal.Decimal, n int64) decimal.Decimal {
	p, err := d.Mul(decimal.MustNew(n, 0))
	if err != nil {
		return d
	}
	return p.Trim(0)
}

func (t *Text) finish(f *Figure, from, numberEnd, to int) {
	f.from, f.to = from, to
	f.Span, f.Number = t.Span(from, to), t.Span(from, numberEnd)
}

// codeBefore and codeAfter tell numbers that are part of something else.
func codeBefore(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	if (r == '至' || r == '到') && len(s) > len("至") && isDigit(rune(s[len(s)-len("至")-1])) {
		return true // 1至2件
	}
	return r == '-' || r == ' ' || r == '/' || r == '.' || r == '_' || r == '·' || r == '×' || r == '#' || r == '~' || r == '+' || r == '@' ||
		r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

func codeAfter(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == '-' || r == '/' || r == '~' || r == '·' || r == '×' || r == '+' || r == '—' || r == ' ' || r == '：':
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[size:], "-—"))
		return isDigit(next)
	case r == '至' || r == '到':
		next, _ := utf8.DecodeRuneInString(s[size:])
		return isDigit(next)
	case r == '万' || r == '亿': // 2万5千
		next, _ := utf8.DecodeRuneInString(s[size:])
		return isDigit(next) || chineseDigit(next) != notChinese
	}
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '千' || r == '百' ||
		hasAnyPrefix(s, "热线", "平台", "政务", "便民", "市民", "指挥", "工程", "行动", "模式", "机制", "制度")
}

func codeRune(b byte) bool {
	return b == '-' || b == '/' || b == '.' || b == '~' || isDigit(rune(b)) || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

// listNumber says that a number counts a list: 1. 2、 at the start of a clause, （1）.
func listNumber(before, after string) bool {
	if strings.HasSuffix(before, "（") && strings.HasPrefix(after, "）") {
		return true
	}
	start := before == "" || endsWithAny(before, "\n", "。", "；", "：")
	return start && hasAnyPrefix(after, ".", "、", "）", "是")
}

func hasAnyPrefix(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func endsWithAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}
