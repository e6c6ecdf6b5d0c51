package squares

import (
	"slices"
	"strings"

	"gouji.app/model/page"
)

// A Box is a cell of a table while it is being read: paragraphs may stand in it, and
// tables.
type Box struct {
	Row, Col, RowSpan, ColSpan int
	Items                      []page.Item
	Where                      string
}

// Boxes are the cells of one table, in reading order.
type Boxes struct {
	list    []Box
	hanging map[int]int // the last box in each column where one begins
}

// Add adds a cell. One that goes on from the cell above makes that one taller and is
// covered by it, if they are of the same width.
func (bs *Boxes) Add(b Box, below bool) (covered bool) {
	if i, ok := bs.hanging[b.Col]; ok && below {
		if above := &bs.list[i]; above.Row+above.RowSpan == b.Row && above.ColSpan == b.ColSpan {
			above.RowSpan += b.RowSpan
			return true
		}
	}
	if bs.hanging == nil {
		bs.hanging = map[int]int{}
	}
	bs.hanging[b.Col] = len(bs.list)
	bs.list = append(bs.list, b)
	return false
}

// Widen lets the cell added last cover more columns and hold more.
func (bs *Boxes) Widen(cols int, items []page.Item) {
	last := &bs.list[len(bs.list)-1]
	last.ColSpan += cols
	last.Items = append(last.Items, items...)
}

// Compose makes one table of the boxes. Boxes that only lay a page out, because they
// stand in one column or the tables in them hold more than they do themselves, are
// given up for what they hold.
func (bs *Boxes) Compose() []page.Item {
	boxes := bs.list
	t := &page.Table{Full: true}
	own, inner := 0, 0
	for _, b := range boxes {
		t.Rows, t.Cols = max(t.Rows, b.Row+b.RowSpan), max(t.Cols, b.Col+b.ColSpan)
		filled := 0
		for _, it := range b.Items {
			if it.Table != nil {
				inner += holding(it.Table)
			} else if strings.TrimSpace(it.Text) != "" {
				filled = 1
			}
		}
		own += filled
	}
	if t.Cols <= 1 || inner > own {
		var items []page.Item
		for _, b := range boxes {
			items = append(items, b.Items...)
		}
		return items
	}
	for _, b := range boxes {
		t.Cells = append(t.Cells, b.cell())
	}
	return []page.Item{{Where: boxes[0].Where, Table: t}}
}

// holding counts the cells of a table that hold something.
func holding(t *page.Table) (n int) {
	for _, c := range t.Cells {
		if c.Text != "" {
			n++
		}
	}
	return n
}

func (b Box) cell() page.Cell {
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
	return page.Cell{Row: b.Row, Col: b.Col, RowSpan: b.RowSpan, ColSpan: b.ColSpan, Text: strings.Join(texts, "\n"), Where: b.Where}
}
