package reading

import (
	"slices"
	"strings"
)

// take adds a phrase to the segment.
func (r *reader) take(i int) {
	r.at = i
	k, g := r.tokens[i], &r.clause.phrase
	counts := true
	switch k.role {
	case noun:
		if k.key == string(Review) && r.endsReview(i) {
			k.key = string(After)
		}
		r.object(k.key)
		g.doubts |= doubtIf(k.key == string(Suit) && !r.sentence.mention && strings.Contains(r.text.Plain[k.from:k.to], "应诉"), OtherMatter)
		counts, g.weak = k.key != weak, g.weak || k.key == weak
		r.sentence.strange = r.sentence.strange && k.key != requests && k.key != total || k.key == weak && r.strangeBefore(i)
		r.sentence.sorted = r.sentence.sorted || k.key == requests && r.sorts(i)
	case topic:
		r.sentence.mention, r.sentence.strange = true, false
		if r.paragraph.subject == alien {
			r.paragraph.subject = r.heading
		}
		counts = false
	case act, applicant:
		g.add(k.role, k.key)
	case outcome:
		if strings.Contains(k.key, "-") && !strings.HasSuffix(k.key, string(Partly)) && g.object() == "" {
			g.doubts &^= OnlySome.only() | UnknownWords.only() // 涉及学生隐私等第三方权益: why, not which
		}
		g.add(r.answer(k.key))
	case result:
		r.disputeOf(r.text.Plain[k.from:k.to])
		g.add(k.role, k.key)
	case others:
		counts = r.takeOthers(i)
	case submitted:
		if len(g.columns) > 1 && slices.Contains(g.columns, "?") || i > 0 && r.tokens[i-1].role == listed {
			g.columns = nil // 公民、法人提交的, 农户等提出的: all applicants
		}
		counts = false
	case part:
		r.sentence.part, r.sentence.among, counts = true, i, false
		r.paragraph.parent = r.lastStated()
	case narrow:
		r.narrow(i)
		counts = false
	case attribute:
		if g.has(receive) && g.channels == 0 && !r.paragraph.received {
			g.doubts &^= OnlySome.only() | UnknownWords.only()
		}
		counts = false
	case channel:
		g.channels++
		counts = false
	case ways:
		if g.channels != 1 {
			g.channels = 0 // one way and the like are still some
		}
		counts = false
	case listed:
		if r.sumsUp(i) {
			g.doubts &^= OnlySome.only() | UnknownWords.only()
		} else {
			g.doubts.add(OnlySome)
		}
		counts = false
	case rate:
		g.doubts.add(OnlySome)
		counts = false
	case plan:
		g.doubts.add(Planned)
		r.sentence.time |= doubtIf(k.key == byRule, Planned) // 考核指标规定，被纠正1件扣2分
		counts = false
	case inTurn:
		g.inTurn, counts = true, false
	case yearEnd:
		r.sentence.time &^= PartOfYear.only()
		counts = false
	case sinceThen:
		r.sentence.time |= doubtIf(i == 0 || r.tokens[i-1].role != yearMark, ManyYears)
		counts = false
	case about:
		ours := i > 0 && r.tokens[i-1].role == scope // 与本局有关的复议
		g.doubts |= doubtIf(!ours && !r.aboutInformation(i), OnlySome)
		counts = false
	case changed:
		g.doubts.add(Difference)
		g.change, counts = changeOf(k.key, r.text.Plain[k.from:k.to]), false
	case negation:
		g.doubts.add(Negated)
		counts = false
	case residue:
		g.doubts |= doubtIf(g.first >= 0, UnknownWords)
		counts = false
	default:
		counts = false
	}
	if counts && g.first < 0 {
		g.first = i
	}
}

// answer is what a word for an answer stands for: 复议3件，其中维持2件、申请人撤回1件 tells how
// reviews ended.
func (r *reader) answer(key string) (role, string) {
	if key == "?"+string(Withdrawn) && r.lastOf(isDisputed) {
		return result, "<" + string(OtherResult)
	}
	return outcome, key
}

// lastOf reports whether the figure told last in the sentence is one of a kind.
func (r *reader) lastOf(kind func(Statement) bool) bool {
	told := r.account.Statements[r.sentence.first:]
	return len(told) > 0 && kind(told[len(told)-1])
}

// narrow takes a word that says the figures behind it are of less than the report, or of
// more: those of a time or of another body for the sentence, others for the phrase.
func (r *reader) narrow(i int) {
	switch key := r.tokens[i].key; key {
	case ofYear:
		k := r.tokens[i]
		// 2024年期间 and 期末3件，期间办结35件 are of the whole.
		yearly := r.text.Plain[k.from:k.to] == "期间" && (i == r.clause.start || r.tokens[i-1].role == yearMark)
		r.sentence.time |= doubtIf(!yearly, PartOfYear)
	case institution:
		r.sentence.others = OtherBody.only()
	default:
		r.clause.phrase.doubts |= narrowing(key)
	}
}

// narrowing is the doubt that a word of the role narrow casts.
func narrowing(key string) Doubts {
	switch key {
	case rest, except:
		return Remainder.only()
	case ofYear:
		return PartOfYear.only()
	case ofOthers, institution:
		return OtherBody.only()
	}
	return OnlySome.only()
}

func changeOf(key, word string) change {
	switch {
	case key == toLevel:
		return level
	case containsAny(word, "降", "减") || word == "少":
		return decline
	}
	return rise
}

