package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/reading"
)

// What the unit's full name tells is proposed for fields that are blank, and written
// only when the user takes it.

// proposal is what a field may be by the unit's name: a text or the key of a choice,
// "" where the name does not tell for certain.
func (mid *Middle) proposal(field string) string {
	name := mid.Desk.Report().UnitName()
	switch body := reading.ReadBody(name); field {
	case form.UnitKind:
		return body.Kind
	case form.UnitLevel:
		return body.Level
	case form.UnitShort:
		return body.Short(name)
	}
	return ""
}

// proposable says that a field can be told by the unit's name.
func proposable(field string) bool {
	return field == form.UnitKind || field == form.UnitLevel || field == form.UnitShort
}

// withProposal sets the button that takes a proposal beside its field.
func (p *Unit) withProposal(q form.Field, field fyne.CanvasObject) fyne.CanvasObject {
	if q.Key == form.UnitName {
		return container.NewBorder(nil, nil, nil, p.begin, field)
	}
	if !proposable(q.Key) {
		return field
	}
	b := p.mid.Ask.Button("", func() {
		p.mid.Desk.Apply(model.Change{Label: "采用建议", Edits: []model.Edit{{At: form.UnitRef(q.Key), Text: p.mid.proposal(q.Key)}}})
	})
	b.Importance = widget.LowImportance
	b.Hide()
	p.adopt[q.Key] = b
	return container.NewBorder(nil, nil, nil, b, field)
}

// propose shows the proposal for a field while it is blank.
func (p *Unit) propose(q form.Field, text string) {
	b := p.adopt[q.Key]
	if b == nil {
		return
	}
	want := ""
	if text == "" {
		want = p.mid.proposal(q.Key)
	}
	if want == "" {
		b.Hide()
		return
	}
	label := want
	for _, c := range q.Choices {
		if c.Key == want {
			label = c.Label
		}
	}
	if label = "建议：" + label + "　采用"; b.Text != label {
		b.SetText(label)
	}
	b.Show()
}
