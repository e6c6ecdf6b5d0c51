package reading

import (
	"slices"
	"strings"
)

func isDecision(key string) bool {
	return key == string(Licences) || key == string(Penalties) || key == string(Coercions)
}

func measuresOf(keys []string) (out []Measure) {
	for _, k := range keys {
		out = append(out, Measure(k))
	}
	return out
}

// application reads what became of applications.
func (r *reader) application(s *Statement, g phrase, named bool) {
	if slices.Contains(g.outcomes, "?") {
		s.Doubts.add(Guessed)
		return
	}
	if slices.Contains(g.columns, "?") {
		s.Doubts.add(OnlySome)
		return
	}
	if slices.ContainsFunc(g.outcomes, func(o string) bool { return strings.Contains(o, "third-party") }) {
		g.columns = nil // 因企业商业秘密等第三方权益不公开3件: whose secrets they are
	}
	if named && g.has(receive) && slices.Equal(g.columns, []string{"?" + Person}) {
		g.columns = nil // 收到公民申请信息公开4件: whoever applied
	}
	measures, more := r.done(s, g, named)
	if measures == nil {
		return
	}
	s.Measures = measures
	for _, c := range g.columns {
		c, guessed := strings.CutPrefix(c, "?")
		s.Columns, more = append(s.Columns, c), more|doubtIf(guessed, Guessed)
	}
	more |= doubtIf(!named && len(g.outcomes)+len(g.columns) == 0 && r.besideDispute(), OtherMatter) // 行政复议3件，办结2件
	if len(g.outcomes) == 0 {                                                                        // the words for outcomes are those of the form: of nothing else
		more |= doubtIf(r.sentence.strange || !named && r.sentence.aside, OtherMatter)
	}
	s.Doubts |= more | doubtIf(r.sentence.sorted, OtherMatter) | doubtIf(r.paragraph.subject != requests, NoMatter) |
		doubtIf(!named && r.sentence.some && measures[0] != CarriedIn && measures[0] != CarriedOut, OnlySome) | doubtIf(g.has(publish) && measures[0] != Opened || g.has(string(NormativeIssued)), Guessed)
}

// done finds what a phrase says was done with applications. A figure of all of them
// that stands behind 其中 is one of some.
func (r *reader) done(s *Statement, g phrase, named bool) (measures []Measure, doubt Doubts) {
	settled := g.has(done) || g.has(answer)
	received := g.has(receive) || g.has(added)
	among := doubtIf(s.Part && len(g.columns) == 0, PartOf)
	one := func(m Measure, doubt Doubts) ([]Measure, Doubts) { return []Measure{m}, doubt }
	switch {
	case len(g.outcomes) > 0:
		measures, doubt = outcomesOf(g)
		mixed := len(measures) > 1 && g.doubts.Has(UnknownWords) || g.has(publish) && !slices.Contains(measures, Granted) && !slices.Contains(measures, Partly)
		return measures, doubt | doubtIf(received, Guessed) | doubtIf(mixed, Told) | doubtIf(r.ofTopic(g), OnlySome)
	case g.has(string(CarriedIn)) && g.has(string(CarriedOut)):
		return nil, 0
	case g.has(due):
		return one(Inflow, among)
	case g.has(string(CarriedIn)) && received:
		return one(Inflow, among)
	case g.has(string(CarriedIn)):
		return one(CarriedIn, doubtIf(settled, PartOf)|doubtIf(g.has(process), Guessed))
	case g.has(string(CarriedOut)):
		return one(CarriedOut, doubtIf(settled || received, Guessed))
	case g.has(carry):
		return one(Carried, doubtIf(!s.Value.IsZero(), Guessed))
	case g.has(unsettle) && r.inAll(s.from) && r.toldFlow():
		return one(Inflow, among) // 加上上年结转的3件，共有59件待办
	case g.has(unsettle):
		return one(CarriedOut, 0)
	case received && (settled || g.has(process)), g.has(process) && !settled:
		words := r.text.Plain[r.tokens[r.clause.start].from:s.from]
		bare := !named && !received && !containsAny(words, "共", "累计", "总") // 为本办自身办理19件
		return one(Both, among|doubtIf(r.twiceOfYear(s), PartOf)|doubtIf(bare, Guessed))
	case settled:
		return one(Handled, among)
	case received:
		if s.Part && r.paragraph.parent > 0 {
			m := r.account.Statements[r.paragraph.parent-1].Measures
			carried := slices.ContainsFunc(r.account.Statements[r.paragraph.parent:], func(o Statement) bool { return slices.Equal(o.Measures, []Measure{CarriedIn}) })
			if slices.Equal(m, []Measure{Both}) || slices.Equal(m, []Measure{Inflow}) || slices.Equal(m, []Measure{New}) && carried {
				among = 0 // 承办98件，包括新接收89件和上年结转9件
			}
		}
		return one(New, among)
	case len(g.columns) > 0:
		if parent, ok := r.whole(s); ok && parent.Result == "" && parent.Doubts&^soft == 0 {
			return parent.Measures, parent.Doubts
		} else if ok {
			return parent.Measures, PartOf.only()
		}
		return one(Both, 0)
	case !named && g.weak && r.heading == requests && len(g.acts) == 0 && r.plainly(s):
		return one(Both, among) // 申请6件，答复6件
	case named:
		return one(Both, among|doubtIf(g.change != level && !r.numbered(s) && !r.plainly(s), Guessed))
	case g.has(publish) && len(g.acts) == 1 && len(g.objects) == 0:
		return one(Opened, doubtIf(!r.besideOutcome(s), Guessed)|doubtIf(r.strangeWords(s), OnlySome)) // 公开19件、部分公开6件
	}
	return nil, 0
}

