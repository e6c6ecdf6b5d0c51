package findings

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"gouji.app/model/check"
)

// stressed are the messages that stand out.
func stressed(l *List) (out string) {
	for _, c := range l.cards {
		if c.message.Ink() == theme.ColorNamePrimary {
			out += c.message.String() + " "
		}
	}
	return out
}

func TestPointedFindingStandsOut(t *testing.T) {
	test.NewTempApp(t)
	l := New()
	rule := &check.Rule{ID: "text-new"}
	var fs []check.Finding
	for i, place := range []string{"甲", "乙", "丙", "丁", "戊"} {
		fs = append(fs, check.Finding{Rule: rule, Offset: i, Message: place})
	}
	l.Show(fs)
	w := test.NewTempWindow(t, l.Object())
	w.Resize(fyne.NewSize(260, 120))
	l.Point(fs[4])
	if got := stressed(l); got != "● 戊 " {
		t.Errorf("%q stand out", got)
	}
	down := l.scroll.Offset.Y
	if down == 0 {
		t.Error("the finding is out of sight")
	}
	l.Point(fs[0])
	if got := stressed(l); got != "● 甲 " || l.scroll.Offset.Y >= down {
		t.Errorf("%q stand out at %v", got, l.scroll.Offset)
	}
	if w.Canvas().Focused() != nil {
		t.Error("the list took the keyboard")
	}
	l.Focus(w.Canvas())
	w.Canvas().Unfocus()
	if got := stressed(l); got != "● 甲 " {
		t.Errorf("%q stand out after the keyboard left", got)
	}
	l.Point(check.Finding{})
	if got := stressed(l); got != "" {
		t.Errorf("%q stand out for no finding", got)
	}
}
