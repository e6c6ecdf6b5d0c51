// Package look is what the program looks like: one light theme of white paper,
// thin grey rules and one quiet blue, its dark variant, and four text sizes. Every
// size follows from the text size. The font is handed in; the package holds no
// assets.
package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// A Size is the text size that the user chose. The zero value is the standard one.
type Size int

const (
	Standard Size = iota
	Small
	Large
	Huge
)

// Sizes lists the text sizes from small to large, as a menu shows them.
func Sizes() []Size { return []Size{Small, Standard, Large, Huge} }

// String is the name of the size on screen.
func (s Size) String() string {
	switch s {
	case Small:
		return "小"
	case Large:
		return "大"
	case Huge:
		return "特大"
	}
	return "标准"
}

// SizeNamed is the size with the given name, the standard one for any other.
func SizeNamed(name string) Size {
	for _, s := range Sizes() {
		if s.String() == name {
			return s
		}
	}
	return Standard
}

// Text is the height of an em in Fyne units.
func (s Size) Text() float32 {
	switch s {
	case Small:
		return 12
	case Large:
		return 17
	case Huge:
		return 20
	}
	return 14
}

// A Theme is a fyne.Theme. It looks the same on every desktop: the variant that
// the desktop asks for is ignored, Dark decides.
type Theme struct {
	Regular fyne.Resource // OTF or TTF, no collection; nil: Fyne's own, which has no Chinese
	Bold    fyne.Resource // nil: Regular
	Text    Size
	Dark    bool
}

var _ fyne.Theme = Theme{}

// Color returns the colour for a name of Fyne or of this package.
func (t Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if light, dark, ok := shades(name); ok {
		if t.Dark {
			return rgba(dark)
		}
		return rgba(light)
	}
	if t.Dark {
		return theme.DefaultTheme().Color(name, theme.VariantDark)
	}
	return theme.DefaultTheme().Color(name, theme.VariantLight)
}

// Font returns the one font in its weights; Chinese has no italics and no
// monospace of its own.
func (t Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case t.Regular == nil || style.Symbol:
		return theme.DefaultTheme().Font(style)
	case style.Bold && t.Bold != nil:
		return t.Bold
	}
	return t.Regular
}

// Icon returns Fyne's icons.
func (t Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size returns lengths in Fyne units.
func (t Theme) Size(name fyne.ThemeSizeName) float32 {
	em := t.Text.Text()
	switch name {
	case theme.SizeNameText:
		return em
	case theme.SizeNameHeadingText:
		return em * 1.5
	case theme.SizeNameSubHeadingText:
		return em * 1.2
	case theme.SizeNameCaptionText:
		return em * 0.85
	case theme.SizeNameInlineIcon:
		return em * 1.35
	case theme.SizeNameInnerPadding:
		return em * 0.5
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 3
	}
	return theme.DefaultTheme().Size(name)
}
