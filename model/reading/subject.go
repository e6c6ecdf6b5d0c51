package reading

import (
	"slices"
	"strings"
)

// state finds what the count at token i is said of.
func (r *reader) state(s *Statement, i int) {
	if r.clause.phrase.inTurn {
		r.dealOut(i)
	}
	if t, ok := r.turns[i]; ok {
		r.stateInTurn(s, t, i)
		return
	}
	if p := &r.clause.phrase; len(p.acts) == 0 && r.clause.stated && (p.object() == normative || p.object() == regulations) && p.first > 0 && r.joins(p.first-1) {
		p.acts = r.clause.last.acts // 制定规章1部、行政规范性文件36件
	}
	if g := &r.clause.phrase; g.change == level && !g.says() && r.clause.last.says() {
		// 申请由74件增加到86件
		*g = r.clause.last
		g.doubts &^= OtherYear.only()
		g.change = level
		if !r.yearBehind(i) {
			r.sentence.time &^= OtherYear.only()
		}
	} else {
		r.clause.last = *g
	}
	if r.clause.nounFirst && r.joinedBefore(i) {
		r.clause.phrase = newPhrase() // 5件复议案件和3件诉讼案件
	}
	r.clause.phrase.doubts |= doubtIf(r.clause.phrase.inTurn, Told)
	r.sentence.some = r.sentence.some || r.clause.phrase.narrows() != 0 && r.clause.phrase.weak
	behind, loose := r.behind(i)
	if p := r.clause.phrase; (p.object() != "" || len(p.outcomes) > 0) && r.joinedBehind(i) {
		behind, loose = newPhrase(), 0 // 行政复议6件和行政诉讼3件
	}
	if len(behind.objects) > 0 && r.nounNext(i) {
		r.sentence.mention = r.sentence.mention || behind.topic // 20件政府信息公开行政复议
		r.object(behind.objects[0])                             // 收到5件政府信息公开申请
		r.clause.nounFirst = true
	}
	g := r.clause.phrase
	from, to := g.first, i
	switch {
	case g.says():
		if from < 0 {
			from, to = i, behind.first // the noun has come from behind
			if len(g.results) == 0 && len(behind.results) == 1 && behind.results[0] != "?" {
				g.results, behind.results = behind.results, nil // 3件诉讼没有审结
			}
		}
		if len(g.columns) == 0 {
			g.columns = behind.columns
		}
		if len(g.acts) == 0 && (r.inAll(r.tokens[i].from) || r.allBehind(i)) {
			g.acts = behind.acts // 共有86件政府信息公开申请被受理
		}
		if g.has(carry) && behind.has(string(CarriedOut)) {
			g.acts, behind.acts = behind.acts, nil // 结转15件到下年度继续办理
		}
		g.doubts |= loose | doubtIf(len(behind.outcomes)+len(behind.results) > 0 && !sameGroup(g.outcomes, behind.outcomes) || carrying(behind.acts), PartOf)
	case behind.says():
		g = r.saidBehind(i, behind)
		g.doubts |= loose | doubtIf(behind.doubts.Has(UnknownWords), OnlySome) // 15件以此为由不予公开
		from, to = i, behind.first
	case r.aloneInBracket(i):
		outside := &r.outside[len(r.outside)-1].clause
		g, outside.phrase = outside.phrase, newPhrase() // 不予公开（22件）, 全部办结（17件）
		from = -1
	case !r.clause.pending.says():
		s.Doubts |= g.doubts | g.narrows() | r.sentence.time | r.sentence.others
		r.sumUp(s, i)
		return
	default:
		narrows := r.clause.phrase.narrows()
		g = r.clause.pending
		g.doubts |= narrows | Guessed.only()
		from = -1
	}
	r.settle(s, g, i, from, to)
}

// aloneInBracket reports whether a bracket holds the count at token i alone, and the
// words before it say what is counted.
func (r *reader) aloneInBracket(i int) bool {
	n := len(r.outside)
	return n > 0 && r.clause.start == i && i+1 < len(r.tokens) && r.tokens[i+1].role == closed && r.outside[n-1].phrase.says()
}

// sameGroup reports whether outcomes behind a figure are no more than the group of those
// before it: 执法案卷2件不予公开.
func sameGroup(rows, groups []string) bool {
	return len(rows) > 0 && len(groups) == 1 && !slices.ContainsFunc(rows, func(o string) bool {
		group, _, _ := strings.Cut(strings.TrimPrefix(o, "?"), "-")
		return group != strings.TrimPrefix(groups[0], "?")
	})
}

