package part

import (
	"cmp"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/form"
	"gouji.app/model/reading"
	"gouji.app/ui/ask"
	"gouji.app/ui/control"
	"gouji.app/ui/flow"
	"gouji.app/ui/prose"
)

// A Text is a narrative with what stands around it: its heading, what it must
// hold, single lines such as the title or the signature, a find bar, a count and what
// is found about the whole.
type Text struct {
	mid       *Middle
	box       *fyne.Container
	lines     map[form.Ref]*prose.Field
	narrative form.Ref
	usual     form.Length
	Editor    *prose.Editor
	middle    *fyne.Container  // the editor, or both
	both      *container.Split // the editor with last year's text beside it
	Last      *LastText
	find      *prose.Find
	phrases   *control.Button
	Count     *flow.Text
	Lacks     *flow.Text
	found     map[prose.Mark]check.Finding // about the words that are marked
	Ties      map[prose.Mark]check.Tie     // of the numbers that are marked
}

func newText(mid *Middle, sections []form.Section) *Text {
	p := &Text{mid: mid, lines: map[form.Ref]*prose.Field{}, Count: flow.Quiet(""), Lacks: flow.New("")}
	p.phrases = mid.Ask.Button("常用语", p.ShowPhrases)
	p.Lacks.Hide()
	above, below := container.New(flow.Column()), container.New(flow.Column(), p.Count, p.Lacks)
	after := container.New(layout.NewFormLayout()) // so that fields below each other begin in one column
	for _, s := range sections {
		at := form.Ref{Section: s.Key}
		if s.Kind == form.Narrative {
			p.narrative, p.usual = at, s.Usual
			p.Editor = p.newEditor()
			p.find = prose.NewFind(p.Editor)
			above.Add(container.NewBorder(nil, nil, nil, p.phrases, flow.Bold(cmp.Or(s.Title, s.Short))))
			above.Add(flow.Quiet(s.Hint))
			above.Add(p.find)
			continue
		}
		f := mid.newField(at)
		f.SetPlaceHolder(s.Hint)
		p.lines[at] = f
		if p.Editor == nil {
			above.Add(container.NewBorder(nil, nil, widget.NewLabel(s.Short), nil, f))
			continue
		}
		after.Add(widget.NewLabel(s.Short))
		after.Add(f)
	}
	if len(after.Objects) > 0 {
		below.Add(after)
	}
	p.Last = newLastText(mid, p.narrative, p.Editor)
	p.middle, p.both = container.NewStack(p.Editor), container.NewHSplit(p.Editor, p.Last.box)
	p.both.SetOffset(0.55)
	p.box = container.NewBorder(above, below, nil, nil, p.middle)
	return p
}

func (p *Text) object() fyne.CanvasObject { return p.box }

// reset begins at the start of another report's text.
func (p *Text) reset() {
	p.find.Close()
	p.Editor.Set(p.mid.Desk.Report().Text(p.narrative))
	p.Editor.Select(0, 0)
}

func (p *Text) refresh() {
	r := p.mid.Desk.Report()
	for at, f := range p.lines {
		f.Set(r.Text(at))
	}
	if f := p.lines[form.Ref{Section: form.TitleLine}]; f != nil {
		f.SetPlaceHolder(r.PrescribedTitle())
	}
	p.Editor.Set(r.Text(p.narrative))
	p.showLast()
	p.mark()
	p.Count.Set(p.counted())
	p.tellLacks()
}

// showLast shows last year's text beside the editor while 上年对照 is on.
func (p *Text) showLast() {
	on := len(p.mid.last) > 0
	if split := p.middle.Objects[0] != fyne.CanvasObject(p.Editor); split != on {
		p.middle.Objects = []fyne.CanvasObject{p.Editor}
		if on {
			p.middle.Objects[0] = p.both
		}
		p.middle.Refresh()
	}
	if on {
		p.Last.show()
	}
}

// counted tells how long the narrative is, how long it commonly is, and what of it is
// still last year's.
func (p *Text) counted() string {
	text := fmt.Sprintf("%d 字", p.Editor.Count())
	if p.usual != (form.Length{}) {
		text += fmt.Sprintf("，一般 %d—%d 字", p.usual.Least, p.usual.Most)
	}
	if open := copiesOpen(check.CopiesIn(p.mid.Desk.Result().Copies, p.narrative.Section)); open != "" {
		text += "　标“沿”的：" + open
	}
	return text
}

func (p *Text) focus(at form.Ref) {
	if f := p.lines[form.Ref{Section: at.Section}]; f != nil {
		p.mid.Ask.Focus(f)
		return
	}
	p.mid.Ask.Focus(p.Editor)
}

// AskWiden offers to widen the half-width punctuation of the narrative: it is never
// changed by itself.
func (p *Text) AskWiden() {
	text := p.mid.Desk.Report().Text(p.narrative)
	n := reading.HalfWidth(text)
	if n == 0 {
		p.mid.Desk.Say("本部分没有需要改的半角标点。")
		return
	}
	p.mid.Ask.Ask(fmt.Sprintf("本部分有 %d 处半角标点，改为全角吗？网址、小数和时间不动。", n),
		ask.Do("改为全角", func() {
			p.mid.Desk.Apply(model.Change{Label: "半角标点改为全角", Edits: []model.Edit{{At: p.narrative, Text: reading.Widen(text)}}})
		}),

		ask.Close("取消"))
}

// newEditor makes the editor of the narrative.
func (p *Text) newEditor() *prose.Editor {
	mid := p.mid
	return prose.New(prose.Options{
		OnType: func(text string) { mid.Desk.Type(p.narrative, text) },
		OnSeal: mid.Desk.Leave,
		OnEdit: func(label, text string) {
			mid.Desk.Apply(model.Change{Label: label, Edits: []model.Edit{{At: p.narrative, Text: text}}})
		},
		OnPaste:    p.paste,
		OnKey:      mid.Ask.Typed,
		OnShortcut: mid.Shortcut,
		OnMove:     p.moved,
		OnMark:     p.Clicked,
		Menu:       mid.TextMenu,
		Modifiers:  mid.Modifiers,
	})
}

// moved follows the caret.
func (p *Text) moved() {
	if len(p.mid.last) > 0 {
		p.Last.Pair.Follow()
	}
	p.mid.OnMove()
}

// newField makes the field of a single line.
func (mid *Middle) newField(at form.Ref) *prose.Field {
	f := mid.Ask.Line()
	f.OnType = func(text string) { mid.Desk.Type(at, text) }
	f.OnSeal = mid.Desk.Leave
	return f
}

// Text is the narrative in the middle, nil where a table or the unit is.
func (mid *Middle) Text() *Text {
	p, _ := mid.parts[mid.current].pane.made.(*Text)
	return p
}

// Find opens the find bar, with its field for a replacement.
func (p *Text) Find(replace bool) { p.find.Open(replace) }
