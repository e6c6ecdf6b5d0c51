package match

import (
	"regexp"
	"slices"
	"strings"
)

// pairs reads a section of numbers from text that names the column of every number, on the
// line of the row's label or below it: （一）予以公开：自然人58件，商业企业7件. It fails where
// a number has no name.
func (r *reader) pairs() bool {
	const fewest = 3 // rows
	if r.unlabelled() {
		return false
	}
	var claims []*claim
	for _, l := range r.lines {
		if l.blank() {
			continue
		}
		row, rest := l, l
		if _, named := r.named(l); !named {
			var n name
			var ok bool
			if row.text, rest.text, n, ok = r.labelOf(l.text); !ok {
				if strings.ContainsFunc(l.text, isASCIIDigit) && !r.isLabel(l.text) {
					return false
				}
				continue
			}
			claims = append(claims, r.pairsOf(row, n))
		}
		cells, ok := r.named(rest)
		if !ok || len(claims) == 0 || !claims[len(claims)-1].fill(cells) {
			return false
		}
	}
	if len(claims) < fewest {
		return false
	}
	for _, c := range claims {
		if filled(c.cells) == 0 {
			return false
		}
	}
	for _, c := range claims {
		for i, m := range c.cells {
			if m.text == "" {
				c.absent, c.cols[i] = append(c.absent, c.cols[i]), ""
			}
		}
		r.claim(c)
	}
	return true
}

// labelOf is the label of a row with which a text begins, and what follows its colon.
func (t *table) labelOf(text string) (label, rest string, n name, ok bool) {
	label, rest, _ = strings.Cut(strings.Replace(text, ":", "：", 1), "：")
	n, ok = t.lexicon.as(&reading{letters: fold(label)}, rowLeaf)
	return label, rest, n, ok
}

// pairsIn are the named numbers of a text, which may begin with the label of their row.
func (t *table) pairsIn(text string) (cells map[string]mark, ok bool) {
	if cells, ok := t.named(line{text: text}); ok {
		return cells, true
	}
	if _, rest, _, ok := t.labelOf(text); ok {
		return t.named(line{text: rest})
	}
	return nil, false
}

// pairsOf is the row of a label, before its numbers are known.
func (r *reader) pairsOf(l line, n name) *claim {
	keys := r.lexicon.keys[r.rowOf(n.key).block]
	row := labelledRow{mark: mark{piece: piece{line: l}, label: &reading{text: l.text}}, key: n.key, means: n}
	return &claim{at: l, rows: []labelledRow{row}, cols: slices.Clone(keys), cells: make([]mark, len(keys)), lacking: true}
}

// fill puts named numbers into the cells of a row, each once.
func (c *claim) fill(cells map[string]mark) bool {
	for key, m := range cells {
		i := slices.Index(c.cols, key)
		if i < 0 || c.cells[i].text != "" {
			return false
		}
		c.cells[i] = m
	}
	return true
}

// pair matches a column and its number: 自然人：58件.
var pair = regexp.MustCompile(`^(\D+?)[：:]?([\d.]+)(件|万元|元|条|项)?$`)

// named takes a line apart that is nothing but columns with their numbers.
func (t *table) named(l line) (cells map[string]mark, ok bool) {
	if l.table != nil {
		return nil, false
	}
	cells = map[string]mark{}
	for word := range strings.FieldsFuncSeq(l.text, func(r rune) bool { return strings.ContainsRune("，,；;、。 \t\u3000", r) }) {
		m := pair.FindStringSubmatch(word)
		if m == nil {
			return nil, false
		}
		n, ok := t.lexicon.find(fold(m[1]), colLeaf)
		if _, again := cells[n.key]; !ok || again {
			return nil, false
		}
		cells[n.key] = mark{piece: piece{line: l, text: m[2]}}
	}
	return cells, true
}

func isASCIIDigit(r rune) bool { return '0' <= r && r <= '9' }
