// Package part is the middle of the window: the parts of the report in a list, and the
// table, text or fields of the one that is worked on, with what can be done there.
package part

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/form"
	"gouji.app/model/reading"
	"gouji.app/ui/desk"
	"gouji.app/ui/dialog"
	"gouji.app/ui/sheet"
)

// Options is what the middle needs. All fields are required.
type Options struct {
	Desk      *desk.Desk
	Ask       *dialog.Host
	Clipboard func() fyne.Clipboard
	Modifiers func() fyne.KeyModifier
	Shortcut  func(fyne.Shortcut) // does what the focused widget has no use for
	CellMenu  func() *fyne.Menu   // of a cell
	TextMenu  func() *fyne.Menu   // of a narrative
	// Divide deals pasted text out among the sections whose headings stand in it; what
	// stands before the first has no place.
	Divide      func(text string) []model.Edit
	TakePage    func(text string) bool // takes a paste that is a whole report
	PasteReport func()                 // takes the clipboard as one
	Begin       func(name, path string)
	AskPrior    func()              // asks for last year's report
	Point       func(check.Finding) // shows a finding in the list of them
	OnMove      func()              // other commands may make sense now
	Repaint     func()              // the window shows the report as it stands
}

// A Middle shows one part of the report. It belongs to the UI goroutine.
type Middle struct {
	Options
	parts   []part
	current int
	covered bool // something else is shown instead of the part
	center  *fyne.Container
	list    *List
	marks   map[form.Ref]sheet.Mark
	last    []model.Prior // last year's reports, while they stand beside the report

	// What can be done in the middle, by subject.
	Ties    *Ties
	Copies  *Copies
	Filling *Filling
	Reasons *Reasons
	Beside  *Beside
}

// New makes the middle; Begin shows a report in it.
func New(o Options) *Middle {
	mid := &Middle{Options: o, center: container.NewStack()}
	mid.Ties, mid.Copies, mid.Filling = &Ties{mid}, &Copies{mid}, &Filling{mid}
	mid.Reasons, mid.Beside = &Reasons{mid}, &Beside{mid}
	mid.parts = partsOf(mid)
	mid.list = newList(mid)
	return mid
}

// Object is what to lay out.
func (mid *Middle) Object() fyne.CanvasObject { return mid.center }

// List is the list of parts.
func (mid *Middle) List() *List { return mid.list }

// Reset shows another report, where work begins.
func (mid *Middle) Reset() {
	mid.covered = false
	for _, p := range mid.parts {
		p.pane.reset()
	}
	mid.Enter(mid.first())
}

// Refresh shows the report as it stands. Panes repaint only what changed.
func (mid *Middle) Refresh() {
	mid.marks, mid.last = mid.marksOf(mid.Desk.Result().Findings), mid.Beside.priorsBeside()
	mid.parts[mid.current].pane.refresh()
	mid.list.update()
}

// Cover shows something else instead of the part, until one is shown again.
func (mid *Middle) Cover(o fyne.CanvasObject) {
	mid.covered = true
	mid.center.Objects = []fyne.CanvasObject{o}
	mid.center.Refresh()
}

// Covered tells whether something else is shown than the part.
func (mid *Middle) Covered() bool { return mid.covered }

// Uncover shows the part again that was worked on.
func (mid *Middle) Uncover() { mid.Enter(mid.current) }

// Shows tells whether the place is in the part in the middle.
func (mid *Middle) Shows(at form.Ref) bool { return mid.parts[mid.current].has(at.Section) }

// Sections are the keys of the part in the middle.
func (mid *Middle) Sections() []string { return mid.parts[mid.current].sections }

// Show brings a part to the middle.
func (mid *Middle) Show(i int) {
	mid.Desk.Leave()
	mid.current, mid.covered = i, false
	p := mid.parts[i]
	mid.Desk.Session().Visit(p.section())
	mid.center.Objects = []fyne.CanvasObject{p.pane.object()}
	mid.center.Refresh()
	mid.Repaint()
}

// ShowSection brings the part of a section to the middle.
func (mid *Middle) ShowSection(section string) {
	for i, p := range mid.parts {
		if p.has(section) && (i != mid.current || mid.covered) {
			mid.Enter(i)
			return
		}
	}
}

// GoTo shows a place of the report and gives it the keyboard.
func (mid *Middle) GoTo(at form.Ref) {
	mid.ShowSection(at.Section)
	mid.parts[mid.current].pane.focus(at)
}

// Jump goes to the place of a finding, and selects its words where it has some.
func (mid *Middle) Jump(f check.Finding) {
	mid.GoTo(f.At[0])
	if p := mid.Text(); p != nil {
		p.selectWords(f)
	}
}

// Select shows words of a narrative.
func (mid *Middle) Select(at form.Ref, s reading.Span) {
	mid.GoTo(at)
	mid.Text().Editor.Select(s.Start, s.End)
}

// first is where work begins: the unit of a new report, else where it was left
// the last time, else the requests.
func (mid *Middle) first() int {
	if mid.Desk.File().Read == 0 {
		return 0
	}
	if i := mid.lastPart(); i >= 0 {
		return i
	}
	return max(0, slices.IndexFunc(mid.parts, func(p part) bool { return p.has(form.Requests) }))
}

// lastPart is the part that was worked on the last time, -1 where there is none.
func (mid *Middle) lastPart() int {
	return slices.IndexFunc(mid.parts, func(p part) bool { return p.has(mid.Desk.Settings().Now().Part) })
}

// marksOf colours cells by what is found about them. Blank cells are left white: a
// table of them is one finding, not a page of colour.
func (mid *Middle) marksOf(fs []check.Finding) map[form.Ref]sheet.Mark {
	r := mid.Desk.Report()
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

// OnPrinted tells whether a part of the printed report is in the middle.
func (mid *Middle) OnPrinted() bool { return !mid.parts[mid.current].has(form.UnitSection) }

// Name is that of the part in the middle.
func (mid *Middle) Name() string { return mid.parts[mid.current].name }

// State is what the list says of the part of a section; "" where there is none.
func (mid *Middle) State(section string) string {
	for _, p := range mid.parts {
		if p.has(section) {
			return p.state(mid)
		}
	}
	return ""
}
