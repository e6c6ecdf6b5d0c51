package reading

import (
	"strings"
	"unicode/utf8"

	"github.com/govalues/decimal"
)

const notChinese = -1

// chineseDigit is the value of a digit, 10 and more for a power of ten, else
// notChinese.
func chineseDigit(r rune) int64 {
	switch r {
	case '〇', '零':
		return 0
	case '一':
		return 1
	case '二', '两':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	case '万':
		return 10000
	case '亿':
		return 100000000
	}
	return notChinese
}

// Numeral is the value of a number in Chinese numerals: 一百零五, 三千二百, 二〇二四.
func Numeral(s string) (int64, bool) {
	if s == "" || utf8.RuneCountInString(s) > 16 {
		return 0, false
	}
	var total, section, digit int64
	powers, digits := 0, 0
	for _, r := range s {
		d := chineseDigit(r)
		switch {
		case d == notChinese:
			return 0, false
		case d >= 10000:
			if total+section+digit == 0 {
				return 0, false // 万 of nothing
			}
			total = (total + section + digit) * d
			section, digit, powers = 0, 0, powers+1
		case d >= 10:
			if digit == 0 && section == 0 {
				digit = 1 // 十二, 百余
			}
			section += digit * d
			digit, powers = 0, powers+1
		default:
			digit = digit*10 + d // 二〇二四
			digits++
		}
		if total > 1e15 || section > 1e15 || digit > 1e15 {
			return 0, false
		}
	}
	if powers > 0 && digits > 0 && digit >= 10 {
		return 0, false // 二三十
	}
	return total + section + digit, true
}

// chinese reads a number in Chinese numerals that begins at byte i of Plain. They
// are parts of so many words that only one before a unit counts.
func (t *Text) chinese(i int) (Figure, int, bool) {
	end := i
	for end < len(t.Plain) {
		r, size := utf8.DecodeRuneInString(t.Plain[end:])
		if chineseDigit(r) == notChinese {
			break
		}
		end += size
	}
	word, before, after := t.Plain[i:end], t.Plain[:i], t.Plain[end:]
	value, ok := Numeral(word)
	f := Figure{Chinese: true, from: i}
	f.Value, _ = decimal.New(value, 0)
	unitEnd := t.amount(&f, end)
	switch {
	case !ok:
		return Figure{}, end, false
	case f.Unit == "":
		return Figure{}, end, false
	case strings.HasSuffix(before, "第"):
		f.Kind = Ordinal
	case endsWithAny(before, "每", "逐", "任", "某", "同", "另", "这", "那", "各", "唯", "进", "统", "专", "首", "最后", "再", "头"):
		return Figure{}, end, false
	case f.Kind == Quantity && idiom(word, f.Unit, t.Plain[unitEnd:]):
		return Figure{}, end, false
	case strings.HasPrefix(after, "来"):
		f.Approx = true
	}
	t.finish(&f, i, end, unitEnd)
	return f, unitEnd, true
}

// idiom knows single numerals that count nothing: 一件事, 一次性, 一个窗口.
func idiom(word, unit, after string) bool {
	switch unit {
	case "件", "宗", "起", "份", "件次":
		return word == "零" || word == "一" && hasAnyPrefix(after, "事", "一", "件", "起", "份")
	}
	return utf8.RuneCountInString(word) == 1
}

// chinesePercent reads 百分之九十五.
func (t *Text) chinesePercent(i int) (Figure, int, bool) {
	start := i + len("百分之")
	end := start
	for end < len(t.Plain) {
		r, size := utf8.DecodeRuneInString(t.Plain[end:])
		if chineseDigit(r) == notChinese {
			break
		}
		end += size
	}
	value, ok := Numeral(t.Plain[start:end])
	if !ok {
		return Figure{}, max(end, start), false
	}
	f := Figure{Kind: Percent, Unit: "%", Chinese: true}
	f.Value, _ = decimal.New(value, 0)
	t.finish(&f, i, end, end)
	return f, end, true
}

// A unit is a word behind a number.
type unit struct {
	word  string
	kind  Kind
	times int64 // 0: as it is
}

// units lists what may follow a number, longer words before those they begin with.
var units = []unit{
	{"个百分点", Percent, 0},
	{"%", Percent, 0},
	{"亿元", Money, 100000000},
	{"万元", Money, 10000},
	{"千元", Money, 1000},
	{"元", Money, 0},
	{"个工作日", Date, 0},
	{"工作日", Date, 0},
	{"个自然日", Date, 0},
	{"个小时", Date, 0},
	{"小时", Date, 0},
	{"分钟", Date, 0},
	{"个月", Date, 0},
	{"年", Date, 0},
	{"月", Date, 0},
	{"日", Date, 0},
	{"天", Date, 0},
	{"号", Date, 0},
	{"时", Date, 0},
	{"周", Date, 0},
	{"季度", Date, 0},
	{"件次", Quantity, 0},
	{"人次", Quantity, 0},
	{"万人次", Quantity, 10000},
	{"场次", Quantity, 0},
	{"篇次", Quantity, 0},
	{"条次", Quantity, 0},
	{"件", Quantity, 0},
	{"宗", Quantity, 0},
	{"起", Quantity, 0},
	{"份", Quantity, 0},
	{"例", Quantity, 0},
	{"条", Quantity, 0},
	{"篇", Quantity, 0},
	{"期", Quantity, 0},
	{"场", Quantity, 0},
	{"次", Quantity, 0},
	{"个", Quantity, 0},
	{"项", Quantity, 0},
	{"部", Quantity, 0},
	{"家", Quantity, 0},
	{"名", Quantity, 0},
	{"人", Quantity, 0},
	{"位", Quantity, 0},
	{"类", Quantity, 0},
	{"种", Quantity, 0},
	{"批", Quantity, 0},
	{"套", Quantity, 0},
	{"本", Quantity, 0},
	{"册", Quantity, 0},
	{"户", Quantity, 0},
	{"倍", Quantity, 0},
	{"字", Quantity, 0},
	{"幅", Quantity, 0},
	{"张", Quantity, 0},
	{"块", Quantity, 0},
	{"处", Quantity, 0},
	{"级", Quantity, 0},
	{"道", Quantity, 0},
	{"封", Quantity, 0},
	{"通", Quantity, 0},
	{"则", Quantity, 0},
}
