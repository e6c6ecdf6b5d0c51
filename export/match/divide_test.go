package match_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gouji.app/export/match"
	"gouji.app/model/form"
)

func TestDivide(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"no heading", "各单位都已报送。\n没有遗留事项。", ": 各单位都已报送。|没有遗留事项。"},
		{"blank", "", ""},
		{"a heading alone", "六、其他需要报告的事项", ""},
		{"one heading", "六、其他需要报告的事项\n\n没有收费。\n", "other: 没有收费。"},
		{"variants", "五、存在问题和改进措施\n更新不快。\n６．其他需要报告的事项\n没有收费。", "problems: 更新不快。|６．其他需要报告的事项|没有收费。"},
		{"two headings", "开头一句。\n五、存在的主要问题及改进情况\n更新不快。\n\n六、其他需要报告事项\n没有收费。", ": 开头一句。\nproblems: 更新不快。\nother: 没有收费。"},
		{"table between", "一、总体情况\n全年平稳。\n二、主动公开政府信息情况\n1\t2\n五、存在的主要问题及改进情况\n更新不快。", "overview: 全年平稳。\nproactive: 1\t2\nproblems: 更新不快。"},
		{"own numbering", "一、主动公开工作情况\n发布信息90条。\n二、依申请公开情况\n收到2件。\n三、依申请公开政府信息办理情况\n办结2件。", ": 一、主动公开工作情况|发布信息90条。|二、依申请公开情况|收到2件。|三、依申请公开政府信息办理情况|办结2件。"},
		{"mentioned", "一、总体情况\n详见本报告五、存在的主要问题及改进情况。\n平稳。", "overview: 详见本报告五、存在的主要问题及改进情况。|平稳。"},
		{"table of contents", "一、总体情况\n五、存在的主要问题及改进情况\n一、总体情况\n全年平稳。\n五、存在的主要问题及改进情况\n更新不快。", ": 一、总体情况|五、存在的主要问题及改进情况\noverview: 全年平稳。\nproblems: 更新不快。"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, e := range match.Divide(c.text, form.Gongkai2021()) {
				got = append(got, e.At.String()+": "+strings.ReplaceAll(e.Text, "\n", "|"))
			}
			if diff := cmp.Diff(c.want, strings.Join(got, "\n")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// Nothing but headings and blank lines at the edges of parts may get lost.
func TestDivideLosesNothing(t *testing.T) {
	f := form.Gongkai2021()
	lines := []string{"", "全年平稳。", "（一）主动公开", "收到\t2件", " ", "五、完善制度"}
	headings := map[string]bool{}
	for _, s := range f.Sections {
		if s.Title != "" {
			lines, headings[s.Title] = append(lines, s.Title), true
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(lines), 0, 12).Draw(t, "lines"), "\n")
		var kept []string
		for _, e := range match.Divide(text, f) {
			kept = append(kept, e.Text)
		}
		plain := func(text string) (out []string) {
			for _, l := range strings.Split(text, "\n") {
				if l != "" && !headings[l] {
					out = append(out, l)
				}
			}
			return out
		}
		if diff := cmp.Diff(plain(text), plain(strings.Join(kept, "\n"))); diff != "" {
			t.Errorf("-text +parts:\n%s", diff)
		}
	})
}
