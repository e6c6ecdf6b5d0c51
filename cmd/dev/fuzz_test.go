package main

import (
	"slices"
	"testing"
)

func TestReadTargets(t *testing.T) {
	list := "FuzzRead\nFuzzParts\nok  \tgouji.app/export/docx\t0.004s\nok  \tgouji.app/export/match\t0.1s\n" +
		"?   \tgouji.app/export/pack\t[no test files]\nFuzzDecode\nok  \tgouji.app/export/charset\t(cached)\n"
	want := []fuzzTarget{
		{"gouji.app/export/docx", "FuzzRead"},
		{"gouji.app/export/docx", "FuzzParts"},
		{"gouji.app/export/charset", "FuzzDecode"},
	}
	if got := readTargets(list); !slices.Equal(got, want) {
		t.Errorf("read %v, want %v", got, want)
	}
}
