package match_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// A layout prints the tables of a report as some copy of it does. Lines of text keep
// their place.
type layout struct {
	name  string
	table func(t *page.Table) []string
	join  string // between lines; a line break unless set
	torn  bool   // labels go over several lines
	// blanks says that blank cells can be seen, so that every row can be read.
	blanks bool
}

// layouts are the ways in which text is copied that keep the order of the cells.
func layouts() []layout {
	return []layout{
		{name: "cell-a-line", table: cellLines},
		{name: "cell-closed", table: closedLines, blanks: true},
		{name: "cell-blank-line", table: func(t *page.Table) []string { return strings.Split(strings.Join(cellLines(t), "\n\n"), "\n") }},
		{name: "pipes-shifted", table: shifted, blanks: true},
		{name: "pipes-square", table: rows(" | ", squares), blanks: true},
		{name: "pipes-framed", table: framed(squares), blanks: true},
		{name: "markdown-repeated", table: markdown(repeated), blanks: true},
		{name: "markdown-blank", table: markdown(squares), blanks: true},
		{name: "tabs-square", table: rows("\t", squares), blanks: true},
		{name: "tabs-repeated", table: rows("\t", repeated), blanks: true},
		{name: "tabs-merged", table: rows("\t", merged), blanks: true},
		{name: "spaces", table: rows(" ", merged)},
		{name: "wide-spaces", table: rows("    ", merged)},
		{name: "one-line", table: rows(" ", merged), join: " "},
		{name: "wrapped-labels", table: wrapped(5), torn: true},
		{name: "numbers-inside", table: inside(6), torn: true},
		{name: "vertical", table: vertical},
		{name: "bars-behind", table: bars(func(c string) []string { return []string{strings.TrimSpace(c + " |")} }, "|"), blanks: true},
		{name: "bars-before", table: bars(func(c string) []string { return []string{strings.TrimSpace("| " + c)} }, "|"), blanks: true},
		{name: "bars-around", table: bars(func(c string) []string { return []string{"| " + c + " |"} }, ""), blanks: true},
		{name: "bars-between", table: bars(func(c string) []string { return strings.Split(strings.TrimPrefix(c+"\n|", "\n"), "\n") }, "||")},
		{name: "bars-alone", table: alone},
		{name: "rows-closed", table: closedRows, blanks: true},
		{name: "listed", table: listed},
		{name: "nbsp", table: rows("\t", func(t *page.Table) [][]string { return filledWith(squares(t), "&nbsp;") }), blanks: true},
	}
}

// print is a report in a layout.
func (l layout) print(r *model.Report) string {
	var lines []string
	for _, part := range page.Of(r, false).Parts {
		for _, it := range part.Items {
			if it.Table != nil {
				lines = append(lines, l.table(it.Table)...)
			} else {
				lines = append(lines, it.Text)
			}
		}
	}
	if l.join != "" {
		return strings.Join(lines, l.join)
	}
	return strings.Join(lines, "\n")
}

// headless prints a report without the headings of its sections of numbers.
func (l layout) headless(r *model.Report) string {
	text := l.print(r)
	for _, s := range r.Form.Sections {
		if s.Kind == form.Tables {
			text = strings.Replace(text, s.Title, "", 1)
		}
	}
	return text
}

// merged lists the cells of each row, each once, where it begins.
func merged(t *page.Table) [][]string {
	out := make([][]string, t.Rows)
	for _, c := range t.Cells {
		out[c.Row] = append(out[c.Row], c.Text)
	}
	return out
}

// squares lists every square, blank below and beside the first of a cell.
func squares(t *page.Table) [][]string {
	out := make([][]string, t.Rows)
	for r := range out {
		out[r] = make([]string, t.Cols)
	}
	for _, c := range t.Cells {
		out[c.Row][c.Col] = c.Text
	}
	return out
}

// repeated lists every square, with the text of the cell over it.
func repeated(t *page.Table) [][]string {
	out := squares(t)
	for _, c := range t.Cells {
		for r := range c.RowSpan {
			for q := range c.ColSpan {
				out[c.Row+r][c.Col+q] = c.Text
			}
		}
	}
	return out
}

func rows(mark string, cells func(*page.Table) [][]string) func(*page.Table) []string {
	return func(t *page.Table) (out []string) {
		for _, row := range cells(t) {
			out = append(out, strings.Join(row, mark))
		}
		return out
	}
}

func framed(cells func(*page.Table) [][]string) func(*page.Table) []string {
	return func(t *page.Table) (out []string) {
		for _, row := range cells(t) {
			out = append(out, "| "+strings.Join(row, " | ")+" |")
		}
		return out
	}
}

