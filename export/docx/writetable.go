package docx

import (
	"fmt"
	"strings"

	"gouji.app/model/page"
)

// table writes a ruled table over the whole width of the text. Rows stay whole, and
// the head is repeated on each page.
func (b *body) table(t *page.Table, across bool) {
	width := textWidthPortrait
	if across {
		width = textWidthLandscape
	}
	widths := columns(t, width)
	fmt.Fprintf(b, `<w:tbl><w:tblPr><w:tblStyle w:val="Ruled"/><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`, width)
	for _, c := range widths {
		fmt.Fprintf(b, `<w:gridCol w:w="%d"/>`, c)
	}
	b.WriteString(`</w:tblGrid>`)
	squares := cover(t)
	for row := range t.Rows {
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
		if row < t.HeadRows {
			b.WriteString(`<w:tblHeader/>`)
		}
		b.WriteString(`</w:trPr>`)
		for col := 0; col < t.Cols; {
			c := squares[row*t.Cols+col]
			if c == nil {
				c = &page.Cell{Row: row, Col: col, RowSpan: 1, ColSpan: 1}
			}
			b.cell(c, row, sum(widths[col:col+c.ColSpan]))
			col += c.ColSpan
		}
		b.WriteString(`</w:tr>`)
	}
	b.WriteString(`</w:tbl>`)
}

// cell writes a cell, or the part of it that reaches into a lower row.
func (b *body) cell(c *page.Cell, row, width int) {
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
	align := "center"
	if c.Left || c.Kind == page.Words {
		align = "left"
	}
	half := int(b.TableSize * 2)
	size := fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, half, half)
	for line := range strings.SplitSeq(text, "\n") {
		fmt.Fprintf(b, `<w:p><w:pPr><w:pStyle w:val="Cell"/><w:jc w:val="%s"/><w:rPr>%s</w:rPr></w:pPr>`, align, size)
		b.sized(line, size)
		b.WriteString(`</w:p>`)
	}
	b.WriteString(`</w:tc>`)
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
