package ui

import (
	"fmt"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/form"
	"gouji.app/ui/ask"
	"gouji.app/ui/desk"
	"gouji.app/ui/flow"
	"gouji.app/ui/intake"
	"gouji.app/ui/sheet"
)

// A taking is one way to go on with what was read.
type taking struct {
	label string
	do    func(*model.Import)
}

// receive shows what was read from a source and asks what to do with it. The import
// then holds what the user placed himself.
func (w *Window) receive(source string, im *model.Import, ways ...taking) {
	var receipt *intake.Receipt
	receipt = intake.NewReceipt(source, func(n model.Note) {
		w.askPlace(im, n, func() { receipt.List(im) })
	})
	receipt.OnKey = w.dialogs.Key
	receipt.List(im)
	var choices []ask.Choice
	for _, t := range ways {
		choices = append(choices, ask.Do(t.label, func() { t.do(im) }))
	}
	w.dialogs.Open("读取结果", container.NewGridWrap(w.dialogs.Wide(), receipt), nil, append(choices, ask.Close("取消"))...)
}

// askPlace asks for the cell that a text belongs to which reading could not place,
// on the table itself, where its neighbours show what is missing.
func (w *Window) askPlace(im *model.Import, n model.Note, done func()) {
	f := im.Report.Form
	var tables []form.Section
	for _, s := range f.Sections {
		if s.Kind == form.Tables {
			tables = append(tables, s)
		}
	}
	value := w.dialogs.Line()
	value.SetText(firstNumber(n.Text))
	middle := container.NewStack()
	var shown *sheet.Sheet
	show := func(s form.Section) {
		shown = sheet.New(sheet.Options{
			Plan:   s.Plan(),
			Text:   im.Report.Text,
			OnType: func(form.Ref, string) {}, OnEdit: func(model.Change) {},
			OnKey: w.dialogs.Typed,
		})
		middle.Objects = []fyne.CanvasObject{shown}
		middle.Refresh()
	}
	var names []string
	for _, s := range tables {
		names = append(names, s.Short)
	}
	choose := w.dialogs.Radio(names, func(name string) {
		for _, s := range tables {
			if s.Short == name {
				show(s)
			}
		}
	})
	at := n.At
	if s, ok := f.Section(at.Section); !ok || s.Kind != form.Tables {
		at = form.Ref{Section: "requests"}
	}
	s, _ := f.Section(at.Section)
	choose.SetSelected(s.Short)
	for _, c := range f.Cells() { // the row it is about, if that is known
		if c.Ref.Section == at.Section && c.Ref.Row == at.Row && (at.Col == "" || c.Ref.Col == at.Col) {
			shown.Select(c.Ref)
			break
		}
	}
	head := container.New(flow.Column(),
		flow.New(intake.NoteText(f, n)),
		container.NewBorder(nil, nil, widget.NewLabel("要填的数"), nil, value),
		choose,
		flow.Quiet("在下面的表里点一下这个数所在的格，再点“填入”。"))
	body := container.NewGridWrap(w.dialogs.Wide(), container.NewBorder(head, nil, nil, nil, middle))
	w.dialogs.Open("填到哪一格？", body, value,
		ask.Do("填入", func() {
			if text := strings.TrimSpace(value.Text); text != "" {
				place(im, n, shown.Active(), text)
				done()
			}
		}),

		ask.Close("取消"))
}

// place writes a text into a cell of an import, which is from then on no longer lost.
func place(im *model.Import, n model.Note, at form.Ref, text string) {
	im.Report.SetText(at, text)
	c, _ := im.Report.Form.Cell(at)
	for i, k := range im.Notes {
		if k == n {
			im.Notes[i].At, im.Notes[i].Lost = at, false
			im.Notes[i].Message = fmt.Sprintf("按您的选择填入%s：%s", c.Name(), text)
			return
		}
	}
}

// firstNumber is the first run of digits in a text, with its commas and point.
func firstNumber(text string) string {
	from := strings.IndexFunc(text, unicode.IsDigit)
	if from < 0 {
		return ""
	}
	rest := text[from:]
	if to := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsDigit(r) && !strings.ContainsRune(",，.．", r) }); to >= 0 {
		rest = rest[:to]
	}
	return strings.TrimRight(rest, ",，.．")
}

// showReceipt shows what former imports said: 读取结果.
func (w *Window) showReceipt() {
	receipt := intake.NewReceipt("", nil)
	receipt.ListKept(w.opts.Form, w.desk.Report().Receipts())
	w.dialogs.Open("读取结果", container.NewGridWrap(w.dialogs.Wide(), receipt), nil, ask.Close("知道了"))
}

