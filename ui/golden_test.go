package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gouji.app/assets"
)

// What panes and dialogs are made of, as markup: a change of layout or words shows
// up here and is looked at (the failed ones lie in testdata/failed).
func TestMarkup(t *testing.T) {
	do := func(id ID) func(*clerk) {
		return func(d *clerk) {
			d.Command(CmdSample)
			d.jumpTo("problems")
			d.typing("改")
			d.Command(id)
		}
	}
	part := func(key string) func(*clerk) {
		return func(d *clerk) {
			d.Command(CmdSample)
			d.middle.ShowSection(key)
		}
	}
	begin := func(src string, steps ...func(*clerk)) func(*clerk) {
		return func(d *clerk) {
			d.begin.With(d.file("去年.txt", src))
			for _, step := range steps {
				step(d)
			}
		}
	}
	start := func(d *clerk) { d.press("开始填写") }
	for name, steps := range map[string]func(*clerk){
		"start":    func(*clerk) {},
		"unit":     part("unit"),
		"problems": part("problems"),
		"other":    part("other"),
		"unsaved":  do(CmdQuit),
		"remark":   do(CmdRemark),
		"explain":  do(CmdCellHelp),
		"begin":    begin(agriculture),
		"whose":    begin("form gongkai-2021\nunit/year: 2024\n"),
		"copied":   begin(assets.Sample, start, func(d *clerk) { d.middle.ShowSection("problems") }),
		"taken":    begin(agriculture, start, func(d *clerk) { d.Command(CmdTaken) }),
		"bodies":   begin(agriculture, start, func(d *clerk) { d.Command(CmdPredecessors) }),
		"last":     func(d *clerk) { d.compareSample(); d.middle.ShowSection("problems") },
		"likeness": func(d *clerk) { d.compareSample(); d.Command(CmdLikeness); d.choose("去年.txt") },
		"years":    func(d *clerk) { d.compareSample(); d.Command(CmdYears) },
	} {
		t.Run(name, func(t *testing.T) {
			d := open(t)
			d.Resize(fyne.NewSize(1000, 600))
			steps(d)
			test.AssertRendersToMarkup(t, name+".xml", d.win.Canvas())
		})
	}
}
