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
	do := func(label string) func(*clerk) {
		return func(d *clerk) {
			d.Command("打开示例")
			d.jumpTo("problems")
			d.typing("改")
			d.Command(label)
		}
	}
	part := func(key string) func(*clerk) {
		return func(d *clerk) {
			d.Command("打开示例")
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
		"unsaved":  do("退出"),
		"remark":   do("登记意见…"),
		"explain":  do("填报说明"),
		"begin":    begin(agriculture),
		"whose":    begin("form gongkai-2021\nunit/year: 2024\n"),
		"copied":   begin(assets.Sample, start, func(d *clerk) { d.middle.ShowSection("problems") }),
		"taken":    begin(agriculture, start, func(d *clerk) { d.Command("沿用上年的内容…") }),
		"bodies":   begin(agriculture, start, func(d *clerk) { d.Command("原单位年报…") }),
		"last":     func(d *clerk) { d.compareSample(); d.middle.ShowSection("problems") },
		"likeness": func(d *clerk) { d.compareSample(); d.Command("与其他年报比较文字…"); d.choose("去年.txt") },
		"years":    func(d *clerk) { d.compareSample(); d.Command("年度对比…") },
	} {
		t.Run(name, func(t *testing.T) {
			d := open(t)
			d.Resize(fyne.NewSize(1000, 600))
			steps(d)
			test.AssertRendersToMarkup(t, name+".xml", d.win.Canvas())
		})
	}
}
