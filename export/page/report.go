package page

import (
	"slices"

	"gouji.app/model"
	"gouji.app/model/form"
)

// Of prints a report. With record, the page also carries what print does not show.
func Of(r *model.Report, record bool) *Page {
	p := &Page{Title: r.Title()}
	if record {
		p.Record = encodeRecord(r)
	}
	front := Part{Name: "标题和引言", Items: []Item{{Style: Title, Text: r.Title()}}}
	var body []Part
	for _, s := range r.Form.Sections {
		switch {
		case s.Key == "title":
		case s.Title == "" && len(body) == 0:
			front.Items = append(front.Items, paragraphs(r, s.Key, Body)...)
		case s.Title == "":
			last := &body[len(body)-1]
			last.Items = append(last.Items, paragraphs(r, s.Key, Signature)...)
		default:
			part := Part{Name: s.Short, Items: []Item{{Style: Heading, Text: s.Title}}}
			if s.Kind == form.Tables {
				part.Items = append(part.Items, Item{Table: table(r, s)})
			} else {
				part.Items = append(part.Items, paragraphs(r, s.Key, Body)...)
			}
			body = append(body, part)
		}
	}
	p.Parts = append([]Part{front}, body...)
	return p
}

func paragraphs(r *model.Report, section string, style Style) (out []Item) {
	for _, text := range r.Paragraphs(section) {
		out = append(out, Item{Style: style, Text: text})
	}
	return out
}

func table(r *model.Report, s form.Section) *Table {
	plan := s.Plan()
	t := &Table{Rows: plan.Rows, Cols: plan.Cols, HeadRows: plan.HeadRows, HeadCols: plan.HeadCols, Widths: plan.Widths}
	boxes := slices.Clone(plan.Boxes)
	slices.SortStableFunc(boxes, func(a, b form.Box) int {
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return a.Col - b.Col
	})
	at := map[form.Ref]int{}
	for i, b := range boxes {
		c := Cell{Row: b.Row, Col: b.Col, RowSpan: b.RowSpan, ColSpan: b.ColSpan, Text: b.Label, Vertical: b.Vertical}
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
	return t
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
