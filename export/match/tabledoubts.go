package match

import (
	"slices"
	"strings"

	"gouji.app/model/page"
)

// each makes a doubt about a table of one about its rows.
func each(of func(*table, *sketch, sketched) bool) func(*table, *sketch) bool {
	return func(t *table, x *sketch) bool {
		return slices.ContainsFunc(x.rows, func(s sketched) bool { return of(t, x, s) })
	}
}

// doubted says that squares do not stand below their heads and beside their labels.
func (r *reader) doubted(x *sketch) bool {
	return slices.ContainsFunc(r.doubts, func(d doubt) bool { return d.squares != nil && d.squares(r.table, x) })
}

// numberBeside says that a number of a row stands outside the columns, though all were
// found, or left of them, or where the heads end early.
func (t *table) numberBeside(x *sketch, s sketched) bool {
	keys := t.lexicon.keys[s.block]
	whole, first := len(s.cols) == len(keys), s.first(x.Cols)
	if x.isCrowded(s, keys) || !whole && inKeyOrder(keys, s.cols) && !x.hasRoom(s, keys) {
		return true
	}
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
		case s.carried, len(s.cols) < len(keys), !slices.Contains(texts, ""):
			broken++
		}
	}
	return broken > 0 && broken >= lawful
}

// isCrowded says that a row has two numbers below one head and none below another: the
// head was merged with a square beside it, over which the numbers have moved.
func (x *sketch) isCrowded(s sketched, keys []string) bool {
	crowded, blank := false, false
	for _, key := range keys {
		var first *page.Cell
		for _, c := range s.cols[key] {
			cell := x.cell(s.at, c)
			switch {
			case cell == nil || !looksNumeric(cell.Text):
			case first == nil:
				first = cell
			default:
				crowded = crowded || cell != first
			}
		}
		blank = blank || first == nil
	}
	return crowded && blank
}

// hasRoom says that the columns whose heads were not found have their place, in the order
// of the form, where numbers stand below no head.
func (x *sketch) hasRoom(s sketched, keys []string) bool {
	last := -1 // column of the form
	for c := s.behind(); c < x.Cols; c++ {
		at := slices.IndexFunc(keys, func(key string) bool { return slices.Contains(s.cols[key], c) })
		switch cell := x.cell(s.at, c); {
		case at >= 0:
			last = max(last, at)
		case cell == nil || cell.Col != c || !looksNumeric(cell.Text) || s.extra[c] != "":
		default:
			next := slices.IndexFunc(keys[last+1:], func(key string) bool { return len(s.cols[key]) == 0 })
			if next < 0 {
				return false
			}
			last += 1 + next
		}
	}
	return true
}