// stateInTurn states the count at token i that is told in turn with others.
func (r *reader) stateInTurn(s *Statement, t turn, i int) {
	if isDispute(t.object()) {
		r.paragraph.disputes = []Measure{Measure(t.object())}
	}
	if t.yearly {
		r.sentence.time = r.sentence.time&^OtherYear.only() | doubtIf(t.other, OtherYear)
	}
	r.settle(s, t.phrase, i, t.first, i)
}

// saidBehind is the phrase of a count that is told before what is counted:
// 36件予以公开. What is done with some of them is said of those alone.
func (r *reader) saidBehind(i int, behind phrase) phrase {
	if len(behind.objects) > 0 && !r.nounNext(i) {
		r.object(behind.objects[0]) // 1件被申请行政复议
	}
	r.clause.nounFirst = true
	before := r.clause.phrase
	g := behind
	g.objects = before.objects
	g.doubts = before.doubts&^UnknownWords.only() | before.narrows() | behind.doubts
	g.doubts |= doubtIf(len(g.acts) > 0 && !carrying(g.acts) && !r.inAll(r.tokens[i].from), PartOf)
	g.doubts |= doubtIf(i > r.clause.start && r.tokens[i-1].role == residue, OnlySome) // 查询2件未公开
	return g
}

// joinedBehind reports whether 和 or the like stands behind the figure at token i.
func (r *reader) joinedBehind(i int) bool {
	if i+1 >= len(r.tokens) || r.tokens[i+1].role != filler {
		return false
	}
	return r.joins(i + 1)
}

// joinedBefore reports whether 和 or the like stands before the figure at token i.
func (r *reader) joinedBefore(i int) bool { return i > 0 && r.joins(i-1) }

// joins reports whether token i joins two things.
func (r *reader) joins(i int) bool {
	k := r.tokens[i]
	return k.role == enumeration || k.role == filler && hasAnyPrefix(r.text.Plain[k.from:k.to], "和", "与", "及", "以及", "并")
}

// yearBehind reports whether a year is told between the figure before token i and i.
func (r *reader) yearBehind(i int) bool {
	for _, k := range slices.Backward(r.tokens[:i]) {
		if k.role == yearMark || k.role == figureMark {
			return k.role == yearMark
		}
	}
	return false
}

// inAll reports whether a word for all of them stands before the number at a byte:
// 共有86件申请被受理.
func (r *reader) inAll(number int) bool {
	words := r.text.Plain[r.tokens[r.clause.start].from:number]
	return endsWithAny(words, "共", "共有", "共计", "总共", "总计", "一共", "共计有")
}

// allBehind reports whether the count at token i is the first of its paragraph and what
// is done with all of them follows: 48件政府信息公开申请全部按期答复.
func (r *reader) allBehind(i int) bool {
	if r.paragraph.first != len(r.account.Statements) {
		return false
	}
	for _, k := range r.tokens[i+1:] {
		switch k.role {
		case all:
			return true
		case noun, filler, topic:
		default:
			return false
		}
	}
	return false
}

