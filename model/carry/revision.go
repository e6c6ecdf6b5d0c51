// Package carry compares reports and makes one from another: what a colleague's
// revision changes, what this year's report takes over from last year's.
package carry

import (
	"fmt"
	"slices"
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
)

// A Difference is one place where a revision says something else than the report.
type Difference struct {
	At        form.Ref // a cell, a unit field, the title or a narrative
	Paragraph int      // of a narrative as it stands, from 1; 0 elsewhere
	Old, New  string   // "" where nothing stands; several paragraphs end in line feeds

	from, to int // lines of the narrative that New takes the place of
}

// Place is where the difference is, in words: 三、申请　（七）总计·自然人.
func (d Difference) Place(f *form.Form) string {
	name := f.PlaceName(d.At)
	if d.Paragraph > 0 {
		return fmt.Sprintf("%s　第 %d 段", name, d.Paragraph)
	}
	if _, ok := f.Cell(d.At); ok {
		s, _ := f.Section(d.At.Section)
		return s.Short + "　" + name
	}
	return name
}

// Differences compares a revision with the report that it is one of, in print order.
// Paragraphs are compared without blank lines and edge spaces.
func Differences(r, revision *model.Report) []Difference {
	var out []Difference
	single := func(at form.Ref, old, revised string) {
		if old, revised = strings.TrimSpace(old), strings.TrimSpace(revised); old != revised {
			out = append(out, Difference{At: at, Old: old, New: revised})
		}
	}
	for _, q := range r.Form.Fields {
		if at := form.UnitRef(q.Key); revision.Text(at) != "" { // most files hold few of them
			single(at, r.Text(at), revision.Text(at))
		}
	}
	for _, s := range r.Form.Sections {
		at := form.Ref{Section: s.Key}
		switch {
		case s.Kind == form.Tables:
			for _, c := range r.Form.Cells() {
				if c.Ref.Section == s.Key && !r.Number(c).Equal(revision.Number(c)) {
					single(c.Ref, r.Text(c.Ref), revision.Text(c.Ref))
				}
			}
		case s.Kind == form.Narrative:
			out = append(out, narrative(at, r.Text(at), revision.Text(at))...)
		case s.Key == form.TitleLine && r.Title() != revision.Title():
			single(at, r.Title(), revision.Title())
		case s.Key != form.TitleLine:
			single(at, r.Text(at), revision.Text(at))
		}
	}
	return out
}

// A Revision is what was changed between two states of a report (修改对照表).
type Revision struct {
	Report      *model.Report // the later one
	From, To    string        // how the two states are called
	Reason      string        // of all changes; "" leaves room to write one
	Differences []Difference
}

// Accept makes the report say what the given differences say. They must come from
// one call of Differences on the report as it stands.
func Accept(r *model.Report, ds []Difference) []model.Edit {
	var edits []model.Edit
	parts := map[form.Ref][]Difference{}
	for _, d := range ds {
		if d.Paragraph == 0 {
			edits = append(edits, model.Edit{At: d.At, Text: d.New})
			continue
		}
		parts[d.At] = append(parts[d.At], d)
	}
	for _, s := range r.Form.Sections {
		at := form.Ref{Section: s.Key}
		if len(parts[at]) == 0 {
			continue
		}
		lines := strings.Split(r.Text(at), "\n")
		if r.Text(at) == "" {
			lines = nil
		}
		slices.SortStableFunc(parts[at], func(a, b Difference) int { return b.from - a.from })
		for _, d := range parts[at] { // the last first, so that line numbers hold
			var put []string
			if d.New != "" {
				put = strings.Split(d.New, "\n")
			}
			lines = slices.Replace(lines, d.from, d.to, put...)
		}
		edits = append(edits, model.Edit{At: at, Text: strings.Join(lines, "\n")})
	}
	return edits
}

// A paragraph is a line of a narrative that holds something.
type paragraph struct {
	text string
	line int
}

func paragraphs(text string) (out []paragraph, lines int) {
	for line := range strings.SplitSeq(text, "\n") {
		if t := strings.TrimSpace(line); t != "" {
			out = append(out, paragraph{t, lines})
		}
		lines++
	}
	if text == "" {
		lines = 0
	}
	return out, lines
}

// narrative compares two texts paragraph by paragraph.
func narrative(at form.Ref, old, revised string) []Difference {
	a, lines := paragraphs(old)
	b, _ := paragraphs(revised)
	var out []Difference
	i, j := 0, 0
	for _, m := range append(common(a, b), [2]int{len(a), len(b)}) {
		out = append(out, changed(at, a, lines, i, m[0], b[j:m[1]])...)
		i, j = m[0]+1, m[1]+1
	}
	return out
}

// changed describes that paragraphs i to k of a became b: one by one where there are
// as many, else as one.
func changed(at form.Ref, a []paragraph, lines, i, k int, b []paragraph) []Difference {
	if k-i == len(b) && len(b) > 1 {
		var out []Difference
		for n := range b {
			out = append(out, changed(at, a, lines, i+n, i+n+1, b[n:n+1])...)
		}
		return out
	}
	if k == i && len(b) == 0 {
		return nil
	}
	from := lines // behind everything
	if i < len(a) {
		from = a[i].line
	}
	to := from
	if k > i {
		to = a[k-1].line + 1
	}
	return []Difference{{At: at, Paragraph: i + 1, Old: joined(a[i:k]), New: joined(b), from: from, to: to}}
}

func joined(ps []paragraph) string {
	texts := make([]string, len(ps))
	for i, p := range ps {
		texts[i] = p.text
	}
	return strings.Join(texts, "\n")
}

// common pairs the paragraphs that two texts share, in order: a longest common
// subsequence between the first and the last difference. Texts of thousands of
// differing paragraphs have none worth showing.
func common(a, b []paragraph) (pairs [][2]int) {
	head := 0
	for head < min(len(a), len(b)) && a[head].text == b[head].text {
		pairs = append(pairs, [2]int{head, head})
		head++
	}
	tail := 0
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail].text == b[len(b)-1-tail].text {
		tail++
	}
	n, m := len(a)-head-tail, len(b)-head-tail
	const most = 1 << 20
	if n*m <= most {
		length := make([]int, (n+1)*(m+1)) // of the subsequence from i, j on
		for i := n - 1; i >= 0; i-- {
			for j := m - 1; j >= 0; j-- {
				at := i*(m+1) + j
				if a[head+i].text == b[head+j].text {
					length[at] = length[at+m+2] + 1
				} else {
					length[at] = max(length[at+1], length[at+m+1])
				}
			}
		}
		for i, j := 0, 0; i < n && j < m; {
			switch at := i*(m+1) + j; {
			case a[head+i].text == b[head+j].text:
				pairs = append(pairs, [2]int{head + i, head + j})
				i, j = i+1, j+1
			case length[at+m+1] >= length[at+1]:
				i++
			default:
				j++
			}
		}
	}
	for t := tail; t > 0; t-- {
		pairs = append(pairs, [2]int{len(a) - t, len(b) - t})
	}
	return pairs
}
