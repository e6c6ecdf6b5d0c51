package ui

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/form"
	"gouji.app/model/reading"
	"gouji.app/ui/begin"
	"gouji.app/ui/compare"
	"gouji.app/ui/control"
	"gouji.app/ui/desk"
	"gouji.app/ui/dialog"
	"gouji.app/ui/findings"
	"gouji.app/ui/handin"
	"gouji.app/ui/intake"
	"gouji.app/ui/settings"
	"gouji.app/ui/sheet"
)

// A Window shows one report. It belongs to the UI goroutine.
type Window struct {
	opts Options
	win  fyne.Window

	settings   *settings.Store
	dialogs    *dialog.Host
	desk       *desk.Desk
	intake     *intake.Task
	begin      *begin.Task
	compare    *compare.Task
	handin     *handin.Task
	marks      map[form.Ref]sheet.Mark
	last       []model.Prior // last year's reports, while they stand beside the report
	atStart    bool          // the start page is shown, no report
	previewing bool          // the preview is shown instead of a part
	finding    int           // where F8 stands in the findings

	inputTrouble string // why no Chinese can be typed; told while there is no other news

	parts    []part
	current  int
	main     fyne.CanvasObject
	partList *partList
	center   *fyne.Container
	splits   [2]*container.Split // parts | middle, middle | findings
	findings *findings.List
	banner   *widget.Label // that the report is final
	status   *widget.Label
	lastYear *widget.Label // last year's file, beside the status
	subject  *widget.Label // unit and year, beside the toolbar
	menu     *fyne.MainMenu
	commands []command
	tools    map[string]*control.Button
}

// NewWindow makes a window with the start page. Show opens it.
func NewWindow(o Options) *Window {
	w := &Window{opts: o, win: o.App.NewWindow("勾稽"), commands: commands(), tools: map[string]*control.Button{}}
	w.settings = settings.NewStore(o.Settings, o.Keep, w.keepingFails)
	w.dialogs = w.newDialogs()
	w.desk = w.newDesk()
	w.makeTasks()
	w.applyLook()
	w.parts = partsOf(w)
	w.findings = findings.New()
	w.findings.OnJump = w.jump
	w.findings.OnFix = w.mend
	w.findings.OnExplain, w.findings.OnRevoke = w.askReason, w.revoke
	w.findings.OnKey = w.dialogs.Typed
	w.findings.Here = func(f check.Finding) bool { return len(f.At) > 0 && w.parts[w.current].has(f.At[0].Section) }
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
	w.partList = newPartList(w)
	w.center = container.NewStack()
	w.splits[1] = container.NewHSplit(w.center, w.findings.Object())
	w.splits[0] = container.NewHSplit(w.partList, w.splits[1])
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
		Ask: w.dialogs, Rules: w.rules, Words: func() string { return w.opts.Words },
		Say: w.say, OnSet: w.begun, OnChange: w.refreshAll, OnUI: fyne.Do,
		OnEnd: w.rememberPlaces, Hide: w.win.Hide, Close: w.win.Close,
	})
}

// begun shows the report that was put on the desk.
func (w *Window) begun() {
	w.finding, w.previewing = -1, false
	if w.atStart {
		w.atStart = false
		w.win.SetContent(w.main)
	}
	for _, p := range w.parts {
		p.pane.reset()
	}
	w.enter(w.firstPart())
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
		AtStart: func() bool { return w.atStart },
		Begin:   func(source string, im *model.Import) { w.begin.Pasted(source, im) },
	})
	w.begin = begin.NewTask(begin.Options{
		Desk: w.desk, Ask: w.dialogs, Intake: w.intake, GoTo: w.goTo, Select: w.selectWords,
	})
	w.compare = compare.NewTask(compare.Options{
		Desk: w.desk, Ask: w.dialogs, ExportYears: o.ExportYears,
		Select: w.selectWords, Back: w.backToPart, Modifiers: o.Modifiers,
	})
	w.handin = handin.NewTask(handin.Options{
		Desk: w.desk, Ask: w.dialogs, Clipboard: o.App.Clipboard, Formats: o.Formats, OpenText: o.OpenText,
		Export: o.Export, WebCode: o.WebCode, ExportCheck: o.ExportCheck, ExportRevision: o.ExportRevision,
		OpenOutside: o.OpenOutside, Scratch: o.Scratch, Now: o.Drafts.Now, ToFill: w.toFill,
	})
}

