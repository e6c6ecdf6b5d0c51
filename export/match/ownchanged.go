package match

import (
	"slices"
	"strings"

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
		d.narrative("preamble", d.before[to:])
		d.before = nil
	}
	for _, s := range d.form.Sections {
		if s.Kind == form.Narrative && s.Title != "" {
			d.parts[s.Key] = d.takeClosing(s.Key, d.parts[s.Key])
		}
	}
}

// takeClosing takes signature and date out of the lines of a section.
func (d *document) takeClosing(section string, lines []line) []line {
	if lines == nil {
		return nil
	}
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
