package preview

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"gouji.app/assets"
	"gouji.app/model/paper"
)

// own parses the program's fonts once: Song, and a black one for headings.
var own = sync.OnceValue(func() (fonts struct{ song, black *sfnt.Font }) {
	var err error
	if fonts.song, err = opentype.Parse(assets.FontSong); err == nil {
		fonts.black, err = opentype.Parse(assets.FontRegular)
	}
	if err != nil {
		panic(err) // they are part of the program and are parsed by its tests
	}
	return fonts
})

func fontOf(f paper.Face) *sfnt.Font {
	if f == paper.Black {
		return own().black
	}
	return own().song
}

// advance is the width of a letter in parts of its size.
func advance(f paper.Face, r rune) float64 {
	const size = 1000 // fine enough for all that is laid out with it
	var b sfnt.Buffer
	i, err := fontOf(f).GlyphIndex(&b, r)
	if err != nil {
		return 1
	}
	width, err := fontOf(f).GlyphAdvance(&b, i, fixed.I(size), font.HintingNone)
	if err != nil {
		return 1
	}
	return float64(width) / 64 / size
}

// A drawing is the picture of a sheet, made when it comes into sight and kept as long as
// its size in pixels stays.
type drawing struct {
	sheet      paper.Sheet
	paper, ink image.Image
	done       *image.RGBA
}

func newDrawing(s paper.Sheet, background, ink color.Color) *drawing {
	return &drawing{sheet: s, paper: image.NewUniform(background), ink: image.NewUniform(ink)}
}

// at is the picture in pixels.
func (d *drawing) at(wide, high int) image.Image {
	size := image.Rect(0, 0, wide, high)
	if d.done != nil && d.done.Rect == size {
		return d.done
	}
	d.done = image.NewRGBA(size)
	draw.Draw(d.done, size, d.paper, image.Point{}, draw.Src)
	scale := float64(wide) / d.sheet.Width
	for _, r := range d.sheet.Rules {
		d.rule(r, scale)
	}
	faces := map[look]font.Face{}
	for _, r := range d.sheet.Runs {
		d.run(r, scale, faces)
	}
	return d.done
}

// rule draws a line one pixel wide at least.
func (d *drawing) rule(r paper.Rule, scale float64) {
	const thickness = 0.5 // points
	thick := max(1, int(math.Round(thickness*scale)))
	x1, x2 := int(min(r.X1, r.X2)*scale), int(max(r.X1, r.X2)*scale)
	y1, y2 := int(min(r.Y1, r.Y2)*scale), int(max(r.Y1, r.Y2)*scale)
	draw.Draw(d.done, image.Rect(x1, y1, x2+thick, y2+thick), d.ink, image.Point{}, draw.Src)
}

// A look is a font at a size.
type look struct {
	font *sfnt.Font
	size float64
}

// run writes letters, each where it is laid out: a font's own distances are not those of
// the grid.
func (d *drawing) run(r paper.Run, scale float64, faces map[look]font.Face) {
	l := look{fontOf(r.Face), r.Size * scale}
	face := faces[l]
	if face == nil {
		var err error
		if face, err = opentype.NewFace(l.font, &opentype.FaceOptions{Size: l.size, DPI: 72}); err != nil {
			return // of no size: a window that is not yet laid out
		}
		faces[l] = face
	}
	pen := font.Drawer{Dst: d.done, Src: d.ink, Face: face}
	x := r.X
	for _, letter := range r.Text {
		pen.Dot = fixed.Point26_6{X: fixed.Int26_6(x * scale * 64), Y: fixed.Int26_6(r.Y * scale * 64)}
		pen.DrawString(string(letter))
		x += advance(r.Face, letter)*r.Size + r.Spacing
	}
}
