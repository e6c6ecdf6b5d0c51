package match

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// A piece is one cell, or one word of a cell, of a table that has lost its
// structure.
type piece struct {
	line
	text   string
	row    int  // pieces of one printed row share it
	col    int  // of a table that kept its squares, from 1; 0 elsewhere
	ruled  bool // its row has marks between the cells, so that blank ones show
	rows   int  // that it covers, of a table that kept its squares
	closed bool // a mark of its own ends it, so that a blank one shows
}

func textsOf[T interface{ words() string }](items []T) []string {
	out := make([]string, len(items))
	for i, it := range items {
		out[i] = it.words()
	}
	return out
}

func (p piece) words() string { return p.text }

// piecesOf gives the cells that marks were made of.
func piecesOf(marks []mark) []piece {
	out := make([]piece, len(marks))
	for i, m := range marks {
		out[i] = m.piece
	}
	return out
}

// mostPieces is more than any table of a report has, however torn.
const mostPieces = 20000

// takeApart cuts lines into at most mostPieces cells. Four layouts occur, also mixed: one cell a line,
// closed by a pipe or not; cells with pipes between them; cells with tabs; words
// with spaces between them, of which several make a cell.
func takeApart(lines []line) (out []piece) {
	if isSequence(lines) {
		return sequence(lines)
	}
	bars := barsOf(lines)
	out = make([]piece, 0, len(lines))
	for i, l := range lines {
		if cells, ruled := ruledCells(l.text, bars); ruled {
			for _, c := range cells[:min(len(cells), mostPieces-len(out))] {
				out = append(out, piece{line: l, text: strings.TrimSpace(c), row: i, ruled: true})
			}
			continue
		}
		for word := range wordsOf(l.text) {
			if len(out) == mostPieces {
				return out
			}
			if last := len(out) - 1; isUnit(word) && last >= 0 && out[last].row == i && looksNumeric(out[last].text) {
				out[last].text += word
				continue
			}
			out = append(out, piece{line: l, text: word, row: i})
		}
	}
	return out
}

// piecesOfAll cuts lines and the tables among them into cells, in their order.
func piecesOfAll(lines []line) (out []piece) {
	add := func(pieces []piece) {
		base := 0
		if len(out) > 0 {
			base = out[len(out)-1].row + 1
		}
		for _, p := range pieces[:min(len(pieces), mostPieces-len(out))] {
			p.row += base
			out = append(out, p)
		}
	}
	for from := 0; from < len(lines); {
		if lines[from].isTable() {
			add(latticeOf(lines[from].table).pieces(lines[from]))
			from++
			continue
		}
		to := from
		for to < len(lines) && !lines[to].isTable() {
			to++
		}
		add(takeApart(lines[from:to]))
		from = to
	}
	return out
}

// barred makes pipes of all strokes that are drawn between cells, and drops the lines
// that are drawn between rows.
func barred(lines []line) (out []line) {
	for _, l := range slashed(lines) {
		if !l.isTable() && strings.ContainsAny(l.text, drawn) {
			l.text = strings.NewReplacer("｜", "|", "│", "|", "┃", "|", "║", "|", "￨", "|").Replace(l.text)
		}
		if strings.Contains(l.text, "&") {
			l.text = spaceEntities.Replace(l.text)
		}
		if l.isTable() || l.blank() || !strings.ContainsAny(l.text, "─━═+") || strings.Trim(l.text, drawn+"|+-= \t\r") != "" {
			out = append(out, l)
		}
	}
	return out
}

// slashed makes pipes of the strokes between cells: • 规章 / 0 / 2 / 9. Two strokes side by
// side say that some are what stands in a cell.
func slashed(lines []line) []line {
	const fewest = 3
	slashes := 0
	for _, l := range lines {
		words := strings.Fields(l.text)
		for i, w := range words {
			if w == "/" && i > 0 && words[i-1] == "/" {
				return lines
			}
		}
		switch {
		case l.isTable() || strings.ContainsAny(l.text, "|\t"+drawn):
			return lines
		case strings.Contains(l.text, " / "):
			slashes++
		}
	}
	if slashes < fewest {
		return lines
	}
	lines = slices.Clone(lines)
	for i, l := range lines {
		if strings.Contains(l.text, " / ") {
			lines[i].text = strings.ReplaceAll(strings.TrimLeft(l.text, "•·●▪◆*- \t"), " / ", " | ")
		}
	}
	return lines
}

// drawn are characters that draw the lines of tables.
const drawn = "｜│┃║￨─━═┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝┠┨┯┷┿"

