package findings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model/check"
	"gouji.app/ui/control"
	"gouji.app/ui/flow"
	"gouji.app/ui/look"
)

// A card is one finding on screen: a bar in the colour of its severity, the message,
// what follows from it or the reason why it may stay, and buttons.
type card struct {
	widget.BaseWidget
	group   int
	message *link
	more    []*flow.Text
	fixes   []*control.Button
	body    *fyne.Container
	bar     *canvas.Rectangle
	rule    *canvas.Rectangle
}

// newCard makes the card of a finding. The index is looked up again when clicked: Show
// may have put another finding there.
func (l *List) newCard(i int) *card {
	f := l.shown[i]
	c := &card{group: group(f), bar: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil), body: container.New(flow.Column())}
	ink := theme.ColorNameForeground
	if f.Explained != "" {
		ink = theme.ColorNamePlaceHolder
	}
	c.message = newLink(Line(f), ink, func() { l.jump(i) }, func(k *fyne.KeyEvent) { l.key(i, k) })
	c.body.Add(c.message)
	for _, text := range more(f) {
		t := flow.Quiet(text)
		c.more = append(c.more, t)
		c.body.Add(t)
	}
	buttons := container.New(flow.Row())
	if f.Explained == "" && l.mending {
		for k, x := range f.Fixes {
			c.fixes = append(c.fixes, l.button(i, brief(x.Label), func() { l.fix(i, k) }))
			buttons.Add(c.fixes[k])
		}
	}
	switch {
	case f.Explained != "":
		buttons.Add(l.button(i, "取消说明", func() { l.explain(i) }))
	case f.Explainable():
		buttons.Add(l.button(i, "说明", func() { l.explain(i) }))
	}
	if len(buttons.Objects) > 0 {
		c.body.Add(buttons)
	}
	c.ExtendBaseWidget(c)
	return c
}

// button makes a button of the card i, from which the arrows lead to the other cards.
func (l *List) button(i int, label string, pressed func()) *control.Button {
	b := control.NewButton(label, pressed)
	b.OnKey = func(k *fyne.KeyEvent) bool { l.key(i, k); return true }
	return b
}

// more are the lines below the message.
func more(f check.Finding) (out []string) {
	for _, text := range f.Follows {
		out = append(out, "　"+text)
	}
	if f.Explained != "" {
		out = append(out, "说明："+f.Explained)
	}
	return out
}

// word writes the words of a finding of the same shape into the card, as far as they
// differ.
func (c *card) word(f check.Finding) {
	c.message.Set(Line(f))
	for k, text := range more(f) {
		c.more[k].Set(text)
	}
	for k, b := range c.fixes {
		if text := brief(f.Fixes[k].Label); b.Text != text {
			b.SetText(text)
		}
	}
}

// brief keeps a button within the pane; the message names everything.
func brief(label string) string {
	const most = 16
	if rs := []rune(label); len(rs) > most {
		return string(rs[:most-1]) + "…"
	}
	return label
}

// CreateRenderer is called by Fyne.
func (c *card) CreateRenderer() fyne.WidgetRenderer {
	r := cardRenderer{c}
	r.colour()
	return r
}

type cardRenderer struct{ c *card }

const barWidth = 3

// Layout is called by Fyne.
func (r cardRenderer) Layout(size fyne.Size) {
	r.c.bar.Resize(fyne.NewSize(barWidth, size.Height-theme.Padding()))
	r.c.rule.Move(fyne.NewPos(0, size.Height-theme.Padding()/2))
	r.c.rule.Resize(fyne.NewSize(size.Width, 1))
	r.c.body.Move(fyne.NewPos(barWidth, 0))
	r.c.body.Resize(fyne.NewSize(size.Width-barWidth, size.Height-2*theme.Padding()))
}

// MinSize is called by Fyne.
func (r cardRenderer) MinSize() fyne.Size {
	return r.c.body.MinSize().AddWidthHeight(barWidth, 2*theme.Padding())
}

// Refresh is called by Fyne when the theme changes.
func (r cardRenderer) Refresh() {
	r.colour()
	r.c.bar.Refresh()
	r.c.rule.Refresh()
}

func (r cardRenderer) colour() {
	name := [...]fyne.ThemeColorName{theme.ColorNameError, theme.ColorNameWarning, look.ColorRule, look.ColorRule}[r.c.group]
	variant := fyne.CurrentApp().Settings().ThemeVariant()
	r.c.bar.FillColor = r.c.Theme().Color(name, variant)
	r.c.rule.FillColor = r.c.Theme().Color(theme.ColorNameSeparator, variant)
}

// Objects is called by Fyne.
func (r cardRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.bar, r.c.rule, r.c.body}
}

// Destroy is called by Fyne.
func (r cardRenderer) Destroy() {}
