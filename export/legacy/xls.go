package legacy

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"gouji.app/export/charset"
	"gouji.app/export/pack"
	"gouji.app/export/squares"
	"gouji.app/model/page"
)

// Records of a workbook, as described in [MS-XLS].
const (
	recFormula   = 0x06
	recEnd       = 0x0a
	recDate1904  = 0x22
	recFilePass  = 0x2f
	recContinue  = 0x3c
	recSheet     = 0x85
	recMulRK     = 0xbd
	recMulBlank  = 0xbe
	recRichLabel = 0xd6
	recXF        = 0xe0
	recMerged    = 0xe5
	recTexts     = 0xfc
	recTextCell  = 0xfd
	recBlank     = 0x201
	recNumber    = 0x203
	recLabel     = 0x204
	recBool      = 0x205
	recString    = 0x207
	recRK        = 0x27e
	recFormat    = 0x41e
	recFormatOld = 0x1e
	recBegin     = 0x809
)

// A workbook is what all its sheets share.
type workbook struct {
	stream  bin
	wide    bool // of Excel 97 or later
	date0   bool // days are counted from 1904
	tabs    []tab
	texts   []string
	codes   map[int]string // number formats
	styles  []squares.Style
	squares int // read so far
}

// A tab is one sheet of the workbook.
type tab struct {
	name    string
	at      int // in the stream
	hidden  bool
	numbers bool // a sheet of cells, not a chart or macros
}

// A record is one of a stream, with the parts in which it goes on.
type record struct {
	id    int
	parts []bin
}

// each hands over the records from a place up to the end of what begins there.
func (b *workbook) each(at int, read func(r record) error) error {
	for depth := 0; ; {
		if at+4 > len(b.stream) {
			return fmt.Errorf("stream ends at %d", at)
		}
		r := record{b.stream.u16(at), nil}
		for first := true; first || b.stream.u16(at) == recContinue && at+4 <= len(b.stream); first = false {
			size := b.stream.u16(at + 2)
			r.parts = append(r.parts, b.stream.at(at+4, size))
			at += 4 + size
		}
		switch r.id {
		case recBegin:
			depth++
		case recEnd:
			if depth--; depth <= 0 {
				return nil
			}
		}
		if depth > 1 && r.id != recBegin {
			continue // a chart on the sheet
		}
		if err := read(r); err != nil {
			return err
		}
	}
}

// readXls reads the visible sheets, formulas by their last results.
func readXls(stream []byte) (*page.Page, error) {
	b := &workbook{stream: stream, codes: map[int]string{}}
	if err := b.each(0, b.global); err != nil {
		return nil, pack.Damaged(err)
	}
	p := &page.Page{}
	for _, t := range b.tabs {
		switch {
		case t.hidden && !t.numbers:
		case !t.numbers:
			p.Notes = append(p.Notes, page.Note{Where: "工作表“" + t.name + "”", Message: "这是图表或宏表，没有可读的单元格，未读取"})
		default:
			if err := b.readTab(p, t); err != nil {
				return nil, pack.Damaged(fmt.Errorf("sheet %s: %w", t.name, err))
			}
		}
	}
	return p, nil
}

// global reads a record that concerns the whole workbook.
func (b *workbook) global(r record) error {
	d := r.parts[0]
	switch r.id {
	case recBegin:
		version := d.u16(0)
		if version != 0x600 && version != 0x500 {
			return pack.Refuse(nil, "这是 Excel 4.0 或更早的工作簿，无法读取；请用 Excel 或 WPS 另存为 xlsx 后再打开")
		}
		b.wide = version == 0x600
	case recFilePass:
		return encrypted()
	case recDate1904:
		b.date0 = d.u16(0) == 1
	case recSheet:
		t := tab{at: d.u32(0), hidden: d.u8(4)&3 != 0, numbers: d.u8(5) == 0}
		t.name = b.text(record{parts: []bin{d.at(6, len(d))}}, 1)
		b.tabs = append(b.tabs, t)
	case recFormat, recFormatOld:
		size := 1
		if b.wide {
			size = 2
		}
		b.codes[d.u16(0)] = b.text(record{parts: []bin{d.at(2, len(d))}}, size)
	case recXF:
		b.styles = append(b.styles, b.style(d))
	case recTexts:
		return b.readTexts(r)
	}
	return nil
}

// style reads how a cell looks.
func (b *workbook) style(d bin) squares.Style {
	left, right, top, bottom := d.u8(10)&15, d.u8(10)>>4, d.u8(11)&15, d.u8(11)>>4
	if !b.wide {
		top, left, right, bottom = d.u8(12)&7, d.u8(12)>>3&7, d.u16(12)>>6&7, d.u32(8)>>22&7
	}
	format := d.u16(2)
	return squares.Style{
		Ruled: (left > 0 || right > 0) && (top > 0 || bottom > 0),
		Date:  squares.IsDate(format, b.codes[format]),
		Mark:  squares.MarkOf(b.codes[format]),
	}
}

// A sheet is one whose cells are being read.
type sheet struct {
	*workbook
	squares []squares.Square
	merges  []squares.Area
	waiting int // the square of a formula whose text comes in the next record; -1: none
}

