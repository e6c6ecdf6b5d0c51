package pdf

import (
	"cmp"
	"math"
	"slices"

	"gouji.app/export/pack"
)

// How far lines that belong together may stand apart, in points.
const (
	near   = 3.0  // ends that meet, lines that are one
	bridge = 5.0  // gaps in a line drawn piece by piece
	most   = 1500 // lines of a page with tables; more make up a drawing
)

// A grid is one ruled table of a page.
type grid struct {
	xs, ys []float64 // where its lines stand
	boxes  []box
}

// A box is a cell of a grid: from row and col, over rows and cols squares.
type box struct {
	row, col, rows, cols int
	glyphs               []glyph
}

// holds says that a glyph stands in the grid. At the end of a page the last line of
// a cell may stick out through its bottom.
func (g *grid) holds(q glyph) bool {
	x, y := q.center()
	return x >= g.xs[0] && x <= g.xs[len(g.xs)-1] && y >= g.ys[0] && y <= g.ys[len(g.ys)-1]+0.45*q.size
}

// grids finds the tables of a page: lines that meet, with at least two boxes
// between them.
func grids(rules []rule) (out []*grid) {
	level, upright := merged(rules)
	if len(level) > most || len(upright) > most {
		return nil
	}
	for _, part := range components(level, upright) {
		if g := gridOf(part.level, part.upright); g != nil && len(g.boxes) > 1 {
			out = append(out, g)
		}
	}
	slices.SortFunc(out, func(a, b *grid) int { // of two tables, one in the other, the inner one first
		return cmp.Compare(a.area(), b.area())
	})
	return out
}

func (g *grid) area() float64 {
	return (g.xs[len(g.xs)-1] - g.xs[0]) * (g.ys[len(g.ys)-1] - g.ys[0])
}

// A stretch is a line in one direction: where it stands, and from where to where.
type stretch struct{ at, from, to float64 }

// merged sorts lines by direction and joins those that continue one another.
func merged(rules []rule) (level, upright []stretch) {
	for _, r := range rules {
		if r.x1-r.x0 >= r.y1-r.y0 {
			level = append(level, stretch{(r.y0 + r.y1) / 2, r.x0, r.x1})
		} else {
			upright = append(upright, stretch{(r.x0 + r.x1) / 2, r.y0, r.y1})
		}
	}
	return joined(level), joined(upright)
}

func joined(lines []stretch) (out []stretch) {
	slices.SortFunc(lines, func(a, b stretch) int { return cmp.Compare(a.at, b.at) })
	for i := 0; i < len(lines); {
		j := i + 1
		for j < len(lines) && lines[j].at-lines[i].at <= near/2 {
			j++
		}
		same := lines[i:j]
		slices.SortFunc(same, func(a, b stretch) int { return cmp.Compare(a.from, b.from) })
		first := len(out)
		for _, l := range same {
			if last := len(out) - 1; last >= first && l.from <= out[last].to+bridge {
				out[last].to = math.Max(out[last].to, l.to)
			} else {
				out = append(out, l)
			}
		}
		i = j
	}
	return out
}

type component struct{ level, upright []stretch }

// components puts lines together that meet.
func components(level, upright []stretch) (out []component) {
	group := make([]int, len(level)+len(upright))
	for i := range group {
		group[i] = i
	}
	find := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	for i, h := range level {
		for j, v := range upright {
			if v.at >= h.from-near && v.at <= h.to+near && h.at >= v.from-near && h.at <= v.to+near {
				group[find(i)] = find(len(level) + j)
			}
		}
	}
	index := map[int]int{}
	part := func(i int) *component {
		root := find(i)
		if _, ok := index[root]; !ok {
			index[root] = len(out)
			out = append(out, component{})
		}
		return &out[index[root]]
	}
	for i, h := range level {
		c := part(i)
		c.level = append(c.level, h)
	}
	for j, v := range upright {
		c := part(len(level) + j)
		c.upright = append(c.upright, v)
	}
	return out
}

// gridOf makes a table of lines that meet. Its outer edges may be open.
func gridOf(level, upright []stretch) *grid {
	if len(level) == 0 || len(upright) == 0 {
		return nil
	}
	g := &grid{xs: places(upright, level), ys: places(level, upright)}
	rows, cols := len(g.ys)-1, len(g.xs)-1
	if rows < 1 || cols < 1 || rows*cols > pack.MaxSquares/16 {
		return nil
	}
	below := edges(level, g.ys, g.xs)
	right := edges(upright, g.xs, g.ys)
	taken := make([]bool, rows*cols)
	free := func(r, from, to int) bool { // no line above the squares of a row nor between them
		for c := from; c < to; c++ {
			if below[r][c] || taken[r*cols+c] || c > from && right[c][r] {
				return false
			}
		}
		return true
	}
	for r := range rows {
		for c := range cols {
			if taken[r*cols+c] {
				continue
			}
			b := box{row: r, col: c, rows: 1, cols: 1}
			for c+b.cols < cols && !right[c+b.cols][r] && !taken[r*cols+c+b.cols] {
				b.cols++
			}
			for r+b.rows < rows && free(r+b.rows, c, c+b.cols) {
				b.rows++
			}
			for y := r; y < r+b.rows; y++ {
				for x := c; x < c+b.cols; x++ {
					taken[y*cols+x] = true
				}
			}
			g.boxes = append(g.boxes, b)
		}
	}
	return g
}

// places lists where lines stand, and where those across them end outside.
func places(lines, across []stretch) (out []float64) {
	all := make([]float64, 0, len(lines)+2)
	for _, l := range lines {
		all = append(all, l.at)
	}
	from, to := across[0].from, across[0].to
	for _, l := range across {
		from, to = math.Min(from, l.from), math.Max(to, l.to)
	}
	all = append(all, from, to)
	slices.Sort(all)
	for _, at := range all {
		if len(out) == 0 || at-out[len(out)-1] > near {
			out = append(out, at)
		}
	}
	return out
}

// edges says for each place and each stretch between two places across whether a
// line stands there over most of it.
func edges(lines []stretch, at, across []float64) [][]bool {
	out := make([][]bool, len(at))
	for i := range out {
		out[i] = make([]bool, len(across)-1)
	}
	for _, l := range lines {
		for i := range at {
			if math.Abs(at[i]-l.at) > near {
				continue
			}
			for j := range out[i] {
				if cover := math.Min(l.to, across[j+1]) - math.Max(l.from, across[j]); cover > 0.6*(across[j+1]-across[j]) {
					out[i][j] = true
				}
			}
		}
	}
	return out
}

// take puts the glyphs that stand in a grid into its boxes and returns the others.
func (g *grid) take(glyphs []glyph) (rest []glyph) {
	cols := len(g.xs) - 1
	owner := make([]int, (len(g.ys)-1)*cols)
	for i, b := range g.boxes {
		for y := b.row; y < b.row+b.rows; y++ {
			for x := b.col; x < b.col+b.cols; x++ {
				owner[y*cols+x] = i
			}
		}
	}
	for _, q := range glyphs {
		x, y := q.center()
		if !g.holds(q) {
			rest = append(rest, q)
			continue
		}
		b := &g.boxes[owner[between(g.ys, y)*cols+between(g.xs, x)]]
		b.glyphs = append(b.glyphs, q)
	}
	return rest
}

// between is the index of the interval that holds v.
func between(places []float64, v float64) int {
	i, _ := slices.BinarySearch(places, v)
	return min(max(i-1, 0), len(places)-2)
}
