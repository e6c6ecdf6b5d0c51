package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Colours of tables, beside those that Fyne names.
const (
	ColorRule         fyne.ThemeColorName = "gouji.rule"         // lines of a table
	ColorTotalPaper   fyne.ThemeColorName = "gouji.totalPaper"   // behind cells that an equation fills
	ColorErrorPaper   fyne.ThemeColorName = "gouji.errorPaper"   // behind a wrong cell
	ColorWarningPaper fyne.ThemeColorName = "gouji.warningPaper" // behind a doubtful cell
	ColorQuiet        fyne.ThemeColorName = "gouji.quiet"        // zeros, Σ: there, but not to be looked at
)

// shades gives a colour as 0xRRGGBBAA on light and on dark paper.
func shades(name fyne.ThemeColorName) (light, dark uint32, ok bool) {
	switch name {
	case theme.ColorNameBackground, theme.ColorNameInputBackground:
		return 0xffffffff, 0x1e2124ff, true
	case theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground:
		return 0xffffffff, 0x282c30ff, true
	case theme.ColorNameForeground:
		return 0x1f2328ff, 0xe4e6e8ff, true
	case theme.ColorNamePlaceHolder, ColorQuiet:
		return 0x6b7280ff, 0x9aa1a9ff, true
	case theme.ColorNameDisabled: // quiet texts, too
		return 0x737a83ff, 0x959ca4ff, true
	case theme.ColorNamePrimary, theme.ColorNameHyperlink:
		return 0x2c6aa6ff, 0x6aa7e0ff, true
	case theme.ColorNameFocus, theme.ColorNameSelection:
		return 0x2c6aa633, 0x6aa7e044, true
	case theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnError,
		theme.ColorNameForegroundOnWarning, theme.ColorNameForegroundOnSuccess:
		return 0xffffffff, 0x16181aff, true
	case theme.ColorNameError:
		return 0xb3261eff, 0xff8a80ff, true
	case theme.ColorNameWarning:
		return 0x8f5500ff, 0xf2b84bff, true
	case theme.ColorNameSuccess:
		return 0x2e6b3aff, 0x8ccf98ff, true
	case theme.ColorNameButton, theme.ColorNameHeaderBackground:
		return 0xf1f3f5ff, 0x32373cff, true
	case theme.ColorNameDisabledButton:
		return 0xf6f7f8ff, 0x282c30ff, true
	case theme.ColorNameHover:
		return 0x1f23280d, 0xe4e6e812, true
	case theme.ColorNamePressed:
		return 0x1f23281f, 0xe4e6e826, true
	case theme.ColorNameInputBorder:
		return 0xc3c9cfff, 0x4a5057ff, true
	case theme.ColorNameSeparator:
		return 0xdde1e4ff, 0x3a4046ff, true
	case theme.ColorNameScrollBar:
		return 0x1f232866, 0xe4e6e866, true
	case theme.ColorNameScrollBarBackground:
		return 0x1f23280d, 0xe4e6e80d, true
	case theme.ColorNameShadow:
		return 0x0000001f, 0x00000066, true
	case ColorRule:
		return 0xb4bac0ff, 0x565d64ff, true
	case ColorTotalPaper:
		return 0xebedefff, 0x33383dff, true
	case ColorErrorPaper:
		return 0xfbd9d6ff, 0x5c2b2aff, true
	case ColorWarningPaper:
		return 0xffeec7ff, 0x574519ff, true
	}
	return 0, 0, false
}

func rgba(c uint32) color.NRGBA {
	return color.NRGBA{R: uint8(c >> 24), G: uint8(c >> 16), B: uint8(c >> 8), A: uint8(c)}
}
