// Package rollup adds up the reports of the bodies below a government (汇总). What is
// not known is a hole, never 0: a sum with holes says at least how much it is, and who
// is missing.
package rollup

import (
	"github.com/govalues/decimal"

	"gouji.app/model"
	"gouji.app/model/form"
)

// A Unit is a body with its report.
type Unit struct {
	Name    string
	Report  *model.Report // nil where there is none
	Lacking Why           // why there is none
	Source  string        // what its numbers were taken from, as lists say it: 第 2 次 审计局年报.docx
	Below   bool          // a government or town below: of the region (区域), not of the level itself (本级)
}

// Why says why a number is not known.
type Why int

const (
	Missing       Why = iota // 未报
	Unopened                 // 读不出: its file is damaged, encrypted or of no known kind
	Blank                    // 空格
	Unread                   // 未读出: the file had a number that could not be read
	Unreadable               // 读不懂
	Contradictory            // 自相矛盾: a total below the parts that are known
	Outsized                 // 超出位数: more digits than can be added exactly
)

// String is what lists say.
func (w Why) String() string {
	return [...]string{"未报", "读不出", "空格", "未读出", "读不懂", "自相矛盾", "超出位数"}[w]
}

// Key is what programs read.
func (w Why) Key() string {
	return [...]string{"missing", "unopened", "blank", "unread", "unreadable", "contradictory", "outsized"}[w]
}

// A Hole is a number that a unit's report does not tell.
type Hole struct {
	Unit string
	Why  Why
}

// A Share is what a unit adds to a sum. Of a hole it is what is known of its parts.
type Share struct {
	Unit   string
	Amount decimal.Decimal
}

// A Sum is one cell over all units.
type Sum struct {
	Cell   form.Cell
	Total  decimal.Decimal // exact where there is no hole, else at least so much
	Shares []Share         // of the units that add something, in their order
	Holes  []Hole
}

// Exact says that nothing is missing.
func (s Sum) Exact() bool { return len(s.Holes) == 0 }

// A Told is what a unit tells of each cell of the form. It is read once; sums are made of
// it as often as a unit changes.
type Told struct {
	Unit, Source string
	Below        bool
	cells        []known
}

// Amount is what the unit adds to a cell, by its place in print order; it is not known
// where there is a hole, and then at least so much.
func (t Told) Amount(cell int) (amount decimal.Decimal, known bool) {
	return t.cells[cell].amount, !t.cells[cell].hole
}

// Why says why a cell is not known, and of one that is nothing.
func (t Told) Why(cell int) (why Why, hole bool) {
	return t.cells[cell].why, t.cells[cell].hole
}

// Split tells the units of the level itself (本级) from those below it.
func Split(all []Told) (own, below []Told) {
	for _, t := range all {
		if t.Below {
			below = append(below, t)
		} else {
			own = append(own, t)
		}
	}
	return own, below
}

// A known is what one report tells of one cell.
type known struct {
	amount decimal.Decimal // at least
	hole   bool
	why    Why
}

// Read reads what units tell.
func Read(f *form.Form, units []Unit) []Told {
	out := make([]Told, len(units))
	for i, u := range units {
		out[i] = Told{u.Name, u.Source, u.Below, tellings(f, u)}
	}
	return out
}

// Add adds up what units tell, cell by cell in print order.
func Add(f *form.Form, told []Told) []Sum {
	out := make([]Sum, len(f.Cells()))
	for i, c := range f.Cells() {
		out[i].Cell = c
		for _, u := range told {
			out[i].take(u.Unit, u.cells[i])
		}
	}
	return out
}

func (s *Sum) take(unit string, k known) {
	total, err := s.Total.Add(k.amount)
	if err != nil {
		k = known{hole: true, why: Outsized}
	} else {
		s.Total = total
	}
	if k.hole {
		s.Holes = append(s.Holes, Hole{unit, k.why})
	}
	if !k.amount.IsZero() {
		s.Shares = append(s.Shares, Share{unit, k.amount})
	}
}

// tellings is what a report tells of each cell. A total follows its parts where all are
// known; where some are not it counts as typed, unless it is below those that are.
func tellings(f *form.Form, u Unit) []known {
	out, r := make([]known, len(f.Cells())), u.Report
	if r == nil {
		for i := range out {
			out[i] = known{hole: true, why: u.Lacking}
		}
		return out
	}
	unread := r.Unread()
	for i, c := range f.Cells() {
		out[i] = typed(r, c, unread)
	}
	for _, t := range f.Totals() { // each behind its parts
		at, _ := f.Index(t.Ref)
		parts, whole, exact := known{}, true, true
		for _, p := range t.Parts {
			i, _ := f.Index(p)
			sum, err := parts.amount.Add(out[i].amount)
			if err != nil {
				exact = false
				continue
			}
			parts.amount = sum
			whole = whole && !out[i].hole
		}
		switch {
		case !exact:
			out[at] = known{amount: parts.amount, hole: true, why: Outsized}
		case whole:
			out[at] = known{amount: parts.amount}
		case out[at].hole:
			out[at].amount = parts.amount
		case out[at].amount.Cmp(parts.amount) < 0:
			out[at] = known{amount: parts.amount, hole: true, why: Contradictory}
		}
	}
	return out
}

// typed is what stands in a cell.
func typed(r *model.Report, c form.Cell, unread map[form.Ref]bool) known {
	switch n := r.Number(c); {
	case n.Readable():
		return known{amount: n.Decimal()}
	case n.Unreadable():
		return known{hole: true, why: Unreadable}
	case unread[c.Ref]:
		return known{hole: true, why: Unread}
	}
	return known{hole: true, why: Blank}
}
