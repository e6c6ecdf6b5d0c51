package match

import (
	"slices"
	"strings"

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
		if len(found) == 0 {
			found = d.unheaded(d.tables[s.Key])
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

// unheaded takes the lines of a table without the heading of its section out of the part
// they stand in: those from its first label to its last, with the heads above and the
// numbers below.
func (d *document) unheaded(t *table) []line {
	for _, s := range d.form.Sections {
		if from, to := t.span(d.parts[s.Key]); to > 0 && s.Key != t.section.Key {
			lines := d.parts[s.Key]
			d.parts[s.Key] = slices.Concat(lines[:from], lines[to:])
			return lines[from:to]
		}
	}
	if from, to := t.span(d.before); to > 0 {
		found := d.before[from:to]
		d.before = slices.Concat(d.before[:from], d.before[to:])
		return found
	}
	return nil
}

// span finds the lines of a table among others, ends excluded; to is 0 where they hold none.
// Rows tell that it is there, or where these have no labels the groups of columns.
func (t *table) span(lines []line) (from, to int) {
	fewest := 3 // different labels
	if t.unlabelled() {
		fewest = 2
	}
	seen := map[string]bool{}
	from = -1
	for i, l := range lines {
		if l.table != nil {
			continue
		}
		for _, cell := range cellsOf(l.text) {
			if n, ok := t.anchor(fold(cell)); ok {
				if seen[n.label] = true; from < 0 {
					from = i
				}
				to = i + 1
			}
		}
	}
	if len(seen) < fewest {
		return 0, 0
	}
	for from > 0 && t.mayBelong(lines[from-1], false) {
		from--
	}
	for to < len(lines) && t.mayBelong(lines[to], true) {
		to++
	}
	return from, to
}

// anchor finds a label that no other section has.
func (t *table) anchor(letters string) (name, bool) {
	role := rowLeaf
	if t.unlabelled() {
		role = colGroup
	}
	for _, e := range t.lexicon.begin(letters) {
		if e.letters == letters && e.role == role && !e.loose {
			return e.name, true
		}
	}
	return name{}, false
}

// mayBelong says that a line beside a table holds nothing but its labels, or numbers.
func (t *table) mayBelong(l line, numbers bool) bool {
	if l.table != nil {
		return false
	}
	for _, cell := range cellsOf(l.text) {
		letters := fold(cell)
		switch {
		case letters == "" && strings.Trim(cell, drawn+"|-— ") == "":
		case looksNumeric(cell):
			if !numbers {
				return false
			}
		case !t.lexicon.contains(letters):
			return false
		}
	}
	return true
}

// cellsOf cuts a line at its marks, or else at its spaces.
func cellsOf(text string) []string {
	text = spaceEntities.Replace(text)
	if cells, ruled := ruledCells(text, bars{}); ruled {
		return cells
	}
	return slices.Collect(wordsOf(text))
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
