package reading

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Use tells what a year is mentioned for.
type Use int

const (
	Stated   Use = iota // 2024年收到…: the year of what follows
	Compared            // 较2023年, 与去年同期相比
	Since               // 自2008年以来, 2019年起
	Until               // 截至2024年底, 到2025年
	Document            // names a document or plan: 2023年度决算, 2024年工作要点
	Ranged              // 2021年至2023年, 近三年
)

// A Year is the mention of a year: by its number or from the report's point of
// view.
type Year struct {
	Span
	Year       int // 0 where it is told relatively
	Shift      int // from the report's year where Year is 0: 去年 −1, 本年 0, 明年 +1
	Month, Day int // 0 where not said
	Use        Use
	from, to   int // bytes of Plain
}

// In is the year meant in a report on the given year; 0 where that is not known.
func (y Year) In(report int) int {
	switch {
	case y.Year != 0:
		return y.Year
	case report == 0:
		return 0
	}
	return report + y.Shift
}

// relativeYears are words for years as seen from the report's, longer ones before
// those they begin with. 今年 in a text written in January is the year reported on.
var relativeYears = []struct {
	word  string
	shift int
}{
	{"上一年度", -1},
	{"上一年", -1},
	{"上年度", -1},
	{"上年", -1},
	{"去年度", -1},
	{"去年", -1},
	{"前一年", -1},
	{"往年", -1},
	{"历年", -1},
	{"本年度", 0},
	{"本年", 0},
	{"今年", 0},
	{"当年", 0},
	{"全年", 0},
	{"下一年度", 1},
	{"下一年", 1},
	{"下年度", 1},
	{"下年", 1},
	{"次年", 1},
	{"明年", 1},
	{"新的一年", 1},
}

// Years lists the mentions of years in reading order, names left out. The slice is
// shared.
func (t *Text) Years() []Year {
	if t.years == nil {
		t.years = t.readYears()
	}
	return t.years
}

func (t *Text) readYears() []Year {
	out := []Year{}
	for i := 0; i < len(t.Plain); {
		y, ok := t.yearAt(i)
		if !ok {
			_, size := utf8.DecodeRuneInString(t.Plain[i:])
			i += size
			continue
		}
		y.Use = t.use(y)
		y.Span = t.Span(y.from, y.to)
		if n := len(out); n > 0 && out[n-1].Year < y.Year && out[n-1].Year != 0 && ranges(t.Plain[out[n-1].to:y.from]) {
			out[n-1].Use, y.Use = Ranged, Ranged
		}
		out = append(out, y)
		i = y.to
	}
	return out
}

// Around is the reading form of what stands before and behind a year.
func (t *Text) Around(y Year) (before, after string) { return t.Plain[:y.from], t.Plain[y.to:] }

// ranges says that what stands between two years makes them a range.
func ranges(between string) bool {
	return between == "-" || between == "—" || between == "——" || between == "~" || between == "至" || between == "到"
}

func (t *Text) yearAt(i int) (Year, bool) {
	s := t.Plain[i:]
	r, _ := utf8.DecodeRuneInString(s)
	if !isDigit(r) && chineseDigit(r) == notChinese {
		return t.relativeYear(i, r)
	}
	if value, n := yearNumber(t.Plain[:i], s); n > 0 {
		y := Year{Year: value, from: i, to: i + n}
		rest := s[n:]
		switch {
		case strings.HasPrefix(rest, "年度"):
			y.to += len("年度")
		case strings.HasPrefix(rest, "年"):
			y.to += len("年")
			t.monthAndDay(&y)
		case t.dotted(&y):
		case strings.HasPrefix(rest, "-"), strings.HasPrefix(rest, "—"), strings.HasPrefix(rest, "~"), strings.HasPrefix(rest, "至"):
			// the first of 2021-2023年
			after := strings.TrimLeft(rest, "-—~至")
			if m, k := yearNumber("", after); k == 0 || m <= value || !strings.HasPrefix(after[k:], "年") {
				return Year{}, false
			}
		default:
			return Year{}, false
		}
		return y, true
	}
	return Year{}, false
}

// relativeYear reads a word for a year that begins with r.
func (t *Text) relativeYear(i int, r rune) (Year, bool) {
	switch r {
	case '上', '去', '前', '往', '历', '本', '今', '当', '全', '下', '次', '明', '新':
	default:
		return Year{}, false // at most places
	}
	for _, w := range relativeYears {
		if strings.HasPrefix(t.Plain[i:], w.word) && !strings.HasSuffix(t.Plain[:i], "当") {
			return Year{Shift: w.shift, from: i, to: i + len(w.word)}, true
		}
	}
	return Year{}, false
}

