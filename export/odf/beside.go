package odf

import (
	"encoding/xml"
	"slices"
	"strings"
	"unicode"

	"gouji.app/model/page"
)

// beside notes the text of the element at hand, which stands beside the text or the
// cells and belongs to no part of the form.
func (d *document) beside(where, message string, lost bool) error {
	items, err := d.blocks()
	var texts []string
	for _, it := range items {
		if text := strings.TrimSpace(it.Text); text != "" {
			texts = append(texts, text)
		}
	}
	if len(texts) > 0 {
		d.page.Notes = append(d.page.Notes, page.Note{Where: where, Text: strings.Join(texts, "\n"), Message: message, Lost: lost})
	}
	return err
}

const (
	comment     = "批注，未导入"
	textBox     = "文本框中的文字，未导入，请核对"
	coveredText = "被合并单元格盖住的文字，未导入"
)

// isDrawing says that an element may hold a text box.
func isDrawing(e xml.StartElement) bool {
	switch name(e) {
	case "draw:frame", "draw:text-box", "draw:custom-shape", "draw:g", "table:shapes":
		return true
	}
	return false
}

// margins reads what stands at the head and the foot of pages, once and page numbers
// aside. Texts tell of it; sheets have some that nobody has written.
func (d *document) margins(e xml.StartElement) error {
	switch {
	case name(e) == "style:master-page":
		return d.children(d.margins)
	case e.Name.Space != "style" || !strings.HasPrefix(e.Name.Local, "header") && !strings.HasPrefix(e.Name.Local, "footer"):
		return d.Skip()
	}
	items, err := d.blocks()
	for _, it := range items {
		n := page.Note{Text: strings.TrimSpace(it.Text), Message: "页眉或页脚，未导入"}
		if strings.ContainsFunc(it.Text, unicode.IsLetter) && !slices.Contains(d.edges, n) {
			d.edges = append(d.edges, n)
		}
	}
	d.paragraphs = 0
	return err
}
