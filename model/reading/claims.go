package reading

import (
	"slices"
	"strings"
)

// claims reads what the clause that ends before token i says without a figure: that
// there was nothing, or that all is done.
func (r *reader) claims(i int) {
	tokens := r.tokens[r.clause.start:i]
	if r.clause.stated || r.sentence.time != 0 || r.sentence.part && !r.partsOver(i) || r.clause.phrase.doubts.Has(OtherYear) {
		return
	}
	if slices.ContainsFunc(tokens, func(k token) bool { return k.role == figureMark && r.figures[k.figure].Kind == Quantity }) {
		return
	}
	if n, ok := r.none(tokens); ok {
		r.account.Nones = append(r.account.Nones, n)
	}
	if span, column, ok := r.allOf(tokens); ok {
		r.account.AllOf = append(r.account.AllOf, AllOf{span, column, r.whose(i - 1)})
	}
	if span, ok := r.allDone(tokens); ok {
		r.account.AllDone = append(r.account.AllDone, AllDone{span, r.whose(i - 1)})
	}
}

// none reads 未发生因政府信息公开引起的行政复议、诉讼, 行政复议、诉讼均为零 and
// 行政诉讼：无. The negation must reach to the end of the clause, so that 未发生败诉 and
// 无逾期未办结 say nothing.
func (r *reader) none(tokens []token) (None, bool) {
	from := slices.IndexFunc(tokens, r.negates)
	if from < 0 {
		return None{}, false
	}
	begin := tokens[from].from
	before, said := tokens[:from], tokens[from+1:]
	if r.happens(said) { // the negation stands behind what there is none of
		before, said = nil, tokens[:from]
		if !slices.ContainsFunc(said, func(k token) bool { return k.role == noun || k.role == act }) {
			said = r.clauseBefore()
		}
		if len(said) > 0 {
			begin = said[0].from
		}
	}
	for _, k := range before {
		switch k.role {
		case narrow, part, outcome, result, plan, channel, applicant:
			return None{}, false
		}
	}
	var objects, acts []string
	for j, k := range said {
		switch k.role {
		case noun:
			objects = append(objects, r.countedNone(k.key))
		case act:
			acts = append(acts, k.key)
		case listed: // 行政复议、行政诉讼等情况
			if !ends(said[j+1:]) {
				return None{}, false
			}
		case filler, topic, about, scope, yearEnd, enumeration, negation, all, yearMark, submitted, opening, closed:
		default:
			return None{}, false
		}
	}
	measures := r.absent(objects, acts)
	if measures == nil || slices.ContainsFunc(measures, func(m Measure) bool { return isDecision(string(m)) }) && !r.ofAll(before, said) {
		return None{}, false
	}
	n := None{Span: r.text.Span(begin, tokens[len(tokens)-1].to), Measures: measures, Who: r.words(r.clause.start, begin)}
	disputes := slices.ContainsFunc(measures, func(m Measure) bool { return isDispute(string(m)) })
	n.Doubts = doubtIf(disputes && !r.sentence.mention && r.heading != requests, OtherMatter)
	return n, true
}

// ofAll reports whether a claim that there were no decisions speaks of all of them, not of
// somebody: 未对申请人实施行政处罚, 轻微违法未予行政处罚.
func (r *reader) ofAll(before, said []token) bool {
	return !slices.ContainsFunc(before, func(k token) bool { return k.role == residue }) &&
		!slices.ContainsFunc(said, func(k token) bool {
			return k.role == filler && containsAny(r.text.Plain[k.from:k.to], "对", "予", "因", "申请人", "被")
		})
}

// negates reports whether a token says that there is none.
func (r *reader) negates(k token) bool {
	return k.role == negation || k.role == outcome && r.text.Plain[k.from:k.to] == "不存在"
}

// happens reports whether tokens behind a negation say no more than that something
// came to pass: 行政诉讼未发生.
func (r *reader) happens(tokens []token) bool {
	for _, k := range tokens {
		if k.role != filler && k.role != negation || !containsAny(r.text.Plain[k.from:k.to], "发生", "产生", "出现", "有", "件", "零") {
			return false
		}
	}
	return true
}

// clauseBefore are the tokens of the clause before, where it tells no figure.
func (r *reader) clauseBefore() []token {
	if r.clause.before < 0 || r.clause.before >= r.clause.start {
		return nil
	}
	return r.tokens[r.clause.before : r.clause.start-1]
}

// countedNone is what a noun stands for of which there is none.
func (r *reader) countedNone(key string) string {
	if key == total {
		return requests
	}
	return key
}

