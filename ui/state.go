package ui

import (
	"cmp"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gouji.app/model"
	"gouji.app/ui/look"
	"gouji.app/ui/settings"
)

// What the window remembers from one time to the next.

// keepingFails tells that settings could not be kept.
func (w *Window) keepingFails(err error) {
	w.opts.Log("keeping settings", err)
	var no *model.Refusal
	if errors.As(err, &no) {
		w.dialogs.Tell(no.Message)
	}
}

// theme is the present look.
func (w *Window) theme() look.Theme {
	return look.Theme{Regular: w.opts.Regular, Bold: w.opts.Bold, Text: look.SizeNamed(w.settings.Now().TextSize), Dark: w.settings.Now().Dark}
}

// togglePrevious says whether saving keeps the version that stood there.
func (w *Window) togglePrevious() {
	off := !w.settings.Now().NoPrevious
	w.settings.Keep(func(s *settings.Settings) { s.NoPrevious = off })
	w.refreshCommands()
}

// setLook changes text size and brightness at once.
func (w *Window) setLook(size look.Size, dark bool) {
	w.settings.Keep(func(s *settings.Settings) { s.TextSize, s.Dark = size.String(), dark })
	w.applyLook()
	switch {
	case w.atStart:
		w.showStart()
	case w.middle.Covered():
		w.middle.Cover(w.preview())
	}
	w.refreshCommands()
}

func (w *Window) applyLook() { w.opts.App.Settings().SetTheme(w.theme()) }

// A window that was never sized fits 1366×768.
const (
	firstWidth  = 1280
	firstHeight = 660
)

// splitters are the window's splitters by the names that settings have for them,
// with the share of the left side that a new user has.
func (w *Window) splitters() []splitter {
	return []splitter{{"parts", 0.15, w.splits[0]}, {"findings", 0.72, w.splits[1]}}
}

type splitter struct {
	name  string
	first float64
	split *container.Split
}

// restorePlaces gives the window the size and the splitters of the last time.
func (w *Window) restorePlaces() {
	s := w.settings.Now()
	for _, x := range w.splitters() {
		x.split.SetOffset(cmp.Or(s.Splits[x.name], x.first))
	}
	w.win.Resize(fyne.NewSize(cmp.Or(s.Width, firstWidth), cmp.Or(s.Height, firstHeight)))
}

// rememberPlaces keeps them for the next time.
func (w *Window) rememberPlaces() {
	size := w.win.Canvas().Size()
	w.settings.Keep(func(s *settings.Settings) {
		s.Width, s.Height = size.Width, size.Height
		s.Splits = map[string]float64{}
		for _, x := range w.splitters() {
			s.Splits[x.name] = x.split.Offset
		}
		if !w.atStart {
			s.Part = w.middle.Sections()[0]
		}
	})
}

func (w *Window) rememberFolder(folder string) {
	w.settings.Keep(func(s *settings.Settings) { s.Folder = folder })
}
