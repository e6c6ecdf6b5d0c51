package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"gouji.app/assets"
	"gouji.app/model/reading"
	"gouji.app/ui/control"
	"gouji.app/ui/prose"
)

// markOn is the mark on some words of the narrative in the middle; ok is false where
// there is none.
func (d *clerk) markOn(words string) (found prose.Mark, ok bool) {
	p := d.middle.Text()
	at := strings.Index(p.Editor.Text(), words)
	for m := range p.Ties {
		if m.From == at && m.To == at+len(words) {
			return m, true
		}
	}
	return prose.Mark{}, false
}

// selectText selects words of the narrative in the middle.
func (d *clerk) selectText(words string) {
	d.t.Helper()
	e := d.middle.Text().Editor
	at := strings.Index(e.Text(), words)
	if at < 0 {
		d.t.Fatalf("no %s in %s", words, e.Text())
	}
	e.Select(at, at+len(words))
}

func TestNumbersOfTheTextAreTiedToCells(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.jumpTo("overview")
	m, ok := d.markOn("86件")
	if !ok || m.Kind != prose.Tied || m.Reason != "表中一、本年新收·总计为 86" {
		t.Errorf("86件 has mark %v, %q", m.Kind, m.Reason)
	}
	if _, ok := d.markOn("3216条"); ok {
		t.Error("a number that the tables do not have is marked")
	}

	d.middle.Text().Clicked(m, false)
	d.wants("status", d.status.Text, "正文写“86件”，表中一、本年新收·总计为 86（按住 Ctrl 单击，或按 F9，到表格）")
	d.middle.Text().Clicked(m, true)
	d.wants("active cell", d.middle.Table().Sheet.Active().String(), "requests/new/total")
	d.wants("status", d.status.Text, "正文写“86件”，表中一、本年新收·总计为 86")
	d.mods = fyne.KeyModifierShift
	d.typing("", fyne.KeyF9)
	from, to := d.middle.Text().Editor.Selection()
	d.wants("selected", d.middle.Text().Editor.Text()[from:to], "86件")
	d.mods = 0
	d.typing("", fyne.KeyF9)
	d.wants("active cell", d.middle.Table().Sheet.Active().String(), "requests/new/total")
}

// The menu bar follows the caret into a number and out of it.
func TestMenuFollowsTheCaret(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.jumpTo("overview")
	disabled := func() bool { return d.items[CmdToCell].Disabled }
	if !disabled() {
		t.Error("there is a way to the table before any number")
	}
	d.selectText("86件")
	if disabled() {
		t.Error("at a number there is no way to the table")
	}
	d.typing("", fyne.KeyHome)
	if !disabled() {
		t.Error("there is a way to the table beside a number")
	}
}

// A number that the tables contradict turns red at the keystroke that makes it so, and
// one click takes the table's.
func TestContradictionIsReplacedByTheTablesNumber(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.jumpTo("overview")
	before := d.cell("overview")
	d.selectText("86件")
	d.typing("68件")
	m, ok := d.markOn("68件")
	if !ok || m.Kind != prose.Error || !strings.Contains(m.Reason, "86") {
		t.Fatalf("68件 has mark %v, %q", m.Kind, m.Reason)
	}
	d.middle.Text().Clicked(m, true)
	d.wants("active cell", d.middle.Table().Sheet.Active().String(), "requests/new/total")
	d.Command(CmdToWords)
	d.typing("", desktop.KeyMenu)
	var labels []string
	for _, item := range d.textMenu().Items {
		labels = append(labels, item.Label)
	}
	if !strings.Contains(strings.Join(labels, " "), "改为表中的数 到表中的数") {
		t.Errorf("the context menu offers %v", labels)
	}
	d.typing("", fyne.KeyEscape)
	d.Command(CmdTakeTableNumber)
	d.wants("text", d.cell("overview"), before)
	d.wants("step", d.undoLabel(), "改为表中的数")
	if m, _ := d.markOn("86件"); m.Kind != prose.Tied {
		t.Errorf("86件 has mark %v", m.Kind)
	}
	d.Command(CmdUndo)
	if !strings.Contains(d.cell("overview"), "68件") {
		t.Error("the change cannot be undone")
	}
}

