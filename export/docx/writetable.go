package docx

import (
	"fmt"
	"strings"

	"gouji.app/model/page"
)

// fewColumns is how many columns leave a table room for letters larger by moreSize
// points in rows of roomyRow twentieths of a point, 7 mm.
const (
	fewColumns = 4
	moreSize   = 1.5
	roomyRow   = 397
)

// A ruled is a table being written.
type ruled struct {
	*page.Table
	widths []int   // of its columns, in twentieths of a point
	size   float32 // of its letters, in points
}

func (b *body) ruledOf(t *page.Table, width int) ruled {
	r := ruled{t, columns(t, width), float32(b.TableSize)}
	if r.isRoomy() {
		r.size += moreSize
	}
	return r
}

func (r ruled) isRoomy() bool { return r.Whole && r.Cols <= fewColumns }

// isHead says that a row is read out with each number below it, and repeated on each
// page. Word knows a head only at the top; a table of stacked blocks has its first bar.
func (r ruled) isHead(row int) bool {
	return row < r.HeadRows || r.Whole && row == 0
}

// table writes a ruled table over the whole width of the text; about tells those who
// do not see it what it is. Rows stay whole, and the head is repeated on each page.
func (b *body) table(t *page.Table, about string, across bool) {
	width := textWidthPortrait
	if across {
		width = textWidthLandscape
	}
	r := b.ruledOf(t, width)
	fmt.Fprintf(b, `<w:tbl><w:tblPr><w:tblStyle w:val="Ruled"/><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>`, width)
	if about != "" {
		b.WriteString(`<w:tblCaption w:val="`)
		escape(&b.Buffer, about)
		b.WriteString(`"/>`)
	}
	b.WriteString(`</w:tblPr><w:tblGrid>`)
	for _, c := range r.widths {
		fmt.Fprintf(b, `<w:gridCol w:w="%d"/>`, c)
	}
	b.WriteString(`</w:tblGrid>`)
	squares := cover(t)
	for row := range t.Rows {
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
		if r.isRoomy() {
			fmt.Fprintf(b, `<w:trHeight w:val="%d" w:hRule="atLeast"/>`, roomyRow)
		}
		if r.isHead(row) {
			b.WriteString(`<w:tblHeader/>`)
		}
		b.WriteString(`</w:trPr>`)
		for col := 0; col < t.Cols; {
			c := squares[row*t.Cols+col]
			if c == nil {
				c = &page.Cell{Row: row, Col: col, RowSpan: 1, ColSpan: 1}
			}
			b.cell(r, c, row)
			col += c.ColSpan
		}
		b.WriteString(`</w:tr>`)
	}
	b.WriteString(`</w:tbl>`)
}

// cell writes a cell, or the part of it that reaches into a lower row.
func (b *body) cell(r ruled, c *page.Cell, row int) {
	width := sum(r.widths[c.Col : c.Col+c.ColSpan])
	fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width)
	if c.ColSpan > 1 {
		fmt.Fprintf(b, `<w:gridSpan w:val="%d"/>`, c.ColSpan)
	}
	text := ""
	switch {
	case row > c.Row:
		b.WriteString(`<w:vMerge/>`)
	case c.RowSpan > 1:
		b.WriteString(`<w:vMerge w:val="restart"/>`)
		fallthrough
	default:
		text = c.Text
	}
	if c.Vertical {
		b.WriteString(`<w:textDirection w:val="tbRlV"/>`)
	}
	b.WriteString(`<w:vAlign w:val="center"/></w:tcPr>`)
	place := `<w:jc w:val="center"/>`
	if c.Left || c.Kind == page.Words {
		place = `<w:ind w:left="57"/><w:jc w:val="left"/>` // a millimetre more than the rule leaves
	}
	if r.Whole && row+1 < r.Rows { // so all of it goes to the page that its last row is on
		place = `<w:keepNext/>` + place
	}
	half := int(r.size * 2)
	size := fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, half, half)
	for line := range strings.SplitSeq(r.broken(c, text), "\n") {
		fmt.Fprintf(b, `<w:p><w:pPr><w:pStyle w:val="Cell"/>%s<w:rPr>%s</w:rPr></w:pPr>`, place, size)
		b.sized(line, size)
		b.WriteString(`</w:p>`)
	}
	b.WriteString(`</w:tc>`)
}

// broken breaks a label that does not fit the line of its cell where the form says.
func (r ruled) broken(c *page.Cell, text string) string {
	const margins = 2 * 28 // of a cell, as the style Ruled has them
	letters := []rune(text)
	room := float32(sum(r.widths[c.Col:c.Col+c.ColSpan])-margins) / 20 / r.size
	if c.Break == 0 || len(letters) <= c.Break || float32(len(letters)) <= room {
		return text
	}
	return string(letters[:c.Break]) + "\n" + string(letters[c.Break:])
}

// sized is run with a size, which stands behind the fonts in the schema.
func (b *body) sized(text, size string) {
	if text == "" {
		return
	}
	fmt.Fprintf(b, `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>%s</w:rPr><w:t xml:space="preserve">`, size)
	escape(&b.Buffer, text)
	b.WriteString(`</w:t></w:r>`)
}

// cover says for each square which cell covers it; nil: none.
func cover(t *page.Table) []*page.Cell {
	squares := make([]*page.Cell, t.Rows*t.Cols)
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

// columns shares a width among the columns of a table; the last takes what rounding
// leaves.
func columns(t *page.Table, width int) []int {
	out := make([]int, t.Cols)
	var all float32
	for i := range out {
		all += share(t, i)
	}
	left := width
	for i := range out {
		out[i] = int(float32(width) * share(t, i) / all)
		left -= out[i]
	}
	out[t.Cols-1] += left
	return out
}

func share(t *page.Table, col int) float32 {
	if t.Widths == nil {
		return 1
	}
	return t.Widths[col]
}

func sum(ns []int) (total int) {
	for _, n := range ns {
		total += n
	}
	return total
}
