package ui

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/ui/begin"
	"gouji.app/ui/checks"
	"gouji.app/ui/compare"
	"gouji.app/ui/control"
	"gouji.app/ui/desk"
	"gouji.app/ui/dialog"
	"gouji.app/ui/findings"
	"gouji.app/ui/handin"
	"gouji.app/ui/help"
	"gouji.app/ui/intake"
	"gouji.app/ui/part"
	"gouji.app/ui/settings"
)

// A Window shows one report. It belongs to the UI goroutine.
type Window struct {
	opts Options
	win  fyne.Window

	settings *settings.Store
	dialogs  *dialog.Host
	desk     *desk.Desk
	intake   *intake.Task
	begin    *begin.Task
	compare  *compare.Task
	handin   *handin.Task
	checks   *checks.Task
	help     *help.Task
	atStart  bool // the start page is shown, no report
	finding  int  // where F8 stands in the findings

	inputTrouble string // why no Chinese can be typed; told while there is no other news

	middle   *part.Middle
	main     fyne.CanvasObject
	splits   [2]*container.Split // parts | middle, middle | findings
	findings *findings.List
	banner   *widget.Label // that the report is final
	status   *widget.Label
	lastYear *widget.Label // last year's file, beside the status
	subject  *widget.Label // unit and year, beside the toolbar
	menu     *fyne.MainMenu
	commands []command
	items    map[ID]*fyne.MenuItem // of the menu bar
	tools    map[ID]*control.Button
}

// NewWindow makes a window with the start page. Show opens it.
func NewWindow(o Options) *Window {
	w := &Window{opts: o, win: o.App.NewWindow("勾稽"), commands: commands(), items: map[ID]*fyne.MenuItem{}, tools: map[ID]*control.Button{}}
	w.settings = settings.NewStore(o.Settings, o.Keep, w.keepingFails)
	w.dialogs = w.newDialogs()
	w.desk = w.newDesk()
	w.makeTasks()
	w.applyLook()
	w.findings = findings.New()
	w.findings.OnJump = w.jump
	w.findings.OnFix = w.middle.Mend
	w.findings.OnExplain, w.findings.OnRevoke = w.middle.Reasons.AskReason, w.middle.Reasons.Revoke
	w.findings.OnKey = w.dialogs.Typed
	w.findings.Here = func(f check.Finding) bool { return len(f.At) > 0 && w.middle.Shows(f.At[0]) }
	w.status, w.subject, w.lastYear = widget.NewLabel(""), widget.NewLabel(""), widget.NewLabel("")
	w.status.Truncation = fyne.TextTruncateEllipsis
	w.layOut()
	w.win.SetCloseIntercept(w.Quit)
	w.win.Canvas().SetOnTypedKey(w.dialogs.Typed)
	w.win.SetOnDropped(func(_ fyne.Position, files []fyne.URI) {
		if len(files) > 0 && !w.dialogs.Asking() {
			w.Open(files[0].Path())
		}
	})
	w.showStart()
	w.findLasts()
	return w
}

func (w *Window) newDialogs() *dialog.Host {
	return dialog.NewHost(dialog.Options{
		Canvas: w.win.Canvas(), Em: w.em, Key: w.key,
		Go: w.opts.Go, After: w.opts.After,
		Own:      func() string { return w.desk.File().Path },
		Remember: w.rememberFolder,
	})
}

func (w *Window) layOut() {
	w.splits[1] = container.NewHSplit(w.middle.Object(), w.findings.Object())
	w.splits[0] = container.NewHSplit(w.middle.List(), w.splits[1])
	w.main = container.NewBorder(w.toolbar(), container.NewBorder(nil, nil, nil, w.lastYear, w.status), nil, nil, w.splits[0])
	w.menu = w.buildMenu()
	w.win.SetMainMenu(w.menu)
	w.restorePlaces()
}

// Show opens the window, with the notice over it.
func (w *Window) Show() {
	w.win.Show()
	if w.opts.Notice != "" {
		w.dialogs.Tell(w.opts.Notice)
	}
}

// Canvas is the window's canvas, for pictures of it.
func (w *Window) Canvas() fyne.Canvas { return w.win.Canvas() }

// Resize sets the size of the window's content in Fyne units.
func (w *Window) Resize(s fyne.Size) { w.win.Resize(s) }

// em is the width of a full-width character.
func (w *Window) em() float32 { return w.theme().Text.Text() }

func (w *Window) newDesk() *desk.Desk {
	o := w.opts
	return desk.New(desk.Options{
		Form: o.Form, Formats: o.Formats, Home: o.Home,
		Open: o.Open, Save: o.Save, Hold: o.Hold, Stamp: o.Stamp,
		Drafts: o.Drafts, Store: o.DraftStore, Settings: w.settings, Log: o.Log,
		Ask: w.dialogs, Rules: func() []*check.Rule { return checks.Rules(w.settings) },
		Words: func() string { return w.checks.Words },
		Say:   w.say, OnSet: w.begun, OnChange: w.refreshAll, OnUI: fyne.Do,
		OnEnd: w.rememberPlaces, Hide: w.win.Hide, Close: w.win.Close,
	})
}

// begun shows the report that was put on the desk.
func (w *Window) begun() {
	w.finding = -1
	if w.atStart {
		w.atStart = false
		w.win.SetContent(w.main)
	}
	w.middle.Reset()
}