// yearNumber reads the four digits of a year; the length is 0 where there are none.
func yearNumber(before, s string) (value, length int) {
	if n := digitsLen(s); n > 0 {
		if n != 4 || codeBefore(before) && !endsWithAny(before, "-", "~", "至", "到") || s < "1949" || s >= "21" {
			return 0, 0
		}
		value, _ = strconv.Atoi(s[:4])
		return value, 4
	}
	digits := 0
	for i, r := range s {
		if d := chineseDigit(r); digits < 4 && d >= 0 && d <= 9 {
			value, digits = value*10+int(d), digits+1
			continue
		}
		if digits == 4 && value >= 1949 && value < 2100 && r == '年' {
			return value, i
		}
		break
	}
	return 0, 0
}

// monthAndDay reads what follows 2024年.
func (t *Text) monthAndDay(y *Year) {
	for _, part := range []struct {
		mark string
		into *int
		most int
	}{{"月", &y.Month, 12}, {"日", &y.Day, 31}} {
		s := t.Plain[y.to:]
		n := digitsLen(s)
		value, err := strconv.Atoi(s[:n])
		if n == 0 {
			for n < len(s) {
				r, size := utf8.DecodeRuneInString(s[n:])
				if chineseDigit(r) == notChinese {
					break
				}
				n += size
			}
			v, ok := Numeral(s[:n])
			if !ok {
				return
			}
			value, err = int(v), nil
		}
		if err != nil || value < 1 || value > part.most || !strings.HasPrefix(s[n:], part.mark) {
			return
		}
		*part.into = value
		y.to += n + len(part.mark)
	}
}

// dotted reads what follows 2024 in a date like 2024.12.31 or 2024-12-31.
func (t *Text) dotted(y *Year) bool {
	s := t.Plain[y.to:]
	if s == "" || !strings.ContainsRune(".-/", rune(s[0])) {
		return false
	}
	mark, rest := s[:1], s[1:]
	n := digitsLen(rest)
	month, _ := strconv.Atoi(rest[:n])
	if n > 2 || month < 1 || month > 12 || !strings.HasPrefix(rest[n:], mark) {
		return false
	}
	rest = rest[n+1:]
	k := digitsLen(rest)
	day, _ := strconv.Atoi(rest[:k])
	if k > 2 || day < 1 || day > 31 || strings.HasPrefix(rest[k:], mark) {
		return false
	}
	y.Month, y.Day, y.to = month, day, y.to+1+n+1+k
	return true
}

// use tells from the words around it what a year is mentioned for.
func (t *Text) use(y Year) Use {
	before, after := t.Plain[:y.from], t.Plain[y.to:]
	clause, _ := cutClause(after)
	switch {
	case y.Year == 0 && y.Shift == 0: // 今年以来
		return Stated
	case hasAnyPrefix(after, "同期办结", "同期收到", "同期受理", "同期新收", "同期共") && (before == "" || endsWithAny(before, "。", "，", "；", "\n")):
		return Stated // 上年同期办结60件
	case endsWithAny(before, "较", "较之", "比", "比之", "比较", "相比", "对比", "相较", "相较于", "相比于", "同") && !strings.HasSuffix(before, "会同"),
		endsWithAny(before, "与", "和", "跟") && hasAnyPrefix(clause, "相比", "同期", "持平", "相较", "比"),
		hasAnyPrefix(after, "同期", "相比", "的同期"):
		return Compared
	case hasAnyPrefix(after, "以来", "起", "开始", "至今", "实施以来", "后", "以后", "之后"),
		endsWithAny(before, "自", "从", "自从") && !strings.HasPrefix(after, "至") && !strings.HasPrefix(after, "起至"):
		return Since
	case endsWithAny(before, "截至", "截止", "截止到", "截至到", "到", "截止至"),
		hasAnyPrefix(after, "底", "末", "年底"), strings.HasSuffix(before, "至") && y.Day == 0:
		return Until
	case hasAnyPrefix(after,
		"决算", "预算", "预决算", "部门预算", "部门决算", "年报", "年度报告", "工作报告", "政府工作报告", "政府信息公开工作年度报告",
		"考核", "年度考核", "工作考核", "工作要点", "政务公开工作要点", "要点", "工作计划", "计划", "重点工作", "版", "级", "届", "修订", "修正"):
		return Document
	case strings.HasSuffix(t.Plain[:y.to], "年度") && strings.HasPrefix(after, "报告") && !strings.HasPrefix(after, "报告期"):
		return Document
	}
	return Stated
}

// cutClause is what stands before the next mark of punctuation.
func cutClause(s string) (clause, rest string) {
	if i := strings.IndexAny(s, "，。；：！？\n"); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}
