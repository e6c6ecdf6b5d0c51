package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"gouji.app/assets"
	"gouji.app/ui/desk"
	"gouji.app/ui/prose"
)

// sampleCompared has the sample open with the report of the year before beside it.
func sampleCompared(t *testing.T) *clerk {
	d := open(t)
	d.compareSample()
	return d
}

func (d *clerk) compareSample() {
	d.file("去年.txt", assets.SampleBefore)
	d.Open(d.file("示例.txt", assets.Sample))
	d.Command(CmdBeside)
	d.choose("去年.txt")
}

// same are the stretches of an editor's text that are marked as standing elsewhere.
func same(e *prose.Editor, marks []prose.Mark) string {
	var out []string
	for _, m := range marks {
		if m.Kind == prose.Same {
			out = append(out, e.Text()[m.From:m.To])
		}
	}
	return strings.Join(out, "|")
}

func TestLastTextStandsBesideTheEditor(t *testing.T) {
	d := sampleCompared(t)
	d.wants("findings of two years that tie", d.acrossYears(), "")
	d.jumpTo("problems")
	p := d.middle.Text()
	last := p.Last.Pair.Right
	if !strings.HasPrefix(last.Text(), "存在的问题：一是各单位公开目录不统一") || !strings.Contains(d.words(), "查找不便") {
		t.Fatalf("beside stands %q", last.Text())
	}
	d.wants("how much is the same", p.Last.Share.String(), "2023 年度文字　与今年相同 59%，全文相同 67%")
	d.wants("passages", same(p.Editor, p.Last.Pair.Marks("")), "二是政策解读的形式还比较单一|推广图解和问答形式的解读")

	p.Editor.Select(0, 0)
	d.win.Canvas().Focus(p.Editor)
	d.typing("一是各单位公开目录不统一，查找不便。\n")
	if got := same(p.Editor, p.Last.Pair.Marks("")); !strings.HasPrefix(got, "一是各单位公开目录不统一，查找不便|") {
		t.Errorf("passages after typing: %q", got)
	}
	d.win.Canvas().Focus(last)
	d.typing("改")
	if strings.Contains(last.Text(), "改存") || strings.Contains(p.Editor.Text(), "改存") {
		t.Error("last year's text can be typed into")
	}

	d.Command(CmdBeside)
	if strings.Contains(d.words(), "2023 年度文字") {
		t.Error("last year's text stays when hidden")
	}
	if !strings.Contains(d.words(), "单一") {
		t.Error("the editor is gone, too")
	}
}

// A click on a common passage selects the other one, on either side.
func TestCommonPassagesLeadToEachOther(t *testing.T) {
	d := sampleCompared(t)
	d.jumpTo("overview")
	p := d.middle.Text()
	here := p.Last.Pair.Passages()[0]
	p.Clicked(p.Last.Pair.Marks("")[0], false)
	from, to := p.Last.Pair.Right.Selection()
	d.wants("selected beside", p.Last.Pair.Right.Text()[from:to], here.There.Of(p.Last.Pair.Right.Text()))
	p.Last.Pair.ToLeft(prose.Mark{From: here.There.Start, To: here.There.End})
	from, to = p.Editor.Selection()
	d.wants("selected in the editor", p.Editor.Text()[from:to], here.Here.Of(p.Editor.Text()))
}

// After a reform the user chooses whose text stands beside.
func TestLastTextOfSeveralBodies(t *testing.T) {
	d := open(t)
	var priors []desk.Prior
	for _, name := range []string{"甲局", "乙局"} {
		text := "form gongkai-2021\nunit/name: " + name + "\nunit/year: 2023\nproblems:\n\t" + name + "去年写的话\n"
		priors = append(priors, desk.Prior{Path: d.file(name+".txt", text), Report: parse(t, text)})
	}
	d.Open(d.file("今年.txt", "form gongkai-2021\nunit/name: 甲乙局\nunit/year: 2024\npredecessor/1/name: 甲局\npredecessor/2/name: 乙局\n"))
	d.desk.ComparePriors(d.desk.File(), priors)
	d.jumpTo("problems")
	last := d.middle.Text().Last
	d.wants("text beside", last.Pair.Right.Text(), "甲局去年写的话")
	test.Tap(last.Whose)
	last.Whose.SetSelected("乙局")
	d.wants("text beside", last.Pair.Right.Text(), "乙局去年写的话")
}
