package pdf

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A line is text on one base line.
type line struct {
	x0, x1, y float64
	size      float64 // of its largest character
	text      string
	columns   bool // wide gaps, as between the cells of a table without lines
	pieces    []piece
}

// linesOf puts glyphs into lines from the top down.
func linesOf(glyphs []glyph) (out []line) {
	slices.SortStableFunc(glyphs, func(a, b glyph) int { return cmp.Compare(a.y, b.y) })
	for i := 0; i < len(glyphs); {
		j := i + 1
		for j < len(glyphs) && glyphs[j].y-glyphs[i].y <= 0.3*math.Max(glyphs[i].size, glyphs[j].size) {
			j++
		}
		if l := lineOf(glyphs[i:j]); l.text != "" {
			out = append(out, l)
		}
		i = j
	}
	return out
}

// lineOf reads the glyphs of one line from left to right. Gaps become spaces, wide
// ones as many as they have room for; spaces in the file count only where they show.
func lineOf(glyphs []glyph) (l line) {
	slices.SortStableFunc(glyphs, func(a, b glyph) int { return cmp.Compare(a.x0, b.x0) })
	var b strings.Builder
	var last glyph
	begin, blank := 0, false // of the piece
	for _, g := range glyphs {
		if strings.TrimSpace(g.text) == "" {
			blank = true
			continue
		}
		if b.Len() == 0 {
			l = line{x0: g.x0, y: g.y}
		} else {
			if last.text == g.text && g.x0-last.x0 < 0.2*g.size {
				continue // printed twice to look bold
			}
			n := spaces(last, g, blank)
			if n > 1 {
				l.columns = true
				l.endPiece(b.String()[begin:], last)
				begin = b.Len() + n
			}
			b.WriteString(strings.Repeat(" ", n))
		}
		if begin == b.Len() {
			l.pieces = append(l.pieces, piece{x0: g.x0, y: g.y, size: g.size})
		}
		b.WriteString(g.text)
		l.x1, l.size = math.Max(l.x1, g.x1), math.Max(l.size, g.size)
		last, blank = g, false
	}
	l.text = b.String()
	if l.text != "" {
		l.endPiece(l.text[begin:], last)
	}
	return l
}

// endPiece fills in the last piece.
func (l *line) endPiece(text string, last glyph) {
	p := &l.pieces[len(l.pieces)-1]
	p.text, p.x1 = text, last.x1
}

// spaces is how many stand between two characters of a line.
func spaces(a, b glyph, blank bool) int {
	const widest = 100
	em := math.Max(a.size, b.size)
	gap, least := (b.x0-a.x1)/em, 0.25
	if wide(a.text) || wide(b.text) {
		least = 0.6 // justified lines and the seam of Chinese and Latin have some room
	}
	switch {
	case gap > 1.2, gap > 0.5 && cipher.MatchString(a.text) && cipher.MatchString(b.text):
		return max(2, int(math.Min(gap*2, widest)))
	case gap > least, blank && gap > 0.1:
		return 1
	}
	return 0
}

// wide says that a character fills a square.
func wide(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef || r >= 0x2010 && r <= 0x2026
}

// cellText joins the lines of a cell of some width. A text broken because its line
// was full goes on at once; full says that the last line is.
func cellText(glyphs []glyph, width float64) (text string, full bool) {
	for _, l := range linesOf(glyphs) {
		if text != "" && !full {
			text += "\n"
		}
		text += strings.Join(strings.Fields(l.text), " ")
		full = width-(l.x1-l.x0) < 1.3*l.size
	}
	return text, full
}

// pageNumber matches a line that is nothing but the number of its page; sure ones
// have something around it that only page numbers have. item matches how a numbered
// paragraph begins.
var (
	pageNumber     = regexp.MustCompile(`^[\s\-—–－·第]*(\d{1,4})[\s\-—–－·页]*([/／共]\s*\d{1,4}\s*页?)?$`)
	surePageNumber = regexp.MustCompile(`^\s*([\-—–－·]\s*\d{1,4}\s*[\-—–－·]|第\s*\d{1,4}\s*页.*)$`)
	item           = regexp.MustCompile(`^([（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十\d]{1,3}[、.．])`)
	digits         = regexp.MustCompile(`\d+`)
)

// A setting is how running text stands on its pages.
type setting struct {
	left, right float64 // where lines begin and end
	indented    bool    // paragraphs begin with a gap
	pitch       float64 // from line to line
}

// typesetting reads the setting off lines: the margins are the outermost places
// where two lines begin or end.
func typesetting(lines []line) (s setting) {
	var starts, ends []float64
	for _, l := range lines {
		if !l.columns {
			starts, ends = append(starts, l.x0), append(ends, l.x1)
		}
	}
	slices.Sort(starts)
	slices.Sort(ends)
	slices.Reverse(ends)
	s.left, s.right = outermost(starts), outermost(ends)
	indents := 0
	for _, l := range lines {
		if in := (l.x0 - s.left) / l.size; in > 1.5 && in < 2.6 {
			indents++
		}
	}
	s.indented = 5*indents >= len(lines)
	return s
}

// outermost is the first place, from the outside, that a second line has too.
func outermost(places []float64) float64 {
	const same = 6.0
	for i := 0; i+1 < len(places); i++ {
		if math.Abs(places[i+1]-places[i]) <= same {
			return places[i]
		}
	}
	if len(places) == 0 {
		return 0
	}
	return places[0]
}
