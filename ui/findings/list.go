// Package findings shows what the checks say: grouped by severity, one click to the
// place, one click to mend.
package findings

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model/check"
)

// A List is the pane of findings. It owns nothing but what it shows.
type List struct {
	OnJump func(check.Finding)
	OnFix  func(check.Finding, check.Fix)

	content *fyne.Container
	scroll  *container.Scroll
	shown   []check.Finding
}

// New returns an empty list.
func New() *List {
	l := &List{content: container.NewVBox()}
	l.scroll = container.NewVScroll(l.content)
	l.rebuild()
	return l
}

// Object is the pane to lay out.
func (l *List) Object() fyne.CanvasObject { return l.scroll }

// Show replaces the findings; nothing is redrawn where they read the same.
func (l *List) Show(fs []check.Finding) {
	if slices.EqualFunc(fs, l.shown, alike) {
		l.shown = fs // fixes may hold other values under the same words
		return
	}
	l.shown = fs
	l.rebuild()
}

// alike says that two findings look the same on screen.
func alike(a, b check.Finding) bool {
	return a.Rule.ID == b.Rule.ID && a.Message == b.Message && slices.Equal(a.Follows, b.Follows) &&
		slices.EqualFunc(a.Fixes, b.Fixes, func(x, y check.Fix) bool { return x.Label == y.Label })
}

// groups are the headings of the pane, in order.
var groups = [...]string{check.Error: "错误（必须改）", check.Warning: "提醒（改或说明）", check.Hint: "提示"}

func (l *List) rebuild() {
	l.content.Objects = nil
	if len(l.shown) == 0 {
		l.content.Add(heading("核对结果"))
		l.content.Add(quiet("没有发现问题。"))
	}
	for s, title := range groups {
		n := 0
		for i, f := range l.shown {
			if f.Severity != check.Severity(s) {
				continue
			}
			if n++; n == 1 {
				l.content.Add(heading(fmt.Sprintf("%s　%d", title, count(l.shown, f.Severity))))
			}
			l.content.Add(l.card(i))
		}
	}
	l.content.Refresh()
}

func count(fs []check.Finding, s check.Severity) (n int) {
	for _, f := range fs {
		if f.Severity == s {
			n++
		}
	}
	return n
}

func heading(text string) fyne.CanvasObject {
	return widget.NewLabelWithStyle(text, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
}

func quiet(text string) *widget.Label {
	t := widget.NewLabel(text)
	t.Wrapping = fyne.TextWrapBreak
	t.Importance = widget.LowImportance
	return t
}

// card is one finding: sign, message, what follows, fixes. The index is looked up
// again when clicked, because Show may have refreshed the values behind the words.
func (l *List) card(i int) fyne.CanvasObject {
	f := l.shown[i]
	body := container.NewVBox(newLink(sign(f.Severity)+" "+f.Message, func() { l.jump(i) }))
	for _, text := range f.Follows {
		body.Add(quiet("　随之：" + text))
	}
	fixes := container.New(&flow{})
	for k, x := range f.Fixes {
		fixes.Add(widget.NewButton(brief(x.Label), func() { l.fix(i, k) }))
	}
	if len(f.Fixes) > 0 {
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

// sign tells severities apart without colour.
func sign(s check.Severity) string { return [...]string{"●", "○", "·"}[s] }

// link is a message that is clicked to go to its place.
type link struct {
	widget.Label
	tapped func()
}

var _ desktop.Cursorable = (*link)(nil)

func newLink(text string, tapped func()) *link {
	k := &link{tapped: tapped}
	k.Text, k.Wrapping = text, fyne.TextWrapBreak
	k.ExtendBaseWidget(k)
	return k
}

func (k *link) Tapped(*fyne.PointEvent) { k.tapped() }

// Cursor shows that the message can be clicked.
func (k *link) Cursor() desktop.Cursor { return desktop.PointerCursor }
