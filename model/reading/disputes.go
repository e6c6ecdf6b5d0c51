package reading

import (
	"slices"
	"strings"
)

// dispute reads how many reviews and suits there were and how they ended.
func (r *reader) dispute(s *Statement, g phrase) {
	s.Measures = slices.Clone(r.paragraph.disputes)
	slices.Sort(s.Measures)
	s.Measures = slices.Compact(s.Measures)
	if !r.sentence.mention && r.heading != requests && r.paragraph.subject != requests && !r.paragraph.received {
		s.Doubts.add(OtherMatter)
	}
	if slices.Contains(s.Measures, Suit) && len(s.Measures) > 1 && (slices.Contains(s.Measures, Direct) || slices.Contains(s.Measures, After)) {
		s.Measures = slices.DeleteFunc(s.Measures, func(m Measure) bool { return m == Suit })
	}
	if g.has(receive) && !r.ofInformation(s) {
		s.Doubts.add(OtherMatter) // 受理的复议案件93件: those of a body that decides them
	}
	if n := len(g.results); n > 1 && !slices.ContainsFunc(g.results[:n-1], plainResult) {
		g.results = g.results[n-1:] // 撤销、责令重作等纠正
	}
	switch {
	case len(g.results) == 0:
		if len(g.outcomes) > 0 || g.has(answer) && !r.disputed(s) {
			s.Doubts.add(Guessed)
		}
	case len(g.results) == 1 && g.results[0] != "?":
		key := strings.TrimLeft(g.results[0], "?<")
		s.Result, s.AtMost = Result(key), strings.HasPrefix(g.results[0], "<")
		s.Doubts |= doubtIf(!plainResult(g.results[0]), Guessed)
		s.Doubts &^= OtherBody.only() &^ r.sentence.others // 法院维持1件
	default:
		s.Measures = nil
	}
}

// plainResult says that a result is named as the form does. 胜诉 may mean one of its
// results, and 撤诉 is one of the ways to one.
func plainResult(key string) bool { return !strings.ContainsAny(key[:1], "?<") }

// ofInformation reports whether the clause of a figure speaks of 信息公开.
func (r *reader) ofInformation(s *Statement) bool {
	return containsAny(r.text.Plain[r.tokens[r.clause.start].from:s.to], "信息公开", "依申请", "公开信息")
}

// disputed reports whether the words before a count lead from an answer to a dispute:
// 因不服政府信息公开答复引发的行政复议15起.
func (r *reader) disputed(s *Statement) bool {
	words := r.text.Plain[r.tokens[r.clause.start].from:s.from]
	return containsAny(words, "不服", "不满", "引发", "引起", "导致", "产生")
}
