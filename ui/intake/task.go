package intake

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2/container"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/form"
	"gouji.app/ui/ask"
	"gouji.app/ui/desk"
)

// A Way is one way to go on with what was read.
type Way struct {
	label string
	do    func(*model.Import)
}

// To is a way under its name: 全部接受.
func To(label string, do func(*model.Import)) Way { return Way{label, do} }

// Receive shows what was read from a source and asks what to do with it. The import
// then holds what the user placed himself.
func (t *Task) Receive(source string, im *model.Import, ways ...Way) {
	var receipt *Receipt
	receipt = NewReceipt(source, func(n model.Note) {
		t.askPlace(im, n, func() { receipt.List(im) })
	})
	receipt.OnKey = t.Ask.Key
	receipt.List(im)
	var choices []ask.Choice
	for _, t := range ways {
		choices = append(choices, ask.Do(t.label, func() { t.do(im) }))
	}
	t.Ask.Open("读取结果", container.NewGridWrap(t.Ask.Wide(), receipt), nil, append(choices, ask.Close("取消"))...)
}

// ShowReceipt shows what former imports said: 读取结果.
func (t *Task) ShowReceipt() {
	receipt := NewReceipt("", nil)
	receipt.ListKept(t.Desk.Form(), t.Desk.Report().Receipts())
	t.Ask.Open("读取结果", container.NewGridWrap(t.Ask.Wide(), receipt), nil, ask.Close("知道了"))
}

// Edits are the edits that an import makes in a report, its receipt with them.
func Edits(r *model.Report, source string, im *model.Import, tablesOnly bool) []model.Edit {
	receipt := model.Receipt{Number: r.NextReceipt(), Source: source, Read: im.Read(), Notes: im.Notes}
	return append(im.Edits(tablesOnly), receipt.Edits()...)
}

// PasteReport reads the clipboard as a whole report: into the open one as one undo
// step, or as a new one from the start page.
func (t *Task) PasteReport() {
	t.take(t.Clipboard().Content())
}

// TakePage takes a paste that holds more than one section of the form: that is
// the page of a whole report.
func (t *Task) TakePage(text string) bool {
	sections := 0
	for _, s := range t.Desk.Form().Sections {
		if s.Title != "" && strings.Contains(text, s.Title) {
			sections++
		}
	}
	if sections < 2 {
		return false
	}
	t.take(text)
	return true
}

func (t *Task) take(text string) {
	im, err := t.OpenText(text, desk.Pasted)
	if err != nil {
		t.Ask.Refuse(err)
		return
	}
	if t.AtStart() {
		t.Receive(desk.Pasted, im,
			To("作为上年年报，开始下一年", func(im *model.Import) { t.Begin(desk.Pasted, im) }),
			To("打开它", func(im *model.Import) { t.openPasted(im, false) }),
			To("只要表格", func(im *model.Import) { t.openPasted(im, true) }))
		return
	}
	apply := func(im *model.Import, tablesOnly bool) {
		t.Desk.Apply(model.Change{Label: "粘贴年报", Edits: Edits(t.Desk.Report(), desk.Pasted, im, tablesOnly)})
		t.Desk.Say(fmt.Sprintf("读入 %d/%d 格", im.Read(), len(t.Desk.Form().Cells())))
	}
	t.Receive(desk.Pasted, im,
		To("全部接受", func(im *model.Import) { apply(im, false) }),
		To("只要表格", func(im *model.Import) { apply(im, true) }))
}

// openPasted makes a new report of a pasted one.
func (t *Task) openPasted(im *model.Import, tablesOnly bool) {
	r := model.New(t.Desk.Form())
	f := desk.ReadFrom(desk.Pasted, r)
	f.Read = im.Read()
	f.Session.Apply(model.Change{Label: "粘贴年报", Edits: Edits(r, desk.Pasted, im, tablesOnly)})
	t.Desk.Set(f)
}

// AskRevision asks for a changed copy of the open report, as a colleague gives it
// back, and lists where it differs.
func (t *Task) AskRevision() {
	t.Ask.File(ask.File{Title: "用修改稿更新", Exts: t.Desk.Readable(), Folder: t.Desk.Folder(), Then: t.Revise})
}

// Revise lists where a file differs from the open report, to take of it what is ticked.
func (t *Task) Revise(path string) {
	t.Desk.Read(path, func(im *model.Import) {
		r := t.Desk.Report()
		all := carry.Differences(r, im.Report)
		name := model.ShownName(path)
		if len(all) == 0 {
			t.Ask.Tell("“" + name + "”和打开的年报没有不同。")
			return
		}
		t.AskDifferences(fmt.Sprintf("“%s”有 %d 处不同", name, len(all)), "接受勾选的", all, func(ds []carry.Difference) {
			t.Desk.Apply(model.Change{Label: "用修改稿更新", Edits: carry.Accept(r, ds)})
			t.Desk.Say(fmt.Sprintf("按修改稿改了 %d 处", len(ds)))
		})
	})
}

// AskDifferences lists differences to tick and goes on with those that are, unless
// there are none.
func (t *Task) AskDifferences(title, verb string, all []carry.Difference, then func([]carry.Difference)) {
	list := NewRevision(Changes(t.Desk.Form(), all))
	list.OnKey = t.Ask.Key
	t.Ask.Open(title, container.NewGridWrap(t.Ask.Wide(), list), nil,
		ask.Do(verb, func() {
			var ds []carry.Difference
			for _, i := range list.Ticked() {
				ds = append(ds, all[i])
			}
			if len(ds) > 0 {
				then(ds)
			}
		}),

		ask.Close("取消"))
}

// Changes are differences between reports as they are shown.
func Changes(f *form.Form, ds []carry.Difference) []Change {
	out := make([]Change, len(ds))
	for i, d := range ds {
		out[i] = Change{Place: d.Place(f), Old: d.Old, New: d.New}
	}
	return out
}

// Open reads a file into the window. On a file that cannot be read nothing changes;
// what another program wrote is shown first and taken when the user accepts it.
func (t *Task) Open(path string) {
	t.Desk.ReadStamped(path, func(stamp string, im *model.Import) {
		take := func(im *model.Import) {
			f := t.Desk.Opened(path, stamp, im)
			if im.Own {
				t.Desk.OfferDraft(path, func() { t.Desk.Take(f, func() { t.Desk.Set(f) }) })
			} else {
				t.Desk.WhenSaved(func() { t.Desk.Set(f) })
			}
		}
		if im.Own && len(im.Notes) == 0 {
			take(im)
			return
		}
		t.Receive(model.ShownName(path), im,
			To("全部接受", take),
			To("只要表格", func(im *model.Import) { take(desk.Tables(im)) }))
	})
}
