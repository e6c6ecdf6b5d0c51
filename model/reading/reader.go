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
			asked := r.text.Plain[k.from:k.to] == "？" // what it is about, the answer tells
			switch r.paragraph.subject {
			case normative, regulations:
				if !asked {
					r.paragraph.subject = r.heading
				}
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
		case enumeration:
			if r.negationEnds(i) {
				r.endClause(i)
				r.nextClause(i + 1)
			}
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

// negationEnds says that the mark at token i ends what is said not to be: 零申请、零结转,
// 未制发新件、废止2件.
func (r *reader) negationEnds(i int) bool {
	g := r.clause.phrase
	if !g.doubts.Has(Negated) || len(g.objects)+len(g.acts) == 0 && !g.weak {
		return false
	}
	acted, negated := false, false
	for _, k := range r.tokens[i+1:] {
		switch {
		case k.role == negation && !acted:
			negated = true
		case k.role == act && negated:
			return true
		case k.role == act:
			acted = true
		case k.role == figureMark:
			return acted
		case k.role == filler, k.role == residue && acted:
		default:
			return false
		}
	}
	return false
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
	switch pending := r.clause.pending; {
	case r.clause.stated:
		r.clause.pending = newPhrase()
	case r.isAside():
		r.sentence.part = r.sentence.part && r.sentence.among != r.clause.start
	default:
		r.clause.pending = r.clause.phrase
		if len(pending.outcomes) > 0 && sameGroup(pending.outcomes, r.clause.phrase.outcomes) {
			r.clause.pending.outcomes = pending.outcomes // 内部事务信息，不予公开，7件
		}
	}
	r.clause.phrase = newPhrase()
}

// isAside reports whether the clause that ends tells no more than what is counted in or left
// out: 其他处理，包括逾期不补正等，共8件.
func (r *reader) isAside() bool {
	if r.clause.start >= len(r.tokens) {
		return false
	}
	k := r.tokens[r.clause.start]
	return r.clause.pending.says() && hasAnyPrefix(r.text.Plain[k.from:k.to], "包括", "包含", "含", "不含", "不包括", "不包含", "不计")
}

// nextClause begins a clause at token i in the same sentence.
func (r *reader) nextClause(i int) {
	before := r.clause.start
	if r.clause.stated {
		before = -1
	}
	r.clause = clause{start: i, before: before, phrase: newPhrase(), pending: r.clause.pending}
}

// yearOf takes the year of what follows.
func (r *reader) yearOf(i int) {
	y := r.years[r.tokens[i].year]
	in := y.In(r.year)
	own := in == r.year || r.year == 0
	if hasAnyPrefix(r.text.Plain[y.to:], "以前的", "之前的", "以前文件", "之前文件", "以前制发", "之前制发", "及以前") {
		return // 对2020年以前文件进行清理: how old they are
	}
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

// figure makes a statement of the figure at token i.
func (r *reader) figure(i int) {
	f := r.figures[r.tokens[i].figure]
	if f.Kind == Quantity && r.partsOver(i) {
		r.sentence.part, r.sentence.some = false, false
	}
	r.sentence.some = r.sentence.some && !r.ofAllAgain(i)
	s := Statement{Figure: f, Part: r.sentence.part, Said: f.Span, Sentence: r.sentence.number, Paragraph: r.paragraph.number}
	switch {
	case f.Kind == Quantity && (counting(f.Unit) || r.countsIn(f.Unit)):
		r.state(&s, i)
		r.clause.stated = true
		s.Doubts |= r.splitsHandled(s)
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
