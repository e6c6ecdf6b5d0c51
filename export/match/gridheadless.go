package match

import (
	"slices"
	"strings"

	"gouji.app/model/form"
)

// hasHeads says that some column label stands in a row.
func (t *target) hasHeads(g lattice, r int) bool {
	for c := range g.Cols {
		if text := g.text(r, c); text != "" && t.lexicon.isHead(fold(text)) {
			return true
		}
	}
	return false
}

// gridHeadless reads a table without row labels. Its columns may also stand in
// several rows, with the labels of their groups beside or above them.
func (t *target) gridHeadless(l line, g lattice) {
	row, keys := t.lexicon.rows[0].key, t.lexicon.keys[0]
	if t.crossedHeadless(g) {
		t.headless(t.lexicon.scan(g.pieces(l)))
		return
	}
	cells, seen := make([]piece, len(keys)), make([]bool, len(keys))
	last, whole := l, false // all columns have their labels
	t.spreadGroups(g)
	heads := newStacks(g)
	for r := range g.Rows {
		whole = whole || r < mostHeads && t.alignedHeadless(heads)
		if numbers := whole && !t.hasHeads(g, r); !numbers && heads.add(r, t.lexicon) {
			continue
		}
		var beside []string // labels on the left
		for c := range g.Cols {
			cell := g.cell(r, c)
			if cell != nil && cell.Col != c {
				continue
			}
			text := g.text(r, c)
			if text != "" && !looksNumeric(text) && len(beside) < mostHeads {
				beside = append(beside, fold(text))
			}
			at := l.at(r, cell)
			key, _, ok := t.columnAt(heads.letters[c], beside, 0)
			switch i := slices.Index(keys, key); {
			case !ok && looksNumeric(text):
				t.lose(at, text, form.Ref{Section: t.section.Key, Row: row}, "这个数字上方没有列标题，未导入，请核对")
			case !ok || text == "" && seen[i]:
			case seen[i] && cells[i].text != "" && cells[i].text != text:
				t.lose(at, text, form.Ref{Section: t.section.Key, Row: row, Col: key}, "同一格出现两次而数字不同，保留先出现的")
			default:
				cells[i], seen[i] = piece{line: at, text: text}, true
			}
		}
		last = l.at(r, g.cell(r, 0))
		heads.close()
	}
	if !slices.Contains(seen, true) {
		return
	}
	for i, key := range keys {
		if !seen[i] {
			t.notes = append(t.notes, lostCell(t.section.Key, row, key, "没有找到这一列的标题，未导入，请核对"))
		}
	}
	t.put(last, row, keys, cells)
}

// crossedHeadless says that squares do not stand below their heads though one row has
// a number for every column.
func (t *target) crossedHeadless(g lattice) bool {
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
