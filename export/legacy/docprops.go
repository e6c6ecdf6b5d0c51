package legacy

import (
	"sort"

	"gouji.app/model/page"
)

// runs tell the properties of characters or paragraphs by where they stand in the
// main stream. They fill pages of 512 bytes, which a list in the table stream finds.
type runs struct{ main, list bin }

const pageSize = 512

// at gives the properties of what stands at fc, up to where they hold; kind
// says how the page at hand keeps them.
func (r runs) at(fc int, kind func(page bin, i, n int) bin) (props bin, end int) {
	n := (len(r.list) - 4) / 8
	i := sort.Search(n, func(i int) bool { return r.list.u32(4*(i+1)) > fc })
	if i >= n {
		return nil, fc + 1
	}
	const numberBits = 1<<22 - 1
	page := r.main.at((r.list.u32(4*(n+1)+4*i)&numberBits)*pageSize, pageSize)
	if len(page) < pageSize {
		return nil, fc + 1
	}
	count := page.u8(pageSize - 1)
	j := sort.Search(count, func(j int) bool { return page.u32(4*(j+1)) > fc })
	if j >= count || page.u32(4*j) > fc {
		return nil, fc + 1
	}
	return kind(page, j, count), page.u32(4 * (j + 1))
}

// charProps finds the properties of the i-th run of n on a page.
func charProps(page bin, i, n int) bin {
	at := 2 * page.u8(4*(n+1)+i)
	if at == 0 {
		return nil
	}
	return page.at(at+1, page.u8(at))
}

// paraProps finds the properties of the i-th paragraph of n on a page, which begin
// with the number of its style.
func paraProps(page bin, i, n int) bin {
	at := 2 * page.u8(4*(n+1)+13*i)
	if at == 0 {
		return nil
	}
	if size := page.u8(at); size > 0 {
		return page.at(at+1, 2*size-1)
	}
	return page.at(at+2, 2*page.u8(at+1))
}

// Property modifiers, called sprm in [MS-DOC].
const (
	sprmDeleted     = 0x0800
	sprmHidden      = 0x083c
	sprmSymbol      = 0x6a09
	sprmInTable     = 0x2416
	sprmRowEnd      = 0x2417
	sprmDepth       = 0x6649
	sprmInnerCell   = 0x244b
	sprmInnerRowEnd = 0x244c
	sprmOutline     = 0x2640
	sprmHuge        = 0x6646
	sprmHugeOld     = 0x6645
	sprmTableProps  = 0x646b
	sprmTable       = 0xd608
	sprmVertMerge   = 0xd62b
	sprmMerge       = 0x5624
	sprmTabs        = 0xc615
)

// modifiers hands over each modifier of a list with its operand.
func modifiers(list bin, read func(sprm int, operand bin)) {
	for len(list) > 2 {
		sprm := list.u16(0)
		list = list[2:]
		size := 1
		switch sprm >> 13 {
		case 2, 4, 5:
			size = 2
		case 3:
			size = 4
		case 7:
			size = 3
		case 6:
			size = 1 + list.u8(0)
			if sprm == sprmTable {
				size = 1 + list.u16(0)
			} else if sprm == sprmTabs && list.u8(0) == 0xff {
				size = 2 + 4*list.u8(1) // then those added, three bytes each
				size += 1 + 3*list.u8(size)
			}
		}
		read(sprm, list.at(0, size))
		list = list.at(size, len(list))
	}
}

// on says that a switch is set; 0x81 is the opposite of the style, which has it off.
func on(operand bin) bool { return operand.u8(0) == 1 || operand.u8(0) == 0x81 }

// A look is what a reader has to know of a run of characters.
type look struct {
	hidden  bool
	deleted bool
	symbol  int // what the character stands for, 0: itself
}

func lookOf(props bin) (l look) {
	modifiers(props, func(sprm int, operand bin) {
		switch sprm {
		case sprmHidden:
			l.hidden = on(operand)
		case sprmDeleted:
			l.deleted = on(operand)
		case sprmSymbol:
			l.symbol = operand.u16(2)
		}
	})
	return l
}

// A place is what a reader has to know of a paragraph.
type place struct {
	heading bool
	line    page.Style // of a title, a signature or a date; else Body
	depth   int        // tables around it
	cellEnd bool
	rowEnd  bool
	row     *rowShape // of the row that it ends
}

// maxDepth bounds tables in tables.
const maxDepth = 16

func (d *doc) placeOf(props bin, mark rune) place {
	style := props.u16(0)
	p := place{heading: style >= 1 && style <= 9, line: d.lines[style], row: &rowShape{}}
	inTable, inner, innerEnd := false, false, false
	var read func(sprm int, operand bin)
	far := 0
	read = func(sprm int, operand bin) {
		switch sprm {
		case sprmInTable:
			inTable = on(operand)
		case sprmRowEnd:
			p.rowEnd = on(operand)
		case sprmDepth:
			p.depth = min(operand.u32(0), maxDepth)
		case sprmInnerCell:
			inner = on(operand)
		case sprmInnerRowEnd:
			innerEnd = on(operand)
		case sprmOutline:
			p.heading = operand.u8(0) < 9
		case sprmHuge, sprmHugeOld, sprmTableProps:
			if far++; far == 1 { // lists kept elsewhere never lead to others
				at := operand.u32(0)
				modifiers(d.data.at(at+2, d.data.u16(at)), read)
				far--
			}
		default:
			p.row.read(sprm, operand)
		}
	}
	modifiers(props.at(2, len(props)), read)
	switch {
	case !inTable:
		p.depth, p.rowEnd = 0, false
		return p
	case p.depth == 0:
		p.depth = 1
	}
	if p.depth > 1 {
		p.cellEnd, p.rowEnd = inner, innerEnd
	} else {
		p.cellEnd = mark == cellMark
		p.rowEnd = p.rowEnd && p.cellEnd
	}
	return p
}