// readTab adds one sheet to the page, or the record that it holds.
func (b *workbook) readTab(p *page.Page, t tab) error {
	s := &sheet{workbook: b, waiting: -1}
	if err := b.each(t.at, s.read); err != nil {
		return err
	}
	slices.SortStableFunc(s.squares, func(p, q squares.Square) int { return cmp.Or(p.Row-q.Row, p.Col-q.Col) })
	switch {
	case t.hidden && t.name != squares.RecordSheet:
		p.Notes = append(p.Notes, squares.Unread(t.name, s.squares)...)
		return nil
	case t.hidden:
		p.Record = squares.Joined(s.squares)
		return nil
	}
	items, err := squares.Items(t.name, s.squares, s.merges)
	p.Styled = p.Styled || page.Titled(items)
	p.Parts = append(p.Parts, page.Part{Name: t.name, Items: items})
	return err
}

// put adds a square, unless nobody sees it.
func (s *sheet) put(row, col, style int, text string, always bool) error {
	q := squares.Square{Row: row, Col: col, Text: text}
	if style < len(s.styles) {
		q.Style = s.styles[style]
	}
	if text == "" && !q.Ruled && !always {
		return nil
	}
	if s.workbook.squares++; s.workbook.squares > squares.MaxCells {
		return pack.Refuse(nil, "工作簿中有内容的单元格超过 %d 个，不像一份年报；请只保留年报的工作表，另存后再打开", squares.MaxCells)
	}
	s.squares = append(s.squares, q)
	return nil
}

// read reads a record of a sheet.
func (s *sheet) read(r record) error {
	d := r.parts[0]
	row, col, style := d.u16(0), d.u16(2), d.u16(4)
	number := func(col, style int, n float64) error {
		var look squares.Style
		if style < len(s.styles) {
			look = s.styles[style]
		}
		return s.put(row, col, style, look.Number(n, s.date0), false)
	}
	switch r.id {
	case recTextCell:
		n := d.u32(6)
		if n >= len(s.texts) {
			return fmt.Errorf("text number %d", n)
		}
		return s.put(row, col, style, s.texts[n], false)
	case recLabel, recRichLabel:
		return s.put(row, col, style, s.text(record{parts: append([]bin{d.at(6, len(d))}, r.parts[1:]...)}, 2), false)
	case recNumber:
		return number(col, style, float(d.at(6, 8)))
	case recRK:
		return number(col, style, compressed(d.u32(6)))
	case recMulRK:
		for i := 4; i+8 <= len(d); i += 6 {
			if err := number(col+(i-4)/6, d.u16(i), compressed(d.u32(i+2))); err != nil {
				return err
			}
		}
	case recBlank:
		return s.put(row, col, style, "", false)
	case recMulBlank:
		for i := 4; i+4 <= len(d); i += 2 {
			if err := s.put(row, col+(i-4)/2, d.u16(i), "", false); err != nil {
				return err
			}
		}
	case recBool:
		return s.put(row, col, style, constant(d.u8(6), d.u8(7) != 0), false)
	case recFormula:
		switch kind := d.u8(6); {
		case d.u16(12) != 0xffff:
			return number(col, style, float(d.at(6, 8)))
		case kind == 0:
			s.waiting = len(s.squares)
			return s.put(row, col, style, "", true)
		case kind == 1 || kind == 2:
			return s.put(row, col, style, constant(d.u8(8), kind == 2), false)
		}
		return s.put(row, col, style, "", false)
	case recString:
		if s.waiting >= 0 {
			s.squares[s.waiting].Text, s.waiting = s.text(r, 2), -1
		}
	case recMerged:
		for i := 2; i+8 <= len(d); i += 8 {
			a := squares.Area{Top: d.u16(i), Bottom: d.u16(i + 2), Left: d.u16(i + 4), Right: d.u16(i + 6)}
			if a.Bottom < a.Top || a.Right < a.Left {
				return fmt.Errorf("merged area %v", a)
			}
			s.merges = append(s.merges, a)
		}
	}
	return nil
}

// float is a number in eight bytes.
func float(d bin) float64 {
	return math.Float64frombits(uint64(d.u32(0)) | uint64(d.u32(4))<<32)
}

// compressed is a number in four bytes: the front of one in eight, or an integer, both
// perhaps in hundredths.
func compressed(n int) float64 {
	v := math.Float64frombits(uint64(n&^3) << 32)
	if n&2 != 0 {
		v = float64(int32(n) >> 2)
	}
	if n&1 != 0 {
		v /= 100
	}
	return v
}

// constant is what a cell with a truth or an error shows.
func constant(n int, isError bool) string {
	if !isError {
		if n == 0 {
			return "FALSE"
		}
		return "TRUE"
	}
	switch n {
	case 0x00:
		return "#NULL!"
	case 0x07:
		return "#DIV/0!"
	case 0x0f:
		return "#VALUE!"
	case 0x17:
		return "#REF!"
	case 0x1d:
		return "#NAME?"
	case 0x24:
		return "#NUM!"
	}
	return "#N/A"
}

// oldText reads text of before Unicode; those files come from Chinese machines.
func oldText(b bin) string {
	s, ok := charset.Decode(b)
	if !ok {
		return "�"
	}
	return s
}
