package model_test

import (
	"strings"
	"testing"

	"gouji.app/model"
)

func TestSubheading(t *testing.T) {
	for paragraph, want := range map[string]bool{
		"（一）主动公开":                          true,
		"(五)监督保障":                          true,
		"（十二）突出重点，抓好解读":                    true,
		"（一）主动公开。全年发布信息3216条":              false, // the paragraph goes on
		"（一）主动公开：全年发布信息":                   false,
		"（一）" + strings.Repeat("信息公开", 10): false,
		"（一）":      false,
		"（1）发布":    false, // of a lower level
		"一、总体情况":   false,
		"（一是）公开不够": false,
		"见（一）主动公开": false,
		"":         false,
	} {
		if got := model.Subheading(paragraph); got != want {
			t.Errorf("%q: %v, want %v", paragraph, got, want)
		}
	}
}
