package match

import (
	"slices"
	"strings"

	"gouji.app/model/form"
)

// headsIn says that the gap holds every column label of a block once more, as
// behind a page break.
func (t *table) headsIn(block int, gap []mark) bool {
	seen := map[string]bool{}
	for _, m := range gap {
		if m.label == nil {
			continue
		}
		if n, ok := t.lexicon.as(m.label, colLeaf); ok {
			seen[n.key] = true
		}
	}
	return !slices.ContainsFunc(t.lexicon.keys[block], func(key string) bool { return !seen[key] })
}

// columnsOf reads the column labels above the first row of a block and notes what
// else stands there. Labels that are not the form's leave their column without a
// key. Where labels are missing and none stands elsewhere than in the form, the columns are
// the form's if the law of the rows says so. Where every row is short of a total that has
// no head, the table has no such column.
func (r *reader) columnsOf(block int, gap []mark, at line, short bool) (cols []string, unheaded bool) {
	b, want := r.section.Blocks[block], r.lexicon.keys[block]
	heads := r.headsOf(b, gap)
	keys := make([]string, len(heads))
	whole := true // no label was torn
	for i, h := range heads {
		if h.label != nil {
			n, _ := r.lexicon.as(h.label, colLeaf)
			keys[i] = n.key
			whole = whole && h.label.pieces == 1
			if n.key != "" && !n.exact {
				r.note(h.line, h.label.text, r.here(""), "列标题与规定不同，按“"+n.label+"”导入")
			}
		}
	}
	if parts := r.withoutTotals(block); short && whole && len(parts) < len(want) && sameKeys(keys, parts) {
		if order := inTree(b.Cols, heads, keys, parts); order != nil {
			return r.inOrderOf(order, parts, at), false
		}
	}
	if len(form.Paths(b.Cols)[0]) == 1 { // the heads' order is the columns' order
		switch {
		case sameKeys(keys, want):
			return r.inOrderOf(keys, want, at), false
		case containsLetters(gap, b):
			return want, false
		case len(keys) == 0 && len(want) == 1:
			r.note(at, "", r.here(""), "没有读到列标题；这一行只有一列，按“"+b.Cols[0].Label+"”导入")
			return want, false
		case len(want) == 1 && len(heads) == 1 && alike(fold(heads[0].words()), fold(b.Cols[0].Label)):
			r.head(heads[0].line, heads[0].words(), name{label: b.Cols[0].Label})
			return want, false
		case len(keys) == len(want) && inPlace(keys, want):
			r.lose(at, joined(heads), r.here(""), "列标题与规定不同，对不上的列未导入")
			return keys, false
		}
	} else if sameKeys(keys, want) && whole {
		if order := inTree(b.Cols, heads, keys, want); order != nil {
			return r.inOrderOf(order, want, at), false
		}
	} else if containsLetters(gap, b) {
		return want, false
	}
	if b.Across != "" && inOrderOfForm(b.Cols, keys, want) {
		r.strange(slices.DeleteFunc(slices.Clone(gap), func(m mark) bool { return m.label != nil }))
		return want, true
	}
	r.lose(at, joined(gap), r.here(""), "没有读全列标题，对不上的列未导入")
	return make([]string, len(want)), false
}

// withoutTotals are the keys of a block's columns but for those of totals of a row.
func (t *table) withoutTotals(block int) []string {
	keys := slices.Clone(t.lexicon.keys[block])
	for _, x := range t.totals[t.lexicon.rows[0].key] {
		keys = slices.DeleteFunc(keys, func(key string) bool { return key == x.Ref.Col })
	}
	return keys
}

