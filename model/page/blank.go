package page

import (
	"slices"

	"gouji.app/model"
	"gouji.app/model/form"
)

// An Entry is a cell of a blank form with a label beside it: what no table of the form
// has a place for.
type Entry struct {
	Label string
	At    form.Ref
}

// EntrySheet names the part of the entries, EntryHint stands above them.
const (
	EntrySheet = "填表信息"
	EntryHint  = "请先填写下面各格，再填其他工作表。"
)

// Entries are the unit's full name and the year, and the lines that close the report.
func Entries(f *form.Form) (out []Entry) {
	for _, key := range []string{form.UnitName, form.UnitYear} {
		if q, ok := f.Field(key); ok {
			out = append(out, Entry{q.Label, form.UnitRef(key)})
		}
	}
	for _, s := range f.Sections {
		if s.Kind == form.Line && s.Key != form.TitleLine {
			out = append(out, Entry{s.Short, form.Ref{Section: s.Key}})
		}
	}
	return out
}

// preparedRows are the rows for text that a section of a blank form has.
const preparedRows = 12

// OfForm prints a report as a form for its unit to fill in (空白填报表, 零申请填报表):
// entries for what stands around the tables, and rows for text, each with what belongs
// there.
func OfForm(r *model.Report) *Page {
	p := Of(r, false)
	p.Form = true
	t := &Table{Cols: 2, Widths: []float32{10, 30}}
	for _, e := range Entries(r.Form) {
		t.put(0, Label, e.Label)
		t.put(1, Blank, r.Text(e.At))
		t.Rows++
	}
	for i := range p.Parts {
		part := &p.Parts[i]
		for _, s := range r.Form.Sections {
			if s.Kind == form.Narrative && (part.Name == s.Short || s.Title == "" && i == 0) {
				part.Items = append(part.Items, slices.Repeat([]Item{{Prompt: s.Hint}}, preparedRows)...)
			}
		}
	}
	p.Parts = slices.Insert(p.Parts, 0, Part{Name: EntrySheet, Items: []Item{{Text: EntryHint}, {Table: t}}})
	return p
}
