package sheet

import (
	"slices"
	"strings"
	"testing"

	"gouji.app/model/form"
)

func TestParseBlock(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		want      [][]string
	}{
		{"nothing", "", nil},
		{"one text", "12", [][]string{{"12"}}},
		{"one text of a spreadsheet", "12\r\n", [][]string{{"12"}}},
		{"CRLF", "1\t2\r\n3\t4\r\n", [][]string{{"1", "2"}, {"3", "4"}}},
		{"LF without end", "1\t2\n3\t4", [][]string{{"1", "2"}, {"3", "4"}}},
		{"CR", "1\r2\r", [][]string{{"1"}, {"2"}}},
		{"blank cells", "\t2\t\r\n\t\t\r\n", [][]string{{"", "2", ""}, {"", "", ""}}},
		{"a blank last row", "1\r\n\r\n", [][]string{{"1"}, {""}}},
		{"quotes", "\"a\tb\"\t\"say \"\"hi\"\"\"\t\"\"\r\n", [][]string{{"a b", `say "hi"`, ""}}},
		{"a line break inside", "\"1\n2\"\t3", [][]string{{"1 2", "3"}}},
		{"quotes that close nothing", "\"12\t3", [][]string{{`"12`, "3"}}},
		{"quotes inside a word", "\"a\"b\t3", [][]string{{`"a"b`, "3"}}},
		{"spaces of web pages", "\u00a012\u3000\t\u200b3 ", [][]string{{"12", "3"}}},
		{"kept as typed", "1,234\t１２", [][]string{{"1,234", "１２"}}},
		{"more rows than wanted", "1\n2\n3\n4\n5\n6", [][]string{{"1"}, {"2"}, {"3"}, {"4"}, {"5"}}},
	} {
		got := parseBlock(tt.src, 5)
		if !slices.EqualFunc(got, tt.want, slices.Equal[[]string]) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func FuzzParseBlock(f *testing.F) {
	for _, s := range []string{"", "1\t2\r\n", "\"a\"\"\"\t\"", "\"\n\"x", "\"\"\"\"\"", "\r\r\n\t"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		rows := parseBlock(src, 10)
		if len(rows) > 10 || src != "" && len(rows) == 0 {
			t.Errorf("%d rows", len(rows))
		}
		for _, row := range rows {
			for _, field := range row {
				if strings.ContainsAny(field, "\t\r\n") {
					t.Errorf("field %q holds a separator", field)
				}
			}
		}
	})
}

func TestPlain(t *testing.T) {
	for _, tt := range []struct{ text, count, money string }{
		{"1,234", "1234", "1234"},
		{"１２", "12", "12"},
		{"１，２３４．５０", "１，２３４．５０", "1234.50"},
		{"7387.00", "7387.00", "7387.00"},
		{"007", "007", "007"},
		{"124件", "124件", "124件"},
		{"1,2", "1,2", "1,2"},
		{"1 234", "1 234", "1 234"},
		{"-5", "-5", "-5"},
		{"不适用", "不适用", "不适用"},
		{"", "", ""},
	} {
		if got := plain(tt.text, form.Count); got != tt.count {
			t.Errorf("count %q became %q, want %q", tt.text, got, tt.count)
		}
		if got := plain(tt.text, form.Money); got != tt.money {
			t.Errorf("money %q became %q, want %q", tt.text, got, tt.money)
		}
	}
}

func TestBare(t *testing.T) {
	for _, same := range [][]string{
		{"（三）不予公开", "(三)不予公开", "㈢ 不予公开", "三、不予公开"},
		{"3.危及“三安全一稳定”", "３．危及 三安全一稳定", "⒊危及\"三安全一稳定\""},
		{"", " ", "—", "/"},
	} {
		for _, text := range same[1:] {
			if bare(text) != bare(same[0]) {
				t.Errorf("%q is %q, %q is %q", text, bare(text), same[0], bare(same[0]))
			}
		}
	}
}
