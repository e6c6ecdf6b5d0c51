package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/ui/flow"
	"gouji.app/ui/sheet"
)

// paperWidth is the width of the printed page on screen, in full-width characters.
const paperWidth = 50

// togglePreview shows the whole report as printed in the middle of the window, or
// goes back to the part that was worked on.
func (w *Window) togglePreview() {
	w.desk.Leave()
	if w.middle.Covered() {
		w.middle.Uncover()
		return
	}
	w.win.Canvas().Unfocus() // what is typed now must not go where nobody sees it
	w.middle.Cover(w.preview())
	w.refreshCommands()
}

// preview is the report in one scroll.
func (w *Window) preview() fyne.CanvasObject {
	r := w.desk.Report()
	page := container.New(flow.Column())
	width := paperWidth * w.em()
	for _, s := range r.Form.Sections {
		switch {
		case s.Key == "title":
			page.Add(bigTitle(r.Title(), 1.4*w.em()))
		case s.Kind == form.Tables:
			page.Add(flow.Bold(s.Title))
			page.Add(sheet.Printed(s.Plan(), r.Text, width))
		case s.Kind == form.Line:
			for _, text := range r.Paragraphs(s.Key) {
				page.Add(widget.NewLabelWithStyle(text, fyne.TextAlignTrailing, fyne.TextStyle{}))
			}
		default:
			if s.Title != "" {
				page.Add(flow.Bold(s.Title))
			}
			if ps := r.Paragraphs(s.Key); len(ps) > 0 {
				page.Add(narrative(ps))
			}
		}
	}
	paper := canvas.NewRectangle(theme.Color(theme.ColorNameBackground))
	sheetOfPaper := container.NewStack(paper, container.New(layout.NewCustomPaddedLayout(2*w.em(), 2*w.em(), 2*w.em(), 2*w.em()), page))
	desk := canvas.NewRectangle(theme.Color(theme.ColorNameHeaderBackground))
	centred := container.New(column{width + 4*w.em()}, sheetOfPaper)
	return container.NewStack(desk, container.NewVScroll(centred))
}

// narrative is the text of a section with its headings set off.
func narrative(paragraphs []string) *flow.Text {
	const indent = "　　"
	return flow.Passage(indent+strings.Join(paragraphs, "\n"+indent), func(p string) bool {
		p = strings.TrimPrefix(p, indent)
		return model.Subheading(p) == p
	})
}

// bigTitle is a centred title, broken before its year where it is long.
func bigTitle(text string, size float32) fyne.CanvasObject {
	lines := []string{text}
	const longest = 26
	if i := strings.Index(text, "20"); i > 0 && len([]rune(text)) > longest {
		lines = []string{text[:i], text[i:]}
	}
	box := container.NewVBox()
	for _, line := range lines {
		t := canvas.NewText(line, theme.Color(theme.ColorNameForeground))
		t.TextSize, t.TextStyle.Bold, t.Alignment = size, true, fyne.TextAlignCenter
		box.Add(t)
	}
	return box
}

// column gives one object a fixed width in the middle.
type column struct{ width float32 }

// Layout implements fyne.Layout.
func (c column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(max(0, (size.Width-c.width)/2), 0))
		o.Resize(fyne.NewSize(min(c.width, size.Width), size.Height))
	}
}

// MinSize implements fyne.Layout.
func (c column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var h float32
	for _, o := range objects {
		h = max(h, o.MinSize().Height)
	}
	return fyne.NewSize(0, h)
}
