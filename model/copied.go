package model

import (
	"maps"
	"slices"
	"strings"

	"gouji.app/model/form"
)

const copiedKey = "copied"

// A Copied is a paragraph taken over from last year's report. While it stands as it
// was put in, it is 沿用上年未改.
type Copied struct {
	Number  int // from 1
	Section string
	Text    string // as it was put in, without edge spaces
}

// A Stretch is part of a section's text, in bytes.
type Stretch struct {
	Section    string
	Start, End int
}

// Edits write the record of a copied paragraph.
func (c Copied) Edits() []Edit { return recordEdits(copiedKey, c.Number, c.Text, c.Section) }

// Confirm is for a paragraph that holds this year too: it counts as copied no more.
func (c Copied) Confirm() []Edit { return recordEdits(copiedKey, c.Number, "", "") }

// Taken lists what was copied and not confirmed since, touched or not, by number.
func (r *Report) Taken() []Copied {
	var out []Copied
	all := r.records(copiedKey)
	for _, n := range slices.Sorted(maps.Keys(all)) {
		out = append(out, Copied{n, all[n]["section"], all[n]["text"]})
	}
	return out
}

// An Unchanged is a copied paragraph that stands as it was put in.
type Unchanged struct {
	Copied
	Stretch Stretch // of the paragraph, without edge spaces
}

// Unchanged lists the paragraphs that are 沿用上年未改, in print order.
func (r *Report) Unchanged() []Unchanged {
	taken := map[string][]Copied{} // by section, in order
	for _, c := range r.Taken() {
		taken[c.Section] = append(taken[c.Section], c)
	}
	var out []Unchanged
	for _, s := range r.Form.Sections {
		if len(taken[s.Key]) == 0 || s.Kind == form.Tables {
			continue
		}
		start := 0
		for line := range strings.SplitAfterSeq(r.texts[form.Ref{Section: s.Key}], "\n") {
			text := strings.TrimFunc(line, isSpace)
			if i := slices.IndexFunc(taken[s.Key], func(c Copied) bool { return c.Text == text }); i >= 0 {
				from := start + strings.Index(line, text)
				out = append(out, Unchanged{taken[s.Key][i], Stretch{s.Key, from, from + len(text)}})
				taken[s.Key] = slices.Delete(taken[s.Key], i, i+1)
			}
			start += len(line)
		}
	}
	return out
}

// A Predecessor is a body whose duties the reporting body took over (机构改革).
type Predecessor struct {
	Number int    // from 1
	Name   string // full name, as in its last report
	Part   bool   // 部分承接: not all of its numbers go on here
}

// Predecessors lists the bodies taken over, by number; none while the body goes on
// under its own name.
func (r *Report) Predecessors() []Predecessor {
	var out []Predecessor
	all := r.records(predecessorKey)
	for _, n := range slices.Sorted(maps.Keys(all)) {
		out = append(out, Predecessor{n, all[n]["name"], all[n]["part"] != ""})
	}
	return out
}

// NextPredecessor is the number of a new predecessor.
func (r *Report) NextPredecessor() int { return r.nextRecord(predecessorKey) }

// Edits write a predecessor; one without a name is removed.
func (p Predecessor) Edits() []Edit {
	if p.Name == "" {
		return recordEdits(predecessorKey, p.Number, "", "")
	}
	return recordEdits(predecessorKey, p.Number, p.Name, tick(p.Part, ""))
}

// Reforms says that a place belongs to what is known of a predecessor.
func Reforms(at form.Ref) bool { return at.Section == predecessorKey }

const predecessorKey = "predecessor"

// Succeeds says that the reporting body took over all or part of the named one.
func (r *Report) Succeeds(name string) (p Predecessor, ok bool) {
	for _, p := range r.Predecessors() {
		if SameName(p.Name, name) {
			return p, true
		}
	}
	return Predecessor{}, false
}

// SameBody says that a report is by the body itself or one that it took over. A
// report without a name may be anybody's.
func (r *Report) SameBody(prior *Report) bool {
	own, other := r.UnitName(), prior.UnitName()
	if SameName(own, other) || SameName(own, "") || SameName(other, "") {
		return true
	}
	_, ok := r.Succeeds(other)
	return ok
}

// SameName says that two names differ in spaces at most.
func SameName(a, b string) bool {
	return strings.Join(strings.Fields(a), "") == strings.Join(strings.Fields(b), "")
}
