package prose

import (
	"fmt"
	"regexp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"gouji.app/ui/control"
)

// A Find is the bar that finds and replaces words in an editor. It takes no room
// until Open.
type Find struct {
	widget.BaseWidget
	e          *Editor
	what, with *Field
	count      *widget.Label
	replacing  []fyne.CanvasObject // the second row
	box        *fyne.Container
}

// NewFind makes the bar for an editor, closed.
func NewFind(e *Editor) *Find {
	f := &Find{e: e, what: NewLine(), with: NewLine(), count: widget.NewLabel("")}
	f.what.OnType = func(string) { f.search(); f.jump(0) }
	f.what.OnKey, f.with.OnKey = f.key, f.key
	below := widget.NewLabel("替换为")
	instead := container.NewHBox(f.button("替换", f.replace), f.button("全部替换", f.replaceAll))
	f.replacing = []fyne.CanvasObject{below, f.with, instead}
	f.box = container.New(findRows{},
		widget.NewLabel("查找"), below,
		f.what, f.with,
		f.count, widget.NewLabel(""),
		container.NewHBox(f.button("上一处", f.Previous), f.button("下一处", f.Next), f.button("关闭", f.Close)), instead)
	f.ExtendBaseWidget(f)
	f.Hide()
	return f
}

// button makes one that leaves the keyboard to the bar.
func (f *Find) button(label string, do func()) *control.Button {
	b := control.NewButton(label, func() { do(); f.focus() })
	b.OnKey = f.key
	return b
}

// focus gives the keyboard to the bar while it is open.
func (f *Find) focus() {
	if c := f.e.canvas(); c != nil && f.Visible() {
		c.Focus(f.what)
	}
}

// CreateRenderer is called by Fyne.
func (f *Find) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.box) }

// Open shows the bar, with the second row for replacing or without, and takes the
// keyboard. It begins with what is selected, if that is no more than a line.
func (f *Find) Open(replace bool) {
	for _, o := range f.replacing {
		if replace {
			o.Show()
		} else {
			o.Hide()
		}
	}
	if from, to := f.e.Selection(); from < to && !strings.Contains(f.e.text[from:to], "\n") {
		f.what.Set(f.e.text[from:to])
	}
	f.e.find = f
	f.Show()
	f.box.Refresh()
	f.search()
	f.focus()
	f.what.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// Close hides the bar and gives the keyboard back to the editor.
func (f *Find) Close() {
	f.Hide()
	f.e.find, f.e.found = nil, nil
	f.e.paint()
	f.e.Focus()
}

// Next selects what is found next, and begins again after the last.
func (f *Find) Next() { f.jump(1) }

// Previous selects what is found before.
func (f *Find) Previous() { f.jump(-1) }

func (f *Find) key(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyEscape:
		f.Close()
	case fyne.KeyReturn, fyne.KeyEnter:
		if m := f.e.o.Modifiers; m != nil && m()&fyne.KeyModifierShift != 0 {
			f.Previous()
		} else {
			f.Next()
		}
	default:
		return false
	}
	return true
}

// search marks all places that hold what is sought, in capital or small letters, as Word
// does.
func (f *Find) search() {
	f.e.found = nil
	if what := strings.ToValidUTF8(f.what.Text, "\ufffd"); what != "" {
		sought := regexp.MustCompile("(?i)" + regexp.QuoteMeta(what))
		for _, place := range sought.FindAllStringIndex(f.e.text, -1) {
			f.e.found = append(f.e.found, Mark{From: place[0], To: place[1]})
		}
	}
	f.tell()
	f.e.paint()
}

// tell says which of the places is selected.
func (f *Find) tell() {
	text := ""
	switch n := len(f.e.found); {
	case f.what.Text == "":
	case n == 0:
		text = "没有找到"
	case f.current() < 0:
		text = fmt.Sprintf("共 %d 处", n)
	default:
		text = fmt.Sprintf("第 %d/%d 处", f.current()+1, n)
	}
	if f.count.Text != text {
		f.count.SetText(text)
	}
}

// current is the place that is selected, -1 for none.
func (f *Find) current() int {
	from, to := f.e.Selection()
	for i, m := range f.e.found {
		if m.From == from && m.To == to {
			return i
		}
	}
	return -1
}

// jump selects the place after the selection, for -1 that before it, for 0 the first
// that does not lie before it.
func (f *Find) jump(d int) {
	n := len(f.e.found)
	if n == 0 {
		return
	}
	from, to := f.e.Selection()
	i := 0
	if d > 0 && from < to {
		from = to
	}
	for i < n && f.e.found[i].From < from {
		i++
	}
	if d < 0 {
		i--
	}
	m := f.e.found[(i+n)%n]
	f.e.Select(m.From, m.To)
	f.tell()
}

// replace replaces the place that is selected and goes to the next.
func (f *Find) replace() {
	if f.current() >= 0 {
		f.e.Replace("替换", f.with.Text)
	}
	f.jump(1)
}

// replaceAll replaces all places in one undo step.
func (f *Find) replaceAll() {
	n := len(f.e.found)
	if n == 0 {
		return
	}
	var replaced strings.Builder
	done := 0
	for _, m := range f.e.found {
		replaced.WriteString(f.e.text[done:m.From] + f.with.Text)
		done = m.To
	}
	replaced.WriteString(f.e.text[done:])
	from, to, fresh := difference(f.e.text, replaced.String())
	f.e.edit("全部替换", from, to, fresh)
	f.count.SetText(fmt.Sprintf("已替换 %d 处", n))
}

// findRows lays out two rows of a label, a field that takes the room there is, a note
// and buttons. They come column by column, so that Tab goes from field to field. The
// second row may be hidden.
type findRows struct{}

// columns gives the widths of the columns, the field as narrow as it may be, and the
// height of a row. The note has a width of its own, lest the field follow the text.
func (findRows) columns(objects []fyne.CanvasObject) (widths [4]float32, height float32) {
	for i, o := range objects {
		widths[i/2] = max(widths[i/2], o.MinSize().Width)
		height = max(height, o.MinSize().Height)
	}
	widths[1], widths[2] = 8*theme.TextSize(), 7*theme.TextSize()
	return widths, height
}

// Layout is called by Fyne.
func (r findRows) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widths, height := r.columns(objects)
	widths[1] += max(size.Width-r.MinSize(objects).Width, 0)
	x := float32(0)
	for k, w := range widths {
		for row, o := range objects[2*k : 2*k+2] {
			o.Move(fyne.NewPos(x, float32(row)*(height+theme.Padding())))
			o.Resize(fyne.NewSize(w, height))
		}
		x += w + theme.Padding()
	}
}

// MinSize is called by Fyne.
func (r findRows) MinSize(objects []fyne.CanvasObject) fyne.Size {
	widths, height := r.columns(objects)
	size := fyne.NewSize(-theme.Padding(), height)
	for _, w := range widths {
		size.Width += w + theme.Padding()
	}
	if objects[1].Visible() {
		size.Height += height + theme.Padding()
	}
	return size
}
