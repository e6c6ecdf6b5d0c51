package match

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gouji.app/model/form"
	"gouji.app/model/page"
)

// isOwn says that this program wrote a file, so that what stands there was typed so.
func isOwn(p *page.Page) bool { return p.Record != "" || p.Styled }

// takeStyled reads the lines that styles name in a file of this program that was changed
// since: the title and what stands below it, the signature and the date, whatever they
// say. A line for which somebody has made room by hand has no style; it is found as in
// the files of others.
func (d *document) takeStyled(p *page.Page) {
	if !p.Styled {
		return
	}
	titled := func(l line) bool { return l.table == nil && l.style == page.Title && !l.blank() }
	from := slices.IndexFunc(d.before, titled)
	to := from
	title := ""
	for ; to >= 0 && to < len(d.before) && titled(d.before[to]); to++ {
		title += strings.TrimSpace(d.before[to].text)
	}
	if from >= 0 && (d.printedTitle(title) || p.Record != "") {
		for _, l := range d.before[from:to] {
			d.taken[l.id] = true
		}
		d.around(d.before[:from], "标题之前的文字，未导入")
		d.narrative(form.Preamble, d.before[to:])
		d.before = nil
	}
	for _, s := range d.form.Sections {
		if lines, opened := d.parts[s.Key]; opened && s.Kind == form.Narrative {
			d.parts[s.Key] = d.takeClosing(s.Key, lines)
		}
	}
}

// datedByHand takes a date that somebody has typed below the signature, which gives it the
// signature's style, for the date.
func (d *document) datedByHand() {
	signature, date := form.Ref{Section: form.Signature}, form.Ref{Section: form.DateLine}
	lines := d.report.Paragraphs(signature.Section)
	n := len(lines) - 1
	if n < 1 || d.report.Text(date) != "" || !dateLine.MatchString(squeezed(lines[n])) {
		return
	}
	d.report.SetText(signature, strings.Join(lines[:n], "\n"))
	d.report.SetText(date, lines[n])
	d.note(line{}, lines[n], date, "署名之下的日期，按成文日期导入，请核对")
}

// signedByHand takes signature and date off the end of the last section where somebody
// has typed them below a report that was printed without: a short line and, below it, a
// whole date. What they say else does not matter, since they stand where both belong.
func (d *document) signedByHand() {
	signature, date := form.Ref{Section: form.Signature}, form.Ref{Section: form.DateLine}
	if d.report.Text(signature)+d.report.Text(date) != "" {
		return
	}
	last := form.Ref{}
	for _, s := range d.form.Sections {
		if s.Kind == form.Narrative {
			last.Section = s.Key
		}
	}
	lines := d.report.Paragraphs(last.Section)
	n := len(lines) - 2
	if n < 0 || !dateLine.MatchString(squeezed(lines[n+1])) || !isShortLine(lines[n]) {
		return
	}
	d.report.SetText(signature, lines[n])
	d.report.SetText(date, lines[n+1])
	d.note(line{}, lines[n]+"\n"+lines[n+1], signature, "正文末尾的单位和日期，按署名和成文日期导入，请核对")
	d.report.SetText(last, strings.Join(lines[:n], "\n"))
}

// isShortLine says that a line may be the name of a body: it has no stop and is no item
// of a list.
func isShortLine(text string) bool {
	const longest = 60
	return utf8.RuneCountInString(text) <= longest && !strings.ContainsAny(text, "。；，：,;:") && !opening.MatchString(text)
}

// takeClosing takes signature and date out of the lines of a section.
func (d *document) takeClosing(section string, lines []line) []line {
	left := make([]line, 0, len(lines))
	for _, l := range lines {
		at := form.Ref{Section: d.sectionFor(section, l.style)}
		s, _ := d.form.Section(at.Section)
		if l.table != nil || l.blank() || s.Kind != form.Line || l.style == page.Body || d.report.Text(at) != "" {
			left = append(left, l)
			continue
		}
		d.report.SetText(at, strings.TrimSpace(l.text))
		d.taken[l.id] = true
	}
	return left
}
