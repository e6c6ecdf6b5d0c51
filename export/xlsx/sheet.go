package xlsx

import (
	"math"

	"github.com/xuri/excelize/v2"

	"gouji.app/export/squares"
	"gouji.app/model/page"
)

// A sheet is one part being written. Like a bufio.Writer it remembers the first
// error and does nothing after it, so that drawing reads as drawing.
type sheet struct {
	book   *book
	name   string
	widths []float64 // of its columns, as Excel counts
	row    int       // next free row, from 0
	points float64   // height of all rows so far
	err    error
}

func (b *book) addPart(name string, part page.Part) error {
	if err := b.addSheet(name); err != nil {
		return err
	}
	s := &sheet{book: b, name: name, widths: partWidths(part)}
	s.setUp()
	tables := 0
	for i, item := range part.Items {
		if i > 0 && (item.Table != nil || part.Items[i-1].Table != nil) {
			s.row++ // an empty row tells a table from what stands beside it
		}
		if item.Prompt != "" {
			s.prepared(item.Prompt)
			continue
		}
		if item.Table == nil {
			s.paragraph(item)
			continue
		}
		g := s.grid(charted(item.Table))
		if tables++; tables == 1 {
			g.repeatHeads()
		}
		s.row += item.Table.Rows
		if item.Table.Chart {
			g.chart()
		}
	}
	if tables > 0 {
		s.protect()
	}
	s.turn(part.Data)
	s.do(b.file.SetSheetDimension(name, "A1:"+squares.Name(max(0, s.row-1), len(s.widths)-1)))
	return s.err
}

// do keeps the first error.
func (s *sheet) do(err error) {
	if s.err == nil {
		s.err = err
	}
}

// partWidths gives the columns of a sheet: those of its widest table, or one for text.
func partWidths(part page.Part) []float64 {
	var widest *page.Table
	for _, item := range part.Items {
		if item.Table != nil && (widest == nil || item.Table.Cols > widest.Cols) {
			widest = item.Table
		}
	}
	if widest == nil || widest.Cols == 0 {
		return []float64{textColumns + 2}
	}
	out := make([]float64, widest.Cols)
	for i := range out {
		out[i] = columnWidth(textColumns / 2 / float32(widest.Cols))
		if i < len(widest.Widths) {
			out[i] = columnWidth(widest.Widths[i])
		}
	}
	return fitted(out)
}

// Widths of the text of A4 paper, in Excel's letters: those that print at full size.
const uprightWidth, acrossWidth = 95, 140

// narrowest is how far columns may be narrowed for that: labels and heads take more
// lines then, and numbers of seven digits still fit.
const narrowest = 0.66

// fitted narrows columns so that letters are printed at full size, on the upright page if
// that can be. Wider tables are printed smaller.
func fitted(widths []float64) []float64 {
	all := sum(widths)
	for _, width := range []float64{uprightWidth, acrossWidth} {
		if all > width && all*narrowest <= width {
			for i := range widths {
				widths[i] = math.Floor(widths[i]*width/all*100) / 100
			}
			break
		}
	}
	return widths
}

func sum(widths []float64) (all float64) {
	for _, w := range widths {
		all += w
	}
	return all
}

// turn lays the sheet out on A4, one page wide: across where it is too wide for the
// upright page. A sheet of data takes as many pages as it is wide.
func (s *sheet) turn(data bool) {
	const (
		paperA4         = 9
		upright, across = "portrait", "landscape"
	)
	orientation := upright
	if s.width() > uprightWidth {
		orientation = across
	}
	wide := 1
	if data {
		wide = 0
	}
	s.do(s.book.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{
		Size: new(paperA4), Orientation: &orientation, FitToWidth: &wide, FitToHeight: new(0),
	}))
}

func (s *sheet) width() float64 { return sum(s.widths) }

// setUp gives the sheet its columns and margins.
func (s *sheet) setUp() {
	f := s.book.file
	for i, w := range s.widths {
		col, err := excelize.ColumnNumberToName(i + 1)
		s.do(err)
		s.do(f.SetColWidth(s.name, col, col, w))
	}
	s.do(f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: new(true)}))
	s.do(f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
		Left: new(0.5), Right: new(0.5), Top: new(0.8), Bottom: new(0.8), Header: new(0.3), Footer: new(0.3), // inches
		Horizontally: new(true),
	}))
}

// protect keeps labels from being changed by mistake. There is no password, and
// rows and columns can be sized.
func (s *sheet) protect() {
	s.do(s.book.file.ProtectSheet(s.name, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true,
	}))
}

// paragraph writes a text across the sheet, in as many rows as cells and the
// heights of rows ask for.
func (s *sheet) paragraph(item page.Item) {
	l := look{size: textSize, align: "left"}
	switch item.Style {
	case page.Title:
		l = look{size: titleSize, align: "center", bold: true}
	case page.Heading:
		l.bold = true
	case page.Signature, page.Date:
		l.align, l.open = "right", true
	default:
		l.open, l.copied = true, item.Copied
	}
	if m := squares.MarkFor(item.Style); m != "" {
		l.format = m.Format()
	}
	width := s.width()
	for i, piece := range pieces(item.Text) {
		if i > 0 {
			l.format = squares.Continued.Format()
		}
		// What a row cannot show is not printed either, so a long text gets several
		// rows, merged into one cell.
		l.quoted = beginsFormula(piece)
		all := height(piece, width, l.size)
		rows := int(all/maxRowHeight) + 1
		box := page.Cell{Row: s.row, RowSpan: rows, ColSpan: len(s.widths)}
		s.draw(box, l)
		s.merge(box)
		s.text(box, piece)
		for r := range rows {
			s.height(s.row+r, all/float64(rows))
		}
		s.row += rows
	}
}

// prepared is a row for text that somebody else types: the viewer makes it as high as
// that needs, and says what belongs there while it is being typed.
func (s *sheet) prepared(prompt string) {
	box := page.Cell{Row: s.row, RowSpan: 1, ColSpan: 1}
	s.draw(box, look{size: textSize, align: "left", open: true})
	dv := excelize.NewDataValidation(true)
	dv.SetSqref(squares.Name(s.row, 0))
	short, _ := cutUnits(prompt, maxPromptUnits)
	dv.SetInput("", short)
	s.do(s.book.file.AddDataValidation(s.name, dv))
	s.row++
}

// maxPromptUnits is how many UTF-16 units Excel shows beside a cell.
const maxPromptUnits = 255

// draw gives all squares of a box the same look.
func (s *sheet) draw(box page.Cell, l look) {
	id, err := s.book.style(l)
	s.do(err)
	first, last := corners(box)
	s.do(s.book.file.SetCellStyle(s.name, first, last, id))
}

func (s *sheet) merge(box page.Cell) {
	if first, last := corners(box); first != last {
		s.do(s.book.file.MergeCell(s.name, first, last))
	}
}

func corners(box page.Cell) (first, last string) {
	return squares.Name(box.Row, box.Col), squares.Name(box.Row+box.RowSpan-1, box.Col+box.ColSpan-1)
}

// text writes a string, whatever it looks like: =1+1 is no formula.
func (s *sheet) text(box page.Cell, text string) {
	if text == "" {
		return
	}
	s.do(fits(s.name, text))
	s.do(s.book.file.SetCellStr(s.name, squares.Name(box.Row, box.Col), escape(text)))
}

func (s *sheet) height(row int, points float64) {
	points = min(points, maxRowHeight)
	s.points += points
	s.do(s.book.file.SetRowHeight(s.name, row+1, points))
}
