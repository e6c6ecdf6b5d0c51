package page

import (
	"slices"

	"gouji.app/model"
	"gouji.app/model/form"
)

// Of prints a report. With record, the page also carries what print does not show.
func Of(r *model.Report, record bool) *Page {
	p := &Page{Title: model.Shown(r.Title())}
	if record {
		p.Record = encodeRecord(r)
	}
	p.Parts = []Part{{Name: "标题和引言"}}
	for _, s := range r.Form.Sections {
		if s.Title != "" {
			p.Parts = append(p.Parts, Part{Name: s.Short})
		}
		last := &p.Parts[len(p.Parts)-1]
		last.Items = append(last.Items, Section(r, s)...)
		if record {
			markCopied(r, s, last.Items)
		}
	}
	return p
}

// markCopied marks the paragraphs of a section that are 沿用上年未改.
func markCopied(r *model.Report, s form.Section, items []Item) {
	left := map[string]int{}
	for _, u := range r.Unchanged() {
		if u.Section == s.Key {
			left[u.Text]++
		}
	}
	for i := range items {
		if text := items[i].Text; items[i].Style == Body && left[text] > 0 {
			left[text]--
			items[i].Copied = true
		}
	}
}

// Section prints one section of a report, its heading first.
func Section(r *model.Report, s form.Section) (items []Item) {
	if s.Title != "" {
		items = append(items, Item{Style: Heading, Text: s.Title})
	}
	style := Body
	switch {
	case s.Key == form.TitleLine:
		return []Item{{Style: Title, Text: r.Title()}}
	case s.Kind == form.Tables:
		return append(items, Item{Table: table(r, s)})
	case s.Kind == form.Line:
		style = LineStyle(s)
	}
	for _, text := range r.Paragraphs(s.Key) {
		items = append(items, Item{Style: style, Text: text})
	}
	return items
}

// Unsign takes signature and date off a page.
func (p *Page) Unsign() {
	for i := range p.Parts {
		p.Parts[i].Items = slices.DeleteFunc(p.Parts[i].Items, func(it Item) bool { return it.Style == Signature || it.Style == Date })
	}
}

func table(r *model.Report, s form.Section) *Table {
	t, _ := located(r, s)
	return t
}

// located is the table of a section with the position of each number in its cells.
func located(r *model.Report, s form.Section) (*Table, map[form.Ref]int) {
	plan := s.Plan()
	t := &Table{Rows: plan.Rows, Cols: plan.Cols, HeadRows: plan.HeadRows, HeadCols: plan.HeadCols, Widths: plan.Widths, Whole: true}
	boxes := slices.Clone(plan.Boxes)
	slices.SortStableFunc(boxes, func(a, b form.Box) int {
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return a.Col - b.Col
	})
	at := map[form.Ref]int{}
	for i, b := range boxes {
		c := Cell{Row: b.Row, Col: b.Col, RowSpan: b.RowSpan, ColSpan: b.ColSpan, Text: b.Label, Vertical: b.Vertical, Break: b.Break}
		c.Left = b.Role == form.RowHead && b.RowSpan == 1 && b.Col+b.ColSpan == plan.HeadCols && len(s.Blocks) == 1
		if b.Role == form.Number {
			c.Kind, c.Text = Count, r.Text(b.Ref)
			if b.Unit == form.Money {
				c.Kind = Money
			}
			at[b.Ref] = i
		}
		t.Cells = append(t.Cells, c)
	}
	t.Sums = sums(r.Form, s.Key, at)
	return t, at
}

// sums gives the equations of a section by position. A cell that two equations
// define is defined by its row, so that no formula appears twice.
func sums(f *form.Form, section string, at map[form.Ref]int) (out []Sum) {
	defined := map[form.Ref]form.Law{}
	for _, t := range f.Totals() {
		defined[t.Ref] = t.Law
	}
	for _, e := range f.Sums() {
		if e.Left[0].Section != section {
			continue
		}
		out = append(out, Sum{
			Left: indexes(e.Left, at), Right: indexes(e.Right, at),
			Defines: len(e.Right) == 1 && defined[e.Right[0]] == e.Law,
		})
	}
	return out
}

func indexes(refs []form.Ref, at map[form.Ref]int) (out []int) {
	for _, r := range refs {
		out = append(out, at[r])
	}
	return out
}
