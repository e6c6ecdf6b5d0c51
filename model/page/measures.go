package page

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Measures of official documents (GB/T 9704-2012), in twentieths of a point, for all
// writers that set type: A4, margins of 37, 35, 28 and 26 mm.
const (
	PaperShort, PaperLong   = 11906, 16838
	MarginTop, MarginBottom = 2098, 1984
	MarginLeft, MarginRight = 1588, 1474
	// GridLine makes 22 lines a page.
	GridLine           = 579
	TextWidthPortrait  = PaperShort - MarginLeft - MarginRight
	TextWidthLandscape = PaperLong - MarginTop - MarginBottom
	// RoomyRow is the least height of the rows of a table that has room, 7 mm.
	RoomyRow = 397
	// CellMargin is between a rule and the letters of a cell.
	CellMargin = 28
)

// Sizes of letters in points: of text, of the title, of page numbers, of cells where
// the office chose no other, and how much larger the cells of a table with room are.
const (
	TextSize, TitleSize, NumberSize = 16, 22, 14
	CellSize, MoreSize              = 9, 1.5
)

// fewColumns is how many columns leave a table room for larger letters.
const fewColumns = 4

// IsRoomy says that a table's few columns leave room for larger letters in higher rows.
func (t *Table) IsRoomy() bool { return t.Whole && t.Cols <= fewColumns }

// LetterSize is the size of a table's letters in points, where the office chose size
// or, with 0, none.
func (t *Table) LetterSize(size float64) float64 {
	if size == 0 {
		size = CellSize
	}
	if t.IsRoomy() {
		size += MoreSize
	}
	return size
}

// IsHead says that a row is read out with each number below it, and repeated on each
// page. Word knows a head only at the top; a table of stacked blocks has its first bar.
func (t *Table) IsHead(row int) bool { return row < t.HeadRows || t.Whole && row == 0 }

// Squares says for each square, row by row, which cell covers it; nil: none.
func (t *Table) Squares() []*Cell {
	squares := make([]*Cell, t.Rows*t.Cols)
	for i := range t.Cells {
		c := &t.Cells[i]
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for k := c.Col; k < c.Col+c.ColSpan; k++ {
				squares[r*t.Cols+k] = c
			}
		}
	}
	return squares
}

// Columns shares a width among the columns of a table; the last takes what rounding
// leaves.
func (t *Table) Columns(width int) []int {
	share := func(col int) float32 {
		if t.Widths == nil {
			return 1
		}
		return t.Widths[col]
	}
	var all float32
	for i := range t.Cols {
		all += share(i)
	}
	out, left := make([]int, t.Cols), width
	for i := range out {
		out[i] = int(float32(width) * share(i) / all)
		left -= out[i]
	}
	out[t.Cols-1] += left
	return out
}

// Broken breaks a label that does not fit a line of room letters where the form says,
// 社会公益组织 into 社会公益 and 组织; where that does not fit either, into words half
// as long: 社会, 公益, 组织.
func (c Cell) Broken(room float64) string {
	letters, step := []rune(c.Text), c.Break
	if c.Break == 0 || len(letters) <= c.Break || float64(len(letters)) <= room {
		return c.Text
	}
	if float64(step) > room && step%2 == 0 {
		step /= 2
	}
	var lines []string
	for ; len(letters) > step; letters = letters[step:] {
		lines = append(lines, string(letters[:step]))
	}
	return strings.Join(append(lines, string(letters)), "\n")
}

// phraseEnds matches where a title may break: before a year, behind a report.
var phraseEnds = regexp.MustCompile(`[0-9]{4}年|报告`)

// titleLine is how many characters of TitleSize fit a line.
const titleLine = 20

// TitleLines breaks a title that does not fit one line between its phrases, as officials
// do, and a phrase that does not fit one into even parts: no line is left with a
// character or two.
func TitleLines(title string) []string {
	if utf8.RuneCountInString(title) <= titleLine {
		return []string{title}
	}
	var out []string
	for _, p := range phrasesOf(title) {
		if last := len(out) - 1; last >= 0 && utf8.RuneCountInString(out[last]+p) <= titleLine {
			out[last] += p
			continue
		}
		letters := []rune(p)
		for parts := (len(letters) + titleLine - 1) / titleLine; parts > 0; parts-- {
			n := (len(letters) + parts - 1) / parts
			out = append(out, string(letters[:n]))
			letters = letters[n:]
		}
	}
	return out
}

// phrasesOf cuts a title before each year and behind each 报告.
func phrasesOf(title string) (out []string) {
	from := 0
	cut := func(at int) {
		if at > from && at < len(title) {
			out, from = append(out, title[from:at]), at
		}
	}
	for _, at := range phraseEnds.FindAllStringIndex(title, -1) {
		if title[at[0]:at[1]] == "报告" {
			cut(at[1])
		} else {
			cut(at[0])
		}
	}
	return append(out, title[from:])
}
