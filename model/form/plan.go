package form

import (
	"cmp"
	"slices"
)

// A Plan places the labels and cells of a section on a grid of squares, heads
// included, each square covered exactly once. Screen, xlsx and every other format
// draw this and nothing else.
type Plan struct {
	Rows, Cols int
	HeadRows   int       // rows above the first number that stay in sight; 0 when blocks are stacked
	HeadCols   int       // label columns
	Widths     []float32 // of each grid column, in full-width characters
	Boxes      []Box     // in reading order of their top-left squares
}

// Role says what a box is for.
type Role int

const (
	Number  Role = iota // a cell; Ref is set
	Caption             // bar over a block
	Corner              // top-left box
	ColHead
	RowHead
)

// A Box is one rectangle of a Plan.
type Box struct {
	Row, Col, RowSpan, ColSpan int
	Role                       Role
	Label                      string // of everything but a Number
	Vertical                   bool   // label printed top to bottom
	Break                      int    // as Head.Break
	Ref                        Ref    // of a Number
	Unit                       Unit   // of a Number
	Total                      bool   // of a Number: filled by an equation
}

// Plan lays the section out once. Blocks are stacked; a block with fewer columns
// stretches them to the full width. The zero Plan is that of a narrative.
func (s Section) Plan() Plan {
	var p Plan
	width := 0
	for _, b := range s.Blocks {
		p.HeadCols = max(p.HeadCols, b.labelDepth())
		width = max(width, len(leaves(b.Cols)))
	}
	p.Cols = p.HeadCols + width
	for _, b := range s.Blocks {
		b.plan(s.Key, width, &p)
	}
	if len(s.Blocks) == 1 {
		p.HeadRows = s.Blocks[0].headRows()
	}
	if len(s.Blocks) > 0 {
		ws := s.Blocks[0].Widths
		for c := range p.Cols {
			p.Widths = append(p.Widths, ws[min(c, len(ws)-1)])
		}
	}
	slices.SortStableFunc(p.Boxes, func(a, b Box) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col))
	})
	return p
}

func (b Block) headRows() int {
	if b.Caption != "" {
		return depth(b.Cols) + 1
	}
	return depth(b.Cols)
}

// labelDepth is 0 when the only row has no label, as in table four.
func (b Block) labelDepth() int {
	if len(b.Rows) == 1 && b.Rows[0].Label == "" {
		return 0
	}
	return depth(b.Rows)
}

func (b Block) plan(section string, width int, p *Plan) {
	top, hc := p.Rows, p.HeadCols
	if b.Caption != "" {
		p.Boxes = append(p.Boxes, Box{Row: top, RowSpan: 1, ColSpan: p.Cols, Role: Caption, Label: b.Caption})
		top++
	}
	rows, cols := leaves(b.Rows), leaves(b.Cols)
	hr, w := depth(b.Cols), width/len(cols)
	if hc > 0 {
		p.Boxes = append(p.Boxes, Box{Row: top, RowSpan: hr, ColSpan: hc, Role: Corner, Label: b.Corner})
	}
	place(b.Cols, 0, 0, hr, func(off, d, n, span int, h Head) {
		p.Boxes = append(p.Boxes, Box{Row: top + d, Col: hc + off*w, RowSpan: span, ColSpan: n * w, Role: ColHead, Label: h.Label, Break: h.Break})
	})
	if hc > 0 {
		place(b.Rows, 0, 0, hc, func(off, d, n, span int, h Head) {
			p.Boxes = append(p.Boxes, Box{Row: top + hr + off, Col: d, RowSpan: n, ColSpan: span, Role: RowHead, Label: h.Label, Vertical: h.Vertical})
		})
	}
	for i, r := range rows {
		for j, c := range cols {
			p.Boxes = append(p.Boxes, Box{
				Row: top + hr + i, Col: hc + j*w, RowSpan: 1, ColSpan: w,
				Ref: Ref{section, r.Key, c.Key}, Unit: b.Unit, Total: r.Total || c.Total,
			})
		}
	}
	p.Rows = top + hr + len(rows)
}

// place walks a tree of heads and tells for each its offset in leaves, its depth,
// how many leaves it covers and how many label lines it fills.
func place(hs []Head, off, d, deep int, put func(off, d, n, span int, h Head)) {
	for _, h := range hs {
		n, span := len(leaves([]Head{h})), 1
		if len(h.Heads) == 0 {
			span = deep - d
		}
		put(off, d, n, span, h)
		place(h.Heads, off, d+1, deep, put)
		off += n
	}
}
