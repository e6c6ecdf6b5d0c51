package match

import (
	"slices"
	"strings"

	"gouji.app/model/form"
	"gouji.app/model/page"
)

// withEntries is a page of a form that was filled in, as if it had been printed: what the
// entries say stands in the title and at the end, and their sheet is gone. What somebody
// wrote there beside them becomes a note.
func withEntries(p *page.Page, f *form.Form) *page.Page {
	if !isOwn(p) {
		return p
	}
	entries := page.Entries(f)
	for i, part := range p.Parts {
		at := slices.IndexFunc(part.Items, func(it page.Item) bool { return it.Table != nil && isEntries(it.Table, entries) })
		if at < 0 {
			continue
		}
		out := *p
		out.Parts = slices.Delete(slices.Clone(p.Parts), i, i+1)
		said, beside := entered(part.Items[at].Table, entries)
		for k, it := range part.Items {
			if text := strings.TrimSpace(it.Text); k != at && it.Table == nil && text != "" && text != page.EntryHint {
				beside = append(beside, page.Note{Where: it.Where, Text: text})
			}
		}
		for _, n := range beside {
			n.Message, n.Lost = "“"+page.EntrySheet+"”中的其他文字，未导入；需要的请填到正文", true
			out.Notes = append(slices.Clip(out.Notes), n)
		}
		out.Parts = told(out.Parts, f, said)
		return &out
	}
	return p
}

// isEntries says that a table has the labels of all entries in its first column.
func isEntries(t *page.Table, entries []page.Entry) bool {
	return !slices.ContainsFunc(entries, func(e page.Entry) bool {
		return !slices.ContainsFunc(t.Cells, func(c page.Cell) bool { return c.Col == 0 && clean(c.Text) == clean(e.Label) })
	})
}

// entered is what stands right of each label, and what else the table holds.
func entered(t *page.Table, entries []page.Entry) (said map[form.Ref]string, beside []page.Note) {
	said = map[form.Ref]string{}
	labels := map[int]form.Ref{} // by row
	for _, c := range t.Cells {
		if i := slices.IndexFunc(entries, func(e page.Entry) bool { return c.Col == 0 && clean(c.Text) == clean(e.Label) }); i >= 0 {
			labels[c.Row] = entries[i].At
		}
	}
	for _, c := range t.Cells {
		at, ok := labels[c.Row]
		switch text := strings.TrimSpace(c.Text); {
		case text == "", ok && c.Col == 0:
		case ok && c.Col == 1:
			said[at] = text
		default:
			beside = append(beside, page.Note{Where: c.Where, Text: text})
		}
	}
	return said, beside
}

// told is a page's parts with what the entries say: the title, where it stands as it was
// printed, names unit and year; signature and date close the last part, where none do.
func told(parts []page.Part, f *form.Form, said map[form.Ref]string) []page.Part {
	parts = slices.Clone(parts)
	closed := false
	for i, part := range parts {
		items := slices.Clone(part.Items)
		for k, it := range items {
			if it.Style == page.Title && clean(it.Text) == f.Title {
				items[k].Text = said[form.UnitRef(form.UnitName)]
				if year := strings.TrimSuffix(said[form.UnitRef(form.UnitYear)], "年"); year != "" {
					items[k].Text += year + "年"
				}
				items[k].Text += f.Title
			}
			closed = closed || it.Style == page.Signature || it.Style == page.Date
		}
		parts[i].Items = items
	}
	last := slices.IndexFunc(parts, func(p page.Part) bool { return opensLast(p, f) })
	for _, s := range f.Sections {
		text := said[form.Ref{Section: s.Key}]
		if s.Kind == form.Line && text != "" && !closed && last >= 0 {
			parts[last].Items = append(parts[last].Items, page.Item{Style: page.LineStyle(s), Text: text})
		}
	}
	return parts
}

// opensLast says that a part holds the last section with a heading.
func opensLast(p page.Part, f *form.Form) bool {
	title := ""
	for _, s := range f.Sections {
		if s.Title != "" {
			title = s.Title
		}
	}
	return slices.ContainsFunc(p.Items, func(it page.Item) bool { return it.Table == nil && clean(it.Text) == title })
}
