// Command gouji is the desktop program 勾稽: it opens one window on one annual
// report. A file given as argument is opened.
package main

import (
	"fmt"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/driver/desktop"

	"gouji.app/assets"
	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/ui"
	"gouji.app/ui/look"
)

const version = "0.1.0"

func main() {
	a := app.NewWithID("app.gouji")
	a.Settings().SetTheme(look.Theme{Regular: fyne.NewStaticResource("NotoSansCJKsc-Regular.otf", assets.FontRegular)})
	f := form.Gongkai2021()
	home, err := os.UserHomeDir()
	if err != nil {
		home = "."
	}
	w := ui.NewWindow(ui.Options{
		App: a, Form: f, Formats: export.Formats(f), Home: home, Version: version,
		Open:      func(path string) (*model.Import, error) { return export.Open(path, f) },
		Save:      export.Save,
		Export:    export.Submit,
		Stamp:     export.Stamp,
		Modifiers: modifiers(a),
	})
	w.Show()
	if len(os.Args) > 1 {
		w.Open(os.Args[1])
	}
	a.Run()
}

// modifiers asks the driver which modifier keys are down.
func modifiers(a fyne.App) func() fyne.KeyModifier {
	d, ok := a.Driver().(desktop.Driver)
	if !ok {
		panic(fmt.Sprintf("driver %T is not that of a desktop", a.Driver()))
	}
	return d.CurrentKeyModifiers
}
