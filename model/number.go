package model

import (
	"strings"

	"github.com/govalues/decimal"

	"gouji.app/model/form"
)

// A Number is what the text of a cell says: nothing, an exact decimal, or
// something that cannot be read. The zero value is blank.
type Number struct {
	state state
	value decimal.Decimal
}

type state uint8

const (
	blank state = iota
	readable
	unreadable
)

// Blank says that nothing is written; a blank is not 0.
func (n Number) Blank() bool { return n.state == blank }

// Readable says that Decimal is what is written.
func (n Number) Readable() bool { return n.state == readable }

// Unreadable says that something is written which is no number of its unit.
func (n Number) Unreadable() bool { return n.state == unreadable }

// Decimal is the value of a readable number with its decimals as typed, else 0.
func (n Number) Decimal() decimal.Decimal { return n.value }

// Equal compares what was read: 7387.00 equals 7387; two unreadable numbers are
// not equal.
func (n Number) Equal(m Number) bool {
	return n.state == m.state && n.state != unreadable && n.value.Cmp(m.value) == 0
}

// String prints a readable number in plain notation, anything else as "".
func (n Number) String() string {
	if n.state != readable {
		return ""
	}
	return n.value.String()
}

// NumberOf is the readable number with the given value.
func NumberOf(d decimal.Decimal) Number { return Number{readable, d} }

// maxCountDigits keeps every sum of counts of a form within an int64.
const maxCountDigits = 15

// Count is the value of a readable count.
func (n Number) Count() int64 {
	whole, _, _ := n.value.Int64(0)
	return whole
}

// ReadNumber reads the text of a cell. Counts are integers ≥ 0, money is a
// decimal ≥ 0 in 万元. Full-width digits, edge spaces, separators between groups of
// three digits and a closing 件 or 万元 are understood; anything else, a count of
// more than 15 digits and money of more than 19 is unreadable. So are two numbers
// in one cell: joining them would invent a third.
func ReadNumber(text string, unit form.Unit) Number {
	s := strings.TrimFunc(strings.Map(plainRune, text), isSpace)
	if s == "" {
		return Number{}
	}
	suffix := "件"
	if unit == form.Money {
		suffix = "万元"
	}
	whole, frac, pointed := strings.Cut(strings.TrimRightFunc(strings.TrimSuffix(s, suffix), isSpace), ".")
	whole, ok := ungroup(whole)
	if !ok || !digits(whole) || pointed && (unit != form.Money || !digits(frac)) {
		return Number{state: unreadable}
	}
	if pointed {
		whole += "." + frac
	}
	d, err := decimal.Parse(whole)
	if err != nil || d.Scale() != len(frac) || unit == form.Count && d.Prec() > maxCountDigits {
		return Number{state: unreadable} // the decimal library rounds what it cannot hold
	}
	return Number{readable, d}
}

// plainRune folds full-width digits and marks to ASCII and drops what has no width.
func plainRune(r rune) rune {
	if r == '\u200b' || r == '\ufeff' {
		return -1
	}
	return Narrow(r)
}

// ungroup drops separators that stand exactly between groups of three digits, so
// that 1,234 is a number and 1,2 is not.
func ungroup(s string) (string, bool) {
	if !strings.Contains(s, ",") {
		return s, true
	}
	groups := strings.Split(s, ",")
	for i, g := range groups {
		if i > 0 && len(g) != 3 || i == 0 && (len(g) == 0 || len(g) > 3) {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

func digits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}

// isSpace knows the white space of web pages too, which unicode.IsSpace leaves out
// in part.
func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\u00a0', '\u3000', '\u200b', '\ufeff':
		return true
	}
	return false
}
