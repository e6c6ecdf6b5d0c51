package model_test

import (
	"slices"
	"strings"
	"testing"

	"gouji.app/model"
	"gouji.app/model/form"
)

func TestPhrasesSayWhatTheReportSays(t *testing.T) {
	total := func(row string) form.Ref { return form.Ref{Section: "requests", Row: row, Col: "total"} }
	sentence := func(year, unit, fresh, last, done, next string) string {
		return year + "年，" + unit + "新收政府信息公开申请" + fresh + "件，上年结转" + last + "件；办结" + done + "件，结转下年度继续办理" + next + "件。"
	}
	r := model.New(form.Gongkai2021())
	wants := func(want string) {
		t.Helper()
		if got := r.Phrases("overview"); !slices.Contains(got, want) {
			t.Errorf("%s\nis not among\n%s", want, strings.Join(got, "\n"))
		}
	}
	wants(sentence("××", "××", "××", "××", "××", "××"))
	r.SetText(form.UnitRef("name"), "示例县人民政府")
	r.SetText(form.UnitRef("year"), "2024 ")
	r.SetText(total("new"), "１，２８６件")
	r.SetText(total("carried-in"), "若干")
	r.SetText(total("handled"), "0")
	wants(sentence("2024", "示例县人民政府", "1286", "××", "0", "××"))
	r.SetText(form.UnitRef("short"), "我县")
	wants(sentence("2024", "我县", "1286", "××", "0", "××"))

	for _, none := range []string{"requests", "no-such-section"} {
		if got := r.Phrases(none); len(got) != 0 {
			t.Errorf("%s offers %q", none, got)
		}
	}
}
