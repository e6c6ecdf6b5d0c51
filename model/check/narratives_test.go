package check_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/govalues/decimal"
	"github.com/rogpeppe/go-internal/txtar"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/form"
)

// Each figure of testdata/narratives that is marked with ✓ agrees with the tables
// there. Left as it is, it must not be contradicted; raised by three, it must be, and a
// figure that is not marked must be neither.
func TestNarrativesDisturbed(t *testing.T) {
	const atLeast = 0.95 // of the marked figures are found when they are disturbed
	files, err := filepath.Glob("testdata/narratives/*.txtar")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d narratives: %v", len(files), err)
	}
	marked, found := 0, 0
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r := over(t, lawful, file, string(a.Files[0].Data))
		text, marks := unmarked(strings.TrimSpace(string(a.Files[1].Data)))
		agreeing := withText(t, r.Clone(), text)
		for _, f := range check.Run(agreeing, check.All(), check.Context{}).Findings {
			if strings.HasPrefix(f.Rule.ID, "text-") || f.Severity == check.Error {
				t.Errorf("%s: false alarm: %s", file, f.Message)
			}
		}
		whole := agreeing.Text(overview)
		start := strings.Index(whole, text)
		for _, tie := range check.Run(agreeing, nil, check.Context{}).Ties {
			end := tie.Span.End - start
			if tie.At != overview || marks[end] == 0 {
				continue
			}
			marked++
			wrong, ok := raised(tie.Span.Of(whole))
			if !ok {
				t.Fatalf("%s: %s is no number", file, tie.Span.Of(whole))
			}
			disturbed := withText(t, r.Clone(), text[:tie.Span.Start-start]+wrong+text[end:])
			if contradicted(disturbed, tie.Span.Start) {
				found++
			} else {
				t.Logf("%s: %s for %s is not found in %s", filepath.Base(file), wrong, tie.Span.Of(whole), lineAt(text, end))
			}
		}
	}
	t.Logf("%d figures disturbed, %d found: %.1f %%", marked, found, 100*float64(found)/float64(marked))
	if marked < 150 || float64(found) < atLeast*float64(marked) {
		t.Error("too few contradictions are found")
	}
}

var overview = form.Ref{Section: "overview"}

// raised is a figure as written with three more to its number.
func raised(figure string) (string, bool) {
	unit := strings.TrimLeft(figure, "0123456789.")
	n, err := decimal.Parse(strings.TrimSuffix(figure, unit))
	if err != nil {
		return "", false
	}
	n, err = n.Add(decimal.MustNew(3, 0))
	return n.String() + unit, err == nil
}

func contradicted(r *model.Report, at int) bool {
	for _, tie := range check.Run(r, nil, check.Context{}).Ties {
		if tie.At == overview && tie.Span.Start == at {
			return tie.State == check.Contradicting
		}
	}
	return false
}

// lineAt is the sentence of a text around byte i.
func lineAt(text string, i int) string {
	before := text[:i]
	for _, mark := range []string{"。", "\n"} {
		before = before[strings.LastIndex(before, mark)+1:]
	}
	rest, _, _ := strings.Cut(text[i:], "。")
	return strings.ToValidUTF8(before, "") + rest
}
