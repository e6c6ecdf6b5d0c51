package sheet_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"gouji.app/ui/look"
)

// seen is one text or rectangle with where it stands in the window.
type seen struct {
	object fyne.CanvasObject
	at     fyne.Position
}

// walk lists all visible objects below one.
func walk(o fyne.CanvasObject, at fyne.Position) []seen {
	if !o.Visible() {
		return nil
	}
	at = at.Add(o.Position())
	out := []seen{{o, at}}
	switch v := o.(type) {
	case *fyne.Container:
		for _, c := range v.Objects {
			out = append(out, walk(c, at)...)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(v).Objects() {
			out = append(out, walk(c, at)...)
		}
	}
	return out
}

// find is the place of the n-th text (from 0) that reads so, in print order.
func (d *desk) find(text string, n int) fyne.Position {
	d.t.Helper()
	for _, o := range walk(d.window.Content(), fyne.Position{}) {
		if tx, ok := o.object.(*canvas.Text); ok && tx.Text == text {
			if n--; n < 0 {
				return o.at.AddXY(tx.Size().Width/2, tx.Size().Height/2)
			}
		}
	}
	d.t.Fatalf("%q is not on screen", text)
	return fyne.Position{}
}

// target is the widget that Fyne's desktop driver would send a click to.
func (d *desk) target(at fyne.Position) (desktop.Mouseable, fyne.Position) {
	d.t.Helper()
	var found desktop.Mouseable
	var pos fyne.Position
	for _, o := range walk(d.window.Content(), fyne.Position{}) {
		s := o.object.Size()
		if m, ok := o.object.(desktop.Mouseable); ok && at.X >= o.at.X && at.Y >= o.at.Y && at.X < o.at.X+s.Width && at.Y < o.at.Y+s.Height {
			found, pos = m, at.Subtract(o.at)
		}
	}
	if found == nil {
		d.t.Fatalf("nothing to click at %v", at)
	}
	return found, pos
}

func (d *desk) press(at fyne.Position, button desktop.MouseButton, mods fyne.KeyModifier) {
	m, pos := d.target(at)
	e := &desktop.MouseEvent{Button: button, Modifier: mods}
	e.Position, e.AbsolutePosition = pos, at
	m.MouseDown(e)
	m.MouseUp(e)
}

func (d *desk) drag(from, to fyne.Position) {
	d.press(from, desktop.MouseButtonPrimary, 0)
	m, pos := d.target(from)
	e := &fyne.DragEvent{}
	e.Position = pos.Add(to.Subtract(from))
	m.(fyne.Draggable).Dragged(e)
	m.(fyne.Draggable).DragEnd()
}

func TestClickSelects(t *testing.T) {
	d := table(t, "requests")
	d.window.Canvas().Unfocus()
	d.press(d.find("31", 0), desktop.MouseButtonPrimary, 0)
	d.wantActive("granted/person")
	if d.window.Canvas().Focused() != d.sheet {
		t.Error("a click does not take the keyboard")
	}
	d.press(d.find("9", 0), desktop.MouseButtonPrimary, fyne.KeyModifierShift)
	d.wantSelected("granted/person", "partly-granted/person", 2)
	d.press(d.find("9", 0), desktop.MouseButtonSecondary, 0)
	d.wantSelected("granted/person", "partly-granted/person", 2)
	d.press(d.find("78", 0), desktop.MouseButtonSecondary, 0)
	d.wantSelected("new/person", "new/person", 1)
}

func TestClickCommitsTyping(t *testing.T) {
	d := table(t, "requests")
	d.typed("7")
	d.told = nil
	d.press(d.find("31", 0), desktop.MouseButtonPrimary, 0)
	d.wantTold("seal")
	d.wantActive("granted/person")
}

func TestDragSelects(t *testing.T) {
	d := table(t, "requests")
	d.drag(d.find("78", 0), d.find("9", 1)) // the total of 部分公开
	d.wantSelected("new/person", "partly-granted/total", 28)
	d.wantActive("new/person")
	d.drag(d.find("31", 0), fyne.NewPos(5000, 5000))
	d.wantSelected("granted/person", "carried-out/total", 23*7)
}

func TestDragWithinASelectionBeginsAnother(t *testing.T) {
	d := table(t, "requests")
	d.drag(d.find("78", 0), d.find("9", 1))
	d.drag(d.find("31", 0), d.find("9", 0))
	d.wantSelected("granted/person", "partly-granted/person", 2)
	d.wantActive("granted/person")
	d.typed("5")
	d.wantText("granted/person", "5")
}

func TestDragOverLabels(t *testing.T) {
	d := table(t, "requests")
	d.drag(d.find("2.重复申请", 0), d.find("1.信访举报投诉类申请", 0))
	d.wantSelected("rejected-petition/person", "rejected-repeat/total", 14)
	d.drag(d.find("商业企业", 0), d.find("其他", 0))
	d.wantSelected("new/business", "carried-out/other", 125)
	d.drag(d.find("商业企业", 0), d.find("自然人", 0))
	d.wantSelected("new/person", "carried-out/business", 50)
	d.drag(d.find("（三）不予公开", 0), fyne.NewPos(5, 5)) // not the corner
	d.wantSelected("denied-secret/person", "denied-lookup/total", 56)
	d.press(d.find("2.重复申请", 0), desktop.MouseButtonPrimary, 0)
	d.press(d.find("1.信访举报投诉类申请", 0), desktop.MouseButtonPrimary, fyne.KeyModifierShift)
	d.wantSelected("rejected-petition/person", "rejected-repeat/total", 14)
}

func TestLabelClickedIsTold(t *testing.T) {
	d := table(t, "requests")
	want := func(label string) {
		t.Helper()
		if b, ok := d.sheet.Label(); b.Label != label || ok != (label != "") {
			t.Errorf("label %q, %v, want %q", b.Label, ok, label)
		}
	}
	want("")
	d.press(d.find("（三）不予公开", 0), desktop.MouseButtonPrimary, 0)
	want("（三）不予公开")
	d.keys(fyne.KeyF1)
	d.wantTold("key F1")
	want("（三）不予公开")
	d.keys(fyne.KeyDown)
	want("")
	d.press(d.find("自然人", 0), desktop.MouseButtonSecondary, 0)
	want("自然人")
	d.press(d.find("31", 0), desktop.MouseButtonPrimary, 0)
	want("")
}

func TestDraggingOutsideScrolls(t *testing.T) {
	d := open(t, "requests", theme(t, look.Huge, false), fyne.NewSize(800, 400))
	from, head := d.find("78", 0), d.find("自然人", 0)
	d.drag(from, from.AddXY(600, 600))
	if after := d.find("自然人", 0); after.X >= head.X {
		t.Errorf("the first head went from %v to %v", head, after)
	}
	for _, o := range walk(d.window.Content(), fyne.Position{}) {
		if tx, ok := o.object.(*canvas.Text); ok && tx.Text == "78" {
			t.Error("the first row is still drawn")
		}
	}
}

// A pointer that is held outside goes on scrolling, until the end or until it is let go,
// over numbers and over labels.
func TestPointerHeldOutsideScrolls(t *testing.T) {
	for _, label := range []string{"31", "（一）予以公开"} {
		d := open(t, "requests", theme(t, look.Huge, false), fyne.NewSize(900, 500))
		from := d.find(label, 0)
		d.press(from, desktop.MouseButtonPrimary, 0)
		m, pos := d.target(from)
		e := &fyne.DragEvent{}
		e.Position = pos.AddXY(0, 500-from.Y+20)
		m.(fyne.Draggable).Dragged(e)
		first := len(d.sheet.Selected())
		d.wait()
		if second := len(d.sheet.Selected()); first >= second {
			t.Fatalf("%s: selected %d cells at once, %d after a while", label, first, second)
		}
		for range 100 {
			d.wait()
		}
		selected := d.sheet.Selected()
		if last := selected[len(selected)-1]; last.Row != "carried-out" {
			t.Errorf("%s: held to the end, the selection ends at %s", label, last)
		}
		if len(d.due) > 0 {
			t.Errorf("%s: at the end it still goes on", label)
		}
		d.press(from, desktop.MouseButtonPrimary, 0)
		m.(fyne.Draggable).Dragged(e)
		m.(fyne.Draggable).DragEnd()
		let := len(d.sheet.Selected())
		d.wait()
		if now := len(d.sheet.Selected()); now != let {
			t.Errorf("%s: let go with %d cells, later %d are selected", label, let, now)
		}
	}
}

func TestLabelsSelectWhatTheyHead(t *testing.T) {
	d := table(t, "requests")
	d.press(d.find("2.重复申请", 0), desktop.MouseButtonPrimary, 0)
	d.wantSelected("rejected-repeat/person", "rejected-repeat/total", 7)
	d.press(d.find("（三）不予公开", 0), desktop.MouseButtonPrimary, 0)
	d.wantSelected("denied-secret/person", "denied-lookup/total", 56)
	d.press(d.find("科研机构", 0), desktop.MouseButtonPrimary, 0)
	d.wantSelected("new/research", "carried-out/research", 25)
	d.press(d.find("法人或其他组织", 0), desktop.MouseButtonPrimary, 0)
	d.wantSelected("new/business", "carried-out/other", 125)
	d.press(fyne.NewPos(5, 5), desktop.MouseButtonPrimary, 0)
	d.wantSelected("new/person", "carried-out/total", 175)

	d = table(t, "proactive")
	d.press(d.find("本年废止件数", 0), desktop.MouseButtonPrimary, 0)
	d.wantSelected("rules/repealed", "normative/repealed", 2)
	d.press(d.find("第二十条第（五）项", 0), desktop.MouseButtonPrimary, 0)
	d.wantSelected("rules/repealed", "normative/repealed", 2)
}

func TestClickBesideTheTable(t *testing.T) {
	d := table(t, "disputes")
	d.press(fyne.NewPos(100, 900), desktop.MouseButtonPrimary, 0)
	d.wantSelected("cases/review-upheld", "cases/review-upheld", 1)
}

func TestDoubleClickEdits(t *testing.T) {
	d := table(t, "requests")
	at := d.find("31", 0)
	d.press(at, desktop.MouseButtonPrimary, 0)
	m, pos := d.target(at)
	m.(fyne.DoubleTappable).DoubleTapped(&fyne.PointEvent{Position: pos, AbsolutePosition: at})
	d.keys(fyne.KeyEnd)
	d.typed("5")
	d.wantText("granted/person", "315")

	// A click into the text being typed moves the caret, here before it.
	d.press(at.AddXY(-25, 0), desktop.MouseButtonPrimary, 0)
	d.typed("2")
	d.wantText("granted/person", "2315")
}

func TestWheelOverFrozenParts(t *testing.T) {
	d := open(t, "requests", theme(t, look.Huge, false), fyne.NewSize(800, 400))
	label, number, head := d.find("（一）予以公开", 0), d.find("31", 0), d.find("自然人", 0)
	test.Scroll(d.window.Canvas(), label, 0, -50)
	if got := d.find("（一）予以公开", 0); got != label.SubtractXY(0, 50) {
		t.Errorf("label column at %v, was %v", got, label)
	}
	test.Scroll(d.window.Canvas(), head, -30, 0)
	if got := d.find("31", 0); got != number.SubtractXY(30, 50) {
		t.Errorf("number at %v, was %v", got, number)
	}
	if got := d.find("自然人", 0); got != head.SubtractXY(30, 0) {
		t.Errorf("head at %v, was %v", got, head)
	}
}

func TestJumpScrollsIntoView(t *testing.T) {
	d := open(t, "requests", theme(t, look.Huge, false), fyne.NewSize(800, 400))
	d.report.SetText(d.ref("carried-out/total"), "12345")
	d.sheet.Update()
	d.at("carried-out/total")
	if at := d.find("12345", 0); at.X > 800 || at.Y > 400 {
		t.Errorf("the cell stands at %v, outside the window", at)
	}
	d.at("new/person")
	if at, head := d.find("78", 0), d.find("自然人", 0); at.Y < head.Y || at.X < d.find("一、本年新收政府信息公开申请数量", 0).X {
		t.Errorf("the cell stands at %v, under frozen parts", at)
	}
}
