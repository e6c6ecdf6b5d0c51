package model_test

import (
	"strings"
	"testing"

	"gouji.app/model"
)

func TestSubheading(t *testing.T) {
	for paragraph, want := range map[string]string{
		"（一）主动公开":                                "（一）主动公开",
		"(五)监督保障":                                "(五)监督保障",
		"（十二）突出重点，抓好解读":                          "（十二）突出重点，抓好解读",
		"（一）主动公开。全年发布信息3216条。":                   "（一）主动公开。",
		"（一）主动公开。":                               "（一）主动公开。",
		"（一）属于国家秘密；":                             "", // an item of a list
		"（一）主动公开：全年发布信息":                         "",
		"（一）" + strings.Repeat("信息公开", 10) + "。": "", // a sentence
		"（一）":      "",
		"（1）发布":    "", // of a lower level
		"一、总体情况":   "",
		"（一是）公开不够": "",
		"见（一）主动公开": "",
		"":         "",
	} {
		if got := model.Subheading(paragraph); got != want {
			t.Errorf("%q: %q, want %q", paragraph, got, want)
		}
	}
}
