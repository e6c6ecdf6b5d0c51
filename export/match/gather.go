package match

import (
	"slices"

	"gouji.app/model/form"
)

// gather brings to each section of numbers that has none its table from elsewhere:
// some reports have all text on one sheet or page and the tables behind it.
func (d *document) gather() {
	for _, s := range d.form.Sections {
		if s.Kind != form.Tables || hasNumbers(d.parts[s.Key]) {
			continue
		}
		found := d.strayTables(s.Key)
		if len(found) == 0 {
			found = d.appended(s.Key)
		}
		if len(found) > 0 {
			d.parts[s.Key] = slices.Concat(d.parts[s.Key], found)
			d.note(found[0], "", form.Ref{Section: s.Key}, "这张表不在本部分的标题之下，已归入本部分")
		}
	}
}

// strayTables takes the tables of a section out of the others.
func (d *document) strayTables(section string) (found []line) {
	take := func(lines []line) (left []line) {
		for _, l := range lines {
			if l.table != nil && d.sectionOf(l.table) == section {
				found = append(found, l)
			} else {
				left = append(left, l)
			}
		}
		return left
	}
	for _, s := range d.form.Sections {
		d.parts[s.Key] = take(d.parts[s.Key])
	}
	if len(found) == 0 {
		d.before = take(d.before)
	}
	return found
}

// appended takes the lines below another heading of a section out of the part they
// stand in, if they hold numbers.
func (d *document) appended(section string) []line {
	opens := func(l line, key string) bool {
		k, rank, ok := d.headingOf(l.text)
		s, _ := d.form.Section(k)
		return l.table == nil && ok && rank <= 1 && s.Kind == form.Tables && (key == "" || k == key)
	}
	for _, s := range d.form.Sections {
		lines := d.parts[s.Key]
		from := slices.IndexFunc(lines, func(l line) bool { return opens(l, section) })
		if from < 0 {
			continue
		}
		to := from + 1
		for to < len(lines) && !opens(lines[to], "") {
			to++
		}
		if found := lines[from+1 : to]; hasNumbers(found) {
			d.parts[s.Key] = slices.Concat(lines[:from], lines[to:])
			return found
		}
	}
	return nil
}

func (l line) isTable() bool { return l.table != nil }

// hasNumbers says that lines hold a table or several numbers.
func hasNumbers(lines []line) bool {
	const several = 5
	numbers := 0
	for _, l := range lines {
		if l.table != nil {
			return true
		}
		for _, p := range takeApart([]line{l}) {
			if looksNumeric(p.text) {
				numbers++
			}
		}
	}
	return numbers >= several
}
