package reading_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gouji.app/model/reading"
)

var update = flag.Bool("update", false, "rewrite what testdata says of each sentence")

// sentences holds each line of testdata/NAME, a sentence as offices write them,
// against what is read out of it, which stands below it on lines with a tab. A line
// with # is a remark.
func sentences(t *testing.T, name string, read func(string) []string) {
	t.Helper()
	file := "testdata/" + name
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var fresh strings.Builder
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "\t") {
			continue
		}
		fresh.WriteString(line)
		sentence := strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "#") || sentence == "" {
			continue
		}
		for _, s := range read(strings.ReplaceAll(sentence, "⏎", "\n")) {
			fresh.WriteString("\t" + s + "\n")
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(fresh.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(strings.Split(string(data), "\n"), strings.Split(fresh.String(), "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

func TestFigures(t *testing.T) {
	kinds := []string{"quantity", "percent", "money", "ordinal", "date", "code"}
	sentences(t, "figures.txt", func(s string) (out []string) {
		for _, f := range reading.Read(s).Figures() {
			line := fmt.Sprintf("%s %s %s %s", f.Of(s), kinds[f.Kind], f.Value, f.Unit)
			if f.Approx {
				line += " or so"
			}
			out = append(out, strings.TrimSpace(line))
		}
		return out
	})
}

func TestYears(t *testing.T) {
	uses := []string{"stated", "compared", "since", "until", "document", "ranged"}
	sentences(t, "years.txt", func(s string) (out []string) {
		for _, y := range reading.Read(s).Years() {
			line := fmt.Sprintf("%s %d %s", y.Of(s), y.In(2024), uses[y.Use])
			if y.Month != 0 {
				line += fmt.Sprintf(" %d-%d", y.Month, y.Day)
			}
			out = append(out, line)
		}
		return out
	})
}

// Each figure is listed with what it is said of; = means that the subject is certain,
// ~ that it is a guess, which never makes a finding.
func TestStatements(t *testing.T) {
	sentences(t, "statements.txt", func(s string) (out []string) {
		account := reading.Read(s).Account(2024)
		for _, st := range account.Statements {
			if st.Measures == nil {
				continue
			}
			mark := "~"
			if st.Sure() {
				mark = "="
			}
			line := fmt.Sprint(st.Of(s), " ", mark, " ", st.Measures)
			for _, x := range append([]string{string(st.Result)}, st.Columns...) {
				if x != "" {
					line += " " + x
				}
			}
			if st.Who != "" {
				line += " (" + st.Who + ")"
			}
			out = append(out, line+" “"+st.Said.Of(s)+"”")
		}
		for _, x := range account.Ratios {
			what := "share"
			if x.Growth {
				what = "growth"
			}
			if x.Down {
				what = "decline"
			}
			out = append(out, fmt.Sprint(x.Figure.Of(s), " ", what, " of ", account.Statements[x.Of].Figure.Of(s)))
		}
		for _, n := range account.Nones {
			out = append(out, fmt.Sprint("none ", n.Measures, " (", n.Who, ") “", n.Of(s), "”"))
		}
		for _, x := range account.AllOf {
			out = append(out, fmt.Sprint("all of ", x.Column, " (", x.Who, ") “", x.Of(s), "”"))
		}
		for _, d := range account.AllDone {
			out = append(out, fmt.Sprint("all done (", d.Who, ") “", d.Of(s), "”"))
		}
		return out
	})
}

func TestReadingFormKeepsPlaces(t *testing.T) {
	for _, c := range []struct{ source, find, want string }{
		{"共收到 １，２３４ 件,办结 12 件", "1,234件", "１，２３４ 件"},
		{"依　申请 公开\n下一段", "依申请公开", "依　申请 公开"},
		{"印发《全县申请办理规范》，收到申请", "申请", "申请"},
		{"全年(1月1日起)收到", "（1月1日起）", "(1月1日起)"},
	} {
		text := reading.Read(c.source)
		spans := text.Find(c.find)
		if len(spans) != 1 || spans[0].Of(c.source) != c.want {
			t.Errorf("%q in %q: %v, plain %q", c.find, c.source, spans, text.Plain)
		}
	}
}

func TestClauses(t *testing.T) {
	const source = "2024年，全县收到申请12件（其中：网络8件，信函4件）并办结;结转0件。印发《规范，试行》"
	want := []string{
		"0 2024年", "0 全县收到申请12件（其中：网络8件，信函4件）并办结", "1 其中", "1 网络8件", "1 信函4件", "/",
		"0 结转0件", "/", "0 印发《规范，试行》", "/",
	}
	var got []string
	for _, s := range reading.Read(source).Sentences() {
		for _, c := range s.Clauses {
			got = append(got, fmt.Sprint(c.Depth, " ", c.Of(source)))
		}
		got = append(got, "/")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestNumerals(t *testing.T) {
	for word, want := range map[string]int64{
		"零": 0, "两": 2, "十": 10, "十二": 12, "二十": 20, "一百零五": 105, "一百一十": 110, "三千二百": 3200,
		"一万二千": 12000, "两千万": 20000000, "二〇二四": 2024, "一亿零三": 100000003, "三百五十六": 356, "九千九百九十九": 9999,
	} {
		if got, ok := reading.Numeral(word); !ok || got != want {
			t.Errorf("%s is %d, %v; want %d", word, got, ok, want)
		}
	}
	for _, word := range []string{"", "件", "一是", strings.Repeat("亿", 9)} {
		if got, ok := reading.Numeral(word); ok {
			t.Errorf("%s is read as %d", word, got)
		}
	}
}

// Whatever is typed, every place is a stretch of the text as typed.
func TestAnyTextIsRead(t *testing.T) {
	words := rapid.SampledFrom([]string{"《", "》", "“", "”", "（", "）", "(", "，", ",", "。", "1", "２", "万", "余", "件", "年", "2023", "十", "申请", "\n", " ", "\xff", "百分之", "-", "信息公开", "行政复议", "结转", "其中", "未", "办结", "自然人", "全部", "同比增长", "%", "：", "；"})
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOf(rapid.OneOf(words, rapid.String())).Draw(t, "source"), "")
		text := reading.Read(source)
		inside := func(s reading.Span) {
			if s.Start < 0 || s.Start > s.End || s.End > len(source) {
				t.Fatalf("%v of %q", s, source)
			}
		}
		for _, s := range text.Sentences() {
			for _, c := range s.Clauses {
				inside(c.Span)
			}
		}
		for _, f := range text.Figures() {
			inside(f.Span)
			inside(f.Number)
		}
		for _, y := range text.Years() {
			inside(y.Span)
		}
		account := text.Account(2024)
		for _, st := range account.Statements {
			inside(st.Said)
		}
		for _, n := range account.Nones {
			inside(n.Span)
		}
	})
}
