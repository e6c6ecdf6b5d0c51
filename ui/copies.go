package ui

import (
	"slices"
	"strconv"
	"strings"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/ui/ask"
	"gouji.app/ui/prose"
)

// What of the text is 沿用上年未改, until it is touched or confirmed.

// copyMarks are the marks of what a narrative still has from last year.
func (p *textPane) copyMarks() (out []prose.Mark) {
	for _, c := range p.w.desk.Result().Copies {
		switch {
		case c.Section != p.narrative.Section:
		case c.Number:
			out = append(out, prose.Mark{From: c.Start, To: c.End, Kind: prose.CopiedNumber, Reason: "上年年报的数，还没有改写或确认"})
		default:
			out = append(out, prose.Mark{From: c.Start, To: c.End, Kind: prose.Copied})
		}
	}
	return out
}

// copied are the paragraphs of last year that still stand, in whole or by their
// numbers, in a stretch of the narrative in the middle.
func (p *textPane) copied(from, to int) (out []model.Copied) {
	for _, c := range p.w.desk.Result().Copies {
		if c.Section == p.narrative.Section && c.Start < to && from < c.End && !slices.Contains(out, c.From) {
			out = append(out, c.From)
		}
	}
	return out
}

// copiedHere are those in the paragraphs that the caret or the selection is in.
func (w *Window) copiedHere() []model.Copied {
	p := w.textPane()
	if p == nil {
		return nil
	}
	text := p.editor.Text()
	from, to := p.editor.Selection()
	from = strings.LastIndexByte(text[:from], '\n') + 1
	if i := strings.IndexByte(text[to:], '\n'); i >= 0 {
		return p.copied(from, to+i)
	}
	return p.copied(from, len(text))
}

// copiedInPart are all of the narrative.
func (w *Window) copiedInPart() []model.Copied {
	p := w.textPane()
	if p == nil {
		return nil
	}
	return p.copied(0, len(p.editor.Text()))
}

// confirm is 确认沿用: what stands there holds this year, too.
func (w *Window) confirm(copied []model.Copied) {
	var edits []model.Edit
	for _, c := range copied {
		edits = append(edits, c.Confirm()...)
	}
	w.desk.Apply(model.Change{Label: "确认沿用", Edits: edits})
}

func (w *Window) confirmHere() { w.confirm(w.copiedHere()) }

func (w *Window) onCopied() bool { return len(w.copiedHere()) > 0 }

// askConfirmPart confirms a whole part after asking.
func (w *Window) askConfirmPart() {
	w.askConfirm(w.textPane().narrative.Section, func() { w.confirm(w.copiedInPart()) })
}

// askConfirm asks before a whole section is confirmed: nobody should do so unread.
func (w *Window) askConfirm(section string, confirm func()) {
	s, _ := w.opts.Form.Section(section)
	paragraphs, numbers := check.CopiesIn(w.desk.Result().Copies, section)
	w.dialogs.Ask("“"+s.Short+"”还有 "+copiesOpen(paragraphs, numbers)+"。都看过了，今年仍然适用吗？",
		ask.Close("取消"),
		ask.Do("都确认沿用", confirm))
}

// mend applies the remedy of a finding.
func (w *Window) mend(f check.Finding, x check.Fix) {
	apply := func() { w.desk.Apply(model.Change{Label: x.Label, Edits: x.Edits}) }
	if f.Rule.ID == check.CopiedRule {
		w.askConfirm(f.At[0].Section, apply)
		return
	}
	apply()
}

// copiesOpen counts what is 沿用上年未改 in words.
func copiesOpen(paragraphs, numbers int) string {
	var parts []string
	if paragraphs > 0 {
		parts = append(parts, strconv.Itoa(paragraphs)+" 段沿用上年未改")
	}
	if numbers > 0 {
		parts = append(parts, strconv.Itoa(numbers)+" 个上年的数字")
	}
	return strings.Join(parts, "、")
}

func (w *Window) onCopiedPart() bool { return len(w.copiedInPart()) > 0 }

// copies counts what of a part is still open: its paragraphs, or else its numbers.
func (p part) copies(w *Window) (open int) {
	for _, key := range p.sections {
		paragraphs, numbers := check.CopiesIn(w.desk.Result().Copies, key)
		if paragraphs == 0 {
			paragraphs = numbers
		}
		open += paragraphs
	}
	return open
}
