package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/form"
)

// showReceipt tells what the last import read and what it has to say about it:
// 读取结果.
func (w *Window) showReceipt() {
	d := w.doc
	head := fmt.Sprintf("%s：读入 %d/%d 格。", d.source, d.read, len(w.opts.Form.Cells()))
	lines := container.NewVBox(wrapped(head))
	if len(d.notes) == 0 {
		lines.Add(wrapped("没有需要核对的内容。"))
	}
	for _, n := range d.notes {
		lines.Add(wrapped(w.noteLine(n)))
	}
	const wide, high = 40, 20 // in full-width characters
	body := container.NewGridWrap(fyne.NewSize(wide*w.em(), high*w.em()), container.NewVScroll(lines))
	w.openModal("读取结果", body, nil, choice{"知道了", nil})
}

// noteLine is one note in words: place, text, what was done with it.
func (w *Window) noteLine(n model.Note) string {
	var parts []string
	switch {
	case n.Line > 0:
		parts = append(parts, fmt.Sprintf("第 %d 行", n.Line))
	case n.Where != "":
		parts = append(parts, n.Where)
	}
	parts = append(parts, w.placeName(n.At)...)
	if n.Text != "" {
		parts = append(parts, "“"+n.Text+"”")
	}
	return "· " + strings.Join(append(parts, n.Message), "　")
}

// placeName is what a cell, a row or a section is called; nothing for no place.
func (w *Window) placeName(at form.Ref) []string {
	if c, ok := w.opts.Form.Cell(at); ok {
		return []string{c.Name()}
	}
	for _, row := range w.opts.Form.Rows() {
		if c, _ := w.opts.Form.Cell(row[0]); c.Ref.Section == at.Section && c.Ref.Row == at.Row && c.Row != "" {
			return []string{c.Row}
		}
	}
	if s, ok := w.opts.Form.Section(at.Section); ok {
		return []string{s.Short}
	}
	return nil
}

func wrapped(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapBreak
	return l
}
