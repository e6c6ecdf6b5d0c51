package begin

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/form"
	"gouji.app/ui/ask"
	"gouji.app/ui/control"
	"gouji.app/ui/desk"
	"gouji.app/ui/dialog"
	"gouji.app/ui/flow"
)

// Several predecessors (机构改革): whose reports of last year go on in this one.

const (
	inWhole = "全部承接"
	inPart  = "部分承接"
)

// A sources is the list of last year's reports in a dialog.
type sources struct {
	t       *Task
	box     *fyne.Container
	from    []source
	texts   bool                 // the first gives the texts, and another may be put first
	changed func([]source) error // a refusal leaves the list as it was
}

func (t *Task) newSources(from []source, texts bool, changed func([]source) error) *sources {
	s := &sources{t: t, box: container.New(flow.Column()), from: from, texts: texts, changed: changed}
	s.list()
	return s
}

func (s *sources) set(from []source) {
	if err := s.changed(from); err != nil {
		s.t.Ask.Refuse(err)
	} else {
		s.from = from
	}
	s.list()
}

func (s *sources) list() {
	s.box.Objects = nil
	for i := range s.from {
		s.box.Add(s.row(i))
	}
	add := s.t.Ask.Button("添加原单位年报…", s.add)
	hint := flow.Quiet("机构改革，本单位承接了其他单位职责的，把那些单位的上年年报也添加进来。")
	s.box.Add(container.NewBorder(nil, nil, container.NewVBox(add), nil, hint))
	s.box.Refresh()
}

func (s *sources) row(i int) fyne.CanvasObject {
	x := s.from[i]
	text := flow.New(x.called())
	if len(s.from) == 1 && s.texts {
		return text
	}
	how := control.NewSelect([]string{inWhole, inPart}, nil)
	how.Selected, how.OnKey = inWhole, s.t.Ask.Key
	if x.part {
		how.Selected = inPart
	}
	how.OnChanged = func(label string) {
		from := s.copied()
		from[i].part = label == inPart
		s.set(from)
	}
	buttons := container.NewHBox(how)
	if s.texts {
		first := s.t.Ask.Check("取其文字", func(bool) { s.set(append([]source{x}, without(s.from, i)...)) })
		if first.Checked = i == 0; first.Checked {
			first.Disable()
		}
		buttons.Add(first)
	}
	remove := s.t.Ask.Button("移除", func() { s.set(without(s.from, i)) })
	if s.texts && len(s.from) == 1 {
		remove.Disable()
	}
	buttons.Add(remove)
	return container.NewBorder(nil, nil, nil, container.NewVBox(buttons), text)
}

func (s *sources) copied() []source { return append([]source(nil), s.from...) }

// without is a list without one of its entries.
func without(from []source, i int) []source {
	return append(append([]source(nil), from[:i]...), from[i+1:]...)
}

func (s *sources) add() {
	s.t.Ask.File(ask.File{Title: "添加原单位年报", Exts: s.t.Desk.Readable(), Folder: s.t.Desk.Folder(), Then: func(path string) {
		for _, x := range s.from {
			if x.Path == path {
				s.t.Ask.Tell("“" + x.name + "”已经在列表里。")
				return
			}
		}
		s.t.readLast(path, func(x source) { s.set(append(s.copied(), x)) })
	}})
}

// sourcesOf are the reports that a document is compared with. What its user said of them
// when it was begun does not stand in their files.
func (t *Task) sourcesOf(d *desk.File) (out []source) {
	r := d.Session.Report()
	for _, p := range d.Priors() {
		if p.Report.Year() == 0 {
			p.Report = p.Report.Clone()
			p.Report.SetText(form.UnitRef(form.UnitYear), strconv.Itoa(r.Year()-1))
		}
		body, _ := r.Succeeds(p.Report.UnitName())
		name := model.ShownName(p.Path)
		if p.Path == "" {
			name = desk.Pasted
		}
		out = append(out, source{Prior: p, name: name, part: body.Part})
	}
	return out
}

// AskPredecessors is 原单位年报…: the bodies whose reports of last year go on in the
// open one.
func (t *Task) AskPredecessors() {
	t.Desk.Leave()
	d := t.Desk.File()
	list := t.newSources(t.sourcesOf(d), false, func(from []source) error {
		for _, s := range from {
			for _, doubt := range carry.Doubts(d.Session.Report(), s.Report) {
				if doubt.Grave {
					return &model.Refusal{Message: doubt.Message}
				}
			}
		}
		return nil
	})
	lead := flow.New("上年结转、现行有效和变化大的数字，都按下列上年年报的合计核对；没有手工改过的上年结转随之更新。")
	body := dialog.Scrolled(lead, list.box)
	t.Ask.Open("原单位年报", container.NewGridWrap(t.Ask.Wide(), body), nil,
		ask.Do("确定", func() { t.succeed(list.from) }), ask.Close("取消"))
}

// succeed makes the open report take over the bodies of last year's reports.
func (t *Task) succeed(from []source) {
	var priors []desk.Prior
	var bodies []model.Prior
	for _, s := range from {
		priors = append(priors, s.Prior)
		bodies = append(bodies, model.Prior{Report: s.Report, Part: s.part})
		t.Desk.Filed(s.Path, s.Report)
	}
	t.Desk.ComparePriors(t.Desk.File(), priors)
	t.Desk.Apply(model.Change{Label: "原单位年报", Edits: carry.Succession(t.Desk.Report(), bodies)})
	t.Desk.ComparePriors(t.Desk.File(), priors) // in the order that the report now lists them
	t.Desk.Say(fmt.Sprintf("上年年报 %d 份", len(priors)))
}
