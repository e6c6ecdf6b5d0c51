package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"gouji.app/assets"
	"gouji.app/ui/control"
	"gouji.app/ui/look"
	"gouji.app/ui/preview"
	"gouji.app/ui/prose"
)

// words are all texts in the window, one after the other, buttons in brackets.
func (d *clerk) words() string { return wordsOf(d.win.Content()) }

// modalWords are those of the open dialog.
func (d *clerk) modalWords() string { return wordsOf(d.front()) }

func wordsOf(object fyne.CanvasObject) string {
	var out strings.Builder
	for _, o := range test.LaidOutObjects(object) {
		switch o := o.(type) {
		case *canvas.Text:
			out.WriteString(o.Text)
		case *preview.Sheet:
			out.WriteString(o.Text())
		}
		if label := labelOf(o); label != "" {
			out.WriteString("[" + label + "]")
		}
	}
	return out.String()
}

// labelOf is what a button says, "" for all that is none.
func labelOf(o fyne.CanvasObject) string {
	if b, ok := o.(*control.Button); ok {
		return b.Text
	}
	return ""
}

func (d *clerk) click(label string) {
	d.t.Helper()
	for _, o := range test.LaidOutObjects(d.win.Content()) {
		if labelOf(o) == label {
			test.Tap(o.(fyne.Tappable))
			return
		}
	}
	d.t.Fatalf("no button %s in %s", label, d.words())
}

func TestStartPageLeadsEverywhere(t *testing.T) {
	d := open(t)
	for _, want := range []string{"[新建]", "[打开]", "[打开示例]", "最近的文件"} {
		if !strings.Contains(d.words(), want) {
			t.Errorf("the start page lacks %s: %s", want, d.words())
		}
	}
	d.Command(CmdSave) // makes no sense yet
	d.wants("dialog", d.dialog(), "")
	d.click("打开示例")
	d.wants("title", d.win.Title(), "示例县人民政府 · 2024 · 示例（未另存） · 勾稽")
}

// What a crash leaves behind is offered, opens as unsaved work, and is gone only
// when it is saved.
func TestDraftIsOfferedAndRestored(t *testing.T) {
	d := open(t)
	path := d.file("示例.txt", assets.Sample)
	d.Open(path)
	d.jumpTo("requests/new/person")
	d.typing("80")
	if err := d.opts.Drafts.Stop(); err != nil { // as if the program ended here
		t.Fatal(err)
	}

	again := openIn(t, d.dir)
	if !strings.Contains(again.words(), "上次没有保存的内容") || !strings.Contains(again.words(), "示例.txt") {
		t.Fatalf("the start page says %s", again.words())
	}
	again.click("恢复")
	again.wants("cell", again.cell("requests/new/person"), "80")
	again.wants("total that followed", again.cell("requests/new/total"), "88")
	again.wants("title", again.win.Title(), "示例县人民政府 · 2024 · 示例.txt* · 勾稽")
	again.Command(CmdSave)
	if saved, _ := os.ReadFile(path); !strings.Contains(string(saved), "requests/new: 80 ") {
		t.Error("the restored work was not saved")
	}
	if err := again.opts.Drafts.Flush(); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(d.dir, "drafts", "*.draft")); len(left) != 0 {
		t.Errorf("drafts left after saving: %v", left)
	}
}

func TestDialogsObeyEnterAndEscape(t *testing.T) {
	d := open(t)
	d.Open(d.file("示例.txt", assets.Sample))
	d.jumpTo("requests/new/person")
	d.typing("80")
	d.Command(CmdNew)
	d.typing("", fyne.KeyEscape)
	d.wants("dialog after Escape", d.dialog(), "")
	d.wants("open file", d.desk.File().Name(), "示例.txt")
	d.Command(CmdOpen)
	d.typing("", fyne.KeyEscape)
	d.wants("file dialog after Escape", d.dialog(), "")
	d.Command(CmdNew)
	d.typing("", fyne.KeyReturn) // 保存 comes first
	d.wants("open file", d.desk.File().Name(), "未命名")
}

