package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gouji.app/assets"
	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/ui/control"
	"gouji.app/ui/prose"
	"gouji.app/ui/settings"
)

// chooses takes a file of the desk in the open file dialog.
func (d *clerk) chooses(name string) {
	d.t.Helper()
	d.win.Canvas().Focused().(interface{ SetText(string) }).SetText(name)
	d.typing("", fyne.KeyReturn)
}

// has checks that the dialog says all these words.
func (d *clerk) has(words ...string) {
	d.t.Helper()
	for _, want := range words {
		if !strings.Contains(d.dialog(), want) {
			d.t.Errorf("the dialog lacks %q: %s", want, d.dialog())
		}
	}
}

// begun is a draft of 2025 begun with the sample, which reports on 2024.
func begun(t *testing.T) *clerk {
	t.Helper()
	d := open(t)
	d.file("去年.txt", assets.Sample)
	d.click("从上年年报开始")
	d.chooses("去年.txt")
	d.press("开始填写")
	return d
}

// partState is what the list of parts says of a section's part.
func (d *clerk) partState(section string) string { return d.middle.State(section) }

// From the start page over the list of what is taken over to the draft, its marks, the
// confirmation of a paragraph, and back to the draft as it was made.
func TestLastYearBecomesThisYearsDraft(t *testing.T) {
	d := open(t)
	last := d.file("去年.txt", assets.Sample)
	d.click("从上年年报开始")
	d.chooses("去年.txt")
	d.has("起草 2025 年度年报", "示例县人民政府2024年年报（去年.txt）",
		"自然人 4，商业企业 1，科研机构 0，社会公益组织 0，法律服务机构 0，其他 0，总计 5",
		"行政规范性文件　上年现行有效 61", "报告年度　2024 → 2025", "报送期限　2025-03-31 → 2026-03-31", "单位全称 示例县人民政府",
		"文字：沿用 12 段", "引言　2024年1月1日 → 2025年1月1日（规定位置）", "总体情况　2024年 → 2025年（报告年度）")
	if !d.atStart {
		t.Error("the window shows a draft that nobody asked for yet")
	}
	d.press("取消")
	d.wants("dialog", d.dialog(), "")

	d.begin.With(last)
	d.typing("", fyne.KeyReturn) // 开始填写 comes first
	d.wants("title", d.win.Title(), "示例县人民政府 · 2025 · 未命名* · 勾稽")
	d.wants("carried in", d.cell("requests/carried-in/total"), "5")
	d.wants("other numbers", d.cell("requests/new/total"), "")
	start := d.desk.Report().Plain()
	d.wants("part", d.partState("overview"), "沿用6")
	if len(d.desk.File().Priors()) != 1 || d.desk.File().Priors()[0].Path != last {
		t.Errorf("compared with %v", d.desk.File().Priors())
	}

	d.jumpTo("overview")
	if n := len(d.middle.Text().CopyMarks()); n < 10 {
		t.Errorf("%d marks of copied text", n)
	}
	d.middle.ShowSection("problems") // the part that was left has been visited
	if !strings.Contains(strings.Join(d.messages(), "\n"), "“一、总体情况”有 6 段沿用上年未改，9 个数字还是上年的") {
		t.Errorf("findings: %v", d.messages())
	}
	d.Command(CmdConfirmCopied)
	d.wants("part after one was confirmed", d.partState("problems"), "沿用1")
	d.wants("step", d.undoLabel(), "确认沿用")
	d.middle.Text().Editor.Select(len(d.cell("problems")), len(d.cell("problems")))
	d.typing("再查一次。")
	d.wants("part after the other was written in", d.partState("problems"), "✓")

	d.middle.ShowSection("overview")
	d.Command(CmdConfirmCopiedPart)
	d.has("“一、总体情况”还有 6 段沿用上年未改、9 个上年的数字")
	d.press("都确认沿用")
	if got := d.partState("overview"); strings.Contains(got, "沿用") {
		t.Errorf("part after all was confirmed: %s", got)
	}
	d.middle.ShowSection("requests")
	d.Command(CmdUndo)
	d.wants("part shown after undo", d.middle.Name(), "一、总体情况")
	for d.undoLabel() != "" {
		d.Command(CmdUndo)
	}
	d.wants("report after undoing everything", d.desk.Report().Plain(), start)
	if got := d.partState("overview"); !strings.HasSuffix(got, "沿用6") {
		t.Errorf("part after undo: %s", got)
	}
}

