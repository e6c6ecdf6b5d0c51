package docx

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"gouji.app/model"
	"gouji.app/model/page"
)

// Lengths of the page in twentieths of a point: A4, margins of 37, 35, 28 and 26 mm.
const (
	paperShort, paperLong   = 11906, 16838
	marginTop, marginBottom = 2098, 1984
	marginLeft, marginRight = 1588, 1474
	// gridLine makes 22 lines a page. The 28 characters a line come from the style of
	// body text, set 0.25 points tighter: LibreOffice reads a grid of characters otherwise.
	gridLine                          = 579
	footerDistance, textWidthPortrait = 1588, paperShort - marginLeft - marginRight
	textWidthLandscape                = paperLong - marginTop - marginBottom
)

// A body is the text of a document being written.
type body struct {
	bytes.Buffer
	model.Layout
}

func compose(p *page.Page, l model.Layout) []byte {
	if l.TableSize == 0 {
		l.TableSize = 9
	}
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
			b.paragraph("Title", lines(it.Text))
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

// phraseEnds matches where a title may break: before a year, behind a report.
var phraseEnds = regexp.MustCompile(`[0-9]{4}年|报告`)

// titleLine is how many characters of 22 points fit a line.
const titleLine = 20

// lines breaks a title that does not fit one line between its phrases, as officials do,
// and a phrase that does not fit one into even parts: no line is left with a character
// or two.
func lines(title string) string {
	if utf8.RuneCountInString(title) <= titleLine {
		return title
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
	return strings.Join(out, "\n")
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
			paperLong, paperShort, marginLeft, marginTop, marginRight, marginBottom, footerDistance*2/3)
	} else {
		fmt.Fprintf(b, `<w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="851" w:footer="%d" w:gutter="0"/>`,
			paperShort, paperLong, marginTop, marginRight, marginBottom, marginLeft, footerDistance)
	}
	fmt.Fprintf(b, `<w:docGrid w:type="lines" w:linePitch="%d"/></w:sectPr>`, gridLine)
}
