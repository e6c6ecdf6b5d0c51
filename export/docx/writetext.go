package docx

import (
	"bytes"
	"fmt"
	"strings"

	"gouji.app/model"
	"gouji.app/model/page"
)

// footerDistance is from the page number to the edge of the paper, in twentieths of a
// point. The 28 characters a line come from the style of body text, set 0.25 points
// tighter: LibreOffice reads a grid of characters otherwise.
const footerDistance = 1588

// A body is the text of a document being written.
type body struct {
	bytes.Buffer
	model.Layout
}

func compose(p *page.Page, l model.Layout) []byte {
	b := &body{Layout: l}
	b.WriteString(declaration + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>`)
	across := false
	for i, part := range p.Parts {
		if turn := l.Landscape && holdsTable(part); i > 0 && turn != across {
			b.WriteString(`<w:p><w:pPr><w:pStyle w:val="Break"/>`)
			b.section(across)
			b.WriteString(`</w:pPr></w:p>`)
			across = turn
		}
		b.part(part, across)
	}
	b.section(across)
	b.WriteString(`</w:body></w:document>`)
	return b.Bytes()
}

func holdsTable(part page.Part) bool {
	for _, it := range part.Items {
		if it.Table != nil {
			return true
		}
	}
	return false
}

func (b *body) part(part page.Part, across bool) {
	signed, heading := false, ""
	for i, it := range part.Items {
		switch {
		case it.Table != nil:
			b.table(it.Table, heading, across)
			if i+1 == len(part.Items) { // Word wants a paragraph behind each table
				b.WriteString(`<w:p><w:pPr><w:pStyle w:val="Break"/></w:pPr></w:p>`)
			}
		case it.Style == page.Title:
			b.paragraph("Title", strings.Join(page.TitleLines(it.Text), "\n"))
		case it.Style == page.Heading:
			heading = it.Text
			b.paragraph("Heading1", it.Text)
		case it.Style == page.Signature || it.Style == page.Date:
			if !signed { // one line free above
				b.WriteString(`<w:p><w:pPr><w:keepNext/></w:pPr></w:p>`)
			}
			signed = true
			style := "Signature"
			if it.Style == page.Date {
				style = "Date"
			}
			b.paragraph(style, it.Text)
		default:
			b.prose(it.Text)
		}
	}
}

// prose writes a paragraph of running text. A second-level heading is set in Kai; one
// that stands alone is in the outline and stays with what follows.
func (b *body) prose(text string) {
	head := model.Subheading(text)
	if head != "" && head == text {
		b.paragraph("Heading2", text)
		return
	}
	b.WriteString(`<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>`)
	if head != "" {
		b.run(head, `<w:rStyle w:val="Subheading"/>`)
	}
	b.run(text[len(head):], "")
	b.WriteString(`</w:p>`)
}

func (b *body) paragraph(style, text string) {
	fmt.Fprintf(b, `<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr>`, style)
	b.run(text, "")
	b.WriteString(`</w:p>`)
}

// run writes text in one look. The hint gives quotes and dashes, which Latin and
// Chinese share, their Chinese width.
func (b *body) run(text, look string) {
	if text == "" {
		return
	}
	fmt.Fprintf(b, `<w:r><w:rPr>%s<w:rFonts w:hint="eastAsia"/></w:rPr>`, look)
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteString(`<w:br/>`)
		}
		for k, piece := range strings.Split(line, "\t") {
			if k > 0 {
				b.WriteString(`<w:tab/>`)
			}
			if piece != "" {
				b.WriteString(`<w:t xml:space="preserve">`)
				escape(&b.Buffer, piece)
				b.WriteString(`</w:t>`)
			}
		}
	}
	b.WriteString(`</w:r>`)
}

// section writes the page that the paragraphs before it stand on.
func (b *body) section(across bool) {
	b.WriteString(`<w:sectPr><w:footerReference w:type="even" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>`)
	if across {
		fmt.Fprintf(b, `<w:pgSz w:w="%d" w:h="%d" w:orient="landscape"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="851" w:footer="%d" w:gutter="0"/>`,
			page.PaperLong, page.PaperShort, page.MarginLeft, page.MarginTop, page.MarginRight, page.MarginBottom, footerDistance*2/3)
	} else {
		fmt.Fprintf(b, `<w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="851" w:footer="%d" w:gutter="0"/>`,
			page.PaperShort, page.PaperLong, page.MarginTop, page.MarginRight, page.MarginBottom, page.MarginLeft, footerDistance)
	}
	fmt.Fprintf(b, `<w:docGrid w:type="lines" w:linePitch="%d"/></w:sectPr>`, page.GridLine)
}
