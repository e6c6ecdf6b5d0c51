package sheet_test

import (
	"image"
	"image/color"
	"maps"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"gouji.app/model/form"
	"gouji.app/ui/look"
	"gouji.app/ui/sheet"
)

var sections = []string{"proactive", "requests", "disputes"}

func TestFewObjects(t *testing.T) {
	d := open(t, "requests", theme(t, look.Standard, false), fyne.NewSize(900, 600))
	for _, cell := range []string{"new/person", "handled/person", "handled/total", "granted/total", "carried-out/legal"} {
		d.marks[d.ref(cell)] = sheet.Mark{Level: sheet.Error, Manual: true}
	}
	d.sheet.Update()
	d.typed("1")
	plain := len(walk(d.window.Content(), fyne.Position{}))
	if plain > 450 {
		t.Errorf("%d objects on screen, want at most 450", plain)
	}
	for _, at := range d.sheetCells() {
		d.beside[at] = "7"
	}
	d.sheet.Update()
	if n, most := len(walk(d.window.Content(), fyne.Position{})), plain+len(d.sheetCells()); n > most {
		t.Errorf("%d objects with a number beside each number, want at most %d", n, most)
	}
}

func TestTextsFitTheirRoom(t *testing.T) {
	for _, size := range look.Sizes() {
		for _, section := range sections {
			d := open(t, section, theme(t, size, false), fyne.NewSize(860, 500))
			for _, at := range d.sheetCells() {
				d.report.SetText(at, "99999999999")
				d.marks[at] = sheet.Mark{Level: sheet.Warning}
			}
			d.sheet.Update()
			for _, o := range walk(d.window.Content(), fyne.Position{}) {
				tx, ok := o.object.(*canvas.Text)
				if !ok {
					continue
				}
				if w := fyne.MeasureText(tx.Text, tx.TextSize, tx.TextStyle).Width; w > tx.Size().Width+0.5 {
					t.Errorf("%s %v: %q is %v wide, its room %v", section, size, tx.Text, w, tx.Size().Width)
				}
			}
		}
	}
}

// sheetCells lists all cells of the table shown.
func (d *desk) sheetCells() (out []form.Ref) {
	for _, c := range d.report.Form.Cells() {
		if c.Ref.Section == d.section {
			out = append(out, c.Ref)
		}
	}
	return out
}

func TestMarksHaveSigns(t *testing.T) {
	for _, tt := range []struct {
		name, cell string
		mark       sheet.Mark
		want       string
	}{
		{"manual total", "granted/total", sheet.Mark{Manual: true}, "手"},
		{"wrong automatic total", "granted/total", sheet.Mark{Level: sheet.Error}, "●Σ"},
		{"wrong manual total", "granted/total", sheet.Mark{Level: sheet.Error, Manual: true}, "●手"},
		{"wrong number", "granted/person", sheet.Mark{Level: sheet.Error}, "●"},
		{"doubtful number", "granted/person", sheet.Mark{Level: sheet.Warning}, "○"},
		{"explained number", "granted/person", sheet.Mark{Level: sheet.Explained}, "✓"},
		{"explained total", "granted/total", sheet.Mark{Level: sheet.Explained, Manual: true}, "✓手"},
		{"number with a note", "granted/person", sheet.Mark{Level: sheet.Note}, "※"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := table(t, "requests")
			in := d.signs()
			if len(in) != 1 || in["Σ"] != 25+6 {
				t.Fatalf("signs of a table in order are %v, want 31 Σ", in)
			}
			d.marks[d.ref(tt.cell)] = tt.mark
			d.sheet.Update()
			if got := d.signs(); got[tt.want] != 1 {
				t.Errorf("signs are %v, want one %s", got, tt.want)
			}
			delete(d.marks, d.ref(tt.cell))
			d.sheet.Update()
			if got := d.signs(); !maps.Equal(got, in) {
				t.Errorf("signs are %v after the mark went, want %v", got, in)
			}
		})
	}
}

// signs counts the texts smaller than the others.
func (d *desk) signs() map[string]int {
	out := map[string]int{}
	for _, o := range walk(d.window.Content(), fyne.Position{}) {
		if tx, ok := o.object.(*canvas.Text); ok && tx.Text != "" && tx.TextSize < look.Standard.Text() {
			out[tx.Text]++
		}
	}
	return out
}

func TestBlankZeroAndUnreadableDiffer(t *testing.T) {
	d := table(t, "requests")
	d.report.SetText(d.ref("granted/person"), "")
	d.report.SetText(d.ref("granted/business"), "不适用")
	d.report.SetText(d.ref("granted/research"), "41")
	d.report.SetText(d.ref("granted/welfare"), "0.0")
	d.sheet.Update()
	th := theme(t, look.Standard, false)
	ink := func(text string) color.Color {
		for _, o := range walk(d.window.Content(), fyne.Position{}) {
			if tx, ok := o.object.(*canvas.Text); ok && tx.Text == text {
				return tx.Color
			}
		}
		t.Fatalf("%q is not on screen", text)
		return nil
	}
	for text, name := range map[string]fyne.ThemeColorName{
		"不适用": fynetheme.ColorNameError, "0.0": fynetheme.ColorNameError,
		"41": fynetheme.ColorNameForeground, "0": look.ColorQuiet,
	} {
		if got, want := ink(text), th.Color(name, 0); got != want {
			t.Errorf("%q is drawn in %v, want %v", text, got, want)
		}
	}
}

