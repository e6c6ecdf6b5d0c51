package match

import (
	"regexp"
	"slices"
	"strings"
)

// A piece is one cell of a table that has lost its structure.
type piece struct {
	line
	text   string
	row    int // pieces of one printed row share it
	at, of int // position in its row, and how many cells the row has
}

func joined(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.text)
	}
	return b.String()
}

// sameRow is the run of pieces of the first piece's row.
func sameRow(pieces []piece) []piece {
	n := 0
	for n < len(pieces) && pieces[n].row == pieces[0].row {
		n++
	}
	return pieces[:n]
}

func textsOf(pieces []piece) []string {
	out := make([]string, len(pieces))
	for i, p := range pieces {
		out[i] = p.text
	}
	return out
}

// takeApart cuts lines into cells. Three layouts occur, also mixed: one cell a
// line, closed by a pipe or not; cells with pipes between them; cells with tabs.
func takeApart(lines []line) (out []piece) {
	if pipeCloses(lines) {
		return closedCells(lines)
	}
	for i, l := range lines {
		var cells []string
		switch text := l.text; {
		case strings.Contains(text, "\t"):
			cells = strings.Split(text, "\t")
		case strings.Contains(text, "|"):
			text = strings.TrimSpace(text)
			text = strings.TrimSuffix(strings.TrimPrefix(text, "|"), "|")
			cells = strings.Split(text, "|")
			if strings.Trim(text, "|-: ") == "" && strings.Contains(text, "-") {
				cells = nil // the rule below the heads of a Markdown table
			}
		case strings.TrimSpace(text) != "":
			cells = spaced(text)
		}
		for k, c := range cells {
			out = append(out, piece{l, strings.TrimSpace(c), i, k, len(cells)})
		}
	}
	return out
}

// spacedRow matches a label with its numbers behind it, separated by spaces only.
var spacedRow = regexp.MustCompile(`^(.*?[^\d\s.,/-])\s+((?:[\d,.]+|[/—-])(?:\s+(?:[\d,.]+|[/—-]))*)$`)

// wideGap separates cells where a single space may stand within one.
var wideGap = regexp.MustCompile(`\s{2,}`)

// spaced cuts a row whose cells are separated by spaces.
func spaced(text string) []string {
	text = strings.TrimSpace(text)
	if fields := strings.Fields(text); len(fields) > 1 && !slices.ContainsFunc(fields, func(f string) bool { return !looksNumeric(f) }) {
		return fields
	}
	if m := spacedRow.FindStringSubmatch(text); m != nil {
		return append(wideGap.Split(m[1], -1), strings.Fields(m[2])...)
	}
	return wideGap.Split(text, -1)
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
		if closed {
			out = append(out, piece{l, text, i, 0, 1})
			text = ""
		}
	}
	if text != "" {
		out = append(out, piece{lines[len(lines)-1], text, len(lines) - 1, 0, 1})
	}
	return out
}
