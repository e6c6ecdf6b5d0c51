package model_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gouji.app/model"
	"gouji.app/model/form"
)

var (
	section = func(key string) form.Ref { return form.Ref{Section: key} }
	person  = form.Ref{Section: "requests", Row: "new", Col: "person"}
	fee     = form.Ref{Section: "proactive", Row: "fees", Col: "amount"}
)

func TestTextIsKeptAsTyped(t *testing.T) {
	r := model.New(form.Gongkai2021())
	for _, text := range []string{" ４ 件", "/", "", "随便写的"} {
		before := r.Text(person)
		if old := r.SetText(person, text); old != before {
			t.Errorf("SetText(%q) returns %q, want %q", text, old, before)
		}
		if got := r.Text(person); got != text {
			t.Errorf("text is %q, want %q", got, text)
		}
	}
}

func TestApplyGivesTheWayBack(t *testing.T) {
	r := model.New(form.Gongkai2021())
	r.SetText(person, "1")
	before := r.Plain()
	back := r.Apply([]model.Edit{{At: person, Text: "2"}, {At: fee, Text: "3.50"}, {At: person, Text: ""}})
	if got := r.Text(person) + "|" + r.Text(fee); got != "|3.50" {
		t.Errorf("after the edits %q, want %q", got, "|3.50")
	}
	r.Apply(back)
	if diff := cmp.Diff(before, r.Plain()); diff != "" {
		t.Errorf("the way back leads elsewhere (-want +got):\n%s", diff)
	}
}

func TestCloneIsIndependent(t *testing.T) {
	r := model.New(form.Gongkai2021())
	r.SetText(person, "1")
	c := r.Clone()
	c.SetText(person, "2")
	if r.Text(person) != "1" || c.Text(person) != "2" {
		t.Errorf("original %q, clone %q; want 1 and 2", r.Text(person), c.Text(person))
	}
}

func TestTitle(t *testing.T) {
	for _, c := range []struct{ unit, year, typed, title, prescribed string }{
		{"", "", "", "政府信息公开工作年度报告", "政府信息公开工作年度报告"},
		{"示例县人民政府", "2024", "", "示例县人民政府2024年政府信息公开工作年度报告", "示例县人民政府2024年政府信息公开工作年度报告"},
		{"示例县人民政府", " 2024 ", " 示例县2024年年报 ", "示例县2024年年报", "示例县人民政府2024年政府信息公开工作年度报告"},
		{"示例县人民政府", "24", "", "示例县人民政府政府信息公开工作年度报告", "示例县人民政府政府信息公开工作年度报告"},
	} {
		r := model.New(form.Gongkai2021())
		r.SetText(form.UnitRef("name"), c.unit)
		r.SetText(form.UnitRef("year"), c.year)
		r.SetText(section("title"), c.typed)
		if got := r.Title(); got != c.title {
			t.Errorf("%+v: title %q", c, got)
		}
		if got := r.PrescribedTitle(); got != c.prescribed {
			t.Errorf("%+v: prescribed title %q", c, got)
		}
	}
}

func TestParagraphs(t *testing.T) {
	r := model.New(form.Gongkai2021())
	r.SetText(section("other"), "\n\u3000\u3000没有其他事项。 \r\n \t\n（一）收费\u00a0\n")
	if diff := cmp.Diff([]string{"没有其他事项。", "（一）收费"}, r.Paragraphs("other")); diff != "" {
		t.Errorf("paragraphs (-want +got):\n%s", diff)
	}
}

func TestDiffers(t *testing.T) {
	for _, c := range []struct {
		name string
		at   form.Ref
		a, b string
		want string
	}{
		{"the same number written otherwise", person, "1,234", "１２３４件", ""},
		{"decimals that mean nothing", fee, "7387.00", "7387", ""},
		{"blank is not 0", person, "", "0", "requests/new/person"},
		{"the same unreadable text", person, "/", " / ", ""},
		{"other unreadable text", person, "/", "—", "requests/new/person"},
		{"edge spaces and blank lines", section("other"), "甲\n\n乙", "\u3000甲 \n乙\n", ""},
		{"a paragraph split", section("other"), "甲乙", "甲\n乙", "other"},
		{"another name", form.UnitRef("name"), "甲县人民政府", "乙县人民政府", "unit/name"},
		{"spaces around a name", form.UnitRef("short"), "我县", " 我县 ", ""},
		{"a title typed as prescribed", section("title"), "", "政府信息公开工作年度报告", ""},
		{"another title", section("title"), "", "年报", "title"},
	} {
		a, b := model.New(form.Gongkai2021()), model.New(form.Gongkai2021())
		a.SetText(c.at, c.a)
		b.SetText(c.at, c.b)
		if got := a.Differs(b); got != c.want || b.Differs(a) != c.want || a.Equal(b) != (c.want == "") {
			t.Errorf("%s: differs at %q and, the other way, %q; want %q", c.name, got, b.Differs(a), c.want)
		}
	}
}