// A number that was touched is last year's no more, its paragraph neither; the others in
// it are.
func TestTouchedNumbersLoseTheirMark(t *testing.T) {
	d := begun(t)
	d.jumpTo("overview")
	numbers := func() (out []string) {
		for _, m := range d.middle.Text().CopyMarks() {
			if m.Kind == prose.CopiedNumber {
				out = append(out, d.cell("overview")[m.From:m.To])
			}
		}
		return out
	}
	before := strings.Join(numbers(), " ")
	at := strings.Index(d.cell("overview"), "86件")
	d.middle.Text().Editor.Select(at, at+2)
	d.typing("9")
	d.wants("numbers still marked", strings.Join(numbers(), " "), strings.Replace(before, "86件 ", "", 1))
	d.wants("part", d.partState("overview"), "沿用5")
	d.Command(CmdUndo)
	d.wants("numbers after undo", strings.Join(numbers(), " "), before)
}

// What is proposed shows as such, and belongs to the step that typed the number.
func TestHoldingIsProposedWhileTyping(t *testing.T) {
	d := begun(t)
	d.jumpTo("proactive/normative/issued")
	d.typing("7", fyne.KeyTab)
	d.typing("3", fyne.KeyTab)
	d.wants("holding", d.cell("proactive/normative/in-force"), "65")
	at := d.middle.Table().Sheet.Active()
	d.wants("active cell", at.String(), "proactive/normative/in-force")
	if m := d.middle.Table().Mark(at); !m.Copied {
		t.Error("the proposal has no mark")
	}
	if line := d.middle.Table().Line.String(); !strings.Contains(line, "来源：按上年推算：61＋本年制发件数 7−本年废止件数 3＝65") {
		t.Errorf("the line below the sheet says %q", line)
	}
	d.typing("60", fyne.KeyReturn)
	if m := d.middle.Table().Mark(at); m.Copied {
		t.Error("what was typed is marked as a proposal")
	}
	d.Command(CmdUndo)
	d.wants("holding after undo", d.cell("proactive/normative/in-force"), "65")
	d.Command(CmdUndo)
	d.wants("holding after another undo", d.cell("proactive/normative/in-force"), "")
}

// The list can be looked at again; it leads to what still stands.
func TestWhatWasTakenIsListedAgain(t *testing.T) {
	d := begun(t)
	d.jumpTo("overview")
	d.middle.Text().Editor.Select(0, len("2025年"))
	d.typing("今年")
	d.Command(CmdTaken)
	d.has("一、总体情况　2024年 → 2025年（报告年度）　2025年，示例县按照《条例》和上级要求，围绕…　这一段已经改写")
	d.tap("到正文") // the first that still stands: the period in the preamble
	d.wants("dialog", d.dialog(), "")
	from, to := d.middle.Text().Editor.Selection()
	d.wants("selected", d.cell("preamble")[from:to], "2025年1月1日")
	d.Command(CmdTaken)
	d.tap("到表格") // the first number carried over
	d.wants("dialog", d.dialog(), "")
	d.wants("active cell", d.middle.Table().Sheet.Active().String(), "requests/carried-in/person")
}

// What reading did not find is asked once, before anything is made.
func TestUncertainFileIsAskedAbout(t *testing.T) {
	d := open(t)
	var without []string
	for line := range strings.Lines(assets.Sample) {
		if !strings.HasPrefix(line, "unit/name") && !strings.HasPrefix(line, "unit/scope") && !strings.HasPrefix(line, "unit/year") {
			without = append(without, line)
		}
	}
	d.begin.With(d.file("外来无标题.txt", strings.Join(without, "")))
	d.press("全部接受")
	d.has("这是哪个单位、哪一年的年报？", "未读到标题，请确认（“外来无标题.txt”）")
	for _, want := range []string{"单位全称", "报告范围", "本级政府汇总", "本机关", "年度"} {
		if !strings.Contains(d.modalWords(), want) {
			t.Errorf("the question lacks %s: %s", want, d.modalWords())
		}
	}
	d.typing("示例县人民政府", fyne.KeyReturn)
	d.has("年度应是四位数字")
	d.win.Canvas().FocusNext()
	for _, o := range test.LaidOutObjects(d.front()) {
		switch v := o.(type) {
		case *control.Radio:
			v.SetSelected("本级政府汇总")
		case *prose.Field:
			if v.Text == "" {
				v.SetText("2024")
			}
		}
	}
	d.press("确定")
	d.press("开始填写")
	d.wants("title", d.win.Title(), "示例县人民政府 · 2025 · 未命名* · 勾稽")
	d.wants("scope", d.cell("unit/scope"), "aggregate")

	d = open(t)
	d.begin.With(d.file("无标题.txt", strings.Join(without, "")))
	d.has("未读到单位名称，请确认（“无标题.txt”）")
	d.typing("", fyne.KeyEscape)
	if !d.atStart || d.dialog() != "" {
		t.Error("Escape at the question does not lead back to the start")
	}
}

