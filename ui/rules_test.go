package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"

	"gouji.app/assets"
	"gouji.app/ui/control"
)

// A rule that is switched off finds nothing, here and at the next start.
func TestRulesCanBeSwitchedOff(t *testing.T) {
	d := open(t)
	d.Open(d.file("示例.txt", assets.Sample))
	rule := d.desk.Result().Findings[0].Rule
	d.Command(CmdRules)
	for _, o := range test.LaidOutObjects(d.front()) {
		if c, ok := o.(*control.Check); ok && c.Text == rule.Title {
			c.SetChecked(false)
		}
	}
	d.press("确定")
	silent := func(when string) {
		t.Helper()
		for _, f := range d.desk.Result().Findings {
			if f.Rule.ID == rule.ID {
				t.Errorf("%s: %s is switched off, and still says %s", when, rule.ID, f.Message)
			}
		}
	}
	silent("here")
	if !slices.Contains(d.kept.Off, rule.ID) {
		t.Errorf("kept as switched off: %v", d.kept.Off)
	}
	d.Command(CmdSample)
	silent("the next report")
}
