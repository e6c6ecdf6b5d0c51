package sheet_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"gouji.app/ui/look"
)

// hint is the text of the note on screen and the rectangle behind it.
func (d *desk) hint() (text string, paper seen) {
	var lines []string
	ink := theme(d.t, look.Standard, false).Color(fynetheme.ColorNameOverlayBackground, 0)
	for _, o := range walk(d.window.Content(), fyne.Position{}) {
		if r, ok := o.object.(*canvas.Rectangle); ok && r.StrokeWidth > 0 && r.FillColor == ink {
			paper = o
		} else if tx, ok := o.object.(*canvas.Text); ok && paper.object != nil {
			lines = append(lines, tx.Text)
		}
	}
	return strings.Join(lines, "|"), paper
}

func (d *desk) wantHint(want string) {
	d.t.Helper()
	if got, _ := d.hint(); got != want {
		d.t.Errorf("the note says %q, want %q", got, want)
	}
}

func (d *desk) point(at fyne.Position) { test.MoveMouse(d.window.Canvas(), at) }

func TestPointingTellsTheReason(t *testing.T) {
	d := open(t, "requests", theme(t, look.Standard, false), fyne.NewSize(1000, 500))
	d.reasons[d.ref("granted/person")] = "应为 30"
	cell := d.find("31", 0)
	d.point(cell)
	d.wantHint("应为 30")
	// On a real screen Fyne lays the sheet out again when the note appears.
	test.WidgetRenderer(d.sheet).Layout(d.sheet.Size())
	d.wantHint("应为 30")
	_, paper := d.hint()
	if paper.at.Y < cell.Y {
		t.Errorf("the note stands at %v, over its cell at %v", paper.at, cell)
	}
	for name, leave := range map[string]func(){
		"another cell": func() { d.point(d.find("78", 0)) },
		"a label":      func() { d.point(d.find("（一）予以公开", 0)) },
		"a key":        func() { d.keys(fyne.KeyRight) },
		"typing":       func() { d.typed("1"); d.keys(fyne.KeyEscape) },
		"a click":      func() { d.press(d.find("78", 0), desktop.MouseButtonPrimary, 0) },
		"outside":      func() { d.point(fyne.NewPos(5, 5)) },
		"the wheel":    func() { test.Scroll(d.window.Canvas(), cell, 0, -20); test.Scroll(d.window.Canvas(), cell, 0, 20) },
		"a new theme":  d.sheet.Refresh,
		"the keyboard going elsewhere": func() {
			d.window.Canvas().Unfocus()
			d.sheet.Focus()
		},
	} {
		d.point(fyne.NewPos(5, 5))
		d.point(d.find("31", 0))
		d.wantHint("应为 30")
		leave()
		if got, _ := d.hint(); got != "" {
			t.Errorf("%s leaves the note %q on screen", name, got)
		}
	}
}

func TestNoteFollowsItsReason(t *testing.T) {
	d := table(t, "requests")
	at := d.ref("granted/person")
	d.reasons[at] = "应为 30"
	d.point(d.find("31", 0))
	d.reasons[at] = "应为 29"
	d.sheet.Update()
	d.wantHint("应为 29")
	delete(d.reasons, at)
	d.sheet.Update()
	d.wantHint("")
}

func TestNoNoteWhileTyping(t *testing.T) {
	d := table(t, "requests")
	d.reasons[d.ref("new/person")] = "应为 77"
	d.typed("1")
	d.point(d.find("1", 0))
	d.wantHint("")
}

func TestNotesStayOnTheSheet(t *testing.T) {
	for _, size := range look.Sizes() {
		window := fyne.NewSize(760, 500)
		d := open(t, "requests", theme(t, size, false), window)
		for _, at := range d.sheetCells() {
			d.reasons[at] = "（七）总计·总计应为 85，现为 86；请改总计或核对各分项，或者说明为什么不同。\n随之：总计列：一、本年新收 86＋二、上年结转 4 ≠ （七）总计 86＋四、结转下年度 5，相差 1 件"
		}
		for _, cell := range []string{"new/person", "carried-out/total", "handled/legal"} {
			d.at(cell)
			d.point(fyne.Position{})
			caret, _, _ := d.sheet.Caret()
			d.point(caret.AddXY(-5, 5))
			text, paper := d.hint()
			end := paper.at.Add(paper.object.Size())
			if text == "" || paper.at.X < 0 || paper.at.Y < 0 || end.X > window.Width || end.Y > window.Height {
				t.Errorf("%v: the note %q of %s reaches from %v to %v in a window of %v", size, text, cell, paper.at, end, window)
			}
			if caret.X-5 > paper.at.X && caret.X-5 < end.X && caret.Y+5 > paper.at.Y && caret.Y+5 < end.Y {
				t.Errorf("%v: the note of %s lies under the pointer", size, cell)
			}
		}
	}
}

func TestRightClickOpensTheMenu(t *testing.T) {
	d := table(t, "requests")
	at := d.find("31", 0)
	d.press(at, desktop.MouseButtonSecondary, 0)
	if len(d.menus) != 1 || d.menus[0] != d.ref("granted/person") {
		t.Fatalf("menus of %v, want one of granted/person", d.menus)
	}
	d.wantMenuAt(at)
	d.press(at.AddXY(0, 40), desktop.MouseButtonPrimary, 0)
	if len(d.menus) != 1 {
		t.Error("the left button opens a menu too")
	}
}

func TestMenuKeys(t *testing.T) {
	d := table(t, "requests")
	d.at("granted/person")
	cell := d.find("31", 0)
	for _, key := range []fyne.KeyName{desktop.KeyMenu, shift + fyne.KeyF10} {
		d.keys(key)
		d.wantMenuAt(cell.AddXY(-50, 5))
	}
	d.keys(fyne.KeyF10)
	d.wantTold("key F10")
}

// wantMenuAt wants a menu beginning near a place; and closes it.
func (d *desk) wantMenuAt(want fyne.Position) {
	d.t.Helper()
	top := d.window.Canvas().Overlays().Top()
	if top == nil {
		d.t.Fatal("no menu is open")
	}
	defer d.window.Canvas().Overlays().Remove(top)
	for _, o := range walk(top, fyne.Position{}) {
		if tx, ok := o.object.(*canvas.Text); ok && tx.Text == "复制" {
			if by := o.at.Subtract(want); by.X < 0 || by.X > 40 || by.Y < 0 || by.Y > 40 {
				d.t.Errorf("the menu begins at %v, want about %v", o.at, want)
			}
			return
		}
	}
	d.t.Error("the menu is not that of the owner")
}

func TestWithoutReasonsAndMenus(t *testing.T) {
	d := bare(t)
	d.point(d.find("31", 0))
	d.wantHint("")
	d.press(d.find("31", 0), desktop.MouseButtonSecondary, 0)
	d.keys(desktop.KeyMenu)
	if d.window.Canvas().Overlays().Top() != nil {
		t.Error("an empty menu is open")
	}
}
