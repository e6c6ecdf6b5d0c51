package look_test

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"gouji.app/ui/look"
)

// luminance of WCAG 2, section "relative luminance".
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	part := func(v uint32) float64 {
		x := float64(v) / 0xffff
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}

func TestTextIsLegibleOnEveryPaper(t *testing.T) {
	papers := []fyne.ThemeColorName{
		theme.ColorNameBackground, theme.ColorNameButton,
		look.ColorTotalPaper, look.ColorErrorPaper, look.ColorWarningPaper,
	}
	inks := map[fyne.ThemeColorName][]fyne.ThemeColorName{
		theme.ColorNameForeground: papers,
		theme.ColorNameError:      {theme.ColorNameBackground, look.ColorErrorPaper},
		theme.ColorNameWarning:    {theme.ColorNameBackground, look.ColorWarningPaper},
		theme.ColorNamePrimary:    {theme.ColorNameBackground, look.ColorTotalPaper},
		look.ColorQuiet:           {theme.ColorNameBackground},
	}
	for _, dark := range []bool{false, true} {
		th := look.Theme{Dark: dark}
		for ink, on := range inks {
			for _, paper := range on {
				a, b := luminance(th.Color(ink, theme.VariantLight)), luminance(th.Color(paper, theme.VariantLight))
				if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); ratio < 4.5 {
					t.Errorf("dark %v: %s on %s has contrast %.1f, want 4.5", dark, ink, paper, ratio)
				}
			}
		}
	}
}

func TestDesktopVariantIsIgnored(t *testing.T) {
	test.NewTempApp(t) // Fyne's own colours ask for one
	th := look.Theme{}
	for _, name := range []fyne.ThemeColorName{theme.ColorNameBackground, theme.ColorRed} {
		if th.Color(name, theme.VariantDark) != th.Color(name, theme.VariantLight) {
			t.Errorf("%s follows the desktop", name)
		}
	}
}

func TestSizesGrow(t *testing.T) {
	last := float32(0)
	for _, s := range look.Sizes() {
		em := look.Theme{Text: s}.Size(theme.SizeNameText)
		if em <= last {
			t.Errorf("%v is no larger than the size before", s)
		}
		last = em
	}
}

func TestFont(t *testing.T) {
	regular, bold := fyne.NewStaticResource("r", nil), fyne.NewStaticResource("b", nil)
	th := look.Theme{Regular: regular}
	if th.Font(fyne.TextStyle{Bold: true}) != regular {
		t.Error("no bold font: want the regular one")
	}
	th.Bold = bold
	if th.Font(fyne.TextStyle{Bold: true}) != bold || th.Font(fyne.TextStyle{Monospace: true}) != regular {
		t.Error("fonts mixed up")
	}
}
