package match

import (
	"slices"
	"strings"

	"gouji.app/model/form"
)

// stream reads a section of numbers from text that has lost its table: cells one
// below the other or beside each other, labels torn by numbers in their midst.
//
// Numbers belong to the row whose label began last before them. That holds for
// every order in which text is copied cell by cell or line by line; where it does
// not, as when columns are copied one after the other, the numbers between two
// labels are not as many as the row has cells, and the row stays unread.
func (r *reader) stream(marks []mark, squares *lattice) {
	if r.unlabelled() {
		r.headless(marks)
		return
	}
	s := &stream{reader: r, block: -1}
	if order := r.above.order(); len(order) == len(r.lexicon.keys[r.above.block]) {
		s.block, s.cols = r.above.block, order
	}
	steps, rest := s.steps(marks)
	if squares == nil {
		r.jumbled = r.jumbled || slices.ContainsFunc(steps, step.jumbled)
	}
	steps = s.gathered(steps)
	p := &passage{squares: squares, behind: s.startsWithNumbers(steps) && len(s.labelled(rest)) > 0}
	beside, apart := 0, 0
	for _, x := range steps {
		p.loose = p.loose || filled(x.run) > s.width(x.rows)
		switch {
		case x.besideLabel():
			beside++
		case len(x.rows) > 0:
			apart++
		}
		p.leftover = p.leftover || x.run[0].closed && len(x.rows) > 0 && len(x.run) > s.width(x.rows) && filled(x.run) > 0
		p.shifted = p.shifted || x.run[0].ruled && x.run[0].text == "" && len(x.run) > s.width(x.rows)
	}
	p.beside = beside > apart
	s.short = s.allShort(steps)
	for i, x := range steps {
		x.last = i+1 == len(steps)
		if i+1 < len(steps) && len(steps[i+1].rows) == 0 {
			x.below = filled(steps[i+1].run)
		}
		s.read(x, p)
	}
	r.strange(rest)
}

// allShort says that every row has as many cells as its block has columns without totals.
func (s *stream) allShort(steps []step) bool {
	return !slices.ContainsFunc(steps, func(x step) bool {
		return len(x.rows) > 0 && len(x.run) != len(s.withoutTotals(s.rowOf(x.rows[len(x.rows)-1].key).block))
	})
}

// startsWithNumbers says that as many numbers as a row has stand before any row label.
func (s *stream) startsWithNumbers(steps []step) bool {
	first := slices.IndexFunc(steps, func(x step) bool { return len(x.rows) > 0 })
	return first > 0 && slices.ContainsFunc(steps[:first], func(x step) bool { return filled(x.run) >= s.width(steps[first].rows) })
}

// read proposes the numbers behind some row labels as those of the last, or of all.
func (s *stream) read(x step, p *passage) {
	if len(x.rows) == 0 {
		s.strange(x.gap)
		if texts := textsOf(x.run); strings.Join(texts, "") != "" {
			s.lose(x.run[0].line, strings.Join(texts, " | "), s.here(""), "这些数字前面没有行标题，未导入，请核对")
		}
		return
	}
	last := x.rows[len(x.rows)-1]
	b := s.rowOf(last.key).block
	if b != s.block || s.headsIn(b, x.gap) {
		s.block = b
		s.cols, s.unheaded = s.columnsOf(b, x.gap, last.line, s.short)
		s.above = carriedFrom(b, s.cols)
	} else {
		s.strange(x.gap)
	}
	c := &claim{at: last.line, rows: x.rows, cols: s.cols, cells: x.run, table: last.line.table, unheaded: s.unheaded, order: &order{step: x, passage: p}}
	for _, key := range s.lexicon.keys[b] {
		if len(s.cols) < len(s.lexicon.keys[b]) && !slices.Contains(s.cols, key) {
			c.absent, c.lacking = append(c.absent, key), true
		}
	}
	s.claim(c)
}

// steps cuts marks behind the numbers of each row.
func (s *stream) steps(marks []mark) (steps []step, rest []mark) {
	s.opened = s.openedGroups(marks)
	for i := 0; i < len(marks); {
		if !marks[i].number {
			rest = append(rest, marks[i])
			i++
			continue
		}
		x := step{gap: rest, rows: s.labelled(rest)}
		if len(x.rows) == 0 && marks[i].closed && strings.TrimSpace(marks[i].text) == "" {
			i++ // left over behind heads, or in front of a label
			continue
		}
		for _, r := range x.rows {
			s.last = r.key
		}
		x.run, rest = s.run(marks[i:], s.width(x.rows))
		i += len(x.run) + len(rest)
		steps = append(steps, x)
	}
	return steps, rest
}

// A stream is a section on its way through its text.
type stream struct {
	*reader
	opened   map[string]bool // groups of which some row is printed
	last     string          // row label read last, while steps are cut
	block    int             // of the row read last
	cols     []string        // of that block
	unheaded bool            // whose heads were not all read
	short    bool            // all rows have as many cells as they have columns without totals
}

// A step is what stands before some numbers, the rows that it labels, and the
// numbers.
type step struct {
	gap   []mark
	rows  []labelledRow
	run   []mark
	below int // numbers without a label that follow
	last  bool

	unclear bool // they may as well be those of other rows
}