// isUnit says that a word counts what the number before it tells.
func isUnit(word string) bool {
	return word == "件" || word == "万元" || word == "项" || word == "条"
}

// ruledCells cuts a line at its tabs or pipes; those at the ends of lines may be none that
// stand between cells. The rule below the heads of a Markdown table has no cells.
func ruledCells(text string, at bars) (cells []string, ruled bool) {
	switch {
	case strings.Contains(strings.TrimSpace(text), "\t"), strings.Count(text, "\t") > 1:
		return strings.Split(text, "\t"), true
	case strings.Contains(text, "|"):
		text = strings.TrimSpace(text)
		if isRule(text) {
			return nil, true
		}
		if at.opened {
			text = strings.TrimPrefix(text, "|")
		}
		if at.closed {
			text = strings.TrimSuffix(text, "|")
		}
		return strings.Split(text, "|"), true
	}
	return nil, false
}

// isRule says that a line is drawn between rows: |---|---|.
func isRule(text string) bool {
	return strings.Count(text, "|") > 1 && strings.Contains(text, "-") && strings.Trim(text, "|-: \t\r") == ""
}

// wordsOf cuts a line at its spaces, and at the commas and colons of a list of numbers:
// （一）予以公开：3，0，0，1.
func wordsOf(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for word := range strings.FieldsSeq(text) {
			for _, w := range listed(word) {
				if !yield(w) {
					return
				}
			}
		}
	}
}

// listed takes the numbers of a list that ends a word apart, unless its commas may stand
// between groups of three digits.
func listed(word string) []string {
	const marks = "，、；：,;:"
	if !strings.ContainsAny(word, marks) {
		return []string{word}
	}
	parts := strings.FieldsFunc(word, func(r rune) bool { return strings.ContainsRune(marks, r) })
	from := len(parts)
	for from > 0 && looksNumeric(parts[from-1]) {
		from--
	}
	numbers := parts[from:]
	grouped := !strings.ContainsAny(word, "、；;") && !slices.ContainsFunc(numbers[min(1, len(numbers)):], func(s string) bool { return utf8.RuneCountInString(s) != 3 })
	if len(numbers) == 0 || from == 0 && grouped || from > 0 && len(numbers) > 1 && grouped {
		return []string{word}
	}
	for _, number := range slices.Backward(numbers) {
		word = strings.TrimSuffix(strings.TrimRight(word, marks), number)
	}
	if label := strings.TrimRight(word, marks); label != "" {
		return append([]string{label}, numbers...)
	}
	return numbers
}

// bars says where lines with pipes have them beside those between their cells.
type bars struct{ opened, closed bool }

// barsOf finds what every line with pipes has. Where one line has no pipe at an end, one
// that stands there on others is beside a blank cell.
func barsOf(lines []line) bars {
	at, any := bars{true, true}, false
	for _, l := range lines {
		if text := strings.TrimSpace(l.text); strings.Contains(text, "|") {
			any = true
			at.opened = at.opened && len(text) > 1 && text[0] == '|'
			at.closed = at.closed && len(text) > 1 && text[len(text)-1] == '|'
		}
	}
	return bars{any && at.opened && at.closed, any && at.closed}
}

// isSequence says that pipes stand between cells that have a line each, so that a line is
// no row: most lines with a pipe have no more than one cell that is filled.
func isSequence(lines []line) bool {
	const fewest = 4
	single, several := 0, 0
	for _, l := range lines {
		if !strings.Contains(l.text, "|") || isRule(l.text) {
			continue
		}
		words := 0
		for cell := range strings.SplitSeq(l.text, "|") {
			if strings.TrimSpace(cell) != "" {
				words++
			}
		}
		if words > 1 {
			several++
		} else {
			single++
		}
	}
	return single >= fewest && single > several
}

// sequence takes cells apart that have a line each, with pipes behind them, before them
// or on lines between. Nothing between two pipes is a blank cell.
func sequence(lines []line) (out []piece) {
	at, word := barsOf(lines), false
	for i, l := range lines {
		text := strings.TrimSpace(l.text)
		if isRule(text) {
			continue
		}
		if at.opened {
			text = strings.TrimPrefix(text, "|")
		}
		for j, cell := range strings.Split(text, "|") {
			if j > 0 {
				if !word && len(out) < mostPieces {
					out = append(out, piece{line: l, row: i, closed: true})
				}
				word = false
			}
			if cell = strings.TrimSpace(cell); cell != "" && len(out) < mostPieces {
				out = append(out, piece{line: l, text: cell, row: i, closed: true})
				word = true
			}
		}
	}
	return out
}