func TestOfficeWithoutOthersNeedsNoQuestion(t *testing.T) {
	d := open(t)
	d.begin.With(d.file("局.txt", "form gongkai-2021\nunit/name: 示例县财政局\nunit/year: 2024\nproblems:\n\t更新不够及时。\n"))
	d.has("起草 2025 年度年报", "上年结转的自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他、总计：上年年报没有可以结转的数",
		"规章　上年年报没有这个数，不能推算")
}

// A file that is none, or of no year that can be followed, leaves the open report alone.
func TestUnreadableLastYearChangesNothing(t *testing.T) {
	d := open(t)
	d.Open(d.file("示例.txt", assets.Sample))
	d.jumpTo("requests/new/person")
	d.typing("80", fyne.KeyReturn)
	d.begin.With(d.file("通知.txt", "关于开会的通知\n"))
	d.wants("dialog", d.dialog(), "读不出内容；请确认选对了文件 [知道了]")
	d.press("知道了")
	d.wants("open file", d.desk.File().Name(), "示例.txt")
	d.wants("typed text", d.cell("requests/new/person"), "80")

	d.begin.With(d.file("去年.txt", assets.Sample))
	d.press("开始填写")
	d.has("“示例.txt”的修改还没有保存。")
	d.press("取消")
	d.wants("open file", d.desk.File().Name(), "示例.txt")
}

// What another program wrote is shown first, and what is lost of it stays listed.
func TestLastYearOfAnotherEditionTellsWhatIsLost(t *testing.T) {
	d := open(t)
	d.begin.With(d.file("外来.txt", assets.Sample+"title:\n\t示例县人民政府2024年政府信息公开工作年度报告\n"))
	d.has("读取结果", "没有认出")
	d.press("全部接受")
	d.has("没有带过来的 · 第 7 行　四、结转下年度　“其他 | 1,234 件”　没有认出",
		"标题　示例县人民政府2024年政府信息公开工作年度报告 → 示例县人民政府2025年政府信息公开工作年度报告")
}

// A year that no form is known for says so.
func TestUnknownFormIsDoubted(t *testing.T) {
	d := open(t)
	d.begin.With(d.file("去年.txt", strings.Replace(assets.Sample, "unit/year: 2024", "unit/year: 2025", 1)))
	d.has("2026 年度是否沿用现行格式尚不能确定；请核对当年通知是否更换格式")
}

// Pasted on the start page, last year's report can begin the next one.
func TestPastedLastYearBeginsTheNext(t *testing.T) {
	d := open(t)
	d.opts.App.Clipboard().SetContent(assets.Sample + "title:\n\t示例县人民政府2024年政府信息公开工作年度报告\n")
	d.click("粘贴上年年报")
	d.press("作为上年年报，开始下一年")
	d.has("示例县人民政府2024年年报（粘贴的文字）")
	d.press("开始填写")
	d.wants("title", d.win.Title(), "示例县人民政府 · 2025 · 未命名* · 勾稽")
	if len(d.desk.File().Priors()) != 1 {
		t.Errorf("compared with %v", d.desk.File().Priors())
	}
}

const (
	agriculture = `form gongkai-2021
unit/name: 示例县农业局
unit/year: 2024
title:
	示例县农业局2024年政府信息公开工作年度报告
proactive/normative: 1 0 7
requests/carried-out: 2 0 0 0 0 0 2
overview:
	2024年，收到申请9件。
`
	husbandry = `form gongkai-2021
unit/name: 示例县畜牧局
unit/year: 2024
proactive/normative: 0 0 4
requests/carried-out: 1 0 0 0 0 0 1
overview:
	2024年，收到申请3件。
`
)

