package prose

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"gouji.app/ui/flow"
	"gouji.app/ui/look"
)

// A Mark is a stretch of the text with something to say about it.
type Mark struct {
	From, To int // offsets in bytes
	Kind     Kind
	Reason   string // shown while the pointer rests on it; "" for nothing
}

// A Kind says what a mark is, and how grave.
type Kind int

const (
	Same         Kind = iota // stands in another text, too
	Copied                   // a paragraph as last year's report had it
	CopiedNumber             // a figure of last year
	Tied                     // a figure that agrees with a table
	Note                     // something to read: a hint, a remark
	Warning                  // doubtful
	Error                    // wrong: contradicts a table, breaks a rule
)

// markAt is the gravest mark under a point of the page.
func (v *view) markAt(at fyne.Position) (found Mark, ok bool) {
	if row := v.rowAt(at.Y); at.Y >= v.top(row)+v.pitch || at.X < v.margin.X+v.e.layout.x(row, 0) {
		return Mark{}, false
	}
	off := v.under(at)
	for _, m := range v.e.marks {
		if m.From <= off && off < m.To && (!ok || m.Kind > found.Kind) {
			found, ok = m, true
		}
	}
	return found, ok
}

// reason is the note that says what is the matter with the mark under the pointer.
type reason struct {
	mark Mark // that it is shown for
	art  *fyne.Container
}

func newReason() reason {
	art := container.NewWithoutLayout()
	art.Hide()
	return reason{art: art}
}

func (e *Editor) hideReason() {
	if e.view != nil && e.view.reason.art.Visible() {
		e.view.reason.art.Hide()
		canvas.Refresh(e.view.ground)
	}
}

// widestReason is the length of its lines in full-width characters.
const widestReason = 24

// showReason draws the reason of a mark below its start, or above it.
func (v *view) showReason(m Mark) {
	if v.reason.art.Visible() && v.reason.mark == m {
		return
	}
	v.reason.mark = m
	gap, window := v.em, v.e.Size()
	l := newLayout(v.e.layout.ruler, min(widestReason*v.em, window.Width-3*gap))
	l.flush = true
	l.set(m.Reason)
	size := fyne.NewSize(0, float32(l.rows())*v.line+gap)
	art := []fyne.CanvasObject{nil}
	for row := range l.rows() {
		para, a, z := l.inRow(row)
		p := l.paras[para]
		t := canvas.NewText(flow.Shown(p.text[p.at[a]:p.at[z]]), v.colour(theme.ColorNameForeground))
		t.TextSize = v.em
		t.Move(fyne.NewPos(gap, round(gap/2+float32(row)*v.line)))
		size.Width = max(size.Width, p.pos[z]-p.pos[a]+2*gap)
		art = append(art, t)
	}
	paper := canvas.NewRectangle(v.colour(theme.ColorNameOverlayBackground))
	paper.StrokeColor, paper.StrokeWidth = v.colour(look.ColorRule), 1
	paper.Resize(size)
	art[0] = paper
	v.reason.art.Objects = art
	v.reason.art.Resize(size)
	v.reason.art.Move(v.beside(m, size))
	v.reason.art.Show()
	canvas.Refresh(v.ground) // as Fyne knows no object that was hidden so far
}

// beside is a place for something near the start of a mark, within the editor.
func (v *view) beside(m Mark, size fyne.Size) fyne.Position {
	row, _ := v.e.layout.rowOf(place{off: m.From})
	x := v.margin.X + v.e.layout.x(row, m.From)
	top := v.top(row) - v.scroll.Offset.Y
	y := top + v.pitch
	if y+size.Height > v.e.Size().Height {
		y = top - size.Height
	}
	return fyne.NewPos(max(min(x, v.e.Size().Width-size.Width-v.em), 0), max(y, 0))
}
