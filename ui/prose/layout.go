package prose

import (
	"sort"
	"strings"

	"gouji.app/model"
	"gouji.app/ui/flow"
)

// A layout breaks a text into rows of one height. Offsets are bytes of the whole
// text; a paragraph is measured and broken once, and again only when it or the
// width changes.
type layout struct {
	ruler *flow.Ruler
	width float32 // of a row, hanging marks excepted
	flush bool    // without 首行缩进
	paras []*paragraph
	start []int // offset of each paragraph
	row   []int // first row of each paragraph, and the number of all rows
}

// A paragraph is text between line ends. A cell is what the caret steps over: a rune
// with the accents that stand on it.
type paragraph struct {
	text  string
	bold  bool      // a heading
	at    []int     // offset of each cell, and of the end
	runes []rune    // first of each cell
	pos   []float32 // where each cell begins if all stood in one row, and the end
	first []int     // first cell of each row, and the number of cells
}

func newLayout(r *flow.Ruler, width float32) *layout {
	l := &layout{ruler: r, width: width}
	l.set("")
	return l
}

// set lays a text out. Paragraphs that were there before, from the start or from the
// end, stay as they are.
func (l *layout) set(text string) {
	texts := strings.Split(text, "\n")
	old, fresh := l.paras, make([]*paragraph, len(texts))
	head := 0
	for head < min(len(old), len(texts)) && old[head].text == texts[head] {
		fresh[head] = old[head]
		head++
	}
	tail := 0
	for tail < min(len(old), len(texts))-head && old[len(old)-1-tail].text == texts[len(texts)-1-tail] {
		fresh[len(texts)-1-tail] = old[len(old)-1-tail]
		tail++
	}
	for i := head; i < len(texts)-tail; i++ {
		fresh[i] = l.newParagraph(texts[i])
	}
	l.paras = fresh
	l.count()
}

// resize breaks all paragraphs anew for a width.
func (l *layout) resize(width float32) {
	l.width = width
	for _, p := range l.paras {
		l.wrap(p)
	}
	l.count()
}

func (l *layout) count() {
	l.start, l.row = l.start[:0], l.row[:0]
	start, row := 0, 0
	for _, p := range l.paras {
		l.start, l.row = append(l.start, start), append(l.row, row)
		start += len(p.text) + 1
		row += len(p.first) - 1
	}
	l.row = append(l.row, row)
}

func (l *layout) newParagraph(text string) *paragraph {
	p := &paragraph{text: text, bold: !l.flush && text != "" && model.Subheading(text) == text}
	p.at, p.runes, p.pos = l.ruler.Cells(text, p.bold)
	l.wrap(p)
	return p
}

func (l *layout) wrap(p *paragraph) {
	p.first = flow.Break(p.first[:0], p.runes, p.pos, l.indent(p), l.width)
}

// indent is 首行缩进: two characters, unless spaces were typed for it.
func (l *layout) indent(p *paragraph) float32 {
	if l.flush || len(p.runes) > 0 && (p.runes[0] == '\u3000' || flow.Blank(p.runes[0])) {
		return 0
	}
	return min(2*l.ruler.Em, max(l.width-2*l.ruler.Em, 0))
}

// rows is the number of all rows, at least one.
func (l *layout) rows() int { return l.row[len(l.paras)] }

// para is the paragraph that an offset is in.
func (l *layout) para(off int) int {
	return sort.Search(len(l.start), func(i int) bool { return l.start[i] > off }) - 1
}

// cell is the paragraph and cell that begin at an offset, or that it lies in.
func (l *layout) cell(off int) (para, cell int) {
	para = l.para(off)
	p := l.paras[para]
	off -= l.start[para]
	return para, sort.Search(len(p.at), func(c int) bool { return p.at[c] > off }) - 1
}

// A place is where a caret can stand. Where a row ends without a line end, the same
// offset is the end of that row and the start of the next.
type place struct {
	off   int
	early bool // at the end of the row before
}

// rowOf is the row of a place, and its paragraph.
func (l *layout) rowOf(at place) (row, para int) {
	para, cell := l.cell(at.off)
	p := l.paras[para]
	k := sort.Search(len(p.first)-1, func(k int) bool { return p.first[k] > cell }) - 1
	if at.early && k > 0 && p.first[k] == cell {
		k--
	}
	return l.row[para] + k, para
}

// inRow gives the paragraph of a row and the cells at its two ends.
func (l *layout) inRow(row int) (para, from, to int) {
	para = sort.Search(len(l.paras), func(i int) bool { return l.row[i] > row }) - 1
	k := row - l.row[para]
	return para, l.paras[para].first[k], l.paras[para].first[k+1]
}

// span gives the offsets at the two ends of a row, without the line end.
func (l *layout) span(row int) (from, to int) {
	para, a, b := l.inRow(row)
	return l.start[para] + l.paras[para].at[a], l.start[para] + l.paras[para].at[b]
}

// x is where an offset of a row stands in it.
func (l *layout) x(row, off int) float32 {
	para, a, b := l.inRow(row)
	p := l.paras[para]
	_, cell := l.cell(off)
	x := p.pos[min(max(cell, a), b)] - p.pos[a]
	if a == 0 {
		x += l.indent(p)
	}
	return x
}

// nearest is the place in a row next to x; a cell counts up to its middle.
func (l *layout) nearest(row int, x float32) place {
	return l.search(row, x, func(p *paragraph, c int) float32 { return (p.pos[c] + p.pos[c+1]) / 2 })
}

// under is the offset of the cell that x lies on, or the end of the row.
func (l *layout) under(row int, x float32) int {
	return l.search(row, x, func(p *paragraph, c int) float32 { return p.pos[c+1] }).off
}

// search finds the first cell of a row whose edge is right of x.
func (l *layout) search(row int, x float32, edge func(*paragraph, int) float32) place {
	para, a, b := l.inRow(row)
	p := l.paras[para]
	if a == 0 {
		x -= l.indent(p)
	}
	x += p.pos[a]
	c := a + sort.Search(b-a, func(k int) bool { return edge(p, a+k) > x })
	return place{l.start[para] + p.at[c], c == b && b < len(p.runes)}
}

// step is the caret's next stop, or the last one for d = -1.
func (l *layout) step(off, d int) int {
	para, cell := l.cell(off)
	p := l.paras[para]
	switch cell += d; {
	case cell >= 0 && cell < len(p.at):
		return l.start[para] + p.at[cell]
	case d > 0:
		return min(l.start[para]+len(p.text)+1, l.end())
	}
	return max(l.start[para]-1, 0)
}

// snap is the first stop of the caret from an offset on, within the text.
func (l *layout) snap(off int) int {
	off = min(max(off, 0), l.end())
	para, cell := l.cell(off)
	if p := l.paras[para]; l.start[para]+p.at[cell] < off {
		return l.start[para] + p.at[cell+1]
	}
	return off
}

// end is the length of the text.
func (l *layout) end() int {
	last := len(l.paras) - 1
	return l.start[last] + len(l.paras[last].text)
}
