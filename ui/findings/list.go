// Package findings shows what the checks say: grouped by severity, one click to the
// place, one click to mend.
package findings

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model/check"
)

// A List is the pane of findings. It owns nothing but what it shows.
type List struct {
	OnJump func(check.Finding)
	OnFix  func(check.Finding, check.Fix)
	OnKey  func(*fyne.KeyEvent) // keys the pane has no use for
	// Here says whether a finding belongs to the part that is worked on; the filter
	// 只看本部分 asks it.
	Here func(check.Finding) bool

	object  fyne.CanvasObject
	content *fyne.Container
	scroll  *container.Scroll
	filter  *widget.Check
	all     []check.Finding
	shown   []check.Finding
	cards   []card // of the shown findings
}

// A card is one finding on screen.
type card struct {
	message *link
	follows []*widget.Label
	fixes   []*widget.Button
}

// New returns an empty list. Its fields are set before it is shown.
func New() *List {
	l := &List{content: container.NewVBox()}
	l.scroll = container.NewVScroll(l.content)
	l.filter = widget.NewCheck("只看本部分", func(bool) { l.Show(l.all) })
	title := widget.NewLabelWithStyle("核对结果", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	l.object = container.NewBorder(container.NewBorder(nil, nil, title, l.filter), nil, nil, nil, l.scroll)
	l.rebuild()
	return l
}

// Object is the pane to lay out.
func (l *List) Object() fyne.CanvasObject { return l.object }

// Show replaces the findings. Findings of the same shape keep their places and get
// new words: a number in a message changes with every key, and to lay the pane out
// anew costs a frame.
func (l *List) Show(fs []check.Finding) {
	l.all = fs
	if l.filter.Checked && l.Here != nil {
		fs = slices.DeleteFunc(slices.Clone(fs), func(f check.Finding) bool { return !l.Here(f) })
	}
	same := slices.EqualFunc(fs, l.shown, sameShape)
	l.shown = fs
	if !same {
		l.rebuild()
		return
	}
	for i := range l.cards {
		l.word(i)
	}
}

// sameShape says that two findings take the same objects on screen.
func sameShape(a, b check.Finding) bool {
	return a.Severity == b.Severity && len(a.Follows) == len(b.Follows) && len(a.Fixes) == len(b.Fixes)
}

// word writes the words of a finding into its card, as far as they differ.
func (l *List) word(i int) {
	f, c := l.shown[i], l.cards[i]
	set := func(l *widget.Label, text string) {
		if l.Text != text {
			l.SetText(text)
		}
	}
	set(&c.message.Label, Line(f))
	for k, text := range f.Follows {
		set(c.follows[k], followText(text))
	}
	for k, x := range f.Fixes {
		if text := brief(x.Label); c.fixes[k].Text != text {
			c.fixes[k].SetText(text)
		}
	}
}

// Line is a finding in one line, its severity told by a sign.
func Line(f check.Finding) string { return sign(f.Severity) + " " + f.Message }

func followText(text string) string { return "　" + text }

// groups are the headings of the pane, in order.
func groups() []string {
	return []string{check.Error: "错误（必须改）", check.Warning: "提醒（改或说明）", check.Hint: "提示"}
}

func (l *List) rebuild() {
	l.content.Objects, l.cards = nil, make([]card, len(l.shown))
	if len(l.shown) == 0 {
		l.content.Add(quiet("没有发现问题。"))
	}
	for s, title := range groups() {
		var ids []int
		for i, f := range l.shown {
			if f.Severity == check.Severity(s) {
				ids = append(ids, i)
			}
		}
		if len(ids) == 0 {
			continue
		}
		l.content.Add(widget.NewLabelWithStyle(fmt.Sprintf("%s　%d", title, len(ids)), fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
		for _, i := range ids {
			l.content.Add(l.newCard(i))
		}
	}
	l.content.Refresh()
}

func quiet(text string) *widget.Label {
	t := widget.NewLabel(text)
	t.Wrapping = fyne.TextWrapBreak
	t.Importance = widget.LowImportance
	return t
}

// newCard makes the card of a finding: sign, message, what follows, fixes. The index
// is looked up again when clicked: Show may have put another finding there.
func (l *List) newCard(i int) fyne.CanvasObject {
	f, c := l.shown[i], &l.cards[i]
	c.message = newLink(Line(f), func() { l.jump(i) }, func(k *fyne.KeyEvent) { l.key(i, k) })
	body := container.NewVBox(c.message)
	for _, text := range f.Follows {
		c.follows = append(c.follows, quiet(followText(text)))
		body.Add(c.follows[len(c.follows)-1])
	}
	if len(f.Fixes) > 0 {
		fixes := container.New(&flow{})
		for k, x := range f.Fixes {
			c.fixes = append(c.fixes, widget.NewButton(brief(x.Label), func() { l.fix(i, k) }))
			fixes.Add(c.fixes[k])
		}
		body.Add(fixes)
	}
	bar := canvas.NewRectangle(barColour(f.Severity))
	bar.SetMinSize(fyne.NewSize(3, 0))
	return container.NewBorder(nil, widget.NewSeparator(), bar, nil, body)
}

// brief keeps a button within the pane; the message names everything.
func brief(label string) string {
	const most = 16
	if rs := []rune(label); len(rs) > most {
		return string(rs[:most-1]) + "…"
	}
	return label
}

func (l *List) jump(i int) {
	if l.OnJump != nil && i < len(l.shown) {
		l.OnJump(l.shown[i])
	}
}

func (l *List) fix(i, k int) {
	if l.OnFix != nil && i < len(l.shown) && k < len(l.shown[i].Fixes) {
		l.OnFix(l.shown[i], l.shown[i].Fixes[k])
	}
}

// Point shows a finding in the list, and no other, without taking the keyboard.
func (l *List) Point(f check.Finding) {
	for i, x := range l.shown {
		here := x.Rule == f.Rule && x.Offset == f.Offset && x.Message == f.Message
		l.cards[i].message.point(here)
		if here {
			l.reveal(l.cards[i].message)
		}
	}
}

// Focus takes the keyboard, if there is a finding to go to.
func (l *List) Focus(c fyne.Canvas) bool {
	if len(l.cards) == 0 {
		return false
	}
	c.Focus(l.cards[0].message)
	return true
}

// Focused says whether the keyboard is in the pane.
func (l *List) Focused(c fyne.Canvas) bool {
	k, ok := c.Focused().(*link)
	return ok && slices.ContainsFunc(l.cards, func(x card) bool { return x.message == k })
}

// key moves between the findings and leaves other keys to the window.
func (l *List) key(i int, k *fyne.KeyEvent) {
	to := i
	switch k.Name {
	case fyne.KeyUp:
		to--
	case fyne.KeyDown:
		to++
	default:
		if l.OnKey != nil {
			l.OnKey(k)
		}
		return
	}
	if to < 0 || to >= len(l.cards) {
		return
	}
	message := l.cards[to].message
	if c := fyne.CurrentApp().Driver().CanvasForObject(message); c != nil {
		c.Focus(message)
		l.reveal(message)
	}
}

// reveal scrolls a finding into view.
func (l *List) reveal(o fyne.CanvasObject) {
	d := fyne.CurrentApp().Driver()
	y := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(l.content).Y
	switch top, high := l.scroll.Offset.Y, l.scroll.Size().Height; {
	case y < top:
		l.scroll.ScrollToOffset(fyne.NewPos(0, y))
	case y+o.Size().Height > top+high:
		l.scroll.ScrollToOffset(fyne.NewPos(0, y+o.Size().Height-high))
	}
}

// sign tells severities apart without colour.
func sign(s check.Severity) string { return [...]string{"●", "○", "·"}[s] }
