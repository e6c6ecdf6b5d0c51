package handin

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

// CopyWebCode puts the HTML of some sections, nil for all, on the clipboard.
func (t *Task) CopyWebCode(sections []string, tablesOnly bool) {
	t.Desk.Leave()
	code, err := t.WebCode(t.Desk.Report(), sections, tablesOnly)
	if err != nil {
		t.Ask.Refuse(err)
		return
	}
	t.Clipboard().SetContent(code)
	t.Desk.Say("网页代码已复制；请在网站后台的编辑器里换到“源代码”方式，再粘贴")
}

// CopyByCell is 按行复制: the numbers of the table one after the other, for web sites
// that take them so.
func (t *Task) CopyByCell(refs []form.Ref) {
	t.Desk.Leave()
	r := t.Desk.Report()
	done, next := widget.NewLabel("点“复制下一格”从头开始，也可以点表里的任何一格。"), 0
	list := control.NewList(func() int { return len(refs) }, nil)
	list.OnKey = t.Ask.Key
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
		t.Clipboard().SetContent(r.Text(refs[i]))
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
	m = t.Ask.Open("按行复制", container.NewGridWrap(t.Ask.Wide(), body), step, ask.Close("关闭"))
}

func copiedCell(r *model.Report, at form.Ref, i, all int) string {
	c, _ := r.Form.Cell(at)
	text := r.Text(at)
	if text == "" {
		text = "空白"
	}
	return fmt.Sprintf("第 %d/%d 格已复制：%s　%s", i+1, all, c.Name(), text)
}

// AskPublished compares the page that was published with the open report.
func (t *Task) AskPublished() {
	t.Desk.Leave()
	t.Ask.Ask("把已经发布的网页和打开的年报逐格核对。请先在浏览器里打开那个网页，按 Ctrl+A、Ctrl+C 复制，再点“核对剪贴板”；也可以打开另存下来的网页文件。",
		ask.Do("核对剪贴板", func() {
			im, err := t.OpenText(t.Clipboard().Content(), desk.Pasted)
			if err != nil {
				t.Ask.Refuse(err)
				return
			}
			t.comparePublished(desk.Pasted, im)
		}),

		ask.Do("打开文件…", func() {
			t.Ask.File(ask.File{Title: "打开已发布的网页", Exts: t.Desk.Readable(), Folder: t.Desk.Folder(), Then: func(path string) {
				t.Desk.Read(path, func(im *model.Import) { t.comparePublished(model.ShownName(path), im) })
			}})
		}),

		ask.Close("取消"))
}

func (t *Task) comparePublished(source string, im *model.Import) {
	all := carry.Differences(t.Desk.Report(), im.Report)
	verdict := agreement(t.Desk.Form(), all)
	if len(all) == 0 {
		t.Ask.Tell("“" + source + "”：" + verdict)
		return
	}
	body := container.NewBorder(flow.New("“"+source+"”："+verdict), nil, nil, nil,
		intake.NewDifferences(intake.Changes(t.Desk.Form(), all), "打开的年报", "已发布的网页"))
	t.Ask.Open("与已发布网页核对", container.NewGridWrap(t.Ask.Wide(), body), nil, ask.Close("知道了"))
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
