package check_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gouji.app/model/check"
)

const rulesPage = "../../docs/rules.md"

// docs/rules.md says of each rule what it finds and where it is silent, as the rules and
// their scripts have it; -update writes it.
func TestRulesPage(t *testing.T) {
	want := page(t)
	if *update {
		if err := os.WriteFile(rulesPage, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(rulesPage)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(got), "\n"), strings.Split(want, "\n")); diff != "" {
		t.Errorf("%s is not what the rules say; run go test ./model/check -update (-page +rules):\n%s", rulesPage, diff)
	}
}

// page writes the rules with their cases, in the order in which they are shown.
func page(t *testing.T) string {
	hits, silences := map[string][]string{}, map[string][]string{}
	for _, s := range scripts(t) {
		id := filepath.Base(filepath.Dir(s.file))
		about, _, _ := strings.Cut(string(s.archive.Comment), "\n")
		found := s.run().Findings
		if i := slices.IndexFunc(found, func(f check.Finding) bool { return f.Rule.ID == id }); i >= 0 {
			hits[id] = append(hits[id], about+"\n  > "+found[i].Severity.Label()+"："+found[i].Message)
		} else {
			silences[id] = append(silences[id], about)
		}
	}
	var b strings.Builder
	rules := check.All()
	fmt.Fprintf(&b, "# 核对规则\n\n共 %d 条，规则版本 %s。本页由规则和 model/check/testdata 中的用例生成（`go test ./model/check -update`），请勿手改。\n", len(rules), check.Version)
	for _, r := range rules {
		fmt.Fprintf(&b, "\n## `%s` %s\n\n%s。依据：%s。", r.ID, r.Title, r.Severity.Label(), r.Cite)
		if r.Compares {
			b.WriteString("与上年年报对照。")
		}
		list(&b, "报", hits[r.ID])
		list(&b, "不报", silences[r.ID])
		b.WriteString("\n")
	}
	return b.String()
}

func list(b *strings.Builder, head string, cases []string) {
	if len(cases) > 0 {
		fmt.Fprintf(b, "\n\n%s：\n\n- %s", head, strings.Join(cases, "\n- "))
	}
}
