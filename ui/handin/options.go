// Package handin brings the report to those who read it: files to hand in, the code of
// web pages, 核对报告 and 修改对照表, and the states from 草稿 to 更正稿.
package handin

import (
	"time"

	"fyne.io/fyne/v2"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/check"
	"gouji.app/ui/desk"
	"gouji.app/ui/dialog"
)

// Options is what handing in needs. All fields are required.
type Options struct {
	Desk      *desk.Desk
	Ask       *dialog.Host
	Clipboard func() fyne.Clipboard
	Formats   []model.Format // the one to keep reports in first
	OpenText  func(text, source string) (*model.Import, error)
	Export    func(path string, r *model.Report, l model.Layout) error
	// WebCode is the HTML of some sections, nil for all; with tablesOnly, of their tables
	// alone.
	WebCode        func(r *model.Report, sections []string, tablesOnly bool) (string, error)
	ExportCheck    func(path string, a check.Audit) error
	ExportRevision func(path string, x carry.Revision) error
	OpenOutside    func(path string) error // in the program the system has for the file
	// Scratch is the path for a file of that name that another program is to open.
	Scratch func(name string) (path string, err error)
	Now     func() time.Time
	Jump    func(f check.Finding) // goes to its place
	ToFill  func() string         // what is not filled in: 还有 8 部分未填。
}

// A Task hands in.
type Task struct{ Options }

// NewTask makes the task.
func NewTask(o Options) *Task { return &Task{o} }
