package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/form"
	"gouji.app/ui/control"
	"gouji.app/ui/desk"
	"gouji.app/ui/flow"
	"gouji.app/ui/prose"
)

// A Unit asks for the fields of the reporting body: 单位与年度.
type Unit struct {
	mid     *Middle
	box     fyne.CanvasObject
	fields  map[string]*prose.Field
	choices map[string]*control.Select
	adopt   map[string]*control.Button // takes the proposal for a blank field
	begin   *control.Button            // begins with last year's file of the body that was typed
	doubt   *flow.Text                 // that the year may have another form
	showing bool                       // a choice is being set, not made
}

func newUnit(mid *Middle) *Unit {
	p := &Unit{mid: mid, fields: map[string]*prose.Field{}, choices: map[string]*control.Select{}, adopt: map[string]*control.Button{}}
	p.begin = mid.Ask.Button("", nil)
	p.begin.Importance = widget.LowImportance
	p.begin.Hide()
	grid := widget.NewForm()
	for _, q := range mid.Desk.Form().Fields {
		at := form.UnitRef(q.Key)
		if len(q.Choices) == 0 {
			f := mid.newField(at)
			f.SetPlaceHolder(q.Hint)
			p.fields[q.Key] = f
			grid.Append(q.Label, p.withProposal(q, f))
			continue
		}
		s := control.NewSelect(q.Labels(), func(label string) {
			if !p.showing {
				mid.Desk.Apply(model.Change{Label: q.Label, Edits: []model.Edit{{At: at, Text: q.KeyOf(label)}}})
			}
		})
		s.PlaceHolder, s.OnKey = "请选择", mid.Ask.Key
		p.choices[q.Key] = s
		grid.Append(q.Label, p.withProposal(q, s))
	}
	p.doubt = flow.New("")
	p.doubt.SetInk(theme.ColorNameWarning)
	p.doubt.Hide()
	title := widget.NewLabelWithStyle("单位与年度", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	p.box = container.NewBorder(title, p.doubt, nil, nil, container.NewVScroll(grid))
	return p
}

func (p *Unit) object() fyne.CanvasObject { return p.box }

func (p *Unit) reset() {}

func (p *Unit) refresh() {
	p.showing = true
	defer func() { p.showing = false }()
	p.offer()
	doubt := carry.FormDoubt(p.mid.Desk.Report())
	p.doubt.Set(doubt)
	if p.doubt.Hidden != (doubt == "") {
		p.doubt.Hidden = doubt == ""
		p.box.Refresh()
	}
	for _, q := range p.mid.Desk.Form().Fields {
		text := p.mid.Desk.Report().Text(form.UnitRef(q.Key))
		p.propose(q, text)
		if f := p.fields[q.Key]; f != nil {
			f.Set(text)
			continue
		}
		s := p.choices[q.Key]
		label := text // a value of a later version is shown as it is
		for _, c := range q.Choices {
			if c.Key == text {
				label = c.Label
			}
		}
		switch {
		case label == "":
			s.ClearSelected()
		case s.Selected != label:
			s.SetSelected(label)
		}
	}
}

// offer shows the way from last year's file while the report holds nothing but its
// body.
func (p *Unit) offer() {
	f, ok := p.mid.Desk.Next()
	if !ok {
		p.begin.Hide()
		return
	}
	name := p.mid.Desk.Report().UnitName()
	if f.Unit == name {
		f.Unit = "" // stands beside it
	}
	p.begin.OnTapped = func() { p.mid.Begin(name, f.Path) }
	p.begin.SetText(desk.Offer(f))
	p.begin.Show()
}

func (p *Unit) focus(at form.Ref) {
	f := p.fields[at.Row]
	if f == nil {
		f = p.fields[p.mid.Desk.Form().Fields[0].Key]
	}
	p.mid.Ask.Focus(f)
}
