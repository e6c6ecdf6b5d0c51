package model_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gouji.app/model"
	"gouji.app/model/form"
)

func TestExplanationsAreKept(t *testing.T) {
	r := model.New(form.Gongkai2021())
	first := model.Explanation{
		Number: r.NextExplanation(), Rule: "jump",
		At:     []form.Ref{{Section: "requests", Row: "new", Col: "total"}, {Section: "overview"}},
		Values: "86 12", Reason: "本年接收了撤并单位的申请",
	}
	r.Apply(first.Edits())
	second := model.Explanation{Number: r.NextExplanation(), Rule: "late", Reason: "经同意延期"}
	r.Apply(second.Edits())
	again, err := model.ParsePlain(r.Plain(), r.Form)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]model.Explanation{first, second}, again.Explanations()); d != "" {
		t.Errorf("explanations (-want +got):\n%s", d)
	}
	first.Reason = ""
	again.Apply(first.Edits())
	if d := cmp.Diff([]model.Explanation{second}, again.Explanations()); d != "" {
		t.Errorf("after taking one back (-want +got):\n%s", d)
	}
}
