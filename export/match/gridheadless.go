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
// several rows, with the labels of their groups beside or above them. Numbers that
// stand below no label, or have lost a cell among them, may all have moved.
func (t *target) gridHeadless(l line, g lattice) {
	row, keys := t.lexicon.rows[0].key, t.lexicon.keys[0]
	sideways := t.isSideways(g)
	if sideways {
		t.note(l, "", form.Ref{Section: t.section.Key}, "表格的行和列与规定相反，已按列标题导入")
		l.rows, g = nil, latticeOf(turned(g.Table))
	}
	t.spreadGroups(g)
	switch crossed := t.crossedHeadless(g); {
	case sideways && (crossed || g.anyShort()):
		t.displaced(l, row, strings.Split(tableText(g.Table), "\n"))
		return
	case crossed:
		t.headless(t.lexicon.scan(g.pieces(l)))
		return
	}
	cells, seen := make([]piece, len(keys)), make([]bool, len(keys))
	last, whole := l, false // all columns have their labels
	torn, moved, strays := false, false, false
	heads := newStacks(g)
	for r := range g.Rows {
		whole = whole || r < mostHeads && t.alignedHeadless(heads)
		short := g.isShort(g.owner[r])
		if numbers := whole && !t.hasHeads(g, r); !numbers && heads.add(r, t.lexicon) {
			torn = torn || short
			continue
		}
		moved = moved || short && g.hasNumbers(r)
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
				moved, strays = moved || heads.last < 0 || g.text(heads.last, c) == "", true
			case ok && t.isLabel(text):
				moved = true
			case !ok || text == "" && seen[i]:
			case seen[i] && cells[i].text != "" && cells[i].text != text:
				t.lose(at, text, form.Ref{Section: t.section.Key, Row: row, Col: key}, "同一格出现两次而数字不同，保留先出现的")
				strays = true
			default:
				cells[i], seen[i] = piece{line: at, text: text}, true
			}
		}
		last = l.at(r, g.cell(r, 0))
		heads.close()
	}
	if moved || torn && slices.Contains(seen, false) || strays && !t.lawful(row, keys, textsOf(cells)) {
		t.displaced(last, row, textsOf(cells))
		return
	}
	if !slices.Contains(seen, true) {
		return
	}
	t.put(last, row, t.borneOut(row, keys, cells, seen), cells)
}

// borneOut gives the keys of the columns that may be believed: all where all were found,
// else those that a whole law holds together. It notes the others.
func (t *target) borneOut(row string, keys []string, cells []piece, seen []bool) []string {
	if !slices.Contains(seen, false) {
		return keys
	}
	out := make([]string, len(keys))
	for _, total := range t.totalsOf(row) {
		var at []int
		for _, ref := range append(slices.Clone(total.Parts), total.Ref) {
			at = append(at, slices.Index(keys, ref.Col))
		}
		found := !slices.ContainsFunc(at, func(i int) bool { return !seen[i] })
		if found && t.holds(total, func(ref form.Ref) string { return cells[slices.Index(keys, ref.Col)].text }) {
			for _, i := range at {
				out[i] = keys[i]
			}
		}
	}
	for i, key := range keys {
		switch {
		case !seen[i]:
			t.notes = append(t.notes, lostCell(t.section.Key, row, key, "没有找到这一列的标题，未导入，请核对"))
		case out[i] == "":
			t.lose(cells[i].line, cells[i].text, form.Ref{Section: t.section.Key, Row: row, Col: key}, "旁边的列缺少标题，数字可能错位，未导入，请核对")
			cells[i].text = ""
		}
	}
	return out
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
