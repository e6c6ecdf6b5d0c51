package match_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"gouji.app/export/match"
	"gouji.app/export/text"
	"gouji.app/model/form"
)

// remarks are what offices write above and below a table.
var remarks = []string{
	"注：本表由办公室统计，含网上申请二件。", "填表人：李四　　审核人：王五", "（单位：件）", "说明：数据来自业务系统", "本局全年收到申请666件，其中自然人558件，已办结777件。",
	"与上年相比，申请数量增加1616件，增长率为33.5%，主要是咨询类事项较多，已逐件答复。", "1.本年度没有收到2.5万元以上的收费。", "以上数据截至2024年12月31日",
}

// A text above or below a table is in a note afterwards, in every layout of text, and its
// numbers are in no cell.
func TestRemarksAroundTables(t *testing.T) {
	for _, l := range layouts() {
		if l.name == "one-line" {
			continue // nothing stands between two lines
		}
		t.Run(l.name, rapid.MakeCheck(func(rt *rapid.T) {
			r := sample(t)
			lines := strings.Split(l.print(r), "\n")
			var places []int
			for i, line := range lines {
				for _, s := range r.Form.Sections {
					if s.Title != "" && strings.Trim(strings.TrimSpace(line), "|# \t") == s.Title {
						if s.Kind == form.Tables {
							places = append(places, i+1)
						}
						if s.Kind == form.Tables && s.Key != "proactive" || s.Key == "problems" {
							places = append(places, i)
						}
					}
				}
			}
			remark := rapid.SampledFrom(remarks).Draw(rt, "remark")
			lines = slices.Insert(lines, rapid.SampledFrom(places).Draw(rt, "line"), remark)
			src := strings.Join(lines, "\n")
			p, err := text.Read([]byte(src))
			if err != nil {
				rt.Fatal(err)
			}
			im, err := match.Report(p, form.Gongkai2021())
			if err != nil {
				rt.Fatal(err)
			}
			if bad, missing := faults(r, im); len(bad) > 0 || missing > 0 {
				rt.Errorf("%d cells not read; %s", missing, strings.Join(bad, "\n"))
			}
			told := ""
			for _, n := range im.Notes {
				told += letters(n.Text) + "\n"
			}
			for word := range strings.FieldsSeq(remark) {
				if !strings.Contains(told, letters(word)) {
					rt.Errorf("%q is lost", word)
				}
			}
			if rt.Failed() {
				rt.Fatalf("%q\n%s%s", remark, notes(im.Notes), src)
			}
		}))
	}
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}
