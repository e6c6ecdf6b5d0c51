// Package ui is the window: parts on the left, the form in the middle, findings on
// the right. It holds no rule and no file format; what it needs of the world comes
// in as Options.
package ui

import (
	"fyne.io/fyne/v2"

	"gouji.app/model"
	"gouji.app/model/form"
)

// Options is what a window needs of the world. All fields are required.
type Options struct {
	App  fyne.App
	Form *form.Form
	// Formats are the kinds of files, the one to keep reports in first.
	Formats []model.Format
	Open    func(path string) (*model.Import, error) // errors are Refusals
	Save    func(path string, r *model.Report) error // with all the program knows
	Export  func(path string, r *model.Report) error // as handed in
	Stamp   func(path string) string                 // changes with a file's content; "": no file
	Home    string                                   // folder where file dialogs begin
	Version string
	// Modifiers tells which modifier keys are down.
	Modifiers func() fyne.KeyModifier
}
