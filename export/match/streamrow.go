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
	case x.unclear:
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
	case s.shifted && x.run[0].ruled && len(x.run) == n && texts[0] == "" && strings.Join(texts, "") != "":
		s.unsure(last, texts) // the blank may be of a merged label, and the last cell lost
	default:
		s.take(last, x.run)
	}
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
	r := model.New(t.form)
	for i, col := range cols {
		r.SetText(form.Ref{Section: t.section.Key, Row: row, Col: col}, texts[i])
	}
	found := false
	for _, total := range t.form.Totals() {
		elsewhere := func(at form.Ref) bool { return at.Section != t.section.Key || at.Row != row }
		if elsewhere(total.Ref) || slices.ContainsFunc(total.Parts, elsewhere) {
			continue
		}
		sum := int64(0)
		for _, part := range total.Parts {
			c, _ := t.form.Cell(part)
			sum += r.Number(c).Count()
		}
		if c, _ := t.form.Cell(total.Ref); !r.Number(c).Readable() || r.Number(c).Count() != sum {
			return false
		}
		found = true
	}
	return found
}
