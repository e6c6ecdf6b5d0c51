package check

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gouji.app/model"
)

// typosList holds general confusions of official Chinese, as ReadWords takes them.
//
//go:embed typos.txt
var typosList string

func typoRules() []*Rule {
	listed := ReadWords(typosList)
	return []*Rule{{
		ID: "typo", Severity: Hint, Title: "不应有错别字", Cite: experience,
		OfText: func(n *Narrative) { findTypos(n, listed) },
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

// Words are wrong words with the right ones, by their first character.
type Words map[rune][]typo

// ReadWords reads a list of wrong words: one a line, 布署=部署 or with a blank between
// them, and behind ! the words in which the wrong one is rightly contained. Lines that
// begin with # are comments; others that are no pair of words are passed over.
func ReadWords(list string) Words {
	out := Words{}
	for line := range strings.Lines(list) {
		words, excepted, _ := strings.Cut(strings.NewReplacer("＝", "=", "！", "!").Replace(line), "!")
		pair := strings.FieldsFunc(words, func(r rune) bool { return r == '=' || unicode.IsSpace(r) })
		if len(pair) != 2 || pair[0] == pair[1] || strings.HasPrefix(line, "#") {
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
func findTypos(n *Narrative, list Words) {
	seen := map[string]int{}
	var order []typo
	changes := map[string][]rewrite{}
	end := 0 // of the wrong word found last
	for i, r := range n.Plain {
		if i < end {
			continue // 如实反应 and 反应情况 are one mistake
		}
		for _, t := range n.wrong(list, r) {
			if strings.HasPrefix(n.Plain[i:], t.wrong) && !t.rightAt(n.Plain, i) {
				if seen[t.wrong]++; seen[t.wrong] == 1 {
					order = append(order, t)
				}
				changes[t.wrong] = append(changes[t.wrong], rewrite{n.Span(i, i+len(t.wrong)), t.right})
				end = max(end, i+len(t.wrong))
			}
		}
	}
	for _, t := range order {
		f := n.quote(Hint, changes[t.wrong][0].Span, fmt.Sprintf("%s中“%s”疑为“%s”%s；请核对", n.name(), t.wrong, t.right, times(seen[t.wrong])))
		f.Fixes = []Fix{{Label: "改为“" + t.right + "”", Edits: []model.Edit{n.rewritten(changes[t.wrong]...)}}}
		n.report(f)
	}
}

// wrong are the words that begin with a character, the user's own first.
func (n *Narrative) wrong(list Words, r rune) []typo {
	if len(n.words[r]) == 0 {
		return list[r]
	}
	return slices.Concat(n.words[r], slices.DeleteFunc(slices.Clone(list[r]), func(t typo) bool {
		return slices.ContainsFunc(n.words[r], func(own typo) bool { return own.wrong == t.wrong })
	}))
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
