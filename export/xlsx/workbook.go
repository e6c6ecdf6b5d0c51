package xlsx

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"gouji.app/export/pack"
	"gouji.app/export/squares"
	"gouji.app/model/page"
)

// A workbook is what all sheets of a file share.
type workbook struct {
	*pack.Archive
	tabs    []tab
	strings []string
	formats []squares.Style // by the style number of a cell
	date0   bool            // days are counted from 1904
	cells   int             // read so far
}

// A tab is one sheet of the workbook.
type tab struct {
	Name   string `xml:"name,attr"`
	State  string `xml:"state,attr"` // "", visible, hidden, veryHidden
	ID     string `xml:"id,attr"`
	target pack.Link
}

func (t tab) hidden() bool { return t.State != "" && t.State != "visible" }

// openWorkbook reads everything but the sheets.
func openWorkbook(data []byte) (*workbook, error) {
	a, err := pack.Open(data)
	if err != nil {
		return nil, err
	}
	b := &workbook{Archive: a}
	main, err := a.Main("xl/workbook.xml")
	if err != nil {
		return nil, err
	}
	if strings.HasSuffix(strings.ToLower(main), ".bin") {
		return nil, pack.Refuse(nil, "这是 xlsb 二进制工作簿，无法读取；请用 Excel 或 WPS 另存为 xlsx 后再打开")
	}
	var book struct {
		XMLName xml.Name
		Pr      struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Tabs []tab `xml:"sheets>sheet"`
	}
	switch err := a.Decode(main, &book); {
	case errors.Is(err, pack.ErrNoPart):
		return nil, pack.Refuse(err, "这个压缩文件里没有工作簿；请选择 Excel 或 WPS 表格保存的 xlsx 文件")
	case err != nil:
		return nil, err
	case book.XMLName.Local != "workbook":
		return nil, pack.Refuse(nil, "这不是 xlsx 工作簿；请选择 Excel 或 WPS 表格保存的 xlsx 文件")
	}
	b.tabs, b.date0 = book.Tabs, book.Pr.Date1904 == "1" || book.Pr.Date1904 == "true"
	return b, b.follow(main)
}

// follow reads the parts that the workbook leads to.
func (b *workbook) follow(main string) error {
	links, err := b.Links(main)
	if err != nil {
		return err
	}
	for _, l := range links {
		var err error
		switch {
		case l.Is("sharedStrings"):
			err = b.readStrings(l.Target)
		case l.Is("styles"):
			err = b.readFormats(l.Target)
		}
		if err != nil {
			return err
		}
	}
	for i, t := range b.tabs {
		at := slices.IndexFunc(links, func(l pack.Link) bool { return l.ID == t.ID })
		if at < 0 {
			return pack.Damaged(fmt.Errorf("sheet %s leads nowhere", t.Name))
		}
		b.tabs[i].target = links[at]
	}
	return nil
}

// readStrings reads the texts that cells refer to by number.
func (b *workbook) readStrings(name string) error {
	r, err := b.Part(name)
	if err != nil {
		return pack.Damaged(err)
	}
	d := pack.NewDecoder(r)
	for {
		t, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return pack.Damaged(err)
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "si" {
			text, err := richText(d)
			if err != nil {
				return pack.Damaged(err)
			}
			b.strings = append(b.strings, text)
		}
	}
}

// richText reads the text of an element that may hold several runs, without the
// pronunciations that Japanese and Chinese files carry.
func richText(d *pack.Decoder) (string, error) {
	var b strings.Builder
	for depth, in := 1, false; depth > 0; {
		t, err := d.Token()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "rPh" {
				if err := d.Skip(); err != nil {
					return "", err
				}
				continue
			}
			depth++
			in = t.Name.Local == "t"
		case xml.EndElement:
			depth--
			in = false
		case xml.CharData:
			if in {
				b.Write(t)
			}
		}
	}
	return unescape(b.String()), nil
}

// plainText reads the text of an element that holds no other.
func plainText(d *pack.Decoder) (string, error) {
	var b []byte
	for {
		t, err := d.Token()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := d.Skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return string(b), nil
		case xml.CharData:
			b = append(b, t...)
		}
	}
}

// escaped reads Excel's notation for a character at the start of a text: _x0041_.
func escaped(s string) (rune, bool) {
	if len(s) < 7 || s[:2] != "_x" || s[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(s[2:6], 16, 16)
	return rune(n), err == nil
}

func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if r, ok := escaped(s[i:]); ok {
			b.WriteRune(r)
			i += 6
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// noteSheet is a note about a whole sheet.
func noteSheet(name, message string) page.Note {
	return page.Note{Where: "工作表“" + name + "”", Message: message}
}
