package check

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"

	"gouji.app/model"
)

// typosList holds general confusions of official Chinese, one a line: the wrong
// word, the right one, and behind ! the words in which the wrong one is rightly
// contained. Lines that begin with # are comments.
//
//go:embed typos.txt
var typosList string

func typoRules() []*Rule {
	typos := readTypos(typosList)
	return []*Rule{{
		ID: "typo", Severity: Hint, Title: "疑似错别字", Cite: "现代汉语规范",
		Run: func(p *Pass) { findTypos(p, typos) },
	}}
}

// A typo is a wrong word with the right one.
type typo struct {
	wrong, right string
	within       []within
}

// A within is a word that rightly contains a wrong one, at byte at.
type within struct {
	word string
	at   int
}

// typos are the words by their first character.
type typos map[rune][]typo

func readTypos(list string) typos {
	out := typos{}
	for line := range strings.Lines(list) {
		words, excepted, _ := strings.Cut(strings.TrimSpace(line), "!")
		pair := strings.Fields(words)
		if len(pair) != 2 || strings.HasPrefix(line, "#") {
			continue
		}
		t := typo{wrong: pair[0], right: pair[1]}
		for _, word := range strings.Fields(excepted) {
			if at := strings.Index(word, t.wrong); at >= 0 {
				t.within = append(t.within, within{word, at})
			}
		}
		first, _ := utf8.DecodeRuneInString(t.wrong)
		out[first] = append(out[first], t)
	}
	return out
}

// findTypos reports each wrong word once a narrative, and not in names: a title is
// quoted as it is.
func findTypos(p *Pass, list typos) {
	for _, n := range p.proses {
		seen := map[string]int{}
		var order []typo
		changes := map[string][]rewrite{}
		for i, r := range n.Plain {
			for _, t := range list[r] {
				if strings.HasPrefix(n.Plain[i:], t.wrong) && !t.rightAt(n.Plain, i) {
					if seen[t.wrong]++; seen[t.wrong] == 1 {
						order = append(order, t)
					}
					changes[t.wrong] = append(changes[t.wrong], rewrite{n.Span(i, i+len(t.wrong)), t.right})
				}
			}
		}
		for _, t := range order {
			f := n.quote(Hint, changes[t.wrong][0].Span, fmt.Sprintf("%s中“%s”疑为“%s”%s；请核对", n.name(), t.wrong, t.right, times(seen[t.wrong])))
			f.Fixes = []Fix{{Label: "改为“" + t.right + "”", Edits: []model.Edit{n.rewritten(changes[t.wrong]...)}}}
			p.report(f)
		}
	}
}

// rightAt says that the wrong word at byte i is part of a right one.
func (t typo) rightAt(text string, i int) bool {
	for _, w := range t.within {
		if start := i - w.at; start >= 0 && strings.HasPrefix(text[start:], w.word) {
			return true
		}
	}
	return false
}
