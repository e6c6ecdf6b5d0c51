package control_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"gouji.app/ui/control"
)

// Every control passes on the keys it has no use for, and only those.
func TestKeysArePassedOn(t *testing.T) {
	test.NewTempApp(t)
	var passed []string
	onKey := func(k *fyne.KeyEvent) bool { passed = append(passed, string(k.Name)); return true }
	pressed, chosen := 0, ""
	b := control.NewButton("说明", func() { pressed++ })
	c := control.NewCheck("只看本部分", nil)
	s := control.NewSelect([]string{"甲", "乙"}, func(label string) { chosen = label })
	l := control.NewList(func() int { return 2 }, func(i int) string { return [...]string{"一", "二"}[i] })
	l.OnSelected = func(i int) { chosen += [...]string{"一", "二"}[i] }
	b.OnKey, c.OnKey, s.OnKey, l.OnKey = onKey, onKey, onKey, onKey
	test.NewTempWindow(t, l).Resize(fyne.NewSize(100, 200))
	for _, x := range []struct {
		on   fyne.Focusable
		keys []fyne.KeyName
		want string // passed on
	}{
		{b, []fyne.KeyName{fyne.KeyReturn, fyne.KeySpace, fyne.KeyF8}, "F8"},
		{c, []fyne.KeyName{fyne.KeyReturn, fyne.KeyEscape}, "Return Escape"},
		{s, []fyne.KeyName{fyne.KeyRight, fyne.KeyEscape}, "Escape"},
		{l, []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn, fyne.KeyEscape}, "Escape"},
	} {
		passed = nil
		for _, k := range x.keys {
			x.on.TypedKey(&fyne.KeyEvent{Name: k})
		}
		if got := strings.Join(passed, " "); got != x.want {
			t.Errorf("%T passes on %q, want %q", x.on, got, x.want)
		}
	}
	if pressed != 2 || chosen != "甲二" {
		t.Errorf("the button was pressed %d times, chosen is %s", pressed, chosen)
	}
}

// A choice has a frame as fields have, as large as itself.
func TestChoiceIsFramed(t *testing.T) {
	test.NewTempApp(t)
	s := control.NewSelect([]string{"甲"}, nil)
	test.NewTempWindow(t, s).SetPadded(false)
	s.Resize(fyne.NewSize(300, 60))
	framed := false
	for _, o := range test.LaidOutObjects(s) {
		r, ok := o.(*canvas.Rectangle)
		framed = framed || ok && r.StrokeWidth > 0 && r.Size() == s.Size()
	}
	if !framed {
		t.Error("there is no frame")
	}
}
