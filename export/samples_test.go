package export_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gouji.app/export"
	"gouji.app/model/check"
	"gouji.app/model/form"
)

// expected is what shared/samples says of a published report.
type expected struct {
	File  string
	Unit  string
	Year  int
	Cells map[string]*string       // nil: blank
	Facts []struct{ Quote string } `json:"narrative_facts"`
}

func samples(t *testing.T) (out []expected) {
	t.Helper()
	files, _ := filepath.Glob("../../shared/samples/expected/0*.json")
	if len(files) == 0 {
		t.Skip("no published samples beside the project")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var e expected
		if err := json.Unmarshal(data, &e); err != nil {
			t.Fatal(err)
		}
		e.File = filepath.Join("../../shared/samples", e.File)
		out = append(out, e)
	}
	return out
}

// Five published reports in five layouts: every cell right, unit and year known,
// and the sentences that hold figures in their sections.
func TestPublishedSamples(t *testing.T) {
	f := form.Gongkai2021()
	for _, e := range samples(t) {
		im, err := export.Open(e.File, f)
		if err != nil {
			t.Fatal(err)
		}
		r := im.Report
		if r.UnitName() != e.Unit || r.Year() != e.Year {
			t.Errorf("%s: %s %d, want %s %d", e.File, r.UnitName(), r.Year(), e.Unit, e.Year)
		}
		for _, c := range f.Cells() {
			want := ""
			if p := e.Cells[c.Ref.String()]; p != nil {
				want = *p
			}
			if got := r.Number(c).String(); got != want {
				t.Errorf("%s: %s is %q, want %q", e.File, c.Ref, got, want)
			}
		}
		for _, fact := range e.Facts {
			if !strings.Contains(r.Text(form.Ref{Section: "overview"}), fact.Quote) {
				t.Errorf("%s: %q is not in section one", e.File, fact.Quote)
			}
		}
	}
}

// The one report with a wrong total gets one finding about it and one about its
// blanks; the others none about their tables.
func TestPublishedSamplesHaveOneFindingForEachCause(t *testing.T) {
	f := form.Gongkai2021()
	for _, e := range samples(t) {
		im, err := export.Open(e.File, f)
		if err != nil {
			t.Fatal(err)
		}
		var rules []string
		for _, x := range check.Run(im.Report, check.All(), check.Context{}).Findings {
			if s, ok := f.Section(x.At[0].Section); ok && s.Kind == form.Tables {
				rules = append(rules, x.Rule.ID)
			}
		}
		var want []string
		if e.Unit == "伊吾县人民政府" {
			want = []string{"column-sum", "blank"}
		}
		if !slices.Equal(rules, want) {
			t.Errorf("%s: findings %v, want %v", e.Unit, rules, want)
		}
	}
}
