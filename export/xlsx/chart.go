package xlsx

import (
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"gouji.app/export/squares"
	"gouji.app/model/page"
)

// Size of a chart: rows of a sheet kept free for it, and pixels.
const (
	chartRows      = 16
	chartRowHeight = 18 // points
	pixelsPerPoint = 4.0 / 3
	chartColumns   = 7.0 // pixels a unit of column width
	barGap         = 60  // between figures, in percent of a bar
)

// fewestBars is how many figures are worth a chart; fewer are read sooner in the table.
const fewestBars = 4

// latestColour is that of the last year; earlier years take earlierColours in turn.
const (
	latestColour   = "1F4E79"
	earlierColours = "9DC3E6 5B9BD5 BDD7EE"
)

// charted is a table without the bars of characters that a chart stands for.
func charted(t *page.Table) *page.Table {
	if !t.Chart {
		return t
	}
	out := *t
	out.Cols--
	out.Cells = slices.DeleteFunc(slices.Clone(t.Cells), func(c page.Cell) bool { return c.Col == out.Cols })
	return &out
}

// chart draws a table of figures by year as bars below it, one colour a year that stays
// apart in grey, too. It is Excel's own: who opens the workbook can restyle it.
func (g *grid) chart() {
	top := g.row - g.table.Rows
	first, last := g.table.HeadRows, g.table.Rows-1
	if last-first+1 < fewestBars {
		return
	}
	at := func(row, col int) string {
		return area{top: top + row, left: col, bottom: top + row, right: col}.name(true, true)
	}
	tab := "'" + strings.ReplaceAll(g.name, "'", "''") + "'!"
	column := func(col int) string { return tab + at(first, col) + ":" + at(last, col) }
	var series []excelize.ChartSeries
	years := g.years()
	early := strings.Fields(earlierColours)
	for i, col := range years {
		colour := latestColour
		if i+1 < len(years) {
			colour = early[i%len(early)]
		}
		series = append(series, excelize.ChartSeries{
			Name: tab + at(0, col), Categories: column(0), Values: column(col),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}},
		})
	}
	// The rows first: the chart is fastened to those that it reaches.
	for i := range chartRows {
		g.height(g.row+i, chartRowHeight)
	}
	letters := excelize.Font{Size: 9, Color: "404040"}
	g.do(g.book.file.AddChart(g.name, squares.Name(g.row+1, 0), &excelize.Chart{
		Type: excelize.Col, Series: series, Legend: excelize.ChartLegend{Position: "bottom"},
		GapWidth: new(uint(barGap)), XAxis: excelize.ChartAxis{Font: letters}, YAxis: excelize.ChartAxis{Font: letters},
		Dimension: excelize.ChartDimension{
			Width: uint(g.width() * chartColumns), Height: uint((chartRows - 2) * chartRowHeight * pixelsPerPoint),
		},
	}))
	g.row += chartRows
}

// years are the columns of counts.
func (g *grid) years() (out []int) {
	for _, c := range g.table.Cells {
		if c.Row == g.table.HeadRows && c.Kind == page.Count {
			out = append(out, c.Col)
		}
	}
	return out
}
