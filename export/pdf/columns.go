package pdf

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
)

// A piece is part of a line, with wide gaps around it.
type piece struct {
	x0, x1, y float64
	size      float64
	text      string
}

// cipher matches what stands in a column of numbers.
var cipher = regexp.MustCompile(`^[\d.,，]+$|^[/—\-－]+$`)

// fewest is how many numbers side by side make a row of a table without lines.
const fewest = 3

// numbers are the pieces at the end of a line that can stand in columns of numbers.
func (l line) numbers() []piece {
	i := len(l.pieces)
	for i > 0 && cipher.MatchString(l.pieces[i-1].text) {
		i--
	}
	if len(l.pieces)-i < fewest {
		return nil
	}
	return l.pieces[i:]
}

// tabulate puts the rows of tables without lines into one line each, with tabs
// between the cells: a label of several lines stands around the line of its numbers.
func tabulate(lines []line) (out []line) {
	rest := lines
	for len(rest) > 0 {
		first := slices.IndexFunc(rest, func(l line) bool { return l.numbers() != nil })
		if first < 0 {
			break
		}
		b := blockOf(rest, first)
		if len(b.rows) < 2 {
			out = append(out, rest[:first+1]...)
			rest = rest[first+1:]
			continue
		}
		out = append(out, rest[:b.from]...)
		out = append(out, b.lines(rest[b.from:b.to])...)
		rest = rest[b.to:]
	}
	return append(out, rest...)
}

// A block is rows of numbers in the same columns, with the lines around them.
type block struct {
	from, to int // lines
	rows     []line
	columns  []piece // a row that has all of them
	left     float64 // of the columns; labels stand before
}

// farthest is how many times its size the lines of one row's label reach up or down.
const farthest = 4

// blockOf collects the rows that follow the first one.
func blockOf(lines []line, first int) block {
	b := block{from: first, to: first + 1, columns: lines[first].numbers(), left: math.Inf(1)}
	for i := first; i < len(lines); i++ {
		ns := lines[i].numbers()
		if lines[i].y-lines[b.to-1].y > 2*farthest*lines[i].size || len(b.rows) == mostRows {
			break
		}
		if ns == nil {
			continue
		}
		if len(ns) > len(b.columns) {
			if slices.ContainsFunc(b.rows, func(r line) bool { return !aligned(r.numbers(), ns) }) {
				break
			}
			b.columns = ns
		}
		if !aligned(ns, b.columns) {
			break
		}
		b.rows = append(b.rows, lines[i])
		b.to = i + 1
		b.left = math.Min(b.left, ns[0].x0)
	}
	label := func(i int) bool { // a line of nothing but labels
		return !slices.ContainsFunc(lines[i].pieces, func(p piece) bool { return p.x1 > b.left })
	}
	top, bottom := lines[first], lines[b.to-1]
	for b.from > 0 && label(b.from-1) && top.y-lines[b.from-1].y < farthest*top.size {
		b.from--
	}
	for b.to < len(lines) && label(b.to) && lines[b.to].y-bottom.y < farthest*bottom.size {
		b.to++
	}
	return b
}

// aligned says that each number stands over or under a column of its own.
func aligned(numbers, columns []piece) bool {
	last := -1
	for _, n := range numbers {
		c := columnOf(n, columns)
		if c <= last {
			return false
		}
		last = c
	}
	return true
}

// columnOf is the column whose number stands right above or below, -1 for none.
func columnOf(n piece, columns []piece) int {
	return slices.IndexFunc(columns, func(c piece) bool { return n.x0 < c.x1+n.size/4 && c.x0 < n.x1+n.size/4 })
}

// on is the row that a stretch of a page holds, -1 where it holds none or several.
func (b block) on(top, bottom float64) (row, many int) {
	row = -1
	for i, r := range b.rows {
		if r.y > top-0.3*r.size && r.y < bottom+0.3*r.size {
			row = i
			many++
		}
	}
	return row, many
}

// Bounds of the work on pages that no person made.
const (
	mostRows  = 200
	mostPairs = 1 << 12
)

// A label is pieces one below the other.
type label struct {
	piece
	bottom float64
}

