package reading

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Statement is one figure of a text with what it is said of.
type Statement struct {
	Figure
	Measures []Measure // whose sum the figure is; none: nothing of the form, or not known
	Result   Result    // of a Review or Suit
	Columns  []string  // kinds of applicants, added up; none: all
	Sure     bool      // the subject is certain and the figure is one of the year
	Part     bool      // stands after 其中
	Who      string    // words before the first phrase: 县政府办公室, 全县各行政机关
	Said     Span      // from the first phrase to the end of the figure or of the phrase behind it
}

// A Ratio is a percentage that follows a figure: its share of a whole, or its growth
// since last year.
type Ratio struct {
	Figure
	Of     int // place of the figure among the statements
	Growth bool
	Down   bool // 下降, 减少
}

// A None says that there was nothing of the measures in the year: 未引起行政复议.
type None struct {
	Span
	Measures []Measure // each of them is none
	Who      string
}

// An AllDone says that all applications have been settled: 全部办结.
type AllDone struct {
	Span
	Who string
}

// An AllOf says that all applicants were of one kind: 申请人均为自然人.
type AllOf struct {
	Span
	Column string
	Who    string
}

// An Account is what a text says of the form's measures.
type Account struct {
	Statements []Statement // one for every figure, in reading order
	Ratios     []Ratio
	Nones      []None
	AllDone    []AllDone
	AllOf      []AllOf
	Years      []Year
	Disputes   bool // reviews or suits are spoken of
}

// Account reads what a text says in a report on the given year, 0 where that is
// not known.
func (t *Text) Account(year int) Account {
	r := reader{text: t, year: year, figures: t.Figures(), years: t.Years()}
	r.tokens = slices.Clone(t.allTokens()) // some will be told by the year what they are
	carries(r.tokens, r.years, year)
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
	account Account

	heading string       // what the heading of the part is about: requests or ""
	turns   map[int]turn // by token: figures that are told in turn
	paragraph
	sentence
	clause
	segment
	outside []clausePart // of the brackets that are open
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
			if r.subject == normative || r.subject == regulations {
				r.subject = r.heading
			}
			r.sentence = sentence{first: len(r.account.Statements)}
			r.clause = clause{start: i + 1}
		case semicolon:
			r.endClause(i)
			r.part = false
			r.clause = clause{start: i + 1}
		case colon:
			if r.countOnly(i + 1) {
				continue // 新收政府信息公开申请：60件
			}
			r.endClause(i)
			r.clause = clause{start: i + 1, pending: r.clause.pending}
		case comma:
			r.endClause(i)
			r.clause = clause{start: i + 1, pending: r.clause.pending}
		case opening:
			r.outside = append(r.outside, clausePart{r.clause, r.segment, r.time, r.part})
			r.clause, r.segment = clause{start: i + 1}, segment{first: -1}
		case closed:
			if n := len(r.outside); n > 0 {
				r.endClause(i)
				r.close(r.outside[n-1])
				r.outside = r.outside[:n-1]
			}
		case figureMark:
			r.figure(i)
		case yearMark:
			r.yearOf(r.years[k.year])
		default:
			r.take(i)
		}
	}
	r.endClause(len(r.tokens))
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
	r.paragraph = paragraph{subject: r.heading}
	r.sentence, r.clause, r.segment = sentence{first: len(r.account.Statements)}, clause{start: i}, segment{first: -1}
	r.outside = r.outside[:0]
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
	pending := segment{first: -1}
	if !r.clause.stated {
		pending = r.segment
	}
	r.clause.pending = pending
	r.segment = segment{first: -1}
}

// yearOf takes the year of what follows.
func (r *reader) yearOf(y Year) {
	in := y.In(r.year)
	own := in == r.year || r.year == 0
	switch y.Use {
	case Compared:
		r.segment.foreign, r.segment.changed = true, true
	case Since, Ranged:
		r.since = r.since || !own
	case Stated, Until:
		r.other = !own
	}
	if y.Month != 0 && y.Month != 1 && y.Month != 12 {
		r.short = true
	}
}

