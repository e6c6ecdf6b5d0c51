package xlsx

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"gouji.app/export/pack"
	"gouji.app/export/squares"
)

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
	if err := b.Decode(name, &styles); err != nil {
		return pack.Damaged(err)
	}
	if n := len(styles.Cells); n > excelize.MaxCellStyles {
		return pack.Damaged(fmt.Errorf("%d cell styles", n))
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
		code := codes[c.Code]
		f := squares.Style{Mark: squares.MarkOf(code), Places: places(code), Date: squares.IsDate(c.Code, code)}
		if c.Border >= 0 && c.Border < len(styles.Borders) {
			s := styles.Borders[c.Border]
			// A title may be underlined; a cell of a table has a corner.
			f.Ruled = drawn(s.Left, s.Right, s.Start, s.End) && drawn(s.Top, s.Bottom)
		}
		b.formats = append(b.formats, f)
	}
	return nil
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

// text writes a stored number in plain notation.
func text(style squares.Style, stored string, from1904 bool) string {
	n, err := strconv.ParseFloat(strings.TrimSpace(stored), 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return stored
	}
	return style.Number(n, from1904)
}
