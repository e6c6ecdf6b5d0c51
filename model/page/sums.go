package page

import (
	"fmt"

	"gouji.app/model/form"
	"gouji.app/model/rollup"
)

// SumText is a sum as people read it: 118, or 至少 118（缺 2 家）.
func SumText(s rollup.Sum) string {
	if s.Exact() {
		return s.Total.String()
	}
	return fmt.Sprintf("至少 %s（缺 %d 家）", s.Total, len(s.Holes))
}

// OfSums prints a 数据汇总表: for each table of the form its cells as rows and the units
// as columns, in front of them the sum, which a workbook adds up itself, and how many
// units are missing from it. A hole stays blank.
func OfSums(f *form.Form, told []rollup.Told, sums []rollup.Sum) *Page {
	p := &Page{Title: "数据汇总表"}
	for _, s := range f.Sections {
		if s.Kind != form.Tables {
			continue
		}
		heads, widths := []string{"项目", "合计", "缺口（家）"}, []float32{22, 8, 6}
		for _, u := range told {
			heads, widths = append(heads, u.Unit), append(widths, 8)
		}
		t := newTable(heads, widths)
		t.HeadCols = 3
		for i, sum := range sums {
			if sum.Cell.Ref.Section == s.Key {
				t.sum(i, sum, told)
			}
		}
		p.Parts = append(p.Parts, Part{Name: s.Short, Items: []Item{{Style: Heading, Text: s.Title}, {Table: t}}})
	}
	return p
}

// sum adds the row of a sum.
func (t *Table) sum(cell int, sum rollup.Sum, told []rollup.Told) {
	kind := Count
	if sum.Cell.Unit == form.Money {
		kind = Money
	}
	t.label(0, 1, 1, sum.Cell.Name())
	whole := len(t.Cells)
	t.put(1, kind, sum.Total.String())
	t.put(2, Count, fmt.Sprint(len(sum.Holes)))
	adds := Sum{Right: []int{whole}, Defines: true}
	for i, u := range told {
		amount, known := u.Amount(cell)
		text := amount.String()
		if !known && amount.IsZero() {
			text = ""
		}
		adds.Left = append(adds.Left, len(t.Cells))
		t.put(3+i, kind, text)
	}
	t.Sums = append(t.Sums, adds)
	t.Rows++
}
