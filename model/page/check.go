package page

import (
	"cmp"
	"fmt"
	"strings"

	"gouji.app/model"
	"gouji.app/model/check"
)

// OfCheck prints a 核对报告: which report in which file was checked by which rules, how
// many findings there are of each severity, a table of them with the reasons given, the
// remarks with what became of them, and the rules that were passed or switched off.
// Whoever answers for it signs by hand, and dates it.
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
		{Text: subject(a)},
		{Text: fmt.Sprintf("核对规则 %s 版，核对 %d 条，未核对 %d 条，停用 %d 条。",
			check.Version, len(a.Rules)-len(a.Undone()), len(a.Undone()), len(a.Off()))},
		{Text: fmt.Sprintf("共 %d 项：错误 %d 项，提醒 %d 项，提示 %d 项；已说明 %d 项。",
			len(a.Findings), counts[check.Error], counts[check.Warning], counts[check.Hint], explained)},
		{Text: "核对人：" + strings.Repeat("　", 8) + "日期：" + strings.Repeat("　", 3) + "年" + strings.Repeat("　", 2) + "月" + strings.Repeat("　", 2) + "日"},
	}}
	if len(a.Findings) > 0 {
		part.Items = append(part.Items, Item{Table: findingsTable(a.Report, a.Findings)})
	}
	parts := []Part{part}
	for _, p := range []Part{
		remarked(a.Report),
		listed("核对通过的规则", a.Passed()),
		listed("没有上年年报，未核对的规则", a.Undone()),
		listed("停用的规则", a.Off()),
	} {
		if p.Items != nil {
			parts = append(parts, p)
		}
	}
	return &Page{Title: model.Shown(title), Parts: parts}
}

// subject names what was checked.
func subject(a check.Audit) string {
	out := "单位：" + cmp.Or(a.Report.UnitName(), "（未填）")
	if y := a.Report.Year(); y > 0 {
		out += fmt.Sprintf("；年度：%d 年", y)
	}
	if a.File != "" {
		out += "；文件：" + a.File
	}
	return out + "。"
}

// remarked is a table of the remarks, with what became of each.
func remarked(r *model.Report) (p Part) {
	remarks := r.Remarks()
	if len(remarks) == 0 {
		return p
	}
	t := newTable([]string{"序号", "位置", "意见", "提出人", "提出日期", "状态"}, []float32{3, 10, 25, 6, 7, 6})
	for _, m := range remarks {
		state := "未处理"
		if m.Done {
			state = strings.TrimSpace("已处理 " + m.DoneOn)
		}
		t.words(fmt.Sprint(m.Number), r.Form.PlaceName(m.Place), m.Text, m.By, m.On, state)
	}
	return Part{Name: "意见", Items: []Item{{Style: Heading, Text: "登记的意见"}, {Table: t}}}
}

// listed is a table of rules under a heading.
func listed(heading string, rules []*check.Rule) (p Part) {
	if len(rules) == 0 {
		return p
	}
	t := newTable([]string{"序号", "规则", "依据"}, []float32{3, 33, 21})
	for i, r := range rules {
		t.words(fmt.Sprint(i+1), r.Title, r.Cite)
	}
	return Part{Name: heading, Items: []Item{{Style: Heading, Text: heading}, {Table: t}}}
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