// absent are the measures that a negation of nouns and acts says to be none.
func (r *reader) absent(objects, acts []string) (out []Measure) {
	dispute := slices.ContainsFunc(objects, isDispute)
	only := func(key string) bool { return len(acts) == 1 && acts[0] == key }
	for _, o := range objects {
		switch {
		case dispute && o == requests: // 因政府信息公开申请引起的行政复议
		case isDispute(o) && (len(acts) == 0 || only(receive)):
			out = append(out, Measure(o))
		case o == conflicts && len(acts) == 0:
			out = append(out, Review, Suit)
		case o == appealing && len(acts) <= 1:
			out = append(out, Review)
		case o == requests && (len(acts) == 0 || only(receive) || only(added)):
			out = append(out, New)
		case o == requests && (only(string(CarriedOut)) || only(string(CarriedIn))):
			out = append(out, Measure(acts[0]))
		case o == normative && len(acts) > 0:
			measures, ok := changes(acts, NormativeIssued, NormativeRepealed)
			if !ok {
				return nil
			}
			out = append(out, measures...)
		case o == regulations && len(acts) > 0:
			measures, ok := changes(acts, RulesIssued, RulesRepealed)
			if !ok {
				return nil
			}
			out = append(out, measures...)
		case o == string(Licences) || o == string(Penalties) || o == string(Coercions):
			if len(acts) > 0 {
				return nil
			}
			out = append(out, Measure(o))
		case o == weak && len(objects) == 1 && r.heading == requests && (only(receive) || only(string(CarriedOut)) || only(string(CarriedIn))):
			out = append(out, map[string]Measure{receive: New, string(CarriedOut): CarriedOut, string(CarriedIn): CarriedIn}[acts[0]])
		case o == weak && len(objects) == 1 && r.heading == requests && only(carry):
			out = append(out, CarriedOut, CarriedIn)
		case o == weak && len(objects) == 1 && r.heading == requests && len(acts) == 0:
			out = append(out, New) // 零申请
		case o == string(Handling) && len(objects) == 1 && len(acts) == 0:
			out = append(out, Handling)
		case o == weak, o == alien && dispute: // 投诉、举报、行政复议或行政诉讼
		default:
			return nil
		}
	}
	if len(objects) > 0 {
		return out
	}
	switch {
	case r.paragraph.subject == requests && (only(string(CarriedOut)) || only(string(CarriedIn))):
		out = append(out, Measure(acts[0]))
	case r.paragraph.subject == requests && only(carry):
		out = append(out, CarriedOut, CarriedIn)
	case r.paragraph.subject == normative:
		out, _ = changes(acts, NormativeIssued, NormativeRepealed)
	case r.paragraph.subject == regulations:
		out, _ = changes(acts, RulesIssued, RulesRepealed)
	}
	return out
}

// changes are the measures of documents that acts say to be none; ok is false where one
// of them is another.
func changes(acts []string, issued, repealed Measure) (out []Measure, ok bool) {
	for _, a := range acts {
		switch a {
		case added, string(NormativeIssued):
			out = append(out, issued)
		case string(NormativeRepealed):
			out = append(out, repealed)
		default:
			return nil, false
		}
	}
	return out, true
}

// allDone reads 全部办结, 均已办理完毕.
func (r *reader) allDone(tokens []token) (Span, bool) {
	if r.paragraph.subject != requests || r.clause.phrase.doubts.Has(Told, Guessed) || r.ofSome() || r.clause.phrase.doubts.Has(Negated) || len(r.clause.phrase.outcomes) > 0 || carrying(r.clause.phrase.acts) {
		return Span{}, false
	}
	from := -1
	for i, k := range tokens {
		switch k.role {
		case all:
			from = i
		case act:
			if from >= 0 && k.key == done && ends(tokens[i+1:]) {
				return r.text.Span(tokens[from].from, k.to), true
			}
		case filler, scope:
		default:
			from = -1
		}
	}
	return Span{}, false
}

// ofSome says that the clause, or the one that it goes on with, is on some only.
func (r *reader) ofSome() bool {
	return r.sentence.some || r.clause.phrase.narrows() != 0 || r.clause.pending.narrows() != 0
}

// ends says that nothing more of meaning follows.
func ends(tokens []token) bool {
	return !slices.ContainsFunc(tokens, func(k token) bool { return k.role != filler })
}

// allOf reads 申请人均为自然人.
func (r *reader) allOf(tokens []token) (span Span, column string, ok bool) {
	if r.paragraph.subject != requests || r.clause.phrase.doubts.Has(Told, Guessed) || r.ofSome() || r.clause.phrase.doubts.Has(Negated) || len(r.clause.phrase.columns) != 1 || len(r.clause.phrase.outcomes) > 0 || carrying(r.clause.phrase.acts) {
		return Span{}, "", false
	}
	for i, k := range tokens {
		if k.role != all {
			continue
		}
		for j, next := range tokens[i+1:] {
			switch {
			case next.role == filler:
			case next.role == applicant && next.key != "?" && r.closes(tokens[i+1+j+1:]):
				return r.text.Span(k.from, next.to), strings.TrimPrefix(next.key, "?"), true
			default:
				return Span{}, "", false
			}
		}
	}
	return Span{}, "", false
}

// closes says that nothing follows but fillers and 申请.
func (r *reader) closes(tokens []token) bool {
	return !slices.ContainsFunc(tokens, func(k token) bool { return k.role != filler && (k.role != noun || k.key != weak && k.key != requests) })
}