func markdown(cells func(*page.Table) [][]string) func(*page.Table) []string {
	return func(t *page.Table) []string {
		return slices.Insert(framed(cells)(t), 1, "|"+strings.Repeat("---|", t.Cols))
	}
}

// shifted puts the squares that merged cells leave over at the end of the row.
func shifted(t *page.Table) (out []string) {
	for _, row := range merged(t) {
		out = append(out, strings.Join(row, " | ")+" |"+strings.Repeat("|", t.Cols-len(row)))
	}
	return out
}

func cellLines(t *page.Table) (out []string) {
	for _, c := range t.Cells {
		if c.Text != "" {
			out = append(out, c.Text)
		}
	}
	return out
}

func closedLines(t *page.Table) (out []string) {
	for _, c := range t.Cells {
		out = append(out, strings.TrimSpace(c.Text+" |"))
	}
	return out
}

// wrapped breaks labels after some letters, cell by cell.
func wrapped(most int) func(*page.Table) []string {
	return func(t *page.Table) (out []string) {
		for _, c := range t.Cells {
			if c.Text != "" {
				out = append(out, broken(c.Text, most)...)
			}
		}
		return out
	}
}

func broken(text string, most int) (out []string) {
	rs := []rune(text)
	if strings.Trim(text, "0123456789.") == "" {
		most = len(rs) + 1
	}
	for len(rs) > most {
		out, rs = append(out, string(rs[:most])), rs[most:]
	}
	return append(out, string(rs))
}

// inside breaks the labels of rows and puts the numbers between their lines, as text
// from PDF does.
func inside(most int) func(*page.Table) []string {
	return func(t *page.Table) (out []string) {
		for _, row := range merged(t) {
			var above, below, line []string
			for _, text := range row {
				if parts := broken(text, most); strings.ContainsAny(text, "0123456789") && len(parts) > 1 || len(parts) > 2 {
					above, below = append(above, parts[:len(parts)/2]...), append(below, parts[len(parts)/2:]...)
				} else if text != "" {
					line = append(line, text)
				}
			}
			out = append(out, above...)
			out = append(out, "        "+strings.Join(line, "   "))
			out = append(out, below...)
		}
		return out
	}
}

// bars prints cells one below the other with bars between them, and one more mark behind
// each row.
func bars(cell func(string) []string, end string) func(*page.Table) []string {
	return func(t *page.Table) (out []string) {
		for _, row := range merged(t) {
			for _, text := range row {
				out = append(out, cell(text)...)
			}
			if end != "" {
				out = append(out, end)
			}
		}
		return out
	}
}

// alone prints a bar on a line of its own before each row, and none between the cells.
func alone(t *page.Table) (out []string) {
	for _, row := range merged(t) {
		out = append(out, "|")
		for _, text := range row {
			if text != "" {
				out = append(out, text)
			}
		}
	}
	return out
}

// closedRows prints a bar behind each cell.
func closedRows(t *page.Table) (out []string) {
	for _, row := range merged(t) {
		out = append(out, strings.Join(row, " | ")+" |")
	}
	return out
}

// listed prints the numbers of a row as a list behind its labels.
func listed(t *page.Table) (out []string) {
	for _, row := range merged(t) {
		i := slices.IndexFunc(row, func(s string) bool { return s != "" && strings.Trim(s, "0123456789.") == "" })
		if i < 0 {
			i = len(row)
		}
		line, numbers := strings.Join(row[:i], " "), slices.DeleteFunc(slices.Clone(row[i:]), func(s string) bool { return s == "" })
		if len(numbers) > 0 && i > 0 {
			line += "："
		}
		out = append(out, line+strings.Join(numbers, "、"))
	}
	return out
}

// filledWith writes something into blank squares.
func filledWith(rows [][]string, text string) [][]string {
	for _, row := range rows {
		for i := range row {
			row[i] = cmp.Or(row[i], text)
		}
	}
	return rows
}

// vertical prints the label that runs down the table one letter a row.
func vertical(t *page.Table) (out []string) {
	var letters []string
	for _, row := range merged(t) {
		for i, text := range row {
			if strings.HasPrefix(text, "三、") {
				letters = strings.Split(text, "")
				row = slices.Delete(slices.Clone(row), i, i+1)
				break
			}
		}
		line := strings.Join(row, "  ")
		if len(letters) > 0 {
			line, letters = letters[0]+"  "+line, letters[1:]
		}
		out = append(out, line)
	}
	return append(out, fmt.Sprint(strings.Join(letters, "\n")))
}
