package check

import (
	"cmp"
	"slices"

	"gouji.app/model/form"
)

// A repair is a set of cells that, changed together, makes open equations hold
// without breaking others.
type repair struct {
	cells  []setting // inputs before totals
	totals bool      // no input changes
	mends  []int     // open equations that hold afterwards, by position in arithmetic.sums
}

// A setting is one cell of a repair, its number before and after.
type setting struct {
	cell     int
	was, now int64
}

// explain takes the best cause out of the open equations. A repair without rival is
// assumed from then on, so that what follows from it is not reported again.
func (a *arithmetic) explain() cause {
	if a.of == nil {
		a.index()
	}
	group := a.group()
	best := a.best(group)
	gone := group[:1]
	if len(best) > 0 {
		gone = nil
		for _, r := range best {
			for _, i := range r.mends {
				gone = appendNew(gone, i)
			}
		}
		gone = a.foremost(best[0].cells[0].cell, gone)
	}
	if len(best) == 1 {
		for _, s := range best[0].cells {
			a.set(s)
		}
	}
	var c cause
	for _, i := range gone {
		c.sums = append(c.sums, a.sums[i].Sum)
	}
	if len(best) <= mostChoices {
		c.repairs = best
	}
	a.open = slices.DeleteFunc(a.open, func(i int) bool { return slices.Contains(gone, i) })
	return c
}

// mostChoices bounds the repairs a finding offers; more are no help, and a part of
// them would mislead.
const mostChoices = 4

// best lists the repairs that mend most of the group; among them the smallest;
// among equals those of totals. More than one is a choice for the user: repairs of
// the same equation between which the numbers cannot tell.
func (a *arithmetic) best(group []int) (out []repair) {
	found := a.candidates(group)
	if mendsAll := slices.ContainsFunc(found, func(r repair) bool { return len(r.mends) == len(group) }); !mendsAll && len(group) <= mostHidden {
		found = append(found, a.hidden(group)...)
	}
	slices.SortStableFunc(found, repair.compare)
	for _, r := range found {
		if r.compare(found[0]) != 0 {
			break
		}
		known := slices.ContainsFunc(out, func(o repair) bool { return slices.Equal(o.cells, r.cells) })
		if !known && slices.Contains(r.mends, found[0].mends[0]) {
			out = append(out, r)
		}
	}
	return out
}

// compare puts the better repair first.
func (r repair) compare(o repair) int {
	inputs := func(r repair) int {
		if r.totals {
			return 0
		}
		return 1
	}
	return cmp.Or(
		cmp.Compare(len(o.mends), len(r.mends)),
		cmp.Compare(len(r.cells), len(o.cells)),
		cmp.Compare(inputs(r), inputs(o)),
	)
}

// candidates tries, for a group of broken equations, one input cell, single totals
// and lines of totals, rows of inputs, and amounts that stand in the wrong row or
// column. Totals follow; inputs are tried with the totals as typed as well.
func (a *arithmetic) candidates(group []int) (out []repair) {
	try := func(x trial) {
		if r, ok := a.attempt(x); ok {
			out = append(out, r)
		}
	}
	tryInputs := func(cells []int, by ...int64) {
		try(trial{cells: cells, by: by})
		try(trial{cells: cells, by: by, alone: true})
	}
	seen, lined := make([]bool, len(a.values)), make([]bool, len(a.sums))
	for n, i := range group {
		for _, c := range a.sums[i].cells {
			switch {
			case seen[c]:
			case a.isTotal(c):
				try(trial{cells: []int{c}})
				for _, t := range a.of[c] {
					if !lined[t.sum] {
						lined[t.sum] = true
						try(trial{cells: a.totalsOf(t.sum)})
					}
				}
			default:
				for _, d := range a.deltas(c) {
					tryInputs([]int{c}, d)
				}
			}
			seen[c] = true
		}
		for _, j := range group[n+1:] {
			// Review and litigation are counted apart: nothing moves between them.
			if s, o := a.sums[i], a.sums[j]; s.Law == o.Law && s.gap == -o.gap && s.Law != form.DisputeSum {
				for _, x := range a.across([]int{i, j}) {
					tryInputs(x.cells, x.by...)
				}
			}
		}
	}
	for _, law := range []form.Law{form.ColumnSum, form.BalanceLaw} {
		columns := slices.DeleteFunc(slices.Clone(group), func(i int) bool {
			return a.sums[i].Law != law || a.isTotal(a.sums[i].cells[0])
		})
		if len(columns) > 1 {
			for _, x := range a.across(columns) {
				tryInputs(x.cells, x.by...)
			}
		}
	}
	return out
}

