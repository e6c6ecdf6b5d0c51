package check_test

import (
	"slices"
	"strings"
	"testing"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/form"
)

// The marks that the program's own standard sentences leave are found, whatever the
// report says in their other places; the sentences of a whole report are none.
func TestOwnPhrasesAreFilledIn(t *testing.T) {
	empty, whole := model.New(form.Gongkai2021()), readPlain(t, sample)
	whole.SetText(form.UnitRef("site"), "www.example.gov.cn")
	for _, r := range []*model.Report{empty, whole} {
		for _, s := range r.Form.Sections {
			for _, phrase := range r.Phrases(s.Key) {
				with := r.Clone()
				with.SetText(form.Ref{Section: s.Key}, phrase)
				found := slices.ContainsFunc(check.Run(with, check.All(), check.Context{}).Findings, func(f check.Finding) bool {
					return f.Rule.ID == "placeholder" && f.Quote == model.Unknown && f.Severity == check.Error
				})
				if found != strings.Contains(phrase, model.Unknown) {
					t.Errorf("in %q a mark is found: %v", phrase, found)
				}
			}
		}
	}
}
