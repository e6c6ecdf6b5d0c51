package carry

import (
	"slices"
	"strconv"
	"strings"

	"gouji.app/model/reading"
)

// A Mention is a year in last year's report and what became of it in the draft.
type Mention struct {
	Section  string // or the address of a unit field
	From     int    // byte of Old in last year's text
	Start    int    // byte of New in the draft's
	Old, New string // 2023年, 2024年; the same where the year stays
	Role     Role
}

// Moved says that the year moved on.
func (m Mention) Moved() bool { return m.Old != m.New }

// reword moves the years of a text of the report on the given year on by one, each as
// its role wants.
func reword(section, source string, year int) (text string, out []Mention) {
	t := reading.Read(source)
	var b strings.Builder
	done := 0
	for _, w := range yearWords(t, section) {
		m := Mention{Section: section, From: w.Start, Old: w.Of(source), Role: w.role(year)}
		m.New = m.Old
		if m.Role != Standing {
			m.New = withYear(m.Old, w.Year.Year+1)
		}
		b.WriteString(source[done:w.Start])
		m.Start = b.Len()
		b.WriteString(m.New)
		done = w.End
		out = append(out, m)
	}
	b.WriteString(source[done:])
	return b.String(), out
}

// withYear puts another year in the place of the four digits that words begin with, in
// the same writing: Arabic, full-width or Chinese.
func withYear(words string, year int) string {
	zero := '〇'
	if i := strings.IndexAny(words, "零○◯"); i >= 0 {
		zero = []rune(words[i:])[0]
	}
	digits := strconv.Itoa(year)
	var b strings.Builder
	for _, r := range words {
		switch {
		case digits == "" || strings.ContainsRune(" \u3000\u00a0\t", r):
			b.WriteRune(r)
			continue
		case r >= '0' && r <= '9':
			b.WriteByte(digits[0])
		case r >= '０' && r <= '９':
			b.WriteRune('０' + rune(digits[0]-'0'))
		case digits[0] == '0':
			b.WriteRune(zero)
		default:
			b.WriteRune([]rune("一二三四五六七八九")[digits[0]-'1'])
		}
		digits = digits[1:]
	}
	return b.String()
}

// A yearWord is a year given by its number with the words around it, in reading form.
type yearWord struct {
	reading.Year
	section       string
	before, after string // up to the edges of the text
	first, last   int    // of the years told together with it
}

// yearWords lists the years of a text, and which of them are told together: listed as
// in 2021年、2022年和2023年, or three and more with a figure each.
func yearWords(t *reading.Text, section string) []yearWord {
	var out []yearWord
	for _, y := range t.Years() {
		if y.Year != 0 {
			before, after := t.Around(y)
			out = append(out, yearWord{y, section, before, after, y.Year, y.Year})
		}
	}
	together := func(group []int) {
		lo, hi := out[group[0]].first, out[group[0]].last
		for _, i := range group {
			lo, hi = min(lo, out[i].first), max(hi, out[i].last)
		}
		for _, i := range group {
			out[i].first, out[i].last = lo, hi
		}
	}
	var row, told []int // without months
	for i, w := range out {
		if i > 0 {
			between := t.Plain[len(t.Plain)-len(out[i-1].after) : len(w.before)]
			if !slices.Contains([]string{"、", "和", "及", "与", "以及"}, between) {
				row = nil
			}
			if strings.ContainsAny(between, sentenceEnds) {
				told = nil
			}
		}
		if w.Month != 0 {
			row = nil
			continue
		}
		if row = append(row, i); len(row) > 1 {
			together(row)
		}
		if w.Use == reading.Stated && strings.ContainsAny(w.clauseAfter(), digits) {
			if told = append(told, i); len(told) > 2 {
				together(told)
			}
		}
	}
	return out
}
