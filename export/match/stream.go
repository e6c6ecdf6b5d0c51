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
func (t *target) stream(marks []mark) {
	if t.unlabelled() {
		t.headless(marks)
		return
	}
	s := &streaming{target: t, block: -1}
	if order := t.above.order(); len(order) == len(t.lexicon.keys[t.above.block]) {
		s.block, s.cols = t.above.block, order
	}
	steps, rest := s.steps(marks)
	steps = s.gathered(steps)
	beside, apart := 0, 0
	for _, x := range steps {
		s.loose = s.loose || len(x.rows) == 0 && filled(x.run) > 0
		switch {
		case x.besideLabel():
			beside++
		case len(x.rows) > 0:
			apart++
		}
		s.shifted = s.shifted || x.run[0].ruled && x.run[0].text == "" && len(x.run) > s.width(x.rows)
	}
	s.beside = beside > apart
	for i, x := range steps {
		x.last = i+1 == len(steps)
		if i+1 < len(steps) && len(steps[i+1].rows) == 0 {
			x.below = filled(steps[i+1].run)
		}
		s.read(x)
	}
	t.strange(rest)
}

// marks tells labels and numbers apart in the lines of the section.
func (t *target) marks() []mark {
	if marks, ok := t.marked[t.section.Key]; ok {
		return marks
	}
	pieces := piecesOfAll(t.parts[t.section.Key])
	if len(pieces) == mostPieces {
		t.lose(pieces[mostPieces-1].line, "", form.Ref{Section: t.section.Key}, "这一部分的内容远远超过一张表，后面的内容未导入")
	}
	t.marked[t.section.Key] = t.lexicon.scan(pieces)
	return t.marked[t.section.Key]
}

// steps cuts marks behind the numbers of each row.
func (s *streaming) steps(marks []mark) (steps []step, rest []mark) {
	s.opened = s.openedGroups(marks)
	for i := 0; i < len(marks); {
		if !marks[i].number {
			rest = append(rest, marks[i])
			i++
			continue
		}
		x := step{gap: rest, rows: s.labelled(rest)}
		for _, r := range x.rows {
			s.last = r.key
		}
		x.run, rest = s.run(marks[i:], s.width(x.rows))
		i += len(x.run) + len(rest)
		steps = append(steps, x)
	}
	return steps, rest
}

// unlabelled says that the only row of the section bears no label.
func (t *target) unlabelled() bool {
	return len(t.lexicon.rows) == 1 && t.lexicon.rows[0].label == ""
}

// streaming is a section on its way through the stream.
type streaming struct {
	*target
	opened  map[string]bool // groups of which some row is printed
	last    string          // row label read last, while steps are cut
	shifted bool            // merged labels left blank cells in front of the numbers
	loose   bool            // some numbers have no label
	beside  bool            // most numbers stand on the line of their label
	block   int             // of the row read last
	cols    []string        // of that block
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
// without its rows counts as the row that takes what the others leave.
func (s *streaming) labelled(gap []mark) (out []labelledRow) {
	for _, m := range gap {
		if m.label == nil {
			continue
		}
		if n, ok := s.lexicon.as(m.label, rowLeaf); ok && (!n.loose || s.certain(m, n, out)) {
			if last := len(out) - 1; last < 0 || out[last].key != n.key {
				out = append(out, labelledRow{mark: m, key: n.key, means: n})
			}
			continue
		}
		n, ok := s.lexicon.as(m.label, rowGroup)
		if !ok {
			continue
		}
		key := s.restOf(n.label)
		if key != "" && !s.opened[n.label] {
			out = append(out, labelledRow{m, key, name{key: key, label: s.rowOf(key).label, exact: true}, n.label})
		}
	}
	return out
}

// openedGroups lists the groups of which some row is printed, and those whose label
// stands beside several rows; they do not stand for their rows.
func (t *target) openedGroups(marks []mark) map[string]bool {
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
func (s *streaming) certain(m mark, n name, before []labelledRow) bool {
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
func (s *streaming) width(rows []labelledRow) int {
	if len(rows) == 0 {
		return 0
	}
	return len(s.lexicon.cols[s.rowOf(rows[len(rows)-1].key).block])
}

// run takes the numbers of a row of n cells and what stands between them, such as
// the letters of a vertical label.
func (s *streaming) run(marks []mark, n int) (run, carried []mark) {
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
func (s *streaming) endsRun(r *reading, full bool) bool {
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

// skip marks the rows of a group that is printed without them.
func (t *target) skip(group string) {
	for _, r := range t.lexicon.rows {
		if r.group == group && !r.rest {
			t.done[r.key] = true
		}
	}
}

// strange notes what stands between the rows and is no label of the form. What stands
// behind the label of a row on its line would have been a number of it.
func (t *target) strange(gap []mark) {
	row, key := -1, ""
	for i := 0; i < len(gap); {
		if m := gap[i]; m.label != nil {
			if n, ok := t.lexicon.as(m.label, rowLeaf); ok {
				row, key = m.row, n.key
			}
			if !t.lexicon.known(m.label) && len([]rune(m.label.letters)) > 1 {
				t.lose(m.line, m.label.text, form.Ref{Section: t.section.Key}, "表中没有认出的内容，未导入")
			}
			i++
			continue
		}
		j := i + 1
		for j < len(gap) && gap[j].label == nil && gap[j].row == gap[i].row {
			j++
		}
		at := form.Ref{Section: t.section.Key}
		if gap[i].row == row {
			at.Row = key
		}
		t.lose(gap[i].line, strings.Join(textsOf(gap[i:j]), " "), at, "表中没有认出的内容，未导入")
		i = j
	}
}

// expected is the first row not found yet.
func (t *target) expected() string {
	for _, r := range t.lexicon.rows {
		if !t.done[r.key] {
			return r.key
		}
	}
	return ""
}

// after is the row printed behind another; "" stands before all.
func (t *target) after(key string) string {
	behind := key == ""
	for _, r := range t.lexicon.rows {
		if behind {
			return r.key
		}
		behind = r.key == key
	}
	return ""
}

// rowOf is the row with a key; the zero row where none has it.
func (t *target) rowOf(key string) row {
	for _, r := range t.lexicon.rows {
		if r.key == key {
			return r
		}
	}
	return row{}
}

// restOf is the row that a group printed without sub-items stands for: the one that
// collects whatever is not named.
func (t *target) restOf(group string) string {
	for _, r := range t.lexicon.rows {
		if r.rest && r.group == group {
			return r.key
		}
	}
	return ""
}

// fit lays the cells of a row on its columns. Where cells are left over, they must
// be empty ones that merged heads left at either end. Twice as many as the row has may
// be two rows, of which the second has lost its label: then nothing before the numbers
// may be empty. Cells that are closed one by one leave none.
func fit(run []mark, want int) ([]mark, bool) {
	if len(run) == want {
		return run, true
	}
	if len(run) < want {
		return nil, false
	}
	filled := func(m mark) bool { return strings.TrimSpace(m.words()) != "" }
	first := slices.IndexFunc(run, filled)
	if first < 0 {
		return run[:want], true
	}
	last := len(run) - 1
	for !filled(run[last]) {
		last--
	}
	if last-first+1 == want && (first == 0 || want == 1 && !run[0].closed || len(run) < 2*want) {
		return run[first : last+1], true
	}
	return nil, false
}
