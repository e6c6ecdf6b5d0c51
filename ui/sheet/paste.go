package sheet

import (
	"slices"

	"gouji.app/model"
	"gouji.app/model/form"
)

// A placement says which box gets which field of a pasted block.
type placement struct {
	cells []placed // in reading order
	all   int      // fields of the block that hold a value
}

type placed struct {
	box  int
	text string
}

// fitting counts the values that have found a box.
func (p placement) fitting() (n int) {
	for _, c := range p.cells {
		if c.text != "" {
			n++
		}
	}
	return n
}

// paste writes a block where its labels say, or square by square from the first
// selected one on. A single text goes into every selected cell.
func (s *Sheet) paste(content string) {
	if s.o.OnPaste != nil && s.o.OnPaste(content) {
		return
	}
	block := parseBlock(content, mostRows)
	switch {
	case len(block) == 0:
		return
	case len(block) == 1 && len(block[0]) == 1:
		s.pasteOne(block[0][0])
		return
	}
	labels := newLabels(s.grid)
	p, ok := s.bySquares(block, labels)
	if !ok {
		p = s.byLabels(labels.regroup(block), labels)
	}
	if fit := p.fitting(); fit < p.all && s.o.OnOverflow != nil {
		s.Commit()
		s.o.OnOverflow(fit, p.all, func() { s.put(p) })
		return
	}
	s.put(p)
}

func (s *Sheet) pasteOne(text string) {
	if s.edit != nil {
		s.replace(s.edit.caret, s.edit.caret, []rune(plain(text, s.grid.Boxes[s.active].Unit))...)
		return
	}
	var p placement
	for _, i := range s.selection() {
		p.cells = append(p.cells, placed{i, text})
	}
	s.tellEdit("粘贴", s.edits(p))
}

// put tells a placement as one undo step and selects what it covers.
func (s *Sheet) put(p placement) {
	s.tellEdit("粘贴", s.edits(p))
	if n := len(p.cells); n > 0 {
		s.selectBoxes([]int{p.cells[0].box, p.cells[n-1].box})
	}
}

func (s *Sheet) edits(p placement) (out []model.Edit) {
	for _, c := range p.cells {
		b := s.grid.Boxes[c.box]
		out = append(out, model.Edit{At: b.Ref, Text: plain(c.text, b.Unit)})
	}
	return out
}

// bySquares places a block square by square. It fails when the block holds printed
// labels that would not come to stand on themselves.
func (s *Sheet) bySquares(block [][]string, known labels) (p placement, ok bool) {
	g, a := s.grid, s.area()
	for r, fields := range block {
		for c, text := range fields {
			row, col := a.row+r, a.col+c
			i := none
			if row < g.Rows && col < g.Cols {
				i = g.at[row][col]
			}
			switch label := bare(text); {
			case i != none && g.Boxes[i].Role != form.Number && bare(g.Boxes[i].Label) == label:
			case known.any(label):
				return placement{}, false
			default:
				if text != "" {
					p.all++
				}
				if i != none && g.Boxes[i].Role == form.Number && g.Boxes[i].Col == col {
					p.cells = append(p.cells, placed{i, text})
				}
			}
		}
	}
	return p, true
}

// byLabels places a block by the row labels and column heads in it. Rows without a
// label go from the selected row on if no row of the block has one.
func (s *Sheet) byLabels(block [][]string, known labels) (p placement) {
	labelled := slices.ContainsFunc(block, func(fields []string) bool { return known.lastRow(fields) != none })
	row := none // of the plan, the last one placed
	if !labelled {
		row = s.area().row - 1
	}
	var above heads
	for k, fields := range block {
		if known.isHeads(fields) {
			if k == 0 || !known.isHeads(block[k-1]) {
				above = newHeads()
			}
			above.read(s.grid, known, fields)
			continue
		}
		first, ok := 0, true
		switch k := known.lastRow(fields); {
		case k != none:
			first = k + 1
			row, ok = known.rowOf(fields[:first], row)
		case labelled || len(above.leaves) == 0:
			ok = false
		default:
			row = s.grid.nextRow(row)
		}
		if !ok { // a title, or a row that is not in this table
			p.all += count(fields[first:], isNumber)
			continue
		}
		p.all += count(fields[first:], isValue)
		p.cells = append(p.cells, s.placeRow(row, fields, first, above)...)
	}
	slices.SortStableFunc(p.cells, func(a, b placed) int { return s.grid.byRow(a.box, b.box) })
	return p
}

// placeRow places the fields of a row from the first one on: under their heads if
// all have one; a whole row from its first number on; fewer fields from the selected
// column on.
func (s *Sheet) placeRow(row int, fields []string, first int, h heads) (out []placed) {
	g := s.grid
	numbers := g.inside(area{row, 0, row + 1, g.Cols})
	if len(numbers) == 0 || len(fields) == first {
		return nil
	}
	start, n := g.Boxes[numbers[0]].Col, len(fields)-first
	if at := s.area().col; len(numbers) > 1 && at >= start && at+n <= g.Cols {
		start = at
	}
	column := func(k int) int { return start + k - first }
	if h.cover(fields, first) {
		column = h.column
	}
	for k := first; k < len(fields); k++ {
		if i := g.number(row, column(k)); i != none && g.Boxes[i].Col == column(k) {
			out = append(out, placed{i, fields[k]})
		}
	}
	return out
}

// nextRow is the first row with numbers below another one, g.Rows if there is none.
func (g *grid) nextRow(row int) int {
	for _, i := range g.numbers {
		if r := g.Boxes[i].Row; r > row {
			return r
		}
	}
	return g.Rows
}

func isValue(field string) bool { return field != "" }

func isNumber(field string) bool { return model.ReadNumber(field, form.Money).Readable() }

func count(fields []string, ok func(string) bool) (n int) {
	for _, f := range fields {
		if ok(f) {
			n++
		}
	}
	return n
}
