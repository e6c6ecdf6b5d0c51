// Package begin makes this year's report of last year's: it asks whose report a file is,
// shows what will be taken over before anything changes, and what was taken over after.
package begin

import (
	"gouji.app/model/form"
	"gouji.app/model/reading"
	"gouji.app/ui/desk"
	"gouji.app/ui/dialog"
	"gouji.app/ui/intake"
)

// Options is what beginning needs. All fields are required.
type Options struct {
	Desk   *desk.Desk
	Ask    *dialog.Host
	Intake *intake.Task
	GoTo   func(at form.Ref)                 // shows a place
	Select func(at form.Ref, s reading.Span) // shows words of a narrative
}

// A Task begins reports.
type Task struct{ Options }

// NewTask makes the task.
func NewTask(o Options) *Task { return &Task{o} }
