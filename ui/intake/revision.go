package intake

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/ui/control"
	"gouji.app/ui/flow"
)

// A Change is one difference of a revision as it is shown: what stands, what the
// revision says.
type Change struct {
	Place    string // in words
	Old, New string
}

// A Revision is a list of differences to tick. What only takes something away is not
// ticked at first: a file that could not be read whole looks the same.
type Revision struct {
	widget.BaseWidget
	OnTick func()                    // after each change of a tick; may be nil
	OnKey  func(*fyne.KeyEvent) bool // keys the list has no use for; may be nil

	ticks  []*control.Check
	all    *control.Check
	object fyne.CanvasObject
}

// NewRevision makes the list.
func NewRevision(changes []Change) *Revision {
	r := &Revision{}
	lines := container.New(flow.Column())
	for _, c := range changes {
		tick := control.NewCheck(c.Place, nil)
		tick.Checked = c.New != ""
		tick.OnChanged, tick.OnKey = func(bool) { r.ticked() }, r.key
		r.ticks = append(r.ticks, tick)
		lines.Add(container.New(flow.Column(), tick, c.columns(), widget.NewSeparator()))
	}
	r.all = control.NewCheck("全部接受", func(on bool) {
		for _, t := range r.ticks {
			t.Checked = on
			t.Refresh()
		}
		if r.OnTick != nil {
			r.OnTick()
		}
	})
	r.all.OnKey = r.key
	r.object = container.NewBorder(container.NewVBox(r.all, heads("现在", "修改稿"), widget.NewSeparator()), nil, nil, nil, container.NewVScroll(lines))
	r.ExtendBaseWidget(r)
	r.ticked()
	return r
}

func (r *Revision) key(k *fyne.KeyEvent) bool { return r.OnKey != nil && r.OnKey(k) }

// NewDifferences lists differences to read only, under what the two sides are called.
func NewDifferences(changes []Change, left, right string) fyne.CanvasObject {
	lines := container.NewVBox()
	for _, c := range changes[:min(len(changes), most)] {
		lines.Add(container.NewVBox(flow.New(c.Place), c.columns(), widget.NewSeparator()))
	}
	if n := len(changes); n > most {
		lines.Add(flow.Quiet(fmt.Sprintf("另有 %d 处，没有列出。", n-most)))
	}
	return container.NewBorder(container.NewVBox(heads(left, right), widget.NewSeparator()), nil, nil, nil, container.NewVScroll(lines))
}

func heads(left, right string) fyne.CanvasObject {
	bold := func(text string) *widget.Label {
		return widget.NewLabelWithStyle(text, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	}
	return container.NewGridWithColumns(2, bold(left), bold(right))
}

// columns sets the two texts side by side.
func (c Change) columns() fyne.CanvasObject {
	old, revised := cut(c.Old, c.New)
	return container.NewGridWithColumns(2, flow.Quiet(orBlank(old)), flow.New(orBlank(revised)))
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
