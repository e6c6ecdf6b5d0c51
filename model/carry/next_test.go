package carry_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/check"
	"gouji.app/model/form"
)

func report(t *testing.T, plain string) *model.Report {
	t.Helper()
	r, err := model.ParsePlain("form gongkai-2021\n"+plain, form.Gongkai2021())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func row(r *model.Report, section, name string) string {
	var out []string
	for _, refs := range r.Form.Rows() {
		if refs[0].Section == section && refs[0].Row == name {
			for _, at := range refs {
				out = append(out, r.Text(at))
			}
		}
	}
	return strings.Join(out, " ")
}

// The figures are those that a prefecture published for two years running.
const prefecture2023 = `unit/name: 宿迁市人民政府
unit/kind: government
unit/level: prefecture
unit/year: 2023
unit/deadline: 2024-03-31
title:
	宿迁市人民政府2023年政府信息公开工作年度报告
preamble:
	统计期限为2023年1月1日至2023年12月31日。
overview:
	2023年，各机关公开信息310条，较2022年增加20条。
	自2008年以来没有中断。
proactive/rules: 0 0 11
proactive/normative: 60 9 597
requests/carried-out: 118 3 0 0 0 0 121
problems:
	2024年，将充实人员。
signature:
	宿迁市人民政府
date:
	2024年3月20日
`

func TestNextYearBeginsWithWhatLastYearLeft(t *testing.T) {
	prior := report(t, prefecture2023)
	draft, years, err := carry.NextYear(model.Prior{Report: prior})
	if err != nil {
		t.Fatal(err)
	}
	if got := row(draft, "requests", "carried-in"); got != "118 3 0 0 0 0 121" {
		t.Errorf("carried in: %s", got)
	}
	cell := form.Ref{Section: "requests", Row: "carried-in", Col: "person"}
	if got := draft.Text(model.SourceRef(cell)); got != carry.TakenOver {
		t.Errorf("source: %q", got)
	}
	for _, c := range draft.Form.Cells() {
		if c.Ref.Row != "carried-in" && draft.Text(c.Ref) != "" {
			t.Errorf("%s is %q", c.Ref, draft.Text(c.Ref))
		}
	}
	texts := map[string]string{
		"title": "宿迁市人民政府2024年政府信息公开工作年度报告", "preamble": "统计期限为2024年1月1日至2024年12月31日。",
		"overview": "2024年，各机关公开信息310条，较2023年增加20条。\n自2008年以来没有中断。", "problems": "2025年，将充实人员。",
		"signature": "宿迁市人民政府", "date": "",
	}
	for section, want := range texts {
		if got := draft.Text(form.Ref{Section: section}); got != want {
			t.Errorf("%s: %q, want %q", section, got, want)
		}
	}
	if got := draft.Text(form.UnitRef("deadline")); got != "2025-03-31" || draft.Year() != 2024 {
		t.Errorf("deadline %s, year %d", got, draft.Year())
	}
	var told []string
	for _, m := range years {
		told = append(told, fmt.Sprintf("%s %d→%d %s→%s %s", m.Section, m.From, m.Start, m.Old, m.New, m.Role.Label()))
	}
	want := []string{
		"unit/deadline 0→0 2024→2025 规定位置",
		"title 21→21 2023→2024 规定位置",
		"preamble 15→15 2023年1月1日→2024年1月1日 规定位置",
		"preamble 33→33 2023年12月31日→2024年12月31日 规定位置",
		"overview 0→0 2023年→2024年 报告年度",
		"overview 43→43 2022年→2023年 上年对比",
		"overview 68→68 2008年→2008年 固定年份",
		"problems 0→0 2024年→2025年 下年计划",
	}
	if d := cmp.Diff(want, told); d != "" {
		t.Errorf("years (-want +got):\n%s", d)
	}
	if n := len(draft.Unchanged()); n != 4 {
		t.Errorf("%d paragraphs are 沿用上年未改", n)
	}
}

// Holdings are proposed once what came and went is typed, follow it, and are left
// alone once typed; the rules about years are silent.
func TestHoldingsAreProposed(t *testing.T) {
	prior := report(t, prefecture2023)
	draft, _, err := carry.NextYear(model.Prior{Report: prior})
	if err != nil {
		t.Fatal(err)
	}
	priors := draft.Priors(prior)
	at := func(name, col string) form.Ref { return form.Ref{Section: "proactive", Row: name, Col: col} }
	write := func(name, issued, repealed string) {
		draft.SetText(at(name, "issued"), issued)
		draft.SetText(at(name, "repealed"), repealed)
		draft.Apply(carry.Proposed(draft, priors...))
	}
	write("rules", "2", "")
	if got := row(draft, "proactive", "rules"); got != "2  " {
		t.Errorf("proposed too early: %s", got)
	}
	write("rules", "2", "1")
	write("normative", "50", "227")
	if got := row(draft, "proactive", "rules") + ", " + row(draft, "proactive", "normative"); got != "2 1 12, 50 227 420" {
		t.Errorf("proposed: %s", got)
	}
	if got := draft.Text(model.SourceRef(at("rules", "in-force"))); got != "上年 11＋本年制发件数 2−本年废止件数 1＝12" {
		t.Errorf("source: %s", got)
	}
	for _, f := range check.Run(draft, check.All(), check.Context{Prior: prior}).Findings {
		if slices.Contains([]string{"carried-in", "in-force"}, f.Rule.ID) {
			t.Errorf("%s: %s", f.Rule.ID, f.Message)
		}
	}
	write("rules", "3", "1")
	if got := row(draft, "proactive", "rules"); got != "3 1 13" {
		t.Errorf("did not follow: %s", got)
	}
	draft.SetText(at("rules", "in-force"), "11")
	write("rules", "3", "2")
	if got := row(draft, "proactive", "rules"); got != "3 2 11" {
		t.Errorf("wrote over what was typed: %s", got)
	}
}

const merged = `unit/name: 示例县农业农村局
unit/year: 2023
proactive/normative: 1 0 7
requests/carried-out: 2 0 0 0 0 0 2
overview:
	2023年，收到申请9件。
`

const absorbed = `unit/name: 示例县畜牧局
unit/year: 2023
proactive/normative: 0 0 4
requests/carried-out: 1 0 0 0 0 0 1
overview:
	2023年，收到申请3件。
`

func TestReformAddsUpBodies(t *testing.T) {
	a, b := report(t, merged), report(t, absorbed)
	draft, _, err := carry.NextYear(model.Prior{Report: a}, model.Prior{Report: b})
	if err != nil {
		t.Fatal(err)
	}
	if got := row(draft, "requests", "carried-in"); got != "3 0 0 0 0 0 3" {
		t.Errorf("carried in: %s", got)
	}
	cell := form.Ref{Section: "requests", Row: "carried-in", Col: "person"}
	if got := draft.Text(model.SourceRef(cell)); got != "取自上年年报：示例县农业农村局 2＋示例县畜牧局 1" {
		t.Errorf("source: %s", got)
	}
	if got := draft.Text(form.Ref{Section: "overview"}); got != "2024年，收到申请9件。" {
		t.Errorf("text: %s", got)
	}
	if !draft.SameBody(b) {
		t.Error("the link to the body taken over is lost")
	}
	part, _, err := carry.NextYear(model.Prior{Report: a}, model.Prior{Report: b, Part: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := row(part, "requests", "carried-in"); got != " 0 0 0 0 0 " {
		t.Errorf("of a body taken over in part, what goes on is not known: %q", got)
	}
}

func TestNextYearNeedsOneYear(t *testing.T) {
	known, other, unknown := report(t, merged), report(t, "unit/year: 2022\n"), report(t, "unit/name: 示例县畜牧局\n")
	for _, c := range []struct {
		priors []model.Prior
		want   string
	}{
		{nil, "没有可以据此起草的上年年报"},
		{[]model.Prior{{Report: unknown}}, "读不出“示例县畜牧局”年报的年度"},
		{[]model.Prior{{Report: known}, {Report: other}}, "年度不同（2023、2022）"},
	} {
		_, _, err := carry.NextYear(c.priors...)
		var no *model.Refusal
		if !errors.As(err, &no) || !strings.Contains(no.Message, c.want) {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}

func TestDoubts(t *testing.T) {
	year := func(y, name string) *model.Report {
		r := model.New(form.Gongkai2021())
		r.SetText(form.UnitRef("year"), y)
		r.SetText(form.UnitRef("name"), name)
		return r
	}
	this := year("2024", "甲局")
	for _, c := range []struct {
		prior *model.Report
		grave bool
		want  string
	}{
		{year("2023", "甲局"), false, ""},
		{year("", "甲局"), false, "读不出“甲局”上年年报的年度"},
		{year("2024", "甲局"), true, "都是 2024 年度"},
		{year("2021", "甲局"), true, "是 2021 年度的"},
		{year("2023", "乙局"), false, "单位不同（“甲局”、“乙局”）"},
	} {
		got := carry.Doubts(this, c.prior)
		if c.want == "" {
			if len(got) != 0 {
				t.Errorf("doubts %v", got)
			}
		} else if len(got) != 1 || got[0].Grave != c.grave || !strings.Contains(got[0].Message, c.want) {
			t.Errorf("doubts %v, want %s", got, c.want)
		}
	}
	if got := carry.DoubtsAmong([]*model.Report{this, year("2023", "甲局"), year("2024", "乙局")}); len(got) != 2 {
		t.Errorf("doubts among reports: %v", got)
	}
}

// A number of a copied paragraph is last year's until it or what leads to it changes,
// however the rest of the paragraph does.
func TestCopiedFigures(t *testing.T) {
	draft, _, err := carry.NextYear(model.Prior{Report: report(t, `unit/year: 2023
overview:
	2023年，收到申请86件，答复85件，答复率98.8%。
	公开信息310条。
`)})
	if err != nil {
		t.Fatal(err)
	}
	figures := func() string {
		var out []string
		for _, f := range carry.CopiedFigures(draft) {
			out = append(out, draft.Text(overview)[f.Start:f.End])
		}
		return strings.Join(out, " ")
	}
	if got := figures(); got != "86件 85件 98.8% 310条" {
		t.Errorf("copied: %s", got)
	}
	draft.SetText(overview, "2024年，全县收到申请91件，答复85件，答复率98.8%。\n公开信息310条。")
	if got := figures(); got != "85件 98.8% 310条" {
		t.Errorf("after one was typed: %s", got)
	}
	draft.Apply(carry.CopiedFigures(draft)[2].From.Confirm())
	if got := figures(); got != "85件 98.8%" {
		t.Errorf("after one paragraph was confirmed: %s", got)
	}
}

// Whatever last year's report says, making next year's never changes it, and the old
// year stays in no fixed place.
func TestNextYearProperties(t *testing.T) {
	anyText := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"2023年，收到申请9件。", "较2022年增加", "《2023年要点》", "2021-2023年", "〔2023〕5号", "二〇二三年", "２０２３ 年度"}))
	paragraph := rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(anyText, 0, 4).Draw(t, "parts"), "") })
	rapid.Check(t, func(t *rapid.T) {
		prior := model.New(form.Gongkai2021())
		y := rapid.SampledFrom([]string{"2023年", "2023 年", "２０２３年", "二〇二三年", "二○二三年"}).Draw(t, "writing")
		prior.SetText(form.UnitRef("year"), "2023")
		prior.SetText(form.UnitRef("deadline"), rapid.SampledFrom([]string{"", "2024-03-31", "2024年1月31日"}).Draw(t, "deadline"))
		prior.SetText(form.Ref{Section: "title"}, "示例县"+y+rapid.SampledFrom([]string{"", "度"}).Draw(t, "度")+"政府信息公开工作年度报告")
		period := y + "1月1日" + rapid.SampledFrom([]string{"至", "起至", "—", "到"}).Draw(t, "to") + rapid.SampledFrom([]string{"", y}).Draw(t, "again") + "12月31日"
		prior.SetText(form.Ref{Section: "preamble"}, "统计期限为"+period+"。"+paragraph.Draw(t, "preamble"))
		prior.SetText(overview, period+"，"+paragraph.Draw(t, "overview"))
		filled := rapid.SliceOfN(rapid.SampledFrom([]string{"", "0", "12", "无", "3.5"}), 1, 5).Draw(t, "cells")
		for i, c := range prior.Form.Cells() {
			prior.SetText(c.Ref, filled[i%len(filled)])
		}
		before := prior.Plain()
		draft, years, err := carry.NextYear(model.Prior{Report: prior})
		if err != nil {
			t.Fatal(err)
		}
		if prior.Plain() != before {
			t.Fatal("last year's report was changed")
		}
		old := []string{"2023", "２０２３", "二〇二三", "二○二三"}
		firstLine := func(at form.Ref, end string) string {
			s, _, _ := strings.Cut(draft.Text(at), end)
			return s
		}
		for _, place := range []string{
			draft.Text(form.Ref{Section: "title"}), draft.Text(form.UnitRef("year")), draft.Text(form.UnitRef("deadline")),
			firstLine(form.Ref{Section: "preamble"}, "。"), firstLine(overview, "，"),
		} {
			for _, o := range old {
				if strings.Contains(place, o) {
					t.Fatalf("the old year stands in %q", place)
				}
			}
		}
		for _, m := range years {
			at, _ := form.ParseRef(m.Section)
			was, is := prior.Text(at), draft.Text(at)
			if was[m.From:m.From+len(m.Old)] != m.Old || is[m.Start:m.Start+len(m.New)] != m.New {
				t.Fatalf("%+v is not where it says", m)
			}
		}
	})
}
