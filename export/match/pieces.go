package match

import (
	"strings"
)

// A piece is one cell, or one word of a cell, of a table that has lost its
// structure.
type piece struct {
	line
	text   string
	row    int  // pieces of one printed row share it
	col    int  // of a table that kept its squares, from 1; 0 elsewhere
	ruled  bool // its row has marks between the cells, so that blank ones show
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
	if pipeCloses(lines) {
		return closedCells(lines)
	}
	boxed := framed(lines)
	out = make([]piece, 0, len(lines))
	for i, l := range lines {
		if cells, ruled := ruledCells(l.text, boxed); ruled {
			for _, c := range cells[:min(len(cells), mostPieces-len(out))] {
				out = append(out, piece{line: l, text: strings.TrimSpace(c), row: i, ruled: true})
			}
			continue
		}
		for word := range strings.FieldsSeq(l.text) {
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
	for _, l := range lines {
		if !l.isTable() && strings.ContainsAny(l.text, drawn) {
			l.text = strings.NewReplacer("｜", "|", "│", "|", "┃", "|", "║", "|", "￨", "|").Replace(l.text)
		}
		if l.isTable() || l.blank() || !strings.ContainsAny(l.text, "─━═+") || strings.Trim(l.text, drawn+"|+-= \t\r") != "" {
			out = append(out, l)
		}
	}
	return out
}

// drawn are characters that draw the lines of tables.
const drawn = "｜│┃║￨─━═┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝┠┨┯┷┿"

// isUnit says that a word counts what the number before it tells.
func isUnit(word string) bool {
	return word == "件" || word == "万元" || word == "项" || word == "条"
}

// ruledCells cuts a line at its tabs or pipes; boxed lines have pipes at both ends
// too. The rule below the heads of a Markdown table has no cells.
func ruledCells(text string, boxed bool) (cells []string, ruled bool) {
	switch {
	case strings.Contains(strings.TrimSpace(text), "\t"), strings.Count(text, "\t") > 1:
		return strings.Split(text, "\t"), true
	case strings.Contains(text, "|"):
		text = strings.TrimSpace(text)
		if strings.Trim(text, "|-: ") == "" && strings.Contains(text, "-") && strings.Count(text, "|") > 1 {
			return nil, true
		}
		if boxed {
			text = strings.TrimSuffix(strings.TrimPrefix(text, "|"), "|")
		}
		return strings.Split(text, "|"), true
	}
	return nil, false
}

// framed says that all rows have pipes at both ends. Where one has not, a pipe at an
// end stands beside a blank cell.
func framed(lines []line) bool {
	any := false
	for _, l := range lines {
		if text := strings.TrimSpace(l.text); strings.Contains(text, "|") {
			any = true
			if len(text) < 2 || text[0] != '|' || text[len(text)-1] != '|' {
				return false
			}
		}
	}
	return any
}

// pipeCloses says that a pipe ends a cell: lines with one pipe, at their end.
func pipeCloses(lines []line) bool {
	closed, other := 0, 0
	for _, l := range lines {
		text := strings.TrimSpace(l.text)
		switch n := strings.Count(text, "|"); {
		case n == 1 && strings.HasSuffix(text, "|"):
			closed++
		case n > 0:
			other++
		}
	}
	return closed > other && closed > 3
}

// closedCells joins lines up to the pipe that closes their cell. A line that holds
// only the pipe is an empty cell.
func closedCells(lines []line) (out []piece) {
	text := ""
	for i, l := range lines {
		body, closed := strings.CutSuffix(strings.TrimSpace(l.text), "|")
		text += strings.TrimSpace(body)
		if closed && len(out) < mostPieces {
			out = append(out, piece{line: l, text: text, row: i, closed: true})
			text = ""
		}
	}
	if text != "" && len(out) < mostPieces {
		out = append(out, piece{line: lines[len(lines)-1], text: text, row: len(lines) - 1, closed: true})
	}
	return out
}
