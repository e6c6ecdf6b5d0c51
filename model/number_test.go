package model_test

import (
	"testing"

	"gouji.app/model"
	"gouji.app/model/form"
)

func TestReadNumber(t *testing.T) {
	const (
		blank      = "空白"
		unreadable = "不是数字"
	)
	say := func(n model.Number) string {
		switch {
		case n.Blank():
			return blank
		case n.Unreadable():
			return unreadable
		}
		return n.String()
	}
	for _, c := range []struct{ text, count, money string }{
		{"", blank, blank},
		{" \t\u00a0\u3000\u200b\ufeff\r\n", blank, blank},
		{"0", "0", "0"},
		{"00", "0", "0"},
		{"007", "7", "7"},
		{"835", "835", "835"},
		{"８３５", "835", "835"},
		{" 12\u00a0", "12", "12"},
		{"1\u200b2", "12", "12"},
		{"124件", "124", unreadable},
		{"124 件", "124", unreadable},
		{"件", unreadable, unreadable},
		{"万元", unreadable, unreadable},
		{"124件件", unreadable, unreadable},
		{"32146万元", unreadable, "32146"},
		{"32146元", unreadable, unreadable},
		{"1,234", "1234", "1234"},
		{"1，234，567", "1234567", "1234567"},
		{"12,345.60", unreadable, "12345.60"},
		{"1,2", unreadable, unreadable},
		{"1,23456", unreadable, unreadable},
		{"1234,567", unreadable, unreadable},
		{",123", unreadable, unreadable},
		{"123,", unreadable, unreadable},
		{"0.1,234", unreadable, unreadable},
		{"59237.2449", unreadable, "59237.2449"},
		{"7387.00", unreadable, "7387.00"},
		{"５．５", unreadable, "5.5"},
		{"1.2.3", unreadable, unreadable},
		{"5.", unreadable, unreadable},
		{".5", unreadable, unreadable},
		{"12.0", unreadable, "12.0"},
		{"-5", unreadable, unreadable},
		{"－5", unreadable, unreadable},
		{"+5", unreadable, unreadable},
		{"1e5", unreadable, unreadable},
		{"0x10", unreadable, unreadable},
		{"五", unreadable, unreadable},
		{"/", unreadable, unreadable},
		{"12a", unreadable, unreadable},
		{"\xff", unreadable, unreadable},
		{"4 0", unreadable, unreadable}, // two numbers in one cell, not 40
		{"4\n0", unreadable, unreadable},
		{"4\t0", unreadable, unreadable},
		{"999999999999999", "999999999999999", "999999999999999"},
		{"1000000000000000", unreadable, "1000000000000000"},
		{"0000000000000000000007", "7", "7"},
		{"9999999999999999999", unreadable, "9999999999999999999"},
		{"99999999999999999999", unreadable, unreadable},
		{"1.234567890123456789", unreadable, "1.234567890123456789"},
		{"1.2345678901234567890", unreadable, unreadable}, // never rounded
	} {
		if got := say(model.ReadNumber(c.text, form.Count)); got != c.count {
			t.Errorf("count %q reads as %s, want %s", c.text, got, c.count)
		}
		if got := say(model.ReadNumber(c.text, form.Money)); got != c.money {
			t.Errorf("money %q reads as %s, want %s", c.text, got, c.money)
		}
	}
}

func TestNumberEqual(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"7387.00", "7387", true},
		{"1,234", "１２３４", true},
		{"", " ", true},
		{"", "0", false},
		{"0", "0.00", true},
		{"/", "/", false},
		{"/", "", false},
		{"/", "0", false},
		{"5", "6", false},
	} {
		a, b := model.ReadNumber(c.a, form.Money), model.ReadNumber(c.b, form.Money)
		if a.Equal(b) != c.want || b.Equal(a) != c.want {
			t.Errorf("%q equals %q: %v, want %v both ways", c.a, c.b, a.Equal(b), c.want)
		}
	}
}

func TestCount(t *testing.T) {
	for text, want := range map[string]int64{"": 0, "x": 0, "0": 0, "4件": 4, "999999999999999": 999999999999999} {
		if got := model.ReadNumber(text, form.Count).Count(); got != want {
			t.Errorf("count of %q is %d, want %d", text, got, want)
		}
	}
}
