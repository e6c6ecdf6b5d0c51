package html_test

import (
	"strings"
	"testing"

	"gouji.app/export/html"
	"gouji.app/model/page"
)

// Whoever hears a table has to be told what it is and which labels head a number.
func TestTablesAreReadOutWithTheirLabels(t *testing.T) {
	var b strings.Builder
	err := html.WriteItems(&b, []page.Item{{Style: page.Heading, Text: "三、申请"}, {Table: &page.Table{
		Rows: 3, Cols: 3, HeadRows: 1, HeadCols: 1, Cells: []page.Cell{
			{RowSpan: 1, ColSpan: 1, Text: "勾稽关系"},
			{Col: 1, RowSpan: 1, ColSpan: 2, Text: "申请人"},
			{Row: 1, RowSpan: 2, ColSpan: 1, Text: "办理"},
			{Row: 1, Col: 1, RowSpan: 1, ColSpan: 1, Kind: page.Count, Text: "5"},
			{Row: 2, Col: 1, RowSpan: 1, ColSpan: 1, Text: "小计"},
		},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	for what, want := range map[string]string{
		"the table has its heading's name": `<table aria-label="三、申请"`,
		"a label above heads columns":      `<th colspan="2" scope="colgroup"`,
		"a label beside heads rows":        `<th rowspan="2" scope="rowgroup"`,
		"a label among numbers heads one":  `<th scope="col"`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s: no %s in\n%s", what, want, b.String())
		}
	}
	if n := strings.Count(b.String(), "<th "); n != 3 {
		t.Errorf("%d heads, want 3: the corner and the number are none", n)
	}
}
