package match

import (
	"slices"
	"strings"
)

// A tableDoubt is a reason to believe that the squares of a table do not stand below
// their heads and beside their labels, as where the spans of merged cells or a head were
// lost. Such a table is read as a text.
type tableDoubt struct {
	id, title string
	of        func(t *table, x *sketch) bool
}

func tableDoubts() []tableDoubt {
	each := func(of func(*table, *sketch, sketched) bool) func(*table, *sketch) bool {
		return func(t *table, x *sketch) bool {
			return slices.ContainsFunc(x.rows, func(s sketched) bool { return of(t, x, s) })
		}
	}
	return []tableDoubt{
		{
			id: "group-scattered", title: "同一组的列有的在组标题之下，有的不在",
			of: each(func(_ *table, _ *sketch, s sketched) bool { return s.scattered }),
		},
		{
			id: "label-among-numbers", title: "行标题落在数字的列里",
			of: each(func(_ *table, x *sketch, s sketched) bool { return s.first(x.Cols) < s.behind() }),
		},
		{
			id: "head-lost", title: "列标题缺格，或者续表的列数与上表不同，列又没有找全",
			of: each(func(t *table, _ *sketch, s sketched) bool {
				return (s.torn || s.resized) && len(s.cols) != len(t.lexicon.keys[s.block])
			}),
		},
		{id: "number-beside", title: "数字落在各列之外", of: each((*table).numberBeside)},
		{id: "order-unproved", title: "列的次序与规定不同，或者续表的列数与上表不同，各行又不符合勾稽关系", of: (*table).disordered},
	}
}

// doubted says that squares do not stand below their heads.
func (t *table) doubted(x *sketch) bool {
	return slices.ContainsFunc(tableDoubts(), func(d tableDoubt) bool { return d.of(t, x) })
}

// numberBeside says that a number of a row stands outside the columns, though all were
// found, or left of them, or where the heads end early.
func (t *table) numberBeside(x *sketch, s sketched) bool {
	keys := t.lexicon.keys[s.block]
	whole, first := len(s.cols) == len(keys), s.first(x.Cols)
	for c := s.behind(); c < x.Cols; c++ {
		if cell := x.cell(s.at, c); cell == nil || cell.Row != s.at || s.uses(c) || !looksNumeric(cell.Text) {
			continue
		}
		if whole && s.extra[c] != "" && t.isLawful(s.row.key, keys, textsIn(x.lattice, s.at, keys, s.cols)) {
			continue
		}
		if whole || c < first || s.heads >= 0 && x.cell(s.heads, c) == nil {
			return true
		}
	}
	return false
}

// disordered says that columns in another order than the form's, or of a table before of
// another width, are not borne out by the law of most rows.
func (t *table) disordered(x *sketch) bool {
	lawful, broken := 0, 0
	for _, s := range x.rows {
		keys := t.lexicon.keys[s.block]
		if t.section.Blocks[s.block].Across == "" || !s.resized && inKeyOrder(keys, s.cols) {
			continue
		}
		switch texts := textsIn(x.lattice, s.at, keys, s.cols); {
		case strings.Trim(strings.Join(texts, ""), "0") == "":
		case t.isLawful(s.row.key, keys, texts):
			lawful++
		case s.carried, !slices.Contains(texts, ""):
			broken++
		}
	}
	return broken > 0 && broken >= lawful
}
