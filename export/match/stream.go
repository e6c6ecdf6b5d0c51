package match

import (
	"slices"
	"strings"

	"gouji.app/model/form"
)

// stream reads a section of numbers from text: cells one below the other or beside
// each other, with tabs, pipes or blank lines between them.
func (t *target) stream(lines []line) {
	pieces := takeApart(lines)
	if len(t.rows) == 0 {
		t.headless(pieces)
		return
	}
	t.raster = rasterOf(pieces, t.section)
	var loose []piece // pieces since the last row: heads of the next block, or strays
	var cols []string
	block := -1
	read := func(i int, key string) int {
		if b := t.blockIndex(key); b != block {
			block, cols = b, t.columnsOf(t.section.Blocks[b], loose, pieces[i-1].line)
		} else {
			t.strange(loose)
		}
		loose = nil
		return i + t.numbers(pieces[i-1], pieces[i:], key, cols)
	}
	for i := 0; i < len(pieces); {
		if strings.TrimSpace(pieces[i].text) == "" {
			i++
			continue
		}
		n, used := t.rowLabel(pieces[i:])
		switch {
		case used == 0:
			loose = append(loose, pieces[i])
			i++
		case n.key != "":
			t.found(pieces[i].line, joined(pieces[i:i+used]), n)
			i = read(i+used, n.key)
		default: // a group; one with numbers of its own stands for its rest
			i += used
			if key := t.restOf(n.label); key != "" && i < len(pieces) && looksNumeric(pieces[i].text) {
				t.note(pieces[i-1].line, n.label, form.Ref{Section: t.section.Key, Row: key}, "没有印出分项，计入“"+t.labelOf(key)+"”，其余分项留空")
				t.skip(n.label)
				i = read(i, key)
			}
		}
	}
	t.strange(loose)
}

// skip marks the rows of a group that is printed without them.
func (t *target) skip(group string) {
	for _, b := range t.section.Blocks {
		for _, path := range form.Paths(b.Rows) {
			if leaf := path[len(path)-1]; len(path) > 1 && path[len(path)-2].Label == group && !leaf.Rest {
				t.done[leaf.Key] = true
			}
		}
	}
}

// strange notes what stands between the rows and is no label of the form. Repeated
// heads, as behind a page break, are no news.
func (t *target) strange(loose []piece) {
	for i := 0; i < len(loose); {
		j := i + 1
		for j < len(loose) && loose[j].n == loose[j-1].n+1 && looksNumeric(loose[j].text) || j < len(loose) && loose[j].row == loose[i].row {
			j++
		}
		if run := loose[i:j]; len(run) > 1 || !t.heads[fold(run[0].text)] && !pageNumber.MatchString(run[0].text) {
			t.note(run[0].line, short(strings.Join(textsOf(run), " | ")), form.Ref{Section: t.section.Key}, "表中没有认出的内容，未导入")
		}
		i = j
	}
}

// mostJoined is over how many cells a wrapped label may run.
const mostJoined = 4

// rowLabel reads a row label at the start of the pieces, which may be broken over
// several, and how many it takes. A label without its number counts only where the
// row is the next one expected.
func (t *target) rowLabel(pieces []piece) (n name, used int) {
	text := ""
	for k := 0; k < len(pieces) && k < mostJoined; k++ {
		if k > 0 && (pieces[k].text == "" || looksNumeric(pieces[k].text)) {
			break
		}
		text += pieces[k].text
		if m, ok := t.named(fold(text)); ok && (!m.loose || t.expected() == m.key) {
			n, used = m, k+1
		}
	}
	return n, used
}

// named looks a folded label up, also behind the label of its group, as they stand
// when a line was copied whole.
func (t *target) named(folded string) (name, bool) {
	if n, ok := t.rows[folded]; ok {
		return n, true
	}
	for group, g := range t.rows {
		if rest, ok := strings.CutPrefix(folded, group); ok && g.key == "" {
			if n, ok := t.rows[rest]; ok && n.key != "" && !n.loose {
				return n, true
			}
		}
	}
	return name{}, false
}

// expected is the first row not found yet.
func (t *target) expected() string {
	for _, b := range t.section.Blocks {
		for _, path := range form.Paths(b.Rows) {
			if key := path[len(path)-1].Key; !t.done[key] {
				return key
			}
		}
	}
	return ""
}

func (t *target) labelOf(key string) string {
	for _, n := range t.rows {
		if n.key == key {
			return n.label
		}
	}
	return key
}

// restOf is the row that a group printed without sub-items stands for: the one that
// collects whatever is not named.
func (t *target) restOf(group string) string {
	for _, b := range t.section.Blocks {
		for _, path := range form.Paths(b.Rows) {
			leaf := path[len(path)-1]
			if leaf.Rest && path[len(path)-2].Label == group {
				return leaf.Key
			}
		}
	}
	return ""
}

