package sheet

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"gouji.app/model/form"
)

// labels finds the printed labels of a plan in pasted blocks: boxes by what is left
// of their labels in bare, in reading order.
type labels struct {
	grid              *grid
	rows, cols, other map[string][]int
}

func newLabels(g *grid) labels {
	l := labels{g, map[string][]int{}, map[string][]int{}, map[string][]int{}}
	for i, b := range g.Boxes {
		label := bare(b.Label)
		switch {
		case label == "":
		case b.Role == form.RowHead:
			l.rows[label] = append(l.rows[label], i)
		case b.Role == form.ColHead:
			l.cols[label] = append(l.cols[label], i)
		default:
			l.other[label] = append(l.other[label], i)
		}
	}
	return l
}

// bare leaves letters and figures of a label, whatever their width: programs and web
// pages differ in all the rest.
func bare(label string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKC.String(label))
}

// any says whether the plan has such a label; it is given bare.
func (l labels) any(label string) bool {
	return len(l.rows[label])+len(l.cols[label])+len(l.other[label]) > 0
}

// lastRow is the last field that is a row label, none if there is none.
func (l labels) lastRow(fields []string) int {
	for k := len(fields) - 1; k >= 0; k-- {
		if len(l.rows[bare(fields[k])]) > 0 {
			return k
		}
	}
	return none
}

// rowOf is the row that labels name, each within the one before it; not ok if they
// name a group. Of rows with the same label it is the next one below the last row.
func (l labels) rowOf(fields []string, last int) (row int, ok bool) {
	within := area{0, 0, l.grid.Rows, l.grid.Cols}
	for _, f := range fields {
		boxes := l.rows[bare(f)]
		if len(boxes) == 0 {
			continue
		}
		rows := func(ok func(a area) bool) int {
			return slices.IndexFunc(boxes, func(i int) bool { return ok(areaOf(l.grid.Boxes[i])) })
		}
		k := rows(func(a area) bool { return a.row >= within.row && a.endRow <= within.endRow && a.endRow > last+1 })
		if k < 0 {
			k = max(rows(func(a area) bool { return a.row >= within.row && a.endRow <= within.endRow }), 0)
		}
		within = areaOf(l.grid.Boxes[boxes[k]])
	}
	return within.row, within.endRow == within.row+1
}

// isHeads says whether a row holds column heads and nothing that could be a number.
func (l labels) isHeads(fields []string) bool {
	found := false
	for _, f := range fields {
		found = found || len(l.cols[bare(f)]) > 0
		if f != "" && !l.any(bare(f)) && isNumber(f) {
			return false
		}
	}
	return found && l.lastRow(fields) == none
}

// regroup joins a table that was copied line by line, a label and below it its
// numbers, into rows. Other blocks stay as they are.
func (l labels) regroup(block [][]string) [][]string {
	labelled := false
	for _, fields := range block {
		k := l.lastRow(fields)
		labelled = labelled || k != none
		if k != none && slices.ContainsFunc(fields[k+1:], isValue) {
			return block
		}
	}
	if !labelled {
		return block
	}
	var out [][]string
	numbers := true // the row being made has some, so that the next label begins another
	for _, fields := range block {
		k := l.lastRow(fields)
		switch {
		case l.isHeads(fields) || !slices.ContainsFunc(fields, isValue):
			continue // heads in a column stand above nothing
		case k != none && numbers || len(out) == 0:
			out = append(out, nil)
		}
		numbers = k == none
		out[len(out)-1] = append(out[len(out)-1], fields...)
	}
	return out
}

// heads are the column heads above the rows of a block.
type heads struct {
	leaves map[int]int  // column of the block → column of the plan
	groups map[int]area // by the first column of the block they stand over
}

func newHeads() heads { return heads{map[int]int{}, map[int]area{}} }

// read takes the next line of heads. Among heads with the same label it takes the
// next one to the right within the group above.
func (h *heads) read(g *grid, known labels, fields []string) {
	above := h.groups
	h.groups = map[int]area{}
	within, last := area{0, 0, g.Rows, g.Cols}, -1
	for k, f := range fields {
		if a, ok := above[k]; ok {
			within = a
		}
		boxes := known.cols[bare(f)]
		next := func(last int) int {
			return slices.IndexFunc(boxes, func(i int) bool {
				b := areaOf(g.Boxes[i])
				return b.col > last && b.col >= within.col && b.endCol <= within.endCol
			})
		}
		j := next(last)
		if j < 0 {
			j = next(-1)
		}
		if j < 0 {
			if a, ok := above[k]; ok && f == "" {
				h.groups[k] = a // a group may be two lines above its heads
			}
			continue
		}
		b := areaOf(g.Boxes[boxes[j]])
		if below := g.at[b.endRow][b.col]; g.Boxes[below].Role == form.ColHead {
			h.groups[k] = b
			last = b.endCol - 1
			continue
		}
		h.leaves[k], last = b.col, b.col
	}
}

// cover says whether each value of a row, from a field on, stands under a head.
func (h heads) cover(fields []string, first int) bool {
	for k := first; k < len(fields); k++ {
		if _, ok := h.leaves[k]; !ok && fields[k] != "" {
			return false
		}
	}
	return len(h.leaves) > 0
}

// column is where the field of a row goes, none without a head above it.
func (h heads) column(k int) int {
	if c, ok := h.leaves[k]; ok {
		return c
	}
	return none
}
