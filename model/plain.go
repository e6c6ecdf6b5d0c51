package model

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"gouji.app/model/form"
)

// blankMark stands for a blank cell in a row of plain notation.
const blankMark = "_"

// Plain writes the report in plain notation, the form in which tests, drafts and
// embedded samples keep one:
//
//	form gongkai-2021
//	unit/name: 示例县人民政府
//	requests/new: 4 0 0 0 0 0 4
//	overview:
//		一个自然段，行首一个制表符
//
// A row of cells may be given at once, with _ for blank and quoted texts where a
// text is no single word. Lines that begin with # are comments. ParsePlain gives
// back exactly the same texts.
func (r *Report) Plain() string {
	var b strings.Builder
	fmt.Fprintf(&b, "form %s\n", r.Form.ID)
	for _, q := range r.Form.Fields {
		if t := r.Text(form.UnitRef(q.Key)); t != "" {
			fmt.Fprintf(&b, "%s: %s\n", form.UnitRef(q.Key), word(t))
		}
	}
	rows := r.Form.Rows()
	for _, s := range r.Form.Sections {
		if s.Kind != form.Tables {
			writeLines(&b, s.Key, r.Text(form.Ref{Section: s.Key}))
			continue
		}
		for _, row := range rows {
			if row[0].Section == s.Key {
				r.writeRow(&b, row)
			}
		}
	}
	for _, e := range r.Kept() {
		fmt.Fprintf(&b, "%s: %s\n", e.At, word(e.Text))
	}
	return b.String()
}

func writeLines(b *strings.Builder, key, text string) {
	if text == "" {
		return
	}
	fmt.Fprintf(b, "%s:\n", key)
	for line := range strings.SplitSeq(text, "\n") {
		if strings.HasPrefix(line, `"`) || strings.ContainsRune(line, '\r') {
			line = strconv.Quote(line)
		}
		fmt.Fprintf(b, "\t%s\n", line)
	}
}

func (r *Report) writeRow(b *strings.Builder, row []form.Ref) {
	words, filled := make([]string, len(row)), false
	for i, at := range row {
		t := r.Text(at)
		filled = filled || t != ""
		words[i] = word(t)
	}
	if filled {
		fmt.Fprintf(b, "%s/%s: %s\n", row[0].Section, row[0].Row, strings.Join(words, " "))
	}
}

// word quotes what would not come back as one word.
func word(s string) string {
	if s == "" {
		return blankMark
	}
	quoted := strconv.Quote(s)
	if s == blankMark || strings.Contains(s, " ") || quoted != `"`+s+`"` {
		return quoted
	}
	return s
}

// IsPlain says whether data begins like plain notation.
func IsPlain(data []byte) bool {
	for line := range bytes.Lines(data) {
		if s := bytes.TrimSpace(line); len(s) > 0 && s[0] != '#' {
			return bytes.HasPrefix(s, []byte("form "))
		}
	}
	return false
}

// ParsePlain reads plain notation on one of the given forms.
func ParsePlain(src string, forms ...*form.Form) (*Report, error) {
	var r *Report
	var open *form.Ref // narrative whose lines follow
	var lines []string
	closeText := func() {
		if open != nil {
			r.SetText(*open, strings.Join(lines, "\n"))
		}
		open, lines = nil, nil
	}
	for n, line := range strings.Split(src, "\n") {
		if text, ok := strings.CutPrefix(line, "\t"); ok && open != nil {
			if strings.HasPrefix(text, `"`) {
				var err error
				if text, err = strconv.Unquote(text); err != nil {
					return nil, fmt.Errorf("line %d: broken quotes: %w", n+1, err)
				}
			}
			lines = append(lines, text)
			continue
		}
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if r == nil {
			id, ok := strings.CutPrefix(line, "form ")
			if !ok {
				return nil, fmt.Errorf("line %d: no form named", n+1)
			}
			if r = newOn(id, forms); r == nil {
				return nil, fmt.Errorf("line %d: unknown form %q", n+1, id)
			}
			continue
		}
		closeText()
		ref, err := r.parseLine(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
		open = ref
	}
	if r == nil {
		return nil, fmt.Errorf("no report")
	}
	closeText()
	return r, nil
}

func newOn(id string, forms []*form.Form) *Report {
	for _, f := range forms {
		if f.ID == id {
			return New(f)
		}
	}
	return nil
}

// parseLine reads "place: words" and returns the section whose lines follow.
func (r *Report) parseLine(line string) (open *form.Ref, err error) {
	head, rest, ok := strings.Cut(line, ":")
	if !ok {
		return nil, fmt.Errorf("no colon after the place")
	}
	at, err := form.ParseRef(head)
	if err != nil {
		return nil, err
	}
	refs := []form.Ref{at}
	if !r.keeps(at) {
		if refs, err = r.Form.Expand(at); err != nil {
			return nil, err
		}
	}
	if at.Row == "" {
		if strings.TrimSpace(rest) != "" {
			return nil, fmt.Errorf("text of %s belongs on lines of its own that begin with a tab", head)
		}
		return &at, nil
	}
	words, err := splitWords(rest)
	if err != nil {
		return nil, err
	}
	if len(words) != len(refs) {
		return nil, fmt.Errorf("%s has %d places, %d words given", head, len(refs), len(words))
	}
	for i, w := range words {
		r.SetText(refs[i], w)
	}
	return nil, nil
}

// splitWords undoes word for each word of a line.
func splitWords(s string) (out []string, err error) {
	for s = strings.TrimLeft(s, " "); s != ""; s = strings.TrimLeft(s, " ") {
		if s[0] == '"' {
			q, err := strconv.QuotedPrefix(s)
			if err != nil {
				return nil, fmt.Errorf("broken quotes: %w", err)
			}
			w, err := strconv.Unquote(q)
			if err != nil {
				return nil, fmt.Errorf("broken quotes: %w", err)
			}
			out, s = append(out, w), s[len(q):]
			continue
		}
		w, rest, _ := strings.Cut(s, " ")
		if w == blankMark {
			w = ""
		}
		out, s = append(out, w), rest
	}
	return out, nil
}
