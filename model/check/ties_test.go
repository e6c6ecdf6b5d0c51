package check_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"gouji.app/model/check"
	"gouji.app/model/form"
	"gouji.app/model/reading"
)

// Numbers of testdata/ties.txt are marked: ✓ behind one that the tables of lawful.txt
// bear out, ✗ behind one that they contradict. Any other must be left alone or tied.
func TestTies(t *testing.T) {
	data, err := os.ReadFile("testdata/ties.txt")
	if err != nil {
		t.Fatal(err)
	}
	overview := form.Ref{Section: "overview"}
	var right, tied, wrong, found, other, falseAlarms int
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		text, marks := unmarked(line)
		r := withText(t, nil, text)
		whole := r.Text(overview)
		start := strings.Index(whole, text)
		for _, tie := range check.Ties(r) {
			if tie.At != overview || tie.Span.Start < start || tie.Span.End > start+len(text) {
				continue
			}
			number := tie.Span.Of(whole)
			switch mark := marks[tie.Span.End-start]; {
			case mark == '✓':
				right++
				if tie.State == check.Tied {
					tied++
				} else {
					t.Logf("not tied: %s in %s", number, text)
				}
			case mark == '✗':
				wrong++
				if tie.State == check.Contradicting {
					found++
				} else {
					t.Logf("not found: %s in %s", number, text)
				}
			default:
				other++
			}
			if tie.State == check.Contradicting && marks[tie.Span.End-start] != '✗' {
				falseAlarms++
				t.Errorf("false alarm: %s in %s, want %s", number, text, tie.Want)
			}
		}
	}
	t.Logf("%d numbers borne out, %d tied; %d contradicted, %d found; %d others, %d false alarms", right, tied, wrong, found, other, falseAlarms)
	if right < 40 || wrong < 20 || other < 40 || tied*10 < right*9 || found*10 < wrong*9 {
		t.Error("fewer than nine numbers of ten are recognised")
	}
}

// unmarked takes the marks out of a line and tells what stands at which byte.
func unmarked(line string) (text string, marks map[int]rune) {
	var b strings.Builder
	marks = map[int]rune{}
	for _, r := range line {
		if r == '✓' || r == '✗' {
			marks[b.Len()] = r
			continue
		}
		b.WriteRune(r)
	}
	return strings.ReplaceAll(b.String(), "⏎", "\n"), marks
}

// Places of ties are stretches of the text, in order and without overlap.
func TestTiesAreInOrder(t *testing.T) {
	for _, s := range scripts(t) {
		var last reading.Span
		section := ""
		for _, tie := range check.Ties(s.report) {
			text := s.report.Text(tie.At)
			if tie.At.Section != section {
				section, last = tie.At.Section, reading.Span{}
			}
			if tie.Span.Start < last.End || tie.Span.End > len(text) || !utf8.ValidString(tie.Span.Of(text)) {
				t.Fatalf("%s: %v in %q", s.file, tie.Span, text)
			}
			last = tie.Span
		}
	}
}
