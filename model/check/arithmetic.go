package check

import (
	"cmp"
	"slices"

	"gouji.app/model/form"
)

// arithmetic holds the counts of a report and its equations, all by position in
// Form.Cells. Blank cells of a table that holds any number, and strokes, count as
// 0; equations of untouched tables and those with an unreadable cell are left out.
type arithmetic struct {
	p      *Pass
	values []int64 // with the repairs assumed so far
	sums   []sum
	open   []int // broken equations still to be explained, by position in sums

	// The rest is for the search and built by index: most reports never need it.
	totals  []total  // parts before totals; without those that have an unreadable part or are unreadable
	defined []int    // of a total: its position in totals; -1 of others
	of      [][]term // equations that a cell stands in
	above   [][]int  // totals that a cell counts towards

	// Scratch of one trial, kept because thousands are made.
	moved   []int64   // by how much it moves the gap of each equation
	stale   []int     // totals that it recomputes
	changed []setting // what it has changed
}

// A sum is a form.Sum by position.
type sum struct {
	form.Sum
	cells []int // those of the left side, then those of the right
	gap   int64 // what the right side lacks
}

func (s sum) left() []int  { return s.cells[:len(s.Left)] }
func (s sum) right() []int { return s.cells[len(s.Left):] }

// A total is a form.Total by position.
type total struct {
	cell  int
	parts []int
}

// A term is the part of a cell in an equation: sign is by how much one more there
// moves the gap.
type term struct {
	sum  int
	sign int64
}

func newArithmetic(p *Pass) *arithmetic {
	f := p.Report.Form
	a := &arithmetic{p: p, values: make([]int64, len(p.Numbers))}
	for i, n := range p.Numbers {
		a.values[i] = n.Count()
	}
	for _, e := range f.Sums() {
		if p.tables[e.Left[0].Section].filled == 0 {
			continue
		}
		s := sum{Sum: e, cells: positions(f, e.Left, e.Right)}
		if !slices.ContainsFunc(s.cells, p.unknown) {
			s.gap = add(a.values, s.left()) - add(a.values, s.right())
			if s.gap != 0 && !p.waits(s) {
				a.open = append(a.open, len(a.sums))
			}
			a.sums = append(a.sums, s)
		}
	}
	return a
}

// unknown says that a cell holds something whose number nobody can tell, or that its
// number was not read.
func (p *Pass) unknown(i int) bool {
	at := p.Report.Form.Cells()[i].Ref
	return p.Numbers[i].Unreadable() && !isStroke(p.Report.Text(at)) || p.unreadAt(at)
}

// unreadAt says that a cell is blank because its number was not read.
func (p *Pass) unreadAt(at form.Ref) bool { return p.Unread[at] && p.number(at).Blank() }

func positions(f *form.Form, lists ...[]form.Ref) (out []int) {
	for _, refs := range lists {
		for _, at := range refs {
			i, _ := f.Index(at)
			out = append(out, i)
		}
	}
	return out
}

// add adds up cells.
func add(values []int64, cells []int) (n int64) {
	for _, i := range cells {
		n += values[i]
	}
	return n
}

// index prepares the search for repairs.
func (a *arithmetic) index() {
	a.of, a.above = make([][]term, len(a.values)), make([][]int, len(a.values))
	a.moved, a.defined = make([]int64, len(a.sums)), make([]int, len(a.values))
	for i, s := range a.sums {
		for _, c := range s.left() {
			a.of[c] = append(a.of[c], term{i, 1})
		}
		for _, c := range s.right() {
			a.of[c] = append(a.of[c], term{i, -1})
		}
	}
	f := a.p.Report.Form
	for i := range a.defined {
		a.defined[i] = -1
	}
	for _, t := range f.Totals() {
		c, _ := f.Index(t.Ref)
		parts := positions(f, t.Parts)
		if a.p.unknown(c) || slices.ContainsFunc(parts, a.p.unknown) {
			continue
		}
		a.defined[c] = len(a.totals)
		a.totals = append(a.totals, total{c, parts})
	}
	for i, t := range slices.Backward(a.totals) {
		for _, c := range t.parts {
			a.above[c] = append(append(a.above[c], i), a.above[t.cell]...)
		}
	}
}

// set writes a value for good.
func (a *arithmetic) set(s setting) {
	for _, t := range a.of[s.cell] {
		a.sums[t.sum].gap += t.sign * (s.now - s.was)
	}
	a.values[s.cell] = s.now
}

// group is the first open equation with all others of its table: one wrong cell may
// break equations that share no cell, one of the column where an amount stands and
// one of the column where it belongs.
func (a *arithmetic) group() (out []int) {
	for _, i := range a.open {
		if a.sums[i].Left[0].Section == a.sums[a.open[0]].Left[0].Section {
			out = append(out, i)
		}
	}
	return out
}

// foremost orders equations by how closely they concern a cell: those that define
// it, those it stands in, the others.
func (a *arithmetic) foremost(cell int, sums []int) []int {
	distance := func(i int) int {
		s := a.sums[i]
		switch {
		case s.Law != form.BalanceLaw && slices.Contains(s.right(), cell):
			return 0
		case slices.Contains(s.cells, cell):
			return 1
		}
		return 2
	}
	out := slices.Clone(sums)
	slices.SortStableFunc(out, func(i, j int) int { return cmp.Compare(distance(i), distance(j)) })
	return out
}
