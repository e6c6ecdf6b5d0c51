package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/form"
	"gouji.app/ui/ask"
	"gouji.app/ui/control"
	"gouji.app/ui/desk"
	"gouji.app/ui/dialog"
	"gouji.app/ui/flow"
	"gouji.app/ui/intake"
)

// What leads to a web site, and back from it.

// copyWebCode puts the HTML of some sections, nil for all, on the clipboard.
func (w *Window) copyWebCode(sections []string, tablesOnly bool) {
	w.desk.Leave()
	code, err := w.opts.WebCode(w.desk.Report(), sections, tablesOnly)
	if err != nil {
		w.dialogs.Refuse(err)
		return
	}
	w.opts.App.Clipboard().SetContent(code)
	w.desk.Say("网页代码已复制；请在网站后台的编辑器里换到“源代码”方式，再粘贴")
}

// onPrinted says that a part of the printed report is in the middle.
func (w *Window) onPrinted() bool { return !w.parts[w.current].has(form.UnitSection) }

// copyByCell is 按行复制: the numbers of the table one after the other, for web sites
// that take them so.
func (w *Window) copyByCell() {
	w.desk.Leave()
	r, refs := w.desk.Report(), w.sheetPane().refs
	done, next := widget.NewLabel("点“复制下一格”从头开始，也可以点表里的任何一格。"), 0
	list := control.NewList(func() int { return len(refs) }, nil)
	list.OnKey = w.dialogs.Key
	list.CreateItem = func() fyne.CanvasObject {
		return container.NewBorder(nil, nil, nil, widget.NewLabel(""), widget.NewLabel(""))
	}
	list.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		c, _ := r.Form.Cell(refs[i])
		sides := o.(*fyne.Container).Objects
		sides[0].(*widget.Label).SetText(c.Name())
		sides[1].(*widget.Label).SetText(r.Text(refs[i]))
	}
	list.OnSelected = func(i widget.ListItemID) {
		w.opts.App.Clipboard().SetContent(r.Text(refs[i]))
		done.SetText(copiedCell(r, refs[i], i, len(refs)))
		next = i + 1
		list.Unselect(i) // so that a second click copies again
	}
	var m *dialog.Modal
	step := dialog.NewButton("复制下一格", func() {
		if next < len(refs) {
			list.Select(next)
		} else {
			done.SetText("已经是最后一格。")
		}
	}, func() { m.Cancel() })
	done.Truncation = fyne.TextTruncateEllipsis
	body := container.NewBorder(container.NewBorder(nil, nil, nil, step, done), nil, nil, nil, list)
	m = w.dialogs.Open("按行复制", container.NewGridWrap(w.dialogs.Wide(), body), step, ask.Close("关闭"))
}

func copiedCell(r *model.Report, at form.Ref, i, all int) string {
	c, _ := r.Form.Cell(at)
	text := r.Text(at)
	if text == "" {
		text = "空白"
	}
	return fmt.Sprintf("第 %d/%d 格已复制：%s　%s", i+1, all, c.Name(), text)
}

// askPublished compares the page that was published with the open report.
func (w *Window) askPublished() {
	w.desk.Leave()
	w.dialogs.Ask("把已经发布的网页和打开的年报逐格核对。请先在浏览器里打开那个网页，按 Ctrl+A、Ctrl+C 复制，再点“核对剪贴板”；也可以打开另存下来的网页文件。",
		ask.Do("核对剪贴板", func() {
			im, err := w.opts.OpenText(w.opts.App.Clipboard().Content(), desk.Pasted)
			if err != nil {
				w.dialogs.Refuse(err)
				return
			}
			w.comparePublished(desk.Pasted, im)
		}),

		ask.Do("打开文件…", func() {
			w.dialogs.File(ask.File{Title: "打开已发布的网页", Exts: w.desk.Readable(), Folder: w.desk.Folder(), Then: func(path string) {
				w.desk.Read(path, func(im *model.Import) { w.comparePublished(model.ShownName(path), im) })
			}})
		}),

		ask.Close("取消"))
}

func (w *Window) comparePublished(source string, im *model.Import) {
	all := carry.Differences(w.desk.Report(), im.Report)
	verdict := agreement(w.opts.Form, all)
	if len(all) == 0 {
		w.dialogs.Tell("“" + source + "”：" + verdict)
		return
	}
	body := container.NewBorder(flow.New("“"+source+"”："+verdict), nil, nil, nil,
		intake.NewDifferences(w.changes(all), "打开的年报", "已发布的网页"))
	w.dialogs.Open("与已发布网页核对", container.NewGridWrap(w.dialogs.Wide(), body), nil, ask.Close("知道了"))
}

// agreement sums up what a published page says the same and what not.
func agreement(f *form.Form, ds []carry.Difference) string {
	cells := 0
	for _, d := range ds {
		if _, ok := f.Cell(d.At); ok {
			cells++
		}
	}
	text := fmt.Sprintf("%d 格一致", len(f.Cells())-cells)
	if cells > 0 {
		text += fmt.Sprintf("，%d 格不同", cells)
	}
	if n := len(ds) - cells; n > 0 {
		return text + fmt.Sprintf("，文字 %d 处不同。", n)
	}
	return text + "，文字一致。"
}
