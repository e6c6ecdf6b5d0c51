package match

import (
	"regexp"
	"slices"
	"strings"

	"gouji.app/model/form"
)

// account is the last step of reading a page: whatever stands on it has to be in the
// report, in a note, or a label of the form. What is not becomes a note here, with its
// place, so that no step before can lose a text silently. Numbers are left to the steps
// that read tables, which know where each belongs.
func (d *document) account(lines []line) {
	b := d.book()
	section := ""
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
				if b.knows(c.text) {
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
	default:
		d.lose(b.line, text, at, besideTable)
	}
	*b = block{}
}

const besideTable = "表格之外的文字，未导入；有用的请补写到正文里"

// cells are the texts of a line or of its table, row by row.
func (l line) cells() [][]piece {
	if l.table == nil {
		var row []piece
		for c := range strings.FieldsFuncSeq(l.text, func(r rune) bool { return r == '|' || r == '\t' || strings.ContainsRune(drawn, r) }) {
			row = append(row, piece{line: l, text: strings.TrimSpace(c)})
		}
		return [][]piece{row}
	}
	rows := make([][]piece, l.table.Rows)
	for i, c := range l.table.Cells {
		if c.Row < len(rows) {
			rows[c.Row] = append(rows[c.Row], piece{line: l.at(c.Row, &l.table.Cells[i]), text: c.Text})
		}
	}
	return rows
}

// idleHeads are words that tables have above or before their labels and that say
// nothing.
var idleHeads = []string{"序号", "类别", "项目", "指标", "内容", "单位件"}

// caption matches what is printed over a table or in its place, folded.
var caption = regexp.MustCompile(`^见?(下|附|续)?表[一二三四五六0-9]{0,2}$`)

// A book is all text that a reading has accounted for, folded.
type book struct {
	d      *document
	texts  string // of the report and the notes
	labels string // of the form
}

// A fence keeps texts of a book apart; no folded text has it.
const fence = "\n"

func (d *document) book() book {
	var texts, labels strings.Builder
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
		}
	}
	for _, n := range d.notes {
		add(&texts, n.Text)
	}
	for _, t := range d.tables {
		for _, e := range t.lexicon.entries {
			labels.WriteString(e.letters + fence)
		}
	}
	return book{d, texts.String(), labels.String()}
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

func (b book) holds(text string) bool {
	if looksNumeric(text) {
		return true
	}
	letters := fold(text)
	if letters == "" || slices.Contains(idleHeads, letters) || caption.MatchString(letters) || strings.Contains(b.labels, letters) || strings.Contains(b.texts, letters) {
		return true
	}
	if _, _, ok := b.d.headingOf(text); ok {
		return true
	}
	for _, t := range b.d.tables {
		if x := t.lexicon; x.known(&reading{text: text, letters: letters}) || x.joins(letters, 3) {
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
