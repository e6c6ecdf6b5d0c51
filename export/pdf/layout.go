package pdf

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gouji.app/model/page"
)

// An entry is a line or a table on a page.
type entry struct {
	page  int // from 1
	y     float64
	line  line
	table *table
}

// A table is a ruled table, perhaps of several pages.
type table struct {
	xs    []float64
	rows  int
	cells []cell
}

// A cell may go on in the table on the next page if its last line is full.
type cell struct {
	page.Cell
	full bool
}

// entries lists what stands on a page from the top down.
func entries(d *drawing, number int) (out []entry) {
	rest := d.glyphs
	for _, g := range grids(d.rules) {
		outside := g.take(rest)
		t := g.table(fmt.Sprintf("第 %d 页", number))
		if t == nil {
			continue // frames around running text
		}
		rest = outside
		out = append(out, entry{page: number, y: g.ys[0], table: t})
	}
	for _, l := range tabulate(linesOf(rest)) {
		out = append(out, entry{page: number, y: l.y, line: l})
	}
	slices.SortStableFunc(out, func(a, b entry) int { return cmp.Compare(a.y, b.y) })
	return out
}

// longestCell is how many characters a cell of numbers and labels may hold.
const longestCell = 200

// table turns a filled grid into a table; nil if it only frames running text or is
// empty.
func (g *grid) table(where string) *table {
	t := &table{xs: g.xs, rows: len(g.ys) - 1}
	filled := 0
	for _, b := range g.boxes {
		c := cell{Cell: page.Cell{Row: b.row, Col: b.col, RowSpan: b.rows, ColSpan: b.cols, Where: where}}
		c.Text, c.full = cellText(b.glyphs, g.xs[b.col+b.cols]-g.xs[b.col])
		if len([]rune(c.Text)) > longestCell {
			return nil
		}
		if c.Text != "" {
			filled++
		}
		t.cells = append(t.cells, c)
	}
	if filled == 0 {
		return nil
	}
	return t
}

// continues says that another table, on top of the next page, is the rest of this
// one: its columns are among this one's or the other way round, up to the right edge.
// On the left the empty end of a cell that runs down over the page may have no lines.
func (t *table) continues(next *table) bool {
	return math.Abs(t.xs[len(t.xs)-1]-next.xs[len(next.xs)-1]) < 2*near && (among(t.xs, next.xs) || among(next.xs, t.xs))
}

// among says that each of the places is one of the others.
func among(places, others []float64) bool {
	return !slices.ContainsFunc(places, func(x float64) bool { return place(others, x) < 0 })
}

// place is the index of the place nearest to x, -1 where none is near.
func place(places []float64, x float64) int {
	best, least := -1, 2*near
	for i, p := range places {
		if d := math.Abs(p - x); d < least {
			best, least = i, d
		}
	}
	return best
}

// join adds the rest of a table without the head rows that it repeats.
func (t *table) join(next *table) {
	if len(next.xs) > len(t.xs) {
		t.place(next.xs)
	} else {
		next.place(t.xs)
	}
	skip := t.sameHead(next)
	torn := t.torn(next, skip)
	last := t.rows
	if torn != nil {
		last--
	}
	for i, c := range next.cells {
		switch above, ok := torn[i]; {
		case c.Row < skip:
		case ok:
			t.cells[above].Text += c.Text
			t.cells[above].RowSpan += c.RowSpan - 1
		default:
			c.Row += last - skip
			t.cells = append(t.cells, c)
		}
	}
	t.rows = last + next.rows - skip
}

// torn says that the last row goes on in a row of the next table, and in which cell
// each cell there: the rows have the same cells, a text that filled its cell goes on,
// and of all others only one half holds something. nil stands for two rows.
func (t *table) torn(next *table, row int) map[int]int {
	goesOn, halves := false, false
	out := map[int]int{}
	for i, c := range next.cells {
		if c.Row != row {
			continue
		}
		above := slices.IndexFunc(t.cells, func(a cell) bool {
			return a.Row+a.RowSpan == t.rows && a.Col == c.Col && a.ColSpan == c.ColSpan
		})
		if above < 0 {
			return nil
		}
		out[i] = above
		switch a := t.cells[above]; {
		case a.Text != "" && c.Text != "" && !a.full:
			return nil
		case a.Text != "" && c.Text != "":
			goesOn = true
		case a.Text != c.Text && a.RowSpan == 1 && c.RowSpan == 1:
			halves = true
		}
	}
	if !goesOn || !halves {
		return nil
	}
	return out
}

// place lays the cells on other columns, of which the table's are some.
func (t *table) place(xs []float64) {
	for i, c := range t.cells {
		from, to := place(xs, t.xs[c.Col]), place(xs, t.xs[c.Col+c.ColSpan])
		t.cells[i].Col, t.cells[i].ColSpan = from, max(to-from, 1)
	}
	t.xs = xs
}

// sameHead counts the rows at the top that both tables have alike, down to where no
// cell reaches into the next row.
func (t *table) sameHead(next *table) int {
	rows := 0
	for r := range min(t.rows, next.rows) {
		if !slices.EqualFunc(t.row(r), next.row(r), func(a, b cell) bool {
			return a.Col == b.Col && a.ColSpan == b.ColSpan && a.RowSpan == b.RowSpan && a.Text == b.Text
		}) {
			break
		}
		if !slices.ContainsFunc(next.cells, func(c cell) bool { return c.Row <= r && c.Row+c.RowSpan > r+1 }) {
			rows = r + 1
		}
	}
	if rows == next.rows { // all of it: rows of their own that happen to be alike
		return 0
	}
	return rows
}