// headsOf lists the column labels of a gap and the strange words among them.
func (r *reader) headsOf(b form.Block, gap []mark) (out []mark) {
	grouped := len(form.Paths(b.Cols)[0]) > 1
	for _, m := range gap {
		if m.label == nil {
			if !grouped {
				out = append(out, m)
			} else {
				r.strange([]mark{m})
			}
			continue
		}
		if _, ok := r.lexicon.as(m.label, colLeaf); ok {
			out = append(out, m)
		} else if _, ok := r.lexicon.as(m.label, frame); ok && !grouped {
			r.strange(out)
			out = nil
		} else if !r.lexicon.known(m.label) {
			if !grouped {
				out = append(out, m)
			}
		}
	}
	return out
}

// inPlace says that the columns whose labels are known stand where the form has them,
// so that the others may be those that are left.
func inPlace(keys, want []string) bool {
	for i, key := range keys {
		if key != "" && key != want[i] {
			return false
		}
	}
	return true
}

// inOrderOfForm says that the keys that are known come as the form has them, those of
// each level of heads.
func inOrderOfForm(hs []form.Head, keys, want []string) bool {
	last := map[int]int{}
	for _, path := range form.Paths(hs) {
		last[len(path)] = -1
	}
	for _, key := range keys {
		at := slices.Index(want, key)
		if at < 0 {
			continue
		}
		level := len(form.Paths(hs)[at])
		if at < last[level] {
			return false
		}
		last[level] = at
	}
	return true
}

// alike says that most letters of two words are the same, in their order, and that they
// count in the same unit.
func alike(a, b string) bool {
	x, y := []rune(a), []rune(b)
	const longest = 40
	if len(x) > longest || otherUnit(a, b) {
		return false
	}
	same := make([]int, len(y)+1)
	for _, r := range x {
		diagonal := 0
		for j, q := range y {
			above := same[j+1]
			if same[j+1] = max(above, same[j]); r == q {
				same[j+1] = diagonal + 1
			}
			diagonal = above
		}
	}
	return same[len(y)]*3 >= max(len(x), len(y))*2
}

// inOrderOf says so where columns stand in another order than the form's.
func (r *reader) inOrderOf(keys, want []string, at line) []string {
	if !slices.Equal(keys, want) {
		r.note(at, "", r.here(""), "各列的次序与规定不同，已按列标题导入")
	}
	return keys
}

// inTree puts column keys into the order of the columns when the heads of groups
// were copied line by line: single columns and groups first, then the columns of a
// group. The columns of the group may stand in another order than the form's; the
// others may not, as far as they stand on one line: how heads of several lines
// stood beside each other cannot be told from such a copy.
func inTree(hs []form.Head, heads []mark, keys, want []string) []string {
	var grouped, inGroup []string
	depth := map[string]int{}
	for _, path := range form.Paths(hs) {
		leaf := path[len(path)-1]
		depth[leaf.Key] = len(path)
		if len(path) > 2 {
			grouped = append(grouped, leaf.Key)
		}
	}
	for i, k := range keys {
		if depth[k] > 2 {
			inGroup = append(inGroup, k)
		}
		for j := range i {
			if heads[i].row == heads[j].row && depth[k] == 2 && depth[keys[j]] == 2 && slices.Index(want, keys[j]) > slices.Index(want, k) {
				return nil
			}
		}
	}
	out := slices.Clone(want)
	for i, k := range want {
		if j := slices.Index(grouped, k); j >= 0 {
			out[i] = inGroup[j]
		}
	}
	return out
}

func sameKeys(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}

// containsLetters says that the heads, however torn, hold every letter of the
// column labels as often as the form prints it.
func containsLetters(gap []mark, b form.Block) bool {
	have := map[rune]int{}
	for _, r := range fold(joined(gap)) {
		have[r]++
	}
	for _, path := range form.Paths(b.Cols) {
		for _, r := range fold(path[len(path)-1].Label) {
			if have[r]--; have[r] < 0 {
				return false
			}
		}
	}
	return true
}

// words is the text of a mark as printed, with the pieces that went on with it.
func (m mark) words() string {
	if m.label != nil {
		return m.label.text
	}
	return m.text
}

func joined(marks []mark) string { return strings.Join(textsOf(marks), "") }
