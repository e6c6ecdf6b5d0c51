package page_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// rows prints the squares of a table row by row.
func rows(t *page.Table) []string {
	out := make([][]string, t.Rows)
	for i := range out {
		out[i] = make([]string, t.Cols)
	}
	for _, c := range t.Cells {
		out[c.Row][c.Col] = c.Text
	}
	var lines []string
	for _, row := range out {
		lines = append(lines, strings.Join(row, "|"))
	}
	return lines
}

func ofYear(t *testing.T, year int, plain string) *model.Report {
	t.Helper()
	r, err := model.ParsePlain(fmt.Sprintf("form gongkai-2021\nunit/year: %d\n%s", year, plain), form.Gongkai2021())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Changes are exact, without a percentage of 0 and without a change of what is
// missing; the longest bar is as long as the greatest number.
func TestCompareOfTwoYears(t *testing.T) {
	old := ofYear(t, 2023, "proactive/fees: 4068.208\nproactive/licences: 0\nrequests/new: 80 0 0 0 0 0 80\nrequests/granted: 40 0 0 0 0 0 40\nrequests/denied-law: 1 0 0 0 0 0 1\nrequests/denied-process: 2 0 0 0 0 0 2\n")
	now := ofYear(t, 2024, "proactive/fees: 4000\nproactive/licences: 7\nrequests/new: 90 0 0 0 0 0 90\nrequests/granted: 45 0 0 0 0 0 45\n")
	p := page.OfCompare([]*model.Report{now, old})
	if !strings.Contains(p.Title, "2023—2024年") {
		t.Errorf("title %s", p.Title)
	}
	var chart, figures, folded []string
	for i, part := range p.Parts {
		for _, item := range part.Items {
			if item.Table == nil {
				if i > 0 && item.Style == page.Body {
					folded = append(folded, item.Text)
				}
				continue
			}
			if i == 0 {
				chart = append(chart, rows(item.Table)...)
			} else {
				figures = append(figures, rows(item.Table)...)
			}
		}
	}
	wanted := func(where string, all []string, want ...string) {
		t.Helper()
		got := slices.DeleteFunc(slices.Clone(all), func(s string) bool { return !slices.Contains(want, s) })
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s%s", where, d, strings.Join(all, "\n"))
		}
	}
	wanted("chart", chart,
		"一、本年新收|80|90|"+strings.Repeat("□", 18)+"\n"+strings.Repeat("■", 20),
		"（三）不予公开|3||□\n")
	wanted("movers", chart, "一、本年新收|总计|80|90|+10|+12.5%", "行政许可|本年处理决定数量|0|7|+7|—", "（一）予以公开|总计|40|45|+5|+12.5%")
	wanted("figures", figures,
		"行政许可|本年处理决定数量|0|7|+7|—",
		"行政事业性收费|本年收费金额|4068.208|4000|-68.208|-1.7%",
		"一、本年新收|自然人|80|90|+10|+12.5%")
	if slices.ContainsFunc(figures, func(s string) bool { return strings.Contains(s, "|0|0|0|—") }) {
		t.Error("figures that were always 0 are listed")
	}
	if len(folded) != 1 || folded[0] != "其余 10 项各年均为 0。" {
		t.Errorf("folded %q", folded)
	}
}
