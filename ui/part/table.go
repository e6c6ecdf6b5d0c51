package part

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/form"
	"gouji.app/ui/ask"
	"gouji.app/ui/flow"
	"gouji.app/ui/sheet"
)

// A pane is the middle of the window for one part.
type pane interface {
	object() fyne.CanvasObject
	refresh()          // show the present texts
	reset()            // a different report is in the window
	focus(at form.Ref) // go to a place and take the keyboard; zero: where it was
}

// A part is one entry of the list on the left.
type part struct {
	name     string
	sections []string // keys; the unit's fields are the section "unit"
	pane     *lazy
}

func (p part) has(section string) bool { return slices.Contains(p.sections, section) }

// section is the one whose equations may wait while the part is worked on.
func (p part) section() string { return p.sections[0] }

// lazy is a pane that is made when it is first looked at: a window shows one of
// eight, and each takes time to lay out.
type lazy struct {
	make func() pane
	made pane
}

func (l *lazy) get() pane {
	if l.made == nil {
		l.made = l.make()
	}
	return l.made
}

func (l *lazy) object() fyne.CanvasObject { return l.get().object() }
func (l *lazy) focus(at form.Ref)         { l.get().focus(at) }

func (l *lazy) refresh() {
	if l.made != nil {
		l.made.refresh()
	}
}

func (l *lazy) reset() {
	if l.made != nil {
		l.made.reset()
	}
}

// partsOf makes the parts from the form: the unit, then one for each printed
// heading. Sections printed without one go with their neighbours.
func partsOf(mid *Middle) []part {
	parts := []part{{name: "单位与年度", sections: []string{form.UnitSection}, pane: &lazy{make: func() pane { return newUnit(mid) }}}}
	var groups [][]form.Section
	for _, s := range mid.Desk.Form().Sections {
		if last := len(groups) - 1; last >= 0 && s.Title == "" {
			groups[last] = append(groups[last], s)
		} else {
			groups = append(groups, []form.Section{s})
		}
	}
	for _, g := range groups {
		p := part{name: g[len(g)-1].Short}
		if g[0].Title != "" {
			p.name = g[0].Short
		}
		for _, s := range g {
			p.sections = append(p.sections, s.Key)
		}
		p.pane = &lazy{make: func() pane {
			if g[0].Kind == form.Tables {
				return newTable(mid, g[0])
			}
			return newText(mid, g)
		}}
		parts = append(parts, p)
	}
	return parts
}

// state is what the list says of a part: what is found there, what of it is 沿用上年未改,
// 未填, 未读出 or ✓.
func (p part) state(mid *Middle) string {
	said := p.found(mid)
	switch copies := p.copies(mid); {
	case copies == 0:
		return said
	case said == "✓":
		return fmt.Sprintf("沿用%d", copies)
	default:
		return fmt.Sprintf("%s 沿用%d", said, copies)
	}
}

func (p part) found(mid *Middle) string {
	filling := p.filling(mid.Desk.Report())
	if filling == unfilled {
		return "未填"
	}
	errors, warnings := 0, 0
	for _, f := range mid.Desk.Result().Open() {
		if len(f.At) == 0 || !p.has(f.At[0].Section) || f.Rule.ID == check.CopiedRule {
			continue
		}
		switch f.Severity {
		case check.Error:
			errors++
		case check.Warning:
			warnings++
		}
	}
	switch {
	case errors > 0 && warnings > 0:
		return fmt.Sprintf("●%d ○%d", errors, warnings)
	case errors > 0:
		return fmt.Sprintf("●%d", errors)
	case warnings > 0:
		return fmt.Sprintf("○%d", warnings)
	case filling == unread:
		return "未读出"
	case filling == halfFilled:
		return "未填完"
	}
	return "✓"
}

// A Table is a section of numbers: its heading, the sheet, and a line about the
// active cell.
type Table struct {
	mid   *Middle
	box   *fyne.Container
	Sheet *sheet.Sheet
	Line  *flow.Text
	refs  []form.Ref
}

