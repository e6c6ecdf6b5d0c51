package print_test

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"gouji.app/assets"
	"gouji.app/export/match"
	"gouji.app/export/pdf"
	"gouji.app/export/print"
	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

func sample(t testing.TB) *model.Report {
	t.Helper()
	r, err := model.ParsePlain(assets.Sample, form.Gongkai2021())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func printed(t testing.TB, r *model.Report, l model.Layout) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := print.WriteWith(&b, page.Of(r, false), l, print.Own()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read is the way back, as for a PDF of anybody.
func read(t testing.TB, data []byte, f *form.Form) *model.Report {
	t.Helper()
	p, err := pdf.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	im, err := match.Report(p, f)
	if err != nil {
		t.Fatal(err)
	}
	return im.Report
}

// Every number and every word is read back, whatever an office fills in; only where lines
// and paragraphs end is not to be seen on paper.
func TestReadBack(t *testing.T) {
	f := form.Gongkai2021()
	rapid.Check(t, func(rt *rapid.T) {
		r := sample(t)
		most := rapid.SampledFrom([]int{9, 9999, 12345678}).Draw(rt, "most")
		for _, c := range f.Cells() {
			r.SetText(c.Ref, strconv.Itoa(rapid.IntRange(0, most).Draw(rt, c.Ref.String())))
		}
		overview := form.Ref{Section: "overview"}
		words := rapid.StringOfN(rapid.RuneFrom([]rune("县公开工作，全年。（收到）“申请”、12%Aa《条例》")), 1, 900, -1).Draw(rt, "words")
		r.SetText(overview, "本年度"+words+"。")
		l := model.Layout{TableSize: rapid.SampledFrom([]float64{0, 7.5, 10}).Draw(rt, "size"), Landscape: rapid.Bool().Draw(rt, "across")}
		got := read(t, printed(t, r, l), f)
		for _, c := range f.Cells() {
			if want := r.Text(c.Ref); got.Text(c.Ref) != want {
				rt.Fatalf("%s: wrote %q, read %q", c.Ref, want, got.Text(c.Ref))
			}
		}
		if a, b := solid(r.Text(overview)), solid(got.Text(overview)); a != b {
			rt.Fatalf("wrote %q, read %q", a, b)
		}
	})
}

func solid(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

func TestSameBytes(t *testing.T) {
	if !bytes.Equal(printed(t, sample(t), model.Layout{}), printed(t, sample(t), model.Layout{})) {
		t.Error("a second file is another")
	}
}

// A character that no font has is named; nothing is left out in silence.
func TestLackingCharactersAreRefused(t *testing.T) {
	r := sample(t)
	r.SetText(form.Ref{Section: "overview"}, "全年公开信息😀，😀共两处。")
	err := print.WriteWith(io.Discard, page.Of(r, false), model.Layout{}, print.Own())
	var no *model.Refusal
	if !errors.As(err, &no) || !strings.Contains(no.Message, "“😀”") {
		t.Errorf("%v", err)
	}
}

// Marks that have no width, and those that steer, are not printed.
func TestUnseenCharacters(t *testing.T) {
	r := sample(t)
	r.SetText(form.Ref{Section: "overview"}, "全年\u200b公\u202e开\ufeff信息\x01若干。")
	got := read(t, printed(t, r, model.Layout{}), r.Form)
	if text := got.Text(form.Ref{Section: "overview"}); text != "全年公开信息若干。" {
		t.Errorf("read %q", text)
	}
}

func TestHugeText(t *testing.T) {
	r := sample(t)
	r.SetText(form.Ref{Section: "overview"}, strings.Repeat("全年公开政府信息若干条，办理申请若干件。", 2000))
	r.SetText(form.UnitRef("name"), strings.Repeat("示例县人民政府", 9)[:60*3])
	r.SetText(form.UnitRef("year"), "2024")
	got := read(t, printed(t, r, model.Layout{}), r.Form)
	if a, b := solid(r.Text(form.Ref{Section: "overview"})), solid(got.Text(form.Ref{Section: "overview"})); a != b {
		t.Errorf("wrote %d bytes, read %d", len(a), len(b))
	}
}

// The bar is 60 ms a report.
func BenchmarkWrite(b *testing.B) {
	p, fonts := page.Of(sample(b), false), print.Own()
	for b.Loop() {
		if err := print.WriteWith(io.Discard, p, model.Layout{}, fonts); err != nil {
			b.Fatal(err)
		}
	}
}

// Bookmarks count what can be seen of the tree below them: the title has all headings.
func TestBookmarksAreCounted(t *testing.T) {
	data := printed(t, sample(t), model.Layout{})
	m := regexp.MustCompile(`/Type /Outlines\b[^>]*/Count (\d+)`).FindSubmatch(data)
	titles := regexp.MustCompile(`/Title \S`).FindAll(data, -1)
	if m == nil || string(m[1]) != strconv.Itoa(len(titles)) {
		t.Errorf("%s of %d bookmarks", m, len(titles))
	}
}
