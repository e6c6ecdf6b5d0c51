package match

import (
	"fmt"
	"slices"
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// A judge decides which of the rows that the readers propose are read, and is the only
// one to write numbers into a report. It knows the tables of all sections: where one of
// them shows that words lie in disorder, they may in all.
type judge struct {
	doubts []doubt
	report *model.Report
	where  map[form.Ref]string // places that numbers were read from
	notes  []model.Note
	rows   int // whose labels were found

	jumbled bool
	done    map[form.Ref]*page.Table // rows that were heard, with the table they stood in
	covered map[form.Ref]bool        // cells that were heard
	absent  []form.Ref               // cells of rows in a table without their columns
	short   []shortRow               // of the table that is heard
}

// judged is what a judge makes of the proposals for all sections.
func judged(report *model.Report, proposals []*proposal, doubts []doubt) *judge {
	j := &judge{doubts: doubts, report: report, where: map[form.Ref]string{}, done: map[form.Ref]*page.Table{}, covered: map[form.Ref]bool{}}
	j.jumbled = slices.ContainsFunc(proposals, func(p *proposal) bool { return p.jumbled })
	for _, p := range proposals {
		j.notes = append(j.notes, p.notes...)
		for _, c := range p.claims {
			c.jumbled = j.jumbled
			j.hear(p.table, c)
		}
		j.settle(p.table)
		j.missing(p.table)
	}
	for _, at := range j.absent {
		if !j.covered[at] {
			j.notes = append(j.notes, lostCell(at.Section, at.Row, at.Col, "没有找到这一列的标题，未导入，请核对"))
		}
	}
	return j
}

// hear accepts or refuses one claim.
func (j *judge) hear(t *table, c *claim) {
	if way, rows := j.dealt(t, c); rows {
		if way == nil {
			j.refuse(t, c.rows, c, sayJumbled)
			return
		}
		for i, r := range c.rows {
			j.accept(t, c, r, way[i])
		}
		return
	}
	placed, ok := t.placed(c)
	lawful := ok && t.isLawful(c.last().key, c.cols, textsOf(placed))
	for _, d := range j.doubts {
		if d.of == nil || d.lawful && lawful && len(c.rows) == 1 || !d.of(t, c) {
			continue
		}
		rows := c.rows[len(c.rows)-1:]
		if s, short := shortOf(c, c.last(), c.cells, d.sentence); short && d.settled && len(c.rows) == 1 {
			j.hearing(t, c.last().key, c)
			j.short = append(j.short, s)
			return
		}
		if d.shared {
			rows = c.rows
		}
		j.refuse(t, rows, c, d.sentence)
		return
	}
	j.accept(t, c, c.last(), c.cells)
}

// dealt tells the numbers of each row of a claim to several; rows is false where there
// are not as many numbers as these rows have. It answers nil where no way obeys the law,
// or two do.
func (j *judge) dealt(t *table, c *claim) (way [][]mark, rows bool) {
	if len(c.rows) < 2 || c.order == nil || len(c.cells) != len(c.cols)*len(c.rows) || j.blocked(t, c) {
		return nil, false
	}
	way, _ = t.deal(c)
	return way, true
}

// blocked says that a doubt keeps out all rows of a claim before its numbers are dealt.
func (j *judge) blocked(t *table, c *claim) bool {
	return slices.ContainsFunc(j.doubts, func(d doubt) bool { return d.shared && !d.lawful && d.of(t, c) })
}

// refuse notes the numbers of rows that are not believed.
func (j *judge) refuse(t *table, rows []labelledRow, c *claim, sentence string) {
	for _, r := range rows {
		at := c.at
		if c.order != nil {
			at = r.line
		}
		j.hearing(t, r.key, c)
		j.lose(at, strings.TrimRight(strings.Join(c.texts(), " | "), " |"), t.here(r.key), sentence)
	}
}

// hearing remembers that a row was found, and tells whether it was before.
func (j *judge) hearing(t *table, row string, c *claim) (again bool, in *page.Table) {
	in, again = j.done[t.here(row)]
	j.done[t.here(row)] = c.table
	return again, in
}

// accept reads the numbers of a row that is believed.
func (j *judge) accept(t *table, c *claim, r labelledRow, run []mark) {
	if r.group != "" {
		j.note(r.line, r.group, t.here(r.key), "没有印出分项，计入“"+r.means.label+"”，其余分项留空")
		for _, key := range t.skipped(r.group) {
			j.done[t.here(key)] = c.table
		}
	} else if !r.means.exact && r.label != nil {
		j.note(r.line, strings.TrimSpace(r.label.text), t.here(r.key), "行标题与规定不同，按“"+r.means.label+"”导入")
	}
	from, ok := t.place(r.key, c.cols, run)
	if !ok {
		j.spread(t, c, r, run)
		return
	}
	for i, m := range run {
		if words := m.words(); words != "" && !looksNumeric(words) && (i < from || i >= from+len(c.cols)) {
			j.lose(run[i].line, words, t.here(r.key), "数字旁边的文字，未导入")
		}
	}
	j.put(t, c, r, piecesOf(run[from:from+len(c.cols)]))
}

// spread notes a row whose numbers cannot be assigned to its columns, or keeps it for
// when all others are read.
func (j *judge) spread(t *table, c *claim, r labelledRow, run []mark) {
	again, _ := j.hearing(t, r.key, c)
	texts := textsOf(run)
	if len(strings.Join(texts, "")) == 0 && len(texts) >= len(c.cols) {
		return // a row without any text is blank wherever its cells ended
	}
	say := fmt.Sprintf("这一行应有 %d 格，读到 %d 格，对不上列，未导入，请核对", len(c.cols), len(texts))
	if s, short := shortOf(c, r, run, say); short && !again {
		j.short = append(j.short, s)
		return
	}
	j.lose(r.line, strings.Join(texts, " | "), t.here(r.key), say)
}

// put writes the cells of a row, one for each column key; a column without a key
// is noted. A row that is printed twice must say the same.
func (j *judge) put(t *table, c *claim, r labelledRow, cells []piece) {
	again, before := j.hearing(t, r.key, c)
	if strings.Join(c.cols, "") == "" {
		if texts := textsOf(cells); strings.Join(texts, "") != "" || len(c.absent) > 0 {
			j.lose(c.at, strings.Join(texts, " | "), t.here(r.key), sayHeads)
		}
		return
	}
	cols := j.borneOut(t, c, r.key, cells)
	for i, cell := range cells {
		at := form.Ref{Section: t.section.Key, Row: r.key, Col: cols[i]}
		if at.Col == "" {
			if strings.TrimSpace(cell.text) != "" {
				j.lose(cell.line, cell.text, form.Ref{Section: t.section.Key, Row: r.key, Col: c.cols[i]}, "列标题不认识或者旁边的列缺少标题，这一列未导入，请核对")
			}
			continue
		}
		place, _ := t.form.Cell(at)
		value, remark := valueOf(place.Unit, cell.text)
		again := again && j.covered[at]
		j.covered[at] = true
		switch earlier := j.report.Text(at); {
		case again && value == earlier:
		case again && value == "" && before != c.table: // as where a blank form is printed, too
		case again:
			in := "在表中"
			if before != c.table {
				in = "在两张表中"
			}
			j.lose(cell.line, strings.TrimPrefix(earlier+" | "+value, " | "), at, "同一行"+in+"出现两次而数字不同，未导入，请核对")
			j.report.SetText(at, "")
			delete(j.where, at)
		default:
			j.report.SetText(at, value)
			if value != "" {
				j.where[at] = cell.place()
			}
			if remark != "" {
				j.note(cell.line, strings.TrimSpace(cell.text), at, remark)
			}
		}
	}
	for _, key := range c.absent {
		j.absent = append(j.absent, form.Ref{Section: t.section.Key, Row: r.key, Col: key})
	}
}

// borneOut gives the keys of the columns that may be believed. Where numbers have no
// label of their own, those of columns that were not found may be among the others, and
// only what a whole law holds together is believed.
func (j *judge) borneOut(t *table, c *claim, row string, cells []piece) []string {
	if !t.unlabelled() || len(c.absent) == 0 {
		return c.cols
	}
	out := make([]string, len(c.cols))
	for _, total := range t.totals[row] {
		var at []int
		for _, ref := range append(slices.Clone(total.Parts), total.Ref) {
			at = append(at, slices.Index(c.cols, ref.Col))
		}
		found := !slices.ContainsFunc(at, func(i int) bool { return i < 0 || slices.Contains(c.absent, c.cols[i]) })
		if found && t.holds(total, func(ref form.Ref) string { return cells[slices.Index(c.cols, ref.Col)].text }) {
			for _, i := range at {
				out[i] = c.cols[i]
			}
		}
	}
	return out
}

// missing notes every row that was not found.
func (j *judge) missing(t *table) {
	for _, r := range t.lexicon.rows {
		if _, ok := j.done[t.here(r.key)]; ok {
			j.rows++
			continue
		}
		label := r.label
		if label == "" {
			label = t.section.Title
		}
		j.notes = append(j.notes, model.Note{Text: label, At: t.here(r.key), Message: "没有读到这一行的数字，请核对", Lost: true})
	}
}

func (j *judge) note(l line, text string, at form.Ref, message string) {
	j.notes = append(j.notes, remark(l, text, at, message, false))
}

func (j *judge) lose(l line, text string, at form.Ref, message string) {
	j.notes = append(j.notes, remark(l, text, at, message, true))
}
