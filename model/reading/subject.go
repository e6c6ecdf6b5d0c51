package reading

import (
	"slices"
	"strings"
)

// state finds what the count at token i is said of.
func (r *reader) state(s *Statement, i int) {
	if r.segment.inTurn {
		r.dealOut(i)
	}
	if t, ok := r.turns[i]; ok {
		if n := len(t.objects); n > 0 && isDispute(t.objects[n-1]) {
			r.disputes = []Measure{Measure(t.objects[n-1])}
		}
		if t.yearly {
			r.other = t.other
		}
		r.settle(s, t.segment, i, t.first, i)
		return
	}
	if r.segment.level && !r.segment.says() && r.clause.last.says() {
		// 申请由74件增加到86件
		r.segment = r.clause.last
		r.segment.foreign, r.segment.level = false, true
		r.other = r.other && r.yearBehind(i)
	} else {
		r.clause.last = r.segment
	}
	r.segment.unsure = r.segment.unsure || r.segment.inTurn
	r.partial = r.partial || r.segment.onlySome() && r.segment.weak
	behind, loose := r.behind(i)
	if len(behind.objects) > 0 && r.nounNext(i) {
		r.mention = r.mention || behind.topic // 20件政府信息公开行政复议
		r.object(behind.objects[0])           // 收到5件政府信息公开申请
	}
	g := r.segment
	from, to := g.first, i
	switch {
	case g.says():
		if from < 0 {
			from, to = i, behind.first // the noun has come from behind
		}
		if len(g.columns) == 0 {
			g.columns = behind.columns
		}
		if len(g.acts) == 0 && r.inAll(i) {
			g.acts = behind.acts // 共有86件政府信息公开申请被受理
		}
		g.unsure = g.unsure || loose || len(behind.outcomes)+len(behind.results) > 0 || carrying(behind.acts)
	case behind.says():
		if len(behind.objects) > 0 && !r.nounNext(i) {
			r.object(behind.objects[0]) // 1件被申请行政复议
		}
		objects := r.segment.objects
		foreign, unsure := g.foreign || g.changed || g.negated, g.unsure || g.onlySome()
		g = behind
		g.objects, g.foreign = objects, foreign
		// What is done with some of them is said of those alone.
		some := len(g.acts) > 0 && !carrying(g.acts) && !r.inAll(i)
		g.unsure = unsure || behind.unsure || loose || behind.negated || some
		from, to = i, behind.first
	case !r.clause.pending.says():
		s.Sure = r.sumUp(s, i)
		return
	default:
		g = r.clause.pending
		g.unsure = true
		from = -1
	}
	r.settle(s, g, i, from, to)
}

// yearBehind says that a year is told between the figure before token i and i.
func (r *reader) yearBehind(i int) bool {
	for _, k := range slices.Backward(r.tokens[:i]) {
		if k.role == yearMark || k.role == figureMark {
			return k.role == yearMark
		}
	}
	return false
}

// inAll says that a word for all of them stands before the number: 共有86件申请被受理.
func (r *reader) inAll(i int) bool {
	words := r.text.Plain[r.tokens[r.clause.start].from:r.tokens[i].from]
	return endsWithAny(words, "共", "共有", "共计", "总共", "总计", "一共", "共计有")
}

// settle makes the count at token i a statement of a segment; from and to are the
// tokens that say it, from -1 where they stand in another clause.
func (r *reader) settle(s *Statement, g segment, i, from, to int) {
	r.issued = r.issued && r.part || slices.Contains(g.acts, string(NormativeIssued)) && slices.Contains(g.objects, thing)
	if g.foreign || g.changed || g.negated || slices.Contains(g.objects, thing) && g.objects[len(g.objects)-1] == thing {
		return
	}
	sure := r.measure(s, g)
	if s.Measures == nil {
		return
	}
	s.Who = r.whose(g, i)
	switch named := slices.Contains(g.objects, requests); {
	case named:
		r.partial = g.onlySome()
	case g.inner && len(g.objects)+len(g.outcomes)+len(g.columns) == 0:
		r.strange = true // 新收民事案件3210件
	}
	left := g.rest && !slices.Contains(s.Measures, CarriedOut)
	s.Sure = sure && !g.unsure && !g.onlySome() && !g.inner && !left && !r.other && !r.since && !r.short && s.Unit != ""
	if r.other || r.since {
		s.Measures = nil
		return
	}
	if from >= 0 {
		from, to = min(from, i), max(to, i)
		s.Said = r.text.Span(r.tokens[from].from, r.tokens[to].to)
	}
}