func newTable(mid *Middle, s form.Section) *Table {
	p := &Table{mid: mid, Line: flow.New("\n")}
	plan := s.Plan()
	for _, b := range plan.Boxes {
		if b.Role == form.Number {
			p.refs = append(p.refs, b.Ref)
		}
	}
	p.Sheet = sheet.New(sheet.Options{
		Plan:       plan,
		Text:       func(at form.Ref) string { return mid.Desk.Report().Text(at) },
		Mark:       p.Mark,
		Reason:     p.hint,
		Beside:     mid.Beside.LastNumber,
		OnType:     mid.Desk.Type,
		OnSeal:     mid.Desk.Leave,
		OnEdit:     mid.Desk.Apply,
		OnPaste:    mid.TakePage,
		OnMove:     func(form.Ref) { p.tell(); mid.OnMove() },
		OnKey:      mid.Ask.Typed,
		OnShortcut: func(s fyne.Shortcut) { mid.Shortcut(s) },
		OnOverflow: p.askOverflow,
		Menu:       func(form.Ref) *fyne.Menu { return mid.CellMenu() },
		Modifiers:  mid.Modifiers,
	})
	title := widget.NewLabelWithStyle(s.Title, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	p.box = container.NewBorder(title, p.Line, nil, nil, p.Sheet)
	return p
}

func (p *Table) object() fyne.CanvasObject { return p.box }

func (p *Table) reset() { p.Sheet.Select(p.refs[0]) }

func (p *Table) refresh() {
	p.Sheet.Update()
	p.tell()
}

func (p *Table) focus(at form.Ref) {
	p.Sheet.Select(at)
	p.mid.Ask.Focus(p.Sheet) // which does not know its canvas before it was drawn once
}

// Mark is how a cell is marked.
func (p *Table) Mark(at form.Ref) sheet.Mark {
	m := p.mid.marks[at]
	m.Manual = p.manual(at)
	m.Copied = p.mid.Desk.Report().FromLastYear(at)
	return m
}

// manual says that a total does not follow its parts.
func (p *Table) manual(at form.Ref) bool {
	c, _ := p.mid.Desk.Form().Cell(at)
	return c.Total && !p.mid.Desk.Session().Automatic(at)
}

// askOverflow asks about a pasted block that does not fit the table.
func (p *Table) askOverflow(fitting, all int, paste func()) {
	p.mid.Ask.Ask(fmt.Sprintf("粘贴的内容有 %d 个数字，表中只放得下 %d 个；放不下的不会粘贴。", all, fitting),
		ask.Close("取消"),
		ask.Do(fmt.Sprintf("粘贴 %d 个", fitting), paste))
}

// tell writes the line below the sheet: what is wrong with the active cell, else its
// equations with their numbers; then last year's number, the selection, the source of
// the number and what the table still lacks.
func (p *Table) tell() {
	at := p.Sheet.Active()
	c, _ := p.mid.Desk.Form().Cell(at)
	now := []string{c.Name(), p.mid.equations(at)}
	if reason := p.reason(at); reason != "" {
		now = []string{reason} // which names the place
	}
	now = append(now, p.mid.Beside.growth(at))
	if p.manual(at) {
		now = append(now, "手工填写的合计")
	}
	if source := p.mid.Desk.Report().Text(model.SourceRef(at)); source != "" {
		now = append(now, "来源："+source)
	}
	now = slices.DeleteFunc(now, func(text string) bool { return text == "" })
	var more []string
	if sum, numbers, cells := p.Sheet.Summary(); cells > 1 {
		more = append(more, strings.TrimSuffix(fmt.Sprintf("已选 %d 格，其中数字 %d 个，合计 %s", cells, numbers, sum), "，合计 "))
	}
	for _, x := range p.mid.Desk.Result().Waiting {
		if x.At[0].Section == at.Section {
			more = append(more, x.Message)
		}
	}
	const most = 3
	if len(more) > most {
		more = append(more[:most], fmt.Sprintf("另有 %d 处", len(more)-most))
	}
	p.Line.Set(strings.Join(now, "　") + "\n" + strings.Join(more, "；"))
}

// hint is what the pointer tells of a cell: what is wrong with it, else that its number
// is from last year's report.
func (p *Table) hint(at form.Ref) string {
	r := p.mid.Desk.Report()
	if reason := p.reason(at); reason != "" || !r.FromLastYear(at) {
		return reason
	}
	return r.Text(model.SourceRef(at))
}

// reason is what a finding says of a cell, and why it may stay so; "" where none is
// about it.
func (p *Table) reason(at form.Ref) (text string) {
	for _, f := range p.mid.Desk.Result().Findings {
		switch {
		case !slices.Contains(f.At, at):
		case f.Explained == "":
			return f.Message
		case text == "":
			text = f.Message + "　说明：" + f.Explained
		}
	}
	return text
}

// Refs are the cells of the table in reading order.
func (p *Table) Refs() []form.Ref { return p.refs }

// CopyLabelled copies the selection with its heads.
func (p *Table) CopyLabelled(c fyne.Clipboard) { p.Sheet.CopyLabelled(c) }
