// Package match finds a report in a page: which paragraphs belong to which part of
// the form, and which numbers to which cell. Labels decide, never the position; a
// number goes to a cell only when its row and its column are certain, and whatever
// is not understood becomes a note with its text. Nothing is invented, nothing is
// dropped silently.
//
// Tables with structure are read by grid.go, text that has lost it by stream.go.
package match

import (
	"slices"
	"strings"

	"gouji.app/export/page"
	"gouji.app/model"
	"gouji.app/model/form"
)

// Report reads a page as a report on the given form. It fails with a Refusal when
// the page holds no such report at all.
func Report(p *page.Page, f *form.Form) (*model.Import, error) {
	d := &document{form: f, report: model.New(f), known: variants()}
	for _, n := range p.Notes {
		d.notes = append(d.notes, model.Note{Where: n.Where, Text: n.Text, Message: n.Message})
	}
	d.load(p)
	d.split()
	if !d.looksLikeReport() {
		return nil, &model.Refusal{Message: "文件里没有找到政府信息公开工作年度报告的标题和表格；请确认选对了文件"}
	}
	d.front()
	d.back()
	for _, s := range f.Sections {
		switch {
		case s.Kind == form.Tables:
			d.table(s)
		case s.Kind == form.Narrative && s.Key != "preamble":
			d.narrative(s.Key, d.parts[s.Key])
		}
	}
	d.identify()
	if p.Record != "" {
		if err := page.ReadRecord(p.Record, d.report); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(d.notes, func(a, b model.Note) int { return a.Line - b.Line })
	return &model.Import{Report: d.report, Edition: f.ID, Own: p.Record != "", Notes: d.notes}, nil
}

// A document is a page on its way to a report.
type document struct {
	form   *form.Form
	known  map[string][]string // label variants by key
	report *model.Report
	notes  []model.Note
	lines  []line
	parts  map[string][]line // lines of each section, without its heading
	before []line            // lines before the first section
}

// A line is a paragraph of the page or one of its tables.
type line struct {
	n     int // line of the source
	where string
	style page.Style
	text  string
	table *page.Table
}

func (l line) folded() string { return fold(l.text) }

// load takes the page apart into lines.
func (d *document) load(p *page.Page) {
	for _, part := range p.Parts {
		for _, it := range part.Items {
			if it.Table != nil {
				d.loadTable(it)
				continue
			}
			for text := range strings.SplitSeq(it.Text, "\n") {
				d.lines = append(d.lines, line{n: it.Line, where: it.Where, style: it.Style, text: text})
			}
		}
	}
}

// loadTable keeps a table that has labels of the form and takes any other apart.
func (d *document) loadTable(it page.Item) {
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

// note remarks on a line.
func (d *document) note(l line, text string, at form.Ref, message string) {
	d.notes = append(d.notes, model.Note{Line: l.n, Where: l.where, Text: text, At: at, Message: message})
}

// looksLikeReport asks for two headings or labels of one table.
func (d *document) looksLikeReport() bool {
	found := 0
	for _, s := range d.form.Sections {
		if s.Title != "" && len(d.parts[s.Key]) > 0 {
			found++
		}
	}
	return found >= 2
}
