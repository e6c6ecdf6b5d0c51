package model_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"gouji.app/model"
)

func TestShownName(t *testing.T) {
	for _, c := range []struct{ path, want string }{
		{"/共享/示例县 2024.xlsx", "示例县 2024.xlsx"},
		{"/共享/2024\u202exslx.exe", "2024□xslx.exe"},
		{"a\nb\tc\x1b[31m.xlsx", "a□b□c□[31m.xlsx"},
		{"零宽\u200b\u2066字\ufeff.txt", "零宽□□字□.txt"},
		{"坏\xff\xfe.txt", "坏□□.txt"},
		{"𠮷县㙍镇.docx", "𠮷县㙍镇.docx"},
	} {
		if got := model.ShownName(c.path); got != c.want {
			t.Errorf("%q is shown as %q, want %q", c.path, got, c.want)
		}
	}
	long := model.ShownName(strings.Repeat("长", 200) + "末.xlsx")
	if n := utf8.RuneCountInString(long); n > 60 || !strings.HasSuffix(long, "末.xlsx") || !strings.HasPrefix(long, "长长") {
		t.Errorf("an overlong name is shown with %d characters as %q", n, long)
	}
}
