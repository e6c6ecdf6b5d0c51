package match

import (
	"slices"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// A table is a section of numbers as the form has it: its labels and its laws. It knows
// no file; readers and the judge share it.
type table struct {
	form    *form.Form
	section form.Section
	lexicon lexicon
	totals  map[string][]form.Total // by row: those of numbers of that row alone
}

func tableOf(f *form.Form, s form.Section, x lexicon) *table {
	t := &table{form: f, section: s, lexicon: x, totals: map[string][]form.Total{}}
	for _, total := range f.Totals() {
		at := total.Ref
		elsewhere := func(part form.Ref) bool { return part.Section != s.Key || part.Row != at.Row }
		if at.Section == s.Key && !slices.ContainsFunc(total.Parts, elsewhere) {
			t.totals[at.Row] = append(t.totals[at.Row], total)
		}
	}
	return t
}

// unlabelled says that the only row of the section bears no label.
func (t *table) unlabelled() bool {
	return len(t.lexicon.rows) == 1 && t.lexicon.rows[0].label == ""
}

// rowOf is the row with a key; the zero row where none has it.
func (t *table) rowOf(key string) row {
	for _, r := range t.lexicon.rows {
		if r.key == key {
			return r
		}
	}
	return row{}
}

// after is the row printed behind another; "" stands before all.
func (t *table) after(key string) string {
	behind := key == ""
	for _, r := range t.lexicon.rows {
		if behind {
			return r.key
		}
		behind = r.key == key
	}
	return ""
}

// restOf is the row that a group printed without sub-items stands for: the one that
// collects whatever is not named.
func (t *table) restOf(group string) string {
	for _, r := range t.lexicon.rows {
		if r.rest && r.group == group {
			return r.key
		}
	}
	return ""
}

// skipped are the rows of a group that stands for them.
func (t *table) skipped(group string) (keys []string) {
	for _, r := range t.lexicon.rows {
		if group != "" && r.group == group && !r.rest {
			keys = append(keys, r.key)
		}
	}
	return keys
}

// isLabel says that a text is a label of the section and not what stands in a cell of
// numbers.
func (t *table) isLabel(text string) bool {
	letters := fold(text)
	return letters != "" && !looksNumeric(text) && t.lexicon.known(&reading{letters: letters})
}

// outside says that letters are the label of a group around a row.
func (t *table) outside(letters, row string) bool {
	n, ok := t.lexicon.find(letters, rowGroup)
	return ok && slices.Contains(t.rowOf(row).within, n.label)
}

// isLawful says that the totals in a row are those of its numbers, so that these are
// whole and where they should be.
func (t *table) isLawful(row string, cols, texts []string) bool {
	if len(cols) != len(texts) {
		return false
	}
	text := func(at form.Ref) string {
		if i := slices.Index(cols, at.Col); i >= 0 {
			return texts[i]
		}
		return ""
	}
	totals := t.totals[row]
	return len(totals) > 0 && !slices.ContainsFunc(totals, func(x form.Total) bool { return !t.holds(x, text) })
}

// lacksTotal says that a total is blank and the number before it no less than those on its
// left together: it may be the total, one of them left out and the others moved.
func (t *table) lacksTotal(row string, cols, texts []string) bool {
	number := func(at form.Ref) model.Number {
		c, _ := t.form.Cell(at)
		if i := slices.Index(cols, at.Col); i >= 0 {
			return model.ReadNumber(texts[i], c.Unit)
		}
		return model.Number{}
	}
	return slices.ContainsFunc(t.totals[row], func(x form.Total) bool {
		sum, last := int64(0), number(x.Parts[len(x.Parts)-1])
		for _, part := range x.Parts[:len(x.Parts)-1] {
			sum += number(part).Count()
		}
		return number(x.Ref).Blank() && last.Count() > 0 && last.Count() >= sum
	})
}

// holds says that a total is the sum of its parts.
func (t *table) holds(x form.Total, text func(form.Ref) string) bool {
	number := func(at form.Ref) model.Number {
		c, _ := t.form.Cell(at)
		return model.ReadNumber(text(at), c.Unit)
	}
	sum := int64(0)
	for _, part := range x.Parts {
		sum += number(part).Count()
	}
	total := number(x.Ref)
	return total.Readable() && total.Count() == sum
}

// sectionOf tells which section of numbers a table is, "" for none: the one that has
// three of its labels there.
func (d *document) sectionOf(t *page.Table) string {
	const most, enough = 600, 3 // cells, of which the first hold the labels; labels
	var labels []string
	for _, c := range t.Cells[:min(most, len(t.Cells))] {
		if !looksNumeric(c.Text) {
			labels = append(labels, fold(c.Text))
		}
	}
	for _, s := range d.form.Sections {
		if s.Kind != form.Tables {
			continue
		}
		x, hits := d.tables[s.Key].lexicon, map[string]bool{}
		leaf := rowLeaf
		if d.tables[s.Key].unlabelled() {
			leaf = colLeaf
		}
		for _, letters := range labels {
			if n, ok := x.find(letters, leaf); ok && !n.loose {
				if hits[n.label] = true; len(hits) == enough {
					return s.Key
				}
			}
		}
	}
	return ""
}

func (d *document) official(t *page.Table) bool { return d.sectionOf(t) != "" }
