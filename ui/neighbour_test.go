package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gouji.app/assets"
	"gouji.app/ui/control"
	"gouji.app/ui/prose"
)

// A neighbour's report says word for word what ours says in its fifth section.
const neighbour = `form gongkai-2021
unit/name: 邻县人民政府
unit/year: 2024
overview:
	2024年，邻县认真做好各项公开工作。
problems:
	我县还需改进。政策解读的形式还比较单一。
	下一步将建立更新提醒制度，推广图解和问答形式的解读。
`

// editors are the texts of the dialog in front, from left to right.
func (d *clerk) editors() (out []*prose.Editor) {
	for _, o := range test.LaidOutObjects(d.front()) {
		if e, ok := o.(*prose.Editor); ok {
			out = append(out, e)
		}
	}
	return out
}

func TestTextsAreComparedWithANeighbours(t *testing.T) {
	d := open(t)
	d.file("邻县.txt", neighbour)
	d.Open(d.file("示例.txt", assets.Sample))
	d.Command(CmdLikeness)
	d.choose("邻县.txt")
	if !strings.Contains(d.dialog(), "全文相同") || !strings.Contains(d.modalWords(), "与“邻县.txt”比较文字") {
		t.Fatalf("dialog %q", d.dialog())
	}
	var choose *control.Radio
	for _, o := range test.LaidOutObjects(d.front()) {
		if g, ok := o.(*control.Radio); ok {
			choose = g
		}
	}
	if n := len(choose.Options); n != 2 || !strings.HasPrefix(choose.Options[1], "五、问题和改进　相同 ") {
		t.Fatalf("sections %q", choose.Options)
	}
	choose.SetSelected(choose.Options[1])
	left, right := d.editors()[0], d.editors()[1]
	if !strings.HasPrefix(left.Text(), "存在的问题") || !strings.HasPrefix(right.Text(), "我县还需改进") {
		t.Fatalf("texts %q and %q", left.Text(), right.Text())
	}
	if !strings.Contains(d.dialog(), "相同的文字 2 处") {
		t.Errorf("dialog %q", d.dialog())
	}
	// What is chosen at the left is there in the editor.
	from := strings.Index(left.Text(), "政策解读的形式")
	left.Select(from, from+len("政策解读"))
	d.press("到正文修改")
	d.wants("dialog", d.dialog(), "")
	a, z := d.middle.Text().Editor.Selection()
	d.wants("selected in the editor", d.middle.Text().Editor.Text()[a:z], "政策解读")
	if d.desk.Session().Unsaved() {
		t.Error("comparing texts counts as a change")
	}
}

func TestNothingToCompareIsSaid(t *testing.T) {
	d := open(t)
	d.file("邻县.txt", "form gongkai-2021\nunit/name: 邻县人民政府\nunit/year: 2024\n")
	d.Open(d.file("示例.txt", assets.Sample))
	d.Command(CmdLikeness)
	d.choose("邻县.txt")
	if !strings.Contains(d.dialog(), "没有可以比较的文字") {
		t.Errorf("dialog %q", d.dialog())
	}
}

func TestEscapeLeavesTheComparison(t *testing.T) {
	d := open(t)
	d.file("邻县.txt", neighbour)
	d.Open(d.file("示例.txt", assets.Sample))
	d.Command(CmdLikeness)
	d.choose("邻县.txt")
	d.typing("x", fyne.KeyEscape)
	d.wants("dialog", d.dialog(), "")
}
