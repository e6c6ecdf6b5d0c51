package xlsx_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"gouji.app/export/xlsx"
	"gouji.app/model"
	"gouji.app/model/page"
)

func FuzzRead(f *testing.F) {
	f.Add(write(f, sample(f, nil)))
	f.Add(write(f, sample(f, oddities())))
	f.Add(write(f, &page.Page{}))
	f.Fuzz(readable)
}

// FuzzParts changes what the checksums of the archive would hide from FuzzRead.
func FuzzParts(f *testing.F) {
	good := write(f, sample(f, oddities()))
	for _, sheet := range []string{sheet1, sheet4} {
		f.Add(member(f, good, sheet), member(f, good, texts1), member(f, good, styles1))
	}
	f.Add(`<worksheet><sheetData><row><c><f>SUM(A2:B9)/IF(A3&lt;1,2,3)</f></c></row><row><c><v>1E5</v></c><c t="inlineStr"><is><t>文</t></is></c></row></sheetData><mergeCells><mergeCell ref="B1:B4"/></mergeCells></worksheet>`, "<sst/>", "<styleSheet/>")
	f.Fuzz(func(t *testing.T, sheet, texts, styles string) {
		part := func(s string) func(string) string { return func(string) string { return s } }
		readable(t, repack(t, good, map[string]func(string) string{sheet4: part(sheet), texts1: part(texts), styles1: part(styles)}))
	})
}

// readable says that a file is refused in words, without a recovered panic, or read
// into tables whose cells lie within them.
func readable(t *testing.T, data []byte) {
	p, err := xlsx.Read(data)
	refusal := (*model.Refusal)(nil)
	if err != nil {
		if !errors.As(err, &refusal) || strings.Contains(fmt.Sprint(refusal.Cause), "panic") {
			t.Fatalf("%v: %v", err, errors.Unwrap(err))
		}
		return
	}
	for _, part := range p.Parts {
		for _, item := range part.Items {
			if item.Table == nil {
				continue
			}
			for _, c := range item.Table.Cells {
				if c.Row < 0 || c.Col < 0 || c.RowSpan < 1 || c.ColSpan < 1 || c.Row+c.RowSpan > item.Table.Rows || c.Col+c.ColSpan > item.Table.Cols {
					t.Fatalf("%+v in a table of %d×%d", c, item.Table.Rows, item.Table.Cols)
				}
			}
		}
	}
}
