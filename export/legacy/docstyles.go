package legacy

import (
	"unicode/utf16"

	"gouji.app/model/page"
)

// readStyles reads which styles of the document are those for titles, signatures and
// dates. A style sheet is a header and the styles one behind the other, each with its
// length before it: fixed fields, of which the first tells which of Word's own styles it
// is, then its name.
func (d *doc) readStyles() {
	const builtIn = 0xfff // the bits of the first word that tell which
	sheet := d.linked(fibStyles)
	d.lines = map[int]page.Style{}
	at, fixed := 2+sheet.u16(0), sheet.u16(4)
	for i := range sheet.u16(2) {
		size := sheet.u16(at)
		style := sheet.at(at+2, size)
		if line := lineOf(style.u16(0)&builtIn, nameOf(style.at(fixed, size))); line != page.Body && size > 0 {
			d.lines[i] = line
		}
		at += 2 + size + size%2
	}
}

// nameOf is a text with its length in characters before it.
func nameOf(b bin) string {
	var units []uint16
	for i := range min(b.u16(0), len(b)/2) {
		units = append(units, uint16(b.u16(2+2*i)))
	}
	return string(utf16.Decode(units))
}

// lineOf knows the styles that Word itself has for the lines around a text, by their
// numbers in [MS-DOC] at StdfBase, sti. Other programs give names only.
func lineOf(number int, name string) page.Style {
	const title, signature, date = 62, 64, 76
	switch {
	case number == title, name == "Title":
		return page.Title
	case number == signature, name == "Signature":
		return page.Signature
	case number == date, name == "Date":
		return page.Date
	}
	return page.Body
}

// knows says that the document has a style for a line around its text.
func (d *doc) knows(line page.Style) bool {
	for _, known := range d.lines {
		if known == line {
			return true
		}
	}
	return false
}
