package check_test

import (
	"slices"
	"strings"
	"testing"

	"gouji.app/model/check"
	"gouji.app/model/form"
)

// Of very many contradictions only the first are told, and the others once these are
// mended.
func TestManyContradictions(t *testing.T) {
	const times, told = 150, 100
	r := withText(t, nil, strings.Repeat("全年办结政府信息公开申请7777件。\n", times))
	for _, want := range []int{told, times - told} {
		result := check.Run(r, check.All(), check.Context{})
		var found []check.Finding
		for _, f := range result.Findings {
			if f.Rule.ID == "text-handled" {
				found = append(found, f)
			}
		}
		if len(found) != want {
			t.Fatalf("%d findings, want %d", len(found), want)
		}
		text := r.Text(form.Ref{Section: "overview"})
		for _, f := range slices.Backward(found) {
			text = text[:f.Offset] + strings.Replace(text[f.Offset:], "7777", "85", 1)
		}
		r.SetText(form.Ref{Section: "overview"}, text)
	}
}