func TestSaveAsWritesWhereItIsTold(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.Command(CmdSave)
	if !strings.Contains(d.dialog(), "另存为") {
		t.Fatalf("a report without a file is saved to %q", d.dialog())
	}
	d.typing("", fyne.KeyReturn)
	name := "示例县人民政府2024年政府信息公开工作年度报告.txt"
	d.wants("file", d.desk.File().Name(), name)
	if _, err := os.Stat(filepath.Join(d.dir, name)); err != nil {
		t.Error(err)
	}
	d.jumpTo("requests/new/person")
	d.typing("80")
	other := d.file("别的.txt", "别人的文件")
	d.Command(CmdSaveAs)
	field := d.win.Canvas().Focused().(interface{ SetText(string) })
	field.SetText("别的.txt")
	d.typing("", fyne.KeyReturn)
	if !strings.Contains(d.dialog(), "已经存在") {
		t.Fatalf("another file would be replaced: %q", d.dialog())
	}
	d.press("取消")
	if content, _ := os.ReadFile(other); string(content) != "别人的文件" {
		t.Error("another file was replaced")
	}
}

// The menu bar gets Ctrl+V and its like before a dialog does; they mean its field.
func TestDialogsHaveAClipboardAndUndo(t *testing.T) {
	d := open(t)
	d.Command(CmdOpen) // on the start page, where no report has words
	d.typing("示例.txt")
	d.Command(CmdSelectAll)
	d.Command(CmdCut)
	d.wants("clipboard", d.opts.App.Clipboard().Content(), "示例.txt")
	d.typing("", fyne.KeyEscape)
	d.Command(CmdSample)
	d.jumpTo("requests/new/person")
	d.typing("80")
	d.Command(CmdSaveAs)
	field := d.win.Canvas().Focused().(*prose.Field)
	proposed := field.Text
	d.Command(CmdPaste) // over the proposed name
	d.wants("name pasted", field.Text, "示例.txt")
	d.Command(CmdUndo)
	d.Command(CmdUndo) // Fyne's field takes two steps for it
	d.wants("name after undo", field.Text, proposed)
	d.Command(CmdRedo)
	d.Command(CmdRedo)
	d.wants("name after redo", field.Text, "示例.txt")
	d.wants("cell below the dialog", d.cell("requests/new/person"), "80")
}

func TestRemarkIsAFindingUntilTickedOff(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.jumpTo("requests/new/person")
	before := d.messages()
	d.Command(CmdRemark)
	d.typing("请与受理台账核对")
	d.press("登记")
	told := func(m string) bool { return strings.Contains(m, "请与受理台账核对") }
	i := slices.IndexFunc(d.messages(), told)
	if i < 0 {
		t.Fatalf("findings: %v", d.messages())
	}
	f := d.desk.Result().Findings[i]
	d.wants("place", f.At[0].String(), "requests/new/person")
	d.findings.OnFix(f, f.Fixes[0])
	if !slices.Equal(d.messages(), before) {
		t.Errorf("findings after it was ticked off: %v", d.messages())
	}
	d.Command(CmdUndo)
	d.Command(CmdUndo)
	if n := len(d.desk.Report().Remarks()); n != 0 {
		t.Errorf("%d remarks after undo", n)
	}
}

func TestSourceIsKeptWithTheCell(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.jumpTo("requests/new/person")
	d.Command(CmdSource)
	d.typing("信访科 李明", fyne.KeyReturn)
	d.wants("source", d.cell("source-requests/new/person"), "信访科 李明")
	if line := d.middle.Table().Line.String(); !strings.Contains(line, "来源：信访科 李明") {
		t.Errorf("the line below the sheet says %q", line)
	}
}

func TestLineTellsEquationsAndSelection(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.jumpTo("requests/new/person")
	if line := d.middle.Table().Line.String(); !strings.Contains(line, "总计 86 ＝ 78＋5＋0＋0＋2＋1") || !strings.Contains(line, "一＋二 78＋4 ＝ 三＋四 78＋4") {
		t.Errorf("the line below the sheet says %q", line)
	}
	d.mods = fyne.KeyModifierShift
	d.typing("", fyne.KeyRight, fyne.KeyRight)
	if line := d.middle.Table().Line.String(); !strings.Contains(line, "已选 3 格，其中数字 3 个，合计 83") {
		t.Errorf("the line below the sheet says %q", line)
	}
}

