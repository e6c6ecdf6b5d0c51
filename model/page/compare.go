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

// mostMovers is how many figures a leader is shown that changed.
const mostMovers = 6

// OfCompare prints the reports of several years side by side, the earliest first. The
// first part is for who reads one page: a chart of what came in, what became of it and of
// disputes, and the figures that changed most. Behind it stands every figure with its
// change, but for those that were always 0. The chart is made of characters in table
// cells, so that documents and text show the same, and it needs no colour; a workbook
// draws it, too.
func OfCompare(reports []*model.Report) *Page {
	reports = carry.ByYear(reports)
	last := reports[len(reports)-1]
	const what = "政府信息公开情况年度对比"
	title := fmt.Sprintf("%s%d—%d年%s", last.UnitName(), reports[0].Year(), last.Year(), what)
	years := fmt.Sprintf("%d年", last.Year())
	if len(reports) > 1 {
		years = fmt.Sprintf("■为%s，□为以前年度；同一张图内长短可比。", years)
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
		parts = append(parts, annex(reports, s, slices.DeleteFunc(slices.Clone(lines), of)))
	}
	if movers := carry.Movers(reports, mostMovers); len(movers) > 0 {
		front.Items = append(front.Items, Item{Style: Heading, Text: "变化较大的数字"}, Item{Table: comparisonTable(reports, movers)})
	}
	p.Parts = append([]Part{front}, parts...)
	return p
}

// annex is every figure of a section that was not always 0.
func annex(reports []*model.Report, s form.Section, lines []carry.Line) Part {
	part := Part{Name: "附表 " + s.Short, Items: []Item{{Style: Heading, Text: "附表　" + s.Title}}}
	told := slices.DeleteFunc(slices.Clone(lines), carry.Line.Zero)
	if len(told) > 0 {
		part.Items = append(part.Items, Item{Table: comparisonTable(reports, told)})
	}
	if zero := len(lines) - len(told); zero > 0 {
		rest := "其余"
		if len(told) == 0 {
			rest = "全部"
		}
		part.Items = append(part.Items, Item{Text: fmt.Sprintf("%s %d 项各年均为 0。", rest, zero)})
	}
	return part
}

// longest is the length of the longest bar, in characters.
const longest = 20

// chartTable shows a figure a row, its number in each year and one bar a year, all to
// one scale.
func chartTable(reports []*model.Report, lines []carry.Line) *Table {
	most := 0.0
	for _, l := range lines {
		for _, n := range l.Numbers {
			v, _ := n.Decimal().Float64()
			most = max(most, v)
		}
	}
	heads, widths := []string{"项目"}, []float32{18}
	for _, r := range reports {
		heads, widths = append(heads, fmt.Sprintf("%d年", r.Year())), append(widths, 6)
	}
	t := newTable(append(heads, "图示"), append(widths, longest+3))
	t.Chart = true
	for _, l := range lines {
		t.label(0, 1, 1, l.Name)
		var bars []string
		for i, n := range l.Numbers {
			t.put(1+i, Count, n.String())
			bars = append(bars, bar(n, most, i == len(reports)-1))
		}
		t.put(1+len(reports), Words, strings.Join(bars, "\n"))
		t.Rows++
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
