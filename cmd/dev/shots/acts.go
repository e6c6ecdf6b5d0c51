package main

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/ui"
	"gouji.app/ui/control"
	"gouji.app/ui/settings"
)

// known is a user whose last report is remembered.
func known(path string) func(*settings.Settings) {
	return func(s *settings.Settings) {
		s.Filed(settings.File{Unit: "示例县人民政府", Year: 2023, Path: path})
	}
}

// beginWith asks for a file of last year and looks at what is taken over.
func beginWith(name string) func(*ui.Window) {
	return func(w *ui.Window) {
		w.Command(ui.CmdFromLastYear)
		typing(w, name)
		press(fyne.KeyReturn)(w)
	}
}

// begun begins next year's draft with a file.
func begun(path string, then func(*ui.Window)) func(*ui.Window) {
	return func(w *ui.Window) {
		beginWith(filepath.Base(path))(w)
		press(fyne.KeyReturn)(w)
		then(w)
	}
}

// reform takes over a second body.
func reform(first, second string) func(*ui.Window) {
	return func(w *ui.Window) {
		beginWith(filepath.Base(first))(w)
		click("添加原单位年报…")(w)
		typing(w, filepath.Base(second))
		press(fyne.KeyReturn)(w)
	}
}

// finished is the sample as a final report.
func finished() *model.Report {
	r := sample()
	for _, s := range []model.State{model.Review, model.Final} {
		r.Apply(r.NewVersion(s, "2025年1月20日", "").Edits())
	}
	return r
}

// press sends a key to whatever has the keyboard.
func press(key fyne.KeyName) func(*ui.Window) {
	return func(w *ui.Window) {
		if f := w.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: key})
		}
	}
}

// click presses the first button of that name in the dialog in front.
func click(label string) func(*ui.Window) {
	return func(w *ui.Window) {
		for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
			if b, ok := o.(*control.Button); ok && b.Text == label {
				test.Tap(b)
				return
			}
		}
	}
}

// compared puts the report of the year before beside a section.
func compared(section string) func(*ui.Window) {
	return func(w *ui.Window) {
		w.ShowSection(section)
		w.Command(ui.CmdBeside)
		typing(w, filepath.Base(before))
		press(fyne.KeyReturn)(w)
	}
}

// likenesses compares the texts with those of another report.
func likenesses(w *ui.Window) {
	w.Command(ui.CmdLikeness)
	typing(w, filepath.Base(before))
	press(fyne.KeyReturn)(w)
}

// years shows two years side by side: the chart or what else is chosen there.
func years(choice string) func(*ui.Window) {
	return func(w *ui.Window) {
		compared(form.Requests)(w)
		w.Command(ui.CmdYears)
		for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
			if g, ok := o.(*control.Radio); ok && choice != "" {
				g.SetSelected(choice)
			}
		}
	}
}

// before is the file of the year before the sample.
const before = "示例县人民政府2023.xlsx"

// remark enters an opinion about the active cell, which is then a warning.
func remark(w *ui.Window) {
	w.Command(ui.CmdRemark)
	typing(w, "请与受理台账核对")
	for range 3 { // over who and when to the button
		w.Canvas().FocusNext()
	}
	press(fyne.KeyReturn)(w)
}

// contradict writes a number into the first narrative that the tables do not bear out.
func contradict(w *ui.Window) {
	w.ShowSection(form.Overview)
	press(fyne.KeyDown)(w)
	w.Command(ui.CmdFind)
	typing(w, "86")
	press(fyne.KeyReturn)(w)
	press(fyne.KeyEscape)(w)
	typing(w, "68")
}

func typing(w *ui.Window, text string) {
	for _, r := range text {
		w.Canvas().Focused().TypedRune(r)
	}
}
