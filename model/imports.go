package model

import (
	"io"

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
}

// An Import is a file read as a report.
type Import struct {
	Report  *Report
	Edition string // form of the source; Report.Form is the one after conversion
	Own     bool   // kept by this program with all it knows: saving over it loses nothing
	Notes   []Note
}

// A Format is a kind of file that reports are kept in. Read fails only on what
// cannot be read as a report at all; its errors are Refusals.
type Format struct {
	Name  string // of the command line: "xlsx"
	Label string // Excel 工作簿
	Exts  []string
	Sniff func(data []byte) bool
	Read  func(data []byte) (*Import, error)
	Write func(w io.Writer, r *Report) error // with everything the format can carry; nil: only read
	// Submit writes what is handed in: print and nothing else.
	Submit func(w io.Writer, r *Report) error
}

// A Refusal says in one Chinese sentence why a file cannot be read or written and
// what to do. It is the only error text a user sees.
type Refusal struct {
	Message string
	Cause   error // for the log; may be nil
}

func (e *Refusal) Error() string { return e.Message }

func (e *Refusal) Unwrap() error { return e.Cause }
