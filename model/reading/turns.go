package reading

import (
	"regexp"
	"strings"

	"github.com/govalues/decimal"
)

// A turn is what one of several figures is said of that are told in turn:
// 予以公开、部分公开分别为36件、9件.
type turn struct {
	phrase
	yearly bool // one figure for each year
	other  bool // of another year, where yearly
}

// dealOut finds what the figure at token i and those in a row behind it are said of,
// where the words before them name as many things. Where they do not, nobody can tell.
func (r *reader) dealOut(i int) {
	figures := r.inRow(i)
	if len(figures) == 1 && len(r.named(i)) == 1 {
		r.clause.phrase.inTurn = false // 结果分别是维持2件、纠正1件: each has its own words
	}
	if _, dealt := r.turns[i]; dealt || len(figures) < 2 {
		return
	}
	turns := r.named(i)
	if len(turns) == 1 {
		turns = r.yearByYear(turns[0], i)
	}
	if len(turns) != len(figures) {
		return
	}
	if r.turns == nil {
		r.turns = map[int]turn{}
	}
	for k, at := range figures {
		r.turns[at] = turns[k]
	}
}

// inRow lists the counts from token i on that nothing stands between but marks and
// their shares.
func (r *reader) inRow(i int) (out []int) {
	for j := i; j < len(r.tokens); j++ {
		switch k := r.tokens[j]; k.role {
		case figureMark:
			if f := r.figures[k.figure]; f.Kind == Quantity && counting(f.Unit) {
				out = append(out, j)
			} else if f.Kind != Percent {
				return out
			}
		case enumeration, comma, filler, opening, closed:
		default:
			return out
		}
	}
	return out
}

// named lists what the clause names before token i. What one of them does not say is
// said by the others, as in 制发、废止行政规范性文件 and 行政复议维持、纠正.
func (r *reader) named(i int) (out []turn) {
	doubt := Doubts(0)
	g := newPhrase()
	next := func() {
		if g.says() {
			out = append(out, turn{phrase: g})
			g = newPhrase()
		}
	}
	for j := r.clause.start; j < i; j++ {
		k := r.tokens[j]
		switch k.role {
		case enumeration:
			next()
			continue
		case filler:
			if strings.ContainsAny(r.text.Plain[k.from:k.to], "和与及") {
				next()
			}
			continue
		case noun:
			if k.key == weak {
				continue
			}
			g.add(noun, r.countedAs(k.key))
		case act, outcome, result, applicant:
			g.add(k.role, k.key)
		case narrow, channel, rate, plan, listed:
			doubt.add(OnlySome)
			continue
		case negation, changed:
			return nil
		default:
			continue
		}
		if g.first < 0 {
			g.first = j
		}
	}
	next()
	for k := range out {
		out[k].doubts |= doubt
		for _, o := range out {
			if len(out[k].objects) == 0 {
				out[k].objects = o.objects
			}
			if len(out[k].columns) > 0 && len(out[k].acts) == 0 {
				out[k].acts = o.acts
			}
		}
	}
	return out
}

// countedAs is what a noun stands for where it is counted.
func (r *reader) countedAs(key string) string {
	switch {
	case key == total:
		return requests
	case key == appealing && r.sentence.mention:
		return string(Review)
	case key == appealing:
		return alien
	}
	return key
}

// yearByYear repeats one thing for each of the years told before it.
func (r *reader) yearByYear(t turn, i int) (out []turn) {
	for _, k := range r.tokens[r.clause.start:i] {
		if k.role == yearMark {
			t.yearly, t.other = true, r.year != 0 && r.years[k.year].In(r.year) != r.year
			out = append(out, t)
		}
	}
	return out
}

// sumUp makes a figure like 合计90件 that of what the sentence has told before it.
func (r *reader) sumUp(s *Statement, i int) {
	words := r.text.Plain[r.tokens[r.clause.start].from:r.tokens[i].from]
	words = strings.Trim(words, "：●■·")
	if !allOfThem.MatchString(words) {
		s.Doubts.add(NoMatter)
		return
	}
	s.Doubts &^= OnlySome.only() // 两者合计25件
	answers := 0
	told, sum := map[Measure]bool{}, decimal.Zero
	var measures []Measure
	for _, x := range r.account.Statements[r.summed():] {
		if x.Kind != Quantity || x.Part {
			continue
		}
		if len(x.Measures) == 0 || len(x.Columns) > 0 || x.Result != "" {
			s.Doubts.add(NoMatter)
			return
		}
		for _, m := range x.Measures {
			told[m] = true
		}
		sum, _ = sum.Add(x.Value)
		if isOutcome(x) {
			answers++
		}
		measures, s.Doubts = append(measures, x.Measures...), s.Doubts|x.Doubts
	}
	disputes := 0
	for m := range told {
		if isDispute(string(m)) {
			disputes++
		}
	}
	switch {
	case answers > 2 && answers == len(measures):
		s.Measures, s.Doubts = []Measure{Handled}, s.Doubts&^soft // 予以公开3件，部分公开2件，不予公开1件，小计6件
	case len(told) == 2 && len(measures) == 2 && (told[New] || told[Both]) && told[CarriedIn]:
		s.Measures = []Measure{Inflow}
	case len(told) > 1 && len(told) == len(measures) && disputes == len(told):
		s.Measures = measures
	}
	s.Doubts |= doubtIf(sum.Equal(s.Value), Told) // a sum of wrong figures is wrong for them
}

// summed is the first of the statements that a sum is of: those of its sentence, or of
// the one before where it is the first of its own: 两者合计25件.
func (r *reader) summed() int {
	first := r.sentence.first
	if first < len(r.account.Statements) {
		return first
	}
	for first > r.paragraph.first && r.account.Statements[first-1].Sentence == r.sentence.number-1 {
		first--
	}
	return first
}

// allOfThem matches the words before a sum of what was told.
var allOfThem = regexp.MustCompile(`^(以上|二者|两者|两项|三项|算下来|合到一起|合起来|加起来)?(一共|小计|共|合计|共计|总计|总共|一共|累计)(有|为|是)?$`)

func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
