package match

import (
	"cmp"
	"slices"
	"strings"

	"gouji.app/model/page"
)

// inOrder puts the sheets of a workbook into the order of the form: people drag them. A
// sheet's own heading says what it is, and the title that it begins the report; a sheet
// with neither stays behind the one that it follows.
func (d *document) inOrder(parts []page.Part) []page.Part {
	if len(parts) < 2 {
		return parts
	}
	type placed struct {
		page.Part
		at int // of its section in the form
	}
	all, at := make([]placed, len(parts)), -1
	for i, part := range parts {
		at = cmp.Or(d.placeOf(part), at+1) - 1
		all[i] = placed{part, at}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return a.at - b.at })
	out := make([]page.Part, len(all))
	for i, p := range all {
		out[i] = p.Part
	}
	return out
}

// placeOf is the place of a sheet in the form, from 1, by its first line; 0 where that
// tells none.
func (d *document) placeOf(part page.Part) int {
	for _, it := range part.Items {
		if it.Table != nil || strings.TrimSpace(it.Text) == "" {
			continue
		}
		if _, _, ok := titleOf(squeezed(it.Text)); ok || it.Style == page.Title {
			return 1
		}
		key, _, ok := d.headingOf(it.Text)
		for i, s := range d.form.Sections {
			if ok && s.Key == key {
				return i + 1
			}
		}
		return 0
	}
	return 0
}