// take adds a phrase to the segment.
func (r *reader) take(i int) {
	k, g := r.tokens[i], &r.segment
	counts := true
	switch k.role {
	case noun:
		r.object(k.key)
		counts, g.weak = k.key != weak, g.weak || k.key == weak
		r.strange = r.strange && k.key != requests && k.key != total || k.key == weak && r.strangeBefore(i)
		r.sorted = r.sorted || k.key == requests && r.sorts(i)
	case topic:
		r.mention, r.strange = true, false
		if r.subject == alien {
			r.subject = ""
		}
		counts = false
	case act, outcome, result, applicant:
		g.add(k.role, k.key)
	case part:
		r.part, counts = true, false
		r.parent = r.lastStated()
	case narrow:
		g.some, g.rest, counts = g.some || k.key != rest, g.rest || k.key == rest, false
	case channel:
		g.channels++
		counts = false
	case ways:
		if g.channels != 1 {
			g.channels = 0 // one way and the like are still some
		}
		counts = false
	case listed, rate, plan:
		g.some, counts = true, false
	case inTurn:
		g.inTurn, counts = true, false
	case sinceThen:
		r.since = r.since || i == 0 || r.tokens[i-1].role != yearMark
		counts = false
	case about:
		next := r.tokens[min(i+1, len(r.tokens)-1)]
		g.some, counts = g.some || next.role != topic && next.role != noun, false
	case changed:
		g.changed, g.level, counts = true, k.key == level, false
		word := r.text.Plain[k.from:k.to]
		g.down = strings.Contains(word, "降") || strings.Contains(word, "减") || word == "少"
	case negation:
		g.negated, counts = true, false
	case all:
		g.all, counts = true, false
	case residue:
		g.inner, counts = g.inner || g.first >= 0, false
	default:
		counts = false
	}
	if counts && g.first < 0 {
		g.first = i
	}
}

// object takes a noun for what is counted and, where it says so, for the subject of
// what follows.
func (r *reader) object(key string) {
	switch key {
	case weak:
		return
	case requests, total:
		r.subject, r.mention = requests, true
		key = requests
	case alien:
		r.subject = alien
	case appealing:
		if r.mention {
			key = string(Review)
		} else {
			r.subject, key = alien, alien
		}
	case normative, regulations:
		r.subject = key
	}
	if isDispute(key) {
		r.account.Disputes = true
		if len(r.segment.objects) == 0 || !isDispute(r.segment.objects[len(r.segment.objects)-1]) {
			r.disputes = nil
		}
		r.disputes = append(r.disputes, Measure(key))
	}
	r.segment.objects = append(r.segment.objects, key)
}

// strangeBefore says that the noun at token i is called by a word that is not known.
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
	s := Statement{Figure: f, Part: r.part, Said: f.Span}
	switch {
	case f.Kind == Quantity && counting(f.Unit):
		r.state(&s, i)
	case f.Kind == Money:
		r.money(&s)
	case f.Kind == Percent:
		r.ratio(f, i)
	case f.Kind == Date && f.Unit == "月":
		if n, _ := f.Count(); n != 1 && n != 12 || strings.HasPrefix(r.text.Plain[f.to:], "份") {
			r.short = true
		}
	case f.Kind == Date && f.Unit == "季度":
		r.short = true
	case f.Kind == Date && f.Unit == "年" && f.Approx: // 近三年
		r.since = true
	}
	r.account.Statements = append(r.account.Statements, s)
	if n := len(r.segment.objects); n > 0 && f.Kind == Quantity {
		last := r.segment.objects[n-1]
		r.aside = last != requests && !isDispute(last) && !r.part
	}
	switch f.Kind {
	case Quantity, Money:
		if s.Measures != nil && !s.Part && len(s.Columns) == 0 {
			r.parent = len(r.account.Statements)
		}
		r.clause.stated = r.clause.stated || f.Kind == Money || counting(f.Unit)
		r.segment = segment{first: -1}
	case Date, Percent, Ordinal, Code:
		r.segment.inner = r.segment.inner || r.segment.first >= 0
	}
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
