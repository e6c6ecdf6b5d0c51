package main

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"gouji.app/model/form"
	"gouji.app/ui"
	"gouji.app/ui/settings"
)

// A screen is one picture: a look, a size, and what the user did before.
type screen struct {
	name  string
	size  fyne.Size
	look  func(*settings.Settings) // nil: as a new user has it
	file  string                   // opened first; "" for the start page
	steps func(*ui.Window)
}

// files are the reports that screens open.
type files struct {
	sample, final, revised, lost, broken string
	last, absorbed, nameless             string // of last year
}

func screens(f files) []screen {
	sample, final, revised, lost, broken := f.sample, f.final, f.revised, f.lost, f.broken
	std := fyne.NewSize(1366, 768)
	part := func(key string) func(*ui.Window) { return func(w *ui.Window) { w.ShowSection(key) } }
	do := func(ids ...ui.ID) func(*ui.Window) {
		return func(w *ui.Window) {
			for _, id := range ids {
				w.Command(id)
			}
		}
	}
	sized := func(name string) func(*settings.Settings) {
		return func(s *settings.Settings) { s.TextSize = name }
	}
	dark := func(s *settings.Settings) { s.Dark = true }
	return []screen{
		{"开始", std, nil, "", nil},
		{"窗口", std, nil, sample, nil},
		{"新建", std, nil, "", do(ui.CmdNew)},
		{"单位与年度", std, nil, sample, part(form.UnitSection)},
		{"引言", std, nil, sample, part(form.Preamble)},
		{"一总体情况", std, nil, sample, part(form.Overview)},
		{"二主动公开", std, nil, sample, part(form.Proactive)},
		{"四复议诉讼", std, nil, sample, part(form.Disputes)},
		{"五问题", std, nil, sample, part(form.Problems)},
		{"六其他", std, nil, sample, part(form.OtherMatters)},
		{"核对", std, nil, sample, do(ui.CmdNextFinding)},
		{"预览", std, nil, sample, do(ui.CmdPreview)},
		{"小窗口", fyne.NewSize(1280, 720), nil, sample, nil},
		{"大窗口", fyne.NewSize(1920, 1080), nil, sample, nil},
		{"4K窗口", fyne.NewSize(3840, 2160), nil, sample, nil},
		{"小字", std, sized("小"), sample, nil},
		{"大字", std, sized("大"), sample, nil},
		{"特大字", std, sized("特大"), sample, nil},
		{"特大字开始", std, sized("特大"), "", nil},
		{"深色", std, dark, sample, nil},
		{"右键菜单", std, nil, sample, press(desktop.KeyMenu)},
		{"选取", std, nil, sample, do(ui.CmdSelectAll)},
		{"全选填 0", std, nil, "", func(w *ui.Window) {
			w.Command(ui.CmdNew)
			w.ShowSection(form.Disputes)
			w.Command(ui.CmdFillZeros)
		}},
		{"正在填写", std, nil, "", func(w *ui.Window) {
			w.Command(ui.CmdNew)
			w.ShowSection(form.Requests)
			typing(w, "13")
			press(fyne.KeyTab)(w)
			typing(w, "2x")
			press(fyne.KeyTab)(w)
			typing(w, "/")
			press(fyne.KeyReturn)(w)
		}},
		{"离开未填完的表", std, nil, "", func(w *ui.Window) {
			w.Command(ui.CmdNew)
			w.ShowSection(form.Requests)
			typing(w, "13")
			press(fyne.KeyReturn)(w)
			w.ShowSection(form.Problems)
			w.ShowSection(form.Requests)
		}},
		{"粘贴提问", std, nil, sample, func(w *ui.Window) {
			w.ShowSection(form.Disputes)
			press(fyne.KeyEnd)(w)
			fyne.CurrentApp().Clipboard().SetContent("1\t2\t3")
			w.Command(ui.CmdPaste)
		}},
		{"常用语", std, nil, sample, func(w *ui.Window) {
			w.ShowSection(form.Overview)
			w.Command(ui.CmdPhrases)
			press(fyne.KeyDown)(w)
		}},
		{"文字右键菜单", std, nil, sample, func(w *ui.Window) {
			w.ShowSection(form.OtherMatters)
			press(desktop.KeyMenu)(w)
			for range 7 {
				press(fyne.KeyDown)(w)
			}
			press(fyne.KeyRight)(w)
		}},
		{"分别放入提问", std, nil, sample, func(w *ui.Window) {
			w.ShowSection(form.Problems)
			fyne.CurrentApp().Clipboard().SetContent("五、存在的主要问题及改进情况\n更新不够及时。\n六、其他需要报告的事项\n没有收费。")
			w.Command(ui.CmdPaste)
		}},
		{"粘贴网页提问", std, nil, sample, func(w *ui.Window) {
			w.ShowSection(form.Overview)
			fyne.CurrentApp().Clipboard().SetContent("一、总体情况\n全年平稳。\n二、主动公开政府信息情况\n1\t2\n六、其他需要报告的事项\n没有收费。")
			w.Command(ui.CmdPaste)
		}},
		{"未填文字", std, nil, sample, func(w *ui.Window) {
			w.ShowSection(form.Problems)
			w.Command(ui.CmdSelectAll)
			press(fyne.KeyDelete)(w)
			w.ShowSection(form.OtherMatters)
			w.ShowSection(form.Problems)
		}},
		{"深色预览", std, dark, sample, do(ui.CmdPreview)},
		{"读取结果", std, nil, lost, nil},
		{"填到哪一格", std, nil, lost, click("填到…")},
		{"开始有上年年报", std, known(f.last), "", nil},
		{"新建有上年年报", std, known(f.last), "", func(w *ui.Window) {
			w.Command(ui.CmdNew)
			typing(w, "示例县人民政府")
		}},
		{"从上年年报开始", std, nil, "", beginWith(filepath.Base(f.last))},
		{"特大字从上年年报开始", std, sized("特大"), "", beginWith(filepath.Base(f.last))},
		{"哪个单位的年报", std, nil, "", func(w *ui.Window) {
			beginWith(filepath.Base(f.nameless))(w)
			press(fyne.KeyReturn)(w)
		}},
		{"粘贴上年年报", std, nil, "", func(w *ui.Window) {
			fyne.CurrentApp().Clipboard().SetContent(lastYear().Plain())
			w.Command(ui.CmdPasteReport)
		}},
		{"机构改革", std, nil, "", reform(f.last, f.absorbed)},
		{"特大字机构改革", std, sized("特大"), "", reform(f.last, f.absorbed)},
		{"下年草稿", std, nil, "", begun(f.last, func(*ui.Window) {})},
		{"沿用上年未改", std, nil, "", begun(f.last, part(form.Overview))},
		{"特大字沿用上年未改", std, sized("特大"), "", begun(f.last, part(form.Overview))},
		{"深色沿用上年未改", std, dark, "", begun(f.last, part(form.Overview))},
		{"确认沿用", std, nil, "", begun(f.last, func(w *ui.Window) {
			w.ShowSection(form.Problems)
			press(desktop.KeyMenu)(w)
		})},
		{"本部分都确认沿用", std, nil, "", begun(f.last, func(w *ui.Window) {
			w.ShowSection(form.Overview)
			w.Command(ui.CmdConfirmCopiedPart)
		})},
		{"上年结转", std, nil, "", begun(f.last, part(form.Requests))},
		{"按上年推算", std, nil, "", begun(f.last, func(w *ui.Window) {
			w.ShowSection(form.Proactive)
			for _, number := range []string{"0", "0"} {
				typing(w, number)
				press(fyne.KeyTab)(w)
			}
		})},
		{"沿用上年的内容", std, nil, "", begun(f.last, do(ui.CmdTaken))},
		{"原单位年报", std, nil, "", begun(f.last, do(ui.CmdPredecessors))},
		{"用修改稿更新", std, nil, sample, func(w *ui.Window) {
			w.Command(ui.CmdTakeRevision)
			typing(w, filepath.Base(revised))
			press(fyne.KeyReturn)(w)
		}},
		{"打开失败", std, nil, broken, nil},
		{"打开对话框", std, nil, sample, do(ui.CmdOpen)},
		{"另存为对话框", std, nil, sample, do(ui.CmdSaveAs)},
		{"未保存提问", std, nil, sample, do(ui.CmdNextFinding, ui.CmdRestoreTotal, ui.CmdQuit)},
		{"导出提问", std, nil, sample, do(ui.CmdExport)},
		{"正文中的数", std, nil, sample, contradict},
		{"深色正文中的数", std, dark, sample, contradict},
		{"文表核对", std, nil, sample, func(w *ui.Window) { contradict(w); w.Command(ui.CmdTies) }},
		{"深色文表核对", std, dark, sample, func(w *ui.Window) { contradict(w); w.Command(ui.CmdTies) }},
		{"常见错词", std, nil, sample, func(w *ui.Window) {
			w.Command(ui.CmdWords)
			typing(w, "布暑=部署\n撤消=撤销!撤消息")
		}},
		{"单位建议", std, nil, "", func(w *ui.Window) {
			w.Command(ui.CmdNew)
			typing(w, "沭阳县财政局")
		}},
		{"按行复制", std, nil, sample, func(w *ui.Window) {
			w.ShowSection(form.Proactive)
			w.Command(ui.CmdCopyByRow)
			press(fyne.KeyReturn)(w)
		}},
		{"与已发布网页核对", std, nil, sample, func(w *ui.Window) {
			r := finished()
			r.SetText(form.Ref{Section: form.Requests, Row: form.NewRow, Col: form.PersonCol}, "87")
			r.SetText(form.Ref{Section: form.OtherMatters}, "没有其他需要报告的事项。")
			fyne.CurrentApp().Clipboard().SetContent(r.Plain())
			w.Command(ui.CmdPublished)
			press(fyne.KeyReturn)(w)
		}},
		{"定稿", std, nil, final, nil},
		{"定稿提问", std, nil, sample, do(ui.CmdMarkFinal)},
		{"另存为更正稿", std, nil, final, do(ui.CmdCorrect)},
		{"修改对照表", std, nil, final, do(ui.CmdComparison)},
		{"上年对照", std, nil, sample, compared(form.Requests)},
		{"上年对照小窗口", fyne.NewSize(1280, 720), nil, sample, compared(form.Requests)},
		{"上年对照特大字", std, sized("特大"), sample, compared(form.Requests)},
		{"上年对照主动公开", std, nil, sample, compared(form.Proactive)},
		{"上年对照复议诉讼", std, dark, sample, compared(form.Disputes)},
		{"上年文字", std, nil, sample, compared(form.Overview)},
		{"上年文字小窗口", fyne.NewSize(1280, 720), nil, sample, compared(form.Problems)},
		{"上年文字深色", std, dark, sample, compared(form.Overview)},
		{"上年文字特大字", std, sized("特大"), sample, compared(form.Overview)},
		{"比较文字", std, nil, sample, likenesses},
		{"比较文字小窗口", fyne.NewSize(1280, 720), nil, sample, likenesses},
		{"比较文字特大字", std, sized("特大"), sample, likenesses},
		{"比较文字深色", std, dark, sample, likenesses},
		{"年度对比", std, nil, sample, years("")},
		{"年度对比数字", std, nil, sample, years("全部数字")},
		{"年度对比小窗口", fyne.NewSize(1280, 720), nil, sample, years("")},
		{"年度对比特大字", std, sized("特大"), sample, years("全部数字")},
		{"年度对比深色", std, dark, sample, years("")},
		{"登记意见", std, nil, sample, do(ui.CmdRemark)},
		{"数据来源", std, nil, sample, do(ui.CmdSource)},
		{"说明对话框", std, nil, sample, func(w *ui.Window) {
			remark(w)
			w.Command(ui.CmdExplain)
		}},
		{"特大字说明对话框", std, sized("特大"), sample, func(w *ui.Window) {
			remark(w)
			w.Command(ui.CmdExplain)
		}},
		{"已说明", std, nil, sample, func(w *ui.Window) {
			remark(w)
			w.Command(ui.CmdExplain)
			typing(w, "经办人已电话核实，数字以受理台账为准")
			press(fyne.KeyReturn)(w)
		}},
		{"填报说明", std, nil, sample, do(ui.CmdCellHelp)},
		{"快捷键", std, nil, sample, do(ui.CmdKeys)},
		{"关于", std, nil, sample, do(ui.CmdAbout)},
	}
}
