// Package form declares the official report forms as data: sections, printed
// labels, merged heads, the laws their numbers obey and what next year's report
// takes over. Everything else in the program that has to agree with a form
// (screen, files, checks, recognition) is derived from a declaration here.
//
// The package knows no report and no number; it says what a form looks like and
// which of its cells must agree.
package form

import "slices"

// A Form is one edition of an official report form.
type Form struct {
	ID       string    // written into every file: "gongkai-2021"
	Title    string    // what the title says after 机关 and 年
	KnownTo  int       // last report year that the form is known to be for
	Fields   []Field   // what is asked about the reporting body; never printed as such
	Sections []Section // in print order
	Balances []Balance // printed 勾稽关系 that Total heads do not already say
	Carries  []Carry   // rows that begin with last year's numbers
	Stocks   []Stock   // holdings that follow from last year's

	index // derived once by compile; everything above is fixed from then on
}

// index is what is asked of a form at every keystroke.
type index struct {
	cells  []Cell
	at     map[Ref]int // position in cells
	rows   [][]Ref
	sums   []Sum
	totals []Total
}

// compile derives the index of a freshly declared form.
func (f *Form) compile() *Form {
	f.cells = f.listCells()
	f.at = make(map[Ref]int, len(f.cells))
	for i, c := range f.cells {
		f.at[c.Ref] = i
	}
	f.rows = f.listRows()
	f.sums = f.listSums()
	f.totals = f.listTotals()
	return f
}

// A Field is one question about the reporting unit. It is addressed as unit/Key.
type Field struct {
	Key, Label, Hint string
	Choices          []Choice // empty: free text
}

// A Choice is one admissible value of a Field: Key stands in files, Label on screen.
type Choice struct{ Key, Label string }

// Kind tells how a section is filled in.
type Kind int

const (
	Line      Kind = iota // one line: title, signature, date
	Narrative             // paragraphs
	Tables                // ruled blocks of numbers
)

// A Section is one part of the printed report.
type Section struct {
	Key      string
	Title    string // printed heading; "" for the parts printed without one
	Short    string // name in lists and messages
	Hint     string // what the official notice asks for
	Kind     Kind
	Optional bool    // may be left empty without a finding
	Blocks   []Block // stacked ruled grids, for Tables
	MayBeNil bool    // a year may leave nothing to count in it: no requests, no disputes

	Usual   Length   // of a narrative
	Phrases []string // standard sentences to put in; see model.Report.Phrases
}

// A Length is how long published narratives commonly are, in characters without white
// space. The zero value says nothing.
type Length struct{ Least, Most int }

// Unit says what the numbers of a block count.
type Unit int

const (
	Count Unit = iota // 件: an integer ≥ 0
	Money             // 万元: a decimal ≥ 0, kept exactly as typed
)

// A Block is one ruled grid of a section.
type Block struct {
	Caption    string // full-width bar above the heads: 第二十条第（一）项
	Corner     string // printed in the top-left box
	Unit       Unit
	Rows, Cols []Head
	Across     Law // the law of total columns: parts left of them in each row
	Down       Law // the law of total rows: parts above them in each column
	// Widths are those of the label columns and, last, of one number column, in
	// full-width characters of the table's type size.
	Widths []float32
}

// A Head labels one row or column of numbers (a leaf) or groups further heads.
type Head struct {
	Key      string // unique among the leaves of its section's axis; "" for groups
	Label    string // as printed
	Short    string // in messages; "" means Label
	Note     string // what the row means (填报说明)
	Total    bool   // adds up all other leaves below the same parent
	Rest     bool   // takes what no other row of its group names
	Vertical bool   // printed top to bottom
	Break    int    // characters on the first line where the label does not fit one: 社会公益 of 社会公益组织; 0: anywhere
	Heads    []Head
}

// name is how messages call the head.
func (h Head) name() string {
	if h.Short != "" {
		return h.Short
	}
	return h.Label
}

// A Law names an equation kind; it is also the id of the rule that checks it.
type Law string

const (
	RowSum     Law = "row-sum"
	ColumnSum  Law = "column-sum"
	BalanceLaw Law = "balance"
	DisputeSum Law = "dispute-sum"
)

// A Balance says that Left and Right row keys add up to the same in every column.
type Balance struct {
	Section     string
	Left, Right []string
}

// A Carry says that row To begins the year with last year's row From, per column.
type Carry struct{ Section, From, To string }

// A Stock says that a holding is last year's plus In minus Out, per row.
type Stock struct {
	Section string
	Rows    []string
	Held    string // column of the holding at the end of the year
	In, Out string // columns of what came and went during the year
}

// Section returns the section with the given key.
func (f *Form) Section(key string) (Section, bool) {
	for _, s := range f.Sections {
		if s.Key == key {
			return s, true
		}
	}
	return Section{}, false
}

// Field returns the unit field with the given key.
func (f *Form) Field(key string) (Field, bool) {
	for _, q := range f.Fields {
		if q.Key == key {
			return q, true
		}
	}
	return Field{}, false
}

// Paths lists the leaves of a tree of heads, each with the heads above it, the leaf
// last.
func Paths(hs []Head) [][]Head { return paths(nil, nil, hs) }

// paths adds those below some heads to out.
func paths(out [][]Head, above, hs []Head) [][]Head {
	for _, h := range hs {
		path := append(slices.Clip(above), h)
		if len(h.Heads) == 0 {
			out = append(out, path)
			continue
		}
		out = paths(out, path, h.Heads)
	}
	return out
}

// leaves lists the heads that stand for a row or column, in print order.
func leaves(hs []Head) (out []Head) {
	for _, h := range hs {
		if len(h.Heads) == 0 {
			out = append(out, h)
			continue
		}
		out = append(out, leaves(h.Heads)...)
	}
	return out
}

// depth is the number of label lines a tree of heads takes.
func depth(hs []Head) int {
	m := 0
	for _, h := range hs {
		m = max(m, 1+depth(h.Heads))
	}
	return m
}
