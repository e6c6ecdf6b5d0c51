package odf

import (
	"encoding/xml"
	"fmt"
	"strings"

	"gouji.app/export/pack"
	"gouji.app/model/page"
)

// text reads the body of a text.
func (d *document) text() error {
	items, err := d.blocks()
	if err != nil {
		return err
	}
	if len(items) == 0 {
		return pack.Refuse(nil, "文件里没有文字，可能只有图片；请对方单位报送可以复制文字的 Word 或 Excel 原稿")
	}
	d.page.Parts = []page.Part{{Items: items}}
	d.page.Notes = append(d.page.Notes, d.edges...)
	d.page.Styled = page.Titled(items) && d.styled()
	return nil
}

// blocks reads the paragraphs and tables up to the end of the element at hand.
func (d *document) blocks() (items []page.Item, err error) {
	err = d.children(func(e xml.StartElement) error { return d.block(e, &items) })
	return items, err
}

// block reads one element between paragraphs. What tracked changes took away is kept
// apart from the text, and a table of contents has nothing of its own.
func (d *document) block(e xml.StartElement, items *[]page.Item) error {
	inside := func(e xml.StartElement) error { return d.block(e, items) }
	switch name(e) {
	case "text:p", "text:h":
		return d.paragraph(e, items)
	case "table:table":
		return d.table(e, items)
	case "text:list":
		return d.list(e, items)
	case "text:section":
		if v := attr(e, "text:display"); v == "none" {
			return d.Skip()
		}
		return d.children(inside)
	case "text:numbered-paragraph", "text:index-body", "text:soft-page-break", "draw:text-box":
		return d.children(inside)
	case "text:table-of-content":
		d.page.Notes = append(d.page.Notes, page.Note{Message: "目录，未导入"})
	case "draw:frame", "draw:custom-shape", "draw:g":
		return d.children(inside)
	}
	return d.Skip()
}

// A paragraph is one that is being read.
type paragraph struct {
	text  strings.Builder
	boxes []page.Item // text boxes that hang on it
}

// paragraph reads a paragraph and adds it to the items, followed by its text boxes. One
// without text is left out.
func (d *document) paragraph(e xml.StartElement, items *[]page.Item) error {
	p, style := &paragraph{}, attr(e, "text:style-name")
	if err := d.inline(p); err != nil {
		return err
	}
	if text := p.text.String(); strings.TrimSpace(text) != "" && !d.hidden("paragraph", style) {
		it := page.Item{Style: d.line(style), Text: d.number(e) + text}
		if name(e) == "text:h" {
			it.Style = page.Heading
		}
		if d.depth == 0 {
			d.paragraphs++
			it.Where = fmt.Sprintf("第 %d 段", d.paragraphs)
		}
		*items = append(*items, it)
	}
	*items = append(*items, p.boxes...)
	return nil
}

// inline reads what stands in a paragraph up to the end of the element at hand. White
// space counts once; what is more than that has elements of its own.
func (d *document) inline(p *paragraph) error {
	for {
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			return nil
		case xml.CharData:
			p.write(string(t))
		case xml.StartElement:
			if err := d.inlineElement(t, p); err != nil {
				return err
			}
		}
	}
}

// write adds characters as they are shown: line ends of the file are spaces, and spaces
// behind each other are one.
func (p *paragraph) write(s string) {
	for _, r := range s {
		if r == '\n' || r == '\r' || r == '\t' {
			r = ' '
		}
		if r == ' ' && (p.text.Len() == 0 || strings.HasSuffix(p.text.String(), " ")) {
			continue
		}
		p.text.WriteRune(r)
	}
}

// maxSpaces is how many spaces one mark may stand for.
const maxSpaces = 1000

// inlineElement reads one element in a paragraph.
func (d *document) inlineElement(e xml.StartElement, p *paragraph) error {
	switch name(e) {
	case "text:s":
		p.text.WriteString(strings.Repeat(" ", count(e, "text:c", maxSpaces)))
	case "text:tab":
		p.text.WriteByte('\t')
	case "text:line-break":
		p.text.WriteByte('\n')
	case "text:note":
		return d.footnote()
	case "office:annotation":
		return d.beside("", comment, false)
	case "text:span":
		if d.hidden("text", attr(e, "text:style-name")) {
			break
		}
		return d.inline(p)
	case "draw:frame", "draw:text-box", "draw:custom-shape", "draw:g":
		return d.children(func(e xml.StartElement) error { return d.block(e, &p.boxes) })
	case "text:ruby-text", "text:hidden-text", "text:hidden-paragraph", "text:bookmark", "text:reference-mark":
	case "text:conditional-text":
		return d.inline(p)
	default:
		if e.Name.Space == "text" { // links, fields, ruby: as they are shown
			return d.inline(p)
		}
	}
	return d.Skip()
}

// footnote notes a footnote or an endnote, which no part of the form has.
func (d *document) footnote() error {
	var items []page.Item
	err := d.children(func(e xml.StartElement) error {
		if name(e) != "text:note-body" {
			return d.Skip()
		}
		return d.children(func(e xml.StartElement) error { return d.block(e, &items) })
	})
	for _, it := range items {
		if text := strings.TrimSpace(it.Text); text != "" {
			d.page.Notes = append(d.page.Notes, page.Note{Text: text, Message: "脚注或尾注，未导入", Lost: true})
		}
	}
	return err
}
