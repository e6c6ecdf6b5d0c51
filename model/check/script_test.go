package check_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/form"
)

var update = flag.Bool("update", false, "rewrite the findings of testdata")

const (
	lawful      = "testdata/lawful.txt"
	lawfulPrior = "testdata/lawful-prior.txt" // the year before
)

// A script is one case of testdata/<rule>: what it is about, a report, last year's
// report, the context, and the findings wanted; "text" is what section one says
// about applications. A report that does not begin with its form is written over
// lawful.txt, last year's over lawful-prior.txt.
type script struct {
	file    string
	archive *txtar.Archive
	report  *model.Report
	context check.Context
}

func scripts(t *testing.T) (out []script) {
	t.Helper()
	files, err := filepath.Glob("testdata/*/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s := script{file: file, archive: a}
		for _, f := range a.Files {
			switch f.Name {
			case "report":
				s.report = over(t, lawful, file, string(f.Data))
			case "prior":
				s.context.Prior = over(t, lawfulPrior, file, string(f.Data))
			case "further":
				s.context.Further = append(s.context.Further, over(t, lawfulPrior, file, string(f.Data)))
			case "context":
				s.context = inContext(t, s, string(f.Data))
			case "text":
				s.report = withText(t, s.report, strings.TrimRight(string(f.Data), "\n"))
			case "findings":
			default:
				t.Fatalf("%s: unknown section %q", file, f.Name)
			}
		}
		out = append(out, s)
	}
	return out
}

func over(t *testing.T, base, file, src string) *model.Report {
	t.Helper()
	if !strings.HasPrefix(src, "form ") {
		under, err := os.ReadFile(base)
		if err != nil {
			t.Fatal(err)
		}
		src = string(under) + src
	}
	r, err := model.ParsePlain(src, form.Gongkai2021())
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return r
}

// withText puts a text in place of what lawful.txt says about applications.
func withText(t *testing.T, r *model.Report, text string) *model.Report {
	t.Helper()
	if r == nil {
		r = over(t, lawful, lawful, "")
	}
	at := form.Ref{Section: "overview"}
	lines := strings.Split(r.Text(at), "\n")
	i := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "全年收到") })
	if i < 0 {
		t.Fatal("lawful.txt says nothing about applications")
	}
	lines[i] = text
	r.SetText(at, strings.Join(lines, "\n"))
	return r
}

// inContext reads "typing SECTION", "unvisited SECTION…", "imported" and "unread
// ROW…".
func inContext(t *testing.T, s script, src string) check.Context {
	ctx := s.context
	for line := range strings.Lines(src) {
		switch words := strings.Fields(line); words[0] {
		case "typing":
			ctx.Typing = words[1]
		case "unvisited":
			ctx.Unvisited = map[string]bool{}
			for _, w := range words[1:] {
				ctx.Unvisited[w] = true
			}
		case "imported":
			ctx.Imported = true
		case "unread":
			ctx.Unread = map[form.Ref]bool{}
			for _, w := range words[1:] {
				row, err := form.ParseRef(w)
				refs, _ := s.report.Form.Expand(row)
				if err != nil || len(refs) == 0 {
					t.Fatalf("%s: no cells at %q", s.file, w)
				}
				for _, at := range refs {
					ctx.Unread[at] = true
				}
			}
		default:
			t.Fatalf("%s: unknown context %q", s.file, line)
		}
	}
	return ctx
}

func (s script) run() check.Result { return check.Run(s.report, check.All(), s.context) }

