package match

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"
)

// A reading is a label as it is put together from the pieces it was torn into.
type reading struct {
	first   piece
	text    string // as printed
	letters string
	pieces  int
	rows    bool // its pieces stand beside the numbers of several rows
}

// as gives a reading's meaning under a role. A row label may also be cut short, as
// long as no other label begins like it.
func (x lexicon) as(r *reading, want role) (name, bool) {
	if n, ok := x.find(r.letters, want); ok {
		return n, true
	}
	const shortest = 4
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
	pieces = x.labelsFirst(pieces)
	var open []*reading
	labelled := -1 // the ruled row in which a label was read
	worded, numbered := map[int]bool{}, map[int]bool{}
	out = make([]mark, 0, len(pieces))
	for _, p := range pieces {
		numeric := looksNumeric(p.text)
		worded[p.row] = worded[p.row] || p.text != "" && !numeric
		numbered[p.row] = numbered[p.row] || numeric && p.ruled
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
		if r := x.goesOn(open, letters); r != nil && !(p.ruled && (r.first.row == p.row || r.first.col != p.col)) {
			r.letters, r.text, r.pieces = r.letters+letters, r.text+p.text, r.pieces+1
			r.rows = r.rows || numbered[p.row] && numbered[r.first.row]
			continue
		}
		begun := x.startsIn(letters)
		if len(begun) == 0 {
			out = append(out, mark{piece: p, number: p.ruled && (labelled == p.row || behindNumber(out, p))})
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

// labelsFirst puts the labels of rows before their numbers where all stand behind them, on
// the same line.
func (x lexicon) labelsFirst(pieces []piece) []piece {
	const fewest = 3 // rows
	rows := 0
	out := make([]piece, 0, len(pieces))
	for from := 0; from < len(pieces); {
		to, last, labelled := from, from-1, false
		for ; to < len(pieces) && pieces[to].row == pieces[from].row; to++ {
			if looksNumeric(pieces[to].text) {
				last = to
			}
		}
		for _, p := range pieces[last+1 : to] {
			n, ok := x.find(fold(p.text), rowLeaf)
			labelled = labelled || ok && !n.loose
		}
		if last >= from && looksNumeric(pieces[from].text) && labelled {
			rows++
			out = append(append(out, pieces[last+1:to]...), pieces[from:last+1]...)
		} else if last >= from || labelled {
			return pieces
		} else {
			out = append(out, pieces[from:to]...)
		}
		from = to
	}
	if rows < fewest {
		return pieces
	}
	return out
}
