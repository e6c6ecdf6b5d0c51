package charset_test

import (
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"gouji.app/export/charset"
)

func utf16Of(s string, big bool) string {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		pair := []byte{byte(u), byte(u >> 8)}
		if big {
			pair[0], pair[1] = pair[1], pair[0]
		}
		out = append(out, pair...)
	}
	return string(out)
}

func TestEncodings(t *testing.T) {
	const want = "鄠邑区䶮山镇一、\n第二行 2024"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(want)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{
		"UTF-8":                          want,
		"UTF-8 with mark":                "\ufeff" + want,
		"GB18030":                        gb,
		"UTF-16 from little":             "\xff\xfe" + utf16Of(want, false),
		"UTF-16 from big":                "\xfe\xff" + utf16Of(want, true),
		"UTF-16 from little, not marked": utf16Of(want, false),
		"UTF-16 from big, not marked":    utf16Of(want, true),
	} {
		if got, ok := charset.Decode([]byte(data)); !ok || got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// What a page says of its charset counts only where the bytes leave it open.
func TestDeclared(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().String("规范性文件")
	if err != nil {
		t.Fatal(err)
	}
	big5, err := traditionalchinese.Big5.NewEncoder().String("規範性文件")
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("行政规范性文件现行有效件数。", 9)
	for _, c := range []struct{ data, declared, want string }{
		{gb, "utf-8", "规范性文件"},
		{"规范性文件", "gb2312", "规范性文件"},
		{big5, "Big5", "規範性文件"},
		{long + "\xe8\xa7", "UTF-8", long + "\ufffd"},
	} {
		if got, ok := charset.DecodeAs([]byte(c.data), c.declared); !ok || got != c.want {
			t.Errorf("%q as %s: %q", c.data, c.declared, got)
		}
	}
}

func TestBinaryIsNoText(t *testing.T) {
	for _, data := range []string{"PK\x03\x04\x00\x00", "\x00", "\xff\xff\xff\xff", "\x81", "规范\x00文件", "\x01\x02\x03\x04\x00\x00\x00\x00"} {
		if s, ok := charset.Decode([]byte(data)); ok {
			t.Errorf("%q taken for %q", data, s)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"一\n", "\xff\xfe\x00\x4e", "\xb9\xe6\xb7\xb6", utf16Of("一、\n1", true)} {
		f.Add([]byte(s), "utf-8")
		f.Add([]byte(s), "big5")
	}
	f.Fuzz(func(t *testing.T, data []byte, declared string) {
		s, ok := charset.DecodeAs(data, declared)
		if again, same := charset.Decode([]byte(s)); ok && !strings.EqualFold(declared, "utf-8") && s != "" && s[0] != 0xef && (!same || again != s) {
			t.Errorf("%q became %q and then %q", data, s, again)
		}
	})
}
