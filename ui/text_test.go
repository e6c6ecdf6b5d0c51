package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/form"
)

func (d *clerk) paste(text string) {
	d.opts.App.Clipboard().SetContent(text)
	d.Command(CmdPaste)
}

func (d *clerk) undoLabel() string { return d.desk.Session().UndoLabel() }

func TestStandardSentenceIsOneStep(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.jumpTo("requests/new/person")
	d.Command(CmdPhrases) // not on a table
	d.wants("cell", d.cell("requests/new/person"), "78")
	d.jumpTo("other")
	before := d.cell("other")
	d.typing("甲")
	d.Command(CmdPhrases)
	d.typing("", fyne.KeyDown, fyne.KeyReturn)
	d.wants("text", d.cell("other"), "甲本年度未收取政府信息公开信息处理费。"+before)
	d.wants("step", d.undoLabel(), "常用语")
	d.typing("乙")
	d.wants("text typed on", d.cell("other"), "甲本年度未收取政府信息公开信息处理费。乙"+before)
	d.Command(CmdUndo)
	d.Command(CmdUndo)
	d.wants("text after undo", d.cell("other"), "甲"+before)
}

func TestStandardSentenceSelectsWhatIsOpen(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.jumpTo("other")
	d.Command(CmdPhrases)
	d.typing("", fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	d.typing("3")
	if got := d.cell("other"); !strings.HasPrefix(got, "本年度发出政府信息公开信息处理费收费通知3件，收取信息处理费××元。") {
		t.Errorf("text is %q", got)
	}
}

func TestContextMenuOffersStandardSentences(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.jumpTo("preamble")
	d.typing("", desktop.KeyMenu)
	for _, item := range d.textMenu().Items {
		if item.ChildMenu != nil {
			d.wants("item", item.Label, "常用语")
			d.wants("second sentence", item.ChildMenu.Items[1].Label, "本报告所列数据的统计期限为2024年1月1日至2024年12月31日。")
			item.ChildMenu.Items[1].Action()
		}
	}
	if got := d.cell("preamble"); !strings.HasPrefix(got, "本报告所列数据的统计期限为2024年1月1日至2024年12月31日。") {
		t.Errorf("text is %q", got)
	}
}

func TestPasteDropsTheOwnHeading(t *testing.T) {
	d := open(t)
	d.New()
	d.jumpTo("problems")
	d.paste("五、存在的主要问题及改进情况\r\n　　更新不够及时。\r\n")
	d.wants("dialog", d.dialog(), "")
	d.wants("text", d.cell("problems"), "更新不够及时。")
	d.wants("step", d.undoLabel(), "粘贴")
	d.Command(CmdUndo)
	d.wants("text after undo", d.cell("problems"), "")
	d.paste("五、存在的主要问题及改进情况")
	d.wants("heading alone", d.cell("problems"), "五、存在的主要问题及改进情况")
}

func TestPasteTellsHalfWidthPunctuation(t *testing.T) {
	d := open(t)
	d.New()
	d.jumpTo("problems")
	d.paste("更新不快,解读不多。")
	d.wants("text", d.cell("problems"), "更新不快,解读不多。")
	d.wants("status", d.status.Text, "粘贴的内容有 1 处半角标点；可用“编辑”菜单中的“半角标点改为全角”改正。")
	d.paste("人手不足。")
	d.wants("status", d.status.Text, "")
}

const pastedParts = "再补一句。\n五、存在的主要问题及改进情况\n更新不够及时。\n六、其他需要报告的事项\n没有收费。"

func TestPasteIsDealtOut(t *testing.T) {
	d := open(t)
	d.New()
	d.jumpTo("other")
	d.typing("已有的话。")
	d.jumpTo("problems")
	d.typing("存在问题：改进：", fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	d.paste(pastedParts)
	d.wants("dialog", d.dialog(), "粘贴内容含第六部分，是否分别放入？第六部分已有内容，新的接在后面。 [分别放入] [全部放在这里] [取消]")
	d.press("分别放入")
	d.wants("problems", d.cell("problems"), "存在问题：再补一句。\n更新不够及时。改进：")
	d.wants("other", d.cell("other"), "已有的话。\n没有收费。")
	d.wants("step", d.undoLabel(), "粘贴")
	d.typing("先")
	d.wants("problems after typing", d.cell("problems"), "存在问题：再补一句。\n更新不够及时。先改进：")
	d.Command(CmdUndo)
	d.Command(CmdUndo)
	d.wants("problems after undo", d.cell("problems"), "存在问题：改进：")
	d.wants("other after undo", d.cell("other"), "已有的话。")
}

func TestPasteMayStayTogether(t *testing.T) {
	d := open(t)
	d.New()
	d.jumpTo("problems")
	d.paste(pastedParts)
	d.press("取消")
	d.wants("problems", d.cell("problems"), "")
	d.paste(pastedParts)
	d.press("全部放在这里")
	d.wants("problems", d.cell("problems"), pastedParts)
	d.wants("other", d.cell("other"), "")
}

func TestPastedTablesAreReadAsAReport(t *testing.T) {
	d := open(t)
	d.New()
	d.jumpTo("overview")
	page := "一、总体情况\n全年平稳。\n四、政府信息公开行政复议、行政诉讼情况\n1\t2\n"
	d.paste(page)
	d.wants("dialog", d.dialog(), "粘贴内容含第四部分，是否分别放入？只放文字；要连表格中的数字一起，请作为整份年报读入。 [作为整份年报读入] [分别放入] [全部放在这里] [取消]")
	d.press("分别放入")
	d.wants("overview", d.cell("overview"), "全年平稳。")

	read := ""
	d.world.OpenText = func(text, _ string) (*model.Import, error) {
		read = text
		return nil, &model.Refusal{}
	}
	d.paste(page)
	d.press("作为整份年报读入")
	d.wants("what is read", read, page)
}

func TestJumpSelectsTheWords(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	at := form.Ref{Section: "overview"}
	off := strings.Index(d.cell("overview"), "28件次")
	d.findings.OnJump(check.Finding{At: []form.Ref{at}, Quote: "28件次", Offset: off})
	d.typing("30件次")
	if got := d.cell("overview"); !strings.Contains(got, "解读政策文件30件次，") {
		t.Errorf("text is %q", got)
	}
}

func TestPaneTellsLengthAndWhatIsMissing(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.jumpTo("problems")
	d.Command(CmdSelectAll)
	d.typing("甲乙 丙")
	d.wants("count", d.middle.Text().Count.String(), "3 字，一般 200—800 字")
	if d.middle.Text().Lacks.Visible() {
		t.Errorf("missing while typing: %s", d.middle.Text().Lacks.String())
	}
	d.Command(CmdSelectAll)
	d.typing("", fyne.KeyDelete)
	d.middle.ShowSection("other")
	d.middle.ShowSection("problems")
	d.wants("what is missing", d.middle.Text().Lacks.String(), "● “五、存在的主要问题及改进情况”没有内容；请填写本部分")
	if !d.middle.Text().Lacks.Visible() {
		t.Error("what is missing is not shown")
	}
}
