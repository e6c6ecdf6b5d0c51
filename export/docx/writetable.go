package docx

import (
	"fmt"
	"strings"

	"gouji.app/model/page"
)

// A ruled is a table being written.
type ruled struct {
	*page.Table
	widths []int   // of its columns, in twentieths of a point
	size   float64 // of its letters, in points
}

func (b *body) ruledOf(t *page.Table, width int) ruled {
	return ruled{t, t.Columns(width), t.LetterSize(b.TableSize)}
}

// table writes a ruled table over the whole width of the text; about tells those who
// do not see it what it is. Rows stay whole, and the head is repeated on each page.
func (b *body) table(t *page.Table, about string, across bool) {
	width := page.TextWidthPortrait
	if across {
		width = page.TextWidthLandscape
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
	squares := t.Squares()
	for row := range t.Rows {
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
		if r.IsRoomy() {
			fmt.Fprintf(b, `<w:trHeight w:val="%d" w:hRule="atLeast"/>`, page.RoomyRow)
		}
		if r.IsHead(row) {
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
		text = c.Broken(float64(width-2*page.CellMargin) / 20 / r.size)
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
	for line := range strings.SplitSeq(text, "\n") {
		fmt.Fprintf(b, `<w:p><w:pPr><w:pStyle w:val="Cell"/>%s<w:rPr>%s</w:rPr></w:pPr>`, place, size)
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

func sum(ns []int) (total int) {
	for _, n := range ns {
		total += n
	}
	return total
}