// goTo shows a place of the report and gives it the keyboard.
func (w *Window) goTo(at form.Ref) {
	w.showPart(at.Section)
	w.parts[w.current].pane.focus(at)
}

// selectWords shows words of a narrative.
func (w *Window) selectWords(at form.Ref, s reading.Span) {
	w.goTo(at)
	w.textPane().editor.Select(s.Start, s.End)
}

// firstPart is where work begins: the unit of a new report, else where it was left
// the last time, else the requests.
func (w *Window) firstPart() int {
	if w.desk.File().Read == 0 {
		return 0
	}
	if i := w.lastPart(); i >= 0 {
		return i
	}
	return max(0, slices.IndexFunc(w.parts, func(p part) bool { return p.has("requests") }))
}

// show brings a part to the middle.
func (w *Window) show(i int) {
	w.desk.Leave()
	w.current, w.previewing = i, false
	p := w.parts[i]
	w.desk.Session().Visit(p.section())
	w.center.Objects = []fyne.CanvasObject{p.pane.object()}
	w.center.Refresh()
	w.refreshAll()
}

// showPart brings the part of a section to the middle.
func (w *Window) showPart(section string) {
	for i, p := range w.parts {
		if p.has(section) && (i != w.current || w.previewing) {
			w.enter(i)
			return
		}
	}
}

// ShowSection is showPart for callers outside: pictures and tests.
func (w *Window) ShowSection(key string) { w.showPart(key) }

// refreshAll shows the report as it stands. Panes repaint only what changed.
func (w *Window) refreshAll() {
	if w.atStart {
		return
	}
	result := w.desk.Result()
	w.marks, w.last = w.marksOf(result.Findings), w.shownPriors()
	w.parts[w.current].pane.refresh()
	w.findings.ReadOnly = !w.desk.Open()
	w.findings.Left = w.toFill()
	w.findings.Show(result.Findings)
	w.partList.update()
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

// marksOf colours cells by what is found about them. Blank cells are left white: a
// table of them is one finding, not a page of colour.
func (w *Window) marksOf(fs []check.Finding) map[form.Ref]sheet.Mark {
	r := w.desk.Report()
	out := map[form.Ref]sheet.Mark{}
	for _, f := range slices.Backward(fs) { // errors come first and win
		for _, at := range f.At {
			switch {
			case f.Severity == check.Error:
				out[at] = sheet.Mark{Level: sheet.Error}
			case r.Text(at) == "":
			case f.Explained != "":
				if _, open := out[at]; !open {
					out[at] = sheet.Mark{Level: sheet.Explained}
				}
			case f.Severity == check.Warning:
				out[at] = sheet.Mark{Level: sheet.Warning}
			default:
				out[at] = sheet.Mark{Level: sheet.Note}
			}
		}
	}
	return out
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
	w.showPart(f.At[0].Section)
	w.parts[w.current].pane.focus(f.At[0])
	if p := w.textPane(); p != nil {
		p.selectWords(f)
	}
	w.findings.Point(f)
}

// nextFinding walks through the findings that are open, step by step.
func (w *Window) nextFinding(step int) {
	fs := w.desk.Result().Open()
	if len(fs) == 0 {
		w.say(cmp.Or(w.toFill(), "没有发现问题。"))
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
		func() bool { c.Focus(w.partList); return true },
		func() bool { w.parts[w.current].pane.focus(form.Ref{}); return true },
		func() bool { return w.findings.Focus(c) },
	}
	at := 1
	switch {
	case c.Focused() == w.partList:
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