// behind reads the clause after the figure at token i up to the next figure or mark.
// The figure is loose where words that are not known stand at it.
func (r *reader) behind(i int) (g segment, loose bool) {
	g.first = -1
	for j := i + 1; j < len(r.tokens); j++ {
		k := r.tokens[j]
		switch k.role {
		case noun:
			if k.key != weak {
				g.add(noun, k.key)
			}
		case act, outcome, result, applicant:
			g.add(k.role, k.key)
		case negation:
			g.negated = true
			continue
		case narrow, plan, rate, listed, channel:
			if k.key != rest {
				g.unsure = true
			}
			continue
		case topic:
			g.topic = g.topic || g.first < 0
			continue
		case filler, all, changed, about, scope, ways:
			continue
		case residue:
			if j == i+1 {
				loose = true
			}
			g.unsure = true
			continue
		default:
			return g, loose
		}
		if g.first < 0 {
			g.first = j
		}
	}
	return g, loose
}

// nounNext says that a noun follows the figure at token i at once: 5件行政复议.
func (r *reader) nounNext(i int) bool {
	for j := i + 1; j < len(r.tokens); j++ {
		switch r.tokens[j].role {
		case noun:
			return r.tokens[j].key != weak
		case filler, topic, about:
		default:
			return false
		}
	}
	return false
}

// measure finds the measures of a count said of a segment, and whether they are
// certain.
func (r *reader) measure(s *Statement, g segment) (sure bool) {
	object := ""
	if n := len(g.objects); n > 0 {
		object = g.objects[n-1]
	}
	switch {
	case object == alien || object == thing:
		return false
	case isDispute(object):
		return r.dispute(s, g)
	case len(g.results) > 0:
		if len(r.disputes) == 0 || r.subject == alien {
			return false
		}
		return r.dispute(s, g)
	case slices.Contains(g.objects, normative) && slices.Contains(g.objects, regulations):
		return r.documents(s, g)
	case object == normative, object == "" && r.subject == normative:
		return r.document(s, g)
	case object == regulations, object == "" && r.subject == regulations:
		return r.regulation(s, g)
	case object == string(Licences), object == string(Penalties), object == string(Coercions):
		s.Measures = []Measure{Measure(object)}
		return len(g.objects) == 1 && !slices.Contains(g.acts, publish) && !slices.Contains(g.acts, receive)
	case object == string(Fees), object == string(Handling), r.subject == alien:
		return false
	}
	return r.application(s, g, object == requests)
}

