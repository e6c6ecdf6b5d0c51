package intake

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

// Unsaved lists what a crash or a power cut left behind.
func (t *Task) Unsaved() []fyne.CanvasObject {
	drafts, damaged := t.Desk.Drafts()
	var out []fyne.CanvasObject
	if len(drafts)+len(damaged) > 0 {
		out = append(out, flow.Bold("上次没有保存的内容"))
	}
	for _, x := range drafts {
		label := flow.New(draftName(x))
		buttons := container.NewHBox(
			t.Ask.Button("恢复", func() { t.Desk.Restore(x) }),
			t.Ask.Button("丢弃", func() { t.discardDraft(x) }))
		t.Desk.CompareDraft(x, func(c desk.Comparison) {
			label.Set(fmt.Sprintf("%s　与文件有 %d 处不同", draftName(x), len(c.Differences)))
			if len(c.Differences) > 0 {
				buttons.Add(t.Ask.Button("比较…", func() { t.showDraft(c) }))
			}
		})
		out = append(out, label, buttons)
	}
	for _, x := range damaged {
		out = append(out, flow.New("有一份恢复稿已损坏，读不出来；文件是 "+model.Shown(x.Path)),
			container.NewHBox(t.Ask.Button("丢弃这一份", func() { t.discardDamage(x) })))
	}
	return out
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
func (t *Task) showDraft(c desk.Comparison) {
	title := fmt.Sprintf("“%s”的恢复稿有 %d 处不同", model.ShownName(c.Draft.File), len(c.Differences))
	t.AskDifferences(title, "恢复勾选的", c.Differences, func(ds []carry.Difference) { t.Desk.RestorePart(c, ds) })
}

func (t *Task) discardDamage(x draft.Damage) {
	t.Ask.Ask("损坏的恢复稿丢弃后不能再找回。",
		ask.Close("保留"),
		ask.Do("丢弃", func() {
			t.Desk.DiscardDamage(x)
			t.Restart()
		}))
}

func (t *Task) discardDraft(x draft.Draft) {
	t.Ask.Ask("“"+draftName(x)+"”的恢复稿丢弃后不能再找回。",
		ask.Close("保留"),
		ask.Do("丢弃", func() {
			t.Desk.Discard(x)
			t.Restart()
		}))
}
