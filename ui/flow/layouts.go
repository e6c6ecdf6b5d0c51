package flow

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Column returns a layout that sets objects one below the other with a gap, as wide as
// there is room. Unlike Fyne's own it asks for their heights only when they know their width,
// as wrapped texts must.
func Column() fyne.Layout { return column{} }

type column struct{}

// Layout implements fyne.Layout.
func (column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var y float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if o.Size().Width != size.Width {
			o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		}
		h := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, h))
		o.Move(fyne.NewPos(0, y))
		y += h + theme.Padding()
	}
}

// MinSize implements fyne.Layout.
func (column) MinSize(objects []fyne.CanvasObject) (out fyne.Size) {
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if out.Height > 0 {
			out.Height += theme.Padding()
		}
		s := o.MinSize()
		out = fyne.NewSize(max(out.Width, s.Width), out.Height+s.Height)
	}
	return out
}

// Row returns a layout that sets objects side by side and begins a new line where
// they do not fit; an object wider than the line is cut to it.
func Row() fyne.Layout { return &row{} }

type row struct{ width float32 }

// Layout implements fyne.Layout.
func (l *row) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.walk(objects, size.Width, func(o fyne.CanvasObject, p fyne.Position, s fyne.Size) {
		o.Move(p)
		o.Resize(s)
	})
}

// MinSize is as high as the lines that the last width made.
func (l *row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := l.width
	if width == 0 {
		const assumed = 260
		width = assumed
	}
	h := l.walk(objects, width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
	return fyne.NewSize(0, h)
}

func (l *row) walk(objects []fyne.CanvasObject, width float32, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
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
