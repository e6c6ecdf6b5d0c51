package match

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// account is the last step of reading a page: whatever stands on it has to be in the
// report, in a note, or a label of the form. What is not becomes a note here, with its
// place, so that no step before can lose a text silently. Of numbers it asks only that
// they stand somewhere: the steps that read tables know where each belongs.
func (d *document) account(lines []line) {
	b := d.book()
	section, beside := "", map[string]bool{} // sections with tables, which the readers of text do not look at
	for key, part := range d.parts {
		s, _ := d.form.Section(key)
		beside[key] = s.Kind == form.Tables && slices.ContainsFunc(part, line.isTable)
	}
	var open block
	for _, l := range lines {
		if key, ok := d.opened[l.id]; ok {
			section = key
		}
		if d.taken[l.id] {
			continue
		}
		for _, row := range l.cells() {
			var lost []string
			at := l
			for _, c := range row {
				if b.knows(c.text) && (l.table == nil && !beside[section] || c.ordinal || b.counts(c.text)) {
					continue
				}
				if len(lost) == 0 {
					at = c.line
				}
				lost = append(lost, c.text)
			}
			if len(lost) == 0 {
				d.close(&open)
				continue
			}
			if open.section != section || open.id != l.id && l.table != nil {
				d.close(&open)
			}
			open.add(at, section, strings.Join(lost, " | "))
		}
	}
	d.close(&open)
}

// A block is text on neighbouring lines or rows that stands in no report and no note.
type block struct {
	line
	section string
	texts   []string
}

func (b *block) add(l line, section, text string) {
	if len(b.texts) == 0 {
		b.line, b.section = l, section
	}
	b.texts = append(b.texts, text)
}

// close notes a block that is complete. What stands around the report and is no running
// text belongs to its page.
func (d *document) close(b *block) {
	text := strings.Join(b.texts, "\n")
	b.text = text
	switch at := (form.Ref{Section: b.section}); {
	case text == "":
	case b.section == "" && !b.spoken():
		d.note(b.line, text, at, "标题之前的文字，未导入")
	case b.section == "":
		d.lose(b.line, text, at, "标题之前的文字，未导入")
	case furniture(text):
		d.note(b.line, text, at, "网页栏目文字，未导入")
	case !strings.ContainsFunc(text, unicode.IsLetter):
		d.lose(b.line, text, at, "不属于任何一格的数字，未导入，请核对")
	default:
		d.lose(b.line, text, at, besideTable)
	}
	*b = block{}
}

const besideTable = "表格之外的文字，未导入；有用的请补写到正文里"

// A printedCell is a cell of a page.
type printedCell struct {
	piece
	ordinal bool // it numbers rows or columns
}

// cells are the texts of a line or of its table, row by row.
func (l line) cells() [][]printedCell {
	if l.table == nil {
		var row []printedCell
		for c := range strings.FieldsFuncSeq(l.text, func(r rune) bool { return r == '|' || r == '\t' || strings.ContainsRune(drawn, r) }) {
			row = append(row, printedCell{piece: piece{line: l, text: strings.TrimSpace(c)}})
		}
		return [][]printedCell{row}
	}
	rows := make([][]printedCell, l.table.Rows)
	across, down := ordinals(l.table)
	for i, c := range l.table.Cells {
		if c.Row < len(rows) {
			rows[c.Row] = append(rows[c.Row], printedCell{piece{line: l.at(c.Row, &l.table.Cells[i]), text: c.Text}, across[c.Row] || down[c.Col]})
		}
	}
	return rows
}

// ordinals are the rows and the columns of a table whose numbers do nothing but count:
// 1, 2, 3 and so on.
func ordinals(t *page.Table) (rows, cols map[int]bool) {
	const fewest = 3
	byRow, byCol := map[int][]string{}, map[int][]string{}
	for _, c := range t.Cells {
		if looksNumeric(c.Text) {
			byRow[c.Row], byCol[c.Col] = append(byRow[c.Row], strings.TrimSpace(c.Text)), append(byCol[c.Col], strings.TrimSpace(c.Text))
		}
	}
	counting := func(all map[int][]string) map[int]bool {
		out := map[int]bool{}
		for at, texts := range all {
			out[at] = len(texts) >= fewest
			for i, text := range texts {
				out[at] = out[at] && text == strconv.Itoa(i+1)
			}
		}
		return out
	}
	return counting(byRow), counting(byCol)
}

