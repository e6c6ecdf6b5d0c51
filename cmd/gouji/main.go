// Command gouji is the desktop program 勾稽: one window on one annual report. A file
// given as argument is opened.
package main

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/driver/desktop"

	"gouji.app/assets"
	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/draft"
	"gouji.app/model/form"
	"gouji.app/ui"
	"gouji.app/ui/ime"
	"gouji.app/ui/settings"
)

const version = "0.2.0"

func main() {
	ime.Prepare()
	a := app.NewWithID("app.gouji")
	w := ui.NewWindow(options(a))
	w.Show()
	a.Lifecycle().SetOnStarted(func() {
		ime.Follow(ime.Host{Caret: w.Caret, Trouble: w.InputTrouble, Native: w.RunNative})
	})
	if len(os.Args) > 1 {
		w.Open(os.Args[1])
	}
	a.Run()
}

// options wires the window to files, clock and system.
func options(a fyne.App) ui.Options {
	f := form.Gongkai2021()
	state := stateFolder()
	settingsFile := filepath.Join(state, "settings.json")
	kept, err := settings.Load(settingsFile)
	if err != nil {
		complain("reading settings", err)
	}
	wordsFile := filepath.Join(state, "常见错词.txt")
	words, err := os.ReadFile(wordsFile)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		complain("reading the list of words", err)
	}
	store := draft.Store{Folder: filepath.Join(state, "drafts"), Forms: []*form.Form{f}}
	return ui.Options{
		App: a, Form: f, Formats: export.Formats(f),
		Sample:      sample(f),
		Open:        func(path string) (*model.Import, error) { return export.Open(path, f) },
		OpenText:    func(text, source string) (*model.Import, error) { return export.OpenData([]byte(text), source, f) },
		Save:        export.Save,
		Export:      export.Submit,
		Divide:      func(text string) []model.Edit { return export.Divide(text, f) },
		ExportCheck: export.SaveCheck,
		Stamp:       export.Stamp,
		OpenOutside: openOutside,
		NewWindow:   startAnother,
		TempFolder:  os.TempDir(),
		Home:        home(),
		Drafts:      &draft.Saver{Store: store, Now: time.Now, After: draft.After},
		DraftStore:  store,
		Settings:    kept,
		Keep: func(change func(*settings.Settings)) {
			s, err := settings.Load(settingsFile)
			change(&s)
			if err := errors.Join(err, s.Save(settingsFile)); err != nil {
				complain("writing settings", err)
			}
		},
		Words:     strings.TrimPrefix(string(words), "\ufeff"), // of Notepad
		KeepWords: func(list string) error { return settings.KeepWords(wordsFile, list) },
		Regular:   fyne.NewStaticResource("NotoSansCJKsc-Regular.otf", assets.FontRegular),
		Bold:      fyne.NewStaticResource("NotoSansCJKsc-Bold.otf", assets.FontBold),
		Version:   version,
		Licences:  assets.Licences + "\n\n" + assets.FontLicence,
		Log:       complain,
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

// complain writes down what the user need not see.
func complain(doing string, err error) { slog.Warn(doing, "error", err) }
