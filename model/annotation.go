package model

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"gouji.app/model/form"
)

// What is kept with a report and never printed in it has refs beside those of the
// form, so that one history and one file serve for all: where a number came from
// stands at source-SECTION/ROW/COLUMN, an opinion of somebody at remark/NUMBER, what
// an import said at receipt/NUMBER.
const (
	sourcePrefix   = "source-"
	remarkSection  = "remark"
	receiptSection = "receipt"
)

// SourceRef is where the source of a cell's number is kept: who gave it, when
// (数据来源).
func SourceRef(cell form.Ref) form.Ref {
	cell.Section = sourcePrefix + cell.Section
	return cell
}

// A Remark is an opinion entered by hand, from the superior or the leader
// (登记意见).
type Remark struct {
	Number int      // from 1
	Place  form.Ref // section or cell it is about
	Text   string
	By, On string // who said it and when, as typed
	Done   bool   // ticked off
}

// Remarks lists the remarks by number.
func (r *Report) Remarks() []Remark {
	var out []Remark
	for at, text := range r.texts {
		n, err := strconv.Atoi(at.Row)
		if at.Section != remarkSection || at.Col != "text" || err != nil {
			continue
		}
		field := func(key string) string { return r.texts[form.Ref{Section: remarkSection, Row: at.Row, Col: key}] }
		place, err := form.ParseRef(field("place"))
		if err != nil {
			place = form.Ref{}
		}
		out = append(out, Remark{n, place, text, field("by"), field("on"), field("done") != ""})
	}
	slices.SortFunc(out, func(a, b Remark) int { return cmp.Compare(a.Number, b.Number) })
	return out
}

// Edits write a remark; one without text is removed.
func (m Remark) Edits() []Edit {
	if m.Text == "" {
		return []Edit{{m.at("text"), ""}, {m.at("place"), ""}, {m.at("by"), ""}, {m.at("on"), ""}, {m.at("done"), ""}}
	}
	done := ""
	if m.Done {
		done = "1"
	}
	return []Edit{{m.at("text"), m.Text}, {m.at("place"), m.Place.String()}, {m.at("by"), m.By}, {m.at("on"), m.On}, {m.at("done"), done}}
}

// Tick is the edit that ticks a remark off.
func (m Remark) Tick() Edit { return Edit{m.at("done"), "1"} }

func (m Remark) at(key string) form.Ref {
	return form.Ref{Section: remarkSection, Row: strconv.Itoa(m.Number), Col: key}
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
	if n, err := strconv.Atoi(at.Row); err != nil || n < 1 || strconv.Itoa(n) != at.Row {
		return false
	}
	switch at.Section {
	case remarkSection:
		return slices.Contains([]string{"text", "place", "by", "on", "done"}, at.Col)
	case receiptSection:
		return at.Col == "source" || at.Col == "read" || at.Col == "notes"
	}
	return false
}
