package docx

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"gouji.app/export/squares"
	"gouji.app/model/page"
)

// A paragraph is one that is being read.
type paragraph struct {
	text    strings.Builder
	boxes   []page.Item // text boxes that hang on it
	style   style
	list    listPlace
	raised  bool // the run at hand is printed above the line
	markCut bool // its end was deleted: the next paragraph belongs to it
}

// paragraph reads a paragraph up to its end and adds it to the items, followed by
// its text boxes. Paragraphs without text are left out, as are tables of contents.
func (d *document) paragraph(items *[]page.Item) error {
	p := cmp.Or(d.open, &paragraph{})
	d.open, p.markCut = nil, false
	if err := d.inline(p, false); err != nil {
		return err
	}
	if p.markCut {
		d.open = p
		return nil
	}
	text := p.text.String()
	switch {
	case strings.TrimSpace(text) == "":
	case p.style.contents:
		d.notes = append(d.notes, page.Note{Text: strings.TrimSpace(text), Message: "目录，未导入"})
	default:
		number, err := d.number(p)
		if err != nil {
			return err
		}
		it := page.Item{Style: p.style.line, Text: number + text}
		if p.style.outline {
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

// inline reads what stands in a paragraph up to the end of the element at hand.
func (d *document) inline(p *paragraph, hidden bool) error {
	p.raised = false
	return d.children(func(e xml.StartElement) error { return d.inlineElement(e, p, &hidden) })
}

// inlineElement reads one element in a paragraph. Properties that hide a run stand
// before its text.
func (d *document) inlineElement(e xml.StartElement, p *paragraph, hidden *bool) error {
	write := func(s string) {
		if !*hidden && !d.inInstruction() {
			p.text.WriteString(s)
		}
	}
	switch name := e.Name.Local; {
	case name == "pPr":
		return d.paragraphProps(p, hidden)
	case name == "rPr":
		return d.runProps(p, hidden)
	case name == "t":
		s, err := d.characters()
		if p.raised {
			before, _ := utf8.DecodeLastRuneInString(p.text.String())
			s = squares.Raised(before, s)
		}
		write(s)
		return err
	case name == "tab":
		write("\t")
	case name == "cr", name == "br" && attr(e, "type") != "page" && attr(e, "type") != "column":
		write("\n")
	case name == "noBreakHyphen":
		write("-")
	case name == "sym":
		write(symbol(attr(e, "char")))
	case name == "fldChar":
		d.turn(attr(e, "fldCharType"))
	case name == "txbxContent":
		return d.blocks(&p.boxes)
	case name == "AlternateContent":
		return d.alternate(func(e xml.StartElement) error { return d.inlineElement(e, p, hidden) })
	case !unprinted(e): // runs, links, content controls, insertions, drawings
		return d.inline(p, *hidden)
	}
	return d.Skip()
}

// characters reads the text of an element that holds no other.
func (d *document) characters() (string, error) {
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

// symbol is a character of a font of its own; the pictures of such fonts have no
// character and show as a square.
func symbol(code string) string {
	n, err := strconv.ParseUint(code, 16, 16)
	if err != nil || n < ' ' || n >= 0xd800 && n < 0xf900 {
		return "□"
	}
	return string(rune(n))
}

// turn follows the marks of a field.
func (d *document) turn(mark string) {
	last := len(d.fields) - 1
	switch {
	case mark == "begin":
		d.fields = append(d.fields, field{})
	case last < 0:
	case mark == "separate":
		d.fields[last].result = true
	case mark == "end":
		d.fields = d.fields[:last]
	}
}

func (d *document) inInstruction() bool {
	for _, f := range d.fields {
		if !f.result {
			return true
		}
	}
	return false
}

// paragraphProps reads what concerns a paragraph as a whole.
func (d *document) paragraphProps(p *paragraph, hidden *bool) error {
	return d.children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "pStyle":
			p.style = d.styles[attr(e, "val")]
			*hidden = p.style.hidden
			if p.list.num == "" {
				p.list = p.style.list
			}
		case "outlineLvl":
			p.style.outline = outlined(attr(e, "val"))
		case "numPr":
			return d.children(func(e xml.StartElement) error {
				switch e.Name.Local {
				case "ilvl":
					p.list.level, _ = strconv.Atoi(attr(e, "val"))
				case "numId":
					p.list.num = attr(e, "val")
				}
				return d.Skip()
			})
		case "rPr": // of the paragraph's end
			return d.children(func(e xml.StartElement) error {
				if name := e.Name.Local; name == "del" || name == "moveFrom" {
					p.markCut = true
				}
				return d.Skip()
			})
		}
		return d.Skip()
	})
}

// runProps reads whether a run is hidden, or printed above the line.
func (d *document) runProps(p *paragraph, hidden *bool) error {
	return d.children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "rStyle":
			*hidden = *hidden || d.styles[attr(e, "val")].hidden
		case "vanish", "specVanish":
			*hidden = on(attr(e, "val"))
		case "vertAlign":
			p.raised = attr(e, "val") == "superscript"
		}
		return d.Skip()
	})
}
