// Package preview draws a report on sheets of paper as it is printed: the page that
// model/page makes for all files, on the sheets that model/paper lays it out on for PDF.
package preview

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/page"
	"gouji.app/model/paper"
)

// New is a report on its sheets in one scroll, each so wide in Fyne units. It does not
// follow later changes.
func New(r *model.Report, width float32) fyne.CanvasObject {
	gap := width / 30
	column := container.New(layout.NewCustomPaddedVBoxLayout(gap))
	for _, s := range paper.Lay(page.Of(r, false), model.Layout{}, advance).Sheets {
		column.Add(container.NewCenter(newSheet(s, width)))
	}
	desk := canvas.NewRectangle(theme.Color(theme.ColorNameHeaderBackground))
	around := container.New(layout.NewCustomPaddedLayout(gap, gap, gap, gap), column)
	return container.NewStack(desk, container.NewScroll(around))
}

// A Sheet is one side of paper.
type Sheet struct {
	widget.BaseWidget
	sheet paper.Sheet
	size  fyne.Size
}

func newSheet(s paper.Sheet, width float32) *Sheet {
	scale := width / float32(min(s.Width, s.Height)) // one laid across is as high as the others are wide
	o := &Sheet{sheet: s, size: fyne.NewSize(float32(s.Width)*scale, float32(s.Height)*scale)}
	o.ExtendBaseWidget(o)
	return o
}

// Text is what stands on the sheet, line by line.
func (s *Sheet) Text() string {
	var out strings.Builder
	for _, r := range s.sheet.Runs {
		out.WriteString(r.Text + "\n")
	}
	return out.String()
}

// CreateRenderer implements fyne.Widget.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	ink := theme.Color(theme.ColorNameForeground)
	picture := canvas.NewRaster(newDrawing(s.sheet, theme.Color(theme.ColorNameBackground), ink).at)
	picture.SetMinSize(s.size)
	return widget.NewSimpleRenderer(picture)
}
