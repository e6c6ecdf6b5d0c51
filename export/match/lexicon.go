package match

import (
	"cmp"
	"math/bits"
	"slices"
	"sort"
	"strings"
	"unicode"
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
	group      string // label of the group it stands in, "" for none
	rest       bool   // it collects what no other row of its group names
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
			if len(path) > 1 {
				r.group = path[len(path)-2].Label
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
		if e.role != r || e.key != "" && e.key == best.key || strange > allowed {
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
	return best, best.label != ""
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

// A reading is a label as it is put together from the pieces it was torn into.
type reading struct {
	first   piece
	text    string // as printed
	letters string
	pieces  int
}

// as gives a reading's meaning under a role. A row label may also be cut short, as
// long as no other label begins like it.
func (x lexicon) as(r *reading, want role) (name, bool) {
	if n, ok := x.find(r.letters, want); ok {
		return n, true
	}
	const shortest = 3
	var only name
	if want != rowLeaf || utf8.RuneCountInString(r.letters) < shortest {
		return only, false
	}
	for _, e := range x.begin(r.letters) {
		if e.role != want || e.loose || only.key != "" && only.key != e.key {
			return name{}, false
		}
		only = name{key: e.key, label: e.label}
	}
	return only, only.key != ""
}

// known says that a reading is a whole label of any role.
func (x lexicon) known(r *reading) bool {
	for _, want := range []role{rowLeaf, rowGroup, colLeaf, colGroup, frame} {
		if _, ok := x.as(r, want); ok {
			return true
		}
	}
	return false
}

// A mark is what one piece of a torn table turned out to be.
type mark struct {
	piece
	label  *reading // the label that begins here
	number bool     // the content of a cell, which may be blank
}

// mostOpen is over how many unfinished labels a torn one may run: the letters of
// 三、本年度办理结果 stand between all rows of its group.
const mostOpen = 24

// scan tells labels, numbers and strays apart. A label may be torn into pieces with
// others between them: each piece goes on with a label begun before, or begins one.
func (x lexicon) scan(pieces []piece) (out []mark) {
	var open []*reading
	labelled := -1 // the ruled row in which a label was read
	worded := map[int]bool{}
	out = make([]mark, 0, len(pieces))
	for _, p := range pieces {
		worded[p.row] = worded[p.row] || p.text != "" && !looksNumeric(p.text)
	}
	for _, p := range pieces {
		switch {
		case looksNumeric(p.text), p.text == "" && (p.closed || p.ruled && (labelled == p.row || !worded[p.row] || behindNumber(out, p))):
			out = append(out, mark{piece: p, number: true})
			continue
		case p.text == "":
			continue
		}
		letters := fold(p.text)
		if letters == "" {
			continue
		}
		if r := x.goesOn(open, letters); r != nil && !(p.ruled && r.first.row == p.row) {
			r.letters, r.text, r.pieces = r.letters+letters, r.text+p.text, r.pieces+1
			continue
		}
		begun := x.startsIn(letters)
		if len(begun) == 0 {
			out = append(out, mark{piece: p, number: p.ruled && behindNumber(out, p)})
			continue
		}
		for i, s := range begun {
			r := &reading{first: p, text: p.text, letters: s, pieces: 1}
			if len(begun) > 1 {
				r.text = s
			}
			if q := p; i > 0 && i == len(begun)-1 && looksNumeric(s) { // a number glued to its label
				q.text = ending(p.text, s)
				out = append(out, mark{piece: q, number: looksNumeric(q.text)})
				continue
			}
			out = append(out, mark{piece: p, label: r})
			open = append(open, r)
			if x.labelsRow(r) {
				labelled = p.row
			}
		}
		if len(open) > mostOpen {
			open = open[len(open)-mostOpen:]
		}
	}
	return out
}

// ending is the end of a text whose letters are given, with its points and commas.
func ending(text, letters string) string {
	for i := range text {
		if fold(text[i:]) == letters && !unicode.IsPunct(first(text[i:])) {
			return text[i:]
		}
	}
	return text
}

func first(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// behindNumber says that a piece stands behind a number of its ruled row and so in a
// cell of numbers itself.
func behindNumber(before []mark, p piece) bool {
	last := len(before) - 1
	return last >= 0 && before[last].number && before[last].row == p.row
}

// labelsRow says that what is behind a reading in its ruled row are cells of numbers.
func (x lexicon) labelsRow(r *reading) bool {
	n, ok := x.as(r, rowLeaf)
	if ok && n.loose {
		_, column := x.find(r.letters, colLeaf)
		return !column
	}
	return ok
}

// goesOn finds the label that letters go on with: one they complete before one they
// only carry further, and the one begun first. One whose number would be lost comes
// last: 法律行 belongs to 2.其他 rather than to the head 其他 above.
func (x lexicon) goesOn(open []*reading, letters string) *reading {
	var further, loose *reading
	for _, r := range open {
		begins := x.begin(r.letters + letters)
		switch whole := len(begins) > 0 && begins[0].letters == r.letters+letters; {
		case len(begins) == 0:
		case !slices.ContainsFunc(begins, func(e entry) bool { return !e.loose }):
			if loose == nil {
				loose = r
			}
		case whole:
			return r
		case further == nil:
			further = r
		}
	}
	return cmp.Or(further, loose)
}

// startsIn takes letters apart into the labels that begin in them: usually one, a
// group with its first row when cells were run together, or a label with a number.
// It returns none where something is left over.
func (x lexicon) startsIn(letters string) []string {
	if len(x.begin(letters)) > 0 {
		return []string{letters}
	}
	if utf8.RuneCountInString(letters) > 2*longestLabel {
		return nil
	}
	for end := len(letters); end > 0; end-- {
		if end < len(letters) && !utf8.RuneStart(letters[end]) {
			continue
		}
		begins := x.begin(letters[:end])
		if end == len(letters) || len(begins) == 0 || begins[0].letters != letters[:end] {
			continue
		}
		rest := letters[end:]
		if looksNumeric(rest) {
			return []string{letters[:end], rest}
		}
		if more := x.startsIn(rest); len(more) > 0 {
			return append([]string{letters[:end]}, more...)
		}
	}
	for _, want := range []role{rowLeaf, colLeaf} {
		if _, ok := x.near(letters, want); ok {
			return []string{letters}
		}
	}
	return nil
}