func TestKeysMoveBetweenPanes(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	at := func() string {
		switch {
		case d.win.Canvas().Focused() == fyne.Focusable(d.middle.List()):
			return "parts"
		case d.findings.Focused(d.win.Canvas()):
			return "findings"
		}
		return "middle"
	}
	var way []string
	for range 3 {
		d.typing("", fyne.KeyF6)
		way = append(way, at())
	}
	d.wants("way", strings.Join(way, " "), "findings parts middle")
	d.mods = fyne.KeyModifierShift
	d.typing("", fyne.KeyF6)
	d.wants("pane before", at(), "parts")
	d.typing("", fyne.KeyDown)
	d.wants("part", d.middle.Name(), "四、复议诉讼")
}

// The arrows keep the keyboard in the list, Enter and a click hand it to the part.
func TestPartsAreWalkedByKeysAndMouse(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	c := d.win.Canvas()
	c.Focus(d.middle.List())
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyUp, "二、主动公开"},
		{fyne.KeyEnd, "六、其他"},
		{fyne.KeyDown, "六、其他"},
		{fyne.KeyHome, "单位与年度"},
		{fyne.KeyUp, "单位与年度"},
		{fyne.KeyDown, "引言"},
	} {
		d.typing("", step.key)
		d.wants("part after "+string(step.key), d.middle.Name(), step.want)
		if c.Focused() != fyne.Focusable(d.middle.List()) {
			t.Fatalf("%s takes the keyboard from the list", step.key)
		}
	}
	d.typing("", fyne.KeyReturn)
	if c.Focused() == fyne.Focusable(d.middle.List()) {
		t.Error("Enter leaves the keyboard in the list")
	}
	below := fyne.NewPos(20, 8.5*d.middle.List().RowHeight())
	test.TapAt(d.middle.List(), below)
	d.wants("part after a click below the last", d.middle.Name(), "引言")
	test.TapAt(d.middle.List(), fyne.NewPos(20, 4.5*d.middle.List().RowHeight()))
	d.wants("part after a click", d.middle.Name(), "三、申请")
	if c.Focused() != fyne.Focusable(d.middle.Table().Sheet) {
		t.Error("a click does not give the keyboard to the table")
	}
}

func TestLookSwitchesAtOnceAndIsRemembered(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.Command(CmdHuge)
	if got := d.opts.App.Settings().Theme().(look.Theme).Text; got != look.Huge {
		t.Errorf("the text size is %v", got)
	}
	d.Command(CmdDark)
	if !d.kept.Dark || d.kept.TextSize != "特大" {
		t.Errorf("remembered %+v", d.kept)
	}
	d.middle.ShowSection("problems")
	d.Command(CmdQuit)
	if d.kept.Part != "problems" || d.kept.Width == 0 {
		t.Errorf("remembered %+v", d.kept)
	}
}

func TestPreviewShowsTheWholeReport(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.Command(CmdPreview)
	for _, want := range []string{"一、总体情况", "六、其他需要报告的事项", "示例县人民政府", "2025年1月20日"} {
		if !strings.Contains(d.words(), want) {
			t.Errorf("the preview lacks %s", want)
		}
	}
	d.Command(CmdPreview)
	if d.win.Canvas().Focused() != fyne.Focusable(d.middle.Table().Sheet) {
		t.Error("back from the preview the sheet has no keyboard")
	}
	d.Command(CmdPreview)
	d.jumpTo("requests/handled/total")
	d.wants("active cell", d.middle.Table().Sheet.Active().String(), "requests/handled/total")
	if d.middle.Covered() {
		t.Error("a jump leaves the preview open")
	}
}

// What is typed never goes where nobody sees it.
func TestKeyboardFollowsTheEye(t *testing.T) {
	d := open(t)
	d.Command(CmdNew)
	test.TapAt(d.middle.List(), fyne.NewPos(20, 4.5*d.middle.List().RowHeight()))
	d.typing("13", fyne.KeyReturn)
	d.wants("first cell", d.cell("requests/new/person"), "13")
	d.wants("unit", d.desk.Report().UnitName(), "")
	d.Command(CmdPreview)
	if f := d.win.Canvas().Focused(); f != nil {
		t.Errorf("%T has the keyboard behind the preview", f)
	}
}

