package reading

import (
	"slices"
	"strings"
)

// state finds what the count at token i is said of.
func (r *reader) state(s *Statement, i int) {
	behind, loose := r.behind(i)
	if len(behind.objects) > 0 && r.nounNext(i) {
		r.object(behind.objects[0]) // 收到5件政府信息公开申请
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
		g.unsure = g.unsure || loose || len(behind.outcomes)+len(behind.results) > 0 || carrying(behind.acts)
	case behind.says():
		if len(behind.objects) > 0 && !r.nounNext(i) {
			r.object(behind.objects[0]) // 1件被申请行政复议
		}
		objects := r.segment.objects
		foreign, unsure := g.foreign || g.changed || g.negated, g.unsure
		g = behind
		g.objects, g.foreign = objects, foreign
		// What is done with some of them is said of those alone.
		g.unsure = unsure || behind.unsure || loose || behind.negated || len(g.acts) > 0 && !carrying(g.acts)
		from, to = i, behind.first
	default:
		g = r.clause.pending
		g.unsure = true
		from = -1
	}
	if g.foreign || g.changed || g.negated || slices.Contains(g.objects, thing) && g.objects[len(g.objects)-1] == thing {
		return
	}
	sure := r.measure(s, g)
	if s.Measures == nil {
		return
	}
	s.Who = r.whose(g, i)
	s.Sure = sure && !g.unsure && !g.inner && !s.Approx && !r.other && !r.since && !r.short && s.Unit != ""
	if r.other || r.since {
		s.Measures = nil
		return
	}
	if from >= 0 {
		from, to = min(from, i), max(to, i)
		s.Said = r.text.Span(r.tokens[from].from, r.tokens[to].to)
	}
}

// says that a segment holds anything that a figure may be said of.
func (g segment) says() bool {
	return len(g.objects)+len(g.acts)+len(g.outcomes)+len(g.results)+len(g.columns) > 0
}

func carrying(acts []string) bool {
	return slices.ContainsFunc(acts, func(a string) bool { return a == string(CarriedIn) || a == string(CarriedOut) || a == carry })
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
				g.objects = append(g.objects, k.key)
			}
		case act:
			g.acts = append(g.acts, k.key)
		case outcome:
			g.outcomes = append(g.outcomes, k.key)
		case result:
			g.results = append(g.results, k.key)
		case applicant:
			g.columns = append(g.columns, k.key)
		case negation:
			g.negated = true
			continue
		case narrow, plan, rate, listed, channel:
			g.unsure = true
			continue
		case filler, all, topic, changed, about, scope:
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
	case object == normative, object == "" && r.subject == normative:
		return r.document(s, g)
	case object == string(Licences), object == string(Penalties), object == string(Coercions):
		s.Measures = []Measure{Measure(object)}
		return len(g.objects) == 1 && !slices.Contains(g.acts, publish)
	case object == string(Fees), object == string(Handling), r.subject == alien:
		return false
	}
	return r.application(s, g, object == requests)
}

// dispute reads how many reviews and suits there were and how they ended.
func (r *reader) dispute(s *Statement, g segment) (sure bool) {
	s.Measures = slices.Clone(r.disputes)
	slices.Sort(s.Measures)
	s.Measures = slices.Compact(s.Measures)
	sure = r.mention || r.heading == requests || r.subject == requests
	if slices.Contains(s.Measures, Suit) && len(s.Measures) > 1 && (slices.Contains(s.Measures, Direct) || slices.Contains(s.Measures, After)) {
		s.Measures = slices.DeleteFunc(s.Measures, func(m Measure) bool { return m == Suit })
	}
	switch {
	case len(g.results) == 0:
		sure = sure && len(g.outcomes) == 0 && !slices.Contains(g.acts, answer)
	case len(g.results) == 1 && g.results[0] != "?":
		s.Result = Result(g.results[0])
	default:
		s.Measures = nil
	}
	return sure
}

// document reads how many normative documents were issued and repealed and are in
// force.
func (r *reader) document(s *Statement, g segment) (sure bool) {
	has := func(m Measure) bool { return slices.Contains(g.acts, string(m)) }
	issued := has(NormativeIssued) || slices.Contains(g.acts, added)
	switch {
	case has(NormativeInForce):
		s.Measures = []Measure{NormativeInForce}
		return !issued
	case has(NormativeKept):
		s.Measures = []Measure{NormativeKept}
		return false
	case issued && has(NormativeRepealed):
		s.Measures = []Measure{NormativeIssued, NormativeRepealed}
		return false
	case issued:
		s.Measures = []Measure{NormativeIssued}
		return true
	case has(NormativeRepealed):
		s.Measures = []Measure{NormativeRepealed}
		return true
	case has(NormativeLapsed):
		s.Measures = []Measure{NormativeLapsed}
		return false
	case slices.Contains(g.acts, publish):
		s.Measures = []Measure{NormativePublished}
		return true
	case len(g.acts) == 0 && len(g.objects) > 0:
		s.Measures = []Measure{NormativeIssued}
	}
	return false
}

// application reads what became of applications.
func (r *reader) application(s *Statement, g segment, named bool) (sure bool) {
	has := func(key string) bool { return slices.Contains(g.acts, key) }
	settled := has(done) || has(answer)
	received := has(receive) || has(added)
	sure = r.subject == requests
	total := false // a figure that must not be a part
	switch {
	case slices.Contains(g.outcomes, "?"):
		return false
	case len(g.outcomes) > 0:
		for _, o := range g.outcomes {
			o, guessed := strings.CutPrefix(o, "?")
			sure = sure && !guessed
			s.Measures = append(s.Measures, Measure(o))
		}
		sure = sure && !received && distinct(s.Measures)
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
		if r.parent == 0 {
			return false
		}
		parent := r.account.Statements[r.parent-1]
		s.Measures = parent.Measures
		sure = sure && parent.Sure && parent.Result == ""
	case named:
		s.Measures = []Measure{Both}
		total, sure = true, false
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

// distinct says that no outcome is named twice, neither as a group with a row of it.
func distinct(measures []Measure) bool {
	for i, m := range measures {
		for j, n := range measures {
			if i != j && strings.HasPrefix(string(n), string(m)) {
				return false
			}
		}
	}
	return true
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
