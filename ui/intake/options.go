package intake

import (
	"fyne.io/fyne/v2"

	"gouji.app/model"
	"gouji.app/ui/desk"
	"gouji.app/ui/dialog"
)

// Options is what taking in needs. All fields are required.
type Options struct {
	Desk      *desk.Desk
	Ask       *dialog.Host
	Clipboard func() fyne.Clipboard
	// OpenText reads a whole report from text; source is for messages.
	OpenText func(text, source string) (*model.Import, error)
	Restart  func()                                // shows the start page as it now is
	AtStart  func() bool                           // tells whether the start page is shown
	Begin    func(source string, im *model.Import) // makes next year's report of one
}

// A Task takes in what other programs and people made: files, pasted pages, revisions.
type Task struct{ Options }

// NewTask makes the task.
func NewTask(o Options) *Task { return &Task{o} }
