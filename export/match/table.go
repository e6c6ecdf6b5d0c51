package match

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// table reads a section of numbers from the tables in its lines or, where the text
// has lost them, from the lines themselves.
func (d *document) table(s form.Section) {
	t := d.target(s)
	lines := d.parts[s.Key]
	switch {
	case t.inPieces():
		t.stream(t.marks())
	case slices.ContainsFunc(lines, line.isTable):
		for _, l := range lines {
			if l.table != nil {
				t.grid(l)
			}
		}
	case !t.ruled(lines):
		t.stream(t.marks())
	}
	d.rows += len(t.done)
	t.missing()
}

// inPieces says that the table was torn into several, of which some have labels of the
// section and others only numbers.
func (t *target) inPieces() bool {
	labelled, numbers, loose := map[string]bool{}, false, false
	for _, l := range t.parts[t.section.Key] {
		if l.table == nil {
			loose = loose || slices.ContainsFunc(takeApart([]line{l}), func(p piece) bool { return looksNumeric(p.text) })
			continue
		}
		g := latticeOf(l.table)
		for r := range g.Rows {
			if row, _, ok := t.rowAt(g, r); ok {
				labelled[row.key] = true
			}
		}
		numbers = numbers || slices.ContainsFunc(l.table.Cells, func(c page.Cell) bool { return looksNumeric(c.Text) })
	}
	if t.unlabelled() {
		return loose && !numbers && slices.ContainsFunc(t.parts[t.section.Key], line.isTable)
	}
	return loose && len(labelled) > 0 && len(labelled) < len(t.lexicon.rows)
}

// isJumbled looks for a table whose numbers stand in the order of the sheet. Then
// those of the other tables may, without showing it.
func (d *document) isJumbled() bool {
	if d.jumbled == nil {
		jumbled := d.anyJumbled()
		d.jumbled = &jumbled
	}
	return *d.jumbled
}

func (d *document) anyJumbled() bool {
	for _, s := range d.form.Sections {
		t := d.target(s)
		if s.Kind != form.Tables || t.unlabelled() || slices.ContainsFunc(d.parts[s.Key], line.isTable) {
			continue
		}
		x := &streaming{target: t}
		steps, _ := x.steps(t.marks())
		if slices.ContainsFunc(steps, step.jumbled) {
			return true
		}
	}
	return false
}

// A target is a section of numbers being read.
type target struct {
	*document
	section form.Section
	lexicon lexicon
	done    map[string]bool        // rows that were found
	above   carried                // heads of the table before
	extra   map[int]string         // columns that the form has not, with their heads
	from    map[string]*page.Table // in which they were found; nil: in text
	squares *lattice               // that do not stand below their heads; nil where they do
}

func (d *document) target(s form.Section) *target {
	return &target{document: d, section: s, lexicon: d.lexicons[s.Key], done: map[string]bool{}, from: map[string]*page.Table{}}
}

// missing notes every row that was not found.
func (t *target) missing() {
	for _, r := range t.lexicon.rows {
		if t.done[r.key] {
			continue
		}
		label := r.label
		if label == "" {
			label = t.section.Title
		}
		t.notes = append(t.notes, model.Note{
			Text: label, At: form.Ref{Section: t.section.Key, Row: r.key},
			Message: "没有读到这一行的数字，请核对", Lost: true,
		})
	}
}

// found notes a label that is not the form's own.
func (t *target) found(l line, text string, n name) {
	if !n.exact {
		t.note(l, strings.TrimSpace(text), form.Ref{Section: t.section.Key, Row: n.key}, "行标题与规定不同，按“"+n.label+"”导入")
	}
}

// put writes the cells of a row, one for each column key; a column without a key
// is noted. A row that is printed twice must say the same; where two tables differ, the
// first counts.
func (t *target) put(l line, row string, cols []string, cells []piece) {
	again, sameTable := t.done[row], t.from[row] == l.table
	t.done[row], t.from[row] = true, l.table
	if strings.Join(cols, "") == "" {
		if texts := textsOf(cells); strings.Join(texts, "") != "" {
			t.lose(l, strings.Join(texts, " | "), form.Ref{Section: t.section.Key, Row: row}, "列标题对不上，这一行未导入，请核对")
		}
		return
	}
	for i, c := range cells {
		at := form.Ref{Section: t.section.Key, Row: row, Col: cols[i]}
		if at.Col == "" {
			if strings.TrimSpace(c.text) != "" {
				t.lose(c.line, c.text, form.Ref{Section: at.Section, Row: row}, "列标题不认识，这一列未导入")
			}
			continue
		}
		value, remark := t.value(at, c.text)
		if again {
			switch earlier := t.report.Text(at); {
			case value == earlier:
			case sameTable:
				t.lose(c.line, strings.TrimPrefix(earlier+" | "+value, " | "), at, "同一行在表中出现两次而数字不同，未导入，请核对")
				t.report.SetText(at, "")
				delete(t.where, at)
			default:
				t.lose(c.line, c.text, at, "同一行出现两次而数字不同，保留先出现的")
			}
			continue
		}
		t.report.SetText(at, value)
		if value != "" {
			t.where[at] = c.place()
		}
		if remark != "" {
			t.note(c.line, strings.TrimSpace(c.text), at, remark)
		}
	}
}