// idleHeads are words that tables have above or before their labels and that say
// nothing.
var idleHeads = []string{"序号", "类别", "项目", "指标", "内容", "单位件"}

// caption matches what is printed over a table or in its place, folded.
var caption = regexp.MustCompile(`^见?(下|附|续)?表[一二三四五六0-9]{0,2}$`)

// A book is all text that a reading has accounted for, folded.
type book struct {
	d      *document
	texts  string          // of the report and the notes
	labels string          // of the form
	values map[string]bool // of the numbers of the report and the notes
	whole  map[string]bool // texts of the notes, each as a whole
	left   *int            // bytes that may still be searched: a hostile file has millions
}

// A fence keeps texts of a book apart; no folded text has it.
const fence = "\n"

func (d *document) book() book {
	var texts, labels strings.Builder
	const mostSearched = 128 << 20
	values, whole, left := map[string]bool{}, map[string]bool{}, mostSearched
	add := func(b *strings.Builder, text string) { b.WriteString(fold(text) + fence) }
	r := d.report
	add(&texts, r.Title())
	for _, q := range d.form.Fields {
		add(&texts, r.Text(form.UnitRef(q.Key)))
	}
	for _, s := range d.form.Sections {
		add(&labels, s.Title)
		if s.Kind != form.Tables {
			add(&texts, r.Text(form.Ref{Section: s.Key}))
		}
	}
	for _, c := range d.form.Cells() {
		if n := r.Number(c); n.Unreadable() {
			add(&texts, r.Text(c.Ref))
		} else if n.Readable() {
			values[n.Decimal().String()] = true
		}
	}
	for _, n := range d.notes {
		add(&texts, n.Text)
		whole[fold(n.Text)] = true
		for digits := range strings.FieldsFuncSeq(n.Text, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' && r != ',' }) {
			if n := model.ReadNumber(digits, form.Money); n.Readable() {
				values[n.Decimal().String()] = true
			}
		}
	}
	for _, t := range d.tables {
		for _, e := range t.lexicon.entries {
			labels.WriteString(e.letters + fence)
		}
	}
	return book{d, texts.String(), labels.String(), values, whole, &left}
}

// knows says that a text is accounted for: as a whole, or word by word.
func (b book) knows(text string) bool {
	if b.holds(text) {
		return true
	}
	words := strings.Fields(text)
	for _, w := range words {
		if len(words) == 1 || !b.holds(w) {
			return false
		}
	}
	return true
}

// counts says that a text, where it is a number other than 0, stands in the report or in
// a note.
func (b book) counts(text string) bool {
	n := model.ReadNumber(text, form.Money)
	return !n.Readable() || n.Decimal().IsZero() || b.values[n.Decimal().String()]
}

// countsAll says so of all numbers that are named in a text.
func (b book) countsAll(cells map[string]mark) bool {
	for _, m := range cells {
		if !b.counts(m.text) {
			return false
		}
	}
	return true
}

// says that letters stand somewhere in the texts. Where too much has been searched it
// does not know, and a text may be noted twice.
func (b book) says(letters string) bool {
	*b.left -= len(b.texts)
	return *b.left > 0 && strings.Contains(b.texts, letters)
}

func (b book) holds(text string) bool {
	if looksNumeric(text) {
		return true
	}
	letters := fold(text)
	if letters == "" || slices.Contains(idleHeads, letters) || b.whole[letters] || caption.MatchString(letters) || strings.Contains(b.labels, letters) || b.says(letters) {
		return true
	}
	if _, _, ok := b.d.headingOf(text); ok {
		return true
	}
	for _, t := range b.d.tables {
		if x := t.lexicon; x.known(&reading{text: text, letters: letters}) || x.joins(letters, 3) {
			return true
		}
		if cells, ok := t.pairsIn(text); ok && b.countsAll(cells) {
			return true
		}
	}
	return false
}

// joins says that letters are at most so many labels run together, as where a row says
// its group as well.
func (x lexicon) joins(letters string, most int) bool {
	if letters == "" {
		return true
	}
	for i := range letters {
		if i > 0 && most > 0 && slices.ContainsFunc(x.begin(letters[:i]), func(e entry) bool { return e.letters == letters[:i] }) && x.joins(letters[i:], most-1) {
			return true
		}
	}
	return slices.ContainsFunc(x.begin(letters), func(e entry) bool { return e.letters == letters })
}
