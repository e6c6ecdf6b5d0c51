// Package findings shows what the checks say: grouped by severity, one click to the
// place, one click to mend.
package findings

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model/check"
	"gouji.app/ui/control"
	"gouji.app/ui/flow"
)

// A List is the pane of findings. It owns nothing but what it shows.
type List struct {
	OnJump func(check.Finding)
	OnFix  func(check.Finding, check.Fix)
	// OnExplain asks for the reason why a finding is right as it is; OnRevoke takes that
	// reason back.
	OnExplain, OnRevoke func(check.Finding)
	OnKey               func(*fyne.KeyEvent) // keys the pane has no use for
	// Here says whether a finding belongs to the part that is worked on; the filter
	// 只看本部分 asks it.
	Here func(check.Finding) bool
	// ReadOnly says, from the next Show on, that nothing can be mended.
	ReadOnly bool
	// Left says, from the next Show on, what is still to be filled in; "" where nothing is.
	Left string

	object  fyne.CanvasObject
	content *fyne.Container
	scroll  *container.Scroll
	filter  *control.Check
	said    string // above the findings: Left, or that nothing was found
	all     []check.Finding
	shown   []check.Finding // those with a reason last
	cards   []*card         // of the shown findings
	mending bool            // the cards have buttons to mend
}

// New returns an empty list. Its fields are set before it is shown.
func New() *List {
	l := &List{content: container.New(flow.Column())}
	l.scroll = container.NewVScroll(l.content)
	l.filter = control.NewCheck("只看本部分", func(bool) { l.Show(l.all) })
	l.filter.OnKey = l.others
	title := widget.NewLabelWithStyle("核对结果", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	l.object = container.NewBorder(container.NewBorder(nil, nil, title, l.filter), nil, nil, nil, l.scroll)
	l.Show(nil)
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
	fs = slices.Clone(fs)
	slices.SortStableFunc(fs, func(a, b check.Finding) int { return group(a) - group(b) })
	same := slices.EqualFunc(fs, l.shown, sameShape) && l.mending != l.ReadOnly
	l.shown = fs
	if said := l.say(); !same || said != l.said {
		l.said = said
		l.rebuild()
		return
	}
	for i, c := range l.cards {
		c.word(fs[i])
	}
}

// sameShape says that two findings take the same objects on screen.
func sameShape(a, b check.Finding) bool {
	return group(a) == group(b) && len(a.Follows) == len(b.Follows) && len(a.Fixes) == len(b.Fixes)
}

// Line is a finding in one line, its severity told by a sign.
func Line(f check.Finding) string { return sign(f) + " " + f.Message }

// groups are the headings of the pane, in order.
func groups() []string {
	return []string{check.Error: "错误（必须改）", check.Warning: "提醒（改或说明）", check.Hint: "提示", explained: "已说明"}
}

// explained is the group of findings that have a reason, behind those of the
// severities.
const explained = int(check.Hint) + 1

// group is the heading that a finding stands under.
func group(f check.Finding) int {
	if f.Explained != "" {
		return explained
	}
	return int(f.Severity)
}

// say is what stands above the findings: what is left to be filled in, or that there are
// none.
func (l *List) say() string {
	switch {
	case l.Left != "" || len(l.shown) > 0:
		return l.Left
	case len(l.all) > 0:
		return "本部分没有发现问题。"
	}
	return "没有发现问题。"
}

func (l *List) rebuild() {
	l.content.Objects, l.cards, l.mending = nil, nil, !l.ReadOnly
	if l.said != "" {
		l.content.Add(flow.Quiet(l.said))
	}
	counts := map[int]int{}
	for _, f := range l.shown {
		counts[group(f)]++
	}
	for i, f := range l.shown {
		if g := group(f); i == 0 || g != group(l.shown[i-1]) {
			l.content.Add(flow.Bold(fmt.Sprintf("%s　%d", groups()[g], counts[g])))
		}
		l.cards = append(l.cards, l.newCard(i))
		l.content.Add(l.cards[i])
	}
	l.content.Refresh()
}

func (l *List) jump(i int) {
	if l.OnJump != nil && i < len(l.shown) {
		l.OnJump(l.shown[i])
	}
}

// explain gives a finding its reason, or takes it back.
func (l *List) explain(i int) {
	if i >= len(l.shown) {
		return
	}
	do := l.OnExplain
	if l.shown[i].Explained != "" {
		do = l.OnRevoke
	}
	if do != nil {
		do(l.shown[i])
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
	return ok && slices.ContainsFunc(l.cards, func(x *card) bool { return x.message == k })
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
		l.others(k)
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

// others hands the window a key that the pane has no use for.
func (l *List) others(k *fyne.KeyEvent) bool {
	if l.OnKey != nil {
		l.OnKey(k)
	}
	return true
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

// sign tells what a finding is without colour.
func sign(f check.Finding) string { return [...]string{"●", "○", "·", "✓"}[group(f)] }
