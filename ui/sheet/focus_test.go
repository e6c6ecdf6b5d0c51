package sheet_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/ui/look"
)

// switchWindow is what Fyne's desktop driver does when another window gets the
// keyboard and gives it back; the canvas never learns.
func (d *desk) switchWindow() {
	d.sheet.FocusLost()
	d.runLater()
	d.sheet.FocusGained()
}

func (d *desk) runLater() {
	for _, f := range d.later {
		f()
	}
	d.later = nil
}

func TestTypingGoesOnAfterAnotherWindow(t *testing.T) {
	d := table(t, "requests")
	d.typed("12")
	d.keys(fyne.KeyF2, fyne.KeyLeft)
	d.told = nil
	d.switchWindow()
	d.wantTold("seal")
	d.typed("5")
	d.wantText("new/person", "152")
	d.keys(fyne.KeyEscape)
	d.wantText("new/person", "78")

	d.typed("1")
	d.sheet.FocusLost()
	d.runLater()
	d.at("granted/person") // a jump from the other window
	d.sheet.FocusGained()
	d.typed("4")
	d.wantText("granted/person", "4")
	d.wantText("new/person", "1")
}

func TestTypingEndsWhenTheFocusMoves(t *testing.T) {
	d := table(t, "requests")
	other := widget.NewEntry()
	d.window.SetContent(container.NewBorder(nil, other, nil, nil, d.sheet))
	d.sheet.Focus()
	d.typed("12")
	d.window.Canvas().Focus(other)
	d.runLater()
	d.sheet.Focus()
	d.typed("5")
	d.wantText("new/person", "5")
}

func TestTypingEndsWhenTheCellChangedMeanwhile(t *testing.T) {
	d := table(t, "requests")
	d.typed("12")
	d.sheet.FocusLost()
	d.runLater()
	d.report.SetText(d.ref("new/person"), "99")
	d.sheet.FocusGained()
	d.typed("5")
	d.wantText("new/person", "5")
}

func TestCaretTellsWhereTypingGoes(t *testing.T) {
	d := open(t, "requests", theme(t, look.Huge, false), fyne.NewSize(800, 400))
	d.window.SetContent(container.NewBorder(widget.NewLabel("三、"), nil, nil, nil, d.sheet))
	d.sheet.Focus()
	near := func(text string) {
		t.Helper()
		want := d.find(text, 0)
		at, size, ok := d.sheet.Caret()
		if by := at.Subtract(want); !ok || by.X < 0 || by.X > 60 || by.Y > 0 || by.Y+size.Height < 0 {
			t.Errorf("the caret is at %v, %v high, %v; %q stands at %v", at, size.Height, ok, text, want)
		}
	}
	near("78")
	d.typed("4321")
	near("4321")
	end, _, _ := d.sheet.Caret()
	d.keys(fyne.KeyF2, fyne.KeyLeft)
	if left, _, _ := d.sheet.Caret(); left.X >= end.X || left.Y != end.Y {
		t.Errorf("the caret went from %v to %v", end, left)
	}
	d.keys(fyne.KeyReturn)
	d.report.SetText(d.ref("carried-out/total"), "765")
	d.sheet.Update()
	d.at("carried-out/total")
	near("765")
	d.window.Canvas().Unfocus()
	if _, _, ok := d.sheet.Caret(); ok {
		t.Error("there is a caret without the keyboard")
	}
}
