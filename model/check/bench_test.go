package check_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/form"
)

const sample = "../../assets/sample/示例县人民政府2024.txt"

func readPlain(t testing.TB, name string) *model.Report {
	t.Helper()
	data, err := os.ReadFile(filepath.FromSlash(name))
	if err != nil {
		t.Fatal(err)
	}
	r, err := model.ParsePlain(string(data), form.Gongkai2021())
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return r
}

// BenchmarkCheck is held against 100 µs for a clean report and 1 ms for any other.
func BenchmarkCheck(b *testing.B) {
	oneError := readPlain(b, sample)
	clean := oneError.Clone()
	clean.SetText(form.Ref{Section: "requests", Row: "handled", Col: "total"}, "85")
	messy := clean.Clone()
	for i, c := range messy.Form.Cells() {
		if c.Ref.Section != "proactive" {
			messy.SetText(c.Ref, strconv.Itoa(i*i*7%53))
		}
	}
	twisted := clean.Clone()
	for i, c := range twisted.Form.Cells() {
		if i%17 == 0 {
			twisted.SetText(c.Ref, strconv.Itoa(i))
		}
	}
	rules := check.All()
	for _, bm := range []struct {
		name   string
		report *model.Report
	}{{"clean", clean}, {"one error", oneError}, {"a dozen errors", twisted}, {"every cell wrong", messy}} {
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				check.Run(bm.report, rules, check.Context{})
			}
			b.ReportMetric(float64(len(check.Run(bm.report, rules, check.Context{}).Findings)), "findings")
		})
	}
}

// BenchmarkProse is held against 1 ms for 5,000 characters, all rules together; last
// year's report costs extra.
func BenchmarkProse(b *testing.B) {
	r := readPlain(b, sample)
	overview := form.Ref{Section: "overview"}
	r.SetText(overview, strings.Repeat(r.Text(overview)+"\n", 5000/utf8.RuneCountInString(r.Text(overview))))
	rules := check.All()
	for _, bm := range []struct {
		name  string
		prior *model.Report
	}{{"alone", nil}, {"beside last year's", r.Clone()}} {
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				check.Run(r, rules, check.Context{Prior: bm.prior})
			}
		})
	}
	for _, bm := range []struct {
		name string
		at   form.Ref
	}{{"a key in a table", form.Ref{Section: "requests", Row: "new", Col: "person"}}, {"a key in the text", overview}} {
		b.Run(bm.name, func(b *testing.B) {
			typed, text := r.Clone(), r.Text(bm.at)
			ctx := check.Context{Readings: new(check.Readings)}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				typed.SetText(bm.at, text+[]string{"", "1"}[i%2])
				check.Run(typed, rules, ctx)
			}
		})
	}
}
