package flow_test

import (
	"testing"

	"gouji.app/ui/flow"
)

func TestMayBreak(t *testing.T) {
	for _, c := range []struct {
		pair string
		want bool
	}{
		{"政府", true},
		{"府，", false},
		{"。其", true},
		{"。”", false},
		{"“政", false},
		{"政“", true},
		{"（一", false},
		{"）主", true},
		{"》和", true},
		{"和《", true},
		{"〔2", false},
		{"4〕", false},
		{"——", false},
		{"件—", false},
		{"…其", true},
		{"12", false},
		{"1,", false},
		{",2", false},
		{"1.", false},
		{".5", false},
		{"5%", false},
		{"%，", false},
		{"0:", false},
		{":0", false},
		{"条1", true},
		{"2件", true},
		{"ab", false},
		{"b ", false},
		{" b", true},
		{" 。", false},
		{"/w", false},
		{"政\u3000", true},
		{"\u3000政", true},
		{"・政", true},
		{"℃。", false},
		{"￥1", false},
		{"é1", false},
		{"𠮷野", true},
	} {
		r := []rune(c.pair)
		if got := flow.MayBreak(r[0], r[1]); got != c.want {
			t.Errorf("MayBreak(%q) is %v", c.pair, got)
		}
	}
}