func (t *table) row(r int) (out []cell) {
	for _, c := range t.cells {
		if c.Row == r {
			out = append(out, c)
		}
	}
	return out
}

func (t *table) page() *page.Table {
	out := &page.Table{Rows: t.rows, Cols: len(t.xs) - 1}
	for _, c := range t.cells {
		out.Cells = append(out.Cells, c.Cell)
	}
	return out
}

// edge is how much of a page's height, at the top and at the bottom, page numbers
// and running heads may stand in.
const edge = 0.13

// furniture takes page numbers and running heads away where they are certain.
func furniture(all []entry, heights map[int]float64) (kept []entry, notes []page.Note) {
	atEdge := func(e entry) bool {
		h := heights[e.page]
		return e.table == nil && (e.y < edge*h || e.y > (1-edge)*h)
	}
	outer := map[int][]int{} // first and last entry of each page
	for i, e := range all {
		switch ends := outer[e.page]; {
		case len(ends) == 0:
			outer[e.page] = []int{i, i}
		default:
			ends[1] = i
		}
	}
	numbered := map[int]int{} // entries that say the same page number less their page
	drop := map[int]string{}
	pages := slices.Sorted(maps.Keys(outer))
	for round := range 2 {
		for _, p := range pages {
			for _, i := range outer[p] {
				m := pageNumber.FindStringSubmatch(all[i].line.text)
				if m == nil || !atEdge(all[i]) {
					continue
				}
				n, _ := strconv.Atoi(m[1])
				switch {
				case round == 0:
					numbered[n-p]++
				case numbered[n-p] > 2, outer[p][0] != outer[p][1] && numbered[n-p] == 2, surePageNumber.MatchString(all[i].line.text):
					drop[i] = "页码，未导入"
				}
			}
		}
	}
	repeated := map[string]map[int]bool{} // pages by text without digits and place
	key := func(e entry) string {
		return fmt.Sprintf("%s %.0f", digits.ReplaceAllString(e.line.text, "#"), e.y/2)
	}
	for i, e := range all {
		if drop[i] == "" && atEdge(e) && len([]rune(strings.Trim(digits.ReplaceAllString(e.line.text, ""), " "))) >= 4 {
			if repeated[key(e)] == nil {
				repeated[key(e)] = map[int]bool{}
			}
			repeated[key(e)][e.page] = true
		}
	}
	for i, e := range all {
		if on := repeated[key(e)]; len(on) > 1 && 2*len(on) >= len(pages) && atEdge(e) {
			drop[i] = "页眉或页脚，未导入"
		}
		if drop[i] == "" {
			kept = append(kept, e)
			continue
		}
		notes = append(notes, page.Note{Where: fmt.Sprintf("第 %d 页", e.page), Text: strings.Join(strings.Fields(e.line.text), " "), Message: drop[i]})
	}
	return kept, notes
}

// items joins lines to paragraphs and tables over the ends of pages.
func items(all []entry) (out []page.Item) {
	var lines []line
	for _, e := range all {
		if e.table == nil {
			lines = append(lines, e.line)
		}
	}
	set := typesetting(lines)
	set.pitch = usualPitch(all)
	for i, e := range all {
		last := len(out) - 1
		joins := i > 0 && (all[i-1].table == nil) == (e.table == nil)
		switch {
		case e.table != nil && joins && all[i-1].page < e.page && all[i-1].table.continues(e.table):
			all[i-1].table.join(e.table)
			all[i].table = all[i-1].table
			out[last].Table = all[i].table.page()
		case e.table != nil:
			out = append(out, page.Item{Where: fmt.Sprintf("第 %d 页", e.page), Table: e.table.page()})
		case joins && set.goesOn(all[i-1], e):
			out[last].Text += seam(out[last].Text, e.line.text) + e.line.text
		default:
			out = append(out, page.Item{Where: fmt.Sprintf("第 %d 页", e.page), Text: e.line.text})
		}
	}
	return out
}

// goesOn says that a line continues the paragraph of the line before, which must
// run to the right margin. Paragraphs begin indented, behind a gap or with a number;
// where none is indented, a whole sentence at the end of a line may be the end of
// one. Titles go on in the middle.
func (s setting) goesOn(a, b entry) bool {
	em := a.line.size
	full := a.line.x1 > s.right-1.7*em
	atMargin := b.line.x0 < s.left+0.8*em
	centred := a.line.x0 < s.left+1.7*em && math.Abs(a.line.x0+a.line.x1-b.line.x0-b.line.x1) < em
	last, _ := utf8.DecodeLastRuneInString(a.line.text)
	whole := strings.ContainsRune("。；：！？", last)
	return full && (atMargin || centred) && !(whole && (!s.indented || item.MatchString(b.line.text))) &&
		!a.line.columns && !b.line.columns && math.Abs(em-b.line.size) < 1.5 &&
		(a.page < b.page || b.y-a.y < math.Max(1.3*s.pitch+1, 2*em))
}

// usualPitch is the median distance of neighbouring lines, in points.
func usualPitch(all []entry) float64 {
	var steps []float64
	for i := 1; i < len(all); i++ {
		if a, b := all[i-1], all[i]; a.table == nil && b.table == nil && a.page == b.page {
			steps = append(steps, b.y-a.y)
		}
	}
	if len(steps) == 0 {
		return 0
	}
	slices.Sort(steps)
	return steps[len(steps)/2]
}

// seam is what stood where a line was broken: a space between Latin words only.
func seam(a, b string) string {
	letter := func(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
	if letter(a[len(a)-1]) && letter(b[0]) {
		return " "
	}
	return ""
}
