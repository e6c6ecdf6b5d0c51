package match

import (
	"cmp"
	"math/bits"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"gouji.app/model/form"
)

// A role says what a printed label of a section labels.
type role int

const (
	rowLeaf  role = iota // a row of numbers
	rowGroup             // a group of rows
	colLeaf              // a column of numbers
	colGroup             // a group of columns
	frame                // a bar over a block, the top-left box
)

// An entry is one label in folded letters and one thing that it may mean.
type entry struct {
	letters string
	present uint64 // the letters, as rough as they fit
	role    role
	name
}

// A lexicon is every label of a section and every variant of it, in the order of
// their letters, so that all that begin alike stand together.
type lexicon struct {
	entries []entry
	nearest map[question]answer // what near found
	rows    []row               // in print order
	cols    [][][]form.Head     // paths of each block's columns
	keys    [][]string          // of each block's columns, in print order
}

// A row is a row of numbers of the form.
type row struct {
	key, label string
	group      string   // label of the group it stands in, "" for none
	within     []string // labels of all groups around it
	rest       bool     // it collects what no other row of its group names
	block      int
}

type question struct {
	letters string
	role    role
}

type answer struct {
	name
	ok bool
}

func lexiconOf(s form.Section, known map[string][]string) lexicon {
	x := lexicon{nearest: map[question]answer{}}
	add := func(r role, label string, n name) {
		if k := fold(label); k != "" {
			x.entries = append(x.entries, entry{k, presence(k), r, n})
		}
	}
	for i, b := range s.Blocks {
		paths := form.Paths(b.Cols)
		keys := make([]string, len(paths))
		for j, path := range paths {
			keys[j] = path[len(path)-1].Key
		}
		x.cols, x.keys = append(x.cols, paths), append(x.keys, keys)
		add(frame, b.Caption, name{label: b.Caption, exact: true})
		add(frame, b.Corner, name{label: b.Corner, exact: true})
		addTree(b.Rows, rowLeaf, rowGroup, known, add)
		addTree(b.Cols, colLeaf, colGroup, known, add)
		for _, path := range form.Paths(b.Rows) {
			leaf := path[len(path)-1]
			r := row{key: leaf.Key, label: leaf.Label, rest: leaf.Rest, block: i}
			for _, group := range path[:len(path)-1] {
				r.group = group.Label
				r.within = append(r.within, group.Label)
			}
			x.rows = append(x.rows, r)
			if bare := unnumbered(leaf.Label); bare != leaf.Label {
				add(rowLeaf, bare, name{key: leaf.Key, label: leaf.Label, loose: true})
			}
		}
	}
	slices.SortStableFunc(x.entries, func(a, b entry) int { return cmp.Compare(a.letters, b.letters) })
	x.entries = slices.CompactFunc(x.entries, func(a, b entry) bool {
		return a.letters == b.letters && a.role == b.role && a.label == b.label
	})
	return x
}

// addTree adds the heads of one axis with their variants.
func addTree(hs []form.Head, leaf, group role, known map[string][]string, add func(role, string, name)) {
	for _, h := range hs {
		if len(h.Heads) > 0 {
			add(group, h.Label, name{label: h.Label, exact: true})
			addTree(h.Heads, leaf, group, known, add)
			continue
		}
		add(leaf, h.Label, name{key: h.Key, label: h.Label, exact: true})
		for _, v := range known[h.Key] {
			add(leaf, v, name{key: h.Key, label: h.Label})
		}
	}
}

// begin lists the entries that begin with some letters, those that end there first.
func (x lexicon) begin(letters string) []entry {
	from := sort.Search(len(x.entries), func(i int) bool { return x.entries[i].letters >= letters })
	to := from
	for to < len(x.entries) && strings.HasPrefix(x.entries[to].letters, letters) {
		to++
	}
	return x.entries[from:to]
}

// find looks folded letters up under one role. A label whose number is not the
// form's, or that is a letter off, is found as inexact.
func (x lexicon) find(letters string, r role) (name, bool) {
	for _, e := range x.begin(letters) {
		if e.letters == letters && e.role == r && !e.loose {
			return e.name, true
		}
	}
	if n, ok := x.near(letters, r); ok {
		return n, true
	}
	for _, e := range x.begin(letters) {
		if e.letters == letters && e.role == r {
			return e.name, true
		}
	}
	return name{}, false
}

// has says that letters are the very letters of a label.
func (x lexicon) has(letters string) bool {
	begins := x.begin(letters)
	return len(begins) > 0 && begins[0].letters == letters
}

// contains says that letters are those of a label or of a piece of one.
func (x lexicon) contains(letters string) bool {
	return slices.ContainsFunc(x.entries, func(e entry) bool { return strings.Contains(e.letters, letters) })
}