// A contradiction that was explained, or whose rule is switched off, is not red.
func TestExplainedContradictionIsNotRed(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.jumpTo("overview")
	d.selectText("86件")
	d.typing("68件")
	for _, f := range d.desk.Result().Findings {
		if f.Rule.ID == "text-new" {
			d.middle.Reasons.Explain(f, "说明", "口径不同")
		}
	}
	if m, ok := d.markOn("68件"); !ok || m.Kind != prose.Note {
		t.Errorf("explained it has mark %v %v", m.Kind, ok)
	}
	d.desk.Session().Use(nil)
	d.refreshAll()
	if m, ok := d.markOn("68件"); ok {
		t.Errorf("with its rule switched off it has mark %v", m.Kind)
	}
}

func TestCellOffersTheNumbersOfTheText(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	item := func(ref string) *fyne.MenuItem {
		d.jumpTo(ref)
		for _, item := range d.contextMenu().Items {
			if strings.HasPrefix(item.Label, "到正文中的数") {
				return item
			}
		}
		t.Fatal("the context menu lacks 到正文中的数")
		return nil
	}
	if !item("requests/denied-law/person").Disabled {
		t.Error("there is a way to the text from a cell it does not tell of")
	}
	words := item("proactive/normative/repealed").ChildMenu.Items
	if len(words) != 1 || words[0].Label != "全面清理行政规范性文件，废止2件，现行有效61件，均在政府网站集中公…" {
		t.Fatalf("the menu offers %v", words)
	}
	words[0].Action()
	from, to := d.middle.Text().Editor.Selection()
	d.wants("selected", d.middle.Text().Editor.Text()[from:to], "2件")
}

func TestListOfTies(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.jumpTo("overview")
	d.selectText("86件")
	d.typing("68件")
	d.Command(CmdTies)
	words := d.modalWords()
	for _, want := range []string{
		"矛盾　68件　全年收到政府信息公开申请68件，上年结转4件，办结85件，结转下年…",
		"一、总体情况　表中一、本年新收·总计为 86",
		"一致　4件　", "未对应　3216条　", "[改为 86件]",
		"一、总体情况　表中没有这一项", "一致　85件　", "表中（七）总计·总计现为 86，按勾稽关系应改",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("the list lacks %s: %s", want, words)
		}
	}
	for _, o := range test.LaidOutObjects(d.front()) {
		if c, ok := o.(*control.Check); ok {
			c.SetChecked(true)
		}
	}
	if words := d.modalWords(); strings.Contains(words, "一致　") || !strings.Contains(words, "68件") {
		t.Errorf("只看矛盾 shows %s", words)
	}
	d.tap("改为 86件")
	d.wants("step", d.undoLabel(), "改为表中的数")
	if words := d.modalWords(); strings.Contains(words, "68件") {
		t.Errorf("after the change the list shows %s", words)
	}
	d.press("关闭")

	d.Command(CmdTies)
	d.tap("到表格")
	if d.dialog() != "" || d.middle.Table() == nil {
		t.Error("到表格 does not leave the list for the table")
	}
}

func TestClauseAround(t *testing.T) {
	long := strings.Repeat("甲", 30)
	for _, c := range []struct{ before, number, after, want string }{
		{"上一句。全年收到", "8件", "，办结7件。下一句", "全年收到8件，办结7件"},
		{"", "8件", "", "8件"},
		{long, "8件", long, "…" + strings.Repeat("甲", 18) + "8件" + strings.Repeat("甲", 18) + "…"},
		{"（一）标题\n　　收到", "8件", "\n下一段", "收到8件"},
	} {
		s := reading.Span{Start: len(c.before), End: len(c.before) + len(c.number)}
		if got := reading.Around(c.before+c.number+c.after, s); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// Tables read from a file of another program are looked at for shifted columns.
func TestImportedTablesAreKnown(t *testing.T) {
	d := open(t)
	shifted := func() bool {
		for _, f := range d.desk.Result().Findings {
			if f.Rule.ID == "shifted" {
				return true
			}
		}
		return false
	}
	row := strings.Replace(assets.Sample, "requests/unavailable-not-held: 19 1 0 0 1 0 21", "requests/unavailable-not-held: 19 1 0 1 0 21 0", 1)
	d.Open(d.file("自己的.txt", row))
	own := shifted()
	d.Open(d.file("外来.txt", row))
	d.press("全部接受")
	if own || !shifted() {
		t.Errorf("shifted columns told in an own file: %v, in another program's: %v", own, shifted())
	}
}