// numbers reads the cells behind a row label and returns how many pieces it took.
func (t *target) numbers(label piece, pieces []piece, row string, cols []string) int {
	take, from := 0, 0
	if len(pieces) > 0 && pieces[0].row == label.row {
		for take < len(pieces) && pieces[take].row == label.row {
			take++
		}
		for from < take && pieces[from].text != "" && fold(pieces[from].text) == fold(label.text) {
			from++ // a merged label repeated in each of its squares
		}
	} else {
		for take < len(pieces) && take < len(cols) && t.isNumber(pieces[take:]) {
			take++
		}
	}
	texts := textsOf(pieces[from:take])
	if t.raster.holds(label) && take > 0 {
		t.put(label.line, row, cols, textsOf(pieces[t.raster.start-label.at-1:][:len(cols)]))
	} else if fitted, ok := fit(texts, len(cols)); ok {
		t.put(label.line, row, cols, fitted)
	} else {
		t.spread(label.line, row, texts, len(cols))
	}
	return take
}

// A raster is where the columns of a table stand whose rows all have their cells in
// the same places. The zero raster is none.
type raster struct{ start, width int }

// rasterOf reads the raster off the row of heads that holds the first and the last
// column of a section with one block.
func rasterOf(pieces []piece, s form.Section) raster {
	if len(s.Blocks) != 1 {
		return raster{}
	}
	leaves := form.Paths(s.Blocks[0].Cols)
	label := func(i int) string { return fold(leaves[i][len(leaves[i])-1].Label) }
	last := len(leaves) - 1
	for i, p := range pieces {
		if j := i + last; fold(p.text) == label(0) && j < len(pieces) && pieces[j].row == p.row && fold(pieces[j].text) == label(last) {
			return raster{p.at, p.of}
		}
	}
	return raster{}
}

// holds says that the row of a label lies on the raster.
func (r raster) holds(label piece) bool {
	return r.width > 0 && label.of == r.width && label.at < r.start
}

// isNumber says that the next piece is the content of a cell, not a label.
func (t *target) isNumber(pieces []piece) bool {
	if _, used := t.rowLabel(pieces); used > 0 || t.heads[fold(pieces[0].text)] {
		return false
	}
	const longest = 12
	return len([]rune(strings.TrimSpace(pieces[0].text))) <= longest
}

// fit lays the cells of a row on its columns. Where cells are left over, they must
// be empty ones that merged heads left at either end.
func fit(texts []string, want int) ([]string, bool) {
	if len(texts) == want {
		return texts, true
	}
	if len(texts) < want {
		return nil, false
	}
	filled := func(s string) bool { return strings.TrimSpace(s) != "" }
	first := slices.IndexFunc(texts, filled)
	if first < 0 {
		return texts[:want], true
	}
	last := len(texts) - 1
	for !filled(texts[last]) {
		last--
	}
	if last-first+1 == want {
		return texts[first : last+1], true
	}
	return nil, false
}

// columnsOf reads the column labels above the first row of a block. Labels that are
// not the form's leave their column without a key.
func (t *target) columnsOf(b form.Block, heads []piece, at line) []string {
	want := columns(b)
	names := columnNames(b, t.known)
	text, keys := "", make([]string, len(want))
	for i, h := range heads {
		n, ok := names[fold(h.text)]
		if place := len(want) - len(heads) + i; place >= 0 {
			keys[place] = n.key
		}
		if ok && !n.exact {
			t.note(h.line, strings.TrimSpace(h.text), form.Ref{Section: t.section.Key}, "列标题与规定不同，按“"+n.label+"”导入")
		}
		text += fold(h.text)
	}
	oneLine := len(form.Paths(b.Cols)[0]) == 1 // the heads' order is the columns' order
	switch {
	case oneLine && sameKeys(keys, want):
		return keys
	case containsLetters(text, b):
		return want
	}
	t.note(at, short(joined(heads)), form.Ref{Section: t.section.Key}, "列标题与规定不同，对不上的列未导入")
	if oneLine {
		return keys
	}
	return make([]string, len(want))
}

func sameKeys(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}

// containsLetters says that the heads, however torn, hold every letter of the
// column labels as often as the form prints it.
func containsLetters(text string, b form.Block) bool {
	have := map[rune]int{}
	for _, r := range text {
		have[r]++
	}
	for _, path := range form.Paths(b.Cols) {
		for _, r := range fold(path[len(path)-1].Label) {
			if have[r]--; have[r] < 0 {
				return false
			}
		}
	}
	return true
}

// headless reads a table without row labels: one row of numbers below its heads,
// which end where all column labels have been read.
func (t *target) headless(pieces []piece) {
	b := t.section.Blocks[0]
	row, cols := form.Paths(b.Rows)[0][0].Key, columns(b)
	heads := 1
	for heads <= len(pieces) && !containsLetters(fold(joined(pieces[:heads])), b) {
		heads++
	}
	if heads > len(pieces) {
		if first := slices.IndexFunc(pieces, func(p piece) bool { return looksNumeric(p.text) }); first >= 0 {
			t.spread(pieces[first].line, row, textsOf(pieces[first:]), len(cols))
		}
		return
	}
	last := pieces[heads-1]
	rest := slices.DeleteFunc(slices.Clone(pieces[heads:]), func(p piece) bool { return p.row == last.row })
	if len(rest) == 0 {
		return
	}
	texts := textsOf(rest)
	if inRow := sameRow(rest); len(inRow) >= len(cols) {
		texts = textsOf(inRow)
		t.strange(slices.DeleteFunc(rest[len(inRow):], func(p piece) bool { return p.text == "" }))
	}
	if fitted, ok := fit(texts, len(cols)); ok {
		t.put(rest[0].line, row, cols, fitted)
	} else {
		t.spread(rest[0].line, row, texts, len(cols))
	}
}
