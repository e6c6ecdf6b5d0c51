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

// A mistake of a published report that the rules must find.
type mistake struct {
	Sample, Rule, By string
	Line             int
}

// What was found wrong in the published reports by hand is found, in the line where
// it stands, and at most one thing more a report. Confusions of words are reported
// where the general list has them.
func TestPublishedSamplesMistakes(t *testing.T) {
	data, err := os.ReadFile("../../shared/samples/expected/findings.json")
	if err != nil {
		t.Skip("no published samples beside the project")
	}
	var wanted []mistake
	if err := json.Unmarshal(data, &wanted); err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, r := range check.All() {
		listed[r.ID] = true
	}
	f := form.Gongkai2021()
	for _, e := range samples(t) {
		im, err := export.Open(e.File, f)
		if err != nil {
			t.Fatal(err)
		}
		source, err := os.ReadFile(e.File)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(source), "\n")
		found := check.Run(im.Report, check.All(), check.Context{}).Findings
		for _, m := range wanted {
			if m.Sample != filepath.Base(e.File) || !listed[m.Rule] {
				continue
			}
			i := slices.IndexFunc(found, func(x check.Finding) bool {
				return x.Rule.ID == m.Rule && (x.Quote == "" || strings.Contains(lines[m.Line-1], x.Quote))
			})
			switch {
			case i >= 0:
				found = slices.Delete(found, i, i+1)
			case m.By == "rule":
				t.Errorf("%s line %d: no %s", m.Sample, m.Line, m.Rule)
			}
		}
		if len(found) > 1 {
			for _, x := range found {
				t.Errorf("%s: nobody found %s: %s", e.File, x.Rule.ID, x.Message)
			}
		}
	}
}
