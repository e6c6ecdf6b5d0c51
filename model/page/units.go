package page

import (
	"slices"

	"github.com/govalues/decimal"

	"gouji.app/model/form"
	"gouji.app/model/rollup"
)

// A unitRows is the sheet 各单位: units as rows, those of the level itself first, and the
// numbers of the form as columns. Behind either kind of unit stands a row with what is known
// of numbers that are missing, such as the parts of a contradictory total.
type unitRows struct {
	form       *form.Form
	own, below []rollup.Told
}

const (
	unitHeadRows = 3 // table, row and column of the form
	unitHeadCols = 2 // name of the unit, and where its numbers are from
)

func layUnits(f *form.Form, told []rollup.Told) unitRows {
	own, below := rollup.Split(told)
	return unitRows{f, own, below}
}

// scopes are the sums that can be told apart.
func (u unitRows) scopes() []scope {
	own := Span{unitHeadRows, unitHeadRows + len(u.own) - 1}
	if len(u.below) == 0 {
		return []scope{{"合计", u.own, []Span{own}}}
	}
	below := Span{unitHeadRows, unitHeadRows + len(u.below) - 1}
	if len(u.own) == 0 {
		return []scope{{"区域合计", u.below, []Span{below}}}
	}
	behind := own.Bottom + 2
	below = Span{behind, behind + len(u.below) - 1}
	return []scope{
		{"区域合计", slices.Concat(u.own, u.below), []Span{own, below}},
		{"本级合计", u.own, []Span{own}},
	}
}

func (u unitRows) table() *Table {
	t := &Table{Cols: unitHeadCols, HeadRows: unitHeadRows, HeadCols: unitHeadCols, Widths: []float32{14, 14}}
	t.label(0, unitHeadRows, 1, "单位")
	t.label(1, unitHeadRows, 1, "采用件")
	u.heads(t)
	t.Rows = unitHeadRows
	for _, kind := range [][]rollup.Told{u.own, u.below} {
		for _, unit := range kind {
			u.row(t, unit)
		}
		if len(kind) > 0 {
			u.known(t, kind)
		}
	}
	return t
}

// heads labels the columns by table, row and column of the form.
func (u unitRows) heads(t *Table) {
	type group struct {
		of          form.Ref
		first, size int
	}
	var sections []group
	var rows []group
	for _, row := range u.form.Rows() {
		if n := len(sections); n == 0 || sections[n-1].of.Section != row[0].Section {
			sections = append(sections, group{form.Ref{Section: row[0].Section}, t.Cols, 0})
		}
		sections[len(sections)-1].size += len(row)
		rows = append(rows, group{form.Ref{Section: row[0].Section, Row: row[0].Row}, t.Cols, len(row)})
		t.Cols += len(row)
	}
	for level, groups := range [][]group{sections, rows} {
		t.Rows = level
		for _, g := range groups {
			t.label(g.first, 1, g.size, u.form.PlaceName(g.of))
		}
	}
	t.Rows = unitHeadRows - 1
	for i, c := range u.form.Cells() {
		t.label(unitHeadCols+i, 1, 1, c.Col)
		t.Widths = append(t.Widths, 7)
	}
}

// row is one unit. In place of a number that is missing stands why: no program adds that up.
func (u unitRows) row(t *Table, unit rollup.Told) {
	t.label(0, 1, 1, unit.Unit)
	t.put(1, Words, unit.Source)
	for i, c := range u.form.Cells() {
		amount, known := unit.Amount(i)
		text := amount.String()
		if !known {
			why, _ := unit.Why(i)
			text = why.String()
		}
		t.put(unitHeadCols+i, kindOf(c), text)
	}
	t.Rows++
}

// known is the row of what is known of missing numbers.
func (u unitRows) known(t *Table, units []rollup.Told) {
	t.label(0, 1, unitHeadCols, "缺口中已知的数")
	for i, c := range u.form.Cells() {
		text, all := "", decimal.Zero
		for _, unit := range units {
			amount, known := unit.Amount(i)
			if sum, err := all.Add(amount); !known && err == nil && !amount.IsZero() {
				all = sum
				text = sum.String()
			}
		}
		t.put(unitHeadCols+i, kindOf(c), text)
	}
	t.Rows++
}

func kindOf(c form.Cell) Kind {
	if c.Unit == form.Money {
		return Money
	}
	return Count
}
