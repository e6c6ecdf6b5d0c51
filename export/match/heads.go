package match

import (
	"slices"
	"strings"

	"gouji.app/model/form"
)

// headsIn says that the gap holds every column label of a block once more, as
// behind a page break.
func (s *streaming) headsIn(block int, gap []mark) bool {
	seen := map[string]bool{}
	for _, m := range gap {
		if m.label == nil {
			continue
		}
		if n, ok := s.lexicon.as(m.label, colLeaf); ok {
			seen[n.key] = true
		}
	}
	return !slices.ContainsFunc(s.lexicon.keys[block], func(key string) bool { return !seen[key] })
}

// columnsOf reads the column labels above the first row of a block and notes what
// else stands there. Labels that are not the form's leave their column without a
// key.
func (t *target) columnsOf(block int, gap []mark, at line) []string {
	b, want := t.section.Blocks[block], t.lexicon.keys[block]
	heads := t.headsOf(b, gap)
	keys := make([]string, len(heads))
	whole := true // no label was torn
	for i, h := range heads {
		if h.label != nil {
			n, _ := t.lexicon.as(h.label, colLeaf)
			keys[i] = n.key
			whole = whole && h.label.pieces == 1
			if n.key != "" && !n.exact {
				t.note(h.line, h.label.text, form.Ref{Section: t.section.Key}, "列标题与规定不同，按“"+n.label+"”导入")
			}
		}
	}
	if len(form.Paths(b.Cols)[0]) == 1 { // the heads' order is the columns' order
		switch {
		case sameKeys(keys, want):
			return t.order(keys, want, at)
		case containsLetters(gap, b):
			return want
		case len(keys) == 0 && len(want) == 1:
			t.note(at, "", form.Ref{Section: t.section.Key}, "没有读到列标题；这一行只有一列，按“"+b.Cols[0].Label+"”导入")
			return want
		case len(keys) == len(want) && inPlace(keys, want):
			t.lose(at, joined(heads), form.Ref{Section: t.section.Key}, "列标题与规定不同，对不上的列未导入")
			return keys
		}
	} else if sameKeys(keys, want) && whole {
		if order := inTree(b.Cols, heads, keys, want); order != nil {
			return t.order(order, want, at)
		}
	} else if containsLetters(gap, b) {
		return want
	}
	t.lose(at, joined(gap), form.Ref{Section: t.section.Key}, "没有读全列标题，对不上的列未导入")
	return make([]string, len(want))
}

// headsOf lists the column labels of a gap and the strange words among them.
func (t *target) headsOf(b form.Block, gap []mark) (out []mark) {
	grouped := len(form.Paths(b.Cols)[0]) > 1
	for _, m := range gap {
		if m.label == nil {
			if !grouped {
				out = append(out, m)
			} else {
				t.strange([]mark{m})
			}
			continue
		}
		if _, ok := t.lexicon.as(m.label, colLeaf); ok {
			out = append(out, m)
		} else if _, ok := t.lexicon.as(m.label, frame); ok && !grouped {
			t.strange(out)
			out = nil
		} else if !t.lexicon.known(m.label) {
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

// order says so where columns stand in another order than the form's.
func (t *target) order(keys, want []string, at line) []string {
	if !slices.Equal(keys, want) {
		t.note(at, "", form.Ref{Section: t.section.Key}, "各列的次序与规定不同，已按列标题导入")
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

// headless reads a table without row labels: one row of numbers below its heads, or
// one row of numbers for each of its groups of columns.
func (t *target) headless(marks []mark) {
	b := t.section.Blocks[0]
	row, cols := t.lexicon.rows[0].key, t.lexicon.keys[0]
	var heads []mark
	var runs [][]mark
	for _, m := range marks {
		switch {
		case !m.number:
			heads = append(heads, m)
		case len(runs) > 0 && sameRun(runs[len(runs)-1], m, len(cols)):
			runs[len(runs)-1] = append(runs[len(runs)-1], m)
		default:
			runs = append(runs, []mark{m})
		}
	}
	t.strange(heads)
	runs = slices.DeleteFunc(runs, func(run []mark) bool { return strings.Join(textsOf(run), "") == "" })
	if len(runs) == 0 {
		return
	}
	at := runs[0][0].line
	if !containsLetters(heads, b) || !t.inOrder(heads) {
		t.spread(at, row, textsOf(slices.Concat(runs...)), len(cols))
		return
	}
	for i, run := range runs {
		if x := (step{run: run}); x.mixed() || !x.oneLine() && t.isJumbled() {
			continue // in the order of the sheet, not of the table
		}
		fitted, ok := fit(run, len(cols))
		if ok && t.torn(row, cols, textsOf(fitted), filled(slices.Concat(runs[i+1:]...))) {
			break // the ends of numbers may stand below them
		}
		if ok {
			t.put(run[0].line, row, cols, piecesOf(fitted))
			runs = slices.Delete(runs, i, i+1)
			break
		}
	}
	for _, run := range runs {
		if t.done[row] {
			t.lose(run[0].line, strings.Join(textsOf(run), " | "), form.Ref{Section: t.section.Key}, "表中没有认出的内容，未导入")
		}
	}
	if !t.done[row] {
		t.spread(at, row, textsOf(slices.Concat(runs...)), len(cols))
	}
}

// sameRun says that a number goes on with the numbers before it.
func sameRun(run []mark, m mark, n int) bool {
	last := run[len(run)-1]
	oneLine := run[0].row == last.row
	if last.row == m.row {
		return true
	}
	return !m.ruled && !last.ruled && !(oneLine && len(run) == n)
}

// inOrder says that the columns of each group stand as the form prints them, unless
// their labels are torn, which only the printed form explains.
func (t *target) inOrder(heads []mark) bool {
	leaves := form.Paths(t.section.Blocks[0].Cols)
	var order, found []string
	for _, path := range leaves {
		if label := path[len(path)-1].Label; !slices.Contains(order, label) {
			order = append(order, label)
		}
	}
	for _, m := range heads {
		if m.label == nil || m.label.pieces > 1 {
			continue
		}
		if n, ok := t.lexicon.as(m.label, colLeaf); ok {
			found = append(found, n.label)
		}
	}
	if len(found) != len(leaves) {
		return true
	}
	for i, label := range found {
		if label != order[i%len(order)] {
			return false
		}
	}
	return true
}
