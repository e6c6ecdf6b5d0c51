// Package ui is the window: parts on the left, the form in the middle, findings on
// the right. It holds no rule and no file format; what it needs of the world comes
// in as Options.
package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/check"
	"gouji.app/model/draft"
	"gouji.app/model/form"
	"gouji.app/ui/help"
	"gouji.app/ui/settings"
)

// Options is what a window needs of the world. All fields are required.
type Options struct {
	App  fyne.App
	Form *form.Form
	// Formats are the kinds of files, the one to keep reports in first.
	Formats []model.Format
	Sample  func() *model.Report
	Open    func(path string) (*model.Import, error) // errors are Refusals
	// OpenText reads a whole report from text; source is for messages.
	OpenText func(text, source string) (*model.Import, error)
	// Save writes with all the program knows; keepPrevious has what stood there kept.
	Save func(path string, r *model.Report, keepPrevious bool) error
	// Hold locks a file against others, or says by a Refusal who works on it, or by an
	// Abandoned who did; anyway takes it from him. Other errors mean that no lock can be
	// written there. release may be nil.
	Hold func(path string, anyway bool) (release func(), err error)
	// Export writes a report as handed in.
	Export func(path string, r *model.Report, l model.Layout) error
	// WebCode is the HTML of some sections, nil for all, for a web site's editor; with
	// tablesOnly, of their tables alone.
	WebCode func(r *model.Report, sections []string, tablesOnly bool) (string, error)
	// Divide deals pasted text out among the sections whose headings stand in it; what
	// stands before the first has no place.
	Divide func(text string) []model.Edit
	// ExportCheck writes a 核对报告.
	ExportCheck func(path string, a check.Audit) error
	// ExportRevision writes a 修改对照表.
	ExportRevision func(path string, x carry.Revision) error
	// ExportYears writes a 年度对比 of the reports of several years.
	ExportYears func(path string, reports []*model.Report) error
	Stamp       func(path string) string // changes with a file's content; "": no file
	OpenOutside func(path string) error  // in the program the system has for the file
	NewWindow   func() error
	// Scratch is the path for a file of that name that another program is to open, in a
	// folder that nobody else sees into.
	Scratch func(name string) (path string, err error)
	Home    string // folder where file dialogs begin

	Drafts     *draft.Saver // its Trouble is the window's to set
	DraftStore draft.Store
	Settings   settings.Settings // as kept from the last time
	// Notice is the sentence about the start that the user must read, "" for none.
	Notice string
	// Keep changes the settings that are kept. Its Refusals are for the user to read.
	Keep      func(change func(*settings.Settings)) error
	Words     string                  // the user's list of wrong words, see check.ReadWords
	KeepWords func(list string) error // errors are Refusals
	Regular   fyne.Resource           // the font of all texts
	Bold      fyne.Resource           // its bold weight
	Version   string
	Licences  string                        // of everything linked in
	Log       func(doing string, err error) // what the user need not see
	Diagnosis help.Diagnosis
	Modifiers func() fyne.KeyModifier         // modifier keys that are down
	Go        func(f func())                  // runs f beside the UI goroutine
	After     func(d time.Duration, f func()) // runs f on the UI goroutine later
}
