package ui

import (
	"fyne.io/fyne/v2"

	"gouji.app/ui/preview"
)

// togglePreview shows the whole report as printed in the middle of the window, or
// goes back to the part that was worked on.
func (w *Window) togglePreview() {
	w.desk.Leave()
	if w.middle.Covered() {
		w.middle.Uncover()
		return
	}
	w.win.Canvas().Unfocus() // what is typed now must not go where nobody sees it
	w.middle.Cover(w.preview())
	w.refreshCommands()
}

func (w *Window) preview() fyne.CanvasObject {
	const wide = 50 // full-width characters of the screen that paper is wide
	return preview.New(w.desk.Report(), wide*w.em())
}