// jumbled says that numbers stand in the order of the sheet, not of the table, as in
// text from PDF that goes by the place of each word.
func (x step) jumbled() bool {
	return x.mixed() || !x.run[0].ruled && !x.run[0].closed && (len(x.rows) == 0 || len(x.rows) > 1 && len(x.run) > 1 && !x.besideLabel())
}

// besideLabel says that the numbers begin on the line of the last label.
func (x step) besideLabel() bool {
	return len(x.rows) > 0 && x.rows[len(x.rows)-1].label.first.row == x.run[0].row
}

// oneLine says that the numbers stand on one line.
func (x step) oneLine() bool { return x.run[0].row == x.run[len(x.run)-1].row }

// mixed says that the numbers stand on several lines, and some on the same.
func (x step) mixed() bool {
	for i, m := range x.run[1:] {
		if m.row == x.run[i].row {
			return !x.oneLine()
		}
	}
	return false
}

// A labelled row is a row label of the gap.
type labelledRow struct {
	mark
	key   string
	means name
	group string // set where a group stands for its rows
}

// labelled lists the rows whose labels stand in the gap. A group that is printed
// on one row, without its own, counts as the row that takes what the others leave.
func (s *stream) labelled(gap []mark) (out []labelledRow) {
	for _, m := range gap {
		if m.label == nil {
			continue
		}
		if n, ok := s.lexicon.as(m.label, rowLeaf); ok && (!n.loose || s.certain(m, n, out)) {
			if last := len(out) - 1; last >= 0 && out[last].key == n.key {
				out[last].mark = m // once more, as a heading and beside the numbers
			} else {
				out = append(out, labelledRow{mark: m, key: n.key, means: n})
			}
			continue
		}
		n, ok := s.lexicon.as(m.label, rowGroup)
		if !ok {
			continue
		}
		key := s.restOf(n.label)
		if key != "" && !s.opened[n.label] && m.label.first.rows <= 1 {
			out = append(out, labelledRow{m, key, name{key: key, label: s.rowOf(key).label, exact: true}, n.label})
		}
	}
	return out
}

// openedGroups lists the groups of which some row is printed, and those whose label
// stands beside several rows; they do not stand for their rows.
func (t *table) openedGroups(marks []mark) map[string]bool {
	out, seen := map[string]bool{}, map[string]bool{}
	for _, m := range marks {
		if m.label == nil {
			continue
		}
		if n, ok := t.lexicon.as(m.label, rowLeaf); ok && !n.loose {
			out[t.rowOf(n.key).group] = true
		}
		if n, ok := t.lexicon.as(m.label, rowGroup); ok {
			out[n.label] = out[n.label] || seen[n.label]
			seen[n.label] = true
		}
	}
	return out
}

// certain says that a row label without its number is one: its words are no other
// label's, or the row is the next.
func (s *stream) certain(m mark, n name, before []labelledRow) bool {
	if _, column := s.lexicon.as(m.label, colLeaf); !column {
		return true
	}
	last := s.last
	if len(before) > 0 {
		last = before[len(before)-1].key
	}
	return s.after(last) == n.key
}

// width is how many cells the last of some rows has, 0 where there is none.
func (s *stream) width(rows []labelledRow) int {
	if len(rows) == 0 {
		return 0
	}
	return len(s.lexicon.cols[s.rowOf(rows[len(rows)-1].key).block])
}

// run takes the numbers of a row of n cells and what stands between them, such as
// the letters of a vertical label.
func (s *stream) run(marks []mark, n int) (run, carried []mark) {
	run = make([]mark, 0, n)
	for _, m := range marks {
		switch {
		case m.number && len(run) > 0 && m.row != run[0].row && (run[0].ruled || len(run) == n && n > 1 && run[0].row == run[n-1].row):
			return run, carried // the row was all on one line, which has ended
		case m.number && len(carried) > 0 && len(run) == n:
			return run, carried
		case m.number:
			run = append(run, m)
		case m.label == nil, s.endsRun(m.label, len(run) >= n):
			return run, carried
		default:
			carried = append(carried, m)
		}
	}
	return run, carried
}

// endsRun says that a label between numbers begins something new.
func (s *stream) endsRun(r *reading, full bool) bool {
	if full {
		return true
	}
	for _, want := range []role{rowLeaf, colLeaf, frame} {
		if n, ok := s.lexicon.as(r, want); ok && !n.loose {
			return true
		}
	}
	return false
}

// strange notes what stands between the rows and is no label of the form. What stands
// behind the label of a row on its line would have been a number of it.
func (r *reader) strange(gap []mark) {
	row, key := -1, ""
	for i := 0; i < len(gap); {
		if m := gap[i]; m.label != nil {
			if n, ok := r.lexicon.as(m.label, rowLeaf); ok {
				row, key = m.row, n.key
			}
			if !r.lexicon.known(m.label) && len([]rune(m.label.letters)) > 1 {
				r.lose(m.line, m.label.text, form.Ref{Section: r.section.Key}, "表中没有认出的内容，未导入")
			}
			i++
			continue
		}
		j := i + 1
		for j < len(gap) && gap[j].label == nil && gap[j].row == gap[i].row {
			j++
		}
		at := form.Ref{Section: r.section.Key}
		if gap[i].row == row {
			at.Row = key
		}
		r.lose(gap[i].line, strings.Join(textsOf(gap[i:j]), " "), at, "表中没有认出的内容，未导入")
		i = j
	}
}
