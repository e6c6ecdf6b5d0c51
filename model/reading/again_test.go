package reading

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// A changed text read again is as if read for the first time.
func TestAgainIsAsFresh(t *testing.T) {
	stretches := rapid.SampledFrom([]string{
		"\n", "\n", "2023年", "至2024年", "二〇二四年1月", "上年", "当", "1", ",234", "件", "1 2", "　", " ", "，", "，345", "五十", "余条", "万", "百分之", "（", "）", "3）", "1、",
		"《", "》", "“", "”", "\"", "热线", "较", "同期", "-", "５", "0570-308", "公开", "第", "\xe4", "\x80",
	})
	text := rapid.Map(rapid.SliceOfN(stretches, 0, 30), func(s []string) string { return strings.Join(s, "") })
	rapid.Check(t, func(t *rapid.T) {
		source := text.Draw(t, "text")
		read := Read(source)
		for range rapid.IntRange(1, 4).Draw(t, "changes") {
			if rapid.Bool().Draw(t, "asked") {
				read.Years()
				read.Figures()
			}
			from := rapid.IntRange(0, len(source)).Draw(t, "from")
			to := rapid.IntRange(from, min(len(source), from+20)).Draw(t, "to")
			source = source[:from] + strings.Join(rapid.SliceOfN(stretches, 0, 4).Draw(t, "with"), "") + source[to:]
			read = read.Again(source)
			want, got := Read(source), *read // a copy, so that read stays unasked
			want.Years()
			want.Figures()
			got.Years()
			got.Figures()
			if diff := cmp.Diff(want, &got, cmp.AllowUnexported(Text{}, Year{}, Figure{}), cmpopts.EquateComparable(Figure{}.Value)); diff != "" {
				t.Fatalf("%q (-fresh +again):\n%s", source, diff)
			}
		}
	})
}
