// Package desk is the open report as the user works on it: its session, the file it
// stands in with lock and stamp, saving, recovery copies, and last year's reports beside
// it. It has no widget: what it asks goes through ask.Host, what it tells through
// functions, and the window repaints when it is told that something changed.
package desk

import (
	"cmp"
	"fmt"
	"path/filepath"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/draft"
	"gouji.app/model/form"
	"gouji.app/model/session"
	"gouji.app/ui/ask"
	"gouji.app/ui/settings"
)

// An Abandoned error says who worked on a file and left its lock behind.
type Abandoned struct{ Message string }

func (a *Abandoned) Error() string { return a.Message }

// Options is what a desk needs of the world and of its window. All fields are required.
type Options struct {
	Form *form.Form
	// Formats are the kinds of files, the one to keep reports in first.
	Formats []model.Format
	Open    func(path string) (*model.Import, error) // errors are Refusals
	// Save writes with all the program knows; keepPrevious has what stood there kept.
	Save func(path string, r *model.Report, keepPrevious bool) error
	// Hold locks a file against others, or says by a Refusal who works on it, or by an
	// Abandoned who did; anyway takes it from him. Other errors mean that no lock can be
	// written there. release may be nil.
	Hold     func(path string, anyway bool) (release func(), err error)
	Stamp    func(path string) string // changes with a file's content; "": no file
	Home     string                   // folder where file dialogs begin
	Drafts   *draft.Saver             // its Trouble is the desk's to set
	Store    draft.Store
	Settings *settings.Store
	Log      func(doing string, err error) // what the user need not see
	Ask      ask.Host

	Rules    func() []*check.Rule // those that are checked
	Words    func() string        // the user's list of wrong words, see check.ReadWords
	Say      func(text string)    // in the status bar; "": what else there is to say
	OnSet    func()               // another report is on the desk
	OnChange func()               // the report, or what is known of it, is not as it was
	OnUI     func(f func())       // does f on the UI goroutine, from any other
	OnEnd    func()               // the window is going to close
	Hide     func()               // hides the window; Close follows
	Close    func()
}

// A Desk holds one open report. It belongs to the UI goroutine.
type Desk struct {
	opts      Options
	file      *File
	left      leaving         // the lock given back last
	there     map[string]bool // paths of reports that are known to be there still
	undrafted bool            // recovery copies cannot be written
}

// New makes a desk with an empty report.
func New(o Options) *Desk {
	d := &Desk{opts: o, there: map[string]bool{}}
	d.file = d.Blank()
	o.Drafts.Trouble = d.draftTrouble
	return d
}

// File is the open report with its file.
func (d *Desk) File() *File { return d.file }

// Session is that of the open report.
func (d *Desk) Session() *session.Session { return d.file.Session }

// Report is the open report, which only Type and Apply change.
func (d *Desk) Report() *model.Report { return d.file.Session.Report() }

// Result is what is found about the report.
func (d *Desk) Result() check.Result { return d.file.Session.Result() }

// Audit checks the report as one that is handed in; the window shows what it finds from
// then on.
func (d *Desk) Audit() check.Audit {
	a := d.file.Session.Audit()
	d.opts.OnChange()
	return a
}

// Form is that of all reports on this desk.
func (d *Desk) Form() *form.Form { return d.opts.Form }

// Settings are the user's.
func (d *Desk) Settings() *settings.Store { return d.opts.Settings }

// Say tells something in the status bar.
func (d *Desk) Say(text string) { d.opts.Say(text) }

// Trouble is what is wrong with keeping the user's work, or what goes on with it; "":
// nothing.
func (d *Desk) Trouble() string {
	switch {
	case d.file.saving != nil:
		return writingOn
	case d.undrafted:
		return "恢复稿写不进磁盘；请尽快保存，并检查磁盘空间"
	}
	return ""
}

// Set puts a report on the desk.
func (d *Desk) Set(f *File) {
	d.letGo(d.file)
	d.file = f
	d.Use()
	d.opts.OnSet()
	d.keepDraft()
	if f.Source != "" {
		d.remember(f)
		d.opts.Say(fmt.Sprintf("读入 %d/%d 格", f.Read, len(d.opts.Form.Cells())))
	}
	d.findPriors(f)
}

// Use checks the report by the rules and words that now hold.
func (d *Desk) Use() {
	d.file.Session.Date(d.opts.Drafts.Now().Format("2006年1月2日"))
	d.file.Session.Use(d.opts.Rules())
	d.file.Session.Watch(check.ReadWords(d.opts.Words()))
}

// Type takes a keystroke at a place into the report.
func (d *Desk) Type(at form.Ref, text string) {
	dirty := d.file.Session.Type("键入", at, text)
	d.Changed()
	d.tellFrozen(dirty)
}

// Apply makes a change one undo step.
func (d *Desk) Apply(c model.Change) {
	dirty := d.file.Session.Apply(c)
	d.Changed()
	d.tellFrozen(dirty)
}

// Step moves through the history by Session.Undo or Session.Redo and returns the places
// that changed.
func (d *Desk) Step(move func() []form.Ref) []form.Ref {
	d.Leave()
	refs := move()
	if len(refs) == 0 {
		d.tellFrozen(nil)
		return nil
	}
	for _, at := range refs {
		if model.Reforms(at) { // of other bodies than before
			d.CompareWith(d.file, d.file.priors)
			break
		}
	}
	d.Changed()
	return refs
}

// Leave ends the undo step that typing grows.
func (d *Desk) Leave() { d.file.Session.Seal() }

// Changed follows every change of the report.
func (d *Desk) Changed() {
	d.opts.Say("")
	d.keepDraft()
	d.opts.OnChange()
}

// Open says that the report may be changed: it is not final.
func (d *Desk) Open() bool { return !d.Report().Frozen() }

// HowToCorrect is said wherever a final report would be changed.
const HowToCorrect = "需要更正时，请用菜单“年报”“定稿与发布”中的“另存为更正稿…”。"

// tellFrozen tells why nothing changed where that is the reason.
func (d *Desk) tellFrozen(dirty []form.Ref) {
	if len(dirty) == 0 && !d.Open() {
		d.opts.Say("没有改动：年报已经" + d.Report().State().Label() + "，内容不能修改。" + HowToCorrect)
	}
}

// Folder is where file dialogs begin.
func (d *Desk) Folder() string {
	if d.file.Path != "" {
		return filepath.Dir(d.file.Path)
	}
	return cmp.Or(d.opts.Settings.Now().Folder, d.opts.Home)
}

// Readable are the endings of files that can be opened.
func (d *Desk) Readable() (exts []string) {
	for _, f := range d.opts.Formats {
		exts = append(exts, f.Exts...)
	}
	return exts
}

// AskFile asks for a file to read.
func (d *Desk) AskFile(title string, then func(path string)) {
	d.opts.Ask.File(ask.File{Title: title, Exts: d.Readable(), Folder: d.Folder(), Then: then})
}

// WriteOut writes a file that is made from the report, beside the UI goroutine, and goes
// on when that went well.
func (d *Desk) WriteOut(path string, write func() error, then func()) {
	ask.Background(d.opts.Ask, ask.Task[error]{
		What: "正在导出“" + model.ShownName(path) + "”",
		Work: write,
		Done: func(err error) {
			if err != nil {
				d.opts.Ask.Refuse(err)
				return
			}
			then()
		},
	})
}
