package match

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"gouji.app/model/form"
	"gouji.app/model/page"
)

// dateLine matches a line that is nothing but a date, without its white space.
var dateLine = regexp.MustCompile(`^([0-9]{4}|[〇○零一二三四五六七八九]{4})[年\-./]([0-9]{1,2}|[〇○零一二三四五六七八九十]{1,3})[月\-./]([0-9]{1,2}|[〇○零一二三四五六七八九十]{1,3})[日号]?$|^([0-9]{4})年[0-9]{1,2}月$`)

// lastPart is the last section that has anything, "" where that holds numbers.
func (d *document) lastPart() string {
	last := ""
	for _, s := range d.form.Sections {
		if len(d.parts[s.Key]) > 0 {
			last = s.Key
		}
	}
	if s, ok := d.form.Section(last); !ok || s.Kind != form.Narrative {
		return ""
	}
	return last
}

// signUndated takes the last line for the signature where it names the body of the
// title, whatever it ends in.
func (d *document) signUndated() {
	at, last := form.Ref{Section: form.Signature}, d.lastPart()
	lines := d.parts[last]
	for len(lines) > 0 && lines[len(lines)-1].blank() {
		lines = lines[:len(lines)-1]
	}
	if last == "" || len(lines) == 0 || d.report.Text(at) != "" || d.report.UnitName() == "" {
		return
	}
	if l := lines[len(lines)-1]; l.table == nil && sameBody(l.text, d.report.UnitName()) {
		d.report.SetText(at, strings.TrimSpace(l.text))
		d.parts[last] = lines[:len(lines)-1]
	}
}

// back takes furniture, signature and date off the end of the last section.
func (d *document) back() {
	last := d.lastPart()
	if last == "" {
		return
	}
	lines := d.signed(d.above(slices.Clone(d.parts[last])))
	for len(lines) > 0 {
		l := lines[len(lines)-1]
		text := clean(norm.NFKC.String(l.text))
		dated, signed := d.report.Text(form.Ref{Section: form.DateLine}) != "", d.report.Text(form.Ref{Section: form.Signature}) != ""
		switch {
		case l.blank():
		case furniture(l.text) && !ofEvent.MatchString(l.text):
			d.note(l, strings.TrimSpace(l.text), form.Ref{}, "网页栏目文字，未导入")
		case !dated && dateLine.MatchString(text):
			d.report.SetText(form.Ref{Section: form.DateLine}, keepDate(l.text))
		case !signed && (isBody(l.text) && (dated || isOffice(l.text) || d.datedAbove(lines)) || l.style == page.Signature && dated):
			d.report.SetText(form.Ref{Section: form.Signature}, strings.TrimSpace(l.text))
		default:
			d.parts[last] = lines
			return
		}
		lines = lines[:len(lines)-1]
	}
	d.parts[last] = lines
}

// ofEvent matches a line about when something was or who told it, which at the end of a
// text is its own: a site says more on such a line, or at what o'clock.
var ofEvent = regexp.MustCompile(`^\s*(时\s*间|来\s*源)\s*[:：][^:：]*$`)

// datedAbove says that the line above the last is a date, which some print first.
func (d *document) datedAbove(lines []line) bool {
	for _, l := range slices.Backward(lines[:len(lines)-1]) {
		if !l.blank() {
			return l.table == nil && dateLine.MatchString(squeezed(l.text))
		}
	}
	return false
}

func (l line) blank() bool { return l.table == nil && strings.TrimSpace(l.text) == "" }

// above cuts off what stands behind the first line that only the foot of a site has,
// unless the report is signed there, or goes on in sentences.
func (d *document) above(lines []line) []line {
	from := slices.IndexFunc(lines, func(l line) bool { return l.table == nil && furniture(l.text) && closesPage(l.text) })
	isDate := func(l line) bool { return l.table == nil && dateLine.MatchString(squeezed(l.text)) }
	goesOn := func(l line) bool { return l.sentence() && !furniture(l.text) }
	if from < 0 || slices.ContainsFunc(lines[from:], isDate) || slices.ContainsFunc(lines[from:], goesOn) {
		return lines
	}
	d.around(lines[from:], afterReport)
	return lines[:from]
}

// signed cuts off what stands behind the signature and the date: links to other pages
// and the foot of the site. A date without a signature only ends a report where no
// running text follows.
func (d *document) signed(lines []line) []line {
	for i, l := range slices.Backward(lines) {
		text := squeezed(l.text)
		if l.table != nil || !dateLine.MatchString(text) {
			if m := signedLine.FindStringSubmatch(strings.TrimSpace(l.text)); m != nil && isBody(m[1]) && dateLine.MatchString(squeezed(m[2])) {
				d.around(lines[i+1:], afterReport)
				signature, date := l, l
				signature.text, date.text = m[1], m[2]
				return append(lines[:i], signature, date)
			}
			continue
		}
		above := i - 1
		for above >= 0 && lines[above].blank() {
			above--
		}
		if above >= 0 && isBody(lines[above].text) || !slices.ContainsFunc(lines[i+1:], line.spoken) {
			below := i + 1
			for below < len(lines) && lines[below].blank() {
				below++
			}
			if below < len(lines) && isBody(lines[below].text) && (above < 0 || !isBody(lines[above].text)) {
				i = below // the date stands first
			}
			d.around(lines[i+1:], afterReport)
			return lines[:i+1]
		}
	}
	return lines
}

const afterReport = "报告之后的文字，未导入"

// signedLine matches a signature and a date on one line.
var signedLine = regexp.MustCompile(`^([^\s　]{3,30})[\s　]+([0-9０-９〇○零一二三四五六七八九]{4}\s*年.*)$`)

// takeByline takes the signature and the date from below the title where none stand
// at the end; otherwise they are noted.
func (d *document) takeByline() {
	for key, l := range map[string]line{form.Signature: d.byline.signature, form.DateLine: d.byline.date} {
		at := form.Ref{Section: key}
		switch text := strings.Trim(strings.TrimSpace(l.text), "（）()"); {
		case text == "":
		case d.report.Text(at) == "" && (key == form.Signature || strings.Contains(text, "年")):
			d.report.SetText(at, clean(text))
		case clean(text) != d.report.Text(at):
			d.note(l, text, at, "标题之下的文字，未导入")
		}
	}
}

// keepDate drops the spaces that layouts put between the parts of a date.
func keepDate(text string) string { return clean(text) }
