package sheet

import (
	"fyne.io/fyne/v2"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/ui/look"
)

// room is what numbers with another number beside them need. The zero value is that
// of a sheet without any.
type room struct {
	number float32 // the widest number; what is beside it ends before that
	column float32 // a column of numbers at least
}

// priorScale is the size of the number beside against that of the number.
const priorScale = 0.75

// roomBeside measures the numbers shown now.
func (v *view) roomBeside() room {
	if v.s.o.Beside == nil {
		return room{}
	}
	g, em := v.geo, v.em()
	if g.em != em {
		g = newGeometry(form.Plan{}, em, 1, 0)
	}
	number, prior := g.width("000"), float32(0)
	for _, i := range v.s.grid.numbers {
		now, b := v.s.content(i), v.s.grid.Boxes[i]
		if now.beside == "" || b.ColSpan > 1 {
			continue
		}
		sign, _, _ := signOf(b, now.mark)
		if model.ReadNumber(now.text, b.Unit).Readable() {
			number = max(number, g.width(oneLine(now.text)))
		}
		prior = max(prior, textSize(now.beside, round(em*priorScale)).Width+g.width(sign)*signScale)
	}
	if prior == 0 {
		return room{number: number}
	}
	return room{number, ceil(number + prior + g.em*0.4 + 2*g.pad)}
}

// refit makes columns wider or narrower once numbers beside have come, gone or
// outgrown their room.
func (v *view) refit() {
	if !v.unfit {
		return
	}
	v.unfit = false
	if now := v.roomBeside(); now.column > v.room.column || now.column == 0 && v.room.column > 0 {
		v.Refresh()
	}
}

// showPrior writes the number beside, on the line of the number and left of the
// widest one, so that both stand in columns. A number that takes the room of both
// stands alone.
func (v *view) showPrior(c *cell, width float32) {
	text := c.shown.beside
	if c.prior == nil {
		if text == "" {
			return
		}
		c.prior = v.newText("", look.ColorQuiet, round(v.geo.em*priorScale))
		c.prior.Alignment = fyne.TextAlignTrailing
		v.priors.Add(c.prior)
	}
	own := textSize(text, c.prior.TextSize)
	left := max(v.room.number, v.geo.width(c.text.Text)) + v.geo.em*0.4
	fits := own.Width+left <= width
	v.unfit = v.unfit || !fits || (text == "") != (c.prior.Text == "")
	setVisible(c.prior, text != "" && fits)
	c.prior.Text = text
	c.prior.Resize(own)
	end := c.text.Position().X + c.text.Size().Width - left
	c.prior.Move(fyne.NewPos(end-own.Width, c.text.Position().Y+v.geo.base(v.geo.em)-v.geo.base(c.prior.TextSize)))
}

// base is how far below its top the line stands that a text of a size is written on.
func (g *geometry) base(em float32) float32 {
	_, base := fyne.CurrentApp().Driver().RenderedTextSize("0", em, fyne.TextStyle{}, nil)
	return round(base)
}
