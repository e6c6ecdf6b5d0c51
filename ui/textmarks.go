package ui

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
func (p *textPane) mark() {
	p.found, p.ties = map[prose.Mark]check.Finding{}, map[prose.Mark]check.Tie{}
	result := p.w.desk.Result()
	marks := p.copyMarks()
	for _, f := range result.Findings {
		m, ok := markOf(f, p.narrative, p.editor.Text())
		if !ok {
			continue
		}
		if t, ok := tieOf(f, result.Ties); ok {
			if f.Explained == "" {
				m.Kind = prose.Error
			}
			p.ties[m] = t
		}
		marks = append(marks, m)
		p.found[m] = f
	}
	for _, t := range result.Ties {
		if t.At == p.narrative && t.State == check.Tied {
			m := prose.Mark{From: t.Span.Start, To: t.Span.End, Kind: prose.Tied, Reason: p.w.tableSays(t)}
			marks = append(marks, m)
			p.ties[m] = t
		}
	}
	if len(p.w.last) > 0 {
		marks = append(marks, p.last.pair.Marks("")...)
	}
	p.editor.SetMarks(marks)
}

// clicked tells of a number what the tables say, or goes to its cell when Ctrl is held,
// and shows the finding about a mark. A plain click leaves the caret there: whoever wants
// to mend the number must not lose the text.
func (p *textPane) clicked(m prose.Mark, follow bool) {
	if t, ok := p.ties[m]; ok {
		if follow {
			p.w.goToCell(t)
		} else {
			p.w.desk.Say(p.w.bothSay(t) + "（按住 Ctrl 单击，或按 F9，到表格）")
		}
	}
	if f, ok := p.found[m]; ok {
		p.w.findings.Point(f)
	}
	if m.Kind == prose.Same {
		p.last.pair.ToRight(m)
	}
}

// selectWords selects the words that a finding is about.
func (p *textPane) selectWords(f check.Finding) {
	if m, ok := markOf(f, p.narrative, p.editor.Text()); ok {
		p.editor.Select(m.From, m.To)
	}
}

// within says that the caret, or what is selected, lies in the words that a finding is
// about.
func (p *textPane) within(f check.Finding) bool {
	from, to := p.editor.Selection()
	m, ok := markOf(f, p.narrative, p.editor.Text())
	return ok && m.From <= from && to <= m.To
}

// tellLacks shows below the narrative what is found about it as a whole: what it still
// lacks, as far as the checks know.
func (p *textPane) tellLacks() {
	var lines []string
	for _, f := range p.w.desk.Result().Findings {
		if f.Quote == "" && f.Explained == "" && len(f.At) > 0 && f.At[0] == p.narrative {
			lines = append(lines, findings.Line(f))
		}
	}
	text := strings.Join(lines, "\n")
	p.lacks.Set(text)
	if p.lacks.Visible() != (text != "") {
		p.lacks.Hidden = text == ""
		p.box.Refresh()
	}
}
