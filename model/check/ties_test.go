package check_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/form"
	"gouji.app/model/reading"
)

// Numbers of testdata/ties.txt are marked, for the body that a line with @ names:
// ✓ behind one that the tables of lawful.txt
// bear out, ✗ behind one that they contradict. Any other must be left alone or tied.
func TestTies(t *testing.T) {
	data, err := os.ReadFile("testdata/ties.txt")
	if err != nil {
		t.Fatal(err)
	}
	overview := form.Ref{Section: "overview"}
	var unit []string
	var right, tied, wrong, found, other, falseAlarms int
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if name, ok := strings.CutPrefix(line, "@ "); ok {
			unit = strings.Fields(name)
			continue
		}
		text, marks := unmarked(line)
		r := withText(t, nil, text)
		for i, key := range []string{"name", "kind", "level"} {
			if i < len(unit) {
				r.SetText(form.UnitRef(key), unit[i])
			}
		}
		whole := r.Text(overview)
		start := strings.Index(whole, text)
		for _, tie := range check.Run(r, nil, check.Context{}).Ties {
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

// What is said without a figure, 未发生, 均为, 全部办结, is contradicted where the line
// of testdata/claims.txt ends with ✗, and left alone elsewhere.
func TestClaims(t *testing.T) {
	data, err := os.ReadFile("testdata/claims.txt")
	if err != nil {
		t.Fatal(err)
	}
	wrong, found, other, falseAlarms := 0, 0, 0, 0
	for line := range strings.Lines(string(data)) {
		text, contradicted := strings.CutSuffix(strings.TrimSpace(line), "✗")
		if strings.HasPrefix(text, "#") {
			continue
		}
		quotes := ""
		for _, f := range check.Run(withText(t, nil, text), check.All(), check.Context{}).Findings {
			if strings.HasPrefix(f.Rule.ID, "text-") {
				quotes += "「" + f.Quote + "」"
			}
		}
		switch {
		case contradicted && quotes != "":
			wrong, found = wrong+1, found+1
		case contradicted:
			wrong++
			t.Log("not found:", text)
		case quotes != "":
			other, falseAlarms = other+1, falseAlarms+1
			t.Error("false alarm:", quotes, "in", text)
		default:
			other++
		}
	}
	t.Logf("%d claims contradicted, %d found; %d others, %d false alarms", wrong, found, other, falseAlarms)
	if wrong < 20 || other < 20 || found*10 < wrong*9 {
		t.Error("fewer than nine claims of ten are recognised")
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
		for _, tie := range check.Run(s.report, nil, check.Context{}).Ties {
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

// A tie names its cells and tells what they hold: as typed, or added up.
func TestTiesTellTheirCells(t *testing.T) {
	const said = "予以公开和部分公开共45件，行政事业性收费4068.208万元，收到申请86件，办结85件。"
	r := readPlain(t, sample)
	r.SetText(form.Ref{Section: "overview"}, said)
	if (check.Tie{}).Name(r.Form) != "" || (check.Tie{}).Holds(r) != "" {
		t.Error("a number without cells names some")
	}
	for number, want := range map[string]struct {
		name, holds string
		mended      bool
	}{
		"45件":        {"（一）予以公开·总计与（二）部分公开·总计之和", "45", false},
		"4068.208万元": {"行政事业性收费·本年收费金额", "4068.208", false},
		"86件":        {"一、本年新收·总计", "86", false},
		"85件":        {"（七）总计·总计", "86", true}, // which is the sample's mistake
	} {
		found := false
		for _, tie := range check.Run(r, nil, check.Context{}).Ties {
			if tie.At.Section != "overview" || tie.Span.Of(said) != number {
				continue
			}
			found = true
			if got := tie.Name(r.Form); got != want.name {
				t.Errorf("%s is named %s, want %s", number, got, want.name)
			}
			if got := tie.Holds(r); tie.State != check.Tied || got != want.holds || tie.Mended != want.mended {
				t.Errorf("%s: state %v, holds %s, mended %v", number, tie.State, got, tie.Mended)
			}
		}
		if !found {
			t.Errorf("no tie of %s", number)
		}
	}
}

// A reason holds while the rule, the cells' texts and the quote are the same, wherever
// the quote stands in the text.
func TestReasonFollowsTheQuote(t *testing.T) {
	overview, total := form.Ref{Section: "overview"}, form.Ref{Section: "requests", Row: "new", Col: "total"}
	found := func(before, said, cell string, given []model.Edit) (*model.Report, check.Finding) {
		r := withText(t, nil, before+"收到政府信息公开申请"+said)
		r.SetText(total, cell)
		r.Apply(given)
		for _, f := range check.Run(r, check.All(), check.Context{}).Findings {
			if f.Rule.ID == "text-new" && f.At[0] == overview {
				return r, f
			}
		}
		t.Fatalf("no finding about %s and %s", said, cell)
		return nil, check.Finding{}
	}
	r, f := found("", "68件。", "86", nil)
	given := f.Explain(r, "口径不同")
	if _, f := found("全年高度重视。", "68件。", "86", given); f.Explained != "口径不同" {
		t.Error("words before it end the reason")
	}
	for _, other := range []struct{ said, cell string }{{"69件。", "86"}, {"68件。", "87"}} {
		if _, f := found("", other.said, other.cell, given); f.Explained != "" {
			t.Errorf("the reason holds for %s and %s, too", other.said, other.cell)
		}
	}
}

// Each line of testdata/reasons.txt tells why a number is left alone; every doubt there
// is has a line.
func TestReasons(t *testing.T) {
	data, err := os.ReadFile("testdata/reasons.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		parts := strings.Split(strings.TrimSpace(line), " | ")
		if len(parts) != 3 {
			continue // a remark
		}
		text, number, want := parts[0], parts[1], parts[2]
		seen[want] = true
		r := withText(t, nil, text)
		at := strings.Index(r.Text(overview), text) + strings.LastIndex(text, number)
		got := "no number there"
		for _, tie := range check.Run(r, nil, check.Context{}).Ties {
			if tie.At == overview && tie.Span.Start == at {
				if got = tie.Why; got == "" {
					got = []string{check.Alone: "alone", check.Tied: "tied", check.Contradicting: "contradicting"}[tie.State]
				}
			}
		}
		if got != want {
			t.Errorf("%s: %s is left alone as %q, want %q", text, number, got, want)
		}
	}
	for d := reading.OtherYear; d <= reading.NoMatter; d++ {
		if !seen[d.String()] {
			t.Errorf("no line for %s, %s", d.ID(), d)
		}
	}
}
