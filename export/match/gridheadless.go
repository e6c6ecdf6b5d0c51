package match

import (
	"slices"
	"strings"

	"gouji.app/model/form"
)

// hasHeads says that some column label stands in a row.
func (t *table) hasHeads(g lattice, r int) bool {
	for c := range g.Cols {
		if text := g.text(r, c); text != "" && t.lexicon.isHead(fold(text)) {
			return true
		}
	}
	return false
}

// gridHeadless reads a table without row labels. Its columns may also stand in
// several rows, with the labels of their groups beside or above them. Numbers that
// stand below no label, or have lost a cell among them, may all have moved.
func (r *reader) gridHeadless(l line, g lattice) {
	row, keys := r.lexicon.rows[0].key, r.lexicon.keys[0]
	sideways := r.isSideways(g)
	if sideways {
		r.note(l, "", r.here(""), "表格的行和列与规定相反，已按列标题导入")
		l.rows, g = nil, latticeOf(turned(g.Table))
	}
	r.spreadGroups(g)
	switch crossed := r.crossedHeadless(g); {
	case sideways && (crossed || g.anyShort()):
		r.claim(&claim{at: l, rows: []labelledRow{r.soleRow(l)}, cols: keys, cells: []mark{{piece: piece{text: tableText(g.Table)}}}, table: l.table, moved: true})
		return
	case crossed:
		r.headless(r.lexicon.scan(g.pieces(l)))
		return
	}
	cells, seen := make([]mark, len(keys)), make([]bool, len(keys))
	var numbers []string
	last, whole := l, false // all columns have their labels
	torn, moved, strays := false, false, false
	heads := newStacks(g)
	for at := range g.Rows {
		whole = whole || at < mostHeads && r.alignedHeadless(heads)
		short := g.isShort(g.owner[at])
		if numbers := whole && !r.hasHeads(g, at); !numbers && heads.add(at, r.lexicon) {
			torn = torn || short
			continue
		}
		moved = moved || short && g.hasNumbers(at)
		var beside []string // labels on the left
		for c := range g.Cols {
			cell := g.cell(at, c)
			if cell != nil && cell.Col != c {
				continue
			}
			text := g.text(at, c)
			if text != "" && !looksNumeric(text) && len(beside) < mostHeads {
				beside = append(beside, fold(text))
			}
			here := l.at(at, cell)
			if looksNumeric(text) {
				numbers = append(numbers, text)
			}
			key, _, ok := r.columnAt(heads.letters[c], beside, 0)
			switch i := slices.Index(keys, key); {
			case !ok && looksNumeric(text):
				r.lose(here, text, r.here(row), "这个数字上方没有列标题，未导入，请核对")
				moved, strays = moved || heads.last < 0 || g.text(heads.last, c) == "", true
			case ok && r.isLabel(text):
				moved = true
			case !ok || text == "" && seen[i]:
			case seen[i] && cells[i].text != "" && cells[i].text != text:
				r.lose(here, text, form.Ref{Section: r.section.Key, Row: row, Col: key}, "同一格出现两次而数字不同，保留先出现的")
				strays = true
			default:
				cells[i], seen[i] = mark{piece: piece{line: here, text: text}}, true
			}
		}
		last = l.at(at, g.cell(at, 0))
		heads.close()
	}
	if !slices.Contains(seen, true) && !moved {
		return
	}
	c := &claim{at: last, rows: []labelledRow{r.soleRow(last)}, cols: keys, cells: cells, table: l.table, short: strays}
	for i, key := range keys {
		if !seen[i] {
			c.absent = append(c.absent, key)
		}
	}
	c.rivals = strays && r.hasRivals(row, keys, numbers)
	c.moved = moved || torn && len(c.absent) > 0
	r.claim(c)
}

// crossedHeadless says that squares do not stand below their heads though one row has
// a number for every column.
func (t *table) crossedHeadless(g lattice) bool {
	heads := newStacks(g)
	whole := false
	for r := range min(g.Rows, mostHeads) {
		if whole = whole || t.alignedHeadless(heads); whole {
			return false
		}
		if heads.add(r, t.lexicon) {
			continue
		}
		numbers, blanks, words := 0, 0, 0
		for c := range g.Cols {
			switch cell := g.cell(r, c); {
			case cell == nil || cell.Row != r || cell.Col != c:
			case strings.TrimSpace(cell.Text) == "":
				blanks++
			case looksNumeric(cell.Text):
				numbers++
			default:
				words++
			}
		}
		if n := len(t.lexicon.keys[0]); words == 0 && (numbers == n || numbers+blanks == n) {
			return true
		}
	}
	return false
}

// hasRivals says that a row with a number too many obeys its law whichever of several is
// left out.
func (t *table) hasRivals(row string, keys, numbers []string) bool {
	if len(numbers) != len(keys)+1 {
		return false
	}
	var lawful []string
	for i := range numbers {
		rest := slices.Delete(slices.Clone(numbers), i, i+1)
		if way := strings.Join(rest, "|"); t.isLawful(row, keys, rest) && !slices.Contains(lawful, way) {
			lawful = append(lawful, way)
		}
	}
	return len(lawful) > 1
}
