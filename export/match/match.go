// Package match finds a report in a page: which paragraphs belong to which part of
// the form, and which numbers to which cell. Labels decide, never the position; a
// number goes to a cell only when its row and its column are certain, and whatever
// is not understood becomes a note with its text. Nothing is invented, nothing is
// dropped silently.
//
// The steps on text take a page apart into the lines of its sections: pageEdges, split,
// front, back, narrative. What a section of numbers has of lines is all that its readers
// get (table.propose): tables with structure are read by grid.go, lines with marks between
// the cells by ruled.go, text that names the column of each number by pairs.go, text that
// has lost all structure by stream.go. They propose claims; the judge accepts or refuses
// each, by the list of doubts.
package match

import (
	"slices"
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// Report reads a page as a report on the given form, or on an earlier edition of it
// and then converts that. It fails with a Refusal when the page holds no such report
// at all, or two.
func Report(p *page.Page, f *form.Form) (*model.Import, error) {
	return report(p, f, doubts())
}

// report is Report with some reasons not to read a number.
func report(p *page.Page, f *form.Form, doubts []doubt) (*model.Import, error) {
	p = withEntries(p, f)
	if im, err := printed(p, f); im != nil || err != nil {
		return im, err
	}
	d, err := read(p, f, doubts)
	if err != nil {
		return nil, err
	}
	edition := f.ID
	if d.filled() < 1 {
		for _, earlier := range form.Earlier(f) {
			if e, err := read(p, earlier, doubts); err == nil && e.filled() > d.filled() {
				d, edition = e, earlier.ID
				d.carryOver(f)
			}
		}
	}
	if p.Record != "" {
		if err := d.readRecord(p); err != nil {
			return nil, err
		}
	}
	return d.imported(p, edition), nil
}

// imported is what was read of a page on the given edition of the form.
func (d *document) imported(p *page.Page, edition string) *model.Import {
	slices.SortStableFunc(d.notes, func(a, b model.Note) int { return a.Line - b.Line })
	return &model.Import{Report: d.report, Edition: edition, Own: p.Record != "", Notes: d.notes, Where: d.where}
}

// read reads a page on one edition of the form.
func read(p *page.Page, f *form.Form, doubts []doubt) (*document, error) {
	d := newDocument(f)
	d.doubts = doubts
	d.own, d.titled = isOwn(p), p.Title
	for _, s := range f.Sections {
		if s.Kind == form.Tables {
			d.tables[s.Key] = tableOf(f, s, lexiconOf(s, d.known))
		}
	}
	d.noteAll(p.Notes)
	if !d.own {
		d.noteTraditional(p)
	}
	d.load(p)
	if len(d.lines) > mostLines {
		return nil, &model.Refusal{Message: "文字超过两万行，不像一份年报；请确认选对了文件"}
	}
	all := d.lines
	if !d.own {
		d.pageEdges()
	}
	if err := d.oneReport(); err != nil {
		return nil, err
	}
	d.split()
	d.wrapping = wrappingOf(d.prose())
	d.takeStyled(p)
	first := len(d.notes)
	d.back() // before the front: the signature tells which of several titles is the report's
	behind := slices.Clone(d.notes[first:])
	d.notes = d.notes[:first]
	d.front()
	d.takeByline()
	d.signUndated()
	d.notes = append(d.notes, behind...)
	d.numbers()
	for _, s := range f.Sections {
		if s.Kind == form.Narrative && s.Key != form.Preamble {
			d.narrative(s.Key, d.parts[s.Key])
		}
	}
	if err := d.refusal(); err != nil {
		return nil, err
	}
	if p.Record == "" {
		d.identify()
		d.numberless()
	}
	d.whole()
	d.account(all)
	return d, nil
}

// numbers reads the sections of numbers: readers propose rows from the lines of each,
// and one judge decides on all.
func (d *document) numbers() {
	var proposals []*proposal
	for _, s := range d.form.Sections {
		if t := d.tables[s.Key]; t != nil {
			proposals = append(proposals, t.propose(d.ofThisYear(s.Key, d.parts[s.Key]), d.doubts))
		}
	}
	j := judged(d.report, proposals, d.doubts)
	d.where, d.rows = j.where, j.rows
	d.notes = append(d.notes, j.notes...)
}

// A document is a page on its way to a report.
type document struct {
	form     *form.Form
	own      bool                // written by this program: what stands there was typed so
	known    map[string][]string // label variants by key
	titles   []title             // of the sections
	tables   map[string]*table   // the sections of numbers
	doubts   []doubt             // reasons not to read a number
	report   *model.Report
	where    map[form.Ref]string // places that numbers were read from
	notes    []model.Note
	lines    []line
	parts    map[string][]line // lines of each section, without its heading
	opened   map[int]string    // sections, by the line that opens them
	taken    map[int]bool      // lines that a step has dealt with as a whole
	before   []line            // lines before the first section
	byline   byline            // below the title
	fields   []field           // of the head of a web page
	titled   string            // what the file says its title is
	rows     int               // rows of numbers whose labels were found
	wrapping wrapping          // of the running text
}

func newDocument(f *form.Form) *document {
	d := &document{form: f, report: model.New(f), where: map[form.Ref]string{}, taken: map[int]bool{}, known: variants, tables: map[string]*table{}}
	d.titles = titlesOf(f, d.known)
	return d
}

// A byline is the signature and the date below a title, as far as they stand there.
type byline struct{ signature, date line }

// A line is a paragraph of the page or one of its tables.
type line struct {
	id    int // place among the lines of the page, from 0
	n     int // line of the source
	where string
	style page.Style
	text  string
	table *page.Table
	rows  []line // of the table, where it was made of lines
}

// at is the line of a cell in row r of the line's table.
func (l line) at(r int, c *page.Cell) line {
	if r < len(l.rows) {
		return l.rows[r]
	}
	if c != nil && c.Where != "" {
		l.where = c.Where
	}
	return l
}

func (l line) folded() string { return fold(l.text) }

// mostLines is far more than any report has, one cell a line.
const mostLines = 20000

// load takes the page apart into lines, up to one more than may be.
func (d *document) load(p *page.Page) {
	defer func() {
		for i := range d.lines {
			d.lines[i].id = i
		}
	}()
	breaks, quoted := d.lineBreaks(), !d.own && isQuoted(p)
	for _, part := range d.inOrder(p.Parts) {
		for _, it := range part.Items {
			if it.Table != nil {
				for _, t := range d.cutTable(it.Table) {
					it.Table = t
					d.loadTable(it)
				}
				continue
			}
			for text := range strings.SplitSeq(it.Text, "\n") {
				if quoted {
					text = strings.TrimPrefix(strings.TrimPrefix(text, ">"), " ")
				}
				if len(d.lines) > mostLines {
					return
				}
				texts := []string{text}
				if !d.own {
					texts = breaks.cut(text)
				}
				for _, s := range texts {
					d.lines = append(d.lines, line{n: it.Line, where: it.Where, style: it.Style, text: s})
				}
			}
		}
	}
}

// isQuoted says that lines begin with the mark of a quotation, as in an answer to a
// letter.
func isQuoted(p *page.Page) bool {
	marked, plain := 0, 0
	for _, part := range p.Parts {
		for _, it := range part.Items {
			switch {
			case it.Table != nil || strings.TrimSpace(it.Text) == "":
			case strings.HasPrefix(it.Text, ">"):
				marked++
			default:
				plain++
			}
		}
	}
	return marked > plain
}

// loadTable keeps a table that has labels of the form and takes any other apart.
func (d *document) loadTable(it page.Item) {
	if !d.own {
		it.Table = unescaped(it.Table)
	}
	if d.official(it.Table) {
		d.lines = append(d.lines, line{n: it.Line, where: it.Where, table: it.Table})
		return
	}
	rows := make([][]page.Cell, it.Table.Rows)
	for _, c := range it.Table.Cells {
		if strings.TrimSpace(c.Text) != "" {
			rows[c.Row] = append(rows[c.Row], c)
		}
	}
	for _, cells := range rows {
		var texts []string
		where := it.Where
		for _, c := range cells {
			texts = append(texts, c.Text)
			if where == "" {
				where = c.Where
			}
		}
		if len(texts) > 0 {
			d.lines = append(d.lines, line{n: it.Line, where: where, text: strings.Join(texts, "\t")})
		}
	}
}

// unescaped is a table without the spaces that some editors write as entities: &nbsp;
func unescaped(t *page.Table) *page.Table {
	if !slices.ContainsFunc(t.Cells, func(c page.Cell) bool { return strings.Contains(c.Text, "&") }) {
		return t
	}
	out := *t
	out.Cells = slices.Clone(t.Cells)
	for i := range out.Cells {
		out.Cells[i].Text = spaceEntities.Replace(out.Cells[i].Text)
	}
	return &out
}

var spaceEntities = strings.NewReplacer("&nbsp;", " ", "&ensp;", " ", "&emsp;", " ", "&#160;", " ")

// tableText is what stands in a table, row by row.
func tableText(t *page.Table) string {
	rows := make([][]string, t.Rows)
	for _, c := range t.Cells {
		if text := strings.TrimSpace(c.Text); text != "" {
			rows[c.Row] = append(rows[c.Row], text)
		}
	}
	var lines []string
	for _, texts := range rows {
		if len(texts) > 0 {
			lines = append(lines, strings.Join(texts, " | "))
		}
	}
	return strings.Join(lines, "\n")
}

// prose lists the lines outside the sections of numbers.
func (d *document) prose() []line {
	out := slices.Clone(d.before)
	for _, s := range d.form.Sections {
		if s.Kind == form.Narrative {
			out = append(out, d.parts[s.Key]...)
		}
	}
	return out
}

// note remarks on a line.
func (d *document) note(l line, text string, at form.Ref, message string) {
	d.notes = append(d.notes, remark(l, text, at, message, false))
}

// noteAll takes over the notes of the reader of the file.
func (d *document) noteAll(notes []page.Note) {
	for _, n := range notes {
		d.notes = append(d.notes, model.Note{Where: n.Where, Text: n.Text, Message: n.Message, Lost: n.Lost})
	}
}

// lose remarks on a text that stands nowhere in the report, so that somebody looks.
func (d *document) lose(l line, text string, at form.Ref, message string) {
	d.notes = append(d.notes, remark(l, text, at, message, true))
}

// place says in words where a line stood.
func (l line) place() string { return model.Note{Line: l.n, Where: l.where}.Place() }

// refusal is why a page is not read as a report: it has neither the title with two parts,
// nor most of the headings with text below them, nor numbers of a table. It is nil for a report.
func (d *document) refusal() error {
	const rows, numbers, headings = 3, 5, 4 // fewest
	parts, written, opened := 0, 0, map[string]bool{}
	for _, s := range d.form.Sections {
		if s.Title != "" && len(d.parts[s.Key]) > 0 {
			parts++
		}
		if s.Title != "" && s.Kind == form.Narrative && isWritten(d.parts[s.Key]) {
			written++
		}
	}
	for _, key := range d.opened {
		opened[key] = true
	}
	titled := d.report.Text(form.Ref{Section: form.TitleLine}) != ""
	switch {
	case parts >= 2 && (titled || d.rows >= rows), parts >= 1 && titled && d.report.Year() != 0, len(d.where) >= numbers, len(opened) >= headings && (titled || written >= 2):
		return nil
	case titled || len(opened) > 0:
		return &model.Refusal{Message: "文件里像是年报的一部分，没有读到三张表和其余各部分；请确认选对了文件，或者把文字粘贴到相应部分"}
	}
	return &model.Refusal{Message: "文件里没有找到政府信息公开工作年度报告的标题和表格；请确认选对了文件"}
}

// isWritten says that lines hold any text.
func isWritten(lines []line) bool {
	return slices.ContainsFunc(lines, func(l line) bool { return l.table == nil && !l.blank() })
}

// whole notes what a whole report would have: each of its parts. Where this program
// printed one, it is there though nothing may be written yet.
func (d *document) whole() {
	for _, s := range d.form.Sections {
		if _, opened := d.parts[s.Key]; d.own && opened {
			continue
		}
		if s.Title != "" && s.Kind == form.Narrative && len(d.parts[s.Key]) == 0 {
			d.notes = append(d.notes, lostNote(s.Key, s.Title, "没有找到这一部分，请核对文件是否完整"))
		}
	}
}

// numberless notes that no number was read at all: the tables are blank, or there are
// none. Of a table with one row it notes so, too: a row that is gone leaves it blank.
func (d *document) numberless() {
	blank := func(cells []form.Cell) bool {
		return !slices.ContainsFunc(cells, func(c form.Cell) bool { return d.report.Text(c.Ref) != "" })
	}
	switch {
	case !blank(d.form.Cells()):
	case d.rows == 0:
		d.notes = append(d.notes, lostNote("", "", "没有找到三张表，它们可能是图片；请对照原件填写"))
		return
	default:
		d.notes = append(d.notes, lostNote("", "", "表格里没有读到任何数字，像是一份空白模板，请核对"))
		return
	}
	for _, s := range d.form.Sections {
		cells := slices.DeleteFunc(slices.Clone(d.form.Cells()), func(c form.Cell) bool { return c.Ref.Section != s.Key })
		if t := d.tables[s.Key]; t == nil || d.own || !t.unlabelled() || !blank(cells) || slices.ContainsFunc(d.notes, func(n model.Note) bool { return n.At.Section == s.Key }) {
			continue
		}
		d.note(line{}, "", form.Ref{Section: s.Key, Row: cells[0].Ref.Row}, "这张表里没有读到数字，请核对")
	}
}

// oneReport refuses a page with a second report on it: another title of another body
// or year, with tables behind both.
func (d *document) oneReport() error {
	first, second := "", ""
	tables := 0 // begun since the last title of another report
	for _, l := range d.lines {
		if l.table != nil || d.opensTable(l.text) {
			tables++
			continue
		}
		if !strings.ContainsRune(l.text, '公') {
			continue
		}
		unit, year, ok := titleOf(squeezed(strings.TrimLeft(l.text, "# \t")))
		switch title := unit + year; {
		case !ok || unit == "" || year == "":
		case first == "":
			first, tables = title, 0
		case title != first && second == "" && tables >= 2:
			second, tables = title, 0
		}
	}
	if second != "" && tables >= 2 {
		return &model.Refusal{Message: "文件里有两份年报（" + first + "年、" + second + "年）；请分成两个文件，再分别打开"}
	}
	return nil
}

// opensTable says that a line is the heading of a section of numbers.
func (d *document) opensTable(text string) bool {
	key, _, ok := d.headingOf(text)
	s, _ := d.form.Section(key)
	return ok && s.Kind == form.Tables
}
