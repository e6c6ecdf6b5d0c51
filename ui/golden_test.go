package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// What panes and dialogs are made of, as markup: a change of layout or words shows
// up here and is looked at (the failed ones lie in testdata/failed).
func TestMarkup(t *testing.T) {
	do := func(label string) func(*desk) {
		return func(d *desk) {
			d.Command("打开示例")
			d.jumpTo("problems")
			d.typing("改")
			d.Command(label)
		}
	}
	part := func(key string) func(*desk) {
		return func(d *desk) {
			d.Command("打开示例")
			d.showPart(key)
		}
	}
	for name, steps := range map[string]func(*desk){
		"start":    func(*desk) {},
		"unit":     part("unit"),
		"problems": part("problems"),
		"other":    part("other"),
		"unsaved":  do("退出"),
		"remark":   do("登记意见…"),
		"explain":  do("填报说明"),
	} {
		t.Run(name, func(t *testing.T) {
			d := open(t)
			d.Resize(fyne.NewSize(1000, 600))
			steps(d)
			test.AssertRendersToMarkup(t, name+".xml", d.win.Canvas())
		})
	}
}
