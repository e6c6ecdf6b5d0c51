// Package intake shows what comes in from elsewhere before it is accepted: the
// receipt of an import (读取结果) and the differences of a revision. It holds what the
// user ticks, nothing else.
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
	"gouji.app/ui/control"
	"gouji.app/ui/flow"
)

// most is how many entries of one kind are listed: a file of another kind can give
// thousands, and nobody reads them.
const most = 200

// A Receipt shows what an import read.
type Receipt struct {
	widget.BaseWidget
	OnKey  func(*fyne.KeyEvent) bool // keys it has no use for; may be nil
	source string
	assign func(model.Note)
	lines  *fyne.Container
	scroll *container.Scroll
}

// NewReceipt makes the receipt of an import from a source. assign is called for a
// lost text that the user wants to place himself; nil: it cannot be placed any more.
func NewReceipt(source string, assign func(model.Note)) *Receipt {
	r := &Receipt{source: source, assign: assign, lines: container.New(flow.Column())}
	r.scroll = container.NewVScroll(r.lines)
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer is called by Fyne.
func (r *Receipt) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.scroll) }

// List shows an import as it stands.
func (r *Receipt) List(im *model.Import) {
	cells := len(im.Report.Form.Cells())
	r.lines.Objects = nil
	unread := im.Unread()
	r.lines.Add(flow.New(summary(r.source, im.Read(), len(unread), cells)))
	lost, mended := sorted(im.Notes)
	r.lost(im.Report.Form, lost)
	r.lines.Add(counts(im))
	r.mended(im.Report.Form, mended)
	if blank := blanks(im.Report, unread); len(blank) > 0 && im.Read() > 0 {
		r.group(fmt.Sprintf("空白　%d", cells-im.Read()-len(unread)), len(blank), func(i int) fyne.CanvasObject { return flow.Quiet(blank[i]) })
	}
	r.lines.Refresh()
}

// ListKept shows the receipts that are kept with a report, the last one first.
func (r *Receipt) ListKept(f *form.Form, kept []model.Receipt) {
	r.lines.Objects = nil
	for i := len(kept) - 1; i >= 0; i-- {
		r.lines.Add(flow.New(summary(kept[i].Source, kept[i].Read, 0, len(f.Cells()))))
		lost, mended := sorted(kept[i].Notes)
		r.lost(f, lost)
		r.mended(f, mended)
	}
	r.lines.Refresh()
}

func summary(source string, read, unread, cells int) string {
	text := fmt.Sprintf("%s：读入 %d/%d 格", source, read, cells)
	if unread > 0 {
		text += fmt.Sprintf("，没有读出 %d 格", unread)
	}
	if blank := cells - read - unread; blank > 0 {
		text += fmt.Sprintf("，空白 %d 格", blank)
	}
	return text + "。"
}

// counts is a table of what was read of each section, and from where: three columns
// of lines, since a grid of labels would take twice the height.
func counts(im *model.Import) fyne.CanvasObject {
	var names, numbers, places []string
	for _, t := range im.Tallies() {
		read := "未读到"
		switch {
		case t.Cells > 0 && t.Read > 0:
			read = fmt.Sprintf("%d/%d 格", t.Read, t.Cells)
		case t.Characters > 0:
			read = fmt.Sprintf("%d 字", t.Characters)
		case t.Section.Optional:
			continue
		}
		names, numbers, places = append(names, t.Section.Short), append(numbers, read), append(places, t.Where())
	}
	column := func(lines []string) *widget.Label { return widget.NewLabel(strings.Join(lines, "\n")) }
	where := column(places)
	where.Importance = widget.LowImportance
	return container.NewHBox(column(names), column(numbers), where)
}

// sorted tells what needs a look from what was put in order while reading.
func sorted(notes []model.Note) (lost, mended []model.Note) {
	for _, n := range notes {
		if n.Lost {
			lost = append(lost, n)
		} else {
			mended = append(mended, n)
		}
	}
	return lost, mended
}

func (r *Receipt) lost(f *form.Form, notes []model.Note) {
	lines := listed(f, notes)
	r.group(fmt.Sprintf("没有读懂，需要看一看　%d", len(notes)), len(lines), func(i int) fyne.CanvasObject {
		text, n := flow.New(lines[i].Text), lines[i].Note
		if r.assign == nil || !strings.ContainsFunc(n.Text, unicode.IsDigit) {
			return text
		}
		place := control.NewButton("填到…", func() { r.assign(n) })
		place.OnKey = r.OnKey
		return container.NewBorder(nil, nil, nil, container.NewVBox(place), text)
	})
}

func (r *Receipt) mended(f *form.Form, notes []model.Note) {
	lines := listed(f, notes)
	r.group(fmt.Sprintf("读的时候作了规范　%d", len(notes)), len(lines), func(i int) fyne.CanvasObject { return flow.New(lines[i].Text) })
}

// listed are notes line by line, by cause: what was done stands once, above its places
// where these are several.
func listed(f *form.Form, notes []model.Note) (out []model.Listing) {
	for _, g := range model.Grouped(notes) {
		places := g.Listed(f)
		if len(places) == 1 {
			out = append(out, model.Listing{Text: "· " + places[0].Text + "　" + g.Head(), Note: places[0].Note})
			continue
		}
		out = append(out, model.Listing{Text: "· " + g.Head()})
		for _, p := range places {
			out = append(out, model.Listing{Text: "　　" + p.Text, Note: p.Note})
		}
	}
	return out
}

// group adds a heading with its entries, none where there are none.
func (r *Receipt) group(title string, n int, entry func(i int) fyne.CanvasObject) {
	if n == 0 {
		return
	}
	r.lines.Add(widget.NewLabelWithStyle(title, fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
	for i := range min(n, most) {
		r.lines.Add(entry(i))
	}
	if n > most {
		r.lines.Add(flow.Quiet(fmt.Sprintf("另有 %d 条，没有列出。", n-most)))
	}
}

// NoteText is one note in words: place in the source, place in the report, text,
// what was done with it.
func NoteText(f *form.Form, n model.Note) string {
	var parts []string
	if at := n.Place(); at != "" {
		parts = append(parts, at)
	}
	if name := f.PlaceName(n.At); name != "" {
		parts = append(parts, name)
	}
	if n.Text != "" {
		parts = append(parts, "“"+n.Text+"”")
	}
	return "· " + strings.Join(append(parts, n.Message), "　")
}

// blanks names what is blank and was not left unread: whole sections, whole rows, else
// cells.
func blanks(r *model.Report, unread map[form.Ref]bool) (out []string) {
	left := func(section, row string) (blank, all int) {
		for _, c := range r.Form.Cells() {
			if c.Ref.Section == section && (row == "" || c.Ref.Row == row) {
				all++
				if r.Text(c.Ref) == "" && !unread[c.Ref] {
					blank++
				}
			}
		}
		return blank, all
	}
	for _, s := range r.Form.Sections {
		if s.Kind != form.Tables {
			continue
		}
		blank, all := left(s.Key, "")
		if blank == all {
			out = append(out, "· "+s.Short+"　全表")
			continue
		}
		row := ""
		for _, c := range r.Form.Cells() {
			if c.Ref.Section != s.Key || r.Text(c.Ref) != "" || unread[c.Ref] || c.Ref.Row == row {
				continue
			}
			if blank, all := left(s.Key, c.Ref.Row); blank == all {
				row = c.Ref.Row
				out = append(out, "· "+s.Short+"　"+c.Row+"　整行")
				continue
			}
			out = append(out, "· "+s.Short+"　"+c.Name())
		}
	}
	return out
}
