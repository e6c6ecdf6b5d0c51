package sheet

import (
	"slices"

	"github.com/govalues/decimal"

	"gouji.app/model"
	"gouji.app/model/form"
)

// Active is the cell typed into.
func (s *Sheet) Active() form.Ref { return s.ref(s.active) }

// Selected lists the selected cells in reading order, at least the active one.
func (s *Sheet) Selected() []form.Ref {
	var out []form.Ref
	for _, i := range s.selection() {
		out = append(out, s.ref(i))
	}
	return out
}

// Select makes a cell the active one and brings it into view; false where the plan
// has no such cell.
func (s *Sheet) Select(at form.Ref) bool {
	i, ok := s.grid.byRef[at]
	if ok {
		s.pick(i)
		s.lane = s.grid.Boxes[i].Col
	}
	return ok
}

// Summary adds up the selected numbers exactly as they are written: their sum, "" if
// there are none or it is too long to hold, how many could be read, and of how many
// cells.
func (s *Sheet) Summary() (sum string, numbers, cells int) {
	total, fits := decimal.Zero, true
	sel := s.selection()
	for _, i := range sel {
		n := model.ReadNumber(s.text(i), s.grid.Boxes[i].Unit)
		if !n.Readable() {
			continue
		}
		numbers++
		t, err := total.Add(n.Decimal())
		fits = fits && err == nil && t.Scale() >= max(total.Scale(), n.Decimal().Scale())
		total = t
	}
	if numbers > 0 && fits {
		sum = total.String()
	}
	return sum, numbers, len(sel)
}

// Label is the printed label that was clicked to select what it heads; false when
// the selection was made otherwise.
func (s *Sheet) Label() (form.Box, bool) {
	if s.label == none {
		return form.Box{}, false
	}
	return s.grid.Boxes[s.label], true
}

func (s *Sheet) area() area { return s.grid.between(s.from, s.to) }

func (s *Sheet) selection() []int { return s.grid.inside(s.area()) }

// pick makes a box the active cell and the only selected one.
func (s *Sheet) pick(box int) {
	s.Commit()
	s.active, s.from, s.to, s.home, s.label = box, box, box, none, none
	s.moved(box)
}

// extend selects from the active cell to a box.
func (s *Sheet) extend(box int) {
	s.Commit()
	s.from, s.to, s.home, s.label = s.active, box, none, none
	s.moved(box)
}

// selectBoxes selects from the first to the last of several boxes.
func (s *Sheet) selectBoxes(boxes []int) {
	if len(boxes) == 0 {
		return
	}
	s.Commit()
	s.active, s.from, s.to = boxes[0], boxes[0], boxes[len(boxes)-1]
	s.home, s.label = none, none
	s.lane = s.grid.Boxes[s.active].Col
	s.paintCursor()
	s.tellMove()
}

// selectUnder selects what a label heads, or what all labels between it and another
// of its kind head.
func (s *Sheet) selectUnder(label, end int) {
	from, to := s.grid.under(label), s.grid.under(end)
	if len(from) == 0 || len(to) == 0 {
		return
	}
	s.selectBoxes([]int{from[0], to[len(to)-1]})
	s.label = label
}

// labelBeside is the label on a square, none where there is another kind than the
// label that was clicked.
func (s *Sheet) labelBeside(row, col int) int {
	if s.label == none {
		return none
	}
	b := s.grid.Boxes[s.label]
	switch b.Role {
	case form.RowHead:
		col = b.Col
	case form.ColHead:
		row = b.Row
	}
	if i := s.grid.at[row][col]; s.grid.Boxes[i].Role == b.Role {
		return i
	}
	return none
}

// cycle moves the active cell within a selection of several.
func (s *Sheet) cycle(order []int, step int) {
	s.Commit()
	n := len(order)
	s.active = order[(slices.Index(order, s.active)+step+n)%n]
	s.moved(s.active)
}

func (s *Sheet) moved(box int) {
	s.paintCursor()
	if s.view != nil {
		s.view.reveal(box)
	}
	s.tellMove()
}

func (s *Sheet) tellMove() {
	if s.o.OnMove != nil {
		s.o.OnMove(s.Active())
	}
}

// laneOf is the lane in which Up and Down leave a box.
func (s *Sheet) laneOf(box int) int {
	if b := s.grid.Boxes[box]; s.lane < b.Col || s.lane >= b.Col+b.ColSpan {
		return b.Col
	}
	return s.lane
}
