package squares

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// A Style is what a reader has to know of a cell's looks.
type Style struct {
	Ruled  bool // has borders as the cells of tables have
	Date   bool // its number is a day
	Mark   Mark // what its text means beyond what it says
	Places int  // decimals that belong to its number though they are 0
}

// MaxDigits is how many digits of a number a spreadsheet keeps.
const MaxDigits = 15

// IsDate says that a number format, with the code that a workbook gives it or
// built in where code is "", shows a year or a day.
func IsDate(id int, code string) bool {
	if code == "" { // those of Chinese Excel included
		return id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 58
	}
	quoted, bracket := false, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\\' || c == '_' || c == '*':
			i++ // the next letter is shown or measured as it is
		case c == '[' || c == ']':
			bracket = c == '['
		case bracket:
		case strings.IndexByte("yYdD", c) >= 0:
			return true
		}
	}
	return false
}

// Number writes a number in plain notation: as Excel shows it in a wide cell, with 15
// digits and without an exponent, days as 2025年1月20日.
func (s Style) Number(n float64, from1904 bool) string {
	const days = 2958466 // up to the end of the year 9999
	if s.Date && n >= 1 && n < days {
		return day(n, from1904).Format("2006年1月2日")
	}
	n, _ = strconv.ParseFloat(strconv.FormatFloat(n, 'e', MaxDigits-1, 64), 64) // drops the noise of binary fractions
	text := strconv.FormatFloat(n, 'f', -1, 64)
	_, decimals, _ := strings.Cut(text, ".")
	if lack := s.Places - len(decimals); lack > 0 {
		if decimals == "" {
			text += "."
		}
		text += strings.Repeat("0", lack)
	}
	return text
}

// day counts from the end of 1899 as Lotus did, which took 1900 for a leap year, or
// from 1904 as old workbooks of the Macintosh do.
func day(n float64, from1904 bool) time.Time {
	first := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case from1904:
		first = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
	case n < 61:
		first = first.AddDate(0, 0, 1)
	}
	return first.AddDate(0, 0, int(math.Floor(n)))
}
