package page

import (
	"fmt"
	"strings"

	"gouji.app/model"
	"gouji.app/model/check"
)

// OfCheck prints the findings of a report as a 核对报告: what the report is, how many
// findings there are of each severity, and a table of them.
func OfCheck(r *model.Report, findings []check.Finding) *Page {
	title := r.Title() + "核对报告"
	counts := map[check.Severity]int{}
	for _, f := range findings {
		counts[f.Severity]++
	}
	part := Part{Name: "核对报告", Items: []Item{
		{Style: Title, Text: title},
		{Text: fmt.Sprintf("共 %d 项：错误 %d 项，提醒 %d 项，提示 %d 项。", len(findings), counts[check.Error], counts[check.Warning], counts[check.Hint])},
	}}
	if len(findings) > 0 {
		part.Items = append(part.Items, Item{Table: findingsTable(r, findings)})
	}
	return &Page{Title: title, Parts: []Part{part}}
}

func findingsTable(r *model.Report, findings []check.Finding) *Table {
	heads := []string{"序号", "等级", "部分", "问题", "改法"}
	t := &Table{Rows: 1 + len(findings), Cols: len(heads), HeadRows: 1, Widths: []float32{3, 3, 7, 30, 14}}
	put := func(row int, kind Kind, texts ...string) {
		for col, text := range texts {
			t.Cells = append(t.Cells, Cell{Row: row, Col: col, RowSpan: 1, ColSpan: 1, Kind: kind, Text: text})
		}
	}
	put(0, Label, heads...)
	for i, f := range findings {
		var fixes []string
		for _, x := range f.Fixes {
			fixes = append(fixes, x.Label)
		}
		message := strings.Join(append([]string{f.Message}, f.Follows...), "\n")
		put(i+1, Words, fmt.Sprint(i+1), f.Severity.Label(), sectionName(r, f), message, strings.Join(fixes, "\n"))
	}
	return t
}

func sectionName(r *model.Report, f check.Finding) string {
	if len(f.At) == 0 {
		return ""
	}
	if s, ok := r.Form.Section(f.At[0].Section); ok {
		return s.Short
	}
	return ""
}
