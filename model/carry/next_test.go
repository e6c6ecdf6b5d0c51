package carry_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gouji.app/model"
	"gouji.app/model/carry"
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
	if got := draft.Text(model.SourceRef(cell)); got != model.TakenOver {
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

// An open report takes another body over: what nobody typed follows.
func TestSuccession(t *testing.T) {
	a, b := report(t, merged), report(t, absorbed)
	r, _, err := carry.NextYear(model.Prior{Report: a})
	if err != nil {
		t.Fatal(err)
	}
	cell := form.Ref{Section: "requests", Row: "carried-in", Col: "business"}
	r.SetText(cell, "5")
	r.SetText(model.SourceRef(cell), "")
	r.Apply(carry.Succession(r, []model.Prior{{Report: a}, {Report: b}}))
	if got := row(r, "requests", "carried-in"); got != "3 5 0 0 0 0 3" {
		t.Errorf("carried in: %s", got)
	}
	r.Apply(carry.Succession(r, []model.Prior{{Report: a}, {Report: b, Part: true}}))
	if got := row(r, "requests", "carried-in"); got != " 5 0 0 0 0 " {
		t.Errorf("carried in, taken over in part: %q", got)
	}
	if ps := r.Predecessors(); len(ps) != 2 || !ps[1].Part {
		t.Errorf("predecessors: %v", ps)
	}
	r.Apply(carry.Succession(r, []model.Prior{{Report: a}}))
	if got := row(r, "requests", "carried-in"); got != "2 5 0 0 0 0 2" || len(r.Predecessors()) != 0 {
		t.Errorf("after the other body was removed: %s, %v", got, r.Predecessors())
	}
}

func TestRenamedBodyKeepsItsPast(t *testing.T) {
	a := report(t, merged+"title:\n\t示例县农业农村局2023年政府信息公开工作年度报告\nsignature:\n\t示例县农业农村局\n")
	r, _, err := carry.NextYear(model.Prior{Report: a})
	if err != nil {
		t.Fatal(err)
	}
	r.Apply(carry.Renamed(r, "示例县农业农村委员会"))
	if r.Title() != r.PrescribedTitle() || r.Text(form.Ref{Section: "signature"}) != "示例县农业农村委员会" || !r.SameBody(a) {
		t.Errorf("title %s, signature %s, predecessors %v", r.Title(), r.Text(form.Ref{Section: "signature"}), r.Predecessors())
	}
	if edits := carry.Renamed(r, r.UnitName()); edits != nil {
		t.Errorf("the same name changes %v", edits)
	}
}
