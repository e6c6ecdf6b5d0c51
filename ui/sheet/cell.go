package sheet

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/ui/look"
)

// A cell is what is drawn of a number.
type cell struct {
	text  *canvas.Text
	sign  *canvas.Text      // nil until there is one
	paper *canvas.Rectangle // nil until there is one
	prior *canvas.Text      // the number beside, nil until there is one
	shown content
}

// content is what a cell shows.
type content struct {
	text, beside string
	mark         Mark
}

func (s *Sheet) content(box int) content {
	at := s.ref(box)
	c := content{text: s.o.Text(at)}
	if s.o.Mark != nil {
		c.mark = s.o.Mark(at)
	}
	if s.o.Beside != nil {
		c.beside = s.o.Beside(at)
	}
	return c
}

func (v *view) newCell(i int) {
	at, size := v.geo.rect(areaOf(v.s.grid.Boxes[i]))
	t := v.newText("", theme.ColorNameForeground, v.geo.em)
	t.Alignment = fyne.TextAlignTrailing
	t.Move(fyne.NewPos(at.X+v.geo.pad, round(at.Y+(size.Height-v.geo.line)/2)).Subtract(v.body.origin))
	t.Resize(fyne.NewSize(size.Width-2*v.geo.pad, v.geo.line))
	v.numbers.Add(t)
	v.cells[i].text = t
	v.show(i, v.s.content(i))
}

// paint shows the present content of a cell if it differs from what is drawn.
func (v *view) paint(i int) {
	if now := v.s.content(i); now != v.cells[i].shown {
		v.show(i, now)
	}
}

// show draws a number quietly when it is zero and red when it cannot be read, its
// sign before it and the paper behind.
func (v *view) show(i int, now content) {
	c, b := &v.cells[i], v.s.grid.Boxes[i]
	c.shown = now
	text := oneLine(now.text)
	sign, signInk, paper := signOf(b, now.mark)

	width, taken := c.text.Size().Width, v.geo.width(sign)*signScale
	if now.mark.Level == Fine && v.geo.width(text)+taken > width {
		sign, taken = "", 0 // a long total needs the room of its Σ
	}
	c.text.Text, c.text.TextSize = v.geo.fit(text, width-taken)
	c.text.Color = v.colour(inkOf(text, b.Unit))
	v.showSign(c, b, sign, signInk)
	v.showPaper(c, b, paper)
	v.showPrior(c, width-taken)
	c.text.Refresh() // last, as it repaints for all of them
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func inkOf(text string, unit form.Unit) fyne.ThemeColorName {
	switch n := model.ReadNumber(text, unit); {
	case n.Unreadable():
		return theme.ColorNameError
	case n.Readable() && n.Decimal().IsZero():
		return look.ColorQuiet
	}
	return theme.ColorNameForeground
}

// signOf tells no mark by colour alone: ● error and ○ warning as in the list of
// findings, ✓ explained, ※ something to read, Σ automatic total, 手 total typed by
// hand, 沿 from last year's report.
func signOf(b form.Box, m Mark) (sign string, ink, paper fyne.ThemeColorName) {
	ink = look.ColorQuiet
	switch {
	case b.Total && m.Manual:
		sign, ink = "手", theme.ColorNamePrimary
	case b.Total:
		sign = "Σ"
	case m.Copied:
		sign = "沿"
	}
	switch m.Level {
	case Error:
		return "●" + sign, theme.ColorNameError, look.ColorErrorPaper
	case Warning:
		return "○" + sign, theme.ColorNameWarning, look.ColorWarningPaper
	case Explained:
		return "✓" + sign, theme.ColorNameSuccess, ""
	case Note:
		return "※" + sign, theme.ColorNamePrimary, ""
	}
	return sign, ink, ""
}

// signScale is the size of signs against that of numbers.
const signScale = 0.7

func (v *view) showSign(c *cell, b form.Box, sign string, ink fyne.ThemeColorName) {
	if c.sign == nil {
		if sign == "" {
			return
		}
		em := round(v.geo.em * signScale)
		c.sign = v.newText("", ink, em)
		at, size := v.geo.rect(areaOf(b))
		line := textSize("国", em).Height
		c.sign.Move(fyne.NewPos(at.X+2, round(at.Y+(size.Height-line)/2)).Subtract(v.body.origin))
		v.signs.Add(c.sign)
	}
	if colour := v.colour(ink); c.sign.Text != sign || c.sign.Color != colour {
		c.sign.Text, c.sign.Color = sign, colour
		c.sign.Resize(c.sign.MinSize())
	}
}

func (v *view) showPaper(c *cell, b form.Box, name fyne.ThemeColorName) {
	if c.paper == nil {
		if name == "" {
			return
		}
		c.paper = canvas.NewRectangle(nil)
		at, size := v.geo.rect(areaOf(b))
		c.paper.Move(at.Subtract(v.body.origin))
		c.paper.Resize(size)
		v.papers.Add(c.paper)
	}
	setVisible(c.paper, name != "")
	if name != "" {
		c.paper.FillColor = v.colour(name)
	}
}

func setVisible(o fyne.CanvasObject, yes bool) {
	if yes {
		o.Show()
	} else {
		o.Hide()
	}
}