// spread is a row whose numbers cannot be assigned to its columns.
func (t *target) spread(l line, row string, texts []string, want int) {
	t.done[row] = true
	if len(strings.Join(texts, "")) == 0 && len(texts) >= want {
		return // a row without any text is blank wherever its cells ended
	}
	t.lose(l, strings.Join(texts, " | "), form.Ref{Section: t.section.Key, Row: row},
		fmt.Sprintf("这一行应有 %d 格，读到 %d 格，对不上列，未导入，请核对", want, len(texts)))
}

// value normalises the text of a cell and says what it changed.
func (t *target) value(at form.Ref, text string) (value, remark string) {
	text = strings.TrimSpace(strings.Join(strings.Fields(text), " "))
	c, _ := t.form.Cell(at)
	n := model.ReadNumber(text, c.Unit)
	switch {
	case n.Blank():
		return "", ""
	case text == "零" || text == "〇":
		return "0", "按 0 导入"
	case n.Unreadable():
		if mark := footnoted.FindString(text); mark != "" {
			if n := model.ReadNumber(strings.TrimSuffix(text, mark), c.Unit); n.Readable() {
				return n.String(), "按 " + n.String() + " 导入，后面的“" + mark + "”是脚注"
			}
		}
		return text, "不是数字，按原文导入"
	case n.String() != text && plain(text) != n.String():
		return n.String(), "按 " + n.String() + " 导入"
	}
	return n.String(), ""
}

// plain is a number as typed with another width of its digits, which needs no note.
func plain(text string) string { return strings.TrimSpace(norm.NFKC.String(text)) }

// footnote matches the mark of a footnote behind a number. A number in round brackets
// may be a part of it instead.
const footnote = `\*+|※|[①-⑳]|[\[［〔【]注?\d{1,2}[\]］〕】]|[（(]注\d{0,2}[）)]`

var footnoted = regexp.MustCompile(`(` + footnote + `)$`)

// numeric matches the texts that stand where a number is expected, also a number
// that was broken at its point, so that its halves are not taken for less.
var numeric = regexp.MustCompile(`^[\d０-９]([\d０-９,，.．\s]*[\d０-９])?\s*(件|万元|元|条|项)?(` + footnote + `)?$|^[\d０-９]{2,}[,，.．]$|^[.．][\d０-９]+$|^[/／\\\-－—–]+$|^无$|^不适用$|^[零〇]$`)

// looksNumeric says that a text can only be the content of a number cell.
func looksNumeric(text string) bool {
	text = strings.TrimSpace(text)
	if text != "" && strings.Trim(text, "0123456789") == "" {
		return true // most of them
	}
	return !strings.ContainsFunc(text, strangeToNumbers) && numeric.MatchString(text)
}

// strangeToNumbers says that no text with this rune is numeric, which spares most
// labels the pattern.
func strangeToNumbers(r rune) bool {
	return !unicode.IsDigit(r) && !unicode.IsSpace(r) && !strings.ContainsRune(",，.．/／\\-－—–无不适用零〇件万元条项*※注[]［］〔〕【】（）()", r) && (r < '①' || r > '⑳')
}

// sectionOf tells which section of numbers a table is, "" for none: the one that has
// three of its labels there.
func (d *document) sectionOf(t *page.Table) string {
	const most, enough = 600, 3 // cells, of which the first hold the labels; labels
	var labels []string
	for _, c := range t.Cells[:min(most, len(t.Cells))] {
		if !looksNumeric(c.Text) {
			labels = append(labels, fold(c.Text))
		}
	}
	for _, s := range d.form.Sections {
		if s.Kind != form.Tables {
			continue
		}
		x, hits := d.lexicons[s.Key], map[string]bool{}
		leaf := rowLeaf
		if (&target{lexicon: x}).unlabelled() {
			leaf = colLeaf
		}
		for _, letters := range labels {
			if n, ok := x.find(letters, leaf); ok && !n.loose {
				if hits[n.label] = true; len(hits) == enough {
					return s.Key
				}
			}
		}
	}
	return ""
}

func (d *document) official(t *page.Table) bool { return d.sectionOf(t) != "" }
