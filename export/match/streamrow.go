package match

import (
	"slices"
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
)

// read assigns the numbers behind some row labels.
func (s *streaming) read(x step) {
	texts := textsOf(x.run)
	if len(x.rows) == 0 {
		s.strange(x.gap)
		if strings.Join(texts, "") != "" {
			s.lose(x.run[0].line, strings.Join(texts, " | "), form.Ref{Section: s.section.Key}, "这些数字前面没有行标题，未导入，请核对")
		}
		return
	}
	last := x.rows[len(x.rows)-1]
	if b := s.rowOf(last.key).block; b != s.block || s.headsIn(b, x.gap) {
		s.block, s.cols = b, s.columnsOf(b, x.gap, last.line)
		s.above = carriedFrom(b, s.cols)
	} else {
		s.strange(x.gap)
	}
	n := len(s.cols)
	apart := !x.oneLine() || len(x.rows) > 1 && !x.besideLabel()
	doubtful := apart && !x.run[0].ruled && !x.run[0].closed && s.isJumbled()
	switch {
	case x.unclear, x.run[0].ruled && (oneCell(x.rows) || s.astray(x)):
		for _, r := range x.rows {
			s.unsure(r, texts)
		}
	case len(x.rows) > 1 && len(x.run) == n*len(x.rows):
		if dealt, ok := s.deal(x.rows, x.run); ok {
			for i, r := range x.rows {
				s.take(r, dealt[i])
			}
			break
		}
		for _, r := range x.rows {
			s.unsure(r, texts)
		}
	case doubtful && (len(x.rows) > 1 || n > 1 && !s.lawful(last.key, s.cols, texts)):
		for _, r := range x.rows {
			s.unsure(r, texts)
		}
	case s.torn(last.key, s.cols, texts, x.below), x.mixed() && !x.run[0].ruled && !x.run[0].closed && !s.lawful(last.key, s.cols, texts):
		s.unsure(last, texts)
	case s.blankMoved(last.key, x.run), s.loose && filled(x.run) == 0:
		s.unsure(last, texts)
	case s.shifted && x.run[0].ruled && len(x.run) == n && texts[0] == "" && strings.Join(texts, "") != "":
		s.unsure(last, texts) // the blank may be of a merged label, and the last cell lost
	default:
		s.take(last, x.run)
	}
}

// astray says that numbers in the cells of a table may be those of a row that has lost
// its label: they stand in another row than the label before them, as no others do, or
// below heads behind it, or beside a group with a strange label or rows of its own.
func (s *streaming) astray(x step) bool {
	last := x.rows[len(x.rows)-1]
	below := s.beside && last.label.first.ruled && last.label.pieces == 1 && !x.besideLabel()
	strange := func(m mark) bool { return m.label == nil && m.row == last.row }
	head := func(m mark) bool {
		if m.label == nil || m.row <= last.row {
			return false
		}
		_, ok := s.lexicon.as(m.label, colLeaf)
		return ok
	}
	return below || slices.ContainsFunc(x.gap, head) || last.group != "" && (x.last || x.below > 0 || slices.ContainsFunc(x.gap, strange))
}

// oneCell says that the labels of several rows stand in one cell.
func oneCell(rows []labelledRow) bool {
	for i, r := range rows[1:] {
		if a, b := rows[i].label.first, r.label.first; a.row == b.row && a.text == b.text {
			return true
		}
	}
	return false
}

// unsure notes numbers of which it is not certain that they are those of a row, or
// in its order: their places in the text do not tell, nor do they add up.
func (s *streaming) unsure(r labelledRow, texts []string) {
	s.done[r.key] = true
	s.lose(r.line, strings.Join(texts, " | "), form.Ref{Section: s.section.Key, Row: r.key}, "文字的次序已乱，不能确定这一行是哪些数字，未导入，请核对")
}

// take lays the numbers of a row on its columns.
func (s *streaming) take(r labelledRow, run []mark) {
	if r.group != "" {
		s.note(r.line, r.group, form.Ref{Section: s.section.Key, Row: r.key}, "没有印出分项，计入“"+r.means.label+"”，其余分项留空")
		s.skip(r.group)
	} else {
		s.found(r.line, r.label.text, r.means)
	}
	if fitted, ok := fit(run, len(s.cols)); ok {
		s.put(r.line, r.key, s.cols, piecesOf(fitted))
	} else {
		s.spread(r.line, r.key, textsOf(run), len(s.cols))
	}
}

// blankMoved says that a blank cell of a row may be of another place: squares do not stand
// below their heads, a number of the row or one of its cells is missing, and no law holds.
func (s *streaming) blankMoved(row string, run []mark) bool {
	fitted, ok := fit(run, len(s.cols))
	texts := textsOf(fitted)
	if s.squares == nil || !ok || !slices.Contains(texts, "") || s.lawful(row, s.cols, texts) {
		return false
	}
	return strings.Join(texts, "") != "" || s.squares.isShort(s.squares.owner[run[0].row])
}

// filled counts the numbers of cells that are not blank.
func filled(run []mark) (n int) {
	for _, text := range textsOf(run) {
		if strings.TrimSpace(text) != "" {
			n++
		}
	}
	return n
}

// torn says that so many numbers without a label below a row may be the ends of its
// own, broken in narrow columns. One alone would break the row's law; a part and the
// total broken alike would not, and as many as the row has are a row of their own.
func (t *target) torn(row string, cols, texts []string, below int) bool {
	return below > 0 && (!t.lawful(row, cols, texts) || below > 1 && below < len(cols))
}

// lawful says that the totals in a row are those of its numbers, so that these are
// whole and where they should be.
func (t *target) lawful(row string, cols, texts []string) bool {
	if len(cols) != len(texts) {
		return false
	}
	text := func(at form.Ref) string {
		if i := slices.Index(cols, at.Col); i >= 0 {
			return texts[i]
		}
		return ""
	}
	totals := t.totalsOf(row)
	return len(totals) > 0 && !slices.ContainsFunc(totals, func(x form.Total) bool { return !t.holds(x, text) })
}

// totalsOf lists the totals in a row of numbers of that row.
func (t *target) totalsOf(row string) []form.Total {
	elsewhere := func(at form.Ref) bool { return at.Section != t.section.Key || at.Row != row }
	return slices.DeleteFunc(slices.Clone(t.form.Totals()), func(x form.Total) bool {
		return elsewhere(x.Ref) || slices.ContainsFunc(x.Parts, elsewhere)
	})
}

// holds says that a total is the sum of its parts.
func (t *target) holds(x form.Total, text func(form.Ref) string) bool {
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
