package page

import (
	"cmp"
	"slices"
	"strings"
)

// A Box is a cell of a table while it is being read: paragraphs may stand in it, and
// tables.
type Box struct {
	Row, Col, RowSpan, ColSpan int
	Items                      []Item
	Where                      string
}

// Compose makes one table of boxes. Boxes that only lay a page out, because they
// stand in one column or the tables in them hold more than they do themselves, are
// given up for what they hold.
func Compose(boxes []Box) []Item {
	slices.SortStableFunc(boxes, func(a, b Box) int { return cmp.Or(a.Row-b.Row, a.Col-b.Col) })
	t := &Table{}
	own, inner := 0, 0
	for _, b := range boxes {
		t.Rows, t.Cols = max(t.Rows, b.Row+b.RowSpan), max(t.Cols, b.Col+b.ColSpan)
		filled := 0
		for _, it := range b.Items {
			if it.Table != nil {
				inner += it.Table.filled()
			} else if strings.TrimSpace(it.Text) != "" {
				filled = 1
			}
		}
		own += filled
	}
	if t.Cols <= 1 || inner > own {
		var items []Item
		for _, b := range boxes {
			items = append(items, b.Items...)
		}
		return items
	}
	for _, b := range boxes {
		if c := b.cell(); c.Text != "" || c.RowSpan*c.ColSpan > 1 {
			t.Cells = append(t.Cells, c)
		}
	}
	return []Item{{Where: boxes[0].Where, Table: t}}
}

// filled counts the cells of a table that hold something.
func (t *Table) filled() (n int) {
	for _, c := range t.Cells {
		if c.Text != "" {
			n++
		}
	}
	return n
}

func (b Box) cell() Cell {
	var texts []string
	for _, it := range b.Items {
		if it.Table != nil {
			for _, c := range it.Table.Cells {
				texts = append(texts, c.Text)
			}
			continue
		}
		texts = append(texts, strings.TrimSpace(it.Text))
	}
	texts = slices.DeleteFunc(texts, func(s string) bool { return s == "" })
	return Cell{Row: b.Row, Col: b.Col, RowSpan: b.RowSpan, ColSpan: b.ColSpan, Text: strings.Join(texts, "\n"), Where: b.Where}
}
