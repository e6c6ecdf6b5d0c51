package preview

import (
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"gouji.app/assets"
	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
	"gouji.app/model/paper"
)

func sample(t *testing.T) *model.Report {
	t.Helper()
	r, err := model.ParsePlain(assets.Sample, form.Gongkai2021())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Every paragraph and number of the page stands on a sheet, and every sheet is numbered.
func TestSheetsHoldThePage(t *testing.T) {
	test.NewTempApp(t)
	r := sample(t)
	var sheets []*Sheet
	for _, o := range test.LaidOutObjects(New(r, 500)) {
		if s, ok := o.(*Sheet); ok {
			sheets = append(sheets, s)
		}
	}
	if len(sheets) < 3 {
		t.Fatalf("the sample stands on %d sheets", len(sheets))
	}
	var all strings.Builder
	for _, s := range sheets {
		all.WriteString(strings.ReplaceAll(s.Text(), "\n", ""))
	}
	for _, part := range page.Of(r, false).Parts {
		for _, it := range part.Items {
			if !strings.Contains(all.String(), it.Text) {
				t.Errorf("no sheet has %q", it.Text)
			}
		}
	}
	for i, s := range sheets {
		if number := "— " + string(rune('1'+i)) + " —"; !strings.Contains(s.Text(), number) {
			t.Errorf("sheet %d lacks its number", i+1)
		}
	}
}

// Letters are drawn where they are laid out: ink only where a run or a rule is, and in
// every line of text some.
func TestInkIsWhereLettersAre(t *testing.T) {
	const wide, high = 595, 842 // a pixel a point
	for n, s := range paper.Lay(page.Of(sample(t), false), model.Layout{}, advance).Sheets {
		if s.Width > s.Height {
			continue
		}
		picture := newDrawing(s, color.White, color.Black).at(wide, high).(*image.RGBA)
		inked := func(r image.Rectangle) bool {
			return slices.ContainsFunc(rows(picture, r), func(row []byte) bool {
				return slices.ContainsFunc(row, func(b byte) bool { return b < 200 })
			})
		}
		for _, r := range s.Runs {
			if strings.TrimSpace(strings.Trim(r.Text, "　—")) == "" {
				continue
			}
			box := image.Rect(int(r.X), int(r.Y-r.Size), int(r.X+r.Size), int(r.Y+r.Size/4))
			if !inked(box) {
				t.Errorf("sheet %d has no ink for %q at %v", n+1, r.Text, box)
			}
		}
		if left := image.Rect(0, 0, 40, high); inked(left) {
			t.Errorf("sheet %d has ink in its left margin", n+1)
		}
	}
}

// rows are the bytes of a part of a picture but for opacity, row by row.
func rows(p *image.RGBA, part image.Rectangle) (out [][]byte) {
	part = part.Intersect(p.Rect)
	for y := part.Min.Y; y < part.Max.Y; y++ {
		var row []byte
		for x := part.Min.X; x < part.Max.X; x++ {
			i := p.PixOffset(x, y)
			row = append(row, p.Pix[i], p.Pix[i+1], p.Pix[i+2])
		}
		out = append(out, row)
	}
	return out
}

func BenchmarkSheet(b *testing.B) {
	r, err := model.ParsePlain(assets.Sample, form.Gongkai2021())
	if err != nil {
		b.Fatal(err)
	}
	sheets := paper.Lay(page.Of(r, false), model.Layout{}, advance).Sheets
	for b.Loop() {
		newDrawing(sheets[0], color.White, color.Black).at(750, 1060)
	}
}
