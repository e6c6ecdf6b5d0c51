package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/draft"
	"gouji.app/model/session"
	"gouji.app/ui/ask"
	"gouji.app/ui/flow"
)

// keepDraft hands unsaved changes to the recovery copy, or has it removed where
// there are none.
func (w *Window) keepDraft() {
	s := w.doc.session
	if s.Unsaved() {
		w.opts.Drafts.Changed(s.Report().Clone(), w.doc.path, w.doc.stamp)
	} else {
		w.opts.Drafts.Clean()
	}
}

// draftTrouble tells that recovery copies cannot be written, or can again. It is
// called on any goroutine.
func (w *Window) draftTrouble(err error) {
	fyne.Do(func() {
		if err != nil {
			w.opts.Log("writing a draft", err)
		}
		w.undrafted = err != nil
		w.say("")
	})
}

// unsavedWork lists what a crash or a power cut left behind.
func (w *Window) unsavedWork() []fyne.CanvasObject {
	drafts, damaged, err := w.opts.DraftStore.List()
	if err != nil {
		w.opts.Log("listing drafts", err)
	}
	var out []fyne.CanvasObject
	if len(drafts)+len(damaged) > 0 {
		out = append(out, flow.Bold("上次没有保存的内容"))
	}
	for _, d := range drafts {
		label := flow.New(draftName(d))
		buttons := container.NewHBox(
			w.dialogs.Button("恢复", func() { w.restoreDraft(d) }),
			w.dialogs.Button("丢弃", func() { w.discardDraft(d) }))
		w.compare(d, func(stamp string, im *model.Import, all []carry.Difference) {
			label.Set(fmt.Sprintf("%s　与文件有 %d 处不同", draftName(d), len(all)))
			if len(all) > 0 {
				buttons.Add(w.dialogs.Button("比较…", func() { w.showDraft(d, stamp, im, all) }))
			}
		})
		out = append(out, label, buttons)
	}
	for _, d := range damaged {
		w.opts.Log("reading a draft", d.Cause)
		out = append(out, flow.New("有一份恢复稿已损坏，读不出来；文件是 "+model.Shown(d.Path)),
			container.NewHBox(w.dialogs.Button("丢弃这一份", func() { w.discardDamage(d) })))
	}
	return append(out, w.crashNotice()...)
}

func draftName(d draft.Draft) string {
	name := model.Shown(d.Report.PrescribedTitle())
	if d.File != "" {
		name += "　" + model.ShownName(d.File)
	}
	return name + "　" + whenOf(d)
}

// compare reads the file that a draft was made from, beside the UI goroutine, and goes
// on with its stamp and how the draft differs. Where the file is gone or not readable
// it does not.
func (w *Window) compare(d draft.Draft, then func(string, *model.Import, []carry.Difference)) {
	if d.File == "" {
		return
	}
	report := d.Report.Clone() // the draft may be restored meanwhile, and written in
	w.opts.Go(func() {
		stamp := w.opts.Stamp(d.File)
		im, err := w.opts.Open(d.File)
		if err != nil {
			return
		}
		all := carry.Differences(im.Report, report)
		fyne.Do(func() { then(stamp, im, all) })
	})
}

// showDraft lists how a draft differs from its file. What is ticked comes into the
// file's report as one step; the draft goes when nothing of it is left out.
func (w *Window) showDraft(d draft.Draft, stamp string, im *model.Import, all []carry.Difference) {
	title := fmt.Sprintf("“%s”的恢复稿有 %d 处不同", model.ShownName(d.File), len(all))
	w.askDifferences(title, "恢复勾选的", all, func(ds []carry.Difference) {
		if len(ds) == len(all) {
			w.restoreDraft(d)
			return
		}
		doc := w.opened(d.File, stamp, im)
		w.take(doc, func() {
			w.set(doc)
			w.apply(model.Change{Label: "恢复", Edits: carry.Accept(doc.session.Report(), ds)})
		})
	})
}

// offerDraft asks, where a crash left a draft of a file that is about to be opened,
// which of the two it shall be: who opens the file itself does not see the start page.
// A draft that is not restored stays.
func (w *Window) offerDraft(path string, open func()) {
	drafts, _, err := w.opts.DraftStore.List()
	if err != nil {
		w.opts.Log("listing drafts", err)
	}
	i := slices.IndexFunc(drafts, func(d draft.Draft) bool { return d.File == path })
	if i < 0 {
		open()
		return
	}
	w.dialogs.Ask("“"+model.ShownName(path)+"”上次还有内容没有保存。可以恢复（恢复稿是 "+whenOf(drafts[i])+" 的），也可以打开原来的文件，恢复稿仍然保留。",
		ask.Do("恢复", func() { w.restoreDraft(drafts[i]) }),
		ask.Do("打开文件", open),
		ask.Close("取消"))
}

func whenOf(d draft.Draft) string { return d.Time.Local().Format("1月2日 15:04") }

// restoreDraft opens a draft. It is removed only when its report is a draft of this
// program, so that at no moment there is none.
func (w *Window) restoreDraft(d draft.Draft) {
	doc := &document{session: session.Recover(d.Report), read: filled(d.Report), path: d.File, stamp: d.Stamp}
	if doc.path == "" {
		w.recovered(d, doc)
		return
	}
	w.take(doc, func() { w.recovered(d, doc) })
}

// recovered puts a draft's document into the window.
func (w *Window) recovered(d draft.Draft, doc *document) {
	w.set(doc)
	if err := w.opts.Drafts.Flush(); err != nil {
		w.opts.Log("writing a draft", err)
		return
	}
	if err := w.opts.DraftStore.Remove(d); err != nil {
		w.opts.Log("removing a draft", err)
	}
	w.say("已恢复没有保存的内容；请核对后保存")
}

func (w *Window) discardDamage(d draft.Damage) {
	w.dialogs.Ask("损坏的恢复稿丢弃后不能再找回。",
		ask.Close("保留"),
		ask.Do("丢弃", func() {
			if err := w.opts.DraftStore.Discard(d); err != nil {
				w.opts.Log("removing a damaged draft", err)
			}
			w.showStart()
		}),
	)
}

func (w *Window) discardDraft(d draft.Draft) {
	w.dialogs.Ask("“"+draftName(d)+"”的恢复稿丢弃后不能再找回。",
		ask.Close("保留"),
		ask.Do("丢弃", func() {
			if err := w.opts.DraftStore.Remove(d); err != nil {
				w.opts.Log("removing a draft", err)
			}
			w.showStart()
		}),
	)
}
