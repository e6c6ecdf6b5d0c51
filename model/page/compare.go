package page

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/form"
)

// none stands where there is nothing to compare.
const none = "—"

// OfCompare prints the reports of several years side by side, the earliest first: a
// chart of what came in, what became of it and of disputes, then every figure with
// its change. The chart is made of characters in table cells, so that workbooks,
// documents and text show the same, and it needs no colour.
func OfCompare(reports []*model.Report) *Page {
	reports = carry.ByYear(reports)
	last := reports[len(reports)-1]
	const what = "政府信息公开情况年度对比"
	title := fmt.Sprintf("%s%d—%d年%s", last.UnitName(), reports[0].Year(), last.Year(), what)
	years := fmt.Sprintf("%d年", last.Year())
	if len(reports) > 1 {
		years = fmt.Sprintf("%d—%s。图中■为最近一年，□为以前年度；同一张图内长短可比。", reports[0].Year(), years)
	}
	front := Part{Name: "年度对比", Items: []Item{{Style: Title, Text: last.UnitName() + what}, {Text: years}}}
	p := &Page{Title: model.Shown(title)}
	outline, lines := carry.Outline(reports), carry.Compare(reports)
	var parts []Part
	for _, s := range last.Form.Sections {
		if s.Kind != form.Tables {
			continue
		}
		of := func(l carry.Line) bool { return l.Section != s.Key }
		if chart := slices.DeleteFunc(slices.Clone(outline), of); len(chart) > 0 {
			front.Items = append(front.Items, Item{Style: Heading, Text: s.Title}, Item{Table: chartTable(reports, chart)})
		}
		parts = append(parts, Part{Name: s.Short, Items: []Item{
			{Style: Heading, Text: s.Title},
			{Table: comparisonTable(reports, slices.DeleteFunc(slices.Clone(lines), of))},
		}})
	}
	p.Parts = append([]Part{front}, parts...)
	return p
}

// longest is the length of the longest bar, in characters.
const longest = 24

// chartTable draws one bar a figure and year, all to one scale.
func chartTable(reports []*model.Report, lines []carry.Line) *Table {
	most := 0.0
	for _, l := range lines {
		for _, n := range l.Numbers {
			v, _ := n.Decimal().Float64()
			most = max(most, v)
		}
	}
	t := newTable([]string{"项目", "年度", "件数", "图示"}, []float32{18, 5, 6, longest + 2})
	for _, l := range lines {
		t.label(0, len(reports), 1, l.Name)
		for i, n := range l.Numbers {
			t.put(1, Label, fmt.Sprintf("%d年", reports[i].Year()))
			t.put(2, Count, n.String())
			t.put(3, Words, bar(n, most, i == len(reports)-1))
			t.Rows++
		}
	}
	return t
}

// bar is never empty for a number above 0.
func bar(n model.Number, most float64, latest bool) string {
	v, _ := n.Decimal().Float64()
	if v == 0 || most == 0 {
		return ""
	}
	mark := "□"
	if latest {
		mark = "■"
	}
	return strings.Repeat(mark, max(1, int(v/most*longest+0.5)))
}

// comparisonTable lists every figure of a section with its changes.
func comparisonTable(reports []*model.Report, lines []carry.Line) *Table {
	heads, widths := []string{"项目", "分项"}, []float32{16, 11}
	for i, r := range reports {
		heads, widths = append(heads, fmt.Sprintf("%d年", r.Year())), append(widths, 7)
		if i > 0 {
			heads, widths = append(heads, "增减", "增减幅度"), append(widths, 6, 7)
		}
	}
	t := newTable(heads, widths)
	for i, l := range lines {
		switch {
		case l.Of == "":
			t.label(0, 1, 2, l.Name)
		case i == 0 || lines[i-1].Of != l.Of:
			same := 1
			for i+same < len(lines) && lines[i+same].Of == l.Of {
				same++
			}
			t.label(0, same, 1, l.Of)
			fallthrough
		default:
			t.put(1, Label, l.Name)
		}
		kind := Count
		if l.Unit == form.Money {
			kind = Money
		}
		t.put(2, kind, l.Numbers[0].String())
		for k, g := range l.Growths() {
			t.put(3+3*k, kind, l.Numbers[k+1].String())
			by, percent := none, none
			if g.Known {
				by = signed(g.By)
			}
			if g.Relative {
				percent = signed(g.Percent.Trim(0)) + "%"
			}
			t.put(4+3*k, Label, by)
			t.put(5+3*k, Label, percent)
		}
		t.Rows++
	}
	return t
}

// signed writes a change with its sign; no change is 0.
func signed(d decimal.Decimal) string {
	switch {
	case d.IsPos():
		return "+" + d.String()
	case d.IsZero():
		return "0"
	}
	return d.String()
}

// newTable is a table with one row of heads.
func newTable(heads []string, widths []float32) *Table {
	t := &Table{Cols: len(heads), HeadRows: 1, Widths: widths}
	for col, head := range heads {
		t.put(col, Label, head)
	}
	t.Rows++
	return t
}

// put adds a cell to the row that is being written.
func (t *Table) put(col int, kind Kind, text string) {
	t.Cells = append(t.Cells, Cell{Row: t.Rows, Col: col, RowSpan: 1, ColSpan: 1, Kind: kind, Text: text})
}

// words adds a row of running text.
func (t *Table) words(texts ...string) {
	for col, text := range texts {
		t.put(col, Words, text)
	}
	t.Rows++
}

// label adds a label that covers several squares.
func (t *Table) label(col, rows, cols int, text string) {
	t.Cells = append(t.Cells, Cell{Row: t.Rows, Col: col, RowSpan: rows, ColSpan: cols, Text: text, Left: true})
}
