package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/form"
	"gouji.app/ui/ask"
	"gouji.app/ui/flow"
	"gouji.app/ui/prose"
)

// 与其他年报比较文字: the narratives beside those of any other report, such as a
// neighbour's.

func (w *Window) askNeighbour() {
	w.desk.Leave()
	w.dialogs.File(ask.File{Title: "选择要比较文字的年报", Exts: w.desk.Readable(), Folder: w.desk.Folder(), Then: func(path string) {
		w.desk.Read(path, func(im *model.Import) { w.showLikenesses(model.ShownName(path), im.Report) })
	}})
}

// showLikenesses lists how much of each narrative stands in the other report, too, and
// shows both texts with the common passages marked.
func (w *Window) showLikenesses(name string, other *model.Report) {
	r := w.desk.Report()
	all := carry.Likenesses(r, other)
	whole := all[len(all)-1]
	sections := all[:len(all)-1]
	if len(sections) == 0 {
		w.dialogs.Tell("“" + name + "”和打开的年报没有可以比较的文字：没有一个部分是两份都写了的。")
		return
	}
	v := newLikenessView(w, other)
	body := container.NewBorder(
		container.New(flow.Column(),
			flow.New(fmt.Sprintf("全文相同 %s。有底色的是两份都有的文字；日期、数字、标点和套话不计。", percent(whole.Share))),
			v.choice(sections)),
		container.New(flow.Column(), v.count), nil, nil, v.texts(name))
	m := w.dialogs.Open("与“"+name+"”比较文字", container.NewGridWrap(w.dialogs.AlmostWhole(), body), v.pair.left,
		ask.Do("到正文修改", func() { w.goToText(v.at, v.pair.left) }),
		ask.Close("关闭"))
	v.cancel = func() { m.Cancel() }
	v.show(sections[0])
}

// goToText goes to what is selected in a copy of a narrative.
func (w *Window) goToText(at form.Ref, shown *prose.Editor) {
	w.showPart(at.Section)
	w.parts[w.current].pane.focus(at)
	w.textPane().editor.Select(shown.Selection())
}

// A likenessView shows one narrative of two reports side by side.
type likenessView struct {
	w      *Window
	other  *model.Report
	at     form.Ref
	pair   *pairing
	count  *flow.Text
	cancel func()
}

func newLikenessView(w *Window, other *model.Report) *likenessView {
	v := &likenessView{w: w, other: other, count: flow.Quiet("")}
	options := func(onMark func(prose.Mark, bool)) prose.Options {
		return prose.Options{ReadOnly: true, OnKey: v.key, OnMark: onMark, Modifiers: w.opts.Modifiers}
	}
	left := options(func(m prose.Mark, _ bool) { v.pair.toRight(m) })
	left.OnMove = func() { v.pair.follow() }
	v.pair = newPairing(prose.New(left), prose.New(options(func(m prose.Mark, _ bool) { v.pair.toLeft(m) })))
	return v
}

func (v *likenessView) key(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		v.cancel()
	}
}

// choice lists the narratives with how much of each is the same.
func (v *likenessView) choice(sections []carry.Likeness) fyne.CanvasObject {
	var labels []string
	for _, l := range sections {
		s, _ := v.w.opts.Form.Section(l.Section)
		labels = append(labels, fmt.Sprintf("%s　相同 %s", s.Short, percent(l.Share)))
	}
	choose := v.w.dialogs.Radio(labels, nil)
	choose.SetSelected(labels[0])
	choose.OnChanged = func(label string) {
		for i, l := range labels {
			if l == label {
				v.show(sections[i])
			}
		}
	}
	return choose
}

// texts are the two narratives under the names of their reports.
func (v *likenessView) texts(name string) fyne.CanvasObject {
	side := func(title string, e *prose.Editor) fyne.CanvasObject {
		return container.NewBorder(flow.Bold(title), nil, nil, nil, e)
	}
	return container.NewGridWithColumns(2, side("打开的年报", v.pair.left), side(name, v.pair.right))
}

func (v *likenessView) show(l carry.Likeness) {
	v.at = form.Ref{Section: l.Section}
	v.pair.left.Set(v.w.desk.Report().Text(v.at))
	v.pair.right.Set(v.other.Text(v.at))
	v.pair.compare()
	v.pair.left.SetMarks(v.pair.marks(""))
	v.pair.left.Select(0, 0)
	text := fmt.Sprintf("相同的文字 %d 处，点一处，另一边就选中同样的一处。", len(v.pair.passages))
	if len(v.pair.passages) == 0 {
		text = "没有成句相同的文字。"
	}
	v.count.Set(text)
}
