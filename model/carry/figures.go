package carry

import (
	"strings"
	"unicode/utf8"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/reading"
)

// A CopiedFigure is a number in the text that still stands as last year's report had
// it, in a paragraph that nobody confirmed.
type CopiedFigure struct {
	model.Stretch
	From model.Copied // the paragraph it came with
}

// CopiedFigures lists these numbers in print order. A number counts as touched when it
// or the words that lead to it have changed, whatever became of the rest of its
// paragraph.
func CopiedFigures(r *model.Report) []CopiedFigure {
	left := map[string]map[string][]model.Copied{} // by section and by what the figure says
	for _, c := range r.Taken() {
		if left[c.Section] == nil {
			left[c.Section] = map[string][]model.Copied{}
		}
		for _, f := range statements(c.Text) {
			left[c.Section][f.said] = append(left[c.Section][f.said], c)
		}
	}
	var out []CopiedFigure
	for _, s := range r.Form.Sections {
		if len(left[s.Key]) == 0 {
			continue
		}
		for _, f := range statements(r.Text(form.Ref{Section: s.Key})) {
			if from := left[s.Key][f.said]; len(from) > 0 {
				out = append(out, CopiedFigure{model.Stretch{Section: s.Key, Start: f.Start, End: f.End}, from[0]})
				left[s.Key][f.said] = from[1:]
			}
		}
	}
	return out
}

// A statement is a number with the words that lead to it.
type statement struct {
	reading.Span
	said string
}

// mostLead is how many characters before a number belong to what it says.
const mostLead = 8

// statements lists the amounts of a text, each with what leads to it.
func statements(text string) (out []statement) {
	end := 0 // of the number before
	for _, f := range reading.Read(text).Figures() {
		switch f.Kind {
		case reading.Quantity, reading.Percent, reading.Money:
			lead := text[end:f.Start]
			if i := strings.LastIndexByte(lead, '\n'); i >= 0 {
				lead = lead[i+1:]
			}
			lead = strings.TrimLeft(lead, " \u3000\u00a0\t")
			for utf8.RuneCountInString(lead) > mostLead {
				_, size := utf8.DecodeRuneInString(lead)
				lead = lead[size:]
			}
			out = append(out, statement{f.Span, lead + f.Of(text)})
		}
		end = f.End
	}
	return out
}
