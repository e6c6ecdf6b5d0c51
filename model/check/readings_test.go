package check_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/form"
)

// stretches have something to find in them, by themselves or beside each other.
var stretches = []string{
	"收到政府信息公开申请86件，办结", "85件，", "其中网上申请70件、当面申请30件。", "收到申请5", "余件", "（44.2%）", "同比增长8%，", "申请人均为自然人，", "均已办结。",
	"未发生行政复议、诉讼。", "收取信息处理费20元。", "未收取信息处理费。", "废止规范性文件1件、失效1件。", "县政府规章", "制发行政规范性文件", "7件，",
	"（二）依申请公开\n", "（四）监督保障\n", "\n", " ", "2023年公开信息35余条，", "2024年，", "截止12月底，", "我市", "市本级收到8件，", "市政府将", "全县", "公开公开",
	"《关于", "》、《", "〔2021", "〕第3号", "一是", "三是", "存在的问题：更新不够及时，", "帐户", "，", ",", "“", "(", ")", "13800000000",
}

// What a run keeps of the last one must not show: with Readings it finds what a fresh
// run finds, whatever was written in between.
func TestReadingsAreAsFresh(t *testing.T) {
	sampled := readPlain(t, sample)
	narratives := []form.Ref{{Section: "preamble"}, {Section: "overview"}, {Section: "overview"}, {Section: "problems"}, {Section: "other"}}
	others := []form.Ref{
		form.UnitRef("year"), form.UnitRef("name"), form.UnitRef("kind"), form.UnitRef("scope"),
		{Section: "title"},
		{Section: "date"},
		{Section: "requests", Row: "handled", Col: "total"},
		{Section: "proactive", Row: "normative", Col: "issued"},
		{Section: "disputes", Row: "cases", Col: "review-total"},
	}
	texts := rapid.OneOf(
		rapid.Map(rapid.IntRange(0, 90), strconv.Itoa),
		rapid.SampledFrom([]string{"", "2023", "2024", "示例县教育局", "沭阳县人民政府", form.Township, form.Department, "aggregate", "2025年1月20日"}),
	)
	rapid.Check(t, func(t *rapid.T) {
		r, ctx := sampled.Clone(), check.Context{Readings: new(check.Readings)}
		if rapid.Bool().Draw(t, "beside last year's") {
			ctx.Prior = sampled.Clone()
		}
		for range rapid.IntRange(1, 12).Draw(t, "edits") {
			if rapid.IntRange(0, 3).Draw(t, "which") == 0 {
				r.SetText(rapid.SampledFrom(others).Draw(t, "at"), texts.Draw(t, "text"))
			} else {
				write(t, r, rapid.SampledFrom(narratives).Draw(t, "at"))
			}
			ctx.Typing = rapid.SampledFrom([]string{"", "overview", "problems", "requests"}).Draw(t, "typing")
			fresh := ctx
			fresh.Readings = nil
			if diff := cmp.Diff(told(check.Run(r, check.All(), fresh)), told(check.Run(r, check.All(), ctx))); diff != "" {
				t.Fatalf("what was kept shows (-fresh +kept):\n%s", diff)
			}
		}
	})
}

// write replaces some characters of a narrative by others.
func write(t *rapid.T, r *model.Report, at form.Ref) {
	text := []rune(r.Text(at))
	from := rapid.IntRange(0, len(text)).Draw(t, "from")
	to := min(len(text), from+rapid.IntRange(0, 20).Draw(t, "length"))
	with := strings.Join(rapid.SliceOfN(rapid.SampledFrom(stretches), 0, 5).Draw(t, "with"), "")
	r.SetText(at, string(text[:from])+with+string(text[to:]))
}

func told(r check.Result) (out []string) {
	for _, f := range r.Findings {
		out = append(out, fmt.Sprint(f.Rule.ID, f.Severity, f.At, f.Offset, f.Quote, f.Message, f.Fixes))
	}
	return out
}
