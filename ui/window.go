package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/form"
	"gouji.app/ui/findings"
	"gouji.app/ui/sheet"
)

// A Window shows one report. It belongs to the UI goroutine.
type Window struct {
	opts Options
	win  fyne.Window

	doc        *document
	marks      map[form.Ref]sheet.Mark
	lastFolder string
	modals     []*modal

	parts    []part
	current  int
	partList *widget.List
	center   *fyne.Container
	findings *findings.List
	status   *widget.Label
	subject  *widget.Label // unit and year, beside the toolbar
	menu     *fyne.MainMenu
	commands []command
	tools    map[string]*widget.Button
	finding  int // where F8 stands in the findings
}

// NewWindow makes a window with an empty report. Show opens it.
func NewWindow(o Options) *Window {
	w := &Window{opts: o, win: o.App.NewWindow("勾稽"), commands: commands(), tools: map[string]*widget.Button{}}
	w.doc = w.blank()
	w.parts = partsOf(w)
	w.findings = findings.New()
	w.findings.OnJump = w.jump
	w.findings.OnFix = func(_ check.Finding, x check.Fix) {
		w.apply(model.Change{Label: x.Label, Edits: x.Edits})
	}
	w.status = widget.NewLabel("")
	w.status.Truncation = fyne.TextTruncateEllipsis
	w.subject = widget.NewLabel("")
	w.layOut()
	w.win.SetCloseIntercept(w.Quit)
	w.win.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { w.key(k) })
	w.set(w.doc)
	return w
}

func (w *Window) layOut() {
	w.partList = widget.NewList(func() int { return len(w.parts) },
		func() fyne.CanvasObject {
			state := widget.NewLabel("")
			state.Alignment = fyne.TextAlignTrailing
			return container.NewBorder(nil, nil, nil, state, widget.NewLabel(""))
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			row := o.(*fyne.Container)
			row.Objects[0].(*widget.Label).SetText(w.parts[i].name)
			row.Objects[1].(*widget.Label).SetText(w.parts[i].state(w))
		})
	w.partList.OnSelected = w.show
	w.center = container.NewStack()
	right := container.NewHSplit(w.center, w.findings.Object())
	right.Offset = 0.72
	all := container.NewHSplit(w.partList, right)
	all.Offset = 0.15
	w.win.SetContent(container.NewBorder(w.toolbar(), w.status, nil, nil, all))
	w.menu = w.buildMenu()
	w.win.SetMainMenu(w.menu)
	w.win.Resize(fyne.NewSize(1280, 700))
}

// Show opens the window.
func (w *Window) Show() { w.win.Show() }

// Canvas is the window's canvas, for pictures of it.
func (w *Window) Canvas() fyne.Canvas { return w.win.Canvas() }

// Resize sets the size of the window's content in Fyne units.
func (w *Window) Resize(s fyne.Size) { w.win.Resize(s) }

// Quit closes the window, after asking about unsaved changes.
func (w *Window) Quit() { w.whenSaved(func() { w.win.Close() }) }

// em is the width of a full-width character.
func (w *Window) em() float32 { return theme.TextSize() }

// set puts a document into the window.
func (w *Window) set(d *document) {
	w.doc, w.finding = d, -1
	for _, p := range w.parts {
		p.pane.reset()
	}
	w.partList.Select(w.firstPart())
	w.show(w.firstPart())
	w.parts[w.current].pane.focus(form.Ref{})
	if d.source != "" {
		w.say(fmt.Sprintf("读入 %d/%d 格", d.read, len(w.opts.Form.Cells())))
	}
}

// firstPart is where work begins: the unit of a new report, else the requests.
func (w *Window) firstPart() int {
	if w.doc.read == 0 {
		return 0
	}
	return max(0, slices.IndexFunc(w.parts, func(p part) bool { return p.has("requests") }))
}

// show brings a part to the middle.
func (w *Window) show(i int) {
	w.leaveField()
	w.current = i
	p := w.parts[i]
	w.doc.session.Visit(p.section())
	w.center.Objects = []fyne.CanvasObject{p.pane.object()}
	w.center.Refresh()
	w.refreshAll()
}

// showPart brings the part of a section to the middle.
func (w *Window) showPart(section string) {
	for i, p := range w.parts {
		if p.has(section) && i != w.current {
			w.partList.Select(i)
			return
		}
	}
}

// ShowSection is showPart for callers outside: pictures and tests.
func (w *Window) ShowSection(key string) { w.showPart(key) }

// typed takes a keystroke at a place into the report.
func (w *Window) typed(at form.Ref, text string) {
	w.doc.session.Type("键入", at, text)
	w.say("")
	w.refreshAll()
}

// apply makes a change one undo step.
func (w *Window) apply(c model.Change) {
	w.doc.session.Apply(c)
	w.say("")
	w.refreshAll()
}

// leaveField ends the undo step that typing grows.
func (w *Window) leaveField() { w.doc.session.Seal() }

// refreshAll shows the report as it stands. Panes repaint only what changed.
func (w *Window) refreshAll() {
	result := w.doc.session.Result()
	w.marks = w.marksOf(result.Findings)
	w.parts[w.current].pane.refresh()
	w.findings.Show(result.Findings)
	w.partList.Refresh()
	if t := w.doc.title(); t != w.win.Title() {
		w.win.SetTitle(t)
		w.subject.SetText(w.doc.subject())
	}
	w.refreshCommands()
}

// marksOf colours cells by what is found about them. Blank cells are left white: a
// table of them is one finding, not a page of colour.
func (w *Window) marksOf(fs []check.Finding) map[form.Ref]sheet.Mark {
	r := w.doc.session.Report()
	out := map[form.Ref]sheet.Mark{}
	for _, f := range slices.Backward(fs) { // errors come first and win
		for _, at := range f.At {
			switch {
			case f.Severity == check.Error:
				out[at] = sheet.Mark{Level: sheet.Error}
			case f.Severity == check.Warning && r.Text(at) != "":
				out[at] = sheet.Mark{Level: sheet.Warning}
			}
		}
	}
	return out
}

// say shows what happened in the status bar.
func (w *Window) say(text string) {
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
}

// nextFinding walks through the findings, step by step.
func (w *Window) nextFinding(step int) {
	fs := w.doc.session.Result().Findings
	if len(fs) == 0 {
		w.say("没有发现问题。")
		return
	}
	if w.finding < 0 && step < 0 {
		w.finding = 0
	}
	w.finding = (w.finding + step + len(fs)) % len(fs)
	w.jump(fs[w.finding])
	w.say(fs[w.finding].Message)
}

// shortcut does what a focused widget has no use for. The menu's shortcuts reach it
// only where the menu bar does not take them first.
func (w *Window) shortcut(s fyne.Shortcut) {
	for i := range w.commands {
		if c := &w.commands[i]; c.shortcut != nil && c.shortcut.ShortcutName() == s.ShortcutName() {
			w.run(c)
			return
		}
	}
}

// key takes function keys that the focused widget has no use for.
func (w *Window) key(k *fyne.KeyEvent) bool {
	shift := w.opts.Modifiers()&fyne.KeyModifierShift != 0
	step := 1
	if shift {
		step = -1
	}
	switch k.Name {
	case fyne.KeyF8:
		w.nextFinding(step)
	default:
		return false
	}
	return true
}
