package part

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

// CopyMarks are the marks of what a narrative still has from last year.
func (p *Text) CopyMarks() (out []prose.Mark) {
	for _, c := range p.mid.Desk.Result().Copies {
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
func (p *Text) copied(from, to int) (out []model.Copied) {
	for _, c := range p.mid.Desk.Result().Copies {
		if c.Section == p.narrative.Section && c.Start < to && from < c.End && !slices.Contains(out, c.From) {
			out = append(out, c.From)
		}
	}
	return out
}

// Copies is what narratives still have from last year: 沿用上年未改.
type Copies struct{ mid *Middle }

// copiedHere are those in the paragraphs that the caret or the selection is in.
func (s *Copies) copiedHere() []model.Copied {
	p := s.mid.Text()
	if p == nil {
		return nil
	}
	text := p.Editor.Text()
	from, to := p.Editor.Selection()
	from = strings.LastIndexByte(text[:from], '\n') + 1
	if i := strings.IndexByte(text[to:], '\n'); i >= 0 {
		return p.copied(from, to+i)
	}
	return p.copied(from, len(text))
}

// copiedInPart are all of the narrative.
func (s *Copies) copiedInPart() []model.Copied {
	p := s.mid.Text()
	if p == nil {
		return nil
	}
	return p.copied(0, len(p.Editor.Text()))
}

// confirm is 确认沿用: what stands there holds this year, too.
func (s *Copies) confirm(copied []model.Copied) {
	var edits []model.Edit
	for _, c := range copied {
		edits = append(edits, c.Confirm()...)
	}
	s.mid.Desk.Apply(model.Change{Label: "确认沿用", Edits: edits})
}

// ConfirmHere confirms the paragraphs that the caret or the selection is in: 确认沿用.
func (s *Copies) ConfirmHere() { s.confirm(s.copiedHere()) }

// OnCopied tells whether there are such paragraphs.
func (s *Copies) OnCopied() bool { return len(s.copiedHere()) > 0 }

// AskConfirmPart confirms a whole part after asking.
func (s *Copies) AskConfirmPart() {
	s.askConfirm(s.mid.Text().narrative.Section, func() { s.confirm(s.copiedInPart()) })
}

// askConfirm asks before a whole section is confirmed: nobody should do so unread.
func (s *Copies) askConfirm(section string, confirm func()) {
	in, _ := s.mid.Desk.Form().Section(section)
	paragraphs, numbers := check.CopiesIn(s.mid.Desk.Result().Copies, section)
	s.mid.Ask.Ask("“"+in.Short+"”还有 "+copiesOpen(paragraphs, numbers)+"。都看过了，今年仍然适用吗？",
		ask.Close("取消"),
		ask.Do("都确认沿用", confirm))
}

// Mend applies the remedy of a finding.
func (mid *Middle) Mend(f check.Finding, x check.Fix) {
	apply := func() { mid.Desk.Apply(model.Change{Label: x.Label, Edits: x.Edits}) }
	if f.Rule.ID == check.CopiedRule {
		mid.Copies.askConfirm(f.At[0].Section, apply)
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

// OnCopiedPart tells whether the narrative in the middle has such paragraphs.
func (s *Copies) OnCopiedPart() bool { return len(s.copiedInPart()) > 0 }

// copies counts what of a part is still open: its paragraphs, or else its numbers.
func (p part) copies(mid *Middle) (open int) {
	for _, key := range p.sections {
		paragraphs, numbers := check.CopiesIn(mid.Desk.Result().Copies, key)
		if paragraphs == 0 {
			paragraphs = numbers
		}
		open += paragraphs
	}
	return open
}
