package sheet

import (
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"gouji.app/model/form"
)

// How far columns give way before the table scrolls, and how far they follow a
// wider window.
const (
	narrowest = 0.8
	widest    = 1.3
)

// geometry is where everything of a plan stands, in Fyne units. All of it follows
// from the text size and the width at hand.
type geometry struct {
	em, line, pitch float32   // text size, height of a text, distance of wrapped lines
	pad             float32   // left and right of a text
	x, y            []float32 // edges of the squares
	labels          [][]string
	runes           map[rune]float32 // widths measured so far
}

// stretch is the factor by which columns are wider than planned. Where that makes
// columns of numbers narrower than they have to be, the label columns give way.
func stretch(p form.Plan, em, available, least float32) float32 {
	labels, numbers := float32(0), float32(0)
	for c, w := range p.Widths {
		if c < p.HeadCols {
			labels += w * em
		} else {
			numbers += w * em
		}
	}
	if labels+numbers == 0 {
		return 1
	}
	k := available / (labels + numbers)
	if all := least * float32(p.Cols-p.HeadCols); all > numbers*k && labels > 0 {
		k = (available - all) / labels
	}
	return min(max(k, narrowest), widest)
}

// newGeometry makes columns of numbers no narrower than least.
func newGeometry(p form.Plan, em, stretch, least float32) *geometry {
	g := &geometry{
		em: em, line: textSize("国", em).Height, pitch: round(em * 1.3), pad: floor(em * 0.3),
		x: []float32{0}, y: []float32{0},
		labels: make([][]string, len(p.Boxes)), runes: map[rune]float32{},
	}
	exact := []float32{0}
	for c, w := range p.Widths {
		w *= em * stretch
		if c >= p.HeadCols {
			w = max(w, least)
		}
		exact = append(exact, exact[c]+w)
		g.x = append(g.x, round(exact[c+1]))
	}
	g.setRows(p, exact)
	return g
}

// setRows wraps all labels and makes the rows high enough for them. Columns planned
// alike must break their heads alike, so the edges before rounding count.
func (g *geometry) setRows(p form.Plan, exact []float32) {
	heights := slices.Repeat([]float32{round(max(g.line, g.em*1.4) + g.em*0.3)}, p.Rows)
	order := make([]int, len(p.Boxes))
	for i := range order {
		order[i] = i
	}
	// Boxes of one row first: what several rows then lack is shared between them.
	slices.SortStableFunc(order, func(i, j int) int { return p.Boxes[i].RowSpan - p.Boxes[j].RowSpan })
	for _, i := range order {
		b := p.Boxes[i]
		if b.Label == "" {
			continue
		}
		if b.Vertical {
			g.labels[i] = strings.Split(b.Label, "")
		} else {
			g.labels[i] = g.wrap(b.Label, floor(exact[b.Col+b.ColSpan]-exact[b.Col]+0.01)-2*g.pad)
		}
		need := g.height(len(g.labels[i])) + g.em*0.4
		rows := heights[b.Row : b.Row+b.RowSpan]
		have := float32(0)
		for _, h := range rows {
			have += h
		}
		for k := range rows {
			if need > have {
				rows[k] = ceil(rows[k] + (need-have)/float32(len(rows)))
			}
		}
	}
	at := float32(0)
	for _, h := range heights {
		at += h
		g.y = append(g.y, at)
	}
}

// height of so many lines of text.
func (g *geometry) height(lines int) float32 { return float32(lines-1)*g.pitch + g.line }

func (g *geometry) rect(a area) (fyne.Position, fyne.Size) {
	p := fyne.NewPos(g.x[a.col], g.y[a.row])
	return p, fyne.NewSize(g.x[a.endCol]-p.X, g.y[a.endRow]-p.Y)
}

// square is the one under a point, or the nearest one.
func (g *geometry) square(p fyne.Position) (row, col int) {
	return slot(g.y, p.Y), slot(g.x, p.X)
}

func slot(edges []float32, at float32) int {
	i, _ := slices.BinarySearch(edges, at+0.001)
	return min(max(i-1, 0), len(edges)-2)
}

func (g *geometry) runeWidth(r rune) float32 {
	w, ok := g.runes[r]
	if !ok {
		w = textSize(string(r), g.em).Width
		g.runes[r] = w
	}
	return w
}

func (g *geometry) width(s string) (w float32) {
	for _, r := range s {
		w += g.runeWidth(r)
	}
	return w
}

// wrap breaks a label into lines no wider than the given width: after commas and
// brackets where that takes no further line, else into lines of about equal width.
func (g *geometry) wrap(label string, width float32) []string {
	plain := g.breakLines(label, width, false)
	if len(plain) == 1 {
		return plain
	}
	if nice := g.breakLines(label, width, true); len(nice) == len(plain) && !slices.Equal(nice, plain) {
		return nice
	}
	for w := width - g.em; ; w -= g.em {
		even := g.breakLines(label, w, false)
		if len(even) > len(plain) {
			return plain
		}
		plain = even
	}
}

func (g *geometry) breakLines(label string, width float32, atMarks bool) []string {
	var out []string
	rest := []rune(label)
	for len(rest) > 0 {
		n, w := 0, float32(0)
		for n < len(rest) && (n == 0 || w+g.runeWidth(rest[n]) <= width) {
			w += g.runeWidth(rest[n])
			n++
		}
		if n < len(rest) {
			n = goodBreak(rest, n, atMarks)
		}
		out, rest = append(out, string(rest[:n])), rest[n:]
	}
	return out
}

// goodBreak moves a break at n back, so that no line begins with a closing mark or
// ends with an opening one.
func goodBreak(rs []rune, n int, atMarks bool) int {
	if atMarks {
		for k := n; k >= max(n/2, 1); k-- {
			if strings.ContainsRune("，、：；）", rs[k-1]) && !strings.ContainsRune("，、：；）", rs[k]) {
				return k
			}
		}
	}
	k := n
	for k > 1 && (strings.ContainsRune("，、：；。）》”", rs[k]) || strings.ContainsRune("（《“", rs[k-1])) {
		k--
	}
	if k == 1 {
		return n
	}
	return k
}

// fit tells how a text too wide for its cell is drawn: smaller, so that a long
// number keeps all its digits, and only then cut. Whole pages are pasted into cells:
// no more is measured than can be drawn.
func (g *geometry) fit(text string, width float32) (string, float32) {
	const smallest = 0.7
	w, cut := float32(0), 0
	for i, r := range text {
		if w+g.runeWidth('…') <= width {
			cut = i
		}
		if w += g.runeWidth(r); w*smallest > width {
			return text[:cut] + "…", g.em
		}
	}
	if w <= width {
		return text, g.em
	}
	return text, floor(g.em * width / w)
}

func textSize(s string, em float32) fyne.Size {
	return fyne.MeasureText(s, em, fyne.TextStyle{})
}

func round(v float32) float32 { return float32(math.Round(float64(v))) }

func floor(v float32) float32 { return float32(math.Floor(float64(v))) }

func ceil(v float32) float32 { return float32(math.Ceil(float64(v))) }
