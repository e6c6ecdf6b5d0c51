// Package page is a report as printed, free of any file format: parts with
// headings, paragraphs and ruled tables. Writers turn a page into bytes, readers
// turn bytes into a page; neither needs to know the form.
//
// Of makes the page of a report, OfCheck that of a list of findings. The way back
// from a page to a report is export/match.
package page

import (
	"slices"

	"gouji.app/model"
	"gouji.app/model/form"
)

// A Page is one document.
type Page struct {
	Title  string // of the document, for file properties, as model.Shown shows it
	Parts  []Part
	Styled bool   // styles tell which lines are title, signature and date, and that no other is
	Form   bool   // to be filled in by others: totals are not theirs to type
	Record string // what print does not show, as JSON; "" in files for submission
	Notes  []Note // what the reader of the file could not take over; not printed
}

// A Note is a reader's remark on a place of the file.
type Note struct {
	Where, Text, Message string
	Lost                 bool // the text stands nowhere else on the page
}

// A Part is a stretch of the page under one heading; xlsx gives each its sheet.
type Part struct {
	Name  string // short, for a sheet tab
	Items []Item
	Data  bool // for workbooks only: a table that others are added up from, too wide for paper
}

// An Item is a paragraph or, where Table is set, a table.
type Item struct {
	Line  int    // line of the file read, from 1; 0 where it has none
	Where string // place in a file without lines: 工作表“三、申请” B7
	Style Style
	Text  string
	Table *Table
	// Copied says that the paragraph stands as last year's report had it (沿用上年未改).
	// Only files that are worked on tell.
	Copied bool
	Prompt string // of a row for text in a form to fill in: what belongs there
}

// Style says what a paragraph is.
type Style int

const (
	Body Style = iota
	Title
	Heading
	Signature // set to the right, like the date below it
	Date
)

// LineStyle is the style of a section that is one line: title, signature, date.
func LineStyle(s form.Section) Style {
	switch s.Key {
	case form.TitleLine:
		return Title
	case form.DateLine:
		return Date
	}
	return Signature
}

// A Table is one ruled grid.
type Table struct {
	Rows, Cols int
	Full       bool      // blank squares have cells, too: where none is, one was left out
	HeadRows   int       // repeated on each printed page
	HeadCols   int       // label columns
	Chart      bool      // its columns of counts are years, its rows figures: to be drawn as bars
	Whole      bool      // fits one page of paper and is to stand on one, with its heading
	Widths     []float32 // of each column in full-width characters; nil: even
	Cells      []Cell    // in reading order; squares without a cell are empty
	Sums       []Sum
	Gathers    []Gather
}

// Kind says what a cell holds.
type Kind int

const (
	Label Kind = iota
	Count      // an integer ≥ 0
	Money      // a decimal ≥ 0
	Words      // running text
	Blank      // running text that whoever fills in a form writes
)

// A Cell covers RowSpan × ColSpan squares from Row, Col.
type Cell struct {
	Row, Col, RowSpan, ColSpan int
	Kind                       Kind
	Text                       string
	Vertical                   bool // letters one below the other
	Break                      int  // characters on the first line of a label that does not fit one; 0: anywhere
	Left                       bool // set to the left; labels stand centred otherwise
	Where                      string
}

// A Sum says that cells add up to the same, by position in Table.Cells.
type Sum struct {
	Left, Right []int
	// Defines is set when Right is one cell that Left defines, as a formula does.
	Defines bool
}

// A Gather says that a cell adds up squares of one column of another part, whose only item is
// a table, or counts those of them that hold no number. Only workbooks can do that.
type Gather struct {
	Cell, Part, Col int
	Rows            []Span
	Missing         bool
}

// A Span is some rows of a table, ends included.
type Span struct{ Top, Bottom int }

// Number reads a cell of kind Count or Money; any other is blank.
func (c Cell) Number() model.Number {
	switch c.Kind {
	case Count:
		return model.ReadNumber(c.Text, form.Count)
	case Money:
		return model.ReadNumber(c.Text, form.Money)
	}
	return model.Number{}
}

// Titled says that one of some items has the style of a title.
func Titled(items []Item) bool {
	return slices.ContainsFunc(items, func(it Item) bool { return it.Style == Title })
}