func TestScripts(t *testing.T) {
	for _, s := range scripts(t) {
		t.Run(strings.TrimPrefix(s.file, "testdata/"), func(t *testing.T) {
			got := describe(s.run())
			i := slices.IndexFunc(s.archive.Files, func(f txtar.File) bool { return f.Name == "findings" })
			if i < 0 {
				t.Fatal("no section -- findings --")
			}
			if *update {
				s.archive.Files[i].Data = []byte(got)
				if err := os.WriteFile(s.file, txtar.Format(s.archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(strings.Split(string(s.archive.Files[i].Data), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("%sfindings (-want +got):\n%s", s.archive.Comment, diff)
			}
		})
	}
}

// describe writes a result as it stands in a script.
func describe(r check.Result) string {
	var b strings.Builder
	for _, f := range r.Findings {
		fmt.Fprintf(&b, "%s %s at %s\n\t%s\n", f.Severity, f.Rule.ID, some(f.At), f.Message)
		if f.Quote != "" {
			fmt.Fprintf(&b, "\t「%s」 at %d\n", strings.ReplaceAll(f.Quote, "\n", "\\n"), f.Offset)
		}
		for _, s := range f.Follows {
			fmt.Fprintf(&b, "\t随之不符：%s\n", s)
		}
		for _, x := range f.Fixes {
			var edits []string
			for _, e := range x.Edits {
				edits = append(edits, e.At.String()+"="+strings.ReplaceAll(e.Text, "\n", "\\n"))
			}
			fmt.Fprintf(&b, "\t[%s] %s\n", x.Label, some(edits))
		}
	}
	for _, w := range r.Waiting {
		fmt.Fprintf(&b, "waiting at %s\n\t%s\n", some(w.At), w.Message)
	}
	return b.String()
}

// some lists the first places and counts the others.
func some[T any](list []T) string {
	const most = 8
	var words []string
	for i, x := range list {
		if i == most {
			words = append(words, fmt.Sprintf("… %d in all", len(list)))
			break
		}
		words = append(words, fmt.Sprint(x))
	}
	return strings.Join(words, " ")
}

// Whichever fix is taken, its finding is gone and no error has come up; where there
// is no choice, something is better.
func TestFixesHelp(t *testing.T) {
	for _, s := range scripts(t) {
		before := s.run()
		for _, f := range before.Findings {
			for _, x := range f.Fixes {
				fixed := s.report.Clone()
				fixed.Apply(x.Edits)
				after := check.Run(fixed, check.All(), s.context)
				worse := errorsIn(after) > errorsIn(before)             // the wrong choice may contradict the text
				if len(f.Fixes) == 1 && f.Rule.ID != check.CopiedRule { // to confirm a text leaves it as it is, and like last year's
					worse = len(after.Findings) >= len(before.Findings)
				}
				again := slices.ContainsFunc(after.Findings, func(g check.Finding) bool {
					return g.Rule.ID == f.Rule.ID && slices.Equal(g.At, f.At) && g.Quote == f.Quote
				})
				if worse || again {
					t.Errorf("%s: after %q of “%s” it says:\n%s", s.file, x.Label, f.Message, describe(after))
				}
			}
		}
	}
}

func errorsIn(r check.Result) (n int) {
	for _, f := range r.Findings {
		if f.Severity == check.Error {
			n++
		}
	}
	return n
}

func TestRulesAreComplete(t *testing.T) {
	hits, silences := map[string]int{}, map[string]int{}
	gravest := map[string]check.Severity{}
	for _, s := range scripts(t) {
		id := filepath.Base(filepath.Dir(s.file))
		found := s.run().Findings
		if slices.ContainsFunc(found, func(f check.Finding) bool { return f.Rule.ID == id }) {
			hits[id]++
		} else {
			silences[id]++
		}
		for _, f := range found {
			if severity, seen := gravest[f.Rule.ID]; !seen || f.Severity < severity {
				gravest[f.Rule.ID] = f.Severity
			}
		}
	}
	listed := map[string]bool{}
	for _, r := range check.All() {
		if listed[r.ID] {
			t.Errorf("%s is listed twice", r.ID)
		}
		listed[r.ID] = true
		if r.Title == "" || r.Cite == "" || (r.Run == nil) == (r.OfText == nil) {
			t.Errorf("%s lacks its title, cite or check", r.ID)
		}
		if severity, seen := gravest[r.ID]; seen && severity != r.Severity {
			t.Errorf("%s says it is of severity %s, its gravest finding is of %s", r.ID, r.Severity, severity)
		}
		if hits[r.ID] == 0 || silences[r.ID] == 0 {
			t.Errorf("testdata/%s has %d scripts with such a finding and %d without; want both kinds", r.ID, hits[r.ID], silences[r.ID])
		}
	}
	folders, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range folders {
		if d.IsDir() && !listed[d.Name()] && d.Name() != "narratives" {
			t.Errorf("testdata/%s belongs to no rule", d.Name())
		}
	}
}

func TestMessagesAreOneSentence(t *testing.T) {
	for _, s := range scripts(t) {
		for _, f := range s.run().Findings {
			said := append([]string{f.Message}, f.Follows...)
			slices.Sort(said)
			if len(slices.Compact(said)) != 1+len(f.Follows) {
				t.Errorf("%s: says something twice: %q, %q", s.file, f.Message, f.Follows)
			}
			if !strings.Contains(f.Message, "；") || strings.ContainsAny(f.Message, "\n\t。") || len([]rune(f.Message)) > 150 {
				t.Errorf("%s: not one sentence of fact；remedy: %s", s.file, f.Message)
			}
		}
	}
}
