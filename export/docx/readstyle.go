package docx

import (
	"bytes"
	"errors"
	"strconv"
	"strings"

	"gouji.app/export/pack"
	"gouji.app/model/page"
)

// A style is what a reader has to know of a named style.
type style struct {
	outline  bool       // a heading of the first level in the document's outline
	line     page.Style // of a title, a signature or a date; else Body
	contents bool       // a line of a table of contents
	hidden   bool
	list     listPlace
}

// A styleXML is a style as the file has it, without those it is based on.
type styleXML struct {
	ID      string    `xml:"styleId,attr"`
	Name    valueXML  `xml:"name"`
	Based   valueXML  `xml:"basedOn"`
	Outline *valueXML `xml:"pPr>outlineLvl"`
	Level   *valueXML `xml:"pPr>numPr>ilvl"`
	Num     *valueXML `xml:"pPr>numPr>numId"`
	Vanish  *valueXML `xml:"rPr>vanish"`
}

type valueXML struct {
	Val string `xml:"val,attr"`
}

// readStyles reads the named styles.
func (d *document) readStyles() error {
	var all struct {
		Styles []styleXML `xml:"style"`
	}
	err := d.linked("styles", func(part string) error { return d.DecodeNeeded(part, &all, withoutTables) })
	if err != nil {
		return err
	}
	byID := map[string]styleXML{}
	for _, s := range all.Styles {
		byID[s.ID] = s
	}
	d.styles = map[string]style{}
	for _, s := range all.Styles {
		d.styles[s.ID] = resolve(s, byID)
	}
	return nil
}

// withoutTables drops the styles of tables, which say nothing of text and are most of
// what some programs write.
func withoutTables(markup []byte) []byte {
	const begin, end = `<w:style w:type="table"`, `</w:style>`
	var out []byte
	for {
		before, rest, found := bytes.Cut(markup, []byte(begin))
		out = append(out, before...)
		if !found {
			return out
		}
		_, markup, _ = bytes.Cut(rest, []byte(end))
	}
}

// linked reads the part that the document leads to as its kind, if there is one.
func (d *document) linked(kind string, read func(part string) error) error {
	links, err := d.Links(d.main)
	if err != nil {
		return err
	}
	for _, l := range links {
		if l.Is(kind) {
			if err := read(l.Target); !errors.Is(err, pack.ErrNoPart) {
				return err
			}
		}
	}
	return nil
}

// maxBases bounds styles that are based on each other in a circle.
const maxBases = 32

// resolve lays a style over those it is based on.
func resolve(s styleXML, byID map[string]styleXML) style {
	chain := []styleXML{s}
	for len(chain) < maxBases {
		base, ok := byID[chain[len(chain)-1].Based.Val]
		if !ok {
			break
		}
		chain = append(chain, base)
	}
	var out style
	for i := len(chain) - 1; i >= 0; i-- {
		c := chain[i]
		if c.Outline != nil {
			out.outline = outlined(c.Outline.Val)
		}
		if c.Num != nil {
			out.list = listPlace{num: c.Num.Val, style: c.ID}
		}
		if c.Level != nil {
			out.list.level, _ = strconv.Atoi(c.Level.Val)
		}
		if c.Vanish != nil {
			out.hidden = on(c.Vanish.Val)
		}
	}
	name := strings.ToLower(s.Name.Val)
	out.line = lineStyle(name)
	out.outline = out.outline || name == "heading 1"
	out.contents = strings.HasPrefix(name, "toc ") && name != "toc heading"
	return out
}

// knows says that the document has a named style for a line around its text.
func (d *document) knows(line page.Style) bool {
	for _, s := range d.styles {
		if s.line == line {
			return true
		}
	}
	return false
}

// lineStyle knows the styles that Word itself has for the lines around a text.
func lineStyle(name string) page.Style {
	switch name {
	case "title":
		return page.Title
	case "signature":
		return page.Signature
	case "date":
		return page.Date
	}
	return page.Body
}

// outlined says that an outline level makes a heading of a section. Those of lower
// levels stand in its text.
func outlined(level string) bool { return level == "0" }
