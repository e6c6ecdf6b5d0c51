package xlsx

import (
	"math"
	"strings"

	"github.com/xuri/excelize/v2"
)

const (
	fontName  = "宋体"
	titleSize = 18 // points, as all sizes here
	textSize  = 12
	tableSize = 10
	// defaultSize is the size of the letters in which Excel counts column widths.
	defaultSize = 11
	// textColumns is the width of a narrative: 40 full-width characters.
	textColumns = 80
	// copiedColour is that of text which stands as last year's report had it.
	copiedColour = "C65911"
	// maxRowHeight is the greatest height that Excel gives a row.
	maxRowHeight = 409
)

// A look is how a cell is drawn; equal looks share a style of the workbook.
type look struct {
	size     int
	bold     bool
	align    string // horizontal, in the words of the file format
	ruled    bool   // thin borders
	vertical bool   // letters one below the other
	open     bool   // may be changed while the sheet is protected
	copied   bool   // in the colour of what last year's report says
	quoted   bool   // text that begins like a formula, and stays text when it is edited
	format   string // of numbers; "" is general
}

// style is the number of a look in the workbook.
func (b *book) style(l look) (int, error) {
	if id, ok := b.styles[l]; ok {
		return id, nil
	}
	letters := &excelize.Font{Family: fontName, Size: float64(l.size), Bold: l.bold}
	if l.copied {
		letters.Color = copiedColour
	}
	s := &excelize.Style{
		Font:       letters,
		Alignment:  &excelize.Alignment{Horizontal: l.align, Vertical: "center", WrapText: true},
		Protection: &excelize.Protection{Locked: !l.open},
	}
	if l.vertical {
		s.Alignment.TextRotation = 255
	}
	if l.ruled {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: "000000", Style: 1})
		}
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	id, err := b.file.NewStyle(s)
	if err != nil {
		return 0, err
	}
	if l.quoted {
		// NewStyle knows no quotePrefix, so an equal style of another look could be its own.
		own := b.file.Styles.CellXfs.Xf[id]
		own.QuotePrefix = new(true)
		b.file.Styles.CellXfs.Xf = append(b.file.Styles.CellXfs.Xf, own)
		b.file.Styles.CellXfs.Count = len(b.file.Styles.CellXfs.Xf)
		id = len(b.file.Styles.CellXfs.Xf) - 1
	}
	b.styles[l] = id
	return id, nil
}

// beginsFormula says that Excel would take a text for a formula when somebody edits it.
func beginsFormula(text string) bool {
	return text != "" && strings.ContainsRune("=+-@", []rune(text)[0])
}

// warning marks a cell by the colours of its letters and of its ground.
func warning(letters, ground string) *excelize.Style {
	return &excelize.Style{
		Font: &excelize.Font{Color: letters},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{ground}},
	}
}

// columnWidth is the Excel width of a table column of so many full-width
// characters, with room for the padding of the cell.
func columnWidth(chars float32) float64 {
	return math.Round((float64(chars)*2*tableSize/defaultSize+0.8)*100) / 100
}

// height is what a wrapped text takes in a column of the given Excel width.
func height(text string, width float64, size int) float64 {
	room := max(2, int(width*defaultSize/float64(size)))
	lines := 0
	for line := range strings.SplitSeq(text, "\n") {
		lines += max(1, (columns(line)+room-1)/room)
	}
	return float64(lines)*math.Ceil(float64(size)*1.4) + 4
}

// columns counts a text in half-width letters.
func columns(text string) (n int) {
	for _, r := range text {
		n++
		if r >= 0x2000 { // Chinese fonts draw quotes and dashes in full width too
			n++
		}
	}
	return n
}