// ofTopic reports whether words that are not known stand before how applications were
// answered: 编制过程稿不予公开3件 is some of 不予公开.
func (r *reader) ofTopic(g phrase) bool {
	if g.first <= r.clause.start || r.tokens[g.first].role != outcome {
		return false
	}
	i := g.first - 1
	for i > r.clause.start && r.tokens[i].role == filler {
		i--
	}
	k := r.tokens[i]
	return k.role == residue && k.to-k.from >= len("删减") && !strings.Contains(g.outcomes[0], "-")
}

// strangeWords reports whether words that are not known stand in the clause before a figure:
// 删减后公开2件.
func (r *reader) strangeWords(s *Statement) bool {
	return slices.ContainsFunc(r.tokens[r.clause.start:], func(k token) bool { return k.role == residue && k.from < s.from && k.to-k.from >= len("删减") })
}

// toldFlow reports whether the figure before in the sentence counts applications carried in.
func (r *reader) toldFlow() bool {
	return r.lastOf(func(s Statement) bool { return slices.Contains(s.Measures, CarriedIn) })
}

// besideDispute reports whether the figure before in the sentence counts reviews or
// suits.
func (r *reader) besideDispute() bool {
	return r.lastOf(isDisputed)
}

// isDisputed reports whether a statement counts reviews or suits.
func isDisputed(s Statement) bool { return len(s.Measures) > 0 && isDispute(string(s.Measures[0])) }

// outcomesOf are the measures that the outcomes of a phrase name.
func outcomesOf(g phrase) (out []Measure, doubt Doubts) {
	if len(g.outcomes) > 1 && slices.Contains(g.outcomes, string(Other)) {
		g.outcomes = slices.DeleteFunc(slices.Clone(g.outcomes), func(o string) bool { return o == "?"+string(Withdrawn) }) // 撤回、作其他处理1件
	}
	for _, o := range g.outcomes {
		o, guessed := strings.CutPrefix(o, "?")
		group, _, row := strings.Cut(o, "-")
		doubt |= doubtIf(guessed && !(row && slices.Contains(g.outcomes, group)), Guessed) // 因第三方权益不予公开 is plain
		for m := range strings.SplitSeq(o, "+") {
			out = append(out, Measure(m))
		}
	}
	return finest(out), doubt
}

// whole is the statement that kinds of applicants are parts of: the one before 其中, else
// the last of the sentence that tells how many there were. Nobody counts 自然人 among
// those carried over without saying so.
func (r *reader) whole(part *Statement) (Statement, bool) {
	if r.sentence.part && r.paragraph.parent > 0 {
		s := r.account.Statements[r.paragraph.parent-1]
		if part.Value.Cmp(s.Value) > 0 && r.wholeBefore(r.paragraph.parent-1) {
			s = r.account.Statements[r.paragraph.parent-1] // 新收45件、结转3件，其中自然人41件
		}
		if ofApplications(s.Measures[0]) || r.paragraph.subject != requests {
			return s, true
		}
	}
	if at := r.lastWhole(len(r.account.Statements)); at > 0 {
		return r.account.Statements[at-1], true
	}
	return Statement{}, false
}

// wholeBefore takes one told before statement i for the whole of the parts, where it tells
// how many of those applications are no more than carried over.
func (r *reader) wholeBefore(i int) bool {
	carried := slices.ContainsFunc(r.account.Statements[i].Measures, func(m Measure) bool { return m == CarriedIn || m == CarriedOut || m == Carried })
	at := 1 + r.sentence.first + slices.IndexFunc(r.account.Statements[r.sentence.first:], isWhole)
	if at == r.sentence.first {
		return false
	}
	if carried {
		r.paragraph.parent = at
	}
	return carried
}

// isWhole reports whether a statement tells how many applications there were.
func isWhole(s Statement) bool {
	return len(s.Columns) == 0 && len(s.Measures) == 1 && (s.Measures[0] == New || s.Measures[0] == Both || s.Measures[0] == Inflow || s.Measures[0] == Handled)
}

// lastWhole is the last statement of the sentence before statement i that tells how many
// applications there were, from 1; 0 where none does.
func (r *reader) lastWhole(i int) int {
	for at := i; at > r.sentence.first; at-- {
		if isWhole(r.account.Statements[at-1]) {
			return at
		}
	}
	return 0
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
	return (containsAny(words, "数量", "总量", "总数", "件数") || endsWithAny(words, "共", "共计", "合计", "总计")) && !slices.ContainsFunc(r.tokens[r.clause.start:], func(k token) bool {
		return k.role == residue && k.from < s.from
	})
}

// whose is what stands before the first phrase of the clause, or of the clauses
// before it in the sentence.
func (r *reader) whose(i int) string {
	if !r.clause.stated {
		end := r.tokens[i].from
		if r.clause.phrase.first >= 0 {
			end = r.tokens[r.clause.phrase.first].from
		}
		if words := r.words(r.clause.start, end); words != "" {
			r.sentence.body = words
		}
	}
	return r.sentence.body
}

// words are those of the tokens from i up to byte end that may name a body.
func (r *reader) words(i, end int) string {
	var b strings.Builder
	for ; i < len(r.tokens) && r.tokens[i].from < end; i++ {
		switch r.tokens[i].role {
		case narrow:
			if r.tokens[i].key != except || r.tokens[min(i+1, len(r.tokens)-1)].role != figureMark {
				b.WriteString(r.text.Plain[r.tokens[i].from:r.tokens[i].to])
			}
		case yearMark, figureMark, part, opening, closed, topic, noun:
		default:
			b.WriteString(r.text.Plain[r.tokens[i].from:r.tokens[i].to])
		}
	}
	return strings.Trim(b.String(), "\x1a")
}
