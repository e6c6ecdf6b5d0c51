package intake

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model/form"
	"gouji.app/ui/flow"
)

// A Change is one difference of a revision as it is shown: what stands, what the
// revision says.
type Change struct {
	At        form.Ref
	Paragraph int // of a narrative, from 1; 0 elsewhere
	Old, New  string
}

// A Revision is a list of differences to tick. What only takes something away is not
// ticked at first: a file that could not be read whole looks the same.
type Revision struct {
	widget.BaseWidget
	OnTick func() // after each change of a tick; may be nil

	ticks  []*widget.Check
	all    *widget.Check
	object fyne.CanvasObject
}

// NewRevision makes the list.
func NewRevision(f *form.Form, changes []Change) *Revision {
	r := &Revision{}
	lines := container.New(flow.Column())
	for _, c := range changes {
		tick := widget.NewCheck(title(f, c), nil)
		tick.Checked = c.New != ""
		tick.OnChanged = func(bool) { r.ticked() }
		r.ticks = append(r.ticks, tick)
		old, revised := cut(c.Old, c.New)
		columns := container.NewGridWithColumns(2, flow.Quiet(orBlank(old)), flow.New(orBlank(revised)))
		lines.Add(container.New(flow.Column(), tick, columns, widget.NewSeparator()))
	}
	heads := container.NewGridWithColumns(2,
		widget.NewLabelWithStyle("现在", fyne.TextAlignLeading, fyne.TextStyle{Bold: true}),
		widget.NewLabelWithStyle("修改稿", fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
	r.all = widget.NewCheck("全部接受", func(on bool) {
		for _, t := range r.ticks {
			t.Checked = on
			t.Refresh()
		}
		if r.OnTick != nil {
			r.OnTick()
		}
	})
	r.object = container.NewBorder(container.NewVBox(r.all, heads, widget.NewSeparator()), nil, nil, nil, container.NewVScroll(lines))
	r.ExtendBaseWidget(r)
	r.ticked()
	return r
}

// CreateRenderer is called by Fyne.
func (r *Revision) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.object) }

// Ticked says which differences are to be accepted, by position.
func (r *Revision) Ticked() (out []int) {
	for i, t := range r.ticks {
		if t.Checked {
			out = append(out, i)
		}
	}
	return out
}

func (r *Revision) ticked() {
	if on := len(r.Ticked()) == len(r.ticks); r.all.Checked != on {
		r.all.Checked = on
		r.all.Refresh()
	}
	if r.OnTick != nil {
		r.OnTick()
	}
}

func title(f *form.Form, c Change) string {
	name := PlaceName(f, c.At)
	if c.Paragraph > 0 {
		return fmt.Sprintf("%s　第 %d 段", name, c.Paragraph)
	}
	if _, ok := f.Cell(c.At); ok {
		s, _ := f.Section(c.At.Section)
		return s.Short + "　" + name
	}
	return name
}

func orBlank(text string) string {
	if text == "" {
		return "（空白）"
	}
	return text
}

// cut leaves out what two long texts share at their beginning and end, but for some
// characters to find the place by.
func cut(a, b string) (string, string) {
	x, y := []rune(a), []rune(b)
	const around, long = 12, 60
	if len(x) < long && len(y) < long || a == "" || b == "" {
		return a, b
	}
	head := 0
	for head < min(len(x), len(y)) && x[head] == y[head] {
		head++
	}
	tail := 0
	for tail < min(len(x), len(y))-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	from, left := max(0, head-around), max(0, tail-around)
	short := func(t []rune) string {
		s := string(t[from : len(t)-left])
		if from > 0 {
			s = "…" + s
		}
		if left > 0 {
			s += "…"
		}
		return strings.TrimSpace(s)
	}
	return short(x), short(y)
}
