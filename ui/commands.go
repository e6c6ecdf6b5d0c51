package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/ui/ask"
	"gouji.app/ui/desk"
	"gouji.app/ui/look"
)

// A command is one thing a user can ask for. Menu, toolbar, shortcuts and the list
// of keys in the help are made from one list of them.
type command struct {
	id          ID
	menu, label string
	group       string                   // submenu that it stands in; "": in the menu itself
	shortcut    fyne.Shortcut            // with Ctrl
	key         fyne.KeyName             // a function key, which shortcuts cannot be
	shift       bool                     // key is pressed with Shift
	tool        bool                     // has a button in the toolbar
	cell        bool                     // stands in the context menu of a cell
	words       bool                     // is about the words that have the keyboard, in a dialog, too
	gap         bool                     // a separator stands before it
	anytime     bool                     // makes sense on the start page, too
	writes      bool                     // changes what is printed, which a final report does not take
	enabled     func(*Window) bool       // nil: always
	checked     func(*Window) bool       // shows a tick; nil: never
	name        func(*Window) string     // label that depends on the state; nil: label
	sub         func(*Window) *fyne.Menu // opens beside it, instead of do in a context menu
	do          func(*Window)
}

func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

func ctrlShift(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

func commands() []command {
	list := []command{
		{id: CmdNew, menu: "文件", label: "新建", shortcut: ctrl(fyne.KeyN), anytime: true, do: (*Window).New},
		{id: CmdFromLastYear, menu: "文件", label: "从上年年报开始…", anytime: true, do: func(w *Window) { w.begin.AskLastYear() }},
		{id: CmdOpen, menu: "文件", label: "打开…", shortcut: ctrl(fyne.KeyO), tool: true, anytime: true, do: (*Window).askOpen},
		{id: CmdRecent, menu: "文件", label: "最近的文件", anytime: true, sub: (*Window).recentMenu},
		{id: CmdPasteReport, menu: "文件", label: "粘贴整份年报…", anytime: true, do: func(w *Window) { w.intake.PasteReport() }},
		{id: CmdTakeRevision, menu: "文件", label: "用修改稿更新…", writes: true, do: func(w *Window) { w.intake.AskRevision() }},
		{id: CmdNewWindow, menu: "文件", label: "新窗口", shortcut: ctrlShift(fyne.KeyN), anytime: true, do: (*Window).newWindow},
		{id: CmdSave, menu: "文件", label: "保存", shortcut: ctrl(fyne.KeyS), tool: true, gap: true, do: func(w *Window) { w.desk.Save(nil) }},
		{id: CmdSaveAs, menu: "文件", label: "另存为…", shortcut: ctrlShift(fyne.KeyS), do: func(w *Window) { w.desk.SaveAs(nil) }},
		{id: CmdExport, menu: "文件", label: "导出…", shortcut: ctrl(fyne.KeyE), tool: true, gap: true, do: func(w *Window) { w.handin.AskExport() }},
		{id: CmdExportCheck, menu: "文件", group: "其他导出", label: "导出核对报告…", do: func(w *Window) { w.handin.AskCheck() }},
		{id: CmdWebCode, menu: "文件", group: "其他导出", label: "复制整份网页代码", do: func(w *Window) { w.handin.CopyWebCode(nil, false) }},
		{id: CmdWebCodePart, menu: "文件", group: "其他导出", label: "复制本部分网页代码", enabled: func(w *Window) bool { return w.middle.OnPrinted() }, do: func(w *Window) { w.handin.CopyWebCode(w.middle.Sections(), false) }},
		{id: CmdWebCodeTable, menu: "文件", group: "其他导出", label: "复制本表网页代码", enabled: func(w *Window) bool { return w.middle.OnSheet() }, do: func(w *Window) { w.handin.CopyWebCode(w.middle.Sections(), true) }},
		{id: CmdPrint, menu: "文件", label: "打印…", shortcut: ctrl(fyne.KeyP), do: func(w *Window) { w.handin.Print() }},
		{id: CmdClose, menu: "文件", label: "关闭年报，回到开始页", shortcut: ctrl(fyne.KeyW), gap: true, do: func(w *Window) { w.desk.End(w.showStart) }},
		{id: CmdQuit, menu: "文件", label: "退出", shortcut: ctrl(fyne.KeyQ), anytime: true, do: (*Window).Quit},

		{
			id: CmdUndo, menu: "编辑", label: "撤销", shortcut: &fyne.ShortcutUndo{}, tool: true, words: true,
			enabled: func(w *Window) bool { return w.desk.Session().UndoLabel() != "" },
			name:    func(w *Window) string { return named("撤销", w.desk.Session().UndoLabel()) },
			do:      (*Window).undo,
		},
		{
			id: CmdRedo, menu: "编辑", label: "重做", shortcut: &fyne.ShortcutRedo{}, tool: true, words: true,
			enabled: func(w *Window) bool { return w.desk.Session().RedoLabel() != "" },
			name:    func(w *Window) string { return named("重做", w.desk.Session().RedoLabel()) },
			do:      (*Window).redo,
		},
		{id: CmdCut, menu: "编辑", label: "剪切", cell: true, words: true, gap: true, shortcut: &fyne.ShortcutCut{}, do: func(w *Window) { w.toFocused(&fyne.ShortcutCut{Clipboard: w.opts.App.Clipboard()}) }},
		{id: CmdCopy, menu: "编辑", label: "复制", cell: true, words: true, shortcut: &fyne.ShortcutCopy{}, do: func(w *Window) { w.toFocused(&fyne.ShortcutCopy{Clipboard: w.opts.App.Clipboard()}) }},
		{id: CmdCopyLabelled, menu: "编辑", label: "带标题复制", shortcut: ctrlShift(fyne.KeyC), cell: true, enabled: func(w *Window) bool { return w.middle.OnSheet() }, do: func(w *Window) { w.middle.Table().CopyLabelled(w.opts.App.Clipboard()) }},
		{id: CmdCopyByRow, menu: "编辑", label: "按行复制…", enabled: func(w *Window) bool { return w.middle.OnSheet() }, do: func(w *Window) { w.handin.CopyByCell(w.middle.Table().Refs()) }},
		{id: CmdPaste, menu: "编辑", label: "粘贴", cell: true, words: true, shortcut: &fyne.ShortcutPaste{}, do: func(w *Window) { w.toFocused(&fyne.ShortcutPaste{Clipboard: w.opts.App.Clipboard()}) }},
		{id: CmdSelectAll, menu: "编辑", label: "全选", words: true, shortcut: &fyne.ShortcutSelectAll{}, do: func(w *Window) { w.toFocused(&fyne.ShortcutSelectAll{}) }},

		{id: CmdFind, menu: "编辑", label: "查找…", gap: true, shortcut: ctrl(fyne.KeyF), enabled: func(w *Window) bool { return w.middle.OnText() }, do: func(w *Window) { w.middle.Text().Find(false) }},
		{id: CmdReplace, menu: "编辑", label: "替换…", writes: true, shortcut: ctrl(fyne.KeyH), enabled: func(w *Window) bool { return w.middle.OnText() }, do: func(w *Window) { w.middle.Text().Find(true) }},
		{id: CmdPhrases, menu: "编辑", label: "常用语…", writes: true, shortcut: ctrl(fyne.KeyJ), enabled: func(w *Window) bool { return w.middle.OnText() }, sub: func(w *Window) *fyne.Menu { return w.middle.Text().PhraseMenu() }, do: func(w *Window) { w.middle.Text().ShowPhrases() }},
		{id: CmdWiden, menu: "编辑", label: "半角标点改为全角…", writes: true, enabled: func(w *Window) bool { return w.middle.OnText() }, do: func(w *Window) { w.middle.Text().AskWiden() }},
		{id: CmdTakeTableNumber, menu: "编辑", group: "正文与表格", label: "改为表中的数", writes: true, enabled: func(w *Window) bool { return w.middle.Ties.OnContradiction() }, do: func(w *Window) { w.middle.Ties.TakeTableNumber() }},
		{id: CmdToCell, menu: "编辑", group: "正文与表格", label: "到表中的数", key: fyne.KeyF9, enabled: func(w *Window) bool { return w.middle.Ties.OnTiedNumber() }, do: func(w *Window) { w.middle.Ties.ToCell() }},
		{id: CmdConfirmCopied, menu: "编辑", group: "沿用上年未改", label: "确认沿用", writes: true, enabled: func(w *Window) bool { return w.middle.Copies.OnCopied() }, do: func(w *Window) { w.middle.Copies.ConfirmHere() }},
		{id: CmdConfirmCopiedPart, menu: "编辑", group: "沿用上年未改", label: "本部分都确认沿用…", writes: true, enabled: func(w *Window) bool { return w.middle.Copies.OnCopiedPart() }, do: func(w *Window) { w.middle.Copies.AskConfirmPart() }},

		{id: CmdFillZeros, menu: "年报", label: "空格填 0", writes: true, cell: true, enabled: func(w *Window) bool { return w.middle.OnSheet() }, do: func(w *Window) { w.middle.Filling.FillZeros() }},
		{id: CmdFillNone, menu: "年报", label: "本年度未收到申请、无结转、无复议诉讼：全部填 0", writes: true, do: func(w *Window) { w.middle.Filling.FillNone() }},
		{id: CmdRestoreTotal, menu: "年报", label: "恢复自动合计", writes: true, cell: true, enabled: func(w *Window) bool { return w.middle.Filling.OnManualTotal() }, do: func(w *Window) { w.middle.Filling.RestoreTotal() }},
		{id: CmdExplain, menu: "年报", label: "说明…", cell: true, enabled: func(w *Window) bool { return w.middle.Reasons.CanExplain() }, do: func(w *Window) { w.middle.Reasons.ExplainHere() }},
		{id: CmdSource, menu: "年报", label: "数据来源…", cell: true, enabled: func(w *Window) bool { return w.middle.OnSheet() }, do: func(w *Window) { w.middle.Reasons.AskSource(w.middle.Place()) }},
		{id: CmdToWords, menu: "年报", label: "到正文中的数", key: fyne.KeyF9, shift: true, cell: true, enabled: func(w *Window) bool { return w.middle.Ties.OnTiedCell() }, sub: func(w *Window) *fyne.Menu { return w.middle.Ties.WordsMenu() }, do: func(w *Window) { w.middle.Ties.ToWords() }},
		{id: CmdRemark, menu: "年报", label: "登记意见…", cell: true, gap: true, do: func(w *Window) { w.middle.Reasons.AskRemark() }},
		{id: CmdNextFinding, menu: "年报", label: "下一个问题", key: fyne.KeyF8, do: func(w *Window) { w.nextFinding(1) }},
		{id: CmdPreviousFinding, menu: "年报", label: "上一个问题", key: fyne.KeyF8, shift: true, do: func(w *Window) { w.nextFinding(-1) }},
		{id: CmdPredecessors, menu: "年报", label: "原单位年报…", writes: true, gap: true, do: func(w *Window) { w.begin.AskPredecessors() }},
		{id: CmdReceipt, menu: "年报", label: "读取结果…", gap: true, enabled: func(w *Window) bool { return len(w.desk.Report().Receipts()) > 0 }, do: func(w *Window) { w.intake.ShowReceipt() }},
		{id: CmdBeside, menu: "年报", group: "与上年对照", label: "上年对照", tool: true, gap: true, checked: func(w *Window) bool { return w.middle.Beside.Shown() }, do: func(w *Window) { w.middle.Beside.Toggle() }},
		{id: CmdOtherPrior, menu: "年报", group: "与上年对照", label: "换一份上年年报…", enabled: func(w *Window) bool { return w.desk.File().HasPriors() }, do: func(w *Window) { w.compare.AskPrior() }},
		{id: CmdEndComparison, menu: "年报", group: "与上年对照", label: "不再对照", enabled: func(w *Window) bool { return w.desk.File().HasPriors() }, do: func(w *Window) { w.compare.EndComparison() }},
		{id: CmdYears, menu: "年报", group: "与上年对照", label: "年度对比…", do: func(w *Window) { w.compare.ShowYears() }},

		{id: CmdMarkReview, menu: "年报", group: "定稿与发布", label: "标为送审稿", gap: true, enabled: func(w *Window) bool { return w.desk.Open() }, do: func(w *Window) { w.handin.Reach(model.Review) }},
		{id: CmdMarkFinal, menu: "年报", group: "定稿与发布", label: "标为定稿…", enabled: func(w *Window) bool { return w.desk.Open() }, do: func(w *Window) { w.handin.AskFinal() }},
		{id: CmdWithdraw, menu: "年报", group: "定稿与发布", label: "取消定稿…", enabled: func(w *Window) bool { return w.desk.Report().State() == model.Final }, do: func(w *Window) { w.handin.AskWithdraw() }},
		{id: CmdMarkPublished, menu: "年报", group: "定稿与发布", label: "标为已发布", enabled: func(w *Window) bool { return w.desk.Report().State() == model.Final }, do: func(w *Window) { w.handin.Reach(model.Published) }},
		{id: CmdCorrect, menu: "年报", group: "定稿与发布", label: "另存为更正稿…", enabled: func(w *Window) bool { return !w.desk.Open() }, do: func(w *Window) { w.handin.AskCorrection() }},
		{id: CmdComparison, menu: "年报", group: "定稿与发布", label: "修改对照表…", enabled: func(w *Window) bool { return len(w.desk.Report().Versions()) > 0 }, do: func(w *Window) { w.handin.AskComparison() }},

		{id: CmdTaken, menu: "工具", label: "沿用上年的内容…", enabled: func(w *Window) bool { return w.begin.HasTaken() }, do: func(w *Window) { w.begin.ShowTaken() }},
		{id: CmdPublished, menu: "工具", label: "与已发布网页核对…", do: func(w *Window) { w.handin.AskPublished() }},
		{id: CmdTies, menu: "工具", label: "文表核对…", key: fyne.KeyF7, do: func(w *Window) { w.middle.Ties.AskTies() }},
		{id: CmdLikeness, menu: "工具", label: "与其他年报比较文字…", do: func(w *Window) { w.compare.AskLikeness() }},
		{id: CmdRules, menu: "工具", label: "核对规则…", anytime: true, do: func(w *Window) { w.checks.AskRules() }},
		{id: CmdWords, menu: "工具", label: "常见错词…", anytime: true, do: func(w *Window) { w.checks.AskWords() }},
		{
			id: CmdKeepPrevious, menu: "工具", label: "保存时保留上一版", gap: true, anytime: true,
			checked: func(w *Window) bool { return !w.settings.Now().NoPrevious },
			do:      (*Window).togglePrevious,
		},

		{id: CmdPreview, menu: "查看", label: "预览", key: fyne.KeyF5, tool: true, checked: func(w *Window) bool { return w.middle.Covered() }, do: (*Window).togglePreview},
		{id: CmdNextPane, menu: "查看", label: "下一个窗格", key: fyne.KeyF6, do: func(w *Window) { w.nextPane(1) }},
		{id: CmdPreviousPane, menu: "查看", label: "上一个窗格", key: fyne.KeyF6, shift: true, do: func(w *Window) { w.nextPane(-1) }},
	}
	for i, size := range look.Sizes() {
		list = append(list, command{
			id:   [...]ID{look.Small: CmdSmall, look.Standard: CmdStandard, look.Large: CmdLarge, look.Huge: CmdHuge}[size],
			menu: "查看", label: "文字" + size.String(), gap: i == 0, anytime: true,
			checked: func(w *Window) bool { return w.theme().Text == size },
			do:      func(w *Window) { w.setLook(size, w.theme().Dark) },
		})
	}
	return append(list,
		command{
			id: CmdDark, menu: "查看", label: "深色", gap: true, anytime: true,
			checked: func(w *Window) bool { return w.theme().Dark },
			do:      func(w *Window) { w.setLook(w.theme().Text, !w.theme().Dark) },
		},
		command{id: CmdCellHelp, menu: "帮助", label: "填报说明", cell: true, key: fyne.KeyF1, do: func(w *Window) { w.middle.ExplainCell(w.middle.Place()) }},
		command{id: CmdSample, menu: "帮助", label: "打开示例", anytime: true, do: (*Window).openSample},
		command{id: CmdKeys, menu: "帮助", label: "快捷键", anytime: true, do: func(w *Window) { w.help.ShowKeys(keysOf(w.commands)) }},
		command{id: CmdExportDiagnosis, menu: "帮助", label: "导出诊断信息…", anytime: true, do: func(w *Window) { w.help.ExportDiagnosis() }},
		command{id: CmdAbout, menu: "帮助", label: "关于勾稽", gap: true, anytime: true, do: func(w *Window) { w.help.About() }},
	)
}

func named(verb, what string) string {
	if what == "" {
		return verb
	}
	return verb + " " + what
}

func (w *Window) askOpen() {
	w.dialogs.File(ask.File{Title: "打开年报", Exts: w.desk.Readable(), Folder: w.desk.Folder(), Then: w.Open})
}

// openSample opens the embedded example as a new, unsaved report.
func (w *Window) openSample() {
	w.desk.WhenSaved(func() {
		w.desk.Set(desk.ReadFrom("示例", w.opts.Sample()))
	})
}

// newWindow starts another window, which is a program of its own.
func (w *Window) newWindow() {
	if err := w.opts.NewWindow(); err != nil {
		w.opts.Log("starting another window", err)
		w.dialogs.Tell("新窗口没有打开；请从桌面或开始菜单再启动一次勾稽。")
	}
}

func (w *Window) undo() {
	if w.dialogs.Asking() {
		w.toFocused(&fyne.ShortcutUndo{})
		return
	}
	w.stepped(w.desk.Session().Undo)
}

func (w *Window) redo() {
	if w.dialogs.Asking() {
		w.toFocused(&fyne.ShortcutRedo{})
		return
	}
	w.stepped(w.desk.Session().Redo)
}

// stepped moves through the history and shows where the text changed.
func (w *Window) stepped(step func() []form.Ref) {
	if refs := w.desk.Step(step); len(refs) > 0 {
		w.middle.ShowSection(w.desk.Report().PartOf(refs[0]))
	}
}

// toFocused hands a shortcut of the menu to the widget that has the keyboard.
func (w *Window) toFocused(s fyne.Shortcut) {
	if f, ok := w.win.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
	}
}
