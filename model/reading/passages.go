package reading

import "unicode/utf8"

// A Passage is a stretch of one text that stands in another, too, but for numbers,
// dates, punctuation and stock phrases.
type Passage struct{ Here, There Span }

const (
	// leastPassage is how many characters of substance make a passage; fewer are turns
	// of phrase.
	leastPassage = 12
	// seed is how many characters must agree before two places are compared, and
	// mostSeeds how many places of one beginning are tried.
	seed      = 6
	mostSeeds = 32
)

// Passages lists what a text has in common with another, in the order of the text; no
// character belongs to two passages.
func Passages(text, other string) []Passage { return Against(other).Passages(text) }

// A Counterpart is a text that others are compared with again and again, as one that
// is being written is. It belongs to one goroutine.
type Counterpart struct {
	there  letters
	begins map[[seed]rune][]int // where its stretches begin; nil until asked for
	pairs  map[[2]rune]int      // how often two letters stand together; nil until asked for
}

// Against prepares a text for comparisons.
func Against(other string) *Counterpart { return &Counterpart{there: placed(other)} }

// Passages lists what a text has in common with the counterpart.
func (c *Counterpart) Passages(text string) (out []Passage) {
	if c.begins == nil {
		c.begins = map[[seed]rune][]int{}
		for i := range len(c.there) - seed + 1 {
			if key := c.there.seed(i); len(c.begins[key]) < mostSeeds {
				c.begins[key] = append(c.begins[key], i)
			}
		}
	}
	here, there, begins := placed(text), c.there, c.begins
	for i := 0; i+leastPassage <= len(here); {
		best, from := 0, 0
		for _, j := range begins[here.seed(i)] {
			n := seed
			for i+n < len(here) && j+n < len(there) && here[i+n].r == there[j+n].r {
				n++
			}
			if n > best {
				best, from = n, j
			}
		}
		if best < leastPassage {
			i++
			continue
		}
		out = append(out, Passage{here.span(i, i+best), there.span(from, from+best)})
		i += best
	}
	return out
}

// letters are the substance of a text with its places.
type letters []struct {
	r  rune
	at int
}

func placed(text string) letters {
	out := make(letters, 0, len(text)/3)
	for at, r := range substance(text) {
		out = append(out, struct {
			r  rune
			at int
		}{r, at})
	}
	return out
}

func (l letters) seed(i int) (key [seed]rune) {
	for k := range key {
		key[k] = l[i+k].r
	}
	return key
}

// span is the stretch from letter i up to letter j.
func (l letters) span(i, j int) Span {
	last := l[j-1]
	return Span{l[i].at, last.at + max(1, utf8.RuneLen(last.r))}
}
