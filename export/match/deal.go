package match

import "slices"

// gathered puts steps together where the labels of several rows stand above the
// numbers of as many, as where the rows of a narrow group lie closer together than the
// lines of its label.
func (s *stream) gathered(steps []step) (out []step) {
	for i := 0; i < len(steps); {
		x, j := steps[i], i+1
		n := s.width(x.rows)
		for len(x.rows) > 1 && !x.run[0].ruled && j < len(steps) && len(steps[j].rows) == 0 {
			x.gap = slices.Concat(x.gap, steps[j].gap)
			x.run = slices.Concat(x.run, steps[j].run)
			j++
		}
		if j == i+1 {
			out, i = append(out, x), j
			continue
		}
		// Numbers that stand above their label would leave the next labels one short.
		short := j < len(steps) && len(steps[j].rows) > 1 && len(steps[j].run) == n
		switch whole := len(x.run) == n*len(x.rows); {
		case !whole && len(x.run)-len(steps[i].run) < n:
			out, i = append(out, steps[i]), i+1
		default:
			x.unclear = !whole || short
			out, i = append(out, x), j
		}
	}
	return out
}

// deal lays the numbers of several rows out among them. They stand row by row, or in
// blocks of neighbouring columns, each a line for every row; the law of the rows tells
// which. It fails where no way obeys the law, or two do.
func (t *table) deal(c *claim) (dealt [][]mark, ok bool) {
	for _, way := range [][][]mark{byRows(c.rows, c.cells), byBlocks(c.rows, c.cells)} {
		switch {
		case way == nil || !t.allLawful(c, way):
		case dealt == nil:
			dealt, ok = way, true
		case !slices.EqualFunc(dealt, way, func(a, b []mark) bool { return slices.Equal(textsOf(a), textsOf(b)) }):
			return nil, false
		}
	}
	return dealt, ok
}

func byRows(rows []labelledRow, run []mark) [][]mark {
	return slices.Collect(slices.Chunk(run, len(run)/len(rows)))
}

// byBlocks reads numbers as blocks of columns; nil where their lines make none.
func byBlocks(rows []labelledRow, run []mark) [][]mark {
	var lines [][]mark
	for i, m := range run {
		if i == 0 || m.row != run[i-1].row {
			lines = append(lines, nil)
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], m)
	}
	if len(lines)%len(rows) != 0 {
		return nil
	}
	out := make([][]mark, len(rows))
	for block := range slices.Chunk(lines, len(rows)) {
		for i, l := range block {
			if len(l) != len(block[0]) {
				return nil
			}
			out[i] = append(out[i], l...)
		}
	}
	return out
}

// allLawful says that numbers dealt out among rows obey their law, and so were cut
// where they should be.
func (t *table) allLawful(c *claim, dealt [][]mark) bool {
	for i, row := range dealt {
		if !t.isLawful(c.rows[i].key, c.cols, textsOf(row)) {
			return false
		}
	}
	return true
}
