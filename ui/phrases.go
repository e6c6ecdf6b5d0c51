package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
)

// showPhrases opens the menu of standard sentences below its button.
func (p *textPane) showPhrases() {
	below := fyne.NewPos(0, p.phrases.Size().Height)
	widget.ShowPopUpMenuAtRelativePosition(p.phraseMenu(), p.w.win.Canvas(), below, p.phrases)
}

// phraseMenu offers the standard sentences of the narrative.
func (p *textPane) phraseMenu() *fyne.Menu {
	m := fyne.NewMenu("")
	for _, text := range p.w.desk.Report().Phrases(p.narrative.Section) {
		m.Items = append(m.Items, fyne.NewMenuItem(glimpse(text), func() { p.insert(text) }))
	}
	return m
}

// insert puts a standard sentence in at the caret and selects what is still to be
// said in it.
func (p *textPane) insert(text string) {
	from, _ := p.editor.Selection()
	p.editor.Replace("常用语", text)
	if gap := strings.Index(text, model.Unknown); gap >= 0 {
		p.editor.Select(from+gap, from+gap+len(model.Unknown))
	}
	p.editor.Focus()
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
