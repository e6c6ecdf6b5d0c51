package match

import (
	"slices"
	"strings"

	"gouji.app/model/form"
)

// soleRow is the one row of a table without row labels, as it stands on a line.
func (t *table) soleRow(at line) (row labelledRow) {
	r := t.lexicon.rows[0]
	return labelledRow{mark: mark{piece: piece{line: at}}, key: r.key, means: name{key: r.key, exact: true}}
}

// headless reads a table without row labels: one row of numbers below its heads, or
// one row of numbers for each of its groups of columns.
func (r *reader) headless(marks []mark) {
	row, cols := r.lexicon.rows[0].key, r.lexicon.keys[0]
	heads, runs := runsOf(marks, len(cols))
	r.strange(heads)
	if len(runs) == 0 {
		return
	}
	c := &claim{at: runs[0][0].line, rows: []labelledRow{r.soleRow(runs[0][0].line)}, cols: cols, cells: slices.Concat(runs...), table: runs[0][0].line.table}
	if !containsLetters(heads, r.section.Blocks[0]) || !r.inOrder(heads) {
		c.cols = make([]string, len(cols))
	} else if i := slices.IndexFunc(runs, func(run []mark) bool { return r.fits(run, row, cols) }); i >= 0 {
		run := runs[i]
		rest := slices.Delete(slices.Clone(runs), i, i+1)
		c = &claim{at: run[0].line, rows: []labelledRow{r.soleRow(run[0].line)}, cols: cols, cells: run, table: run[0].line.table}
		c.order = &order{step: step{run: run, below: filled(slices.Concat(runs[i+1:]...))}, passage: &passage{leftover: blanks(marks) > blanks(run)}}
		for _, run := range rest {
			r.lose(run[0].line, strings.Join(textsOf(run), " | "), r.here(""), "表中没有认出的内容，未导入")
		}
	} else {
		c.order = &order{step: step{run: c.cells, unclear: true}, passage: &passage{}}
	}
	r.claim(c)
}

// fits says that a run is the whole row: as many numbers, not of several lines.
func (t *table) fits(run []mark, row string, cols []string) bool {
	from, ok := fit(run, len(cols))
	return ok && (!(step{run: run}).mixed() || t.isLawful(row, cols, textsOf(run[from:from+len(cols)])))
}

// blanks counts the cells that are closed by a mark and blank.
func blanks(marks []mark) (n int) {
	for _, m := range marks {
		if m.closed && m.number && strings.TrimSpace(m.text) == "" {
			n++
		}
	}
	return n
}

// runsOf takes the runs of numbers out of marks; n is as many as a row has.
func runsOf(marks []mark, n int) (heads []mark, runs [][]mark) {
	for _, m := range marks {
		switch {
		case !m.number:
			heads = append(heads, m)
			if last := len(runs) - 1; last >= 0 && filled(runs[last]) == 0 {
				runs = runs[:last] // left over behind a head
			}
		case len(runs) > 0 && sameRun(runs[len(runs)-1], m, n):
			runs[len(runs)-1] = append(runs[len(runs)-1], m)
		default:
			runs = append(runs, []mark{m})
		}
	}
	return heads, slices.DeleteFunc(runs, func(run []mark) bool { return filled(run) == 0 })
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
func (t *table) inOrder(heads []mark) bool {
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