// mostHidden bounds the broken equations behind which one input may hide that stands in
// none of them; of more nobody could tell.
const mostHidden = 4

// hidden tries the parts of totals that stand in broken equations: an item left out
// throughout leaves its own equations whole, and only those of its totals are broken.
func (a *arithmetic) hidden(group []int) (out []repair) {
	seen := map[int]bool{}
	for _, i := range group {
		for _, t := range a.sums[i].cells {
			if !a.isTotal(t) {
				continue
			}
			for _, c := range a.totals[a.defined[t]].parts {
				if seen[c] || a.isTotal(c) {
					continue
				}
				seen[c] = true
				for _, d := range a.deltas(c) {
					if r, ok := a.attempt(trial{cells: []int{c}, by: []int64{d}}); ok {
						out = append(out, r)
					}
				}
			}
		}
	}
	return out
}

// across lists, for equations of one law, what would mend them in inputs of one
// and the same row, or for those of rows in one and the same column.
func (a *arithmetic) across(sums []int) (out []trial) {
	for k := range a.sums[sums[0]].cells {
		var x trial
		for _, i := range sums {
			s := a.sums[i]
			by := s.gap
			if k < len(s.Left) {
				by = -by
			}
			x.cells, x.by = append(x.cells, s.cells[k]), append(x.by, by)
		}
		if !slices.ContainsFunc(x.cells, a.isTotal) {
			out = append(out, x)
		}
	}
	return out
}

// isTotal says that a cell follows from its parts.
func (a *arithmetic) isTotal(c int) bool { return a.defined[c] >= 0 }

// totalsOf are the totals that stand in an equation: the row of （七）总计, or the
// column of the totals of its parts.
func (a *arithmetic) totalsOf(i int) []int {
	return slices.DeleteFunc(slices.Clone(a.sums[i].cells), func(c int) bool { return !a.isTotal(c) })
}

// deltas are the amounts by which an input cell might be off: the gaps of the
// equations it stands in, and of those its totals stand in once recomputed.
func (a *arithmetic) deltas(c int) (out []int64) {
	note := func(d int64) {
		if d != 0 && a.values[c]+d >= 0 {
			out = appendNew(out, d)
		}
	}
	for _, t := range a.of[c] {
		note(-t.sign * a.sums[t.sum].gap)
	}
	a.perform(trial{cells: []int{c}, by: []int64{0}})
	for _, i := range a.above[c] {
		for _, t := range a.of[a.totals[i].cell] {
			d := a.sums[t.sum].gap + a.moved[t.sum]
			note(d)
			note(-d)
		}
	}
	a.takeBack()
	return out
}

// A trial changes inputs by the given amounts or, where by is nil, recomputes
// totals. What depends on the cells follows, unless they are changed alone.
type trial struct {
	cells []int
	by    []int64
	alone bool
}

// perform carries a trial out, keeping what changed and what that does to the
// equations until takeBack.
func (a *arithmetic) perform(x trial) {
	put := func(c int, now int64) {
		was := a.values[c]
		if was == now {
			return
		}
		a.changed = append(a.changed, setting{c, was, now})
		a.values[c] = now
		for _, t := range a.of[c] {
			a.moved[t.sum] += t.sign * (now - was)
		}
	}
	a.stale = a.stale[:0]
	for k, c := range x.cells {
		if x.by != nil {
			put(c, a.values[c]+x.by[k])
		} else {
			a.stale = appendNew(a.stale, a.defined[c])
		}
		if !x.alone {
			for _, i := range a.above[c] {
				a.stale = appendNew(a.stale, i)
			}
		}
	}
	slices.Sort(a.stale)
	for _, i := range a.stale {
		put(a.totals[i].cell, add(a.values, a.totals[i].parts))
	}
}

func (a *arithmetic) takeBack() {
	for _, s := range a.changed {
		a.values[s.cell] = s.was
	}
	clear(a.moved)
	a.changed = a.changed[:0]
}

// attempt tells what a trial mends; it must break nothing and leave no number
// below 0.
func (a *arithmetic) attempt(x trial) (repair, bool) {
	a.perform(x)
	defer a.takeBack()
	for _, s := range a.changed {
		if s.now < 0 {
			return repair{}, false
		}
	}
	var mends []int
	for i, by := range a.moved {
		switch gap := a.sums[i].gap; {
		case by == 0:
		case gap == 0:
			return repair{}, false
		case gap+by == 0 && slices.Contains(a.open, i):
			mends = append(mends, i)
		}
	}
	return repair{cells: slices.Clone(a.changed), totals: x.by == nil, mends: mends}, len(mends) > 0
}
