// Package odf reads OpenDocument files, in which the office suites of Kylin, UOS and
// LibreOffice save: spreadsheets (ods) and texts (odt), as defined by ISO/IEC 26300. It
// makes pages of them and knows nothing of the form.
package odf

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"

	"gouji.app/export/pack"
	"gouji.app/model/page"
)

// The parts of a file that are read.
const (
	contentPart  = "content.xml"
	stylesPart   = "styles.xml"
	manifestPart = "META-INF/manifest.xml"
)

// Sniff says that data is an OpenDocument file, damaged ones included, so that Read can
// say what is wrong with them.
func Sniff(data []byte) bool {
	return pack.Holds(data, "content.xml") && pack.Holds(data, "meta-inf/manifest.xml")
}

// Read reads a spreadsheet or a text as it would be printed with all tracked changes
// accepted: of a spreadsheet each visible sheet is a part, with numbers as plain text.
// It fails with a Refusal on anything that cannot be read whole.
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
	d := &document{Archive: a, page: &page.Page{}, looks: newLooks(), counts: map[string][]int{}}
	if err := d.unlocked(); err != nil {
		return nil, err
	}
	if err := d.readPart(stylesPart); err != nil && !errors.Is(err, pack.ErrNoPart) {
		return nil, err
	}
	if err := d.readPart(contentPart); err != nil {
		return nil, pack.Damaged(err)
	}
	if !d.known {
		return nil, pack.Refuse(nil, "这是 OpenDocument 的演示文稿或图形，不是表格或文字；请选择 ods、odt 文件，或者请对方报送 Word、Excel 原稿")
	}
	for _, s := range d.uncomputed {
		if !d.page.Styled { // in our own sheets, results are blank where nothing is filled in
			s.note("公式没有保存计算结果，未读取；请在表格软件中重新计算、保存后再打开")
		}
	}
	return d.page, nil
}

// A document is a file being read.
type document struct {
	*pack.Archive
	*pack.Decoder // of the part at hand
	looks
	page       *page.Page
	known      bool // it is a spreadsheet or a text
	cells      int  // of the spreadsheet, that hold something
	paragraphs int  // of the text and outside tables, for messages
	tables     int
	depth      int              // tables around the place at hand
	uncomputed []*sheet         // whose formulas have no result
	edges      []page.Note      // on the head and the foot of pages
	lists      []list           // around the place at hand
	counts     map[string][]int // of the levels of each list
}

// unlocked refuses a file that only opens with a password, which its manifest says.
func (d *document) unlocked() error {
	r, err := d.Part(manifestPart)
	if err != nil {
		return pack.Damaged(err)
	}
	for dec := pack.NewDecoder(r); ; {
		t, err := dec.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return pack.Damaged(fmt.Errorf("%s: %w", manifestPart, err))
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "encryption-data" {
			return pack.Refuse(nil, "文件设有打开密码，无法读取；请取消密码、保存后再打开")
		}
	}
}

// readPart reads the styles of a part and, where it has one, its body.
func (d *document) readPart(part string) error {
	r, err := d.Part(part)
	if err != nil {
		return err
	}
	d.Decoder = pack.NewDecoder(r)
	found := false
	for {
		t, err := d.Token()
		if err == io.EOF && found {
			return nil
		}
		if err != nil {
			return pack.Damaged(fmt.Errorf("%s: %w", part, err))
		}
		if e, ok := t.(xml.StartElement); ok {
			found = true
			if err := d.children(d.top); err != nil {
				return pack.Damaged(fmt.Errorf("%s: %s: %w", part, name(e), err))
			}
		}
	}
}

// top reads what stands at the top of a part.
func (d *document) top(e xml.StartElement) error {
	switch name(e) {
	case "office:styles", "office:automatic-styles":
		return d.children(d.style)
	case "office:master-styles":
		return d.children(d.margins)
	case "office:body":
		return d.children(d.top)
	case "office:spreadsheet":
		d.known = true
		return d.children(d.tab)
	case "office:text":
		d.known = true
		return d.text()
	}
	return d.Skip()
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

// name is that of an element with the prefix that all programs give its name space.
func name(e xml.StartElement) string { return e.Name.Space + ":" + e.Name.Local }

// attr is the value of an attribute, named with its prefix; "" where it is not set.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Space+":"+a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// count reads how often something comes or how far it reaches: 1 where that is not said,
// and most at the most.
func count(e xml.StartElement, name string, most int) int {
	n, err := strconv.Atoi(attr(e, name))
	if err != nil {
		return 1
	}
	return max(1, min(n, most))
}
