package paper

import (
	"strings"
	"unicode"

	"gouji.app/model"
	"gouji.app/model/page"
)

// Heights of lines in points: of text, so that 22 stand on a page, and of a title.
const (
	lineHeight  = float64(page.GridLine) / 20
	titleHeight = 35.0
)

const (
	// rise is how far the base line lies below the upper edge of letters, in parts of
	// their size.
	rise = 0.86
	// tight is taken from behind each letter of text, so that 28 stand on a line.
	tight = -0.25
	// indent is that of a paragraph, in letters.
	indent = 2
)

// part sets a part of a page.
func (s *setter) part(part page.Part) {
	signed, heading := false, ""
	for _, it := range part.Items {
		switch {
		case it.Table != nil:
			s.table(it.Table, heading)
		case it.Style == page.Title:
			s.title(it.Text)
		case it.Style == page.Heading:
			heading = it.Text
			s.heading(it.Text, Black, 2)
		case it.Style == page.Signature || it.Style == page.Date:
			if !signed { // one line free above
				s.waiting = append(s.waiting, strip{height: lineHeight})
			}
			signed = true
			s.sign(it.Text, it.Style == page.Signature)
		default:
			s.prose(it.Text)
		}
	}
}

// A letter is one character of a line.
type letter struct {
	r     rune
	face  Face
	width float64
}

// letters are what can be seen of a text. Control and format characters have no width
// in any font.
func (s *setter) letters(text string, face Face, size, spacing float64) (out []letter) {
	for _, r := range text {
		switch {
		case r == '\t':
			r = '\u3000'
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == 0xfffe || r == 0xffff:
			continue
		}
		out = append(out, letter{r, face, s.advance(face, r)*size + spacing})
	}
	return out
}

func (s *setter) title(text string) {
	e := s.Root.add(&Element{Kind: Heading, Level: 1})
	mark := &Bookmark{Text: text, Level: 1}
	for _, phrase := range page.TitleLines(text) {
		for _, line := range fill(s.letters(phrase, Title, page.TitleSize, 0), s.frame().textWidth(), s.frame().textWidth()) {
			at := (s.frame().textWidth() - widthOf(line)) / 2
			s.waiting = append(s.waiting, strip{titleHeight, runs(line, at, middle(titleHeight, page.TitleSize), page.TitleSize, 0, 0, e), mark})
			mark = nil
		}
	}
	s.waiting = append(s.waiting, strip{height: lineHeight})
}

// middle is the base line of letters in the middle of a line of some height.
func middle(height, size float64) float64 { return (height-size)/2 + size*rise }

// heading sets a heading that stays with what follows.
func (s *setter) heading(text string, face Face, level int) {
	e := s.Root.add(&Element{Kind: Heading, Level: level})
	lines := s.paragraph(s.letters(text, face, page.TextSize, tight), e)
	lines[0].mark = &Bookmark{Text: text, Level: level}
	s.waiting = append(s.waiting, lines...)
}

// sign sets signature or date, two letters from the right edge; a signature stays with
// the date below it.
func (s *setter) sign(text string, stays bool) {
	e := s.Root.add(&Element{Kind: Paragraph})
	width := s.frame().textWidth() - indent*page.TextSize
	var lines []strip
	for _, line := range fill(s.letters(text, Text, page.TextSize, 0), width, width) {
		lines = append(lines, strip{height: lineHeight, runs: runs(line, width-widthOf(line), middle(lineHeight, page.TextSize), page.TextSize, 0, 0, e)})
	}
	s.waiting = append(s.waiting, lines...)
	if !stays {
		s.flush(0)
	}
}

// prose sets a paragraph of running text. A second-level heading is set in Kai; one
// that stands alone stays with what follows.
func (s *setter) prose(text string) {
	head := model.Subheading(text)
	if head != "" && head == text {
		s.heading(text, Kai, 3)
		return
	}
	e := s.Root.add(&Element{Kind: Paragraph})
	letters := s.letters(head, Kai, page.TextSize, tight)
	lines := s.paragraph(append(letters, s.letters(text[len(head):], Text, page.TextSize, tight)...), e)
	// No page begins or ends with a line of a paragraph that has more.
	const together = 2
	first := min(together, len(lines))
	if len(lines) == together+1 {
		first = len(lines)
	}
	s.flush(float64(first) * lineHeight)
	for i, line := range lines {
		if left := len(lines) - i; left == together && i > 0 && s.room() < together*lineHeight {
			s.turn()
		}
		s.set(line)
	}
}

