package prose_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"gouji.app/ui/control"
	"gouji.app/ui/prose"
)

// bar opens the find bar and types what is sought.
func (d *desk) bar(replace bool, what string) {
	d.find.Open(replace)
	d.window.Content().Refresh()
	test.Type(d.window.Canvas().Focused(), what)
}

// inBar types a key in the field that has the keyboard.
func (d *desk) inBar(name fyne.KeyName, mods fyne.KeyModifier) {
	d.mods = mods
	d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
	d.mods = 0
}

// says is whether the bar shows a text.
func (d *desk) says(text string) {
	d.t.Helper()
	for _, o := range walk(d.find, fyne.Position{}) {
		if l, ok := o.object.(*widget.Label); ok && l.Text == text {
			return
		}
	}
	d.t.Errorf("the bar does not say %q", text)
}

// button presses a button of the bar.
func (d *desk) button(label string) {
	d.t.Helper()
	for _, o := range walk(d.find, fyne.Position{}) {
		if b, ok := o.object.(*control.Button); ok && b.Text == label {
			test.Tap(b)
			return
		}
	}
	d.t.Fatalf("no button %s", label)
}

func TestFind(t *testing.T) {
	d := wide(t, "公开、不公开；\n公开。")
	d.bar(false, "公开")
	d.want("[公开]、不公开；\n公开。")
	d.says("第 1/3 处")
	d.inBar(fyne.KeyReturn, 0)
	d.want("公开、不[公开]；\n公开。")
	d.inBar(fyne.KeyReturn, fyne.KeyModifierShift)
	d.inBar(fyne.KeyReturn, fyne.KeyModifierShift)
	d.want("公开、不公开；\n[公开]。")
	d.says("第 3/3 处")
	d.button("下一处")
	d.want("[公开]、不公开；\n公开。")
	d.button("上一处")
	d.want("公开、不公开；\n[公开]。")
	test.Type(d.window.Canvas().Focused(), "x")
	d.says("没有找到")
	d.want("公开、不公开；\n[公开]。")
	d.inBar(fyne.KeyEscape, 0)
	if d.find.Visible() || d.window.Canvas().Focused() != d.editor {
		t.Error("Escape does not close the bar")
	}
	d.typed("完")
	d.want("公开、不公开；\n完|。")
}

func TestFindIgnoresCase(t *testing.T) {
	d := wide(t, "开通app，APP用户；微信App、İ。")
	d.bar(true, "App")
	d.says("第 1/3 处")
	d.want("开通[app]，APP用户；微信App、İ。")
	test.FocusNext(d.window.Canvas())
	test.Type(d.window.Canvas().Focused(), "App客户端")
	d.told = nil
	d.button("全部替换")
	d.want("开通App客户端，App客户端用户；微信App客户端|、İ。")
	d.wantTold("全部替换")
	d.says("已替换 3 处")
}

func TestFindBeginsWithTheSelection(t *testing.T) {
	d := wide(t, "甲乙甲乙")
	d.editor.Select(len("甲"), len("甲乙"))
	d.bar(false, "")
	d.says("第 1/2 处")
	d.inBar(fyne.KeyReturn, 0)
	d.want("甲乙甲[乙]")
	d.editor.Focus()
	d.keys("End")
	d.typed("乙")
	d.says("共 3 处")
	d.keys("Escape")
	if d.find.Visible() {
		t.Error("Escape in the text does not close the bar")
	}
}

func TestReplace(t *testing.T) {
	d := wide(t, "公开、不公开；公开。")
	d.bar(true, "公开")
	d.told = nil
	test.FocusNext(d.window.Canvas())
	test.Type(d.window.Canvas().Focused(), "公布")
	d.button("替换")
	d.want("公布、不[公开]；公开。")
	d.wantTold("替换")
	d.button("全部替换")
	d.want("公布、不公布；公布|。")
	d.wantTold("全部替换")
	d.says("已替换 2 处")
	d.button("全部替换")
	d.wantTold()
}

func TestReplacingKeepsOtherMarks(t *testing.T) {
	text := "78件，公开，60件"
	d := wide(t, text)
	d.editor.SetMarks([]prose.Mark{marked(text, "78件", prose.Tied, "一"), marked(text, "60件", prose.Tied, "二")})
	d.bar(true, "公开")
	d.button("全部替换")
	d.told = nil
	d.click(d.place("78", false), 1)
	d.click(d.place("60", false), 1)
	d.wantTold("mark 一", "mark 二")
}
