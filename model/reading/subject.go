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
	r.goOn(i)
	behind, loose := r.ahead(i)
	g := r.clause.phrase
	from, to := g.first, i
	switch {
	case g.says(), g.weak && r.heading == requests && !behind.says() && r.plainly(s):
		if from < 0 {
			from, to = i, behind.first // the noun has come from behind
		}
		g = r.complete(g, behind, i)
		g.doubts |= loose
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
		narrows := g.narrows()
		g = r.clause.pending
		g.doubts |= narrows | Guessed.only()
		from = -1
	}
	r.settle(s, g, i, from, to)
}

// goOn takes over from the figure before what the phrase of token i leaves out, and drops
// what that figure has taken.
func (r *reader) goOn(i int) {
	p := &r.clause.phrase
	if len(p.acts) == 0 && r.clause.stated && (p.object() == normative || p.object() == regulations) && p.first > 0 && r.joins(p.first-1) {
		p.acts = r.clause.last.acts // 制定规章1部、行政规范性文件36件
	}
	if pending := r.clause.pending; len(p.acts) == 0 && !r.clause.stated && (p.object() == normative || p.object() == regulations) && len(pending.objects) == 0 && len(pending.acts) == 1 {
		p.acts = pending.acts // 继续有效的，规章11部
	}
	if p.change == level && !p.says() && r.clause.last.says() { // 申请由74件增加到86件
		*p = r.clause.last
		p.doubts &^= OtherYear.only()
		p.change = level
		if !r.yearBehind(i) {
			r.sentence.time &^= OtherYear.only()
		}
	} else {
		r.clause.last = *p
	}
	if r.clause.nounFirst && r.joinedBefore(i) {
		*p = newPhrase() // 5件复议案件和3件诉讼案件
	}
	p.doubts |= doubtIf(p.inTurn, Told)
	r.sentence.some = r.sentence.some || p.narrows() != 0 && p.weak
}

// ahead reads what stands behind the figure at token i; a noun there at once is what it
// counts.
func (r *reader) ahead(i int) (behind phrase, loose Doubts) {
	if r.clause.phrase.says() && r.joinedBehind(i) {
		return newPhrase(), 0 // 行政复议6件和行政诉讼3件
	}
	behind, loose = r.behind(i)
	if len(behind.objects) > 0 && r.nounNext(i) {
		r.sentence.mention = r.sentence.mention || behind.topic // 20件政府信息公开行政复议
		r.object(behind.objects[0])                             // 收到5件政府信息公开申请
		r.clause.nounFirst = true
	}
	return behind, loose
}

// complete adds to a phrase what the words behind the figure at token i say of it.
func (r *reader) complete(g, behind phrase, i int) phrase {
	if g.first < 0 && len(g.results) == 0 && len(behind.results) == 1 && plainResult(behind.results[0]) {
		g.results, behind.results = behind.results, nil // 3件诉讼没有审结
	}
	if len(g.columns) == 0 {
		g.columns = behind.columns
	}
	if object := behind.object(); len(g.objects) == 0 && (object == normative || object == regulations) {
		r.object(object) // 废止1件已不适用的规范性文件
		g.objects = behind.objects
	}
	if object := g.object(); len(g.acts) == 0 && r.clause.nounFirst && (object == normative || object == regulations) {
		g.acts = behind.acts // 3部新规章出台
	}
	if slices.Equal(g.results, []string{"?"}) && len(behind.results) == 1 && plainResult(behind.results[0]) {
		g.results, behind.results = behind.results, nil // 审结的4件均为维持
	}
	if len(g.acts) == 0 && (r.inAll(r.tokens[i].from) || r.allBehind(i)) {
		g.acts = behind.acts // 共有86件政府信息公开申请被受理
	}
	if g.has(carry) && behind.has(string(CarriedOut)) {
		g.acts, behind.acts = behind.acts, nil // 结转15件到下年度继续办理
	}
	others := len(behind.outcomes)+len(behind.results) > 0 && !sameGroup(g.outcomes, behind.outcomes)
	g.doubts |= doubtIf(others || carrying(behind.acts), PartOf)
	return g
}

// aloneInBracket reports whether a bracket holds the count at token i alone, and the
// words before it say what is counted.
func (r *reader) aloneInBracket(i int) bool {
	n := len(r.outside)
	return n > 0 && r.clause.start == i && r.tokens[i-1].role == opening && i+1 < len(r.tokens) && r.tokens[i+1].role == closed && r.outside[n-1].phrase.says()
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
	if before.doubts.Has(Remainder) && behind.doubts.Has(Planned) && (behind.has(answer) || behind.has(done) || behind.has(process)) {
		g.acts, g.doubts = []string{string(CarriedOut)}, 0 // 其余6件将在法定时限内答复
	}
	g.objects = before.objects
	g.doubts |= before.doubts&^UnknownWords.only() | before.narrows()
	documents := r.paragraph.subject == normative || r.paragraph.subject == regulations // 21部在施行: no part of others
	g.doubts |= doubtIf(len(g.acts) > 0 && !carrying(g.acts) && !documents && !r.inAll(r.tokens[i].from), PartOf)
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
	s.Doubts |= doubtIf(endsWithAny(r.text.Plain[:s.from], "由", "从"), Difference)  // 由7件降至4件
	s.Doubts |= doubtIf(endsWithAny(r.text.Plain[:s.from], "各", "各为", "各有"), Told) // 过程性信息和执法案卷各1件
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
	if slices.Contains(s.Measures, CarriedOut) || slices.Contains(s.Measures, CarriedIn) || len(g.outcomes)+len(s.Columns) > 0 || s.Measures[0] == Direct || s.Measures[0] == After || s.Measures[0] == NormativeInForce || s.Measures[0] == RulesInForce || s.Result != "" {
		s.Doubts &^= Remainder.only() // 其余18件是村民提出的: all that villagers made
	}
	if !ofApplications(s.Measures[0]) {
		s.Doubts &^= OneChannel.only() // only applications are told by the way they came
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
		case act, result, applicant:
			g.add(k.role, k.key)
		case outcome:
			g.add(r.answer(k.key))
		case negation:
			g.doubts.add(Negated)
			continue
		case plan:
			g.doubts.add(Planned)
			continue
		case narrow, rate, listed, channel:
			g.doubts |= doubtIf(k.key != rest, OnlySome)
			continue
		case topic:
			g.topic = g.topic || g.first < 0
			continue
		case filler, all, changed, about, scope, ways, submitted:
			continue
		case yearMark:
			if r.year == 0 || r.years[k.year].In(r.year) != r.year+1 {
				return g, loose
			}
			g.doubts.add(Planned) // 3件将在2025年答复
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

// ofApplications reports whether a measure is one of applications.
func ofApplications(m Measure) bool {
	switch m {
	case Licences, Penalties, Coercions, Fees:
		return false
	}
	return !isDispute(string(m)) && !strings.HasPrefix(string(m), "normative-") && !strings.HasPrefix(string(m), "rules-")
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
	case object == conflicts:
		s.Measures = []Measure{Review, Suit}
		s.Doubts |= Guessed.only() | doubtIf(!r.sentence.mention, OtherMatter)
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
