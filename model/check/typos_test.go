package check_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"gouji.app/model/check"
	"gouji.app/model/form"
)

// Each entry of the word list names two words, exceptions that hold the wrong one,
// and is found in the middle of a text; what it puts in place is no mistake itself.
func TestWordList(t *testing.T) {
	list, err := os.ReadFile("typos.txt")
	if err != nil {
		t.Fatal(err)
	}
	base := readPlain(t, lawful)
	at := form.Ref{Section: "other"}
	fee := base.Text(at)
	typos := func(word string) (out []check.Finding) {
		r := base.Clone()
		r.SetText(at, fee+"\n甲，"+word+"。")
		for _, f := range check.Run(r, check.All(), check.Context{}).Findings {
			if f.Rule.ID == "typo" {
				out = append(out, f)
			}
		}
		return out
	}
	count := 0
	seen := map[string]bool{}
	for line := range strings.Lines(string(list)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		words, exceptions, _ := strings.Cut(line, "!")
		pair := strings.Fields(words)
		if len(pair) != 2 || pair[0] == pair[1] || seen[pair[0]] {
			t.Errorf("%q is no pair of words, or is there twice", line)
			continue
		}
		count++
		seen[pair[0]] = true
		if !slices.ContainsFunc(typos(pair[0]), func(f check.Finding) bool { return f.Quote == pair[0] }) {
			t.Errorf("%s is not found", pair[0])
		}
		if found := typos(pair[1]); len(found) > 0 {
			t.Errorf("%s, put in place of %s, is called a mistake: %s", pair[1], pair[0], found[0].Message)
		}
		for _, word := range strings.Fields(exceptions) {
			if !strings.Contains(word, pair[0]) {
				t.Errorf("%s is no exception: it does not hold %s", word, pair[0])
			}
			if found := typos(word); len(found) > 0 {
				t.Errorf("%s is right and called a mistake: %s", word, found[0].Message)
			}
		}
	}
	if count < 120 {
		t.Errorf("the list has %d entries", count)
	}
}

// The user's list takes = or a blank, in either width, and goes before the program's.
func TestOwnWords(t *testing.T) {
	r := readPlain(t, lawful)
	at := form.Ref{Section: "other"}
	r.SetText(at, r.Text(at)+"\n甲乙丙丁，戊己庚辛，戊己壬，布署。")
	list := "# 注\r\n甲乙=甲已\n丙丁 丙叮\n戊己＝戊已！戊己壬\n布署=布置\n=空\n同=同\n多=个=等"
	var got []string
	for _, f := range check.Run(r, check.All(), check.Context{Words: check.ReadWords(list)}).Findings {
		if f.Rule.ID == "typo" {
			got = append(got, f.Quote+"→"+f.Fixes[0].Label)
		}
	}
	want := []string{"甲乙→改为“甲已”", "丙丁→改为“丙叮”", "戊己→改为“戊已”", "布署→改为“布置”"}
	if !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
}
