package sheet_test

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"gouji.app/ui/look"
	"gouji.app/ui/sheet"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// windows are large enough for each table at the standard text size.
var windows = map[string]fyne.Size{
	"proactive": fyne.NewSize(700, 400),
	"requests":  fyne.NewSize(840, 880),
	"disputes":  fyne.NewSize(960, 150),
}

// sized is the window of a table for a text size.
func sized(section string, size look.Size) fyne.Size {
	w, k := windows[section], size.Text()/look.Standard.Text()
	return fyne.NewSize(float32(int(w.Width*k)), float32(int(w.Height*k)))
}

func TestPictures(t *testing.T) {
	for _, section := range sections {
		for _, size := range look.Sizes() {
			d := open(t, section, theme(t, size, false), sized(section, size))
			d.comparePicture(fmt.Sprintf("%s-%v", section, size))
		}
	}
}

// Everything at once: all marks, a selection, the numbers of last year.
func TestPictureOfMarks(t *testing.T) {
	for _, dark := range []bool{false, true} {
		d := open(t, "requests", theme(t, look.Standard, dark), fyne.NewSize(840, 400))
		d.markAll()
		d.selects("denied-law/business", "denied-third-party/welfare")
		name := "marks"
		if dark {
			name = "marks-dark"
		}
		d.comparePicture(name)
	}
}

// markAll gives the table a mark of each kind and last year's numbers.
func (d *desk) markAll() {
	for k, at := range d.sheetCells() {
		d.beside[at] = fmt.Sprint(k * k % 97)
	}
	for cell, m := range map[string]sheet.Mark{
		"granted/person": {Level: sheet.Error}, "handled/total": {Level: sheet.Error},
		"new/person": {Level: sheet.Warning}, "partly-granted/total": {Level: sheet.Warning, Manual: true},
		"carried-in/person": {Level: sheet.Explained}, "granted/total": {Manual: true},
		"granted/other": {Level: sheet.Note}, "new/total": {Level: sheet.Note},
	} {
		d.marks[d.ref(cell)] = m
	}
	d.report.SetText(d.ref("granted/business"), "不适用")
	d.sheet.Update()
}

// comparePicture compares the window with a golden picture, or writes it.
func (d *desk) comparePicture(name string) {
	d.t.Helper()
	got := coarse(d.window.Canvas().Capture())
	path := filepath.Join("testdata", name+".png")
	if *update {
		d.writePicture(path, got)
		return
	}
	src, err := os.ReadFile(path)
	if err != nil {
		d.t.Fatal(err)
	}
	want, err := png.Decode(bytes.NewReader(src))
	if err != nil {
		d.t.Fatal(err)
	}
	want = coarse(want) // in the same colour model
	if got.Bounds() != want.Bounds() {
		d.t.Errorf("%s is %v, want %v", name, got.Bounds(), want.Bounds())
	} else if r := differing(got, want); !r.Empty() {
		seen := filepath.Join(os.TempDir(), "sheet-"+name+".png")
		d.writePicture(seen, got)
		d.t.Errorf("%s differs within %v, see %s; after a wanted change run the test with -update", name, r, seen)
	}
}

func (d *desk) writePicture(path string, img image.Image) {
	d.t.Helper()
	var out bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestCompression}
	if err := enc.Encode(&out, img); err != nil {
		d.t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
		d.t.Fatal(err)
	}
}

// coarse keeps pictures small: 32 shades of each colour, in a palette if that holds
// them.
func coarse(img image.Image) image.Image {
	b := img.Bounds()
	out := image.NewNRGBA(b)
	draw.Draw(out, b, img, b.Min, draw.Src)
	var shades color.Palette
	seen := map[color.Color]bool{}
	for k := 0; k < len(out.Pix); k += 4 {
		for j := range 4 {
			out.Pix[k+j] = uint8(min((int(out.Pix[k+j])+4)&^7, 255))
		}
		c := color.NRGBA{out.Pix[k], out.Pix[k+1], out.Pix[k+2], out.Pix[k+3]}
		if !seen[c] {
			seen[c] = true
			shades = append(shades, c)
		}
	}
	if len(shades) > 256 {
		return out
	}
	small := image.NewPaletted(b, shades)
	draw.Draw(small, b, out, b.Min, draw.Src)
	return small
}

// A text that spills over the edge of its box would stand on a rule.
func TestNothingIsDrawnOverTheRules(t *testing.T) {
	for _, section := range sections {
		for _, size := range look.Sizes() {
			d := open(t, section, theme(t, size, false), sized(section, size))
			for _, at := range d.sheetCells() {
				d.report.SetText(at, "88888888888")
				d.marks[at] = sheet.Mark{Level: sheet.Note, Manual: true}
			}
			d.sheet.Update()
			for _, scale := range []float32{1, 1.5, 2} {
				d.window.Canvas().(interface{ SetScale(float32) }).SetScale(scale)
				if n, at := d.spilled(scale); n > 0 {
					t.Errorf("%s %v ×%v: %d points of rules are drawn over, the first at %v", section, size, scale, n, at)
				}
			}
		}
	}
}

// spilled counts the points in the middle of rules that have another colour, save
// around the active cell.
func (d *desk) spilled(scale float32) (n int, first image.Point) {
	img := d.window.Canvas().Capture()
	rule := theme(d.t, look.Standard, false).Color(look.ColorRule, 0)
	caret, _, _ := d.sheet.Caret()
	for _, o := range walk(d.window.Content(), fyne.Position{}) {
		r, ok := o.object.(*canvas.Rectangle)
		if !ok || r.FillColor != rule {
			continue
		}
		end := o.at.Add(r.Size())
		for y := o.at.Y + 0.5; y < end.Y; y++ {
			for x := o.at.X + 0.5; x < end.X; x++ {
				if by := caret.Subtract(fyne.NewPos(x, y)); by.X > -20 && by.X < 400 && by.Y > -80 && by.Y < 20 {
					continue
				}
				at := image.Pt(int(x*scale), int(y*scale))
				if at.In(img.Bounds()) && color.NRGBAModel.Convert(img.At(at.X, at.Y)) != color.NRGBAModel.Convert(rule) {
					if n == 0 {
						first = at
					}
					n++
				}
			}
		}
	}
	return n, first
}