// sumsUp reports whether what stands behind 等 at token i is the kind of what it lists:
// 商业秘密等第三方权益, 考试费等行政事业性收费.
func (r *reader) sumsUp(i int) bool {
	if i+1 >= len(r.tokens) {
		return false
	}
	switch k := r.tokens[i+1]; k.role {
	case outcome:
		return strings.Contains(k.key, "-")
	case result, applicant, submitted:
		return true
	case noun:
		return k.key == string(Fees) || k.key == normative
	case filler:
		next := r.tokens[min(i+2, len(r.tokens)-1)]
		if next.role == outcome && containsAny(r.text.Plain[k.from:k.to], "原因", "情形", "理由") {
			r.clause.phrase.outcomes = nil // 因不掌握或需要加工等原因无法提供
			return true
		}
		return next.role == result
	}
	return false
}

// aboutInformation reports whether 涉 or the like at token i leads to 信息公开 or a noun:
// 涉我办信息公开复议案.
func (r *reader) aboutInformation(i int) bool {
	for j, k := range r.tokens[i+1 : min(i+4, len(r.tokens))] {
		switch k.role {
		case topic, noun:
			return j == 0 || r.tokens[i+j].role != residue || k.role == topic
		case scope:
		case residue: // 涉管委会信息公开复议
			if r.text.Plain[r.tokens[i].from:r.tokens[i].to] != "涉" {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// disputeOf takes from a word for a result what was decided: 复议维持, 法院维持.
func (r *reader) disputeOf(word string) {
	switch {
	case strings.Contains(word, "复议"):
		r.paragraph.disputes = []Measure{Review}
	case containsAny(word, "法院", "判决", "诉讼"):
		if !slices.ContainsFunc(r.paragraph.disputes, func(m Measure) bool { return m != Review }) {
			r.paragraph.disputes = []Measure{Suit}
		}
	}
}

// takeOthers takes 其他 before a figure for one more of the kind told before.
func (r *reader) takeOthers(i int) bool {
	told := slices.DeleteFunc(slices.Clone(r.account.Statements[r.sentence.first:]), func(s Statement) bool { return s.Kind != Quantity })
	if i+1 >= len(r.tokens) || r.tokens[i+1].role != figureMark && r.tokens[i+1].role != opening || len(told) == 0 {
		r.clause.phrase.doubts |= doubtIf(r.clause.phrase.first >= 0, UnknownWords)
		return false
	}
	switch last := told[len(told)-1]; {
	case last.Result != "":
		r.clause.phrase.add(result, string(OtherResult))
	case len(last.Columns) > 0:
		r.clause.phrase.add(applicant, "?other")
	case isOutcome(last):
		r.clause.phrase.add(outcome, "?"+string(AnyOther))
	default:
		return false
	}
	return true
}

// object takes a noun for what is counted and, where it says so, for the subject of
// what follows.
func (r *reader) object(key string) {
	key, guessed := strings.CutPrefix(key, "?")
	r.clause.phrase.doubts |= doubtIf(guessed, Guessed) // 处罚204宗
	switch key {
	case weak:
		return
	case requests, total:
		r.paragraph.subject, r.sentence.mention = requests, true
		key = requests
	case alien:
		if r.lastOf(isOutcome) {
			r.clause.phrase.add(outcome, "?rejected-petition") // 不掌握3件，信访2件
			return
		}
		r.paragraph.subject = alien
	case appealing:
		if r.sentence.mention {
			key = string(Review)
		} else {
			r.paragraph.subject, key = alien, alien
		}
	case normative, regulations:
		r.paragraph.subject = key
	}
	if isDispute(key) {
		r.account.Disputes = true
		if !isDispute(r.clause.phrase.object()) {
			r.paragraph.disputes = nil
		} else if r.clause.phrase.object() == string(Review) && key == string(Suit) && r.afterReview() {
			key = string(After)
			r.paragraph.disputes = nil
			r.clause.phrase.objects = r.clause.phrase.objects[:0]
		}
		r.paragraph.disputes = append(r.paragraph.disputes, Measure(key))
	}
	r.clause.phrase.objects = append(r.clause.phrase.objects, key)
}

// afterReview reports whether the words between a review and the suit that is being
// taken lead from one to the other: 复议后被提起行政诉讼.
func (r *reader) afterReview() bool {
	words := r.text.Plain[r.tokens[r.clause.start].from:r.tokens[r.at].from]
	return containsAny(words, "复议后", "不服复议", "复议决定不服", "复议结果不服", "复议不服")
}

// endsReview reports whether the noun at token i is told with 后 and a number alone: 诉讼37件
// （直接18、复议后19）.
func (r *reader) endsReview(i int) bool {
	return i+2 < len(r.tokens) && r.tokens[i+1].role == filler && r.text.Plain[r.tokens[i+1].from:r.tokens[i+1].to] == "后" && r.tokens[i+2].role == figureMark
}

// strangeBefore reports whether the noun at token i is called by a word that is not known.
func (r *reader) strangeBefore(i int) bool {
	const least = len("认定")
	return i > r.clause.start && r.tokens[i-1].role == residue && r.tokens[i-1].to-r.tokens[i-1].from >= least
}

// sorts says that the noun at token i sorts documents: 主动公开220件、依申请公开35件.
func (r *reader) sorts(i int) bool {
	if r.text.Plain[r.tokens[i].from:r.tokens[i].to] != "依申请公开" {
		return false
	}
	told := r.account.Statements[r.sentence.first:]
	return len(told) > 0 && endsWithAny(r.text.Plain[:told[len(told)-1].from], "主动公开", "主动公开的", "主动公开类") ||
		endsWithAny(r.text.Plain[:r.tokens[i].from], "认定为", "确定为", "界定为", "标注为", "列为", "定为", "属性为", "审定为")
}

func isDispute(key string) bool {
	switch Measure(key) {
	case Review, Suit, Direct, After:
		return true
	}
	return false
}
