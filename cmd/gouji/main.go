// Command gouji is the desktop program 勾稽: one window on one annual report. A file
// given as argument is opened.
package main

import (
	"log/slog"
	"os"
	"runtime"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/driver/desktop"

	"gouji.app"
	"gouji.app/assets"
	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/draft"
	"gouji.app/model/form"
	"gouji.app/ui"
	"gouji.app/ui/ime"
)

func main() {
	s := openState()
	defer explainPanic(giveUp)
	ime.Prepare()
	a := newApp(gouji.Identify())
	w := show(a, s)
	forgetSoftware()
	listen(slog.Default(), giveUp)
	a.Lifecycle().SetOnStarted(func() {
		ime.Follow(ime.Host{Caret: w.Caret, Trouble: w.InputTrouble, Native: w.RunNative})
	})
	if len(os.Args) > 1 {
		w.Open(whole(os.Args[1]))
	}
	a.Run()
}

// show makes the window, which is when the driver is asked to draw.
func show(a fyne.App, s state) *ui.Window {
	defer explainPanic(tryInSoftware)
	w := ui.NewWindow(options(a, s))
	w.Show()
	return w
}

// newApp tells Fyne what the program is called. On Windows the icon is part of the
// program file, in all sizes; here it would be one that is scaled badly.
func newApp(i gouji.Identity) fyne.App {
	app.SetMetadata(fyne.AppMetadata{ID: i.ID, Name: i.Name, Version: i.Version, Build: i.Build, Release: true})
	a := app.NewWithID(i.ID)
	if runtime.GOOS != "windows" {
		a.SetIcon(fyne.NewStaticResource("gouji.png", gouji.Icon))
	}
	return a
}

// options wires the window to files, clock and system.
func options(a fyne.App, s state) ui.Options {
	f := form.Gongkai2021()
	store := draft.Store{Folder: s.drafts(), Forms: []*form.Form{f}, Most: s.mostDrafts()}
	return ui.Options{
		App: a, Form: f, Formats: export.Formats(f),
		Sample:         sample(f),
		Open:           func(path string) (*model.Import, error) { return export.Open(path, f) },
		OpenText:       func(text, source string) (*model.Import, error) { return export.OpenData([]byte(text), source, f) },
		Save:           export.SaveWork,
		Hold:           holding(s.folder),
		Export:         export.Submit,
		WebCode:        export.WebCode,
		ExportRevision: export.SaveRevision,
		ExportYears:    export.SaveCompare,
		Divide:         func(text string) []model.Edit { return export.Divide(text, f) },
		ExportCheck:    export.SaveCheck,
		Stamp:          export.Stamp,
		OpenOutside:    openOutside,
		NewWindow:      startAnother,
		Scratch:        s.scratch,
		Home:           home(),
		Drafts:         &draft.Saver{Store: store, Now: time.Now, After: draft.After},
		DraftStore:     store,
		Settings:       s.kept,
		Notice:         s.notice,
		Keep:           s.keep,
		Diagnosis:      s.forMending(),
		Words:          s.words(),
		KeepWords:      s.keepWords,
		Regular:        fyne.NewStaticResource("NotoSansCJKsc-Regular.otf", assets.FontRegular),
		Bold:           fyne.NewStaticResource("NotoSansCJKsc-Bold.otf", assets.FontBold),
		Version:        gouji.Identify().Version,
		Licences:       assets.Licences + "\n\n" + assets.FontLicence,
		Log:            complain,
		// The window draws with the desktop driver; without one there is no window.
		Modifiers: a.Driver().(desktop.Driver).CurrentKeyModifiers,
		Go:        func(f func()) { go f() },
		After:     func(d time.Duration, f func()) { time.AfterFunc(d, func() { fyne.Do(f) }) },
	}
}

func sample(f *form.Form) func() *model.Report {
	return func() *model.Report {
		r, err := model.ParsePlain(assets.Sample, f)
		if err != nil {
			panic(err) // part of the program, and read by its tests
		}
		return r
	}
}
