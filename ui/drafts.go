package ui

import (
	"fmt"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model/draft"
	"gouji.app/model/session"
	"gouji.app/ui/flow"
)

// keepDraft hands unsaved changes to the recovery copy, or has it removed where
// there are none.
func (w *Window) keepDraft() {
	s := w.doc.session
	if s.Unsaved() {
		w.opts.Drafts.Changed(s.Report().Clone(), w.doc.path)
	} else {
		w.opts.Drafts.Clean()
	}
}

// draftTrouble tells that recovery copies cannot be written, or can again. It is
// called on any goroutine.
func (w *Window) draftTrouble(err error) {
	fyne.Do(func() {
		if err == nil {
			w.say("")
			return
		}
		w.opts.Log("writing a draft", err)
		w.say("恢复稿写不进磁盘；请尽快保存，并检查磁盘空间")
	})
}

// unsavedWork lists what a crash or a power cut left behind.
func (w *Window) unsavedWork() []fyne.CanvasObject {
	drafts, damaged, err := w.opts.DraftStore.List()
	if err != nil {
		w.opts.Log("listing drafts", err)
	}
	var out []fyne.CanvasObject
	if len(drafts) > 0 {
		out = append(out, widget.NewLabelWithStyle("上次没有保存的内容", fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
	}
	for _, d := range drafts {
		out = append(out, flow.New(draftName(d)), container.NewHBox(
			widget.NewButton("恢复", func() { w.restoreDraft(d) }),
			widget.NewButton("丢弃", func() { w.discardDraft(d) })))
	}
	for _, d := range damaged {
		w.opts.Log("reading a draft", d.Cause)
		out = append(out, flow.Quiet("有一份恢复稿已损坏，读不出来；文件留在 "+d.Path))
	}
	return out
}

func draftName(d draft.Draft) string {
	name := d.Report.PrescribedTitle()
	if d.File != "" {
		name = filepath.Base(d.File)
	}
	return fmt.Sprintf("%s　%s", name, d.Time.Local().Format("1月2日 15:04"))
}

// restoreDraft opens a draft. It is removed only when its report is a draft of this
// program, so that at no moment there is none.
func (w *Window) restoreDraft(d draft.Draft) {
	doc := &document{session: session.Recover(d.Report), read: filled(d.Report), path: d.File}
	if doc.path != "" {
		info, err := os.Stat(doc.path)
		if err == nil && !info.ModTime().After(d.Time) {
			doc.stamp = w.opts.Stamp(doc.path)
		} // else saving asks, because somebody has changed the file since
	}
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

func (w *Window) discardDraft(d draft.Draft) {
	w.ask("“"+draftName(d)+"”的恢复稿丢弃后不能再找回。",
		choice{"保留", nil},
		choice{"丢弃", func() {
			if err := w.opts.DraftStore.Remove(d); err != nil {
				w.opts.Log("removing a draft", err)
			}
			w.showStart()
		}})
}
