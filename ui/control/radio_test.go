package control_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gouji.app/ui/control"
)

// One option is chosen, by the arrows or by a click, and other keys go to the window.
func TestRadio(t *testing.T) {
	test.NewTempApp(t)
	var told []string
	r := control.NewRadio([]string{"甲", "乙", "丙"}, func(option string) { told = append(told, option) })
	keys := ""
	r.OnKey = func(k *fyne.KeyEvent) bool { keys += string(k.Name); return true }
	w := test.NewTempWindow(t, r)
	r.SetSelected("甲")
	var buttons []*control.Check
	for _, o := range test.LaidOutObjects(w.Content()) {
		if b, ok := o.(*control.Check); ok {
			buttons = append(buttons, b)
		}
	}
	want := func(when, option string) {
		t.Helper()
		on := ""
		for _, b := range buttons {
			if b.Checked {
				on += b.Text
			}
		}
		if r.Selected != option || on != option {
			t.Errorf("%s: chosen is %q, shown %q, want %q", when, r.Selected, on, option)
		}
	}
	want("at first", "甲")
	w.Canvas().Focus(buttons[0])
	for _, key := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyDown, fyne.KeyDown, fyne.KeyEscape} {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
	want("after the arrows", "丙")
	if w.Canvas().Focused() != fyne.Focusable(buttons[2]) || keys != "Escape" {
		t.Errorf("the keyboard is at %v, the window got %q", w.Canvas().Focused(), keys)
	}
	test.Tap(buttons[2])
	want("after a click on what is chosen", "丙")
	test.Tap(buttons[0])
	want("after a click", "甲")
	if len(told) != 4 { // 甲 乙 丙 甲
		t.Errorf("told %v", told)
	}
}
