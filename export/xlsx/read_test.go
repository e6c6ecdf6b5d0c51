package xlsx_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"gouji.app/export/xlsx"
	"gouji.app/model"
	"gouji.app/model/page"
)

const (
	sheet1  = "xl/worksheets/sheet1.xml"
	sheet4  = "xl/worksheets/sheet4.xml"
	texts1  = "xl/sharedStrings.xml"
	styles1 = "xl/styles.xml"
)

func replace(old, now string) func(string) string {
	return func(s string) string { return strings.Replace(s, old, now, 1) }
}

func drop(string) string { return "" }

func TestRefusals(t *testing.T) {
	good := write(t, sample(t, nil))
	broken := func(part string, change func(string) string) []byte {
		return repack(t, good, map[string]func(string) string{part: change})
	}
	flipped := bytes.Clone(good)
	flipped[bytes.Index(flipped, []byte(sheet4))+len(sheet4)+200] ^= 1
	lying := bytes.Clone(good) // the directory says that a part unpacks to 4 GB
	copy(lying[bytes.LastIndex(lying, []byte(sheet4))-46+24:], "\xff\xff\xff\xfe")
	for name, c := range map[string]struct {
		data    []byte
		want    string
		foreign bool // not ours to sniff
	}{
		"empty":               {nil, "已损坏", true},
		"text":                {[]byte("一、总体情况"), "已损坏", true},
		"too large":           {make([]byte, 64<<20+1), "64 MB", true},
		"other zip":           {broken("xl/workbook.xml", drop), "没有工作簿", true},
		"cut in half":         {good[:len(good)/2], "已损坏", false},
		"cut near the end":    {good[:len(good)-10], "已损坏", false},
		"flipped bit":         {flipped, "已损坏", false},
		"lying size":          {lying, "128 MB", false},
		"workbook damaged":    {broken("xl/workbook.xml", replace("</sheets>", "")), "已损坏", false},
		"no workbook inside":  {broken("xl/workbook.xml", func(string) string { return "<document/>" }), "不是 xlsx", false},
		"binary workbook":     {broken("_rels/.rels", replace("xl/workbook.xml", "xl/workbook.bin")), "xlsb", false},
		"links damaged":       {broken("xl/_rels/workbook.xml.rels", replace("</Relationships>", "")), "已损坏", false},
		"links missing":       {broken("xl/_rels/workbook.xml.rels", drop), "已损坏", false},
		"sheet missing":       {broken(sheet4, drop), "工作表“三、申请”已损坏", false},
		"sheet empty":         {broken(sheet4, func(string) string { return " " }), "工作表“三、申请”已损坏", false},
		"sheet cut":           {broken(sheet4, func(s string) string { return s[:len(s)/2] }), "工作表“三、申请”已损坏", false},
		"sheet misnested":     {broken(sheet4, replace("</row>", "</c></row>")), "工作表“三、申请”已损坏", false},
		"impossible cell":     {broken(sheet4, replace(`r="D6"`, `r="6D"`)), "工作表“三、申请”已损坏", false},
		"impossible row":      {broken(sheet4, replace(`<row r="6"`, `<row r="9999999"`)), "工作表“三、申请”已损坏", false},
		"impossible merge":    {broken(sheet4, replace(`ref="A3:C5"`, `ref="C5:A3"`)), "工作表“三、申请”已损坏", false},
		"text number too big": {broken(sheet4, replace(`t="s"><v>`, `t="s"><v>9`)), "工作表“三、申请”已损坏", false},
		"texts missing":       {broken(texts1, drop), "已损坏", false},
		"texts cut":           {broken(texts1, func(s string) string { return s[:len(s)/2] }), "已损坏", false},
		"styles damaged":      {broken(styles1, func(s string) string { return s[:len(s)/2] }), "已损坏", false},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := xlsx.Read(c.data)
			refusal := (*model.Refusal)(nil)
			if !errors.As(err, &refusal) {
				t.Fatalf("read as %v, error %v", p, err)
			}
			if m := refusal.Message; !strings.Contains(m, c.want) || !strings.Contains(m, "；") || strings.ContainsAny(m, "\n。") {
				t.Errorf("says %q, want one sentence with %q and a remedy", m, c.want)
			}
			if xlsx.Sniff(c.data) == c.foreign {
				t.Errorf("sniffed %v", !c.foreign)
			}
		})
	}
}

// A few far cells must not cost more than they take in the file.
func TestFarCells(t *testing.T) {
	var rows strings.Builder
	for row := 100; row < 3000; row++ {
		fmt.Fprintf(&rows, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, row, row)
	}
	rows.WriteString(`<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="B9:XFD1048576"/></mergeCells>`)
	data := repack(t, write(t, sample(t, nil)), map[string]func(string) string{sheet1: replace("</sheetData>", rows.String())})
	items := read(t, data).Parts[0].Items
	if n := len(items); n < 3 || items[n-1].Where != "工作表“标题和引言” A1048576" {
		t.Errorf("%d items, the last %+v", n, items[n-1])
	}
}

