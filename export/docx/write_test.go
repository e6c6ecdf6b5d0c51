package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"strconv"
	"strings"
	"testing"

	"gouji.app/model"
	"gouji.app/model/page"
)

// unzip gives the parts of a written document by name.
func unzip(t *testing.T, p *page.Page, l model.Layout) map[string]string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, p, l); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(data)
	}
	return out
}

// example has a merged table, a vertical cell, odd characters and a signature.
func example() *page.Page {
	table := &page.Table{Whole: true, Rows: 3, Cols: 3, HeadRows: 1, HeadCols: 2, Widths: []float32{2, 6, 4}, Cells: []page.Cell{
		{Row: 0, Col: 0, RowSpan: 1, ColSpan: 2, Text: "项目"},
		{Row: 0, Col: 2, RowSpan: 1, ColSpan: 1, Text: "数"},
		{Row: 1, Col: 0, RowSpan: 2, ColSpan: 1, Text: "办理", Vertical: true},
		{Row: 1, Col: 1, RowSpan: 1, ColSpan: 1, Text: "公开"},
		{Row: 1, Col: 2, RowSpan: 1, ColSpan: 1, Kind: page.Count, Text: "4"},
		{Row: 2, Col: 2, RowSpan: 1, ColSpan: 1, Kind: page.Count, Text: "<5>&"},
	}}
	return &page.Page{Title: "示例县人民政府办公室2024年政府信息公开工作年度报告", Parts: []page.Part{
		{Items: []page.Item{{Style: page.Title, Text: "示例县人民政府办公室2024年政府信息公开工作年度报告"}}},
		{Items: []page.Item{{Style: page.Heading, Text: "一、总体情况"}, {Text: "（一）主动公开。全年公开 <3> 条&\x01𠮷。"}, {Text: "甲\t乙"}, {Text: "（二）依申请公开"}}},
		{Items: []page.Item{{Style: page.Heading, Text: "二、表"}, {Table: table}}},
		{Items: []page.Item{{Text: "完"}, {Style: page.Signature, Text: "示例县人民政府办公室"}, {Style: page.Signature, Text: "2025年1月22日"}}},
	}}
}

// Word refuses packages with loose ends: every part is well formed and typed, every
// relationship leads to a part.
func TestPackageIsWhole(t *testing.T) {
	parts := unzip(t, example(), model.Layout{})
	for name, content := range parts {
		d := xml.NewDecoder(strings.NewReader(content))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Errorf("%s: %v", name, err)
				break
			}
		}
		if strings.HasSuffix(name, ".xml") && name != "[Content_Types].xml" && !strings.Contains(parts["[Content_Types].xml"], `"/`+name+`"`) {
			t.Errorf("%s has no content type", name)
		}
		if !strings.HasSuffix(name, ".rels") {
			continue
		}
		folder := path.Dir(path.Dir(name))
		for _, piece := range strings.Split(content, `Target="`)[1:] {
			target, _, _ := strings.Cut(piece, `"`)
			if _, ok := parts[path.Join(folder, target)]; !ok {
				t.Errorf("%s leads to %s, which is not there", name, target)
			}
		}
	}
}

func TestWhatIsWritten(t *testing.T) {
	body := unzip(t, example(), model.Layout{})["word/document.xml"]
	for what, want := range map[string]string{
		"a long title breaks before the year":    `办公室</w:t><w:br/><w:t xml:space="preserve">2024年`,
		"a heading run in is set in Kai":         `<w:rStyle w:val="Subheading"/><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">（一）主动公开。</w:t>`,
		"marks are escaped, controls left out":   `全年公开 &lt;3&gt; 条&amp;𠮷。`,
		"a tab is a tab":                         `甲</w:t><w:tab/><w:t xml:space="preserve">乙`,
		"the head is repeated":                   `<w:trHeight w:val="397" w:hRule="atLeast"/><w:tblHeader/></w:trPr>`,
		"a heading alone is in the outline":      `<w:pStyle w:val="Heading2"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">（二）依申请公开`,
		"rows stay with the one below":           `<w:pStyle w:val="Cell"/><w:keepNext/><w:jc w:val="center"/>`,
		"a table says what it is":                `<w:tblCaption w:val="二、表"/>`,
		"a merged cell goes on in the row below": `<w:vMerge/><w:textDirection w:val="tbRlV"/>`,
		"cells are as wide as their columns":     `<w:tcW w:w="5896" w:type="dxa"/><w:gridSpan w:val="2"/>`,
		"letters of a small table have 10.5":     `<w:sz w:val="21"/>`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("%s: no %s", what, want)
		}
	}
	if n := strings.Count(body, "<w:sectPr>"); n != 1 {
		t.Errorf("%d sections", n)
	}
}

// Tables set across stand between two turns of the page, and every row fills the
// grid.
func TestLandscapeTables(t *testing.T) {
	body := unzip(t, example(), model.Layout{Landscape: true, TableSize: 7.5})["word/document.xml"]
	if n, across := strings.Count(body, "<w:sectPr>"), strings.Count(body, `w:orient="landscape"`); n != 3 || across != 1 {
		t.Errorf("%d sections, %d across", n, across)
	}
	if !strings.Contains(body, `<w:sz w:val="18"/>`) {
		t.Error("the size of letters is not as asked for")
	}
	for i, row := range strings.Split(body, "<w:tr>")[1:] {
		row, _, _ = strings.Cut(row, "</w:tr>")
		width := 0
		for _, cell := range strings.Split(row, `<w:tcW w:w="`)[1:] {
			digits, _, _ := strings.Cut(cell, `"`)
			n, _ := strconv.Atoi(digits)
			width += n
		}
		if width != page.TextWidthLandscape {
			t.Errorf("row %d is %d wide, the text %d", i, width, page.TextWidthLandscape)
		}
	}
}

func TestSamePageSameBytes(t *testing.T) {
	var a, b bytes.Buffer
	if err := Write(&a, example(), model.Layout{}); err != nil {
		t.Fatal(err)
	}
	if err := Write(&b, example(), model.Layout{}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the same page gives other bytes")
	}
}