// paragraph sets text between both edges, its first line indented.
func (s *setter) paragraph(letters []letter, e *Element) (out []strip) {
	width := s.frame().textWidth()
	at := float64(indent * page.TextSize)
	lines := fill(letters, width-at-tight, width-tight)
	for i, line := range lines {
		spread := 0.0
		if i+1 < len(lines) {
			spread = spreadOf(line, width-at-tight)
		}
		out = append(out, strip{height: lineHeight, runs: runs(line, at, middle(lineHeight, page.TextSize), page.TextSize, tight, spread, e)})
		at = 0
	}
	return out
}

// spreadOf is what to add behind each letter but the last, so that a line fills a width.
// A point that hangs over the edge stays there.
func spreadOf(line []letter, width float64) float64 {
	inside := line
	if last := len(line) - 1; last > 0 && widthOf(line) > width && hangs(line[last].r) {
		inside = line[:last]
	}
	if len(inside) < 2 {
		return 0
	}
	return (width - widthOf(inside)) / float64(len(inside)-1)
}

func widthOf(line []letter) (w float64) {
	for _, l := range line {
		w += l.width
	}
	return w
}

// Characters that begin or end no line, and those that may hang over its edge
// (GB/T 15834-2011, 5.1).
const (
	noStart = "，。、；：？！）》〉」』】〕｝”’…—％‰℃·,.;:?!)]}%"
	noEnd   = "（《〈「『【〔｛“‘([{"
	hanging = "，。、；：？！"
)

func hangs(r rune) bool { return strings.ContainsRune(hanging, r) }

// mayBreak says that a line may end before letter i. Figures and Latin words stay whole.
func mayBreak(letters []letter, i int) bool {
	before, after := letters[i-1].r, letters[i].r
	if strings.ContainsRune(noStart, after) || strings.ContainsRune(noEnd, before) {
		return false
	}
	return !(inWord(before) && inWord(after))
}

func inWord(r rune) bool {
	return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || r == '.' || r == ',' || r == '-' || r == '/' || r == '@' || r == '_'
}

// fill breaks letters into lines, the first of one width, the others of another. There
// is always a line.
func fill(letters []letter, first, rest float64) [][]letter {
	return broken(letters, first, rest, hanging)
}

// broken is fill with the points that may hang over the edge.
func broken(letters []letter, first, rest float64, hanging string) (lines [][]letter) {
	width := first
	for len(letters) > 0 {
		n := fits(letters, width, hanging)
		lines, letters, width = append(lines, letters[:n]), letters[n:], rest
	}
	if lines == nil {
		lines = [][]letter{nil}
	}
	return lines
}

// fits is how many letters stand on a line: to the last place where it may break, one
// point hanging over the edge; a word longer than half a line is broken.
func fits(letters []letter, width float64, hanging string) int {
	n, used := 0, 0.0
	for n < len(letters) && used+letters[n].width <= width {
		used += letters[n].width
		n++
	}
	if n == len(letters) {
		return n
	}
	if n > 0 && strings.ContainsRune(hanging, letters[n].r) && (n+1 == len(letters) || mayBreak(letters, n+1)) {
		return n + 1
	}
	for at := n; at > n/2; at-- {
		if mayBreak(letters, at) {
			return at
		}
	}
	return max(n, 1)
}

// runs makes a line of letters runs of one face each; spacing is added behind each
// letter, spread is the part of it that the letters' widths leave out.
func runs(line []letter, x, y, size, spacing, spread float64, e *Element) (out []Run) {
	for from := 0; from < len(line); {
		to, text, width := from, strings.Builder{}, 0.0
		for ; to < len(line) && line[to].face == line[from].face; to++ {
			text.WriteRune(line[to].r)
			width += line[to].width + spread
		}
		out = append(out, Run{X: x, Y: y, Face: line[from].face, Size: size, Spacing: spacing + spread, Text: text.String(), Of: e})
		x += width
		from = to
	}
	return out
}
