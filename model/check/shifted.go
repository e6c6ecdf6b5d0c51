package check

import (
	"fmt"
	"slices"
	"strconv"

	"gouji.app/model"
	"gouji.app/model/form"
)

// shifted finds rows of an imported table that hold again once their numbers are
// moved by a column, or two of them are read as one that a line break has torn. It
// is a second thought on an arithmetic finding and never applied by itself.
func shifted(p *Pass) {
	if !p.Imported {
		return
	}
	for _, row := range p.Report.Form.Rows() {
		best := unshifted(p, row)
		if best == nil {
			continue
		}
		f := Finding{Severity: Hint, At: row}
		fix := Fix{Label: "按错列还原本行"}
		for i, at := range row {
			if text := strconv.FormatInt(best[i], 10); best[i] != p.number(at).Count() || p.number(at).Blank() {
				fix.Edits = append(fix.Edits, model.Edit{At: at, Text: text})
			}
		}
		c, _ := p.Report.Form.Cell(row[0])
		s, _ := p.Report.Form.Section(row[0].Section)
		name := c.Row
		if name == "" {
			name = "“" + s.Short + "”"
		}
		f.Message = fmt.Sprintf("%s的数字移动一列或合并被拆开的两个数后即相符，疑为导入时错列；请与原件核对", name)
		f.Fixes = []Fix{fix}
		p.report(f)
	}
}

// unshifted is what a row that breaks its own equation may have been: of the
// arrangements that keep it the one that breaks fewest of the table, nil where none
// does or several do.
func unshifted(p *Pass, row []form.Ref) (best []int64) {
	laws := lawsOf(p, row)
	if len(laws) == 0 || !readableRow(p, row) || brokenWith(p, laws, nil) == 0 {
		return nil
	}
	table := slices.DeleteFunc(slices.Clone(p.Report.Form.Sums()), func(s form.Sum) bool { return s.Left[0].Section != row[0].Section })
	fewest := brokenWith(p, table, nil) - 1 // the row's own equation alone proves nothing
	for _, counts := range rearranged(countsOf(p, row)) {
		set := settings(row, counts)
		if brokenWith(p, laws, set) > 0 {
			continue
		}
		switch n := brokenWith(p, table, set); {
		case n < fewest:
			best, fewest = counts, n
		case n == fewest && best != nil && !slices.Equal(best, counts):
			best, fewest = nil, n // two ways are none
		}
	}
	return best
}

// lawsOf are the equations within a row.
func lawsOf(p *Pass, row []form.Ref) (out []form.Sum) {
	for _, s := range p.Report.Form.Sums() {
		if slices.Contains(row, s.Right[0]) && slices.Contains(row, s.Left[0]) {
			out = append(out, s)
		}
	}
	return out
}

func readableRow(p *Pass, row []form.Ref) bool {
	return !slices.ContainsFunc(row, func(at form.Ref) bool { return p.number(at).Unreadable() || p.unreadAt(at) })
}

func countsOf(p *Pass, row []form.Ref) (out []int64) {
	for _, at := range row {
		out = append(out, p.number(at).Count())
	}
	return out
}

func settings(row []form.Ref, values []int64) map[form.Ref]int64 {
	out := map[form.Ref]int64{}
	for i, at := range row {
		out[at] = values[i]
	}
	return out
}

// brokenWith counts the equations that do not hold with other numbers in some cells.
func brokenWith(p *Pass, laws []form.Sum, other map[form.Ref]int64) (n int) {
	count := func(side []form.Ref) (sum int64) {
		for _, at := range side {
			if v, ok := other[at]; ok {
				sum += v
			} else {
				sum += p.number(at).Count()
			}
		}
		return sum
	}
	for _, s := range laws {
		if count(s.Left) != count(s.Right) {
			n++
		}
	}
	return n
}

// rearranged lists what a row may have been: its numbers from one column on moved to
// the right or to the left over an empty place, and two neighbours joined with the
// rest moved up.
func rearranged(row []int64) (out [][]int64) {
	last := len(row) - 1
	for i := range row {
		if row[last] == 0 && i < last {
			out = append(out, slices.Concat(row[:i], []int64{0}, row[i:last]))
		}
		if row[i] == 0 && i < last {
			for j := i + 1; j <= last; j++ { // up to an empty place behind
				out = append(out, slices.Concat(row[:i], row[i+1:j+1], []int64{0}, row[j+1:]))
			}
		}
		if i < last && row[i] > 0 && row[i] < 1000 && row[i+1] > 0 && row[i+1] < 10 {
			parts := slices.Concat(row[:i], []int64{row[i]*10 + row[i+1]}, row[i+2:]) // the total has been pushed out
			out = append(out, append(parts, sumOf(parts)))
		}
	}
	return out
}

func sumOf(parts []int64) (n int64) {
	for _, v := range parts {
		n += v
	}
	return n
}
