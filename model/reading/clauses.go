package reading

import (
	"strings"
	"unicode/utf8"
)

// A Clause is what stands between two marks of punctuation. Words is its reading
// form without white space, names and remarks in brackets being masked.
type Clause struct {
	Span
	Words string
	Depth int // of round brackets around it: a remark within a clause has more
}

// A Sentence ends with 。！？； or its line.
type Sentence struct {
	Span
	Clauses []Clause
}

// Sentences lists the sentences of a text with their clauses in reading order; a
// remark in brackets follows the clause it stands in.
func (t *Text) Sentences() (out []Sentence) {
	start := 0
	for i, r := range t.Plain {
		if r == '。' || r == '！' || r == '？' || r == '；' || r == '\n' {
			out = t.sentence(out, start, i)
			start = i + utf8.RuneLen(r)
		}
	}
	return t.sentence(out, start, len(t.Plain))
}

func (t *Text) sentence(out []Sentence, i, j int) []Sentence {
	if i >= j {
		return out
	}
	return append(out, Sentence{t.Span(i, j), t.clauses(nil, i, j, 0)})
}

// clauses splits bytes i up to j of Plain.
func (t *Text) clauses(out []Clause, i, j, depth int) []Clause {
	var remarks [][2]int // of the clause being read
	flush := func(end int) {
		if i < end {
			words := []byte(t.Plain[i:end])
			for _, m := range remarks {
				blot(words[m[0]-i : m[1]-i])
			}
			out = append(out, Clause{t.Span(i, end), string(words), depth})
		}
		for _, m := range remarks {
			out = t.clauses(out, m[0], m[1], depth+1)
		}
		remarks = nil
	}
	for k := i; k < j; {
		r, size := utf8.DecodeRuneInString(t.Plain[k:])
		if r == '（' {
			if end := bracketEnd(t.Plain[k:j]); end > 0 {
				remarks = append(remarks, [2]int{k + size, k + end})
				k += end
				continue
			}
		}
		if r == '，' || r == '：' || r == '；' || r == '。' || r == '！' || r == '？' {
			flush(k)
			i = k + size
		}
		k += size
	}
	flush(j)
	return out
}

// bracketEnd is where the round bracket that s begins with is closed, -1 where it
// is not.
func bracketEnd(s string) int {
	depth := 0
	for i, r := range s {
		switch r {
		case '（':
			depth++
		case '）':
			if depth--; depth == 0 {
				return i
			}
		case '\n':
			return -1
		}
	}
	return -1
}

// Has says that one of the words stands in the clause.
func (c Clause) Has(words ...string) bool {
	for _, w := range words {
		if strings.Contains(c.Words, w) {
			return true
		}
	}
	return false
}
