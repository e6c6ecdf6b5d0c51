package reading

import (
	"slices"
	"strings"

	"github.com/govalues/decimal"
)

// lookBack ends a sentence: what its figures say of each other is known only now.
func (r *reader) lookBack() {
	told := r.account.Statements[r.sentence.first:]
	for i := range told {
		s := &told[i]
		switch {
		case slices.Equal(s.Measures, []Measure{Handled}) && !s.Part && partitioned(told, i), isGroup(*s) && slices.ContainsFunc(told, func(o Statement) bool { return sameGroupTold(*s, o) }):
			s.Doubts.add(OnlySome)
		case slices.Equal(s.Measures, []Measure{Carried}) && slices.ContainsFunc(told[:i], settledOrCarried):
			s.Measures, s.Doubts = []Measure{CarriedOut}, s.Doubts&^Guessed.only() // 上年结转6件，办结80件，结转6件
		case slices.Equal(s.Measures, []Measure{Handled}) && !s.Part && s.Doubts&^(PartOf.only()|Remainder.only()) == 0 && slices.ContainsFunc(told, leftOver):
			s.Doubts = 0 // 除3件转入2023年，其余49件均已办结
		}
	}
	beside := r.sentence.time
	for _, s := range told {
		if s.Kind == Quantity {
			beside |= s.Doubts | doubtIf(s.Part, PartOf)
		}
	}
	for i := range told {
		told[i].Beside = beside
	}
}

// isGroup reports whether a statement tells how many applications were answered in a way for
// which there are several reasons.
func isGroup(s Statement) bool {
	return isOutcome(s) && len(s.Measures) == 1 && len(s.Columns) == 0 && slices.Contains([]Measure{Denied, Unavailable, Rejected, Other}, s.Measures[0])
}

// sameGroupTold reports whether another figure of its sentence tells the same group: then each
// has its reason, 依第十五条不予公开9件，依第十六条不予公开8件.
func sameGroupTold(s, o Statement) bool {
	return o.Start != s.Start && slices.Equal(o.Measures, s.Measures) && len(o.Columns) == 0 && !o.Value.Equal(s.Value)
}

func leftOver(s Statement) bool { return slices.Equal(s.Measures, []Measure{CarriedOut}) && s.Sure() }

func settledOrCarried(s Statement) bool {
	return len(s.Measures) == 1 && (s.Measures[0] == Handled || s.Measures[0] == CarriedIn) && len(s.Columns) == 0
}

// partitioned reports whether the answers told at i are some of the applications told
// before, the others standing behind: 受理12件，答复7件，不予受理4件，补正后仍不明确1件.
func partitioned(told []Statement, i int) bool {
	whole := slices.IndexFunc(told[:i], func(s Statement) bool {
		return len(s.Measures) == 1 && (s.Measures[0] == New || s.Measures[0] == Both || s.Measures[0] == Inflow)
	})
	if whole < 0 {
		return false
	}
	sum, answered := told[i].Value, false
	for _, s := range told[i+1:] {
		if s.Kind != Quantity || s.Part || s.Unit != told[i].Unit {
			break
		}
		sum, _ = sum.Add(s.Value)
		answered = answered || isOutcome(s) || s.Measures == nil && s.Doubts == Guessed.only()
	}
	return answered && sum.Equal(told[whole].Value)
}

// isOutcome reports whether a statement tells how applications were answered.
func isOutcome(s Statement) bool {
	if len(s.Measures) == 0 {
		return false
	}
	if s.Measures[0] == AnyOther {
		return true
	}
	group, _, _ := strings.Cut(string(s.Measures[0]), "-")
	switch Measure(group) {
	case Withdrawn, Opened, Granted, Denied, Unavailable, Rejected, Other, "partly":
		return true
	}
	return false
}

// besideOutcome reports whether an outcome stands before a figure in its sentence or
// begins the words behind it.
func (r *reader) besideOutcome(s *Statement) bool {
	if r.paragraph.subject != requests {
		return false
	}
	if told := r.account.Statements[r.sentence.first:]; len(told) > 0 && isOutcome(told[len(told)-1]) {
		return true
	}
	behind := strings.TrimLeft(r.text.Plain[s.to:], "，、；")
	e, ok := lexicon.longest(firstRune(behind), behind)
	return ok && e.role == outcome && e.key != "?"
}

// splitsHandled is the doubt about a figure in brackets that tells from which year those come
// that were settled: 办结51件（上年结转7件、当年新收44件）.
func (r *reader) splitsHandled(s Statement) Doubts {
	n := len(r.outside)
	if n == 0 || r.outside[n-1].before == 0 || len(s.Measures) != 1 || s.Measures[0] != New && s.Measures[0] != CarriedIn {
		return 0
	}
	if !slices.Equal(r.account.Statements[r.outside[n-1].before-1].Measures, []Measure{Handled}) {
		return 0
	}
	if s.Measures[0] == CarriedIn {
		return Guessed.only() // most often all of them
	}
	return OnlySome.only()
}

// twiceOfYear reports whether both acts of a figure are said to be of the year, as
// in 当年新收当年办结44件: those settled later are left out.
func (r *reader) twiceOfYear(s *Statement) bool {
	n := 0
	for i := r.clause.start; i < len(r.tokens) && r.tokens[i].from < s.from; i++ {
		if r.tokens[i].role == yearMark && (i == 0 || r.tokens[i-1].role != yearMark) {
			n++
		}
	}
	return n > 1
}

// plainly reports whether nothing but the time and the body stands before the noun of
// the first figure of a sentence, or before a figure that its noun follows, no other
// having told it: 2024年全县政府信息公开申请58件, 全年共有58件政府信息公开申请.
func (r *reader) plainly(s *Statement) bool {
	if r.sentence.first != len(r.account.Statements) || r.paragraph.received {
		return false
	}
	for i := r.clause.start; i < len(r.tokens) && r.tokens[i].from < s.from; i++ {
		switch k := r.tokens[i]; k.role {
		case yearMark, scope, filler, submitted, enumeration:
		case applicant:
			if k.key != "?" {
				return false // 公民、法人提交的: all of them
			}
		case noun:
			return (k.key == requests || k.key == weak && r.heading == requests) && r.countsAll(i+1, s.from)
		default:
			return false
		}
	}
	return r.clause.nounFirst && r.heading == requests && endsWithAny(r.text.Plain[:s.from], "共有")
}

// countsAll says that nothing but 共 stands between token i and byte end.
func (r *reader) countsAll(i, end int) bool {
	for ; i < len(r.tokens) && r.tokens[i].from < end; i++ {
		if k := r.tokens[i]; k.role != filler || !hasAnyPrefix(r.text.Plain[k.from:k.to], "共", "合计", "总计") {
			return false
		}
	}
	return true
}

// sumOf adds up the values of statements that one asks for.
func sumOf(told []Statement, counts func(Statement) bool) decimal.Decimal {
	sum := decimal.Zero
	for _, s := range told {
		if counts(s) {
			sum, _ = sum.Add(s.Value)
		}
	}
	return sum
}
