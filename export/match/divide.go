package match

import (
	"slices"
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
)

// Divide deals pasted text out among the sections whose headings stand in it, in the
// order of the form and without those headings; what stands before the first has no
// place. Paragraphs stay as they are. A narrative may number its own paragraphs as
// sections are numbered: a heading counts only when its words leave no doubt, those
// of a table when they are the official ones.
func Divide(text string, f *form.Form) []model.Edit {
	d := newDocument(f)
	for l := range strings.SplitSeq(text, "\n") {
		d.lines = append(d.lines, line{text: l})
	}
	sure := slices.DeleteFunc(d.headings(), func(h heading) bool {
		s, _ := f.Section(h.section)
		return h.rank > 1 || h.rank > 0 && s.Kind == form.Tables
	})
	var out []model.Edit
	put := func(section string, lines []line) {
		texts := make([]string, len(lines))
		for i, l := range lines {
			texts[i] = l.text
		}
		if text := strings.Trim(strings.Join(texts, "\n"), "\n"); text != "" {
			out = append(out, model.Edit{At: form.Ref{Section: section}, Text: text})
		}
	}
	section, from := "", 0
	for _, h := range d.chooseHeadings(sure) {
		put(section, d.lines[from:h.at])
		section, from = h.section, h.at+1
	}
	put(section, d.lines[from:])
	return out
}
