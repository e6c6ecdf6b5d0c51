package reading

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Account reads what a text says in a report on the given year, 0 where that is
// not known.
func (t *Text) Account(year int) Account {
	r := reader{text: t, year: year, figures: t.Figures(), years: t.Years()}
	r.tokens = slices.Clone(t.allTokens()) // some will be told by the year what they are
	t.carries(r.tokens, r.years, year)
	t.registers(r.tokens)
	r.account.Years = r.years
	r.read()
	return r.account
}

// A reader walks over the tokens of a text once.
type reader struct {
	text    *Text
	year    int
	figures []Figure
	years   []Year
	tokens  []token
	at      int // token being taken
	account Account

	heading   string       // what the heading of the part is about: requests or ""
	turns     map[int]turn // by token: figures that are told in turn
	paragraph paragraph
	sentence  sentence
	clause    clause
	outside   []bracket // that are open
}

func (r *reader) read() {
	r.newParagraph(0)
	for i := range r.tokens {
		switch k := r.tokens[i]; k.role {
		case newline:
			r.endClause(i)
			r.newParagraph(i + 1)
		case stop:
			r.endClause(i)
			switch r.paragraph.subject {
			case normative, regulations:
				r.paragraph.subject = r.heading
			case alien:
				// 耐心解答群众咨询。 takes no figure of the next sentence.
				if !r.sentence.alien || r.toldRequests() {
					r.paragraph.subject = r.heading
				}
			}
			r.newSentence()
			r.clause = clause{start: i + 1, before: -1, phrase: newPhrase()}
		case semicolon:
			r.endClause(i)
			r.sentence.part = false
			r.clause = clause{start: i + 1, before: -1, phrase: newPhrase()}
		case colon:
			if r.countOnly(i + 1) {
				continue // 新收政府信息公开申请：60件
			}
			r.endClause(i)
			r.nextClause(i + 1)
		case comma:
			r.endClause(i)
			r.nextClause(i + 1)
		case opening:
			r.outside = append(r.outside, bracket{r.clause, len(r.account.Statements), r.sentence.time, r.sentence.part})
			r.clause = clause{start: i + 1, before: -1, phrase: newPhrase()}
		case closed:
			if n := len(r.outside); n > 0 {
				r.endClause(i)
				r.close(r.outside[n-1])
				r.outside = r.outside[:n-1]
			}
		case figureMark:
			r.figure(i)
		case yearMark:
			r.yearOf(i)
		default:
			r.take(i)
		}
	}
	r.endClause(len(r.tokens))
	r.lookBack()
}

// countOnly says that token i is a number of something, and nothing is said behind it.
func (r *reader) countOnly(i int) bool {
	return i < len(r.tokens) && r.tokens[i].role == figureMark && r.figures[r.tokens[i].figure].Kind == Quantity &&
		(i+1 == len(r.tokens) || r.tokens[i+1].role >= comma)
}

// newParagraph begins one at token i.
func (r *reader) newParagraph(i int) {
	if i < len(r.tokens) {
		line, _, _ := strings.Cut(r.text.Plain[r.tokens[i].from:], "\n")
		r.underHeading(line)
	}
	r.newSentence()
	r.paragraph = paragraph{subject: r.heading, first: len(r.account.Statements), number: r.paragraph.number + 1}
	r.clause = clause{start: i, before: -1, phrase: newPhrase()}
	r.outside = r.outside[:0]
}

// newSentence ends the sentence and begins another.
func (r *reader) newSentence() {
	r.lookBack()
	r.sentence = sentence{first: len(r.account.Statements), number: r.sentence.number + 1}
}

// toldRequests reports whether the sentence has a figure of applications.
func (r *reader) toldRequests() bool {
	return slices.ContainsFunc(r.account.Statements[r.sentence.first:], func(s Statement) bool {
		return slices.ContainsFunc(s.Measures, func(m Measure) bool { return m == New || m == Handled || m == Inflow })
	})
}

// longestHeading is the most characters that the title of a part has.
const longestHeading = 24

// underHeading notes whether a line opens the part about applications: a heading is a
// short line, or short words with a number at the start of one.
func (r *reader) underHeading(line string) {
	head, _ := cutClause(line)
	number := numbering.FindString(head)
	if utf8.RuneCountInString(head) > longestHeading || number == "" && (head != line || strings.ContainsAny(line, "0123456789")) {
		return
	}
	switch {
	case strings.Contains(head, "依申请") || strings.Contains(head, "申请公开"):
		r.heading = requests
	case number != "" && !strings.ContainsAny(number, "0123456789"):
		r.heading = ""
	}
}

// numbering matches the number before the title of a part: （二） 二、 2.
var numbering = regexp.MustCompile(`^(（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|（?[0-9]+[.、）])`)

