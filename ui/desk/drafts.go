package desk

import (
	"slices"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/draft"
	"gouji.app/model/session"
	"gouji.app/ui/ask"
)

// keepDraft hands unsaved changes to the recovery copy, or has it removed where
// there are none.
func (d *Desk) keepDraft() {
	s := d.file.Session
	if s.Unsaved() {
		d.opts.Drafts.Changed(s.Report().Clone(), d.file.Path, d.file.stamp)
	} else {
		d.opts.Drafts.Clean()
	}
}

// draftTrouble tells that recovery copies cannot be written, or can again. It is
// called on any goroutine.
func (d *Desk) draftTrouble(err error) {
	d.opts.OnUI(func() {
		if err != nil {
			d.opts.Log("writing a draft", err)
		}
		d.undrafted = err != nil
		d.opts.Say("")
	})
}

// Drafts is what a crash or a power cut left behind.
func (d *Desk) Drafts() ([]draft.Draft, []draft.Damage) {
	drafts, damaged, err := d.opts.Store.List()
	if err != nil {
		d.opts.Log("listing drafts", err)
	}
	for _, x := range damaged {
		d.opts.Log("reading a draft", x.Cause)
	}
	return drafts, damaged
}

// A Comparison is a draft beside the file that it was made from.
type Comparison struct {
	Draft       draft.Draft
	Differences []carry.Difference

	stamp string
	im    *model.Import
}

// CompareDraft reads the file that a draft was made from, beside the UI goroutine, and
// goes on with how the draft differs. Where the file is gone or not readable it does
// not.
func (d *Desk) CompareDraft(x draft.Draft, then func(Comparison)) {
	if x.File == "" {
		return
	}
	report := x.Report.Clone() // the draft may be restored meanwhile, and written in
	d.opts.Ask.Beside(func() func() {
		stamp := d.opts.Stamp(x.File)
		im, err := d.opts.Open(x.File)
		if err != nil {
			return nil
		}
		c := Comparison{x, carry.Differences(im.Report, report), stamp, im}
		return func() { then(c) }
	})
}

// RestorePart takes some differences of a draft into its file's report as one step. The
// draft goes when nothing of it is left out.
func (d *Desk) RestorePart(c Comparison, taken []carry.Difference) {
	if len(taken) == len(c.Differences) {
		d.Restore(c.Draft)
		return
	}
	f := d.Opened(c.Draft.File, c.stamp, c.im)
	d.Take(f, func() {
		d.Set(f)
		d.Apply(model.Change{Label: "恢复", Edits: carry.Accept(f.Session.Report(), taken)})
	})
}

// OfferDraft asks, where a crash left a draft of a file that is about to be opened,
// which of the two it shall be: who opens the file itself does not see the start page.
// A draft that is not restored stays.
func (d *Desk) OfferDraft(path string, open func()) {
	drafts, _, err := d.opts.Store.List()
	if err != nil {
		d.opts.Log("listing drafts", err)
	}
	i := slices.IndexFunc(drafts, func(x draft.Draft) bool { return x.File == path })
	if i < 0 {
		open()
		return
	}
	d.opts.Ask.Ask("“"+model.ShownName(path)+"”上次还有内容没有保存。可以恢复（恢复稿是 "+WhenOf(drafts[i])+" 的），也可以打开原来的文件，恢复稿仍然保留。",
		ask.Do("恢复", func() { d.Restore(drafts[i]) }),
		ask.Do("打开文件", open),
		ask.Close("取消"))
}

// WhenOf is when a draft was written: 11月30日 16:05.
func WhenOf(x draft.Draft) string { return x.Time.Local().Format("1月2日 15:04") }

// Restore opens a draft. It is removed only when its report is a draft of this
// program, so that at no moment there is none.
func (d *Desk) Restore(x draft.Draft) {
	f := &File{Session: session.Recover(x.Report), Read: Filled(x.Report), Path: x.File, stamp: x.Stamp}
	if f.Path == "" {
		d.recovered(x, f)
		return
	}
	d.Take(f, func() { d.recovered(x, f) })
}

// recovered puts a draft's report on the desk.
func (d *Desk) recovered(x draft.Draft, f *File) {
	d.Set(f)
	if err := d.opts.Drafts.Flush(); err != nil {
		d.opts.Log("writing a draft", err)
		return
	}
	if err := d.opts.Store.Remove(x); err != nil {
		d.opts.Log("removing a draft", err)
	}
	d.opts.Say("已恢复没有保存的内容；请核对后保存")
}

// Discard removes a draft for good.
func (d *Desk) Discard(x draft.Draft) {
	if err := d.opts.Store.Remove(x); err != nil {
		d.opts.Log("removing a draft", err)
	}
}

// DiscardDamage removes a draft that nobody can read.
func (d *Desk) DiscardDamage(x draft.Damage) {
	if err := d.opts.Store.Discard(x); err != nil {
		d.opts.Log("removing a damaged draft", err)
	}
}