// After a reform several bodies go on as one: numbers are added up with their parts
// shown, one gives the texts, and the next start knows the former names.
func TestPredecessorsAreTakenOver(t *testing.T) {
	d := open(t)
	d.file("农业局.txt", agriculture)
	d.file("畜牧局.txt", husbandry)
	d.file("甲镇.txt", strings.Replace(husbandry, "2024", "2023", -1))
	d.begin.With(d.dir + "/农业局.txt")
	d.tap("添加原单位年报…")
	d.chooses("甲镇.txt")
	d.has("几份年报的年度不同（2024、2023）")
	d.press("知道了")
	d.tap("添加原单位年报…")
	d.chooses("畜牧局.txt")
	d.has("示例县畜牧局2024年年报（畜牧局.txt）", "自然人 3（示例县农业局 2＋示例县畜牧局 1）",
		"行政规范性文件　上年现行有效 11（示例县农业局 7＋示例县畜牧局 4）", "几个单位的数字按机构改革合并计算")
	var name *prose.Field
	for _, o := range test.LaidOutObjects(d.front()) {
		if f, ok := o.(*prose.Field); ok {
			name = f
		}
	}
	d.wants("name at first", name.Text, "示例县农业局")
	name.SetText("") // as when another one is typed
	name.SetText("示例县农业农村局")
	d.wants("name", name.Text, "示例县农业农村局")
	d.has("标题　示例县农业局2024年政府信息公开工作年度报告 → 示例县农业农村局2025年政府信息公开工作年度报告")
	d.press("开始填写")
	d.wants("carried in", d.cell("requests/carried-in/person"), "3")
	d.wants("text", d.cell("overview"), "2025年，收到申请9件。")
	d.wants("subject", d.desk.File().Subject(), "示例县农业农村局 · 2025")
	d.jumpTo("requests/carried-in/person")
	if line := d.middle.Table().Line.String(); !strings.Contains(line, "示例县农业局 2＋示例县畜牧局 1") {
		t.Errorf("the line below the sheet says %q", line)
	}
	d.jumpTo("proactive/normative/issued")
	d.typing("1", fyne.KeyTab)
	d.typing("0", fyne.KeyTab)
	d.wants("holding", d.cell("proactive/normative/in-force"), "12")

	// It turns out that only a part of the second body came over.
	d.Command(CmdPredecessors)
	for _, o := range test.LaidOutObjects(d.front()) {
		if s, ok := o.(*control.Select); ok {
			s.SetSelected("部分承接") // the last one stays: dialogs are laid out in order
			break
		}
	}
	d.press("确定")
	d.wants("carried in of a part", d.cell("requests/carried-in/person"), "")
	d.wants("holding of a part", d.cell("proactive/normative/in-force"), "")
	d.Command(CmdUndo)
	d.wants("carried in after undo", d.cell("requests/carried-in/person"), "3")
	d.wants("holding after undo", d.cell("proactive/normative/in-force"), "12")

	d.Command(CmdSave)
	d.typing("", fyne.KeyReturn)
	if got := d.kept.Earlier["示例县农业农村局"]; strings.Join(got, " ") != "示例县农业局 示例县畜牧局" {
		t.Errorf("remembered former names: %v", got)
	}
}

// A body is taken over into an open report, and given up again, without a wrong word
// about last year's numbers.
func TestPredecessorIsAddedToAnOpenReport(t *testing.T) {
	d := open(t)
	d.file("畜牧局.txt", husbandry)
	d.begin.With(d.file("农业局.txt", agriculture))
	d.press("开始填写")
	d.middle.ShowSection("requests")
	d.middle.ShowSection("problems")
	d.Command(CmdPredecessors)
	d.tap("添加原单位年报…")
	d.chooses("畜牧局.txt")
	d.press("确定")
	for step, want := range []string{"3", "2", "3"} {
		if step > 0 {
			d.Command([]ID{"", CmdUndo, CmdRedo}[step])
		}
		d.wants("carried in", d.cell("requests/carried-in/person"), want)
		if m := strings.Join(d.messages(), "\n"); strings.Contains(m, "与上年年报的") {
			t.Errorf("step %d: findings %s", step, m)
		}
	}
}

