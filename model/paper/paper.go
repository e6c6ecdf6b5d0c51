// Package paper lays a page out on sheets of A4 in the look of official documents
// (GB/T 9704-2012 党政机关公文格式): where each letter and each rule stands. It draws
// nothing and knows no file format; whoever draws says how wide letters are.
//
// Lengths are in points, from the upper left corner of a sheet.
package paper

import (
	"strconv"

	"gouji.app/model"
	"gouji.app/model/page"
)

// Face is what letters look like, named for its use; whoever draws has fonts for it.
type Face int

const (
	Title  Face = iota // 小标宋
	Text               // 仿宋
	Kai                // 楷体, of second-level headings
	Black              // 黑体, of headings
	Song               // 宋体, of tables and page numbers
	NFaces             // how many there are
)

// Advance gives the width of a letter in a face, in parts of its size.
type Advance func(Face, rune) float64

// A Layout is a document on sheets.
type Layout struct {
	Sheets []Sheet
	Root   *Element   // what stands on the sheets, in reading order
	Marks  []Bookmark // headings, in reading order
}

// A Sheet is one side of paper.
type Sheet struct {
	Width, Height float64
	Runs          []Run
	Rules         []Rule
}

// A Run is letters of one look on one line.
type Run struct {
	X, Y    float64 // of the left end of the base line
	Face    Face
	Size    float64
	Spacing float64 // added behind each letter
	Text    string
	Of      *Element // nil: a page number or a head that is repeated
}

// A Rule is a line between two points.
type Rule struct{ X1, Y1, X2, Y2 float64 }

// A Bookmark leads to a heading.
type Bookmark struct {
	Text  string
	Level int // from 1
	Sheet int // from 0
	Y     float64
}

// Kind says what an element is to those who hear the page read.
type Kind int

const (
	Document Kind = iota
	Heading       // of Level 1 (the title) to 3
	Paragraph
	Table
	Row
	Head // a cell that names others
	Data // a cell
)

// An Element is a piece of the page's structure.
type Element struct {
	Kind             Kind
	Level            int
	RowSpan, ColSpan int    // of cells
	Beside           bool   // of a head: it names what is to its right
	About            string // of a table: what it is
	Kids             []*Element
}

func (e *Element) add(kid *Element) *Element {
	e.Kids = append(e.Kids, kid)
	return kid
}

// Lay lays a page out. The same page and the same widths give the same sheets.
func Lay(p *page.Page, l model.Layout, advance Advance) *Layout {
	s := &setter{Layout: &Layout{Root: &Element{Kind: Document}}, advance: advance, chosen: l}
	for i, part := range p.Parts {
		if turn := l.Landscape && holdsTable(part); i == 0 || turn != s.across {
			s.across = turn
			s.turn()
		}
		s.part(part)
	}
	s.flush(0)
	for i := range s.Sheets {
		s.number(i)
	}
	return s.Layout
}

func holdsTable(part page.Part) bool {
	for _, it := range part.Items {
		if it.Table != nil {
			return true
		}
	}
	return false
}

// A setter sets one block of a page below the other.
type setter struct {
	*Layout
	advance Advance
	chosen  model.Layout
	across  bool
	y       float64 // where the next block begins on the last sheet
	waiting []strip // headings that stay with what follows
}

// A strip is a line of text on its way to a sheet.
type strip struct {
	height float64
	runs   []Run // their Y is from the upper edge of the strip
	mark   *Bookmark
}

// twips are twentieths of a point.
type twips int

func (t twips) points() float64 { return float64(t) / 20 }

// A frame is a sheet and the margins around its text.
type frame struct{ width, height, top, bottom, left, right twips }

func framed(across bool) frame {
	if across {
		return frame{page.PaperLong, page.PaperShort, page.MarginLeft, page.MarginRight, page.MarginBottom, page.MarginTop}
	}
	return frame{page.PaperShort, page.PaperLong, page.MarginTop, page.MarginBottom, page.MarginLeft, page.MarginRight}
}

func (s *setter) frame() frame { return framed(s.across) }

func (f frame) textWidth() float64  { return (f.width - f.left - f.right).points() }
func (f frame) textHeight() float64 { return (f.height - f.top - f.bottom).points() }

// turn begins a new sheet.
func (s *setter) turn() {
	f := s.frame()
	s.Sheets = append(s.Sheets, Sheet{Width: f.width.points(), Height: f.height.points()})
	s.y = 0
}

// room is what is left of the sheet below the last block.
func (s *setter) room() float64 { return s.frame().textHeight() - s.y + slack }

// slack is what a block may stand over the lower edge, for fractions of a point that
// rounding leaves.
const slack = 0.5

// flush sets what waits, on the sheet where need more fits below it, if one can be had.
func (s *setter) flush(need float64) {
	waiting := s.waiting
	s.waiting = nil
	for _, w := range waiting {
		need += w.height
	}
	if need > s.room() && s.y > 0 {
		s.turn()
	}
	for _, w := range waiting {
		s.set(w)
	}
}

// set sets a strip below the last block.
func (s *setter) set(w strip) {
	if w.height > s.room() && s.y > 0 {
		s.turn()
	}
	f, sheet := s.frame(), &s.Sheets[len(s.Sheets)-1]
	x, y := f.left.points(), f.top.points()+s.y
	for _, r := range w.runs {
		r.X, r.Y = r.X+x, r.Y+y
		sheet.Runs = append(sheet.Runs, r)
	}
	if w.mark != nil {
		s.Marks = append(s.Marks, Bookmark{w.mark.Text, w.mark.Level, len(s.Sheets) - 1, y})
	}
	s.y += w.height
}

// numberGap is from the text to the page number below it, 7 mm.
const numberGap = 7 * 72 / 25.4

// number sets the page number: at the right of odd pages, at the left of even ones, one
// letter from the edge.
func (s *setter) number(i int) {
	sheet := &s.Sheets[i]
	text := "— " + strconv.Itoa(i+1) + " —"
	run := Run{Face: Song, Size: page.NumberSize, Text: text}
	f := framed(sheet.Width > sheet.Height)
	run.Y = (f.height - f.bottom).points() + numberGap + page.NumberSize*rise
	run.X = f.left.points() + page.NumberSize
	if i%2 == 0 {
		run.X = (f.width - f.right).points() - page.NumberSize - s.width(run)
	}
	sheet.Runs = append(sheet.Runs, run)
}

func (s *setter) width(r Run) (w float64) {
	for _, letter := range r.Text {
		w += s.advance(r.Face, letter)*r.Size + r.Spacing
	}
	return w
}
