// Package docx turns pages into Word documents in the look of official documents, and
// Word documents (Office Open XML, Transitional or Strict) into pages. It knows nothing
// of the form.
package docx

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"gouji.app/export/pack"
	"gouji.app/model/page"
)

// Sniff says that data is a Word document of this kind, damaged ones included, so
// that Read can say what is wrong with them.
func Sniff(data []byte) bool { return pack.Holds(data, "word/") }

// Read reads a Word document as a page of one part: paragraphs and tables as they
// would be printed with all tracked changes accepted. It fails with a Refusal on
// anything that cannot be read whole.
func Read(data []byte) (p *page.Page, err error) {
	defer func() { // damage that nobody thought of must not take the window down
		if r := recover(); r != nil {
			p, err = nil, pack.Damaged(fmt.Errorf("panic: %v", r))
		}
	}()
	a, err := pack.Open(data)
	if err != nil {
		return nil, err
	}
	main, err := a.Main("word/document.xml")
	if err != nil {
		return nil, err
	}
	d := &document{Archive: a, main: main}
	if err := d.readStyles(); err != nil {
		return nil, err
	}
	items, err := d.readPart(main, "document")
	if errors.Is(err, pack.ErrNoPart) {
		return nil, pack.Refuse(err, "这个文件里没有 Word 正文；请选择 Word 或 WPS 文字保存的 docx 文件")
	}
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return nil, pack.Refuse(nil, "文件里没有文字，可能只有图片；请对方单位报送可以复制文字的 Word 或 Excel 原稿")
	}
	if err := d.readBeside(); err != nil {
		return nil, err
	}
	return &page.Page{Parts: []page.Part{{Items: items}}, Styled: page.Titled(items) && d.knows(page.Signature) && d.knows(page.Date), Notes: d.notes}, nil
}

// A document is a Word file being read.
type document struct {
	*pack.Archive
	*pack.Decoder // of the part at hand
	main          string
	styles        map[string]style
	lists         *lists // nil until a paragraph is numbered
	notes         []page.Note
	fields        []field    // that are open, the innermost last
	open          *paragraph // its mark was deleted: the next paragraph goes on with it
	paragraphs    int        // with text and outside tables, for messages
	tables        int
	depth         int // tables around the place at hand
}

// A field is text that Word calculates, as a page number or a reference. Its
// instruction is not print, its result is.
type field struct{ result bool }

// readPart reads a part with running text, whose first element has the given name.
func (d *document) readPart(name, root string) (items []page.Item, err error) {
	r, err := d.Part(name)
	if err != nil {
		return nil, err
	}
	d.Decoder, d.fields = pack.NewDecoder(r), nil
	found := false
	for {
		t, err := d.Token()
		if err == io.EOF && found {
			return items, nil
		}
		if err != nil {
			return nil, pack.Damaged(fmt.Errorf("%s: %w", name, err))
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if e.Name.Local != root {
			return nil, pack.Refuse(nil, "这不是 Word 文档；请选择 Word 或 WPS 文字保存的 docx 文件")
		}
		found = true
		if err := d.blocks(&items); err != nil {
			return nil, pack.Damaged(fmt.Errorf("%s: %w", name, err))
		}
	}
}

// children hands each element up to the end of the one at hand over to read, which
// must read it to its end.
func (d *document) children(read func(e xml.StartElement) error) error {
	for {
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if err := read(t); err != nil {
				return err
			}
		}
	}
}

// unprinted lists the elements whose text is not print: what tracked changes took
// away, how things looked before, pronunciations.
func unprinted(e xml.StartElement) bool {
	switch e.Name.Local {
	case "del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "sdtPr", "sdtEndPr", "sectPr", "tblPr", "tblGrid", "tblPrEx",
		"pPrChange", "rPrChange", "tcPrChange", "trPrChange", "tblPrChange":
		return true
	}
	return false
}

// alternate reads the first of several versions of the same content.
func (d *document) alternate(read func(e xml.StartElement) error) error {
	taken := false
	return d.children(func(e xml.StartElement) error {
		if taken {
			return d.Skip()
		}
		taken = true
		return d.children(read)
	})
}

// blocks reads the paragraphs and tables up to the end of the element at hand.
func (d *document) blocks(items *[]page.Item) error {
	err := d.children(func(e xml.StartElement) error { return d.block(e, items) })
	d.flush(items)
	return err
}

// flush ends a paragraph whose mark was deleted though none follows.
func (d *document) flush(items *[]page.Item) {
	if p := d.open; p != nil {
		if text := p.text.String(); strings.TrimSpace(text) != "" {
			*items = append(*items, page.Item{Text: text})
		}
		*items = append(*items, p.boxes...)
	}
	d.open = nil
}

// block reads one element between paragraphs: a paragraph, a table, or a wrapper
// such as a content control or an accepted insertion.
func (d *document) block(e xml.StartElement, items *[]page.Item) error {
	inside := func(e xml.StartElement) error { return d.block(e, items) }
	switch name := e.Name.Local; {
	case name == "p":
		return d.paragraph(items)
	case name == "tbl":
		return d.table(items)
	case name == "AlternateContent":
		return d.alternate(inside)
	case unprinted(e):
		return d.Skip()
	}
	return d.children(inside)
}

// attr is the value of an attribute, "" where it is not set.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// on says that a switch such as w:vanish is set.
func on(value string) bool { return value != "0" && value != "false" && value != "off" }
