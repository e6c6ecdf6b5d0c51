package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/reading"
)

// A prose is a narrative that holds text.
type prose struct {
	section form.Section
	*kept
}

func (n prose) at() []form.Ref { return []form.Ref{{Section: n.section.Key}} }

// name is how messages call a narrative: “一、总体情况”.
func (n prose) name() string { return "“" + n.section.Short + "”" }

// readProse reads the narratives of a report.
func (p *Pass) readProse() {
	if p.Readings == nil {
		p.Readings = new(Readings)
	}
	p.Readings.keepFor(p.Report)
	for _, s := range p.Report.Form.Sections {
		if s.Kind != form.Narrative {
			continue
		}
		if text := p.Report.Text(form.Ref{Section: s.Key}); strings.TrimSpace(text) != "" {
			p.proses = append(p.proses, prose{s, p.Readings.read(s.Key, text)})
		}
	}
}

// Readings keep what the narratives said at the last run, so that a run reads only
// what has changed. The zero value is ready for use by one goroutine.
type Readings struct {
	unit  []string // fields of the unit that they were read for
	last  map[string]*kept
	taken map[string][]statement // numbers of paragraphs that were taken over
	years map[string]*lastYear   // texts of last year's reports
}

// A lastYear is a narrative of last year's report.
type lastYear struct {
	*reading.Counterpart
	plain string
}

// lastYear reads a text of last year's report.
func (k *Readings) lastYear(text string) *lastYear {
	out, ok := k.years[text]
	if !ok {
		if k.years == nil {
			k.years = map[string]*lastYear{}
		}
		out = &lastYear{reading.Against(text), reading.Read(text).Plain}
		k.years[text] = out
	}
	return out
}

// A kept is what was found out about the text of one narrative.
type kept struct {
	*reading.Text
	found map[string]any // by once
}

// keepFor forgets what was read for another unit or year.
func (k *Readings) keepFor(r *model.Report) {
	var unit []string
	for _, q := range r.Form.Fields {
		unit = append(unit, r.Text(form.UnitRef(q.Key)))
	}
	if k.last == nil || !slices.Equal(unit, k.unit) {
		k.unit, k.last = unit, map[string]*kept{}
	}
}

// read reads the narrative with the given key.
func (k *Readings) read(key, text string) *kept {
	switch old := k.last[key]; {
	case old == nil:
		k.last[key] = &kept{reading.Read(text), map[string]any{}}
	case old.Source != text:
		k.last[key] = &kept{old.Again(text), map[string]any{}}
	}
	return k.last[key]
}

// once finds out what depends on nothing but a narrative and the fields of the unit,
// and keeps it with the reading under its name. It is shared: callers do not change
// it.
func once[T any](n prose, name string, find func() T) T {
	out, ok := n.found[name].(T)
	if !ok {
		out = find()
		n.found[name] = out
	}
	return out
}

// A Narrative is what a rule about words may look at: one narrative, the fields of the
// unit and the user's own words. What it finds there is kept with the reading, so there
// are no tables and no last year's report.
type Narrative struct {
	prose
	body     body
	year     int
	words    Words // the user's own wrong words
	typing   bool  // he is writing in it just now
	findings []Finding
}

func (n *Narrative) report(f Finding) { n.findings = append(n.findings, f) }

// findIn runs a rule about words narrative by narrative, or takes what it found in the
// same text before.
func (p *Pass) findIn(rule func(*Narrative)) {
	for _, n := range p.proses {
		name := p.rule.ID
		typing := p.Typing == n.section.Key
		if typing {
			name += " while typing"
		}
		for _, f := range once(n, name, func() []Finding {
			alone := &Narrative{prose: n, body: p.body, year: p.Report.Year(), words: p.Words, typing: typing}
			rule(alone)
			return alone.findings
		}) {
			p.report(f)
		}
	}
}

// prose returns a narrative; it is empty where nothing is written.
func (p *Pass) prose(key string) prose {
	for _, n := range p.proses {
		if n.section.Key == key {
			return n
		}
	}
	s, _ := p.Report.Form.Section(key)
	return prose{s, &kept{&reading.Text{}, map[string]any{}}}
}

// beingWritten says that a section is being written or has not been looked at: what it
// lacks is not reported yet.
func (p *Pass) beingWritten(key string) bool { return p.Typing == key || p.Unvisited[key] }

// quote is a finding about a stretch of a narrative.
func (n prose) quote(severity Severity, span reading.Span, message string) Finding {
	return Finding{Severity: severity, At: n.at(), Quote: span.Of(n.Source), Offset: span.Start, Message: message}
}

// A rewrite replaces a stretch of a narrative.
type rewrite struct {
	reading.Span
	with string
}

// rewritten applies rewrites, which are in reading order, to a narrative.
func (n prose) rewritten(changes ...rewrite) model.Edit {
	length := len(n.Source)
	for _, c := range changes {
		length += len(c.with) - c.Len()
	}
	var b strings.Builder
	b.Grow(length)
	from := 0
	for _, c := range changes {
		b.WriteString(n.Source[from:c.Start])
		b.WriteString(c.with)
		from = c.End
	}
	b.WriteString(n.Source[from:])
	return model.Edit{At: form.Ref{Section: n.section.Key}, Text: b.String()}
}

// A habit is a mistake that an author makes throughout: it is reported once, where
// it is first seen, and put right everywhere.
type habit struct {
	first Finding
	count int
	edits []model.Edit
}

// add takes the places of one narrative.
func (h *habit) add(n prose, changes []rewrite) {
	if len(changes) == 0 {
		return
	}
	if h.count == 0 {
		h.first = n.quote(Hint, changes[0].Span, "")
	} else {
		h.first.At = append(h.first.At, n.at()...)
	}
	h.count += len(changes)
	h.edits = append(h.edits, n.rewritten(changes...))
}

// finding is the outcome; ok is false where the habit was not seen.
func (h *habit) finding(label, message string) (f Finding, ok bool) {
	f = h.first
	f.Message, f.Fixes = message, []Fix{{Label: label, Edits: h.edits}}
	return f, h.count > 0
}

// places lists where a word stands outside of names.
func (n prose) places(word string) []reading.Span {
	return once(n, "places of "+word, func() (out []reading.Span) {
		for _, span := range spansOf(n.Plain, word) {
			out = append(out, n.Span(span.Start, span.End))
		}
		return out
	})
}

// spansOf lists where a word stands in a text as typed, names included.
func spansOf(text, word string) (out []reading.Span) {
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return out
		}
		out = append(out, reading.Span{Start: from + i, End: from + i + len(word)})
		from += i + len(word)
	}
}

// sentenceBefore is what stands before byte i of a text in the same sentence.
func sentenceBefore(text string, i int) string {
	before := text[:i]
	if end := strings.LastIndexAny(before, "\n。！？；;"); end >= 0 {
		_, size := utf8.DecodeRuneInString(before[end:])
		before = before[end+size:]
	}
	return before
}

// lastRune and firstRune are those at the edges of a text, 0 where it is empty.
func lastRune(s string) rune {
	r, size := utf8.DecodeLastRuneInString(s)
	if size == 0 {
		return 0
	}
	return r
}

func firstRune(s string) rune {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return 0
	}
	return r
}

// isHan knows Chinese characters faster than unicode.Han, which has old and rare
// signs beside them.
func isHan(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r <= 0x4dbf || r >= 0x20000 && r <= 0x3ffff
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func hasPrefixOf(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func hasSuffixOf(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}
