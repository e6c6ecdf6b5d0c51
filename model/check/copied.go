package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/reading"
)

// CopiedRule is the id of the rule that tells what is 沿用上年未改.
const CopiedRule = "copied"

func copiedRules() []*Rule {
	return []*Rule{{
		ID: CopiedRule, Severity: Warning, Title: "沿用上年的内容应改写或确认", Cite: form.Notice2021,
		Run: copied,
	}}
}

// A Copy is a stretch of the text that stands as last year's report had it and that
// nobody confirmed: 沿用上年未改. A paragraph lies around its numbers.
type Copy struct {
	model.Stretch
	Number bool         // a number; else a whole paragraph
	From   model.Copied // the paragraph that it came with
}

// copied reports, section by section, what is 沿用上年未改. To confirm it all is offered,
// but it is for the screen to ask whether it was read.
func copied(p *Pass) {
	for _, n := range p.proses {
		at := form.Ref{Section: n.section.Key}
		paragraphs, numbers := CopiesIn(p.result.Copies, at.Section)
		if p.Unvisited[at.Section] || paragraphs+numbers == 0 {
			continue
		}
		said := fmt.Sprintf("有 %d 个数字还是上年的", numbers)
		switch {
		case paragraphs > 0 && numbers > 0:
			said = fmt.Sprintf("有 %d 段沿用上年未改，%d 个数字还是上年的", paragraphs, numbers)
		case paragraphs > 0:
			said = fmt.Sprintf("有 %d 段沿用上年未改", paragraphs)
		}
		confirm := Fix{Label: "确认沿用"}
		var from []model.Copied
		for _, c := range p.result.Copies {
			if c.Section == at.Section && !slices.Contains(from, c.From) {
				from = append(from, c.From)
				confirm.Edits = append(confirm.Edits, c.From.Confirm()...)
			}
		}
		p.report(Finding{
			Severity: Warning, At: []form.Ref{at},
			Message: n.name() + said + "；请按本年情况改写，今年仍然适用的请确认沿用",
			Fixes:   []Fix{confirm},
		})
	}
}

// CopiesIn counts the paragraphs and the numbers of a section among copies.
func CopiesIn(copies []Copy, section string) (paragraphs, numbers int) {
	for _, c := range copies {
		switch {
		case c.Section != section:
		case c.Number:
			numbers++
		default:
			paragraphs++
		}
	}
	return paragraphs, numbers
}

// copiesOf lists what is 沿用上年未改 in print order. A number counts as touched when it
// or the words that lead to it have changed, whatever became of the rest of its
// paragraph.
func copiesOf(p *Pass) (out []Copy) {
	left := map[string]map[string][]model.Copied{} // by section and by what the number says
	for _, c := range p.Report.Taken() {
		if left[c.Section] == nil {
			left[c.Section] = map[string][]model.Copied{}
		}
		for _, s := range p.Readings.copied(c.Text) {
			left[c.Section][s.said] = append(left[c.Section][s.said], c)
		}
	}
	if len(left) == 0 {
		return nil
	}
	unchanged := p.Report.Unchanged()
	for _, n := range p.proses {
		key := n.section.Key
		for _, u := range unchanged {
			if u.Section == key {
				out = append(out, Copy{Stretch: u.Stretch, From: u.Copied})
			}
		}
		for _, s := range once(n, "statements", func() []statement { return statements(n.Text) }) {
			if from := left[key][s.said]; len(from) > 0 {
				out = append(out, Copy{model.Stretch{Section: key, Start: s.Start, End: s.End}, true, from[0]})
				left[key][s.said] = from[1:]
			}
		}
	}
	return out
}

// copied reads the numbers of a paragraph that was taken over, once for all runs.
func (k *Readings) copied(text string) []statement {
	said, ok := k.taken[text]
	if !ok {
		if k.taken == nil {
			k.taken = map[string][]statement{}
		}
		said = statements(reading.Read(text))
		k.taken[strings.Clone(text)] = said
	}
	return said
}

// A statement is a number with the words that lead to it.
type statement struct {
	reading.Span
	said string
}

// mostLead is how many characters before a number belong to what it says.
const mostLead = 8

// statements lists the amounts of a text, each with what leads to it.
func statements(t *reading.Text) (out []statement) {
	end := 0 // of the number before
	for _, f := range t.Figures() {
		if slices.Contains([]reading.Kind{reading.Quantity, reading.Percent, reading.Money}, f.Kind) {
			from := f.Start
			for n := 0; n < mostLead && from > end && t.Source[from-1] != '\n'; n++ {
				_, size := utf8.DecodeLastRuneInString(t.Source[end:from])
				from -= size
			}
			lead := strings.TrimLeft(t.Source[from:f.Start], " \u3000\u00a0\t")
			out = append(out, statement{f.Span, lead + f.Of(t.Source)})
		}
		end = f.End
	}
	return out
}
