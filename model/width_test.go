package model_test

import (
	"testing"

	"gouji.app/model"
)

func TestNarrow(t *testing.T) {
	const wide, narrow = "０９ＡＺａｚ！～．，％（／", "09AZaz!~.,%(/"
	for i, r := range []rune(wide) {
		if got, want := model.Narrow(r), []rune(narrow)[i]; got != want {
			t.Errorf("%c is %c, want %c", r, got, want)
		}
	}
	for _, r := range "7a,。、《　件ｱ€" {
		if got := model.Narrow(r); got != r {
			t.Errorf("%c became %c", r, got)
		}
	}
}

func TestWide(t *testing.T) {
	for _, r := range "件，　７（《〇𠮷" {
		if !model.Wide(r) {
			t.Errorf("%c counts as narrow", r)
		}
	}
	for _, r := range "7a,“—…·é" {
		if model.Wide(r) {
			t.Errorf("%c counts as wide", r)
		}
	}
}
