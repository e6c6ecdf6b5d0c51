package check_test

import (
	"os"
	"testing"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/form"
)

// An explanation silences its finding, survives saving and other changes, and ends
// when the values it was given for change. Errors have none.
func TestExplanationHoldsWhileValuesDo(t *testing.T) {
	src, err := os.ReadFile(lawful)
	if err != nil {
		t.Fatal(err)
	}
	r, err := model.ParsePlain(string(src), form.Gongkai2021())
	if err != nil {
		t.Fatal(err)
	}
	r.Apply(model.Remark{Number: 1, Place: form.Ref{Section: "requests", Row: "new", Col: "person"}, Text: "数字与台账不符"}.Edits())
	found := func(r *model.Report) *check.Finding {
		for _, f := range check.Run(r, check.All(), check.Context{}).Findings {
			if f.Rule.ID == "remark" {
				return &f
			}
		}
		t.Fatal("the remark is no finding")
		return nil
	}
	r.Apply(found(r).Explain(r, "已与台账核对"))
	if got := found(r).Explained; got != "已与台账核对" {
		t.Fatalf("explained by %q", got)
	}
	r.Apply(found(r).Explain(r, "台账有误，已更正"))
	if n := len(r.Explanations()); n != 1 {
		t.Errorf("a second reason makes %d explanations", n)
	}
	again, err := model.ParsePlain(r.Plain(), r.Form)
	if err != nil {
		t.Fatal(err)
	}
	again.SetText(form.Ref{Section: "overview"}, again.Text(form.Ref{Section: "overview"})+"又写了一句。")
	if got := found(again).Explained; got != "台账有误，已更正" {
		t.Errorf("after saving and another change it is explained by %q", got)
	}
	at := form.Ref{Section: "requests", Row: "new", Col: "person"}
	was := again.SetText(at, "99999")
	if got := found(again).Explained; got != "" {
		t.Errorf("after the value changed it is still explained by %q", got)
	}
	again.SetText(at, was)
	again.Apply(found(again).Explain(again, ""))
	if got := found(again).Explained; got != "" || len(again.Explanations()) != 0 {
		t.Errorf("taken back, it is still explained by %q", got)
	}

	broken := r.Clone()
	broken.SetText(form.Ref{Section: "requests", Row: "new", Col: "total"}, "99999")
	errors := 0
	for _, f := range check.Run(broken, check.All(), check.Context{}).Findings {
		if f.Severity == check.Error {
			errors++
			broken.Apply(f.Explain(broken, "没有错"))
		}
	}
	for _, f := range check.Run(broken, check.All(), check.Context{}).Findings {
		if f.Severity == check.Error && f.Explained != "" {
			t.Errorf("an error is explained away: %s", f.Message)
		}
	}
	if errors == 0 {
		t.Error("a wrong total is no error")
	}
}
