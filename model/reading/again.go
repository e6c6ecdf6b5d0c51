package reading

import (
	"slices"
	"strings"
)

// Again reads a text that t was before it was changed. The lines before and behind
// the change are taken over: no line says what the words of another mean. t stays as
// it is.
func (t *Text) Again(source string) *Text {
	head, tail := unchanged(t.Source, source)
	changed := Read(source[head : len(source)-tail])
	s := splice{source: head, from: t.plainAt(head), to: t.plainAt(len(t.Source) - tail), further: len(source) - len(t.Source)}
	s.plainFurther = s.from + len(changed.Plain) - s.to
	out := &Text{Source: source, Plain: t.Plain[:s.from] + changed.Plain + t.Plain[s.to:]}
	out.at = slices.Concat(t.at[:s.from], changed.at[:len(changed.Plain)], t.at[s.to:])
	for i := s.from; i < s.from+len(changed.Plain); i++ {
		out.at[i] += int32(head)
	}
	for i := s.from + len(changed.Plain); i < len(out.at); i++ {
		out.at[i] += int32(s.further)
	}
	if t.years != nil {
		out.years = spliced(s, t.years, changed.Years())
	}
	if t.figures != nil {
		out.figures = spliced(s, t.figures, changed.Figures())
	}
	if t.tokens != nil {
		out.tokens = spliced(s, t.tokens, changed.allTokens())
		out.number()
	}
	return out
}

// unchanged is how many bytes of whole lines two texts begin and end with alike.
func unchanged(was, is string) (head, tail int) {
	least := min(len(was), len(is))
	for head < least && was[head] == is[head] {
		head++
	}
	head = strings.LastIndexByte(is[:head], '\n') + 1
	for tail < least-head && was[len(was)-1-tail] == is[len(is)-1-tail] {
		tail++
	}
	line := strings.IndexByte(is[len(is)-tail:], '\n')
	if line < 0 {
		return head, 0
	}
	return head, tail - line
}

// plainAt is the first byte of Plain that comes from byte i of Source or behind it.
func (t *Text) plainAt(i int) int {
	k, _ := slices.BinarySearch(t.at, int32(i))
	return k
}

// A splice says where the lines that changed stand and how far those behind them move.
type splice struct {
	source       int // byte of Source at which the changed lines begin
	from, to     int // bytes of the old Plain that they replace
	further      int // bytes of Source by which what is behind them moves
	plainFurther int // of Plain
}

// A find is what was found at a place of a text.
type find[T any] interface {
	begin() int                // byte of Plain
	moved(source, plain int) T // the same so many bytes further on
}

// spliced puts what was found in the changed lines in place of what stood there.
func spliced[T find[T]](s splice, old, changed []T) []T {
	out := make([]T, 0, len(old)+len(changed))
	first, _ := slices.BinarySearchFunc(old, s.from, func(x T, at int) int { return x.begin() - at })
	behind, _ := slices.BinarySearchFunc(old, s.to, func(x T, at int) int { return x.begin() - at })
	out = append(out, old[:first]...)
	for _, x := range changed {
		out = append(out, x.moved(s.source, s.from))
	}
	for _, x := range old[behind:] {
		out = append(out, x.moved(s.further, s.plainFurther))
	}
	return out
}

func (s Span) moved(by int) Span { return Span{s.Start + by, s.End + by} }

func (y Year) begin() int { return y.from }

func (y Year) moved(source, plain int) Year {
	y.Span, y.from, y.to = y.Span.moved(source), y.from+plain, y.to+plain
	return y
}

func (k token) begin() int { return k.from }

func (k token) moved(_, plain int) token {
	k.from, k.to = k.from+plain, k.to+plain
	return k
}

func (f Figure) begin() int { return f.from }

func (f Figure) moved(source, plain int) Figure {
	f.Span, f.Number = f.Span.moved(source), f.Number.moved(source)
	f.from, f.to = f.from+plain, f.to+plain
	return f
}
