package prose

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"gouji.app/ui/flow"
	"gouji.app/ui/look"
)

// A brush paints the page with the objects of the view, in order.
type brush struct {
	v             *view
	papers, texts int // used so far
	grown         bool
}

// paint draws the rows in sight. Objects that are right already are left alone.
func (v *view) paint() {
	e := v.e
	border := theme.ColorNameInputBorder
	if e.focused {
		border = theme.ColorNamePrimary
	}
	for _, side := range v.sides {
		side.FillColor = v.colour(border)
	}
	if e.o.ReadOnly {
		v.ground.FillColor = v.colour(theme.ColorNameDisabledButton)
	}

	b := &brush{v: v}
	rows, ink := e.layout, theme.ColorNameForeground
	if e.text == "" {
		rows, ink = v.ghost, theme.ColorNamePlaceHolder
	}
	first := max(int((v.scroll.Offset.Y-v.margin.Y)/v.pitch), 0)
	last := min(int((v.scroll.Offset.Y+v.scroll.Size().Height-v.margin.Y)/v.pitch), rows.rows()-1)
	for row := first; row <= last; row++ {
		b.row(rows, row, v.colour(ink))
	}
	b.finish()
}

func (b *brush) row(l *layout, row int, ink color.Color) {
	v := b.v
	para, a, z := l.inRow(row)
	p := l.paras[para]
	if v.e.text != "" {
		b.behind(row)
	}
	if a < z {
		at := fyne.NewPos(v.margin.X, v.top(row)+round((v.pitch-v.line)/2))
		if a == 0 {
			at.X += l.indent(p)
		}
		b.text(flow.Shown(p.text[p.at[a]:p.at[z]]), at, v.em, p.bold, ink)
	}
}

// behind draws what lies under the text of a row: what was found, marks, selection.
func (b *brush) behind(row int) {
	v, l := b.v, b.v.e.layout
	from, to := l.span(row)
	for _, m := range v.e.found {
		b.stretch(row, m, from, to, func(x, width float32) {
			b.bar(row, x, width, -0.6, 1.3*v.em, look.ColorWarningPaper)
		})
	}
	sign := noSign
	for _, m := range v.e.marks {
		b.stretch(row, m, from, to, func(x, width float32) { b.mark(row, x, width, m.Kind) })
		if m.From >= from && m.From < to && m.Kind != Tied {
			sign = max(sign, m.Kind)
		}
	}
	b.sign(row, sign)
	a, z := v.e.Selection()
	b.stretch(row, Mark{From: a, To: z}, from, to, func(x, width float32) {
		b.paper(fyne.NewPos(v.margin.X+x, v.top(row)), fyne.NewSize(width, v.pitch), theme.ColorNameSelection)
	})
	if a <= to && to < z && (to == len(v.e.text) || v.e.text[to] == '\n') {
		b.paper(fyne.NewPos(v.margin.X+l.x(row, to), v.top(row)), fyne.NewSize(round(v.em/2), v.pitch), theme.ColorNameSelection)
	}
}

// stretch calls draw for the part of a mark that lies in a row, if any.
func (b *brush) stretch(row int, m Mark, from, to int, draw func(x, width float32)) {
	from, to = max(from, m.From), min(to, m.To)
	if from >= to {
		return
	}
	l := b.v.e.layout
	x := l.x(row, from)
	draw(x, l.x(row, to)-x)
}

// noSign is that of a row in which nothing begins.
const noSign Kind = -1

