package compare

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/ui/control"
)

// columns sets objects side by side in fixed widths.
type columns []float32

// Layout implements fyne.Layout.
func (c columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := theme.InnerPadding()
	for i, o := range objects {
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(c[i], size.Height))
		x += c[i]
	}
}

// MinSize implements fyne.Layout.
func (c columns) MinSize([]fyne.CanvasObject) (size fyne.Size) {
	size.Width = 2 * theme.InnerPadding()
	for _, w := range c {
		size.Width += w
	}
	size.Height = 1.6 * theme.Size(theme.SizeNameText)
	return size
}

func widthOfText(text string) float32 {
	return fyne.MeasureText(text, theme.TextSize(), fyne.TextStyle{}).Width
}

// yearsTable lists every figure; only the rows in sight are objects.
func yearsTable(reports []*model.Report, em float32, onKey func(*fyne.KeyEvent) bool) fyne.CanvasObject {
	head, rows := yearsHead(reports), yearsRows(reports)
	widths := make(columns, len(head))
	for _, row := range rows {
		for i, text := range row {
			if len(row) > 1 {
				widths[i] = max(widths[i], widthOfText(text)+em)
			}
		}
	}
	for i := range head[2:] {
		widths[i+2] = max(widths[i+2], 5*em)
	}
	newRow := func() *fyne.Container {
		c := container.New(widths)
		for i := range head {
			t := canvas.NewText("", theme.Color(theme.ColorNameForeground))
			if i > 1 {
				t.Alignment = fyne.TextAlignTrailing
			}
			c.Add(t)
		}
		return c
	}
	write := func(c *fyne.Container, row []string, bold bool) {
		for i, o := range c.Objects {
			t := o.(*canvas.Text)
			t.Text, t.TextStyle.Bold = "", bold
			if i < len(row) {
				t.Text = row[i]
			}
			t.Refresh()
		}
	}
	top := newRow()
	write(top, head, true)
	list := control.NewList(func() int { return len(rows) }, nil)
	list.CreateItem = func() fyne.CanvasObject { return newRow() }
	list.UpdateItem = func(i int, o fyne.CanvasObject) { write(o.(*fyne.Container), rows[i], len(rows[i]) == 1) }
	list.OnKey = onKey
	list.OnSelected = list.Unselect
	return container.NewHScroll(container.NewBorder(container.NewVBox(top, widget.NewSeparator()), nil, nil, nil, list))
}

// yearsChart draws a bar for each figure of the outline and year, those of a section to
// one scale: full for the last year, hollow for those before, so that it needs no
// colour, with year and number written at each.
func yearsChart(reports []*model.Report, em, width float32) fyne.CanvasObject {
	d := &chart{em: em, art: container.NewWithoutLayout()}
	outline := carry.Outline(reports)
	for _, l := range outline {
		d.label = max(d.label, widthOfText(l.Name)+1.5*em)
	}
	titles, lists := outlineTitles(outline, reports[0])
	for i, title := range titles {
		d.y += em / 2
		d.text(em/2, title, true)
		d.y += 1.8 * em
		d.section(reports, lists[i], width)
	}
	return container.NewGridWrap(fyne.NewSize(width-2*em, d.y+em), d.art)
}

// A chart is drawn from top to bottom.
type chart struct {
	em, y float32
	label float32 // width of the names
	art   *fyne.Container
}

func (d *chart) section(reports []*model.Report, lines []carry.Line, width float32) {
	year, number := 4*d.em, 6*d.em
	most := 1.0
	for _, l := range lines {
		for _, n := range l.Numbers {
			v, _ := n.Decimal().Float64()
			most = max(most, v)
		}
	}
	longest := width - d.label - year - number - 2*d.em
	for _, l := range lines {
		d.text(d.em/2, l.Name, false)
		for i, n := range l.Numbers {
			v, _ := n.Decimal().Float64()
			d.text(d.label, fmt.Sprintf("%d年", reports[i].Year()), false)
			long := float32(v/most) * longest
			if v > 0 {
				d.bar(d.label+year, max(long, 2), i == len(reports)-1)
			}
			text := n.String()
			if text == "" {
				text = "—"
			}
			d.text(d.label+year+long+d.em/2, text, false)
			d.y += 1.4 * d.em
		}
		d.y += 0.4 * d.em
	}
}

func (d *chart) text(x float32, text string, bold bool) {
	t := canvas.NewText(text, theme.Color(theme.ColorNameForeground))
	t.TextStyle.Bold = bold
	t.Move(fyne.NewPos(x, d.y))
	t.Resize(t.MinSize())
	d.art.Add(t)
}

func (d *chart) bar(x, long float32, full bool) {
	ink := theme.Color(theme.ColorNameForeground)
	r := canvas.NewRectangle(ink)
	if !full {
		r.FillColor = color.Transparent
	}
	r.StrokeColor, r.StrokeWidth = ink, 1
	r.Move(fyne.NewPos(x, d.y+0.35*d.em))
	r.Resize(fyne.NewSize(long, 0.8*d.em))
	d.art.Add(r)
}
