package compare

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/form"
	"gouji.app/model/reading"
	"gouji.app/ui/alike"
	"gouji.app/ui/ask"
	"gouji.app/ui/flow"
	"gouji.app/ui/prose"
)

// 与其他年报比较文字: the narratives beside those of any other report, such as a
// neighbour's.

// AskLikeness asks for the file of any other report, whose texts are then compared.
func (t *Task) AskLikeness() {
	t.Desk.Leave()
	t.Ask.File(ask.File{Title: "选择要比较文字的年报", Exts: t.Desk.Readable(), Folder: t.Desk.Folder(), Then: func(path string) {
		t.Desk.Read(path, func(im *model.Import) { t.ShowLikenesses(model.ShownName(path), im.Report) })
	}})
}

// ShowLikenesses lists how much of each narrative stands in the other report, too, and
// shows both texts with the common passages marked.
func (t *Task) ShowLikenesses(name string, other *model.Report) {
	r := t.Desk.Report()
	all := carry.Likenesses(r, other)
	whole := all[len(all)-1]
	sections := all[:len(all)-1]
	if len(sections) == 0 {
		t.Ask.Tell("“" + name + "”和打开的年报没有可以比较的文字：没有一个部分是两份都写了的。")
		return
	}
	v := newLikenessView(t, other)
	body := container.NewBorder(
		container.New(flow.Column(),
			flow.New(fmt.Sprintf("全文相同 %s。有底色的是两份都有的文字；日期、数字、标点和套话不计。", carry.PerCent(whole.Share))),
			v.choice(sections)),
		container.New(flow.Column(), v.count), nil, nil, v.texts(name))
	m := t.Ask.Open("与“"+name+"”比较文字", container.NewGridWrap(t.Ask.AlmostWhole(), body), v.pair.Left,
		ask.Do("到正文修改", func() {
			from, to := v.pair.Left.Selection()
			t.Select(v.at, reading.Span{Start: from, End: to})
		}),
		ask.Close("关闭"))
	v.cancel = func() { m.Cancel() }
	v.show(sections[0])
}

// A likenessView shows one narrative of two reports side by side.
type likenessView struct {
	t      *Task
	other  *model.Report
	at     form.Ref
	pair   *alike.Pairing
	count  *flow.Text
	cancel func()
}

func newLikenessView(t *Task, other *model.Report) *likenessView {
	v := &likenessView{t: t, other: other, count: flow.Quiet("")}
	options := func(onMark func(prose.Mark, bool)) prose.Options {
		return prose.Options{ReadOnly: true, OnKey: v.key, OnMark: onMark, Modifiers: t.Modifiers}
	}
	left := options(func(m prose.Mark, _ bool) { v.pair.ToRight(m) })
	left.OnMove = func() { v.pair.Follow() }
	v.pair = alike.New(prose.New(left), prose.New(options(func(m prose.Mark, _ bool) { v.pair.ToLeft(m) })))
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
		s, _ := v.t.Desk.Form().Section(l.Section)
		labels = append(labels, fmt.Sprintf("%s　相同 %s", s.Short, carry.PerCent(l.Share)))
	}
	choose := v.t.Ask.Radio(labels, nil)
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
	return container.NewGridWithColumns(2, side("打开的年报", v.pair.Left), side(name, v.pair.Right))
}

func (v *likenessView) show(l carry.Likeness) {
	v.at = form.Ref{Section: l.Section}
	v.pair.Left.Set(v.t.Desk.Report().Text(v.at))
	v.pair.Right.Set(v.other.Text(v.at))
	v.pair.Compare()
	v.pair.Left.SetMarks(v.pair.Marks(""))
	v.pair.Left.Select(0, 0)
	text := fmt.Sprintf("相同的文字 %d 处，点一处，另一边就选中同样的一处。", len(v.pair.Passages()))
	if len(v.pair.Passages()) == 0 {
		text = "没有成句相同的文字。"
	}
	v.count.Set(text)
}
