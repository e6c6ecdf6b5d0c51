package part

import (
	"slices"
	"strings"

	"gouji.app/model/check"
	"gouji.app/model/form"
	"gouji.app/ui/findings"
	"gouji.app/ui/prose"
)

// markOf is the mark on the words of a text that a finding is about; ok is false where
// it is about none of them.
func markOf(f check.Finding, at form.Ref, text string) (m prose.Mark, ok bool) {
	from, to := f.Offset, f.Offset+len(f.Quote)
	if f.Quote == "" || !slices.Contains(f.At, at) || from < 0 || to > len(text) || text[from:to] != f.Quote {
		return prose.Mark{}, false
	}
	m = prose.Mark{From: from, To: to, Reason: f.Message}
	m.Kind = [...]prose.Kind{check.Error: prose.Error, check.Warning: prose.Warning, check.Hint: prose.Note}[f.Severity]
	if f.Explained != "" {
		m.Kind, m.Reason = prose.Note, f.Message+"\n说明："+f.Explained
	}
	return m, true
}

// mark marks what is 沿用上年未改, the words that findings are about, and the numbers
// that the tables bear out or contradict.
func (p *Text) mark() {
	p.found, p.Ties = map[prose.Mark]check.Finding{}, map[prose.Mark]check.Tie{}
	result := p.mid.Desk.Result()
	marks := p.CopyMarks()
	for _, f := range result.Findings {
		m, ok := markOf(f, p.narrative, p.Editor.Text())
		if !ok {
			continue
		}
		if t, ok := tieOf(f, result.Ties); ok {
			if f.Explained == "" {
				m.Kind = prose.Error
			}
			p.Ties[m] = t
		}
		marks = append(marks, m)
		p.found[m] = f
	}
	for _, t := range result.Ties {
		if t.At == p.narrative && t.State == check.Tied {
			m := prose.Mark{From: t.Span.Start, To: t.Span.End, Kind: prose.Tied, Reason: p.mid.Ties.tableSays(t)}
			marks = append(marks, m)
			p.Ties[m] = t
		}
	}
	if len(p.mid.last) > 0 {
		marks = append(marks, p.Last.Pair.Marks("")...)
	}
	p.Editor.SetMarks(marks)
}

// Clicked tells of a number what the tables say, or goes to its cell when Ctrl is held,
// and shows the finding about a mark. A plain click leaves the caret there: whoever wants
// to mend the number must not lose the text.
func (p *Text) Clicked(m prose.Mark, follow bool) {
	if t, ok := p.Ties[m]; ok {
		if follow {
			p.mid.Ties.goToCell(t)
		} else {
			p.mid.Desk.Say(p.mid.Ties.bothSay(t) + "（按住 Ctrl 单击，或按 F9，到表格）")
		}
	}
	if f, ok := p.found[m]; ok {
		p.mid.Point(f)
	}
	if m.Kind == prose.Same {
		p.Last.Pair.ToRight(m)
	}
}

// Select selects the words that a finding is about.
func (p *Text) selectWords(f check.Finding) {
	if m, ok := markOf(f, p.narrative, p.Editor.Text()); ok {
		p.Editor.Select(m.From, m.To)
	}
}

// within says that the caret, or what is selected, lies in the words that a finding is
// about.
func (p *Text) within(f check.Finding) bool {
	from, to := p.Editor.Selection()
	m, ok := markOf(f, p.narrative, p.Editor.Text())
	return ok && m.From <= from && to <= m.To
}

// tellLacks shows below the narrative what is found about it as a whole: what it still
// lacks, as far as the checks know.
func (p *Text) tellLacks() {
	var lines []string
	for _, f := range p.mid.Desk.Result().Findings {
		if f.Quote == "" && f.Explained == "" && len(f.At) > 0 && f.At[0] == p.narrative {
			lines = append(lines, findings.Line(f))
		}
	}
	text := strings.Join(lines, "\n")
	p.Lacks.Set(text)
	if p.Lacks.Visible() != (text != "") {
		p.Lacks.Hidden = text == ""
		p.box.Refresh()
	}
}
