package model

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"gouji.app/model/form"
)

// What is kept with a report and never printed in it has refs beside those of the
// form, so that one history and one file serve for all: where a number came from
// stands at source-SECTION/ROW/COLUMN; opinions, receipts, explanations and versions are
// records, numbered from 1, with their fields at SECTION/NUMBER/FIELD.
const sourcePrefix = "source-"

// recordFields lists the kinds of records with their fields. The first field is
// never blank while the record stands.
func recordFields(section string) []string {
	switch section {
	case "remark":
		return []string{"text", "place", "by", "on", "done"}
	case "receipt":
		return []string{"source", "read", "notes"}
	case "explained":
		return []string{"rule", "at", "values", "reason"}
	case "version":
		return []string{"state", "on", "reason", "text"}
	case copiedKey:
		return []string{"text", "section"}
	case predecessorKey:
		return []string{"name", "part"}
	case originKey:
		return []string{"project", "unit"}
	case "prior":
		return []string{"file"}
	}
	return nil
}

// records are the fields of all records of a kind, by number.
func (r *Report) records(section string) map[int]map[string]string {
	first := recordFields(section)[0]
	out := map[int]map[string]string{}
	for at := range r.texts {
		if at.Section != section || at.Col != first {
			continue
		}
		n, err := strconv.Atoi(at.Row)
		if err != nil {
			continue
		}
		out[n] = map[string]string{}
		for _, field := range recordFields(section) {
			out[n][field] = r.texts[form.Ref{Section: section, Row: at.Row, Col: field}]
		}
	}
	return out
}

// nextRecord is a number that no record of a kind bears.
func (r *Report) nextRecord(section string) int {
	n := 0
	for k := range r.records(section) {
		n = max(n, k)
	}
	return n + 1
}

// recordEdits write the fields of a record in the order of recordFields.
func recordEdits(section string, number int, texts ...string) []Edit {
	var out []Edit
	for i, field := range recordFields(section) {
		out = append(out, Edit{form.Ref{Section: section, Row: strconv.Itoa(number), Col: field}, texts[i]})
	}
	return out
}

// SourceRef is where the source of a cell's number is kept: who gave it, when
// (数据来源).
func SourceRef(cell form.Ref) form.Ref {
	cell.Section = sourcePrefix + cell.Section
	return cell
}

// PartOf is the section that a place belongs to, also of one beside the form: that of the
// cell or of the paragraph it is kept with; "" where that is gone.
func (r *Report) PartOf(at form.Ref) string {
	if at.Section == copiedKey {
		return r.texts[form.Ref{Section: copiedKey, Row: at.Row, Col: "section"}]
	}
	return strings.TrimPrefix(at.Section, sourcePrefix)
}

// A Remark is an opinion entered by hand, from the superior or the leader
// (登记意见).
type Remark struct {
	Number int      // from 1
	Place  form.Ref // section or cell it is about
	Text   string
	By, On string // who said it and when, as typed
	Done   bool   // ticked off
	DoneOn string // when, as typed; "" where nobody knows
}

// Remarks lists the remarks by number.
func (r *Report) Remarks() []Remark {
	var out []Remark
	all := r.records("remark")
	for _, n := range slices.Sorted(maps.Keys(all)) {
		f := all[n]
		place, err := form.ParseRef(f["place"])
		if err != nil {
			place = form.Ref{}
		}
		out = append(out, Remark{n, place, f["text"], f["by"], f["on"], f["done"] != "", strings.TrimPrefix(f["done"], ticked)})
	}
	return out
}

// NextRemark is the number of a new remark.
func (r *Report) NextRemark() int { return r.nextRecord("remark") }

// Edits write a remark; one without text is removed.
func (m Remark) Edits() []Edit {
	if m.Text == "" {
		return recordEdits("remark", m.Number, "", "", "", "", "")
	}
	return recordEdits("remark", m.Number, m.Text, m.Place.String(), m.By, m.On, tick(m.Done, m.DoneOn))
}

// Tick is the edit that ticks a remark off on a day.
func (m Remark) Tick(on string) Edit {
	return Edit{form.Ref{Section: "remark", Row: strconv.Itoa(m.Number), Col: "done"}, tick(true, on)}
}

// ticked stands where a remark is done, before the day; files of before 0.6 have no day.
const ticked = "1"

func tick(done bool, on string) string {
	if done {
		return ticked + on
	}
	return ""
}

// Kept lists the texts that are kept with the report and not part of the form, by
// place.
func (r *Report) Kept() []Edit {
	var out []Edit
	for at, text := range r.texts {
		if r.keeps(at) {
			out = append(out, Edit{at, text})
		}
	}
	slices.SortFunc(out, func(a, b Edit) int { return strings.Compare(a.At.String(), b.At.String()) })
	return out
}

// Keep writes a text that belongs to the report without being part of the form;
// false where there is no such place.
func (r *Report) Keep(at form.Ref, text string) bool {
	if !r.keeps(at) {
		return false
	}
	r.SetText(at, text)
	return true
}

// keeps says that a place is one beside the form.
func (r *Report) keeps(at form.Ref) bool {
	if section, ok := strings.CutPrefix(at.Section, sourcePrefix); ok {
		_, known := r.Form.Cell(form.Ref{Section: section, Row: at.Row, Col: at.Col})
		return known
	}
	n, err := strconv.Atoi(at.Row)
	return err == nil && n > 0 && strconv.Itoa(n) == at.Row && slices.Contains(recordFields(at.Section), at.Col)
}
