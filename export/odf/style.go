package odf

import (
	"encoding/xml"
	"strings"

	"gouji.app/export/squares"
	"gouji.app/model/page"
)

// looks are what a reader has to know of the named styles of a file.
type looks struct {
	styles  map[string]style  // by family and name
	formats map[string]format // of numbers, by name
	levels  map[string][]level
}

func newLooks() looks {
	return looks{styles: map[string]style{}, formats: map[string]format{}, levels: map[string][]level{}}
}

// A style is one of paragraphs, runs, cells or tables, without what it inherits.
type style struct {
	parent string
	format string // of numbers, by name
	list   string // style of the list that its paragraphs stand in
	hidden bool
	sides  int // that have a border, as bits
}

// A format is how a cell shows numbers: the words in it, and the formats that take over
// for some numbers.
type format struct {
	words  string
	others []string
}

// Sides of a cell.
const (
	left = 1 << iota
	right
	top
	bottom
)

// style reads one style among the others of a part.
func (d *document) style(e xml.StartElement) error {
	switch {
	case name(e) == "text:list-style":
		return d.listStyle(attr(e, "style:name"))
	case name(e) == "text:outline-style":
		return d.listStyle(outline)
	case e.Name.Space == "number":
		return d.format(attr(e, "style:name"))
	case name(e) != "style:style":
		return d.Skip()
	}
	s := style{
		parent: attr(e, "style:parent-style-name"), format: attr(e, "style:data-style-name"), list: attr(e, "style:list-style-name"),
	}
	key := attr(e, "style:family") + " " + attr(e, "style:name")
	err := d.children(func(e xml.StartElement) error {
		switch name(e) {
		case "style:table-properties":
			s.hidden = attr(e, "table:display") == "false"
		case "style:text-properties":
			s.hidden = attr(e, "text:display") == "none"
		case "style:table-cell-properties":
			s.sides = sides(e)
		}
		return d.Skip()
	})
	d.styles[key] = s
	return err
}

// sides are those of a cell that have a border.
func sides(e xml.StartElement) (out int) {
	for name, bits := range map[string]int{
		"fo:border": left | right | top | bottom, "fo:border-left": left, "fo:border-right": right, "fo:border-top": top, "fo:border-bottom": bottom,
	} {
		if v := attr(e, name); v != "" && v != "none" {
			out |= bits
		}
	}
	return out
}

// format reads the words of a number format.
func (d *document) format(key string) error {
	f := format{}
	err := d.children(func(e xml.StartElement) error {
		switch name(e) {
		case "number:text":
			words, err := d.characters()
			f.words += words
			return err
		case "style:map":
			f.others = append(f.others, attr(e, "style:apply-style-name"))
		}
		return d.Skip()
	})
	d.formats[key] = f
	return err
}

// characters reads the text of an element that holds no other.
func (d *document) characters() (string, error) {
	var b strings.Builder
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
			return b.String(), nil
		case xml.CharData:
			b.Write(t)
		}
	}
}

// maxBases bounds styles that are based on each other in a circle.
const maxBases = 32

// chain is a style with those it is based on.
func (l looks) chain(family, name string) (out []style) {
	for len(out) < maxBases {
		s, ok := l.styles[family+" "+name]
		if !ok {
			break
		}
		out = append(out, s)
		name = s.parent
	}
	return out
}

// hidden says that what has a style is not seen.
func (l looks) hidden(family, name string) bool {
	for _, s := range l.chain(family, name) {
		if s.hidden {
			return true
		}
	}
	return false
}

// cell is what a reader of a sheet has to know of the style of a cell.
func (l looks) cell(name string) squares.Style {
	var out squares.Style
	for _, s := range l.chain("table-cell", name) {
		if s.sides&(left|right) != 0 && s.sides&(top|bottom) != 0 {
			out.Ruled = true
		}
		if f := l.formats[s.format]; out.Mark == "" {
			words := f.words
			for _, o := range f.others {
				words += l.formats[o].words
			}
			out.Mark = squares.MarkOf(words)
		}
	}
	return out
}

// line is what the style of a paragraph makes it: the styles for titles, signatures and
// dates have the same names in all languages.
func (l looks) line(name string) page.Style {
	for range maxBases {
		switch name {
		case "Title":
			return page.Title
		case "Signature":
			return page.Signature
		case "Date":
			return page.Date
		case "":
			return page.Body
		}
		name = l.styles["paragraph "+name].parent
	}
	return page.Body
}

// styled says that a text has named styles for the lines around a report.
func (l looks) styled() bool {
	_, signature := l.styles["paragraph Signature"]
	_, date := l.styles["paragraph Date"]
	return signature && date
}