// New puts an empty report into the window.
func (w *Window) New() { w.desk.New() }

// Quit closes the window, after asking about unsaved changes.
func (w *Window) Quit() { w.desk.Quit() }

// Open reads a file into the window.
func (w *Window) Open(path string) { w.intake.Open(path) }

func (w *Window) makeTasks() {
	o := w.opts
	w.intake = intake.NewTask(intake.Options{
		Desk: w.desk, Ask: w.dialogs, Clipboard: o.App.Clipboard, OpenText: o.OpenText,
		Restart: w.showStart,
		AtStart: func() bool { return w.atStart },
		Begin:   func(source string, im *model.Import) { w.begin.Pasted(source, im) },
	})
	w.middle = part.New(part.Options{
		Desk: w.desk, Ask: w.dialogs, Clipboard: o.App.Clipboard, Modifiers: o.Modifiers,
		Shortcut: w.shortcut, CellMenu: w.contextMenu, TextMenu: w.textMenu,
		Divide: o.Divide, TakePage: w.intake.TakePage, PasteReport: w.intake.PasteReport,
		Begin:    func(name, path string) { w.begin.As(name, path) },
		AskPrior: func() { w.compare.AskPrior() },
		Point:    func(f check.Finding) { w.findings.Point(f) },
		OnMove:   w.refreshCommands, Repaint: w.refreshAll,
	})
	w.begin = begin.NewTask(begin.Options{
		Desk: w.desk, Ask: w.dialogs, Intake: w.intake, GoTo: w.middle.GoTo, Select: w.middle.Select,
	})
	w.compare = compare.NewTask(compare.Options{
		Desk: w.desk, Ask: w.dialogs, ExportYears: o.ExportYears,
		Select: w.middle.Select, Back: w.middle.Focus, Modifiers: o.Modifiers,
	})
	w.handin = handin.NewTask(handin.Options{
		Desk: w.desk, Ask: w.dialogs, Clipboard: o.App.Clipboard, Formats: o.Formats, OpenText: o.OpenText,
		Export: o.Export, WebCode: o.WebCode, ExportCheck: o.ExportCheck, ExportRevision: o.ExportRevision,
		OpenOutside: o.OpenOutside, Scratch: o.Scratch, Now: o.Drafts.Now, Jump: w.jump, ToFill: w.middle.Filling.ToFill,
	})
	w.checks = checks.NewTask(checks.Options{
		Desk: w.desk, Ask: w.dialogs, Settings: w.settings,
		Words: o.Words, KeepWords: o.KeepWords, Modifiers: o.Modifiers, OnChange: w.refreshAll,
	})
	w.help = help.NewTask(help.Options{
		Desk: w.desk, Ask: w.dialogs, Version: o.Version, Licences: o.Licences,
		Diagnosis: o.Diagnosis, Restart: w.showStart, Log: o.Log,
	})
}

// ShowSection is showPart for callers outside: pictures and tests.
func (w *Window) ShowSection(key string) { w.middle.ShowSection(key) }

// refreshAll shows the report as it stands. Panes repaint only what changed.
func (w *Window) refreshAll() {
	if w.atStart {
		return
	}
	result := w.desk.Result()
	w.middle.Refresh()
	w.findings.ReadOnly = !w.desk.Open()
	w.findings.Left = w.middle.Filling.ToFill()
	w.findings.Show(result.Findings)
	w.showBanner()
	if t := w.desk.File().Title(); t != w.win.Title() {
		w.win.SetTitle(t)
		w.subject.SetText(w.desk.File().Subject())
	}
	if t := w.desk.File().Compared(); t != w.lastYear.Text {
		w.lastYear.SetText(t)
	}
	w.refreshCommands()
}

// say shows what happened in the status bar.
func (w *Window) say(text string) {
	switch {
	case text != "":
	case w.desk.Trouble() != "":
		text = w.desk.Trouble()
	default:
		text = w.inputTrouble
	}
	if w.status.Text != text {
		w.status.SetText(text)
	}
}

// jump goes to the place of a finding.
func (w *Window) jump(f check.Finding) {
	if len(f.At) == 0 {
		return
	}
	w.middle.Jump(f)
	w.findings.Point(f)
}

// nextFinding walks through the findings that are open, step by step.
func (w *Window) nextFinding(step int) {
	fs := w.desk.Result().Open()
	if len(fs) == 0 {
		w.say(cmp.Or(w.middle.Filling.ToFill(), "没有发现问题。"))
		return
	}
	if w.finding < 0 && step < 0 {
		w.finding = 0
	}
	w.finding = (w.finding + step + len(fs)) % len(fs)
	w.jump(fs[w.finding])
	w.say(fs[w.finding].Message)
}

// nextPane moves the keyboard between the parts, the middle and the findings.
func (w *Window) nextPane(step int) {
	c := w.win.Canvas()
	panes := []func() bool{
		func() bool { c.Focus(w.middle.List()); return true },
		func() bool { w.middle.Focus(); return true },
		func() bool { return w.findings.Focus(c) },
	}
	at := 1
	switch {
	case c.Focused() == w.middle.List():
		at = 0
	case w.findings.Focused(c):
		at = 2
	}
	for k := 1; k <= len(panes); k++ {
		if panes[((at+k*step)%len(panes)+len(panes))%len(panes)]() {
			return
		}
	}
}