// lines writes the rows of a block; what belongs to none stays as it is.
func (b block) lines(source []line) (out []line) {
	cells := make([][]label, len(b.rows))
	var strays []label
	for _, l := range b.labels(source) {
		if row, many := b.on(l.y, l.bottom); many == 1 {
			cells[row] = append(cells[row], l)
		} else {
			strays = append(strays, l)
		}
	}
	for i, r := range b.rows {
		slices.SortFunc(cells[i], func(x, y label) int { return cmp.Compare(x.x0, y.x0) })
		if b.doubtful(r, cells[i], strays) {
			strays = append(strays, cells[i]...)
			cells[i] = nil
		}
		var texts []string
		for _, l := range cells[i] {
			texts = append(texts, l.text)
		}
		numbers := make([]string, len(b.columns))
		for _, n := range r.numbers() {
			numbers[columnOf(n, b.columns)] = n.text
		}
		r.text, r.columns = strings.Join(append(texts, numbers...), "\t"), true
		out = append(out, r)
	}
	for _, l := range strays {
		out = append(out, line{x0: l.x0, x1: l.x1, y: l.y, size: l.size, text: l.text, columns: true})
	}
	out = append(out, b.others(source)...)
	slices.SortStableFunc(out, func(x, y line) int { return cmp.Compare(x.y, y.y) })
	return out
}

// others are what stands among the numbers and is no row of them, such as the ends of
// numbers that a narrow column broke.
func (b block) others(source []line) (out []line) {
	for _, l := range source {
		texts := make([]string, len(b.columns))
		found := false
		for _, p := range l.pieces[:len(l.pieces)-len(l.numbers())] {
			if p.x1 <= b.left {
				continue
			}
			found = true
			if c := columnOf(p, b.columns); c >= 0 && texts[c] == "" {
				texts[c] = p.text
			} else {
				texts = append(texts, p.text)
			}
		}
		if found {
			out = append(out, line{x0: l.x0, x1: l.x1, y: l.y, size: l.size, text: strings.Join(texts, "\t"), columns: true})
		}
	}
	return out
}

// doubtful says that a label close to a row but in none stands nearer to its numbers
// than its own labels do. Then those may be of a group, not of the row.
func (b block) doubtful(r line, labels, strays []label) bool {
	last := math.Inf(-1)
	for _, l := range labels {
		last = math.Max(last, l.x1)
	}
	return slices.ContainsFunc(strays, func(s label) bool {
		return s.x0 > last-s.size && math.Min(math.Abs(s.y-r.y), math.Abs(s.bottom-r.y)) < 2*r.size
	})
}

// labels joins the lines of labels, the closest first, as long as no label reaches
// over two rows. Lines farther apart than most within a label are not joined.
func (b block) labels(source []line) []label {
	var out []label
	for _, l := range source {
		for _, p := range l.pieces {
			if p.x1 <= b.left {
				out = append(out, label{p, p.y})
			}
		}
	}
	type pair struct {
		upper, lower int
		apart        float64
	}
	var pairs []pair
	least := math.Inf(1)
	for i, u := range out {
		for j := i + 1; j < len(out); j++ {
			l := out[j]
			apart := l.y - u.y
			if apart > 2*u.size || len(pairs) > mostPairs {
				break // lines are in order
			}
			below := apart > 0.5*u.size && (math.Abs(u.x0-l.x0) < 0.6*u.size || math.Abs(u.x0+u.x1-l.x0-l.x1) < 1.2*u.size)
			if !below {
				continue
			}
			if _, many := b.on(u.y, l.y); many < 2 {
				pairs = append(pairs, pair{i, j, apart})
				least = math.Min(least, apart)
			}
		}
	}
	slices.SortStableFunc(pairs, func(x, y pair) int { return cmp.Compare(x.apart, y.apart) })
	into := make([]int, len(out)) // the label that a piece became part of
	for i := range into {
		into[i] = i
	}
	for _, p := range pairs {
		u, l := into[p.upper], into[p.lower]
		if _, many := b.on(out[u].y, out[l].bottom); u == l || many > 1 || p.apart > 1.2*least {
			continue
		}
		out[u].text += out[l].text
		out[u].bottom = out[l].bottom
		out[u].x0, out[u].x1 = math.Min(out[u].x0, out[l].x0), math.Max(out[u].x1, out[l].x1)
		for i := range into {
			if into[i] == l {
				into[i] = u
			}
		}
	}
	var joined []label
	for i, l := range out {
		if into[i] == i {
			joined = append(joined, l)
		}
	}
	return joined
}
