package sheet

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"gouji.app/ui/look"
)

// A hint is the note that says what is the matter with the cell under the pointer.
type hint struct {
	box  int // none while nothing is shown
	text string
	art  *fyne.Container
}

func newHint() hint {
	art := container.NewWithoutLayout()
	art.Hide()
	return hint{box: none, art: art}
}

// hover shows the reason of a cell, none for that of no cell.
func (s *Sheet) hover(box int) {
	if s.view == nil || box == s.view.hint.box {
		return
	}
	if box == none || s.edit != nil {
		s.hideHint()
		return
	}
	s.view.showHint(box, s.reason(box))
}

func (s *Sheet) reason(box int) string {
	if s.o.Reason == nil {
		return ""
	}
	return s.o.Reason(s.ref(box))
}

func (s *Sheet) hideHint() {
	if s.view != nil && s.view.hint.box != none {
		s.view.showHint(none, "")
	}
}

// updateHint follows a reason that changed while it is shown.
func (v *view) updateHint() {
	if box := v.hint.box; box != none {
		if text := v.s.reason(box); text != v.hint.text {
			v.showHint(box, text)
		}
	}
}

// showHint draws a reason near its cell, or takes the last one away if it is "".
func (v *view) showHint(box int, text string) {
	h := &v.hint
	was := h.text
	h.box, h.text = box, text
	if text == "" && was == "" {
		return
	}
	setVisible(h.art, text != "")
	if text != "" {
		v.drawHint(box, text)
	}
	v.cursor.sides[0].Refresh() // as Fyne knows no object that was hidden so far
}

// widestHint is the length of its lines in full-width characters.
const widestHint = 24

func (v *view) drawHint(box int, text string) {
	gap, window := v.geo.pad*2, v.s.Size()
	room := min(widestHint*v.geo.em, window.Width-2*gap)
	var lines []string
	for part := range strings.Lines(text) {
		lines = append(lines, v.geo.wrap(strings.TrimSpace(part), room)...)
	}
	size := fyne.NewSize(0, v.geo.height(len(lines))+gap)
	for _, line := range lines {
		size.Width = max(size.Width, v.geo.width(line)+2*gap)
	}

	paper := canvas.NewRectangle(v.colour(theme.ColorNameOverlayBackground))
	paper.StrokeColor, paper.StrokeWidth = v.colour(look.ColorRule), thin
	paper.Resize(size)
	v.hint.art.Objects = []fyne.CanvasObject{paper}
	for k, line := range lines {
		t := v.newText(line, theme.ColorNameForeground, v.geo.em)
		t.Move(fyne.NewPos(gap, round(gap/2+float32(k)*v.geo.pitch)))
		t.Resize(fyne.NewSize(size.Width-2*gap, v.geo.line))
		v.hint.art.Add(t)
	}
	v.hint.art.Move(v.beside(box, size))
	v.hint.art.Resize(size)
}

// beside is a place for something near a box, within the sheet: below the box or
// else above it.
func (v *view) beside(box int, size fyne.Size) fyne.Position {
	at, cell := v.onSheet(box)
	window := v.s.Size()
	y := at.Y + cell.Height + thick
	if y+size.Height > window.Height {
		y = at.Y - size.Height - thick
	}
	return fyne.NewPos(max(min(at.X, window.Width-size.Width), 0), max(y, 0))
}

// onSheet is where a box of the body stands, as it is scrolled now.
func (v *view) onSheet(box int) (fyne.Position, fyne.Size) {
	at, size := v.geo.rect(areaOf(v.s.grid.Boxes[box]))
	return at.Subtract(v.scroll.Offset), size
}