// endClause ends a clause before token i.
func (r *reader) endClause(i int) {
	r.claims(i)
	r.carriedBehind()
	r.clause.pending = newPhrase()
	if !r.clause.stated {
		r.clause.pending = r.clause.phrase
	}
	r.clause.phrase = newPhrase()
}

// nextClause begins a clause at token i in the same sentence.
func (r *reader) nextClause(i int) {
	before := r.clause.start
	if r.clause.stated {
		before = -1
	}
	r.clause = clause{start: i, before: before, phrase: newPhrase(), pending: r.clause.pending}
}

// carriedBehind makes a figure that was left over what was carried out, where the clause
// that ends says so: 尚有4件未到答复期限，结转2022年办理.
func (r *reader) carriedBehind() {
	told := r.account.Statements[r.sentence.first:]
	if r.clause.stated || len(told) == 0 || r.paragraph.subject != requests || !r.clause.phrase.has(string(CarriedOut)) || r.clause.phrase.doubts.Has(Negated) || len(r.clause.phrase.objects) > 0 {
		return
	}
	s := &told[len(told)-1]
	left := s.Doubts.Has(Negated, Remainder) || s.Measures == nil && s.Doubts.Soft() || slices.Equal(s.Measures, []Measure{Handled}) && s.Doubts.Has(PartOf)
	if s.Kind == Quantity && counting(s.Unit) && left && !s.Doubts.Has(OtherYear, ManyYears, PartOfYear, Planned, OtherBody) {
		s.Measures, s.Columns, s.Result, s.Doubts = []Measure{CarriedOut}, nil, "", doubtIf(s.Unit == "", NoUnit)
	}
}

// yearOf takes the year of what follows.
func (r *reader) yearOf(i int) {
	y := r.years[r.tokens[i].year]
	in := y.In(r.year)
	own := in == r.year || r.year == 0
	if !own && y.Use == Stated && r.beside(i) {
		r.clause.phrase.doubts.add(OtherYear) // 新收264件，2024年为261件
		return
	}
	switch y.Use {
	case Compared:
		r.clause.phrase.doubts |= OtherYear.only() | Difference.only()
	case Since, Ranged:
		r.sentence.time |= doubtIf(!own, ManyYears)
	case Stated, Until:
		r.sentence.time = r.sentence.time&^OtherYear.only() | doubtIf(!own, OtherYear)
	}
	if own && y.Use == Stated {
		r.sentence.time &^= PartOfYear.only()
	}
	r.sentence.time |= doubtIf(y.partOfYear(r.text.Plain[y.to:]), PartOfYear)
}

// beside reports whether a year at token i is told with its figure alone: 2023年为74件.
func (r *reader) beside(i int) bool {
	return i+2 < len(r.tokens) && r.tokens[i+1].role == filler && hasAnyPrefix(r.text.Plain[r.tokens[i+1].from:], "为", "是") && r.tokens[i+2].role == figureMark
}