// settle makes the count at token i a statement of a phrase; from and to are the
// tokens that say it, from -1 where they stand in another clause.
func (r *reader) settle(s *Statement, g phrase, i, from, to int) {
	r.sentence.issued = r.sentence.issued && r.sentence.part || g.has(string(NormativeIssued)) && slices.Contains(g.objects, thing)
	s.Doubts |= g.doubts | g.narrows() | r.sentence.time | r.sentence.others
	s.Doubts |= doubtIf(endsWithAny(r.text.Plain[:s.from], "由", "从"), Difference) // 由7件降至4件
	s.Doubts |= doubtIf(g.object() == thing, OtherMatter)
	if g.doubts.Has(OtherYear, Difference, Negated) && g.change != level || g.object() == thing && len(g.outcomes) == 0 {
		return
	}
	r.measure(s, g)
	if s.Measures == nil {
		return
	}
	s.Who = r.whose(i)
	switch named := slices.Contains(g.objects, requests); {
	case named:
		r.sentence.some = g.narrows() != 0
	case g.doubts.Has(UnknownWords) && (g.has(receive) || g.has(done)) && len(g.objects)+len(g.outcomes)+len(g.columns) == 0:
		r.sentence.strange = true // 新收民事案件3210件
	}
	if g.change == level {
		s.Doubts &^= Difference.only()
	}
	if slices.Contains(s.Measures, CarriedOut) || slices.Contains(s.Measures, CarriedIn) || len(g.outcomes) > 0 {
		s.Doubts &^= Remainder.only()
	}
	s.Doubts |= doubtIf(s.Unit == "" && !s.Value.IsZero(), NoUnit)
	if s.Doubts.Has(OtherYear, ManyYears) {
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
func (r *reader) behind(i int) (g phrase, loose Doubts) {
	g = newPhrase()
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
			g.doubts.add(Negated)
			continue
		case narrow, plan, rate, listed, channel:
			g.doubts |= doubtIf(k.key != rest, OnlySome)
			continue
		case topic:
			g.topic = g.topic || g.first < 0
			continue
		case filler, all, changed, about, scope, ways, submitted:
			continue
		case residue:
			loose |= doubtIf(j == i+1, UnknownWords)
			g.doubts.add(UnknownWords)
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

// nounNext reports whether a noun follows the figure at token i at once:
// 5件行政复议.
func (r *reader) nounNext(i int) bool {
	for j := i + 1; j < len(r.tokens); j++ {
		switch r.tokens[j].role {
		case noun:
			return r.tokens[j].key != weak
		case filler, topic, about, submitted:
		default:
			return false
		}
	}
	return false
}

// measure finds the measures of a count said of a phrase, and what is doubtful about
// them.
func (r *reader) measure(s *Statement, g phrase) {
	object := g.object()
	switch {
	case object == thing && len(g.outcomes) > 0, object == "" && r.paragraph.subject == alien && len(g.outcomes) > 0:
		s.Doubts.add(OtherMatter) // 以属于事故调查执法案卷为由不予公开2件
		r.application(s, g, false)
	case object == alien || object == thing:
		s.Doubts.add(OtherMatter)
	case isDispute(object), len(g.results) > 0 && len(r.paragraph.disputes) > 0 && r.paragraph.subject != alien:
		r.dispute(s, g)
	case slices.Equal(g.results, []string{string(Pending)}) && r.paragraph.subject == requests:
		g.results, g.acts = nil, append(g.acts, unsettle) // 办结106件，未结4件
		r.application(s, g, object == requests)
	case len(g.results) > 0:
		s.Doubts.add(OtherMatter)
	case slices.Contains(g.objects, normative) && slices.Contains(g.objects, regulations):
		r.documents(s, g)
	case object == normative, object == "" && r.paragraph.subject == normative:
		r.document(s, g)
	case object == regulations, object == "" && r.paragraph.subject == regulations:
		r.regulation(s, g)
	case isDecision(object):
		s.Measures = []Measure{Measure(object)}
		if s.Value.IsZero() && !slices.ContainsFunc(g.objects, func(o string) bool { return !isDecision(o) }) {
			s.Measures = measuresOf(g.objects) // 行政许可、行政处罚均为0件
		}
		s.Doubts |= doubtIf(len(g.objects) > len(s.Measures) || g.has(publish) || g.has(receive), Guessed)
	case object == string(Fees), object == string(Handling), r.paragraph.subject == alien && len(g.columns) == 0:
		s.Doubts.add(OtherMatter)
	default:
		r.application(s, g, object == requests)
	}
}

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
		return measures, doubt | doubtIf(received, Guessed)
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
		return one(Carried, Guessed.only())
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
			if m := r.account.Statements[r.paragraph.parent-1].Measures; slices.Equal(m, []Measure{Both}) || slices.Equal(m, []Measure{Inflow}) {
				among = 0 // 承办98件，包括新接收89件和上年结转9件
			}
		}
		return one(New, among)
	case len(g.columns) > 0:
		if parent, ok := r.whole(); ok && parent.Result == "" && parent.Doubts&^soft == 0 {
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
		return one(Opened, doubtIf(!r.besideOutcome(s), Guessed)) // 公开19件、部分公开6件
	}
	return nil, 0
}

// besideDispute reports whether the figure before in the sentence counts reviews or
// suits.
func (r *reader) besideDispute() bool {
	told := r.account.Statements[r.sentence.first:]
	if len(told) == 0 {
		return false
	}
	last := told[len(told)-1]
	return len(last.Measures) > 0 && isDispute(string(last.Measures[0]))
}

// outcomesOf are the measures that the outcomes of a phrase name.
func outcomesOf(g phrase) (out []Measure, doubt Doubts) {
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
func (r *reader) whole() (Statement, bool) {
	if r.sentence.part && r.paragraph.parent > 0 {
		return r.account.Statements[r.paragraph.parent-1], true
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
