package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/ui/desk"
	"gouji.app/ui/flow"
)

// startPage is what the window shows before a report is open: unsaved work first of
// all, then the ways to begin.
func (w *Window) startPage() fyne.CanvasObject {
	title := widget.NewLabel("勾稽")
	title.SizeName = theme.SizeNameHeadingText
	ways := container.New(flow.Column(),
		title,
		flow.New("政府信息公开工作年度报告的填报和核对"),
		w.startButton("新建", CmdNew, "空白的年报，按规定格式填写"),
		w.startButton("从上年年报开始", CmdFromLastYear, "上年的文件变成今年的草稿：结转、文字、年份都带过来"),
		w.startButton("粘贴上年年报", CmdPasteReport, "在网页上 Ctrl+A、Ctrl+C 后点这里"),
		w.startButton("打开", CmdOpen, "Excel、Word、PDF、网页、文本都可以；也可以把文件拖进窗口"),
		w.startButton("打开示例", CmdSample, "虚构的示例县，有一处差错供练习"),
	)
	const wide, narrow = 30, 26 // in full-width characters
	right := container.New(flow.Column(), append(w.intake.Unsaved(), w.help.CrashNotice()...)...)
	right.Objects = append(right.Objects, w.nextYears()...)
	right.Objects = append(right.Objects, w.recentFiles()...)
	left, beside := w.dialogs.Fit(narrow, ways), w.dialogs.Fit(wide, right)
	beside.Height = max(left.Height, beside.Height)
	columns := container.NewHBox(container.NewGridWrap(left, ways), container.NewGridWrap(fyne.NewSize(2*w.em(), 1)),
		container.NewGridWrap(beside, right))
	return container.New(layout.NewCenterLayout(), columns)
}

// startButton is a command under a name for beginners, with a word about it.
func (w *Window) startButton(name string, id ID, about string) fyne.CanvasObject {
	b := w.dialogs.Button(name, func() { w.Command(id) })
	b.Alignment = widget.ButtonAlignLeading
	return container.New(flow.Column(), b, flow.Quiet(about))
}

// recentFiles lists the files opened last.
func (w *Window) recentFiles() []fyne.CanvasObject {
	out := []fyne.CanvasObject{flow.Quiet("最近的文件")}
	for _, path := range w.settings.Now().Recent {
		b := w.dialogs.Button(model.ShownName(path), func() { w.Open(path) })
		b.Alignment = widget.ButtonAlignLeading
		b.Importance = widget.LowImportance
		out = append(out, b)
	}
	if len(out) == 1 {
		out = append(out, flow.Quiet("还没有打开过文件。"))
	}
	return out
}

// showStart brings the start page to the window.
func (w *Window) showStart() {
	w.atStart = true
	w.win.SetContent(w.startPage())
	w.win.SetTitle("勾稽")
	w.refreshCommands()
}

// findLasts looks for the files of last year whose next report may be begun, and offers
// that.
func (w *Window) findLasts() {
	w.desk.FindLasts(func() {
		if w.atStart {
			w.showStart()
		} else {
			w.refreshAll()
		}
	})
}

// nextYears offers the reports that come next, each from the last file of its body.
func (w *Window) nextYears() (out []fyne.CanvasObject) {
	const most = 3
	files := w.desk.Nexts()
	for _, f := range files[:min(len(files), most)] {
		b := w.dialogs.Button(desk.Offer(f), func() { w.begin.With(f.Path) })
		b.Alignment, b.Importance = widget.ButtonAlignLeading, widget.LowImportance
		out = append(out, b)
	}
	if len(out) > 0 {
		out = append([]fyne.CanvasObject{flow.Quiet("下一年度")}, out...)
	}
	return out
}
