// Package flow sets words and objects into lines: Chinese text broken where it may
// be, buttons side by side. It knows the theme, nothing of reports.
package flow

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Text is words of the program, wrapped to the width that it is given and drawn
// with one object a line. Its zero value is blank and in the colour of text. It
// belongs to the UI goroutine.
type Text struct {
	widget.BaseWidget
	text  string
	ink   fyne.ThemeColorName         // "": that of text
	bold  func(paragraph string) bool // nil: none is
	width float32                     // of the whole; 0: not known yet
	lines []*canvas.Text
	pad   float32 // around the lines
	pitch float32 // from one line to the next
}

// New returns a text.
func New(text string) *Text { return newText(text, "", nil) }

// Quiet returns a text that need not be looked at.
func Quiet(text string) *Text { return newText(text, theme.ColorNamePlaceHolder, nil) }

// Bold returns a heading.
func Bold(text string) *Text { return Passage(text, func(string) bool { return true }) }

// Passage returns a text of which some paragraphs are headings.
func Passage(text string, heading func(paragraph string) bool) *Text {
	return newText(text, "", heading)
}

func newText(text string, ink fyne.ThemeColorName, bold func(string) bool) *Text {
	t := &Text{text: text, ink: ink, bold: bold}
	t.ExtendBaseWidget(t)
	return t
}

// String is what the text says.
func (t *Text) String() string { return t.text }

// Set changes what the text says. To set what it says already costs nothing.
func (t *Text) Set(text string) {
	if t.text != text {
		t.text = text
		t.Refresh()
	}
}

// Ink is the colour of the text.
func (t *Text) Ink() fyne.ThemeColorName { return t.ink }

// SetInk changes the colour of the text; "" is the usual one.
func (t *Text) SetInk(name fyne.ThemeColorName) {
	if t.ink != name {
		t.ink = name
		t.Refresh()
	}
}

// CreateRenderer is called by Fyne.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	t.draw()
	return renderer{t}
}

// draw breaks the text into lines and draws those that differ from what was there.
func (t *Text) draw() (changed bool) {
	th := t.Theme()
	ink := t.ink
	if ink == "" {
		ink = theme.ColorNameForeground
	}
	colour := th.Color(ink, fyne.CurrentApp().Settings().ThemeVariant())
	em := th.Size(theme.SizeNameText)
	t.pad = th.Size(theme.SizeNameInnerPadding)
	t.pitch = float32(math.Round(float64(fyne.MeasureText("国", em, fyne.TextStyle{}).Height)))

	rows := t.rows(NewRuler(em))
	changed = len(rows) != len(t.lines)
	t.lines = t.lines[:min(len(t.lines), len(rows))]
	for len(t.lines) < len(rows) {
		t.lines = append(t.lines, canvas.NewText("", nil))
	}
	for i, row := range rows {
		l := t.lines[i]
		if l.Text != row.text || l.TextSize != em || l.Color != colour || l.TextStyle.Bold != row.bold {
			l.Text, l.TextSize, l.Color, l.TextStyle.Bold = row.text, em, colour, row.bold
			l.Resize(l.MinSize())
			changed = true
		}
		l.Move(fyne.NewPos(t.pad, t.pad+float32(i)*t.pitch))
	}
	return changed
}

// A line is one row of a text.
type line struct {
	text string
	bold bool
}

// rows breaks the text; each line end begins a row. While no width is known, nothing
// else does.
func (t *Text) rows(r *Ruler) (out []line) {
	width := float32(math.Inf(1))
	if t.width > 0 {
		width = max(t.width-2*t.pad, r.Em)
	}
	for para := range strings.SplitSeq(t.text, "\n") {
		bold := t.bold != nil && t.bold(para)
		at, runes, pos := r.Cells(para, bold)
		first := Break(nil, runes, pos, 0, width)
		for k := 1; k < len(first); k++ {
			out = append(out, line{Shown(para[at[first[k-1]]:at[first[k]]]), bold})
		}
	}
	return out
}

// A renderer hands Fyne what the text has drawn.
type renderer struct{ t *Text }

// Layout breaks the text anew for another width. Where that takes another height,
// Fyne is told, so that it lays out what is around.
func (r renderer) Layout(size fyne.Size) {
	if t := r.t; size.Width != t.width {
		t.width = size.Width
		if t.draw() {
			canvas.Refresh(t.lines[0])
		}
	}
}

// MinSize is as high as the lines that the last width made, and leaves the width to
// what is around.
func (r renderer) MinSize() fyne.Size {
	return fyne.NewSize(2*r.t.pad, float32(len(r.t.lines))*r.t.pitch+2*r.t.pad)
}

// Refresh follows another text, ink or theme. The first line, which is always there,
// stands for the widget, as Fyne knows that one by what it is embedded in.
func (r renderer) Refresh() {
	if r.t.draw() {
		canvas.Refresh(r.t.lines[0])
	}
}

// Objects is called by Fyne.
func (r renderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{}
	for _, l := range r.t.lines {
		out = append(out, l)
	}
	return out
}

// Destroy is called by Fyne.
func (r renderer) Destroy() {}
