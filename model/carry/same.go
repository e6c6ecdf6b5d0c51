package carry

import (
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/reading"
)

// A Likeness says how much of a text stands in another report, too (内容雷同).
type Likeness struct {
	Section  string  // "" for the narratives as a whole
	Share    float64 // 0 to 1, see reading.Sameness
	Passages []reading.Passage
}

// Likened says that a section is one whose text should not stand in other reports:
// the preamble says the same everywhere.
func Likened(s form.Section) bool { return s.Kind == form.Narrative && s.Key != form.Preamble }

// Likenesses compares the narratives of two reports, each with its counterpart and,
// last, all with all, in print order. Any report will do: last year's, another
// body's.
func Likenesses(r, other *model.Report) []Likeness {
	var out []Likeness
	var here, there []string
	for _, s := range r.Form.Sections {
		if !Likened(s) {
			continue
		}
		at := form.Ref{Section: s.Key}
		a, b := r.Text(at), other.Text(at)
		here, there = append(here, a), append(there, b)
		if a != "" && b != "" {
			out = append(out, Likeness{s.Key, reading.Sameness(a, b), reading.Passages(a, b)})
		}
	}
	whole := reading.Sameness(strings.Join(here, "\n"), strings.Join(there, "\n"))
	return append(out, Likeness{Share: whole})
}
