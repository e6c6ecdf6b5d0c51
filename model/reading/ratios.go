package reading

import "github.com/govalues/decimal"

// ratio reads the percentage at token i, where it is said of the figure before it:
// 予以公开368件（44.2%）, 占42%, 收到86件，同比增长12.5%.
func (r *reader) ratio(f Figure, i int) {
	if f.Unit != "%" || f.Approx || r.sentence.time != 0 {
		return
	}
	of := len(r.account.Statements) - 1
	if of < 0 || r.account.Statements[of].Measures == nil {
		return
	}
	ratio := Ratio{Figure: f, Of: of}
	shares, versus := false, false
	for j := i - 1; j >= 0; j-- {
		k := r.tokens[j]
		word := r.text.Plain[k.from:k.to]
		switch k.role {
		case figureMark:
			stated := r.figures[k.figure].from == r.account.Statements[of].from
			if stated && (ratio.Growth && versus || shares && !ratio.Growth) {
				r.account.Ratios = append(r.account.Ratios, ratio)
			}
			return
		case opening:
			shares = true
		case comma:
		case filler, scope:
			shares = shares || len(word) >= len("占") && word[:len("占")] == "占"
		case changed:
			if word == "同比" {
				versus = true
			} else {
				ratio.Growth = true
				ratio.Down = r.clause.phrase.change == decline
			}
		case yearMark:
			if y := r.years[k.year]; y.Use != Compared || r.year == 0 || y.In(r.year) != r.year-1 {
				return
			}
			versus = true
		default:
			return
		}
	}
}

// money reads amounts of fees.
func (r *reader) money(s *Statement) {
	g := r.clause.phrase
	if g.doubts.Has(OtherYear, Difference, Negated) || endsWithAny(r.text.Plain[:s.from], "由", "从") {
		s.Doubts.add(Difference)
		return
	}
	switch object := g.object(); object {
	case string(Fees), string(Handling):
		s.Measures = []Measure{Measure(object)}
		s.Doubts |= g.doubts&^UnknownWords.only() | g.narrows() | r.sentence.time | doubtIf(s.Approx || len(g.objects) > 1, Guessed)
		s.Who = r.whose(len(r.tokens) - 1)
	}
}

// Tells says that the ratio is what value and whole make it, rounded or cut off at
// its own decimals.
func (x Ratio) Tells(value, whole decimal.Decimal) bool {
	exact, ok := x.of(value, whole)
	if !ok {
		return false
	}
	off, err := exact.Sub(x.Value)
	ulp := decimal.MustNew(1, x.Value.Scale())
	return err == nil && off.Abs().Less(ulp)
}

// Exactly is what the ratio should be, with as many decimals as it has and one at
// least.
func (x Ratio) Exactly(value, whole decimal.Decimal) (string, bool) {
	exact, ok := x.of(value, whole)
	if !ok || exact.IsNeg() {
		return "", false
	}
	return exact.Round(max(x.Value.Scale(), 1)).Trim(0).String() + "%", true
}

// of is the share of value in whole, or the growth from whole to value, in per cent.
func (x Ratio) of(value, whole decimal.Decimal) (decimal.Decimal, bool) {
	if x.Growth {
		d, err := value.Sub(whole)
		if err != nil {
			return decimal.Zero, false
		}
		if value = d; x.Down {
			value = value.Neg()
		}
	}
	q, err := value.Quo(whole)
	if err != nil {
		return decimal.Zero, false
	}
	q, err = q.Mul(decimal.Hundred)
	return q, err == nil
}
