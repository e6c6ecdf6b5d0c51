package model

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"gouji.app/model/form"
)

// Unread are the blank cells whose numbers stood in the source of some import and were
// not read (未读出): they are not 未填, and nobody may take them for 0. A cell that is
// typed in, be it with 0, is unread no longer.
func (r *Report) Unread() map[form.Ref]bool {
	if !slices.ContainsFunc(r.Form.Cells(), func(c form.Cell) bool { return r.Number(c).Blank() }) {
		return nil // as of most reports, at each keystroke
	}
	var notes []Note
	for _, x := range r.Receipts() {
		notes = append(notes, x.Notes...)
	}
	return r.unread(notes)
}

// Unread are the cells that this import left unread, and those that the imports did
// which its own file tells of.
func (im *Import) Unread() map[form.Ref]bool {
	out := map[form.Ref]bool{}
	maps.Copy(out, im.Report.Unread())
	for at := range im.Report.unread(im.Notes) {
		out[at] = true
	}
	return out
}

// unread are the blank cells that lost numbers of some notes may belong to: those of
// the cell or the row that a note is about, and of a whole section where the note is
// about all of it or tells a number without saying of which row.
func (r *Report) unread(notes []Note) map[form.Ref]bool {
	lost := map[form.Ref]bool{}
	for _, n := range notes {
		if n.Lost && (n.At.Row != "" || n.Text == "" || isNumbers(n.Text)) {
			lost[n.At] = true
		}
	}
	out := map[form.Ref]bool{}
	if len(lost) == 0 {
		return out
	}
	for _, c := range r.Form.Cells() {
		at := c.Ref
		if !r.Number(c).Blank() {
			continue
		}
		if lost[at] || lost[form.Ref{Section: at.Section, Row: at.Row}] || lost[form.Ref{Section: at.Section}] {
			out[at] = true
		}
	}
	return out
}

// isNumbers says that a text is numbers, with what they count, and no other words: 12件.
func isNumbers(text string) bool {
	text = counted.Replace(text)
	return strings.ContainsFunc(text, unicode.IsDigit) && !strings.ContainsFunc(text, unicode.IsLetter)
}

var counted = strings.NewReplacer("万元", "", "元", "", "件", "", "项", "", "条", "")