// The next report of a body that was worked for is offered on the start page once its
// year nears its end, and where its name is typed into a new report.
func TestLastFileOfTheBodyIsOffered(t *testing.T) {
	d := open(t)
	last := d.file("去年.txt", assets.Sample)
	d.Open(last)
	if len(d.kept.Files) != 1 {
		t.Fatalf("remembered files: %v", d.kept.Files)
	}
	const label = "用 示例县人民政府2024年年报 开始 2025 年度"
	for now, want := range map[string]bool{"2025-10-31": false, "2025-11-01": true, "2026-03-01": true} {
		again := openIn(t, d.dir)
		again.settings.Keep(func(s *settings.Settings) { *s = d.kept })
		again.opts.Drafts.Now = func() time.Time { at, _ := time.Parse(time.DateOnly, now); return at }
		again.findLasts()
		if got := strings.Contains(again.words(), "["+label+"]"); got != want {
			t.Errorf("on %s the offer is there: %v", now, got)
		}
	}

	d = openIn(t, d.dir)
	d.settings.Keep(func(s *settings.Settings) { *s = settings.Settings{} })
	d.settings.Keep(func(s *settings.Settings) {
		s.Filed(settings.File{Unit: "示例县人民政府", Year: 2024, Path: last})
	})
	d.opts.Drafts.Now = func() time.Time { return time.Date(2026, 1, 5, 0, 0, 0, 0, time.Local) }
	d.findLasts()
	d.Command(CmdNew)
	d.typing("示例县人民政府")
	d.click("用 2024年年报 开始 2025 年度")
	d.has("起草 2025 年度年报")
	d.press("开始填写")
	d.wants("title", d.win.Title(), "示例县人民政府 · 2025 · 未命名* · 勾稽")
}

// Under a new name the file of the earlier one is offered, and nothing that was typed is
// dropped unasked.
func TestFileUnderAnEarlierNameIsOffered(t *testing.T) {
	d := open(t)
	d.settings.Keep(func(s *settings.Settings) {
		s.Filed(settings.File{Unit: "示例县农业局", Year: 2024, Path: d.file("农业局.txt", agriculture)})
	})
	d.settings.Keep(func(s *settings.Settings) {
		s.Earlier = map[string][]string{"示例县农业农村局": {"示例县农业局"}}
	})
	d.opts.Drafts.Now = func() time.Time { return time.Date(2026, 1, 5, 0, 0, 0, 0, time.Local) }
	d.findLasts()
	d.Command(CmdNew)
	d.typing("示例县农业农村局")
	d.click("用 示例县农业局2024年年报 开始 2025 年度")
	d.press("开始填写")
	d.wants("title", d.win.Title(), "示例县农业农村局 · 2025 · 未命名* · 勾稽")
	if p := d.desk.Report().Predecessors(); len(p) != 1 || p[0].Name != "示例县农业局" {
		t.Errorf("predecessors: %v", p)
	}

	d.Command(CmdNew)
	d.press("不保存")
	d.typing("示例县农业农村局")
	d.jumpTo("unit/short")
	d.typing("我局")
	d.click("用 示例县农业局2024年年报 开始 2025 年度")
	d.press("开始填写")
	d.has("“未命名”的修改还没有保存。")
}

// A draft reads back with its marks.
func TestCopiesAreKeptInTheFile(t *testing.T) {
	d := begun(t)
	d.jumpTo("problems")
	d.Command(CmdConfirmCopied)
	d.Command(CmdSave)
	d.typing("", fyne.KeyReturn)
	d.Open(d.desk.File().Path)
	for section, want := range map[string]string{"problems": "沿用1", "overview": "沿用6"} {
		if got := d.partState(section); !strings.HasSuffix(got, want) {
			t.Errorf("%s is %s, want %s", section, got, want)
		}
	}
	d.wants("source", d.cell("source-requests/carried-in/person"), model.TakenOver)
	if doubts := carry.Doubts(d.desk.Report(), d.desk.File().Priors()[0].Report); len(doubts) > 0 {
		t.Errorf("last year's report is doubted: %v", doubts)
	}
}
