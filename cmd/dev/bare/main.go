//go:build ignore

// Command bare is the least that a Fyne program in our font can be: a window with
// one label, which shows the last key. dev bench compares 勾稽 with it. It is built
// by its file name only, because it is no part of the house.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"

	"gouji.app/assets"
	"gouji.app/ui/look"
)

func main() {
	a := app.NewWithID("app.gouji.bare")
	a.Settings().SetTheme(look.Theme{Regular: fyne.NewStaticResource("NotoSansCJKsc-Regular.otf", assets.FontRegular)})
	w := a.NewWindow("bare")
	label := widget.NewLabel("勾稽")
	w.SetContent(label)
	w.Canvas().SetOnTypedRune(func(r rune) { label.SetText(string(r)) })
	w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) {
		if k.Name == fyne.KeyBackspace {
			label.SetText("勾稽")
		}
	})
	w.ShowAndRun()
}
