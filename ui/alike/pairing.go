// Package alike sets two texts side by side and marks what they have in common.
package alike

import (
	"slices"
	"strings"

	"gouji.app/model/reading"
	"gouji.app/ui/prose"
)

// A Pairing is two texts side by side, with what they have in common marked in both
// (内容雷同). The right one follows the caret of the left one.
type Pairing struct {
	Left, Right *prose.Editor
	other       string // that against is of
	against     *reading.Counterpart
	seen        map[string][]reading.Passage // by paragraph of the left text
	passages    []reading.Passage            // Here is in the left text
}

// New pairs two editors.
func New(left, right *prose.Editor) *Pairing {
	return &Pairing{Left: left, Right: right, against: reading.Against(""), seen: map[string][]reading.Passage{}}
}

// Compare finds the passages of the texts as they stand and marks those of the right
// one. Only paragraphs that changed are compared anew.
func (p *Pairing) Compare() {
	if other := p.Right.Text(); other != p.other {
		p.other, p.against, p.seen = other, reading.Against(other), map[string][]reading.Passage{}
	}
	p.passages = nil
	seen, start := map[string][]reading.Passage{}, 0
	for paragraph := range strings.SplitSeq(p.Left.Text(), "\n") {
		found, known := p.seen[paragraph]
		if !known {
			found = p.against.Passages(paragraph)
		}
		seen[paragraph] = found
		for _, x := range found {
			x.Here.Start += start
			x.Here.End += start
			p.passages = append(p.passages, x)
		}
		start += len(paragraph) + 1
	}
	p.seen = seen
	var marks []prose.Mark
	for _, x := range p.passages {
		marks = append(marks, prose.Mark{From: x.There.Start, To: x.There.End, Kind: prose.Same})
	}
	p.Right.SetMarks(marks)
}

// Marks are the marks of the left text; reason says where they stand, too.
func (p *Pairing) Marks(reason string) (out []prose.Mark) {
	for _, x := range p.passages {
		out = append(out, prose.Mark{From: x.Here.Start, To: x.Here.End, Kind: prose.Same, Reason: reason})
	}
	return out
}

// Follow scrolls the right text so that what belongs to the caret of the left one
// stands at its height.
func (p *Pairing) Follow() {
	caret, _ := p.Left.Selection()
	from, _ := paragraphAt(p.Left.Text(), caret)
	p.Right.ScrollTo(p.counterpart(from, caret), p.Left.Depth(from))
}

// counterpart is the start of the paragraph of the right text that belongs to one of
// the left text: the one with its first common passage, else the one behind what
// belongs to the paragraphs before.
func (p *Pairing) counterpart(from, caret int) int {
	_, end := paragraphAt(p.Left.Text(), caret)
	before := 0
	for _, x := range p.passages {
		switch {
		case x.Here.Start >= end:
			return before
		case x.Here.Start >= from:
			start, _ := paragraphAt(p.other, x.There.Start)
			return start
		}
		_, behind := paragraphAt(p.other, x.There.Start)
		before = min(behind+1, len(p.other))
	}
	return before
}

// ToRight selects in the right text what a mark of the left one stands for.
func (p *Pairing) ToRight(m prose.Mark) {
	for _, x := range p.passages {
		if x.Here.Start == m.From && x.Here.End == m.To {
			p.Right.Select(x.There.Start, x.There.End)
			return
		}
	}
}

// ToLeft selects in the left text what a mark of the right one stands for.
func (p *Pairing) ToLeft(m prose.Mark) {
	for _, x := range p.passages {
		if x.There.Start == m.From && x.There.End == m.To {
			p.Left.Select(x.Here.Start, x.Here.End)
			return
		}
	}
}

// paragraphAt gives the ends of the paragraph that an offset is in.
func paragraphAt(text string, off int) (from, to int) {
	off = min(max(off, 0), len(text))
	from = strings.LastIndexByte(text[:off], '\n') + 1
	to = off + len(text[off:])
	if i := strings.IndexByte(text[off:], '\n'); i >= 0 {
		to = off + i
	}
	return from, to
}

// Sameness is how much of a text stands in the right one, too: 0 to 1.
func (p *Pairing) Sameness(text string) float64 { return p.against.Sameness(text) }

// Passages are what the texts had in common when they were compared; Here is in the left
// one.
func (p *Pairing) Passages() []reading.Passage { return slices.Clone(p.passages) }