// take adds a phrase to the segment.
func (r *reader) take(i int) {
	r.at = i
	k, g := r.tokens[i], &r.clause.phrase
	counts := true
	switch k.role {
	case noun:
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
		if strings.Contains(k.key, "denied-") && g.object() == "" {
			g.doubts &^= OnlySome.only() | UnknownWords.only() // 涉及学生隐私等第三方权益: why, not which
		}
		g.add(k.role, k.key)
	case result:
		r.disputeOf(r.text.Plain[k.from:k.to])
		g.add(k.role, k.key)
	case others:
		counts = r.takeOthers(i)
	case submitted:
		if len(g.columns) > 1 && slices.Contains(g.columns, "?") {
			g.columns = nil // 公民、法人提交的: all applicants
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
		counts = false
	case inTurn:
		g.inTurn, counts = true, false
	case sinceThen:
		r.sentence.time |= doubtIf(i == 0 || r.tokens[i-1].role != yearMark, ManyYears)
		counts = false
	case about:
		g.doubts |= doubtIf(!r.aboutInformation(i), OnlySome)
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

// narrow takes a word that says the figures behind it are of less than the report, or of
// more: those of a time or of another body for the sentence, others for the phrase.
func (r *reader) narrow(i int) {
	switch key := r.tokens[i].key; key {
	case ofYear:
		k := r.tokens[i]
		yearly := i > 0 && r.tokens[i-1].role == yearMark && r.text.Plain[k.from:k.to] == "期间" // 2024年期间
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
	case result, applicant:
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
	for _, k := range r.tokens[i+1 : min(i+3, len(r.tokens))] {
		switch k.role {
		case topic, noun:
			return true
		case scope:
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
	switch key {
	case weak:
		return
	case requests, total:
		r.paragraph.subject, r.sentence.mention = requests, true
		key = requests
	case alien:
		if told := r.account.Statements[r.sentence.first:]; len(told) > 0 && isOutcome(told[len(told)-1]) {
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

// figure makes a statement of the figure at token i.
func (r *reader) figure(i int) {
	f := r.figures[r.tokens[i].figure]
	if f.Kind == Quantity && r.partsOver(i) {
		r.sentence.part, r.sentence.some = false, false
	}
	s := Statement{Figure: f, Part: r.sentence.part, Said: f.Span, Sentence: r.sentence.number, Paragraph: r.paragraph.number}
	switch {
	case f.Kind == Quantity && (counting(f.Unit) || r.countsIn(f.Unit)):
		r.state(&s, i)
		r.clause.stated = true
		s.Doubts |= doubtIf(r.splitsHandled(s), OnlySome)
		if r.clause.phrase.object() == requests {
			r.paragraph.unit = f.Unit
		}
	case f.Kind == Money:
		r.money(&s)
	case f.Kind == Percent:
		r.ratio(f, i)
	case f.Kind == Date && f.Unit == "年" && f.Approx: // 近三年
		r.sentence.time.add(ManyYears)
	}
	if part, told := r.text.period(f); told {
		r.sentence.time = r.sentence.time&^PartOfYear.only() | doubtIf(part, PartOfYear)
	}
	r.account.Statements = append(r.account.Statements, s)
	if last := r.clause.phrase.object(); last != "" && f.Kind == Quantity {
		r.sentence.alien = r.sentence.alien || r.paragraph.subject == alien
		r.sentence.aside = last != requests && !isDispute(last) && !r.sentence.part
	}
	switch f.Kind {
	case Quantity, Money:
		r.paragraph.received = r.paragraph.received || slices.Contains(s.Measures, New)
		if s.Measures != nil && !s.Part && len(s.Columns) == 0 {
			r.paragraph.parent = len(r.account.Statements)
		}
		r.clause.stated = r.clause.stated || f.Kind == Money || counting(f.Unit)
		r.clause.phrase = newPhrase()
	case Date:
		within := f.Unit == "个工作日" || strings.HasPrefix(r.text.Plain[f.to:], "内")
		r.clause.phrase.doubts |= doubtIf(within && f.Unit != "个月", OnlySome) // 5个工作日内答复21件
		r.clause.phrase.doubts |= doubtIf(r.clause.phrase.first >= 0, UnknownWords)
	case Ordinal, Code:
		r.clause.phrase.doubts |= doubtIf(r.clause.phrase.first >= 0, UnknownWords)
	}
}

// partsOver reports whether the parts that 其中 began are all told before token i: they
// add up to the whole, or a later clause speaks of all again: 全年共办结46件.
func (r *reader) partsOver(i int) bool {
	if !r.sentence.part || r.clause.start <= r.sentence.among {
		return false
	}
	for _, k := range r.tokens[r.clause.start:i] {
		word := r.text.Plain[k.from:k.to]
		if k.role == yearMark && r.years[k.year].Use == Stated && !strings.HasPrefix(word, "当年") || k.role == filler && hasAnyPrefix(word, "共", "累计", "总计", "合计") {
			return true
		}
		if k.role != filler && k.role != all {
			break
		}
	}
	return r.partsComplete()
}

// partsComplete reports whether the parts behind 其中 add up to their whole.
func (r *reader) partsComplete() bool {
	if r.paragraph.parent == 0 {
		return false
	}
	whole := r.account.Statements[r.paragraph.parent-1]
	parts := sumOf(r.account.Statements[r.paragraph.parent:], func(s Statement) bool { return s.Kind == Quantity && s.Part })
	return parts.Equal(whole.Value)
}

// countsIn reports whether applications are counted in a unit that is seldom theirs:
// 收到政府信息公开申请58条，回复46条.
func (r *reader) countsIn(unit string) bool {
	switch unit {
	case "人次", "家次", "人", "家":
		return len(r.clause.phrase.columns) > 0 && r.clause.phrase.object() == ""
	case "条", "项", "个", "部":
		object := r.clause.phrase.object()
		return object == requests || object == normative || object == regulations || object == "" && (r.paragraph.subject == normative || r.paragraph.subject == regulations) || object == "" && r.paragraph.subject == requests && r.paragraph.unit == unit
	}
	return false
}

// lastStated is the last statement of a measure, from 1.
func (r *reader) lastStated() int {
	for i, s := range slices.Backward(r.account.Statements) {
		if s.Measures != nil {
			return i + 1
		}
	}
	return 0
}

// counting says that a unit counts applications, cases or documents. A figure
// without any may, too: 办结12.
func counting(unit string) bool {
	switch unit {
	case "件", "件次", "宗", "份", "起", "例", "次", "":
		return true
	}
	return false
}
