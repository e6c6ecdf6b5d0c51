package model_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gouji.app/model"
	"gouji.app/model/form"
)

func TestRemarksComeBackAsWritten(t *testing.T) {
	r := model.New(form.Gongkai2021())
	cell := form.Ref{Section: "requests", Row: "new", Col: "person"}
	want := []model.Remark{
		{Number: 2, Place: form.Ref{Section: "overview"}, Text: "请补写社会评议", By: "张主任", On: "1月10日"},
		{Number: 10, Place: cell, Text: "与台账\n核对", Done: true, DoneOn: "2025年1月20日"},
		{Number: 11, Place: cell, Text: "旧文件里的", Done: true},
	}
	for _, m := range want {
		r.Apply(m.Edits())
	}
	r.SetText(model.SourceRef(cell), "信访科 李，1月8日")
	again, err := model.ParsePlain(r.Plain(), r.Form)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, again.Remarks()); diff != "" {
		t.Error(diff)
	}
	if got := again.Text(model.SourceRef(cell)); got != "信访科 李，1月8日" {
		t.Errorf("the source is %q", got)
	}
	again.Apply(model.Remark{Number: 2}.Edits())
	if n := len(again.Remarks()); n != len(want)-1 {
		t.Errorf("%d remarks after one was removed", n)
	}
}

// Only places that mean something are kept; nothing else gets into a file.
func TestKeepRefusesUnknownPlaces(t *testing.T) {
	r := model.New(form.Gongkai2021())
	for _, place := range []string{"remark", "remark/0/text", "remark/1/colour", "remark/01/text", "source-requests/new/none", "source-overview", "requests/new/person"} {
		at, err := form.ParseRef(place)
		if err != nil {
			t.Fatal(err)
		}
		if r.Keep(at, "x") {
			t.Errorf("%s was kept", place)
		}
	}
}