// imported are the edits that an import makes in a report, its receipt with them.
func imported(r *model.Report, source string, im *model.Import, tablesOnly bool) []model.Edit {
	receipt := model.Receipt{Number: r.NextReceipt(), Source: source, Read: im.Read(), Notes: im.Notes}
	return append(im.Edits(tablesOnly), receipt.Edits()...)
}

// pasteReport reads the clipboard as a whole report: into the open one as one undo
// step, or as a new one from the start page.
func (w *Window) pasteReport() {
	w.takeReport(w.opts.App.Clipboard().Content())
}

// pastedReport takes a paste that holds more than one section of the form: that is
// the page of a whole report.
func (w *Window) pastedReport(text string) bool {
	sections := 0
	for _, s := range w.opts.Form.Sections {
		if s.Title != "" && strings.Contains(text, s.Title) {
			sections++
		}
	}
	if sections < 2 {
		return false
	}
	w.takeReport(text)
	return true
}

func (w *Window) takeReport(text string) {
	im, err := w.opts.OpenText(text, desk.Pasted)
	if err != nil {
		w.dialogs.Refuse(err)
		return
	}
	if w.atStart {
		w.receive(desk.Pasted, im,
			taking{"作为上年年报，开始下一年", w.beginPasted},
			taking{"打开它", func(im *model.Import) { w.openPasted(im, false) }},
			taking{"只要表格", func(im *model.Import) { w.openPasted(im, true) }})
		return
	}
	apply := func(im *model.Import, tablesOnly bool) {
		w.desk.Apply(model.Change{Label: "粘贴年报", Edits: imported(w.desk.Report(), desk.Pasted, im, tablesOnly)})
		w.desk.Say(fmt.Sprintf("读入 %d/%d 格", im.Read(), len(w.opts.Form.Cells())))
	}
	w.receive(desk.Pasted, im,
		taking{"全部接受", func(im *model.Import) { apply(im, false) }},
		taking{"只要表格", func(im *model.Import) { apply(im, true) }})
}

// openPasted makes a new report of a desk.Pasted one.
func (w *Window) openPasted(im *model.Import, tablesOnly bool) {
	r := model.New(w.opts.Form)
	f := desk.ReadFrom(desk.Pasted, r)
	f.Read = im.Read()
	f.Session.Apply(model.Change{Label: "粘贴年报", Edits: imported(r, desk.Pasted, im, tablesOnly)})
	w.desk.Set(f)
}

// beginPasted takes a desk.Pasted report as last year's.
func (w *Window) beginPasted(im *model.Import) {
	w.askWhose(desk.Pasted, im, func() {
		w.askBeginning(&beginning{w: w, from: []source{{desk.Prior{Report: im.Report}, desk.Pasted, false, im.Notes}}})
	})
}

// askRevision asks for a changed copy of the open report, as a colleague gives it
// back, and lists where it differs.
func (w *Window) askRevision() {
	w.dialogs.File(ask.File{Title: "用修改稿更新", Exts: w.desk.Readable(), Folder: w.desk.Folder(), Then: w.revise})
}

func (w *Window) revise(path string) {
	w.desk.Read(path, func(im *model.Import) {
		r := w.desk.Report()
		all := carry.Differences(r, im.Report)
		name := model.ShownName(path)
		if len(all) == 0 {
			w.dialogs.Tell("“" + name + "”和打开的年报没有不同。")
			return
		}
		w.askDifferences(fmt.Sprintf("“%s”有 %d 处不同", name, len(all)), "接受勾选的", all, func(ds []carry.Difference) {
			w.desk.Apply(model.Change{Label: "用修改稿更新", Edits: carry.Accept(r, ds)})
			w.desk.Say(fmt.Sprintf("按修改稿改了 %d 处", len(ds)))
		})
	})
}

// askDifferences lists differences to tick and goes on with those that are, unless
// there are none.
func (w *Window) askDifferences(title, verb string, all []carry.Difference, then func([]carry.Difference)) {
	list := intake.NewRevision(w.changes(all))
	list.OnKey = w.dialogs.Key
	w.dialogs.Open(title, container.NewGridWrap(w.dialogs.Wide(), list), nil,
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

// changes are differences as they are shown.
func (w *Window) changes(ds []carry.Difference) []intake.Change {
	out := make([]intake.Change, len(ds))
	for i, d := range ds {
		out[i] = intake.Change{Place: d.Place(w.opts.Form), Old: d.Old, New: d.New}
	}
	return out
}
