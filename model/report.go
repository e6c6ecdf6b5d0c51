// Package model is a report as its author typed it: one text per place of the
// form, numbers read exactly from those texts, and changes as lists of edits.
//
// Text as typed is the truth; nothing here corrects, fills in or refuses
// anything. Rules live in model/check, totals and undo in model/session.
package model

import (
	"maps"
	"strconv"
	"strings"

	"gouji.app/model/form"
)

// A Report is one filled-in form. It is not safe for concurrent use; background
// work takes a Clone.
type Report struct {
	Form  *form.Form
	texts map[form.Ref]string
}

// New returns an empty report on the given form.
func New(f *form.Form) *Report {
	return &Report{Form: f, texts: map[form.Ref]string{}}
}

// Text is what is written at a place, "" where nothing is.
func (r *Report) Text(at form.Ref) string { return r.texts[at] }

// SetText writes at a place and returns what stood there. Callers with an undo
// history go through a session.
func (r *Report) SetText(at form.Ref, text string) (old string) {
	old = r.texts[at]
	if text == "" {
		delete(r.texts, at)
	} else {
		r.texts[at] = text
	}
	return old
}

// Number reads a cell.
func (r *Report) Number(c form.Cell) Number { return ReadNumber(r.texts[c.Ref], c.Unit) }

// Clone copies the report; the form is shared.
func (r *Report) Clone() *Report {
	c := *r
	c.texts = maps.Clone(r.texts)
	return &c
}

// UnitName is the full name of the reporting body, "" where unknown.
func (r *Report) UnitName() string { return r.texts[form.UnitRef(form.UnitName)] }

// Year is the year reported on, 0 where unknown.
func (r *Report) Year() int {
	y, err := strconv.Atoi(strings.TrimSpace(r.texts[form.UnitRef(form.UnitYear)]))
	if err != nil || y < 1000 || y > 9999 {
		return 0
	}
	return y
}

// PrescribedTitle is the title as the form wants it, with unknown parts left out.
func (r *Report) PrescribedTitle() string {
	title := r.UnitName()
	if y := r.Year(); y != 0 {
		title += strconv.Itoa(y) + "年"
	}
	return title + r.Form.Title
}

// Title is the title as typed or, where none is, as prescribed.
func (r *Report) Title() string {
	if t := strings.TrimSpace(r.texts[form.Ref{Section: form.TitleLine}]); t != "" {
		return t
	}
	return r.PrescribedTitle()
}

// Paragraphs are the lines of a section that hold more than white space, without
// their edge spaces.
func (r *Report) Paragraphs(section string) []string {
	var out []string
	for line := range strings.SplitSeq(r.texts[form.Ref{Section: section}], "\n") {
		if line = strings.TrimFunc(line, isSpace); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// Equal says whether two reports mean the same: form, unit fields, paragraphs of
// each section, and per cell the same number or, where unreadable, the same text.
func (r *Report) Equal(o *Report) bool { return r.Differs(o) == "" }

// Differs names the first place where two reports mean something else, "" where
// they are equal. Blank lines and edge spaces mean nothing.
func (r *Report) Differs(o *Report) string {
	if r.Form.ID != o.Form.ID {
		return "form"
	}
	for _, q := range r.Form.Fields {
		at := form.UnitRef(q.Key)
		if strings.TrimSpace(r.Text(at)) != strings.TrimSpace(o.Text(at)) {
			return at.String()
		}
	}
	for _, s := range r.Form.Sections {
		same := true
		switch {
		case s.Kind == form.Tables:
		case s.Key == form.TitleLine:
			same = r.Title() == o.Title()
		default:
			same = strings.Join(r.Paragraphs(s.Key), "\n") == strings.Join(o.Paragraphs(s.Key), "\n")
		}
		if !same {
			return s.Key
		}
	}
	for _, c := range r.Form.Cells() {
		if !r.Number(c).Equal(o.Number(c)) && strings.TrimSpace(r.Text(c.Ref)) != strings.TrimSpace(o.Text(c.Ref)) {
			return c.Ref.String()
		}
	}
	return ""
}