// near finds the one label that letters resemble: the same words behind another
// number, or a letter or two added, lost or mistaken.
func (x lexicon) near(letters string, r role) (name, bool) {
	const most = 4096 // answers kept
	q := question{letters, r}
	a, known := x.nearest[q]
	if !known {
		a.name, a.ok = x.search(letters, r)
		if len(x.nearest) < most {
			x.nearest[q] = a
		}
	}
	return a.name, a.ok
}

func (x lexicon) search(letters string, r role) (name, bool) {
	const shortest = 4 // letters; below, one letter makes another word
	words := strings.TrimLeft(letters, listNumbers)
	if n := utf8.RuneCountInString(letters) - utf8.RuneCountInString(words); n > 0 && n <= 2 && utf8.RuneCountInString(words) >= shortest {
		for _, e := range x.begin(words) {
			if e.letters == words && e.role == r {
				return name{key: e.key, label: e.label}, true
			}
		}
	}
	long := utf8.RuneCountInString(letters)
	if long < shortest || long > longestLabel {
		return name{}, false
	}
	best, allowed, found := name{}, 1+long/10, false
	present := presence(letters)
	for _, e := range x.entries {
		strange := max(bits.OnesCount64(present&^e.present), bits.OnesCount64(e.present&^present))
		if e.role != r || e.key != "" && e.key == best.key || strange > allowed || otherUnit(letters, e.label) {
			continue
		}
		switch d := distance(letters, e.letters, allowed); {
		case d > allowed:
		case found && d == allowed:
			best = name{} // two labels are as near
		default:
			best, allowed, found = name{key: e.key, label: e.label}, d, true
		}
	}
	if best.label != "" {
		return best, !x.isPiece(letters, r, best.key)
	}
	return x.abbreviated(letters, r)
}

// abbreviated finds the one label of a row that begins with the number of some letters and
// has all of them, in their order.
func (x lexicon) abbreviated(letters string, r role) (only name, ok bool) {
	const shortest = 5
	if number := first(letters); r != rowLeaf || utf8.RuneCountInString(letters) < shortest || !strings.ContainsRune(listNumbers, number) {
		return name{}, false
	}
	present := presence(letters)
	for _, e := range x.entries {
		if e.role != r || e.loose || present&^e.present != 0 || first(e.letters) != first(letters) || !isSubsequence(letters, e.letters) {
			continue
		}
		if only.key != "" && only.key != e.key {
			return name{}, false
		}
		only = name{key: e.key, label: e.label}
	}
	return only, only.key != ""
}

// isSubsequence says that a word has all letters of a shorter one, in their order.
func isSubsequence(short, long string) bool {
	for _, r := range long {
		if q, n := utf8.DecodeRuneInString(short); n > 0 && q == r {
			short = short[n:]
		}
	}
	return short == ""
}

// otherUnit says that two labels count money in different units: 元 is not 万元.
func otherUnit(a, b string) bool {
	x, y := moneyUnit.FindString(a), moneyUnit.FindString(b)
	return x != "" && y != "" && x != y
}

var moneyUnit = regexp.MustCompile(`[十百千万亿]*元`)

// isPiece says that letters stand in another label than that of a key.
func (x lexicon) isPiece(letters string, r role, key string) bool {
	return slices.ContainsFunc(x.entries, func(e entry) bool {
		return e.role == r && e.key != "" && e.key != key && strings.Contains(e.letters, letters)
	})
}

// presence has a bit for each letter of a word. Words that differ by so many letters
// differ by no more bits.
func presence(letters string) (out uint64) {
	for _, r := range letters {
		out |= 1 << (r % 64)
	}
	return out
}

// behindGroup is what follows the label of a group of rows, "" where none begins.
func (x lexicon) behindGroup(letters string) string {
	for _, e := range x.entries {
		if e.role == rowGroup && strings.HasPrefix(letters, e.letters) {
			return letters[len(e.letters):]
		}
	}
	return ""
}

// listNumbers are the letters that number the rows of the form.
const listNumbers = "一二三四五六七八九十0123456789"

// longestLabel is more than the letters of any printed label.
const longestLabel = 60

// distance counts the letters by which two words differ, up to most+1.
func distance(a, b string, most int) int {
	if d := len(a) - len(b); d > 4*most || -d > 4*most {
		return most + 1
	}
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range x {
		diagonal, least := row[0], i+1
		row[0] = i + 1
		for j, q := range y {
			d := diagonal
			if r != q {
				d = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], d
			least = min(least, d)
		}
		if least > most {
			return most + 1
		}
	}
	return row[len(y)]
}
