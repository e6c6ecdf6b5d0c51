package xlsx

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A format is what the reader has to know of a cell's style.
type format struct {
	ruled     bool // has borders as the cells of tables have
	date      bool // its number is a day
	continued bool // its text goes on from the cell above
	places    int  // decimals that belong to its number, see moneyFormat
}

// readFormats reads the styles of cells.
func (b *workbook) readFormats(name string) error {
	type side struct {
		Style string `xml:"style,attr"`
	}
	var styles struct {
		Codes []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Borders []struct {
			Left   side `xml:"left"`
			Right  side `xml:"right"`
			Start  side `xml:"start"`
			End    side `xml:"end"`
			Top    side `xml:"top"`
			Bottom side `xml:"bottom"`
		} `xml:"borders>border"`
		Cells []struct {
			Code   int `xml:"numFmtId,attr"`
			Border int `xml:"borderId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := b.decode(name, &styles); err != nil {
		return damaged(err)
	}
	if n := len(styles.Cells); n > excelize.MaxCellStyles {
		return damaged(fmt.Errorf("%d cell styles", n))
	}
	codes := map[int]string{}
	for _, c := range styles.Codes {
		codes[c.ID] = c.Code
	}
	drawn := func(sides ...side) bool {
		for _, s := range sides {
			if s.Style != "" && s.Style != "none" {
				return true
			}
		}
		return false
	}
	for _, c := range styles.Cells {
		code, custom := codes[c.Code]
		f := format{continued: code == continued, places: places(code)}
		f.date = custom && dateCode(code) || !custom && dateID(c.Code)
		if c.Border >= 0 && c.Border < len(styles.Borders) {
			s := styles.Borders[c.Border]
			// A title may be underlined; a cell of a table has a corner.
			f.ruled = drawn(s.Left, s.Right, s.Start, s.End) && drawn(s.Top, s.Bottom)
		}
		b.formats = append(b.formats, f)
	}
	return nil
}

// dateID knows the built-in formats of days, those of Chinese Excel included.
func dateID(id int) bool {
	return id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 58
}

// dateCode says that a format shows a year or a day.
func dateCode(code string) bool {
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

// places undoes moneyFormat, 0 for other formats.
func places(code string) int {
	zeros, ok := strings.CutPrefix(code, "0.")
	zeros, _, pair := strings.Cut(zeros, ";")
	if ok && pair && zeros != "" && code == moneyFormat(len(zeros)) {
		return len(zeros)
	}
	return 0
}

// text writes a stored number in plain notation: as Excel shows it in a wide cell,
// with 15 digits and without an exponent, days as 2025年1月20日.
func (f format) text(stored string, from1904 bool) string {
	n, err := strconv.ParseFloat(strings.TrimSpace(stored), 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return stored
	}
	if f.date && n >= 1 {
		if day, err := excelize.ExcelDateToTime(n, from1904); err == nil {
			return day.Format("2006年1月2日")
		}
	}
	n, _ = strconv.ParseFloat(strconv.FormatFloat(n, 'e', maxDigits-1, 64), 64) // drops the noise of binary fractions
	text := strconv.FormatFloat(n, 'f', -1, 64)
	_, decimals, _ := strings.Cut(text, ".")
	if lack := f.places - len(decimals); lack > 0 {
		if decimals == "" {
			text += "."
		}
		text += strings.Repeat("0", lack)
	}
	return text
}
