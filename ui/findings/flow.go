package findings

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"gouji.app/model/check"
	"gouji.app/ui/look"
)

// flow sets objects side by side and begins a new line where they do not fit; an
// object wider than the line is cut to it.
type flow struct{ width float32 }

// Layout implements fyne.Layout.
func (l *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.walk(objects, size.Width, func(o fyne.CanvasObject, p fyne.Position, s fyne.Size) {
		o.Move(p)
		o.Resize(s)
	})
}

// MinSize is as high as the lines that the last width made.
func (l *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := l.width
	if width == 0 {
		const assumed = 260
		width = assumed
	}
	h := l.walk(objects, width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
	return fyne.NewSize(0, h)
}

func (l *flow) walk(objects []fyne.CanvasObject, width float32, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	gap := theme.Padding()
	var x, y, line float32
	for _, o := range objects {
		s := o.MinSize()
		s.Width = min(s.Width, width)
		if x > 0 && x+s.Width > width {
			x, y = 0, y+line+gap
			line = 0
		}
		put(o, fyne.NewPos(x, y), s)
		x += s.Width + gap
		line = max(line, s.Height)
	}
	return y + line
}

func barColour(s check.Severity) color.Color {
	switch s {
	case check.Error:
		return theme.Color(theme.ColorNameError)
	case check.Warning:
		return theme.Color(theme.ColorNameWarning)
	}
	return theme.Color(look.ColorRule)
}
