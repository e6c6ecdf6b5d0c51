package part

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model/form"
)

// A List is the list on the left. A click goes to a part and gives it the
// keyboard; the arrows go to the next part at once and keep it. The window's keys
// reach the window. It draws its rows itself, with a tenth of the objects of Fyne's
// list.
type List struct {
	widget.BaseWidget
	mid     *Middle
	names   []*canvas.Text
	states  []*canvas.Text
	chosen  *canvas.Rectangle
	pointed *canvas.Rectangle
	focused bool
	under   int // the row under the pointer, -1: none
}

var (
	_ fyne.Focusable    = (*List)(nil)
	_ desktop.Hoverable = (*List)(nil)
	_ fyne.Tappable     = (*List)(nil)
)

func newList(mid *Middle) *List {
	l := &List{mid: mid, chosen: canvas.NewRectangle(nil), pointed: canvas.NewRectangle(nil), under: -1}
	for _, p := range mid.parts {
		l.names = append(l.names, canvas.NewText(p.name, nil))
		l.states = append(l.states, canvas.NewText("", nil))
	}
	l.ExtendBaseWidget(l)
	return l
}

// update shows which part is in the middle and the state of each; only what differs
// is repainted.
func (l *List) update() {
	for i, p := range l.mid.parts {
		if s, t := p.state(l.mid), l.states[i]; s != t.Text {
			t.Text = s
			t.Refresh()
		}
	}
	l.place(l.chosen, l.mid.current)
}

// Place puts a rectangle behind a row.
func (l *List) place(r *canvas.Rectangle, row int) {
	if at := fyne.NewPos(0, float32(row)*l.RowHeight()); r.Position() != at {
		r.Move(at)
		canvas.Refresh(r)
	}
}

// RowHeight is the height of a row.
func (l *List) RowHeight() float32 {
	th := l.Theme()
	line := fyne.MeasureText("国", th.Size(theme.SizeNameText), fyne.TextStyle{}).Height
	return float32(math.Ceil(float64(line + 2*th.Size(theme.SizeNameInnerPadding))))
}

// rowAt is the row at a place, -1 below the last.
func (l *List) rowAt(p fyne.Position) int {
	if row := int(p.Y / l.RowHeight()); p.Y >= 0 && row < len(l.names) {
		return row
	}
	return -1
}

// Tapped implements fyne.Tappable.
func (l *List) Tapped(e *fyne.PointEvent) {
	if row := l.rowAt(e.Position); row >= 0 {
		l.mid.Enter(row)
	}
}

// MouseIn implements desktop.Hoverable.
func (l *List) MouseIn(e *desktop.MouseEvent) { l.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (l *List) MouseMoved(e *desktop.MouseEvent) { l.point(l.rowAt(e.Position)) }

// MouseOut implements desktop.Hoverable.
func (l *List) MouseOut() { l.point(-1) }

func (l *List) point(row int) {
	if row == l.under {
		return
	}
	l.under = row
	l.pointed.Hidden = row < 0
	l.place(l.pointed, max(row, 0))
	canvas.Refresh(l.chosen) // as Fyne knows no object that was hidden so far
}

// FocusGained implements fyne.Focusable.
func (l *List) FocusGained() { l.focus(true) }

// FocusLost implements fyne.Focusable.
func (l *List) FocusLost() { l.focus(false) }

func (l *List) focus(on bool) {
	l.focused = on
	l.Refresh()
}

// TypedRune implements fyne.Focusable; a list takes no text.
func (l *List) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (l *List) TypedKey(k *fyne.KeyEvent) {
	to, last := l.mid.current, len(l.names)-1
	switch k.Name {
	case fyne.KeyUp:
		to = max(to-1, 0)
	case fyne.KeyDown:
		to = min(to+1, last)
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = last
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.mid.Enter(to)
		return
	default:
		l.mid.Ask.Key(k)
		return
	}
	if to != l.mid.current {
		l.mid.Show(to)
	}
}

// CreateRenderer is called by Fyne.
func (l *List) CreateRenderer() fyne.WidgetRenderer {
	l.pointed.Hide()
	r := listRenderer{l}
	r.paint()
	return r
}

type listRenderer struct{ l *List }

// Layout is called by Fyne.
func (r listRenderer) Layout(size fyne.Size) {
	l, pitch, pad := r.l, r.l.RowHeight(), r.l.Theme().Size(theme.SizeNameInnerPadding)
	for i := range l.names {
		y := float32(i)*pitch + pad
		l.names[i].Move(fyne.NewPos(pad, y))
		l.names[i].Resize(l.names[i].MinSize())
		l.states[i].Move(fyne.NewPos(0, y))
		l.states[i].Resize(fyne.NewSize(size.Width-pad, l.names[i].MinSize().Height))
	}
	for rect, row := range map[*canvas.Rectangle]int{l.chosen: l.mid.current, l.pointed: max(l.under, 0)} {
		rect.Resize(fyne.NewSize(size.Width, pitch))
		rect.Move(fyne.NewPos(0, float32(row)*pitch))
	}
}

// MinSize shows all rows with name and state.
func (r listRenderer) MinSize() fyne.Size {
	pad := r.l.Theme().Size(theme.SizeNameInnerPadding)
	var width float32
	for i := range r.l.names {
		width = max(width, r.l.names[i].MinSize().Width+r.l.states[i].MinSize().Width)
	}
	return fyne.NewSize(width+3*pad, float32(len(r.l.names))*r.l.RowHeight())
}

// Refresh is called by Fyne when the theme changes.
func (r listRenderer) Refresh() {
	r.paint()
	r.Layout(r.l.Size())
	canvas.Refresh(r.l)
}

// paint takes sizes and colours from the theme. Where the keyboard is here the row of
// the part has a frame.
func (r listRenderer) paint() {
	l, th, variant := r.l, r.l.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	for i := range l.names {
		for _, t := range []*canvas.Text{l.names[i], l.states[i]} {
			t.TextSize = th.Size(theme.SizeNameText)
			t.Color = th.Color(theme.ColorNameForeground, variant)
		}
		l.states[i].Alignment = fyne.TextAlignTrailing
	}
	l.chosen.FillColor = th.Color(theme.ColorNameSelection, variant)
	l.pointed.FillColor = th.Color(theme.ColorNameHover, variant)
	l.chosen.StrokeColor, l.chosen.StrokeWidth = th.Color(theme.ColorNamePrimary, variant), 0
	if l.focused {
		l.chosen.StrokeWidth = 1
	}
}

// Objects is called by Fyne.
func (r listRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.l.chosen, r.l.pointed}
	for i := range r.l.names {
		out = append(out, r.l.names[i], r.l.states[i])
	}
	return out
}

// Destroy is called by Fyne.
func (r listRenderer) Destroy() {}

// Enter brings a part to the middle and gives it the keyboard.
func (mid *Middle) Enter(i int) {
	mid.Show(i)
	mid.parts[i].pane.focus(form.Ref{})
}
