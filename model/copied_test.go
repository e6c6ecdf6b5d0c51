package model_test

import (
	"fmt"
	"strings"
	"testing"

	"gouji.app/model"
	"gouji.app/model/form"
)

// A paragraph counts as unchanged while it stands as it was put in, wherever it
// moves; editing it back makes it unchanged again, confirming does not.
func TestUnchangedParagraphs(t *testing.T) {
	at := form.Ref{Section: "overview"}
	r := model.New(form.Gongkai2021())
	r.SetText(at, "　甲段\n\n乙段\n甲段")
	for i, text := range []string{"甲段", "乙段", "甲段"} {
		r.Apply(model.Copied{Number: i + 1, Section: "overview", Text: text}.Edits())
	}
	unchanged := func() string {
		var out []string
		for _, u := range r.Unchanged() {
			text := r.Text(at)[u.Stretch.Start:u.Stretch.End]
			out = append(out, fmt.Sprint(u.Number, " ", text, " ", u.Stretch.Start))
		}
		return strings.Join(out, "; ")
	}
	step := func(want string) {
		t.Helper()
		if got := unchanged(); got != want {
			t.Errorf("unchanged: %q, want %q", got, want)
		}
	}
	step("1 甲段 3; 2 乙段 11; 3 甲段 18")
	r.SetText(at, "乙段\n甲段改\n甲段")
	step("2 乙段 0; 1 甲段 17")
	r.SetText(at, "　甲段\n\n乙段\n甲段")
	r.Apply(r.Unchanged()[1].Confirm())
	step("1 甲段 3; 3 甲段 18")
	again, err := model.ParsePlain(r.Plain(), r.Form)
	if err != nil {
		t.Fatal(err)
	}
	r = again
	step("1 甲段 3; 3 甲段 18")
}

func TestSameBody(t *testing.T) {
	named := func(name string) *model.Report {
		r := model.New(form.Gongkai2021())
		r.SetText(form.UnitRef("name"), name)
		return r
	}
	own := named("示例县农业农村局")
	own.Apply(model.Predecessor{Number: 1, Name: "示例县畜牧局", Part: true}.Edits())
	for name, want := range map[string]bool{"示例县农业农村局": true, "示例县 农业农村局": true, "示例县畜牧局": true, "": true, "示例县水务局": false} {
		if got := own.SameBody(named(name)); got != want {
			t.Errorf("same body as %q: %v", name, got)
		}
	}
	if p, ok := own.Succeeds("示例县畜牧局"); !ok || !p.Part {
		t.Errorf("predecessor %+v, %v", p, ok)
	}
	own.Apply(model.Predecessor{Number: 1}.Edits())
	if len(own.Predecessors()) != 0 {
		t.Error("a predecessor stays after it was removed")
	}
}
