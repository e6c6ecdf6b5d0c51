package page

import (
	"fmt"
	"strings"

	"gouji.app/model"
	"gouji.app/model/check"
)

// OfCheck prints a 核对报告: what was checked and by which rules, how many findings
// there are of each severity, a table of them with the reasons given, and the rules
// that were passed or switched off.
func OfCheck(a check.Audit) *Page {
	title := a.Report.Title() + "核对报告"
	counts := map[check.Severity]int{}
	explained := 0
	for _, f := range a.Findings {
		counts[f.Severity]++
		if f.Explained != "" {
			explained++
		}
	}
	part := Part{Name: "核对报告", Items: []Item{
		{Style: Title, Text: title},
		{Text: fmt.Sprintf("核对规则 %s 版，核对 %d 条，未核对 %d 条，停用 %d 条。",
			check.Version, len(a.Rules)-len(a.Undone()), len(a.Undone()), len(a.Off()))},
		{Text: fmt.Sprintf("共 %d 项：错误 %d 项，提醒 %d 项，提示 %d 项；已说明 %d 项。",
			len(a.Findings), counts[check.Error], counts[check.Warning], counts[check.Hint], explained)},
	}}
	if len(a.Findings) > 0 {
		part.Items = append(part.Items, Item{Table: findingsTable(a.Report, a.Findings)})
	}
	part.Items = append(part.Items, listed("核对通过的规则", a.Passed())...)
	part.Items = append(part.Items, listed("没有上年年报，未核对的规则", a.Undone())...)
	part.Items = append(part.Items, listed("停用的规则", a.Off())...)
	return &Page{Title: model.Shown(title), Parts: []Part{part}}
}

// listed is a table of rules under a heading.
func listed(heading string, rules []*check.Rule) []Item {
	if len(rules) == 0 {
		return nil
	}
	t := newTable([]string{"序号", "规则", "依据"}, []float32{3, 33, 21})
	for i, r := range rules {
		t.words(fmt.Sprint(i+1), r.Title, r.Cite)
	}
	return []Item{{Style: Heading, Text: heading}, {Table: t}}
}

func findingsTable(r *model.Report, findings []check.Finding) *Table {
	t := newTable([]string{"序号", "等级", "部分", "问题", "改法", "说明"}, []float32{3, 3, 8, 24, 11, 8})
	for i, f := range findings {
		var fixes []string
		for _, x := range f.Fixes {
			fixes = append(fixes, x.Label)
		}
		message := strings.Join(append([]string{f.Message}, f.Follows...), "\n")
		t.words(fmt.Sprint(i+1), f.Severity.Label(), sectionName(r, f), message, strings.Join(fixes, "\n"), f.Explained)
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
