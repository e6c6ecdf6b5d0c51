package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/draft"
	"gouji.app/ui/ask"
	"gouji.app/ui/desk"
	"gouji.app/ui/flow"
)

// unsavedWork lists what a crash or a power cut left behind.
func (w *Window) unsavedWork() []fyne.CanvasObject {
	drafts, damaged := w.desk.Drafts()
	var out []fyne.CanvasObject
	if len(drafts)+len(damaged) > 0 {
		out = append(out, flow.Bold("上次没有保存的内容"))
	}
	for _, x := range drafts {
		label := flow.New(draftName(x))
		buttons := container.NewHBox(
			w.dialogs.Button("恢复", func() { w.desk.Restore(x) }),
			w.dialogs.Button("丢弃", func() { w.discardDraft(x) }))
		w.desk.CompareDraft(x, func(c desk.Comparison) {
			label.Set(fmt.Sprintf("%s　与文件有 %d 处不同", draftName(x), len(c.Differences)))
			if len(c.Differences) > 0 {
				buttons.Add(w.dialogs.Button("比较…", func() { w.showDraft(c) }))
			}
		})
		out = append(out, label, buttons)
	}
	for _, x := range damaged {
		out = append(out, flow.New("有一份恢复稿已损坏，读不出来；文件是 "+model.Shown(x.Path)),
			container.NewHBox(w.dialogs.Button("丢弃这一份", func() { w.discardDamage(x) })))
	}
	return append(out, w.crashNotice()...)
}

func draftName(x draft.Draft) string {
	name := model.Shown(x.Report.PrescribedTitle())
	if x.File != "" {
		name += "　" + model.ShownName(x.File)
	}
	return name + "　" + desk.WhenOf(x)
}

// showDraft lists how a draft differs from its file. What is ticked comes into the
// file's report.
func (w *Window) showDraft(c desk.Comparison) {
	title := fmt.Sprintf("“%s”的恢复稿有 %d 处不同", model.ShownName(c.Draft.File), len(c.Differences))
	w.intake.AskDifferences(title, "恢复勾选的", c.Differences, func(ds []carry.Difference) { w.desk.RestorePart(c, ds) })
}

func (w *Window) discardDamage(x draft.Damage) {
	w.dialogs.Ask("损坏的恢复稿丢弃后不能再找回。",
		ask.Close("保留"),
		ask.Do("丢弃", func() {
			w.desk.DiscardDamage(x)
			w.showStart()
		}))
}

func (w *Window) discardDraft(x draft.Draft) {
	w.dialogs.Ask("“"+draftName(x)+"”的恢复稿丢弃后不能再找回。",
		ask.Close("保留"),
		ask.Do("丢弃", func() {
			w.desk.Discard(x)
			w.showStart()
		}))
}
