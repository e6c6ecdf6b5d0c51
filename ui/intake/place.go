package intake

import (
	"fmt"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/ui/ask"
	"gouji.app/ui/flow"
	"gouji.app/ui/sheet"
)

// askPlace asks for the cell that a text belongs to which reading could not place,
// on the table itself, where its neighbours show what is missing.
func (t *Task) askPlace(im *model.Import, n model.Note, done func()) {
	f := im.Report.Form
	var tables []form.Section
	for _, s := range f.Sections {
		if s.Kind == form.Tables {
			tables = append(tables, s)
		}
	}
	value := t.Ask.Line()
	value.SetText(firstNumber(n.Text))
	middle := container.NewStack()
	var shown *sheet.Sheet
	show := func(s form.Section) {
		shown = sheet.New(sheet.Options{
			Plan:   s.Plan(),
			Text:   im.Report.Text,
			OnType: func(form.Ref, string) {}, OnEdit: func(model.Change) {},
			OnKey: t.Ask.Typed,
		})
		middle.Objects = []fyne.CanvasObject{shown}
		middle.Refresh()
	}
	var names []string
	for _, s := range tables {
		names = append(names, s.Short)
	}
	choose := t.Ask.Radio(names, func(name string) {
		for _, s := range tables {
			if s.Short == name {
				show(s)
			}
		}
	})
	at := n.At
	if s, ok := f.Section(at.Section); !ok || s.Kind != form.Tables {
		at = form.Ref{Section: form.Requests}
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
		flow.New(NoteText(f, n)),
		container.NewBorder(nil, nil, widget.NewLabel("要填的数"), nil, value),
		choose,
		flow.Quiet("在下面的表里点一下这个数所在的格，再点“填入”。"))
	body := container.NewGridWrap(t.Ask.Wide(), container.NewBorder(head, nil, nil, nil, middle))
	t.Ask.Open("填到哪一格？", body, value,
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
