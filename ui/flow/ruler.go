package flow

import (
	"strings"

	"fyne.io/fyne/v2"

	"gouji.app/model"
)

// A Ruler measures short texts at one size and remembers what it measured.
type Ruler struct {
	Em            float32 // text size
	regular, bold map[string]float32
}

// NewRuler returns a ruler for a text size.
func NewRuler(em float32) *Ruler {
	return &Ruler{em, map[string]float32{}, map[string]float32{}}
}

// Width is how wide a text is drawn.
func (r *Ruler) Width(text string, bold bool) float32 {
	widths := r.regular
	if bold {
		widths = r.bold
	}
	w, ok := widths[text]
	if !ok {
		w = fyne.MeasureText(Shown(text), r.Em, fyne.TextStyle{Bold: bold}).Width
		widths[strings.Clone(text)] = w
	}
	return w
}

// Cells divides a text without line ends into what a caret steps over: runes with the
// accents that stand on them. It gives the offset of each cell and of the end, the
// first rune of each, and where each begins and the last ends in one long row.
func (r *Ruler) Cells(text string, bold bool) (at []int, runes []rune, pos []float32) {
	var before rune
	for i, x := range text {
		if i == 0 || !joins(before, x) {
			at, runes = append(at, i), append(runes, x)
		}
		before = x
	}
	at = append(at, len(text))
	pos = make([]float32, len(at))
	var x float32
	for c, now := range runes {
		own := r.Width(text[at[c]:at[c+1]], bold)
		if c > 0 && !model.Wide(now) && !model.Wide(runes[c-1]) {
			// Letters may stand closer together than their widths; Chinese does not.
			x += r.Width(text[at[c-1]:at[c+1]], bold) - own - r.Width(text[at[c-1]:at[c]], bold)
		}
		pos[c] = x
		x += own
	}
	pos[len(runes)] = x
	return at, runes, pos
}

// Shown is a text as it is drawn: Fyne would give tabs a width that depends on where
// they stand, and leave out other controls.
func Shown(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return ' '
		}
		return r
	}, text)
}
