package ui

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

// A textPane is a narrative with what stands around it: its heading, what it must
// hold, single lines such as the title or the signature, a find bar, a count and what
// is found about the whole.
type textPane struct {
	w         *Window
	box       *fyne.Container
	lines     map[form.Ref]*prose.Field
	narrative form.Ref
	usual     form.Length
	editor    *prose.Editor
	middle    *fyne.Container  // the editor, or both
	both      *container.Split // the editor with last year's text beside it
	last      *lastText
	find      *prose.Find
	phrases   *control.Button
	count     *flow.Text
	lacks     *flow.Text
	found     map[prose.Mark]check.Finding // about the words that are marked
	ties      map[prose.Mark]check.Tie     // of the numbers that are marked
}

func newTextPane(w *Window, sections []form.Section) *textPane {
	p := &textPane{w: w, lines: map[form.Ref]*prose.Field{}, count: flow.Quiet(""), lacks: flow.New("")}
	p.phrases = w.dialogs.Button("常用语", p.showPhrases)
	p.lacks.Hide()
	above, below := container.New(flow.Column()), container.New(flow.Column(), p.count, p.lacks)
	after := container.New(layout.NewFormLayout()) // so that fields below each other begin in one column
	for _, s := range sections {
		at := form.Ref{Section: s.Key}
		if s.Kind == form.Narrative {
			p.narrative, p.usual = at, s.Usual
			p.editor = p.newEditor()
			p.find = prose.NewFind(p.editor)
			above.Add(container.NewBorder(nil, nil, nil, p.phrases, flow.Bold(cmp.Or(s.Title, s.Short))))
			above.Add(flow.Quiet(s.Hint))
			above.Add(p.find)
			continue
		}
		f := w.newField(at)
		f.SetPlaceHolder(s.Hint)
		p.lines[at] = f
		if p.editor == nil {
			above.Add(container.NewBorder(nil, nil, widget.NewLabel(s.Short), nil, f))
			continue
		}
		after.Add(widget.NewLabel(s.Short))
		after.Add(f)
	}
	if len(after.Objects) > 0 {
		below.Add(after)
	}
	p.last = newLastText(w, p.narrative, p.editor)
	p.middle, p.both = container.NewStack(p.editor), container.NewHSplit(p.editor, p.last.box)
	p.both.SetOffset(0.55)
	p.box = container.NewBorder(above, below, nil, nil, p.middle)
	return p
}

func (p *textPane) object() fyne.CanvasObject { return p.box }

// reset begins at the start of another report's text.
func (p *textPane) reset() {
	p.find.Close()
	p.editor.Set(p.w.desk.Report().Text(p.narrative))
	p.editor.Select(0, 0)
}

func (p *textPane) refresh() {
	r := p.w.desk.Report()
	for at, f := range p.lines {
		f.Set(r.Text(at))
	}
	if f := p.lines[form.Ref{Section: "title"}]; f != nil {
		f.SetPlaceHolder(r.PrescribedTitle())
	}
	p.editor.Set(r.Text(p.narrative))
	p.showLast()
	p.mark()
	p.count.Set(p.counted())
	p.tellLacks()
}

// showLast shows last year's text beside the editor while 上年对照 is on.
func (p *textPane) showLast() {
	on := len(p.w.last) > 0
	if split := p.middle.Objects[0] != fyne.CanvasObject(p.editor); split != on {
		p.middle.Objects = []fyne.CanvasObject{p.editor}
		if on {
			p.middle.Objects[0] = p.both
		}
		p.middle.Refresh()
	}
	if on {
		p.last.show()
	}
}

// counted tells how long the narrative is, how long it commonly is, and what of it is
// still last year's.
func (p *textPane) counted() string {
	text := fmt.Sprintf("%d 字", p.editor.Count())
	if p.usual != (form.Length{}) {
		text += fmt.Sprintf("，一般 %d—%d 字", p.usual.Least, p.usual.Most)
	}
	if open := copiesOpen(check.CopiesIn(p.w.desk.Result().Copies, p.narrative.Section)); open != "" {
		text += "　标“沿”的：" + open
	}
	return text
}

func (p *textPane) focus(at form.Ref) {
	if f := p.lines[form.Ref{Section: at.Section}]; f != nil {
		p.w.win.Canvas().Focus(f)
		return
	}
	p.w.win.Canvas().Focus(p.editor)
}

// askWiden offers to widen the half-width punctuation of the narrative: it is never
// changed by itself.
func (p *textPane) askWiden() {
	text := p.w.desk.Report().Text(p.narrative)
	n := reading.HalfWidth(text)
	if n == 0 {
		p.w.desk.Say("本部分没有需要改的半角标点。")
		return
	}
	p.w.dialogs.Ask(fmt.Sprintf("本部分有 %d 处半角标点，改为全角吗？网址、小数和时间不动。", n),
		ask.Do("改为全角", func() {
			p.w.desk.Apply(model.Change{Label: "半角标点改为全角", Edits: []model.Edit{{At: p.narrative, Text: reading.Widen(text)}}})
		}),

		ask.Close("取消"))
}

// newEditor makes the editor of the narrative.
func (p *textPane) newEditor() *prose.Editor {
	w := p.w
	return prose.New(prose.Options{
		OnType: func(text string) { w.desk.Type(p.narrative, text) },
		OnSeal: w.desk.Leave,
		OnEdit: func(label, text string) {
			w.desk.Apply(model.Change{Label: label, Edits: []model.Edit{{At: p.narrative, Text: text}}})
		},
		OnPaste:    p.paste,
		OnKey:      w.dialogs.Typed,
		OnShortcut: w.shortcut,
		OnMove:     p.moved,
		OnMark:     p.clicked,
		Menu:       w.textMenu,
		Modifiers:  w.opts.Modifiers,
	})
}

// moved follows the caret.
func (p *textPane) moved() {
	if len(p.w.last) > 0 {
		p.last.pair.Follow()
	}
	p.w.refreshCommands()
}

// newField makes the field of a single line.
func (w *Window) newField(at form.Ref) *prose.Field {
	f := w.dialogs.Line()
	f.OnType = func(text string) { w.desk.Type(at, text) }
	f.OnSeal = w.desk.Leave
	return f
}

// textPane is the narrative in the middle, nil where a table or the unit is.
func (w *Window) textPane() *textPane {
	p, _ := w.parts[w.current].pane.made.(*textPane)
	return p
}
