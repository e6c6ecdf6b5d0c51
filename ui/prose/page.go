package prose

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"gouji.app/ui/control"
)

// A page is what scrolls: as high as all rows, though only those in sight are drawn.
// It takes the mouse.
type page struct {
	widget.BaseWidget
	e      *Editor
	height float32
	art    *fyne.Container
	press  press
	drag   control.Drag
}

// A press is the last mouse press, for what is dragged from it and for the clicks
// that follow soon.
type press struct {
	at       fyne.Position
	when     time.Time
	clicks   int
	from, to int // what it selected
}

var (
	_ desktop.Mouseable  = (*page)(nil)
	_ desktop.Hoverable  = (*page)(nil)
	_ desktop.Cursorable = (*page)(nil)
	_ fyne.Draggable     = (*page)(nil)
)

func newPage(e *Editor) *page {
	p := &page{e: e, art: container.NewWithoutLayout()}
	p.drag = control.Drag{Of: p, To: p.selectTo, After: e.o.After}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer is called by Fyne.
func (p *page) CreateRenderer() fyne.WidgetRenderer { return pageRenderer{p} }

// MinSize is called by Fyne.
func (p *page) MinSize() fyne.Size { return fyne.NewSize(0, p.height) }

// Cursor is called by Fyne.
func (p *page) Cursor() desktop.Cursor { return desktop.TextCursor }

// clickTime is within which a press counts as part of a double click.
const clickTime = 400 * time.Millisecond

// MouseDown puts the caret under the pointer; a second press selects a word or
// clause, a third the paragraph.
func (p *page) MouseDown(m *desktop.MouseEvent) {
	e := p.e
	e.Focus()
	e.hideReason()
	e.lane = -1
	at := e.view.placeAt(m.Position)
	from, to := e.Selection()
	if m.Button == desktop.MouseButtonSecondary {
		if at.off < from || at.off >= to {
			e.move(at, false)
		}
		return
	}
	now, last := e.o.Now(), p.press
	p.press = press{at: m.Position, when: now, clicks: 1}
	if by := m.Position.Subtract(last.at); now.Sub(last.when) < clickTime && by.X*by.X+by.Y*by.Y < 16 {
		p.press.clicks = last.clicks%3 + 1
	}
	if m.Modifier&fyne.KeyModifierShift != 0 {
		p.press.clicks, p.press.from, p.press.to = 1, e.anchor, e.anchor
		e.move(at, true)
		return
	}
	p.press.from, p.press.to = p.reach(m.Position)
	e.anchor = p.press.from
	if p.press.clicks > 1 {
		at = place{off: p.press.to}
	}
	e.move(at, p.press.clicks > 1)
}

// reach is what the pointer is on, as much as the number of clicks asks for.
func (p *page) reach(at fyne.Position) (from, to int) {
	e := p.e
	switch p.press.clicks {
	case 2:
		from, to = unit(e.text, e.view.under(at))
		return e.layout.snap(from), e.layout.snap(to)
	case 3:
		return paragraphAt(e.text, e.view.under(at))
	}
	off := e.view.placeAt(at).off
	return off, off
}

// MouseUp tells the mark that was clicked, or opens the context menu: only now, as a
// menu does not survive the end of the click that opened it.
func (p *page) MouseUp(m *desktop.MouseEvent) {
	from, to := p.e.Selection()
	switch {
	case m.Button == desktop.MouseButtonSecondary:
		p.e.openMenu(m.AbsolutePosition)
	case from == to && p.e.o.OnMark != nil:
		if mark, ok := p.e.view.markAt(m.Position); ok {
			p.e.o.OnMark(mark, m.Modifier&fyne.KeyModifierShortcutDefault != 0)
		}
	}
}

// Dragged selects up to the pointer, by words or paragraphs if that is how it began.
func (p *page) Dragged(d *fyne.DragEvent) {
	p.drag.Dragged(d.Position)
}

// DragEnd is called by Fyne.
func (p *page) DragEnd() { p.drag.End() }

// selectTo selects from where the drag began up to a point of the page.
func (p *page) selectTo(point fyne.Position) {
	e := p.e
	at := e.view.placeAt(point)
	from, to := p.reach(point)
	if p.press.clicks == 1 {
		e.anchor = p.press.from
	} else if from < p.press.from {
		e.anchor, at = p.press.to, place{off: from}
	} else {
		e.anchor, at = p.press.from, place{off: max(to, p.press.to)}
	}
	e.move(at, true)
}

// MouseIn is called by Fyne.
func (p *page) MouseIn(m *desktop.MouseEvent) { p.MouseMoved(m) }

// MouseMoved tells the reason of the mark under the pointer.
func (p *page) MouseMoved(m *desktop.MouseEvent) {
	if mark, ok := p.e.view.markAt(m.Position); ok && mark.Reason != "" {
		p.e.view.showReason(mark)
	} else {
		p.e.hideReason()
	}
}

// MouseOut is called by Fyne.
func (p *page) MouseOut() { p.e.hideReason() }

// openMenu shows the context menu at a place of the canvas.
func (e *Editor) openMenu(at fyne.Position) {
	if e.o.Menu == nil {
		return
	}
	if menu := e.o.Menu(); menu != nil {
		widget.ShowPopUpMenuAtPosition(menu, e.canvas(), at)
	}
}

// openMenuByKey shows it below the caret.
func (e *Editor) openMenuByKey() {
	e.show()
	if at, size, ok := e.Caret(); ok {
		e.openMenu(at.AddXY(0, size.Height))
	}
}

// pageRenderer leaves what is drawn to the view.
type pageRenderer struct{ p *page }

func (r pageRenderer) Layout(size fyne.Size)        { r.p.art.Resize(size) }
func (r pageRenderer) MinSize() fyne.Size           { return r.p.MinSize() }
func (r pageRenderer) Refresh()                     { canvas.Refresh(r.p) }
func (r pageRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.p.art} }
func (r pageRenderer) Destroy()                     {}
