package part

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
)

// ShowPhrases opens the menu of standard sentences below its button.
func (p *Text) ShowPhrases() {
	below := fyne.NewPos(0, p.phrases.Size().Height)
	widget.ShowPopUpMenuAtRelativePosition(p.PhraseMenu(), p.mid.Ask.Canvas(), below, p.phrases)
}

// PhraseMenu offers the standard sentences of the narrative.
func (p *Text) PhraseMenu() *fyne.Menu {
	m := fyne.NewMenu("")
	for _, text := range p.mid.Desk.Report().Phrases(p.narrative.Section) {
		m.Items = append(m.Items, fyne.NewMenuItem(glimpse(text), func() { p.Insert(text) }))
	}
	return m
}

// Insert puts a standard sentence in at the caret and selects what is still to be
// said in it.
func (p *Text) Insert(text string) {
	from, _ := p.Editor.Selection()
	p.Editor.Replace("常用语", text)
	if gap := strings.Index(text, model.Unknown); gap >= 0 {
		p.Editor.Select(from+gap, from+gap+len(model.Unknown))
	}
	p.Editor.Focus()
}

// glimpse is as much of a text as fits a line of a menu.
func glimpse(text string) string {
	const most = 36
	rs := []rune(strings.ReplaceAll(text, "\n", ""))
	if len(rs) > most {
		return string(rs[:most-1]) + "…"
	}
	return string(rs)
}