// Each case is a sheet as other programs make them.
func TestReadForeign(t *testing.T) {
	for name, c := range map[string]struct {
		make func(f *excelize.File, put func(cell string, value any))
		want []string
	}{
		"unruled table between paragraphs": {
			func(f *excelize.File, put func(string, any)) {
				put("A1", "一、总体情况")
				put("A2", "  正文第一段  ")
				put("B4", "项目")
				put("C4", "件数")
				put("B5", "规章")
				put("C5", 3)
				put("A6", "五、存在的主要问题及改进情况")
			},
			[]string{"# Sheet1", `"一、总体情况"`, `"  正文第一段  "`, "table 2×2", `0,0 1×1 "项目"`, `0,1 1×1 "件数"`, `1,0 1×1 "规章"`, `1,1 1×1 "3"`, `"五、存在的主要问题及改进情况"`, ""},
		},
		"bar across an unruled table": {
			func(f *excelize.File, put func(string, any)) {
				put("A1", "二、主动公开政府信息情况")
				put("A2", "规章")
				put("B2", 1)
				put("A3", "第二十条第（五）项")
				put("A4", "行政许可")
				put("B4", 2)
				_ = f.MergeCell("Sheet1", "A1", "B1")
				_ = f.MergeCell("Sheet1", "A3", "B3")
			},
			[]string{"# Sheet1", `"二、主动公开政府信息情况"`, "table 3×2", `0,0 1×1 "规章"`, `0,1 1×1 "1"`, `1,0 1×2 "第二十条第（五）项"`, `2,0 1×1 "行政许可"`, `2,1 1×1 "2"`, ""},
		},
		"columns spread over many": {
			func(f *excelize.File, put func(string, any)) {
				put("A1", "自然人")
				put("D1", "总计")
				put("A2", "819")
				put("D2", 59237.2449)
				for _, m := range [][2]string{{"A1", "C1"}, {"D1", "E1"}, {"A2", "C2"}, {"D2", "E2"}} {
					_ = f.MergeCell("Sheet1", m[0], m[1])
				}
			},
			[]string{"# Sheet1", "table 2×5", `0,0 1×3 "自然人"`, `0,3 1×2 "总计"`, `1,0 1×3 "819"`, `1,3 1×2 "59237.2449"`, ""},
		},
		"vertical label over single cells": {
			func(f *excelize.File, put func(string, any)) {
				put("A1", "三、本年度办理结果")
				put("B1", "（一）予以公开")
				put("A3", "四、结转下年度继续办理")
				put("B3", 0)
				_ = f.MergeCell("Sheet1", "A1", "A2")
			},
			[]string{"# Sheet1", "table 3×2", `0,0 2×1 "三、本年度办理结果"`, `0,1 1×1 "（一）予以公开"`, `2,0 1×1 "四、结转下年度继续办理"`, `2,1 1×1 "0"`, ""},
		},
		"rich text, truth and errors": {
			func(f *excelize.File, put func(string, any)) {
				_ = f.SetCellRichText("Sheet1", "A1", []excelize.RichTextRun{{Text: "分"}, {Text: "段", Font: &excelize.Font{Bold: true}}})
				put("A3", true)
				put("B3", "#REF!")
				put("A5", " \u3000\n")
			},
			[]string{"# Sheet1", `"分段"`, "table 1×2", `0,0 1×1 "TRUE"`, `0,1 1×1 "#REF!"`, ""},
		},
		"hidden sheets": {
			func(f *excelize.File, put func(string, any)) {
				put("A1", "看得见")
				for _, name := range []string{"底稿", "勾稽"} {
					_, _ = f.NewSheet(name)
					_ = f.SetCellStr(name, "A1", name)
					_ = f.SetSheetVisible(name, false)
				}
			},
			[]string{"# Sheet1", `"看得见"`, "勾稽"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := excelize.NewFile()
			defer f.Close()
			c.make(f, func(cell string, value any) {
				if err := f.SetCellValue("Sheet1", cell, value); err != nil {
					t.Fatal(err)
				}
			})
			data, err := f.WriteToBuffer()
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, texts(read(t, data.Bytes()))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestChartSheetIsNoted(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.AddChartSheet("图表", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Values: "Sheet1!$A$1:$A$2"}}}); err != nil {
		t.Fatal(err)
	}
	data, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	p := read(t, data.Bytes())
	want := []page.Note{{Where: "工作表“图表”", Message: "这是图表或宏表，没有可读的单元格，未读取"}}
	if diff := cmp.Diff(want, p.Notes); diff != "" || len(p.Parts) != 1 {
		t.Errorf("%d parts, notes %s", len(p.Parts), diff)
	}
}

// Comments and text boxes stand beside the cells: they are no part of the form and not
// lost either.
func TestTextBesideCellsIsNoted(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetCellStr("Sheet1", "A1", "看得见"); err != nil {
		t.Fatal(err)
	}
	if err := f.AddComment("Sheet1", excelize.Comment{Cell: "B2", Author: "张三", Paragraph: []excelize.RichTextRun{{Text: "此数请核对"}}}); err != nil {
		t.Fatal(err)
	}
	if err := f.AddShape("Sheet1", &excelize.Shape{Cell: "C3", Type: "rect", Paragraph: []excelize.RichTextRun{{Text: "填表说明"}}}); err != nil {
		t.Fatal(err)
	}
	data, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range read(t, data.Bytes()).Notes {
		got = append(got, n.Where+" "+n.Text+" "+n.Message)
	}
	slices.Sort(got)
	want := []string{
		"工作表“Sheet1” B2 此数请核对 批注，未导入",
		"工作表“Sheet1” 填表说明 文本框中的文字，未导入，请核对",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhere(t *testing.T) {
	p := read(t, write(t, sample(t, nil)))
	table := p.Parts[3].Items[1].Table
	i := -1
	for j, c := range table.Cells {
		if c.Text == "78" {
			i = j
			break
		}
	}
	if i < 0 || table.Cells[i].Where != "工作表“三、申请” D6" || p.Parts[3].Items[0].Where != "工作表“三、申请” A1" {
		t.Errorf("heading at %q, cell %+v", p.Parts[3].Items[0].Where, table.Cells[max(i, 0)])
	}
}
