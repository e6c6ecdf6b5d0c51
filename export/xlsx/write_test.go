package xlsx_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"flag"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"gouji.app/export/xlsx"
	"gouji.app/model"
	"gouji.app/model/page"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestWriteGolden(t *testing.T) {
	for name, changes := range map[string]map[string]string{"sample": nil, "oddities": oddities()} {
		t.Run(name, func(t *testing.T) {
			got, file := dump(t, write(t, sample(t, changes))), filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWriteSameBytes(t *testing.T) {
	first := write(t, sample(t, oddities()))
	for range 5 {
		if !bytes.Equal(first, write(t, sample(t, oddities()))) {
			t.Fatal("two writes of the same page differ")
		}
	}
	if core := member(t, first, "docProps/core.xml"); strings.Contains(core, "xuri") || !strings.Contains(core, "勾稽") {
		t.Errorf("creator is not ours: %s", core)
	}
}

// Excel shows a cached text left and takes it for 0 in sums.
func TestCachedValuesAreNumbers(t *testing.T) {
	cell := regexp.MustCompile(`<c r="(\w+)"([^>]*)><f>([^<]*)</f>(?:<v>([^<]*)</v>)?</c>`)
	sheet := member(t, write(t, sample(t, oddities())), "xl/worksheets/sheet4.xml")
	sums, blanks := 0, 0
	for _, m := range cell.FindAllStringSubmatch(sheet, -1) {
		number := regexp.MustCompile(`^\d+$`).MatchString(m[4]) && !strings.Contains(m[2], "t=")
		switch {
		case strings.HasPrefix(m[3], "SUM(") && number:
			sums++
		case strings.HasPrefix(m[3], "IF(COUNT(") && m[4] == "" && strings.Contains(m[2], `t="str"`):
			blanks++
		default:
			t.Errorf("%s: %s", m[1], m[0])
		}
	}
	if sums < 20 || blanks != 1 || strings.Count(sheet, "<f>") != sums+blanks {
		t.Errorf("%d sums, %d totals of blank rows, %d formulas", sums, blanks, strings.Count(sheet, "<f>"))
	}
}

func TestTabNames(t *testing.T) {
	long := strings.Repeat("长", 40)
	p := &page.Page{Record: "{}"}
	for _, name := range []string{"a/b:c[d]*?\\", "勾稽", "", "'引号'", long, long, "X", "x"} {
		p.Parts = append(p.Parts, page.Part{Name: name, Items: []page.Item{{Text: "文"}}})
	}
	var got []string
	for _, part := range read(t, write(t, p)).Parts {
		got = append(got, part.Name)
	}
	want := []string{"a／b：c［d］＊？＼", "勾稽（2）", "工作表", "引号", long[:31*3], long[:28*3] + "（2）", "X", "x（2）"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestLongParagraph(t *testing.T) {
	long := strings.Repeat("政府信息公开𬭎_x0041_", 5000)
	p := &page.Page{Parts: []page.Part{{Name: "文", Items: []page.Item{{Text: "前"}, {Text: long}, {Text: "后"}}}}}
	var got []string
	for _, item := range read(t, write(t, p)).Parts[0].Items {
		got = append(got, item.Text)
	}
	if diff := cmp.Diff([]string{"前", long, "后"}, got); diff != "" {
		t.Error("paragraphs were cut or joined wrongly")
	}
}

func TestWriteRefusesWhatNoCellHolds(t *testing.T) {
	cell := page.Cell{RowSpan: 1, ColSpan: 1, Kind: page.Words, Text: strings.Repeat("长", 32768)}
	p := &page.Page{Parts: []page.Part{{Name: "表", Items: []page.Item{{Table: &page.Table{Rows: 1, Cols: 1, Cells: []page.Cell{cell}}}}}}}
	err := xlsx.Write(io.Discard, p)
	if refusal := (*model.Refusal)(nil); !errors.As(err, &refusal) || !strings.Contains(refusal.Message, "32767") {
		t.Errorf("got %v", err)
	}
}

// The sample's only mistake is （七）总计·总计: 86 where the parts give 85.
func TestFailuresAreMarked(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(write(t, sample(t, nil))))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	const sheet = "三、申请"
	rules, err := f.GetConditionalFormats(sheet)
	if err != nil {
		t.Fatal(err)
	}
	red := func(rule, from, to string) string { // the rule of an area's first cell, moved to another
		t.Helper()
		if len(rules[rule]) != 1 {
			t.Fatalf("rules are %v", rules)
		}
		if err := f.SetCellFormula(sheet, "Z99", strings.ReplaceAll(rules[rule][0].Criteria, from, to)); err != nil {
			t.Fatal(err)
		}
		got, err := f.CalcCellValue(sheet, "Z99")
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	look := func() []string {
		return []string{red("J6:J30", "6", "6"), red("J6:J30", "6", "29"), red("D29:J29", "D$", "D$"), red("D29:J29", "D$", "J$"), red("D29:J30", "D$", "J$")}
	}
	got := look()
	if err := f.SetCellInt(sheet, "J29", 85); err != nil {
		t.Fatal(err)
	}
	got = append(got, look()...)
	if err := f.SetCellStr(sheet, "J29", "无"); err != nil {
		t.Fatal(err)
	}
	got = append(got, look()...)
	if diff := cmp.Diff([]string{
		"FALSE", "TRUE", "FALSE", "TRUE", "TRUE",
		"FALSE", "FALSE", "FALSE", "FALSE", "FALSE",
		"FALSE", "FALSE", "FALSE", "FALSE", "FALSE", // with a text the equations stay open
	}, got); diff != "" {
		t.Error(diff)
	}
}

// Tables are printed at full size: their columns are narrowed for the upright page and,
// where that would be too narrow for numbers, for the page across.
func TestTablesArePrintedAtFullSize(t *testing.T) {
	for _, c := range []struct {
		cols, of    int // columns and how many characters each wants
		orientation string
		most        float64 // all widths together, in Excel's letters
	}{
		{10, 4, "portrait", 95},
		{10, 6, "portrait", 95},
		{10, 8, "landscape", 140},
		{10, 20, "landscape", 400}, // printed smaller
	} {
		table := &page.Table{Rows: 1, Cols: c.cols}
		for col := range c.cols {
			table.Widths = append(table.Widths, float32(c.of))
			table.Cells = append(table.Cells, page.Cell{Col: col, RowSpan: 1, ColSpan: 1, Text: "1"})
		}
		f, err := excelize.OpenReader(bytes.NewReader(write(t, &page.Page{Parts: []page.Part{{Name: "表", Items: []page.Item{{Table: table}}}}})))
		if err != nil {
			t.Fatal(err)
		}
		layout, err := f.GetPageLayout("表")
		if err != nil {
			t.Fatal(err)
		}
		var all float64
		for col := range c.cols {
			name, _ := excelize.ColumnNumberToName(col + 1)
			w, err := f.GetColWidth("表", name)
			if err != nil {
				t.Fatal(err)
			}
			all += w
		}
		if *layout.Orientation != c.orientation || all > c.most || *layout.FitToWidth != 1 {
			t.Errorf("%d × %d: %s, %.0f wide", c.cols, c.of, *layout.Orientation, all)
		}
	}
}

// A chart is drawn of as many years as there are, in a workbook that is the same again.
func TestChart(t *testing.T) {
	table := &page.Table{Rows: 6, Cols: 4, HeadRows: 1, Chart: true}
	for row := range table.Rows {
		for col, kind := range []page.Kind{page.Label, page.Count, page.Count, page.Words} {
			if row == 0 {
				kind = page.Label
			}
			table.Cells = append(table.Cells, page.Cell{Row: row, Col: col, RowSpan: 1, ColSpan: 1, Kind: kind, Text: strconv.Itoa(row + col)})
		}
	}
	p := &page.Page{Parts: []page.Part{{Name: "年度'对比", Items: []page.Item{{Table: table}, {Text: "下文"}}}}}
	data := write(t, p)
	if !bytes.Equal(data, write(t, p)) {
		t.Error("a second workbook is another")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	chart, err := fs.ReadFile(z, "xl/charts/chart1.xml")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`'年度''对比'!$B$1</f>`, `'年度''对比'!$A$2:$A$6</f>`, `'年度''对比'!$C$2:$C$6</f>`} {
		if !bytes.Contains(bytes.ReplaceAll(chart, []byte("&#39;"), []byte("'")), []byte(want)) {
			t.Errorf("no %s in %s", want, chart)
		}
	}
}

// Text that begins like a formula stays text when somebody edits it, and what last
// year's report says has a colour of its own.
func TestLooksOfTexts(t *testing.T) {
	data := write(t, &page.Page{Parts: []page.Part{{Name: "文", Items: []page.Item{{Text: "=1+1"}, {Text: "照旧", Copied: true}, {Text: "新写"}, {Text: "+2", Copied: true}}}}})
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, want := range map[string]string{"A1": "quoted ", "A2": " C65911", "A3": " ", "A4": "quoted C65911"} {
		id, err := f.GetCellStyle("文", cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		got := " " + style.Font.Color
		if q := f.Styles.CellXfs.Xf[id].QuotePrefix; q != nil && *q {
			got = "quoted" + got
		}
		if got != want {
			t.Errorf("%s: %q, want %q", cell, got, want)
		}
	}
}
