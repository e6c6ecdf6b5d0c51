package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"gouji.app/ui/desk"
)

func (w *Window) newBanner() fyne.CanvasObject {
	w.banner = widget.NewLabel("")
	w.banner.Importance = widget.WarningImportance
	w.banner.Truncation = fyne.TextTruncateEllipsis
	w.banner.Hide()
	return w.banner
}

// showBanner tells above everything that the report is final.
func (w *Window) showBanner() {
	if w.desk.Open() {
		w.banner.Hide()
		return
	}
	vs := w.desk.Report().Versions()
	if text := vs[len(vs)-1].Label() + "，内容不能修改。" + desk.HowToCorrect; w.banner.Text != text {
		w.banner.SetText(text)
	}
	w.banner.Show()
}