func TestPrintHandsOverACopy(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.Command(CmdPrint)
	if data, err := os.ReadFile(d.outside); err != nil || !strings.Contains(string(data), "requests/new: 78") {
		t.Errorf("opened outside: %q, %v", d.outside, err)
	}
}

// Every command with a key of its own is told in the help, and no two share one.
func TestKeysAreTold(t *testing.T) {
	d := open(t)
	seen := map[string]string{}
	for _, c := range d.commands {
		k := c.keys()
		if k == "" {
			continue
		}
		if other := seen[k]; other != "" {
			t.Errorf("%s and %s share %s", c.label, other, k)
		}
		seen[k] = c.label
	}
	d.Command(CmdKeys)
	told := strings.ReplaceAll(d.dialog(), "　", "")
	for k, label := range seen {
		if !strings.Contains(told, trimDots(label)+k) {
			t.Errorf("the help does not tell %s of %s", k, label)
		}
	}
}

func TestContextMenuOffersTheCellsCommands(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.jumpTo("requests/new/person")
	var labels []string
	for _, item := range d.contextMenu().Items {
		label := item.Label
		if item.Disabled {
			label = "(" + label + ")"
		}
		labels = append(labels, label)
	}
	want := "剪切 复制 带标题复制 粘贴  空格填 0 (恢复自动合计) (说明…) 数据来源… (到正文中的数　Shift+F9) 登记意见…  填报说明　F1"
	d.wants("menu", strings.Join(labels, " "), want)
}

func TestPasteThatDoesNotFitIsAsked(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.jumpTo("disputes/cases/after-pending")
	d.opts.App.Clipboard().SetContent("7\t8\t9\r\n")
	d.Command(CmdPaste)
	if !strings.Contains(d.dialog(), "3 个数字，表中只放得下 2 个") {
		t.Fatalf("dialog is %q", d.dialog())
	}
	d.press("粘贴 2 个")
	d.wants("cell", d.cell("disputes/cases/after-pending"), "7")
	d.wants("next cell", d.cell("disputes/cases/after-total"), "8")
	d.Command(CmdUndo)
	d.wants("cell after undo", d.cell("disputes/cases/after-pending"), "1")
}

func TestFilterShowsThisPartOnly(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.middle.ShowSection("problems")
	if !strings.Contains(d.words(), "（七）总计·总计应为 85") {
		t.Fatal("the finding is not shown")
	}
	for _, o := range test.LaidOutObjects(d.win.Content()) {
		if c, ok := o.(*control.Check); ok {
			test.Tap(c)
		}
	}
	if strings.Contains(d.words(), "（七）总计·总计应为 85") {
		t.Error("the filter shows a finding of another part")
	}
	d.middle.ShowSection("requests")
	if !strings.Contains(d.words(), "（七）总计·总计应为 85") {
		t.Error("the filter does not follow to the next part")
	}
}

func TestFindAndReplaceInANarrative(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.Command(CmdFind)
	d.wants("words after 查找 on a table", d.cell("requests/new/person"), "78")
	d.jumpTo("other")
	d.Command(CmdReplace)
	d.typing("县")
	d.win.Canvas().FocusNext() // as Tab does
	d.typing("市")
	d.click("全部替换")
	if got := d.cell("other"); strings.Contains(got, "县") || !strings.Contains(got, "示例市各行政机关") {
		t.Errorf("after 全部替换: %q", got)
	}
	d.Command(CmdUndo)
	if got := d.cell("other"); !strings.Contains(got, "示例县各行政机关") {
		t.Errorf("after 撤销: %q", got)
	}
}

func TestHalfWidthPunctuationIsOffered(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.jumpTo("other")
	d.Command(CmdWiden)
	d.wants("dialog without any", d.dialog(), "")
	d.typing("2024年,收费3.5元。")
	d.Command(CmdWiden)
	if !strings.Contains(d.dialog(), "1 处半角标点") {
		t.Fatalf("dialog is %q", d.dialog())
	}
	d.press("改为全角")
	if got := d.cell("other"); !strings.HasPrefix(got, "2024年，收费3.5元。") {
		t.Errorf("text is %q", got)
	}
}
