package text_test

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gouji.app/export/page"
	"gouji.app/export/text"
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
	if want := "\ufeff两列 标题\t\ta b\r\n\t7\t\r\n"; b.String() != want {
		t.Errorf("wrote %q", b.String())
	}
}
