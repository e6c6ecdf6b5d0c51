package text_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gouji.app/export/text"
	"gouji.app/model/page"
	"gouji.app/model/page/pagetest"
)

func lines(t *testing.T, data []byte) []string {
	t.Helper()
	p, err := text.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i, it := range p.Parts[0].Items {
		if it.Line != i+1 {
			t.Errorf("item %d is line %d", i, it.Line)
		}
		out = append(out, it.Text)
	}
	return out
}

// Each line keeps its number, however lines end and whatever the charset.
func TestLines(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().String("鄠邑区\r\n\r\n䶮山镇")
	if err != nil {
		t.Fatal(err)
	}
	for _, data := range []string{gb, "\ufeff鄠邑区\n\n䶮山镇"} {
		if got := strings.Join(lines(t, []byte(data)), "|"); got != "鄠邑区||䶮山镇" {
			t.Errorf("%q", got)
		}
	}
}

func TestBinaryIsNoText(t *testing.T) {
	for _, data := range []string{"PK\x03\x04\x00\x00", "\x00", "\xff\xff\xff\xff", "\x81"} {
		if text.Sniff([]byte(data)) {
			t.Errorf("%q taken for text", data)
		}
		if _, err := text.Read([]byte(data)); err == nil {
			t.Errorf("%q read", data)
		}
	}
}

// Each square of a table stands in its own column, whatever the cells hold.
func TestTableKeepsItsColumns(t *testing.T) {
	p := &page.Page{Parts: []page.Part{{Items: []page.Item{{Table: &page.Table{
		Rows: 2, Cols: 3,
		Cells: []page.Cell{
			{Row: 0, Col: 0, RowSpan: 1, ColSpan: 2, Text: "两列\n标题"},
			{Row: 0, Col: 2, RowSpan: 2, ColSpan: 1, Text: "a\tb"},
			{Row: 1, Col: 1, RowSpan: 1, ColSpan: 1, Text: "7"},
		},
	}}}}}}
	var b bytes.Buffer
	if err := text.Write(&b, p); err != nil {
		t.Fatal(err)
	}
	if want := "\ufeff两列 标题\t\ta b\r\n\t7\t\r\n\r\n"; b.String() != want {
		t.Errorf("wrote %q", b.String())
	}
}

func items(t *testing.T, p *page.Page, err error) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, it := range p.Parts[0].Items {
		fmt.Fprintf(&b, "%d %q\n", it.Line, it.Text)
	}
	return b.String()
}

func TestCSV(t *testing.T) {
	const rows = "规章,\"1,234\",0\n规范性\n\"文\n件\",5,2\n许可,7,\n处罚,/,8\n强制,1,2\n收费,4.5,\n"
	for name, data := range map[string]string{
		"commas":     "\"第一段\n第二段\",,\n" + rows,
		"semicolons": strings.ReplaceAll("\"第一段\n第二段\",,\n"+rows, ",", ";"),
	} {
		if !text.SniffCSV([]byte(data)) {
			t.Errorf("%s: not taken for a table", name)
		}
		p, err := text.ReadCSV([]byte(data))
		got := items(t, p, err)
		want := "1 \"第一段\"\n1 \"第二段\"\n3 \"规章\\t1,234\\t0\"\n4 \"规范性\"\n5 \"文件\\t5\\t2\"\n7 \"许可\\t7\\t\"\n8 \"处罚\\t/\\t8\"\n9 \"强制\\t1\\t2\"\n10 \"收费\\t4.5\\t\"\n"
		if name != "commas" {
			got = strings.Replace(got, "1;234", "1,234", 1)
		}
		if got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
	prose := strings.Repeat("2024年,全县公开3条,办结2件,结转1件。\n", 20)
	if text.SniffCSV([]byte(prose)) || text.SniffCSV([]byte("甲\t1\t2\n乙\t1\t2\n丙\t1\t2\n丁\t1\t2\n戊\t1\t2\n")) {
		t.Error("text taken for a table")
	}
}

func TestMarkdown(t *testing.T) {
	data := "# 标题 #\n\n**（一）** 公开 *3* 条<br>又一行\n- 第一条\\_甲\n\n| 项目<br/>名 | 数 |\n|:---|---:|\n| 规 | **5** |\n```\n"
	if !text.SniffMarkdown([]byte(data)) {
		t.Error("not taken for Markdown")
	}
	p, err := text.ReadMarkdown([]byte(data))
	want := "1 \"标题\"\n2 \"\"\n3 \"（一） 公开 3 条\"\n3 \"又一行\"\n4 \"第一条_甲\"\n5 \"\"\n6 \"| 项目名 | 数 |\"\n7 \"|:---|---:|\"\n8 \"| 规 | 5 |\"\n10 \"\"\n"
	if got := items(t, p, err); got != want {
		t.Error(got)
	}
	for _, s := range []string{"一、总体情况\n# 只此一处\n", "甲|乙\n丙|丁\n", "----\n"} {
		if text.SniffMarkdown([]byte(s)) {
			t.Errorf("%q taken for Markdown", s)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("# 标题\n## 一\n| 甲 | 乙 |\n|---|---|\n| **1** | <br> |\n"))
	f.Add([]byte("\"甲\n乙\",1,2\n丙,3,\n丁;1;2\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text.SniffCSV(data)
		text.SniffMarkdown(data)
		for _, read := range []func([]byte) (*page.Page, error){text.Read, text.ReadCSV, text.ReadMarkdown} {
			p, err := read(data)
			pagetest.Sound(t, p, err)
		}
	})
}

func TestTooMuchText(t *testing.T) {
	for _, data := range []string{strings.Repeat("1,2,3,0\n", 1<<18), strings.Repeat("年", 7<<20)} {
		for _, read := range []func([]byte) (*page.Page, error){text.Read, text.ReadCSV, text.ReadMarkdown} {
			_, err := read([]byte(data))
			pagetest.Refused(t, err, "不像一份年报")
		}
	}
}
