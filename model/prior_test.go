package model_test

import (
	"slices"
	"testing"

	"gouji.app/model"
	"gouji.app/model/form"
)

func TestPriorFilesTakeThePlaceOfThoseBefore(t *testing.T) {
	r := model.New(form.Gongkai2021())
	for _, names := range [][]string{{"甲.xlsx", "乙.docx"}, {"丙.xlsx"}, nil} {
		r.Apply(r.PriorFileEdits(names))
		if got := r.PriorFiles(); !slices.Equal(got, names) {
			t.Errorf("files %v, want %v", got, names)
		}
	}
}
