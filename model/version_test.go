package model_test

import (
	"errors"
	"strings"
	"testing"

	"gouji.app/model"
	"gouji.app/model/form"
)

// A version is what was printed, and nothing of who worked on it; it goes through the
// plain notation, in which drafts are kept.
func TestVersionsAreKept(t *testing.T) {
	f := form.Gongkai2021()
	r, err := model.ParsePlain(`form gongkai-2021
unit/name: 示例县人民政府
unit/year: 2024
unit/drafter: 张三
requests/new: 4 0 0 0 0 0 4
overview:
	全年新收申请“4”件。
	"第二段"
source-requests/new/person: 信访科
`, f)
	if err != nil {
		t.Fatal(err)
	}
	if r.State() != model.Draft || r.Frozen() {
		t.Errorf("a new report is %q", r.State())
	}
	r.Apply(r.NewVersion(model.Review, "2025年1月10日", "").Edits())
	r.SetText(form.Ref{Section: "overview"}, "全年新收申请5件。")
	r.Apply(r.NewVersion(model.Final, "2025年1月20日", "").Edits())

	again, err := model.ParsePlain(r.Plain(), f)
	if err != nil {
		t.Fatal(err)
	}
	vs := again.Versions()
	if len(vs) != 2 || vs[0].Label() != "送审稿（2025年1月10日）" || vs[1].Label() != "定稿（2025年1月20日）" || !again.Frozen() {
		t.Fatalf("versions %v, state %q", vs, again.State())
	}
	first, err := vs[0].Report(f)
	if err != nil {
		t.Fatal(err)
	}
	want := "form gongkai-2021\nunit/name: 示例县人民政府\nunit/year: 2024\noverview:\n\t全年新收申请“4”件。\n\t第二段\nrequests/new: 4 0 0 0 0 0 4\n"
	if got := first.Plain(); got != want {
		t.Errorf("the first version is\n%s\nwant\n%s", got, want)
	}
}

func TestDamagedVersionIsRefused(t *testing.T) {
	f := form.Gongkai2021()
	r := model.New(f)
	r.Keep(form.Ref{Section: "version", Row: "1", Col: "state"}, "final")
	r.Keep(form.Ref{Section: "version", Row: "1", Col: "text"}, "form unknown")
	_, err := r.Versions()[0].Report(f)
	if no := (*model.Refusal)(nil); !errors.As(err, &no) || !strings.Contains(no.Message, "第 1 个版本“定稿”已损坏") {
		t.Errorf("got %v", err)
	}
}

// What is final takes remarks and a correction, and no other text.
func TestFrozenReportRefusesEdits(t *testing.T) {
	r := model.New(form.Gongkai2021())
	cell := []model.Edit{{At: form.Ref{Section: "requests", Row: "new", Col: "person"}, Text: "4"}}
	remark := model.Remark{Number: 1, Text: "发布前再看一遍"}.Edits()
	for _, c := range []struct {
		state   model.State
		refuses bool
	}{{model.Review, false}, {model.Final, true}, {model.Published, true}, {model.Correction, false}} {
		r.Apply(r.NewVersion(c.state, "", "").Edits())
		if got := r.Refuses(cell); got != c.refuses {
			t.Errorf("%s refuses a number: %v", c.state.Label(), got)
		}
		if r.Refuses(remark) {
			t.Errorf("%s refuses a remark", c.state.Label())
		}
	}
}