func TestLongTotalsKeepAllDigits(t *testing.T) {
	d := table(t, "requests")
	d.report.SetText(d.ref("granted/total"), "12345678")
	d.sheet.Update()
	d.find("12345678", 0)
	d.report.SetText(d.ref("granted/total"), "123456789012345")
	d.sheet.Update()
	for _, o := range walk(d.window.Content(), fyne.Position{}) {
		if tx, ok := o.object.(*canvas.Text); ok && tx.Text == "123456789012345" {
			t.Error("a text wider than its cell is drawn whole")
		}
	}
}

// Only the cells that changed may look different after a keystroke.
func TestAKeystrokeChangesItsCellOnly(t *testing.T) {
	d := table(t, "requests")
	d.at("granted/business")
	before := d.window.Canvas().Capture()
	d.typed("6")
	d.keys(fyne.KeyBackspace)
	d.typed("7")
	changed := differing(before, d.window.Canvas().Capture())
	at := d.find("7", 0)
	cell := image.Rect(int(at.X)-90, int(at.Y)-16, int(at.X)+90, int(at.Y)+16)
	if changed.Empty() || !changed.In(cell) {
		t.Errorf("changed %v, want something within %v", changed, cell)
	}
}

func differing(a, b image.Image) (r image.Rectangle) {
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}

func TestNumbersBesideFindRoom(t *testing.T) {
	for _, size := range look.Sizes() {
		d := open(t, "requests", theme(t, size, false), fyne.NewSize(820, 600))
		narrow := d.find("总计", 0)
		for _, at := range d.sheetCells() {
			d.beside[at] = "7" + d.report.Text(at)
		}
		d.marks[d.ref("granted/total")] = sheet.Mark{Level: sheet.Error, Manual: true}
		d.sheet.Update()
		for _, at := range d.sheetCells() {
			if at.Row == "new" || at.Row == "handled" || at.Col == "total" {
				d.find(d.beside[at], 0)
			}
		}
		d.at("new/person")
		wide := d.find("总计", 0)
		d.typed("123456") // a long number takes the room it needs, too
		if d.find("总计", 0).X <= wide.X {
			t.Errorf("%v: columns stay as they are for a longer number", size)
		}
		d.find("778", 0)
		d.keys(fyne.KeyEscape)
		clear(d.beside)
		d.sheet.Update()
		if d.find("总计", 0) != narrow {
			t.Errorf("%v: columns stay wide without numbers beside", size)
		}
	}
}

// Nothing beside a number touches it, its sign or the edge of the cell.
func TestNumbersBesideStandApart(t *testing.T) {
	for _, section := range sections {
		for _, size := range look.Sizes() {
			d := open(t, section, theme(t, size, false), sized(section, size))
			for k, at := range d.sheetCells() {
				d.beside[at] = []string{"1", "234", "9999"}[k%3]
				d.marks[at] = sheet.Mark{Level: sheet.Level(k % 5)}
				d.report.SetText(at, []string{"8", "99", "12345", "0"}[k%4])
			}
			d.sheet.Update()
			var ink []seen // of texts, as wide as they are drawn
			for _, o := range walk(d.window.Content(), fyne.Position{}) {
				tx, ok := o.object.(*canvas.Text)
				if !ok || tx.Text == "" {
					continue
				}
				own := fyne.MeasureText(tx.Text, tx.TextSize, tx.TextStyle)
				if tx.Alignment == fyne.TextAlignTrailing {
					o.at.X += tx.Size().Width - own.Width
				}
				for _, other := range ink {
					size := fyne.MeasureText(other.object.(*canvas.Text).Text, other.object.(*canvas.Text).TextSize, tx.TextStyle)
					apartX := o.at.X+own.Width <= other.at.X || other.at.X+size.Width <= o.at.X
					apartY := o.at.Y+own.Height*0.8 <= other.at.Y || other.at.Y+size.Height*0.8 <= o.at.Y
					if !apartX && !apartY && tx.Alignment == fyne.TextAlignTrailing && other.object.(*canvas.Text).Alignment == fyne.TextAlignTrailing {
						t.Fatalf("%s %v: %q at %v touches %q at %v", section, d.sheet.Theme().Size(fynetheme.SizeNameText), tx.Text, o.at, other.object.(*canvas.Text).Text, other.at)
					}
				}
				ink = append(ink, o)
			}
		}
	}
}

func TestThemeChangesLive(t *testing.T) {
	d := table(t, "requests")
	d.at("granted/person")
	small := d.find("31", 0)
	fyne.CurrentApp().Settings().SetTheme(theme(t, look.Huge, true))
	d.sheet.Refresh()
	if at := d.find("31", 0); at.Y <= small.Y {
		t.Errorf("the number stayed at %v with a larger text", at)
	}
	d.wantActive("granted/person")
	d.typed("2")
	d.wantText("granted/person", "2")
}

func TestColumnsFollowTheWindow(t *testing.T) {
	d := open(t, "requests", theme(t, look.Standard, false), fyne.NewSize(900, 600))
	narrow := d.find("总计", 0)
	d.window.Resize(fyne.NewSize(1100, 600))
	if wide := d.find("总计", 0); wide.X <= narrow.X {
		t.Errorf("the last column stays at %v in a wider window", wide.X)
	}
	d.window.Resize(fyne.NewSize(600, 600))
	if again := d.find("总计", 0); again.X < 650 {
		t.Errorf("the last column is squeezed to %v instead of scrolled", again.X)
	}
}

func BenchmarkKeystroke(b *testing.B) {
	b.Run("one cell", func(b *testing.B) {
		d := table(b, "requests")
		d.at("granted/business")
		for b.Loop() {
			d.typed("1")
			d.keys(fyne.KeyBackspace)
			d.told = d.told[:0]
		}
	})
	b.Run("all cells", func(b *testing.B) { // for comparison: what a keystroke must not cost
		d := table(b, "requests")
		for b.Loop() {
			d.sheet.Refresh()
		}
	})
}
