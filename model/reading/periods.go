package reading

import "strings"

// period tells what a figure says of the time that those behind it are of: less than
// the year (第三季度, 1至6月, 近三个月, 12月份), all of it (1月至12月), or nothing.
func (t *Text) period(f Figure) (part, told bool) {
	before, after := t.Plain[:f.from], t.Plain[f.to:]
	n, _ := f.Count()
	switch {
	case f.Kind == Code && strings.HasPrefix(after, "月"): // 1-6月
		return !endsWithAny(t.Plain[:f.to], "1-12", "01-12"), true
	case f.Unit == "季度":
		return true, f.Kind == Date || f.Kind == Ordinal
	case f.Unit == "个月":
		return n != monthsOfYear, true
	case f.Unit != "月" || f.Kind != Date && f.Kind != Code:
		return false, false
	case n == 1:
		return true, !hasAnyPrefix(after, "1日", "至", "到", "-", "—", "~")
	case n != monthsOfYear:
		return true, true
	case endsWithAny(before, "截至", "截止", "截止到", "截至到", "截止至"):
		return false, true
	}
	if from, ranged := cutAnySuffix(before, "至", "到", "——", "—", "-", "~"); ranged && (endsWithAny(from, "月", "日") || from != "" && isDigit(rune(from[len(from)-1]))) {
		january, ok := strings.CutSuffix(strings.TrimSuffix(strings.TrimSuffix(from, "1日"), "月"), "1")
		january = strings.TrimSuffix(january, "0")
		return !ok || january != "" && isDigit(rune(january[len(january)-1])), true
	}
	return !hasAnyPrefix(after, "31日", "底", "末"), true
}

const monthsOfYear = 12

// partOfYear reports whether a year is told with a month that is not all of it:
// 2024年3月, but not 2024年1月1日 (to its end) and 2024年12月31日.
func (y Year) partOfYear(after string) bool {
	switch y.Month {
	case 0:
		return false
	case 1:
		return y.Day == 0 && !hasAnyPrefix(after, "至", "到", "-", "—", "~")
	case monthsOfYear:
		return y.Day == 0 && y.Use == Stated && !hasAnyPrefix(after, "底", "末")
	}
	return true
}

// cutAnySuffix cuts the first of the words that s ends with.
func cutAnySuffix(s string, words ...string) (string, bool) {
	for _, w := range words {
		if before, ok := strings.CutSuffix(s, w); ok {
			return before, true
		}
	}
	return s, false
}
