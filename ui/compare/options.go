// Package compare sets the open report beside others: last year's, those of several
// years, and the texts of any other body's.
package compare

import (
	"fyne.io/fyne/v2"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/reading"
	"gouji.app/ui/desk"
	"gouji.app/ui/dialog"
)

// Options is what comparing needs. All fields are required.
type Options struct {
	Desk        *desk.Desk
	Ask         *dialog.Host
	ExportYears func(path string, reports []*model.Report) error
	Select      func(at form.Ref, s reading.Span) // shows words of a narrative
	Back        func()                            // gives the keyboard back to the part in the middle
	Modifiers   func() fyne.KeyModifier
}

// A Task compares.
type Task struct{ Options }

// NewTask makes the task.
func NewTask(o Options) *Task { return &Task{o} }
