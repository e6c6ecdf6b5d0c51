package legacy

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"gouji.app/export/pack"
	"gouji.app/model/page"
)

// A docPara is a paragraph, or one in a cell.
type docPara struct {
	text string
	place
}

// Characters with a meaning of their own.
const (
	cellMark    = 0x07
	paraMark    = 0x0d
	sectionMark = 0x0c
	lineBreak   = 0x0b
	fieldBegin  = 0x13
	fieldResult = 0x14
	fieldEnd    = 0x15
	hardHyphen  = 0x1e
)

// A writer puts paragraphs together from characters.
type writer struct {
	text   strings.Builder
	half   rune   // the first half of a character outside the basic plane
	fields []bool // that are open, the innermost last: whether their result has begun
	out    []docPara
}

// read gives the paragraphs between two characters of the text.
func (d *doc) read(from, to int) ([]docPara, error) {
	w := &writer{}
	var l look
	for _, p := range d.pieces {
		known := 0 // up to where l holds
		for cp := max(p.from, from); cp < min(p.to, to); cp++ {
			fc, size := p.fc+2*(cp-p.from), 2
			if p.narrow {
				fc, size = p.fc+cp-p.from, 1
			}
			if fc+size > len(d.main) {
				return nil, pack.Damaged(fmt.Errorf("text at %d of %d", fc, len(d.main)))
			}
			if fc >= known {
				var props bin
				props, known = d.chars.at(fc, charProps)
				l = lookOf(props)
			}
			c := rune(d.main.u16(fc))
			if p.narrow {
				c = charmap.Windows1252.DecodeByte(d.main[fc])
			}
			switch {
			case c == paraMark || c == cellMark || c == sectionMark:
				props, _ := d.paras.at(fc, paraProps)
				if at := d.placeOf(props, c); !l.deleted || c != paraMark || at.cellEnd || at.rowEnd {
					w.end(at)
				}
			case l.symbol != 0:
				w.put(symbol(l.symbol), l)
			default:
				w.put(c, l)
			}
		}
	}
	if w.text.Len() > 0 {
		w.end(place{})
	}
	return w.out, nil
}

// symbol is a character of a font of its own; the pictures of such fonts have no
// character and show as a square.
func symbol(code int) rune {
	if code < ' ' || code >= 0xd800 && code < 0xf900 {
		return '□'
	}
	return rune(code)
}

// end closes a paragraph.
func (w *writer) end(at place) {
	w.out = append(w.out, docPara{w.text.String(), at})
	w.text.Reset()
	w.half = 0
}

// put writes one character unless it is no print: instructions of fields, pictures,
// anchors.
func (w *writer) put(c rune, l look) {
	last := len(w.fields) - 1
	switch {
	case c == fieldBegin:
		w.fields = append(w.fields, false)
		return
	case c == fieldResult && last >= 0:
		w.fields[last] = true
		return
	case c == fieldEnd && last >= 0:
		w.fields = w.fields[:last]
		return
	case l.hidden || l.deleted || w.inInstruction():
		return
	}
	switch {
	case c == lineBreak:
		c = '\n'
	case c == hardHyphen:
		c = '-'
	case c < ' ' && c != '\t':
		return
	case c >= 0xf000 && c <= 0xf0ff:
		c = symbol(int(c))
	case utf16.IsSurrogate(c):
		if w.half == 0 {
			w.half = c
			return
		}
		c = utf16.DecodeRune(w.half, c)
	}
	w.half = 0
	w.text.WriteRune(c)
}

func (w *writer) inInstruction() bool {
	for _, result := range w.fields {
		if !result {
			return true
		}
	}
	return false
}

// items gives the paragraphs at a depth, and the tables below it.
func (d *doc) items(paras []docPara, depth int) (items []page.Item, err error) {
	for i := 0; i < len(paras); {
		if p := paras[i]; p.depth <= depth {
			if text := p.text; strings.TrimSpace(text) != "" {
				it := page.Item{Style: p.line, Text: text}
				if p.heading {
					it.Style = page.Heading
				}
				if depth == 0 {
					d.paragraphs++
					it.Where = fmt.Sprintf("第 %d 段", d.paragraphs)
				}
				items = append(items, it)
			}
			i++
			continue
		}
		j := i
		for j < len(paras) && paras[j].depth > depth {
			j++
		}
		table, err := d.tableOf(paras[i:j], depth+1)
		if err != nil {
			return nil, err
		}
		items = append(items, table...)
		i = j
	}
	return items, nil
}
