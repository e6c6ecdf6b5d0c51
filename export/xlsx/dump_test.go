package xlsx_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// dump writes a workbook as text, seen with excelize and not with our own reader.
func dump(t testing.TB, data []byte) string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	var b strings.Builder
	for _, sheet := range f.GetSheetList() {
		visible, err := f.GetSheetVisible(sheet)
		must(err)
		fmt.Fprintf(&b, "## %s visible=%v\n", sheet, visible)
		size, err := f.GetSheetDimension(sheet)
		must(err)
		_, last, _ := strings.Cut(size, ":")
		cols, rows := 1, 1
		if last != "" {
			cols, rows, err = excelize.CellNameToCoordinates(last)
			must(err)
		}
		for row := 1; row <= rows; row++ {
			height, err := f.GetRowHeight(sheet, row)
			must(err)
			fmt.Fprintf(&b, "row %d height %g\n", row, height)
			for col := 1; col <= cols; col++ {
				name, err := excelize.CoordinatesToCellName(col, row)
				must(err)
				if line := dumpCell(t, f, sheet, name); line != "" {
					fmt.Fprintf(&b, "  %s %s\n", name, line)
				}
			}
		}
		merges, err := f.GetMergeCells(sheet)
		must(err)
		for _, m := range merges {
			fmt.Fprintf(&b, "merged %s:%s\n", m.GetStartAxis(), m.GetEndAxis())
		}
		rules, err := f.GetDataValidations(sheet)
		must(err)
		for _, v := range rules {
			fmt.Fprintf(&b, "%s %s %s at %s: %s / %s\n", v.Type, v.Operator, v.Formula1, v.Sqref, *v.Prompt, *v.Error)
		}
		formats, err := f.GetConditionalFormats(sheet)
		must(err)
		var marks []string
		for at, opts := range formats {
			for _, o := range opts {
				style, err := f.GetConditionalStyle(*o.Format)
				must(err)
				marks = append(marks, fmt.Sprintf("%s %s if %s\n", at, style.Fill.Color, o.Criteria))
			}
		}
		slices.Sort(marks)
		b.WriteString(strings.Join(marks, ""))
		panes, err := f.GetPanes(sheet)
		must(err)
		if panes.Freeze {
			fmt.Fprintf(&b, "stays: %d columns, %d rows\n", panes.XSplit, panes.YSplit)
		}
	}
	for _, n := range f.GetDefinedName() {
		fmt.Fprintf(&b, "%s of %s: %s\n", n.Name, n.Scope, n.RefersTo)
	}
	return b.String()
}

// dumpCell tells what stands in a cell and how it looks; the squares that a merged
// cell covers are left out.
func dumpCell(t testing.TB, f *excelize.File, sheet, name string) string {
	t.Helper()
	formula, err := f.GetCellFormula(sheet, name)
	if err != nil {
		t.Fatal(err)
	}
	kind, _ := f.GetCellType(sheet, name)
	text, err := f.GetCellValue(sheet, name, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	if merged, top := covered(t, f, sheet, name); merged && top != name {
		return ""
	}
	id, _ := f.GetCellStyle(sheet, name)
	style, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	var line []string
	switch {
	case formula != "":
		line = append(line, "="+formula, "→ "+text)
	case text == "":
	case kind == excelize.CellTypeSharedString:
		line = append(line, fmt.Sprintf("%q", text))
	default:
		line = append(line, text)
	}
	if a := style.Alignment; a != nil {
		line = append(line, a.Horizontal)
		if a.TextRotation == 255 {
			line = append(line, "vertical")
		}
	}
	if style.Font != nil && style.Font.Bold {
		line = append(line, fmt.Sprintf("bold %g", style.Font.Size))
	}
	if len(style.Border) > 0 {
		line = append(line, "ruled")
	}
	if style.CustomNumFmt != nil {
		line = append(line, "format "+*style.CustomNumFmt)
	}
	if style.Protection != nil && !style.Protection.Locked {
		line = append(line, "open")
	}
	return strings.Join(line, " ")
}

func covered(t testing.TB, f *excelize.File, sheet, name string) (bool, string) {
	t.Helper()
	col, row, err := excelize.CellNameToCoordinates(name)
	if err != nil {
		t.Fatal(err)
	}
	merges, err := f.GetMergeCells(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range merges {
		left, top, _ := excelize.CellNameToCoordinates(m.GetStartAxis())
		right, bottom, _ := excelize.CellNameToCoordinates(m.GetEndAxis())
		if col >= left && col <= right && row >= top && row <= bottom {
			return true, m.GetStartAxis()
		}
	}
	return false, ""
}

// member unpacks one part of a workbook.
func member(t testing.TB, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// repack changes parts of a workbook; a part changed to "" is left out.
func repack(t testing.TB, data []byte, changes map[string]func(string) string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		text := member(t, data, f.Name)
		if change := changes[f.Name]; change != nil {
			if text = change(text); text == "" {
				continue
			}
		}
		part, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(part, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
