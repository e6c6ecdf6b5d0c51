package match

import (
	"regexp"
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// printed reads a page that this program printed and nobody has changed in its layout;
// nil where it is another. It fails with a Refusal on a record that is damaged or newer.
func printed(p *page.Page, f *form.Form) (*model.Import, error) {
	d := newDocument(f)
	d.own = true
	if !d.asPrinted(p) {
		return nil, nil
	}
	d.noteAll(p.Notes)
	d.datedByHand()
	if p.Record != "" {
		if err := d.readRecord(p); err != nil {
			return nil, err
		}
	} else {
		d.signedByHand()
		d.identifyPrinted(d.report.Text(form.Ref{Section: titleKey}))
	}
	return d.imported(p, f.ID), nil
}

// asPrinted reads a page that is laid out as page.Of prints a report: each heading as
// the form words it, each label at its place, title, signature and date marked by their
// styles. Of such a page nothing has to be guessed: a signature is one whatever it
// ends in (河西镇), a date whatever it lacks (2025年1月), and what is blank was left so.
// Sheets may stand in any order. It is false, and the document of no use, where the
// page differs in anything: then the labels decide, as in the files of others.
func (d *document) asPrinted(p *page.Page) bool {
	found := map[string][]page.Item{}
	stretches := d.stretches(p)
	if len(stretches) == 0 {
		return false
	}
	for _, items := range stretches {
		key := d.openedBy(items[0])
		if key == "" || found[key] != nil {
			return false
		}
		found[key] = items
	}
	at := ""
	for _, s := range d.form.Sections {
		if s.Title == "" && s.Key != titleKey {
			continue // stands in the stretch of another
		}
		items := found[s.Key]
		if items == nil {
			return false
		}
		if at = s.Key; s.Kind == form.Tables {
			if len(items) != 2 || items[1].Table == nil || !d.printedTable(s, items[1].Table) {
				return false
			}
			continue
		}
		if !d.printedText(at, items[1:]) {
			return false
		}
	}
	d.report.SetText(form.Ref{Section: titleKey}, titleText(found[titleKey][0]))
	return true
}

// identifyPrinted finds unit and year where no record tells them.
func (d *document) identifyPrinted(title string) {
	if d.printedTitle(title) {
		d.compareYears()
		d.dropPrescribed()
	} else {
		if t, ok := d.titleAt([]line{{text: title}}); ok {
			d.takeTitle(t)
		}
		d.identify()
	}
	d.rows = len(d.form.Rows())
	d.numberless()
}

const titleKey = form.TitleLine

// stretches cuts a page into the title with what follows it and the sections, each
// with its heading first. A sheet holds one of them; elsewhere styles tell where one
// begins, and in text that has none the blank lines do.
func (d *document) stretches(p *page.Page) (out [][]page.Item) {
	parts := p.Parts
	switch {
	case p.Styled:
	case len(parts) == 1 && isPlainText(parts[0]):
		parts = d.printedLines(parts[0].Items)
	default:
		return nil
	}
	for _, part := range parts {
		begun := false
		for _, it := range part.Items {
			if it.Table == nil && strings.TrimSpace(it.Text) == "" {
				continue
			}
			if opens := it.Style != page.Body && d.openedBy(it) != ""; !begun || opens && len(parts) == 1 {
				out = append(out, nil)
			}
			begun = true
			out[len(out)-1] = append(out[len(out)-1], it)
		}
	}
	return out
}

// openedBy is the section that a title or a heading opens, "" where it is none.
func (d *document) openedBy(it page.Item) string {
	for _, s := range d.form.Sections {
		if s.Title != "" && it.Table == nil && strings.TrimSpace(it.Text) == s.Title {
			return s.Key
		}
	}
	if it.Style == page.Title {
		return titleKey
	}
	return ""
}

// printedText reads the paragraphs of a stretch, and the lines that close the report.
func (d *document) printedText(stretch string, items []page.Item) bool {
	texts := map[string][]string{}
	for _, it := range items {
		if it.Style == page.Heading {
			it.Style = page.Body // of the second level: （一）主动公开
		}
		key := d.sectionFor(stretch, it.Style)
		if it.Table != nil || key == "" {
			return false
		}
		texts[key] = append(texts[key], strings.TrimSpace(it.Text))
	}
	for key, lines := range texts {
		d.report.SetText(form.Ref{Section: key}, strings.Join(lines, "\n"))
	}
	return true
}

// sectionFor is the section that a paragraph in a stretch belongs to: the first
// narrative of the stretch, or behind the last one the line with its style.
func (d *document) sectionFor(stretch string, style page.Style) string {
	in := ""
	for i, s := range d.form.Sections {
		if s.Title != "" || s.Key == titleKey {
			in = s.Key
		}
		switch {
		case in != stretch || s.Key == titleKey:
		case style == page.Body && s.Kind == form.Narrative:
			return s.Key
		case style != page.Body && s.Kind == form.Line && page.LineStyle(d.form.Sections[i]) == style:
			return s.Key
		}
	}
	return ""
}

// printedTable reads a table that has every label of a section at its place. Where blank
// cells are cells, too, a row that has numbers and no cell for their total has lost one
// somewhere: a total follows its parts, so it was not blank and cut off behind them.
func (d *document) printedTable(s form.Section, t *page.Table) bool {
	type square struct{ row, col int }
	cells, there := map[square]page.Cell{}, map[square]bool{}
	for _, c := range t.Cells {
		there[square{c.Row, c.Col}] = true
		if clean(c.Text) != "" {
			cells[square{c.Row, c.Col}] = c
		}
	}
	numbers := map[int]bool{} // rows that have some
	for _, b := range s.Plan().Boxes {
		c, filled := cells[square{b.Row, b.Col}]
		delete(cells, square{b.Row, b.Col})
		numbers[b.Row] = numbers[b.Row] || filled && b.Role == form.Number
		switch {
		case b.Total && t.Full && numbers[b.Row] && !there[square{b.Row, b.Col}]:
			return false
		case b.Role != form.Number:
			if clean(c.Text) != clean(b.Label) {
				return false
			}
		case filled:
			d.printedNumber(b.Ref, c)
		}
	}
	return len(cells) == 0
}

// printedNumber reads a cell of numbers. What was typed here needs no remark.
func (d *document) printedNumber(at form.Ref, c page.Cell) {
	l := line{where: c.Where}
	cell, _ := d.form.Cell(at)
	value, remark := valueOf(cell.Unit, c.Text)
	d.report.SetText(at, value)
	if value != "" {
		d.where[at] = l.place()
	}
	if text := strings.TrimSpace(c.Text); remark != "" && (!d.own || value != text) {
		d.note(l, text, at, remark)
	}
}

// fullTitle matches a title that names unit and year nearly as the form wants it.
var fullTitle = regexp.MustCompile(`^((?:.*?[^0-9])??)([0-9]{4})年度?(?:政府信息公开|政务公开).*$`)

// yearLast matches what stands before the words of a title that ends in the year.
var yearLast = regexp.MustCompile(`^((?:.*[^0-9])?)([0-9]{4})年$`)

// printedTitle takes unit and year out of a title, whose words it keeps as they are,
// and says whether the title is built so that it tells them.
func (d *document) printedTitle(text string) bool {
	unit, told := strings.CutSuffix(text, d.form.Title)
	year := ""
	if m := yearLast.FindStringSubmatch(unit); told && m != nil {
		unit, year = m[1], m[2]
	} else if m := fullTitle.FindStringSubmatch(text); !told && m != nil {
		unit, year, told = m[1], m[2], true
	} else if told && slippedYear.MatchString(unit) {
		told = false // where the name ends and the year begins is anybody's guess: 民政局20244年
	}
	for key, part := range map[string]string{form.UnitName: unit, form.UnitYear: year} {
		if part = strings.TrimSpace(part); told && part != "" {
			d.report.SetText(form.UnitRef(key), part)
		}
	}
	d.report.SetText(form.Ref{Section: titleKey}, text)
	return told
}

// dropPrescribed leaves a title blank that is as prescribed, as reports keep it.
func (d *document) dropPrescribed() {
	if at := (form.Ref{Section: titleKey}); d.report.Text(at) == d.report.PrescribedTitle() {
		d.report.SetText(at, "")
	}
}

// titleOn is the title of a page by its style, "" where none has it.
func titleOn(p *page.Page) string {
	for _, part := range p.Parts {
		for _, it := range part.Items {
			if it.Style == page.Title && it.Table == nil {
				return titleText(it)
			}
		}
	}
	return ""
}

// titleText is a title without the break between its lines.
func titleText(it page.Item) string {
	return strings.TrimSpace(strings.ReplaceAll(it.Text, "\n", ""))
}

// readRecord reads what a saved file knows beyond print. A title that was changed in
// the file since counts, not the record of it.
func (d *document) readRecord(p *page.Page) error {
	if err := page.ReadRecord(p.Record, d.report); err != nil {
		return err
	}
	if title := titleOn(p); title != "" && title != d.report.Title() {
		d.printedTitle(title)
		d.dropPrescribed()
	}
	return nil
}
