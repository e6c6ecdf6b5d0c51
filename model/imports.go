package model

import (
	"fmt"
	"io"
	"strings"

	"gouji.app/model/form"
)

// A Note is one thing that reading a file noticed: what was normalised, what was
// not understood, what contradicts itself. It carries the text, so that nothing
// read is ever dropped silently.
type Note struct {
	Line    int      // line of the source, from 1; 0 where it has none
	Where   string   // place in a source without lines: 工作表“三、申请” B7
	Text    string   // verbatim, as far as it matters
	At      form.Ref // the cell, row (Col empty) or section concerned; zero: none
	Message string   // one Chinese sentence: what was done with it
	Lost    bool     // the text stands nowhere in the report: somebody has to look
}

// Place is where the note's text stood, in words; "" where nobody knows.
func (n Note) Place() string {
	if n.Line > 0 {
		return fmt.Sprintf("第 %d 行", n.Line)
	}
	return n.Where
}

// An Import is a file read as a report.
type Import struct {
	Report  *Report
	Edition string // form of the source; Report.Form is the one after conversion
	Own     bool   // kept by this program with all it knows: saving over it loses nothing
	Notes   []Note
	Where   map[form.Ref]string // place of the source that a cell's text was read from; nil: unknown
}

// Edits write everything that was read, or the numbers alone. What the source left
// blank is no edit: importing never clears anything.
func (im *Import) Edits(tablesOnly bool) []Edit {
	var out []Edit
	r := im.Report
	add := func(at form.Ref) {
		if t := r.Text(at); t != "" {
			out = append(out, Edit{at, t})
		}
	}
	if !tablesOnly {
		for _, q := range r.Form.Fields {
			add(form.UnitRef(q.Key))
		}
		for _, s := range r.Form.Sections {
			if s.Kind != form.Tables {
				add(form.Ref{Section: s.Key})
			}
		}
		out = append(out, r.Kept()...)
	}
	for _, c := range r.Form.Cells() {
		add(c.Ref)
	}
	return out
}

// Read counts the cells that the source filled.
func (im *Import) Read() (n int) {
	for _, c := range im.Report.Form.Cells() {
		if im.Report.Text(c.Ref) != "" {
			n++
		}
	}
	return n
}

// A Format is a kind of file that reports are kept in. Read fails only on what
// cannot be read as a report at all; its errors are Refusals.
type Format struct {
	Name  string // of the command line: "xlsx"
	Label string // Excel 工作簿
	Exts  []string
	Sniff func(data []byte) bool
	Read  func(data []byte) (*Import, error)
	Write func(w io.Writer, r *Report) error // with everything the format can carry; nil: not for keeping reports in
	// Submit writes what is handed in: print and nothing else; nil: only read.
	Submit func(w io.Writer, r *Report, l Layout) error
}

// A Layout is what offices choose differently in print, as far as a format knows of
// it. The zero value is the usual one.
type Layout struct {
	TableSize float64 // of the letters in tables, in points; 0: 9 (小五)
	Landscape bool    // tables stand on pages of their own, set across
	Unsigned  bool    // without signature and date, which the seal's page brings
}

// A Refusal says in one Chinese sentence why a file cannot be read or written and
// what to do. It is the only error text a user sees.
type Refusal struct {
	Message string
	Cause   error // for the log; may be nil
}

func (e *Refusal) Error() string { return e.Message }

func (e *Refusal) Unwrap() error { return e.Cause }

// A Tally says what an import read of one section.
type Tally struct {
	Section     form.Section
	Read, Cells int    // numbers; Cells is 0 for texts
	Characters  int    // of a text, without spaces
	First, Last string // places that the first and the last number were read from; "" unknown
}

// Tallies counts what was read of each section, in print order.
func (im *Import) Tallies() []Tally {
	var out []Tally
	for _, s := range im.Report.Form.Sections {
		t := Tally{Section: s}
		if s.Kind != form.Tables {
			t.Characters = len([]rune(strings.Join(strings.Fields(im.Report.Text(form.Ref{Section: s.Key})), "")))
			out = append(out, t)
			continue
		}
		for _, c := range im.Report.Form.Cells() {
			if c.Ref.Section != s.Key {
				continue
			}
			t.Cells++
			if im.Report.Text(c.Ref) == "" {
				continue
			}
			t.Read++
			if at := im.Where[c.Ref]; at != "" {
				if t.First == "" {
					t.First = at
				}
				t.Last = at
			}
		}
		out = append(out, t)
	}
	return out
}

// Where says where the numbers stood, in words; "" where nobody knows.
func (t Tally) Where() string {
	if t.First == t.Last {
		return t.First
	}
	last := t.Last
	if i := strings.LastIndexByte(t.First, ' '); strings.HasPrefix(last, t.First[:i+1]) && !strings.HasPrefix(t.First, "第") {
		last = last[i+1:] // of the same worksheet
	}
	return t.First + " 至 " + last
}