// mark draws no two kinds with the same lines.
func (b *brush) mark(row int, x, width float32, k Kind) {
	switch k {
	case Same: // the lower half of the row
		b.bar(row, x, width, 0.05, 0.65*b.v.em, theme.ColorNameFocus)
	case Copied: // a line beside the rows
		v := b.v
		b.paper(fyne.NewPos(round(v.em*0.1), v.top(row)), fyne.NewSize(1, v.pitch), look.ColorQuiet)
	case CopiedNumber:
		b.bar(row, x, width, -0.6, 1.3*b.v.em, look.ColorTotalPaper)
		b.bar(row, x, width, 0.64, 2, look.ColorQuiet)
	case Tied:
		b.bar(row, x, width, 0.64, 1, theme.ColorNameSuccess)
	case Note:
		b.bar(row, x, width, 0.64, 1, look.ColorQuiet)
	case Warning:
		b.bar(row, x, width, 0.64, 2, theme.ColorNameWarning)
	case Error:
		b.bar(row, x, width, -0.6, 1.3*b.v.em, look.ColorErrorPaper)
		b.bar(row, x, width, 0.6, 1, theme.ColorNameError)
		b.bar(row, x, width, 0.6+3/b.v.em, 1, theme.ColorNameError)
	}
}

// bar is a rectangle in a row, so many ems below the middle of its characters.
func (b *brush) bar(row int, x, width, below, height float32, colour fyne.ThemeColorName) {
	v := b.v
	y := v.top(row) + round(v.pitch/2+below*v.em)
	b.paper(fyne.NewPos(v.margin.X+x, y), fyne.NewSize(width, round(height)), colour)
}

// sign tells the gravest mark that begins in a row at its left, as in the list of
// findings; 沿 is 沿用上年未改.
func (b *brush) sign(row int, k Kind) {
	text, ink := "", theme.ColorNameError
	switch k {
	case Copied, CopiedNumber:
		text, ink = "沿", look.ColorQuiet
	case Note:
		text, ink = "※", look.ColorQuiet
	case Warning:
		text, ink = "○", theme.ColorNameWarning
	case Error:
		text = "●"
	default:
		return
	}
	v := b.v
	size := round(v.em * 0.8)
	y := v.top(row) + round((v.pitch-v.line*size/v.em)/2)
	b.text(text, fyne.NewPos(round(v.em*0.3), y), size, false, v.colour(ink))
}

func (b *brush) paper(at fyne.Position, size fyne.Size, name fyne.ThemeColorName) {
	v := b.v
	if b.papers == len(v.papers) {
		v.papers = append(v.papers, canvas.NewRectangle(nil))
		b.grown = true
	}
	r, colour := v.papers[b.papers], v.colour(name)
	b.papers++
	if r.Visible() && r.Position() == at && r.Size() == size && r.FillColor == colour {
		return
	}
	r.FillColor = colour
	r.Move(at)
	r.Resize(size)
	r.Show()
	r.Refresh()
}

func (b *brush) text(text string, at fyne.Position, size float32, bold bool, ink color.Color) {
	v := b.v
	if b.texts == len(v.texts) {
		v.texts = append(v.texts, canvas.NewText("", nil))
		b.grown = true
	}
	t := v.texts[b.texts]
	b.texts++
	if t.Text != text || t.TextSize != size || t.TextStyle.Bold != bold || t.Color != ink || !t.Visible() {
		t.Text, t.TextSize, t.TextStyle.Bold, t.Color = text, size, bold, ink
		t.Show()
		t.Refresh()
	}
	t.Move(at)
}

// finish hides what was not needed and shows the caret.
func (b *brush) finish() {
	v := b.v
	for _, r := range v.papers[b.papers:] {
		r.Hide()
	}
	for _, t := range v.texts[b.texts:] {
		t.Hide()
	}
	at, size := v.caretRect()
	v.caret.FillColor = v.colour(theme.ColorNamePrimary)
	v.caret.Move(at)
	v.caret.Resize(size)
	v.caret.Hidden = !v.e.focused
	if b.grown {
		objects := make([]fyne.CanvasObject, 0, len(v.papers)+len(v.texts)+1)
		for _, r := range v.papers {
			objects = append(objects, r)
		}
		for _, t := range v.texts {
			objects = append(objects, t)
		}
		v.page.art.Objects = append(objects, v.caret)
	}
	canvas.Refresh(v.ground) // as Fyne knows no object that is new or was hidden so far
}
