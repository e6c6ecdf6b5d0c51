package match

import (
	"slices"
	"strings"

	"gouji.app/model/form"
)

// front reads the lines before section one: title, furniture, preamble.
func (d *document) front() {
	// Web pages often carry the beginning of the report once more in front of it, as
	// their description. A heading there shows it; then what comes again is left out.
	described := slices.ContainsFunc(d.before, func(l line) bool { _, _, ok := d.headingOf(l.text); return ok })
	later := map[string]bool{}
	for _, part := range d.parts {
		for _, l := range part {
			later[l.folded()] = true
		}
	}
	lines := d.takeFields(d.before)
	titles := d.titlesIn(lines)
	end := d.decideTitle(titles)
	var above, rest []line // the title
	seen := map[string]bool{}
	for _, l := range lines {
		text := l.folded()
		_, _, isHeading := d.headingOf(l.text)
		switch {
		case d.taken[l.id]:
		case l.blank():
			rest = append(rest, l)
		case furniture(l.text):
			d.note(l, strings.TrimSpace(l.text), form.Ref{}, "网页栏目文字，未导入")
		case isHeading, described && (seen[text] || later[text]):
			d.note(l, short(l.text), form.Ref{}, repeated)
		case l.table != nil:
			d.lose(l, tableText(l.table), form.Ref{}, "正文之前的表格，未导入")
		default:
			seen[text] = true
			rest = append(rest, l)
		}
		if l.id == end {
			above, rest = append(above, rest...), nil
			clear(seen)
		}
	}
	if !slices.ContainsFunc(rest, line.spoken) {
		rest = append(slices.DeleteFunc(slices.Clone(above), func(l line) bool { return !l.spoken() }), rest...)
		above = slices.DeleteFunc(above, line.spoken)
	}
	above = slices.DeleteFunc(above, func(l line) bool {
		begins := func(other line) bool { return l.text != "" && strings.HasPrefix(other.folded(), l.folded()) }
		again := l.spoken() && slices.ContainsFunc(slices.Concat(rest, d.parts[form.Overview]), begins)
		if again {
			d.note(l, short(l.text), form.Ref{}, repeated)
		}
		return again
	})
	d.around(above, "标题之前的文字，未导入")
	d.narrative(form.Preamble, d.underTitle(rest))
}

// decideTitle takes one of the titles on the page and gives the line that it ends on, -1
// where there is none. The others are those of neighbours, or the same once more.
func (d *document) decideTitle(titles []reportTitle) (end int) {
	best := len(titles) - 1
	if best < 0 {
		return -1
	}
	if best > 0 {
		best = d.choose(titles, d.evidence())
	}
	d.takeTitle(titles[best])
	end = titles[best].last().id
	for i, t := range titles {
		bare := t.unit == "" && (t.year == "" || yearOf(t.year) == d.report.Year())
		switch {
		case i == best, bare && i < best: // what stands above is the name of a column
		case bare, fold(t.text) == fold(titles[best].text):
			for _, l := range t.lines {
				d.taken[l.id] = true
			}
			end = max(end, t.last().id)
		default:
			for _, l := range t.lines {
				if !d.taken[l.id] {
					d.taken[l.id] = true
					d.note(l, strings.TrimSpace(l.text), form.Ref{}, "同一网页上其他年报的标题，未导入")
				}
			}
		}
	}
	return end
}

// takeFields takes the fields out of the head of a page, where a label and its value may
// stand on two lines.
func (d *document) takeFields(lines []line) (left []line) {
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		if l.table != nil {
			left = append(left, l)
			continue
		}
		if label, ok := loneLabel(l.text); ok {
			next := i + 1
			for next < len(lines) && lines[next].blank() {
				next++
			}
			if next < len(lines) && lines[next].table == nil && next <= i+2 {
				if _, other := loneLabel(lines[next].text); !other && !furniture(lines[next].text) && !lines[next].spoken() {
					value := strings.TrimSpace(lines[next].text)
					d.fields = append(d.fields, field{label, strings.Trim(value, bullets), lines[next]})
					d.note(l, label+" "+value, form.Ref{}, "网页栏目文字，未导入")
					d.taken[l.id], d.taken[lines[next].id] = true, true
					i = next
					continue
				}
			}
		}
		fields := fieldsIn(l)
		switch own := len(fields) > 0 && tells(fields[0].label) != "" && !l.spoken() && !titleLabel.MatchString(l.text); {
		case furniture(l.text):
			d.fields = append(d.fields, fields...)
		case own:
			d.fields = append(d.fields, fields...)
			d.taken[l.id] = true
			d.note(l, strings.TrimSpace(l.text), form.Ref{}, "单位、年度等栏目，已用来核对单位名称和年度")
		}
		left = append(left, l)
	}
	return left
}

const repeated = "与其他位置重复的文字，只导入一次"

// spoken says that a line is running text, as no menu or caption is.
func (l line) spoken() bool {
	const shortest = 20
	text := strings.TrimSpace(l.text)
	return l.table == nil && len([]rune(text)) >= shortest && strings.ContainsAny(text, "。；")
}

// sentence says that a line ends as a sentence does, however short.
func (l line) sentence() bool {
	text := strings.TrimSpace(l.text)
	return l.table == nil && (strings.HasSuffix(text, "。") || strings.HasSuffix(text, "；"))
}

// around notes lines that stand around the report; menus and captions of sites need
// no look.
func (d *document) around(lines []line, message string) {
	for _, l := range lines {
		switch text := strings.TrimSpace(l.text); {
		case text == "" && l.table == nil:
		case l.table != nil:
			d.lose(l, tableText(l.table), form.Ref{}, message)
		case furniture(text):
			d.note(l, text, form.Ref{}, "网页栏目文字，未导入")
		case l.spoken() || message == afterReport && l.sentence():
			d.lose(l, text, form.Ref{}, message)
		default:
			d.note(l, text, form.Ref{}, message)
		}
	}
}

// underTitle takes what belongs to the title off the lines behind it: the body's name
// and the date, as some print them there instead of at the end.
func (d *document) underTitle(lines []line) []line {
	for i, l := range lines {
		text := strings.Trim(squeezed(l.text), "()")
		switch {
		case text == "":
		case isBody(l.text):
			d.byline.signature = l
		case dateLine.MatchString(text):
			d.byline.date = l
		default:
			return lines[i:]
		}
	}
	return nil
}

// clean drops white space, which names and dates have only by accident of layout.
func clean(text string) string {
	return strings.Join(strings.Fields(text), "")
}

// short keeps a note's text within a line.
func short(text string) string {
	const most = 60
	text = strings.TrimSpace(text)
	if rs := []rune(text); len(rs) > most {
		return string(rs[:most]) + "…"
	}
	return text
}