// application reads what became of applications.
func (r *reader) application(s *Statement, g segment, named bool) (sure bool) {
	has := func(key string) bool { return slices.Contains(g.acts, key) }
	settled := has(done) || has(answer)
	received := has(receive) || has(added)
	sure = r.subject == requests && (named || !r.aside && !r.partial) && !r.strange && !r.sorted
	total := false // a figure that must not be a part
	switch {
	case slices.Contains(g.outcomes, "?"):
		return false
	case len(g.outcomes) > 0:
		for _, o := range g.outcomes {
			o, guessed := strings.CutPrefix(o, "?")
			sure = sure && !guessed
			for m := range strings.SplitSeq(o, "+") {
				s.Measures = append(s.Measures, Measure(m))
			}
		}
		s.Measures = finest(s.Measures)
		sure = sure && !received
	case has(string(CarriedIn)) && has(string(CarriedOut)):
		return false
	case has(string(CarriedIn)) && received:
		s.Measures = []Measure{Inflow}
		total = true
	case has(string(CarriedIn)):
		s.Measures = []Measure{CarriedIn}
		sure = sure && !settled && !has(process)
	case has(string(CarriedOut)):
		s.Measures = []Measure{CarriedOut}
		sure = sure && !settled && !received
	case has(carry):
		s.Measures = []Measure{Carried}
		sure = false
	case has(unsettle):
		s.Measures = []Measure{CarriedOut}
		sure = false
	case received && (settled || has(process)), has(process) && !settled:
		s.Measures = []Measure{Both}
		total = true
	case settled:
		s.Measures = []Measure{Handled}
		total = true
	case received:
		s.Measures = []Measure{New}
		total = true
	case len(g.columns) > 0:
		parent, ok := r.whole()
		s.Measures = parent.Measures
		sure = sure && parent.Sure && parent.Result == ""
		if !ok {
			s.Measures, sure = []Measure{Both}, r.subject == requests
		}
	case named:
		s.Measures = []Measure{Both}
		total, sure = true, sure && (g.level || r.numbered(s))
	default:
		return false
	}
	if has(publish) || has(string(NormativeIssued)) {
		sure = false
	}
	for _, c := range g.columns {
		if c == "?" {
			s.Measures = nil
			return false
		}
		s.Columns = append(s.Columns, c)
	}
	return sure && !(total && s.Part && len(g.columns) == 0)
}

// whole is the statement that kinds of applicants are parts of: the one before 其中, else
// the last of the sentence that tells how many there were. Nobody counts 自然人 among
// those carried over without saying so.
func (r *reader) whole() (Statement, bool) {
	if r.part && r.parent > 0 {
		return r.account.Statements[r.parent-1], true
	}
	for _, s := range slices.Backward(r.account.Statements[r.sentence.first:]) {
		if len(s.Columns) == 0 && len(s.Measures) == 1 && (s.Measures[0] == New || s.Measures[0] == Both || s.Measures[0] == Inflow || s.Measures[0] == Handled) {
			return s, true
		}
	}
	return Statement{}, false
}

// finest leaves out what is named twice, and a group of which some row is named:
// 21件因本机关不掌握相关政府信息无法提供.
func finest(measures []Measure) (out []Measure) {
	for i, m := range measures {
		if slices.Contains(measures[:i], m) || slices.ContainsFunc(measures, func(n Measure) bool { return strings.HasPrefix(string(n), string(m)+"-") }) {
			continue
		}
		out = append(out, m)
	}
	return out
}

// numbered says that the clause speaks of the number of all applications, in words
// that are known: 政府信息公开申请数量为86件.
func (r *reader) numbered(s *Statement) bool {
	words := r.text.Plain[r.tokens[r.clause.start].from:s.from]
	return (containsAny(words, "数量", "总量", "总数") || endsWithAny(words, "共", "共计", "合计", "总计")) && !slices.ContainsFunc(r.tokens[r.clause.start:], func(k token) bool {
		return k.role == residue && k.from < s.from
	})
}

// whose is what stands before the first phrase of the clause, or of the clauses
// before it in the sentence.
func (r *reader) whose(g segment, i int) string {
	if !r.clause.stated {
		end := r.tokens[i].from
		if r.segment.first >= 0 {
			end = r.tokens[r.segment.first].from
		}
		if words := r.words(r.clause.start, end); words != "" {
			r.who = words
		}
	}
	return r.who
}

// words are those of the tokens from i up to byte end that may name a body.
func (r *reader) words(i, end int) string {
	var b strings.Builder
	for ; i < len(r.tokens) && r.tokens[i].from < end; i++ {
		switch r.tokens[i].role {
		case yearMark, figureMark, part, opening, closed, topic, noun:
		default:
			b.WriteString(r.text.Plain[r.tokens[i].from:r.tokens[i].to])
		}
	}
	return strings.Trim(b.String(), "\x1a")
}
