package form_test

import (
	stdcmp "cmp"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gouji.app/model/form"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func tables(f *form.Form) (out []form.Section) {
	for _, s := range f.Sections {
		if s.Kind == form.Tables {
			out = append(out, s)
		}
	}
	return out
}

func TestPrintedForm(t *testing.T) {
	const golden = "testdata/gongkai-2021.txt"
	got := outline(form.Gongkai2021())
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("the printed form differs from %s, which is proofread against the official notice (-want +got):\n%s", golden, diff)
	}
}

// outline writes what is printed of a form in reading order, a box a line: place,
// rows × columns, label or address.
func outline(f *form.Form) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  …年%s\n", f.ID, f.Title)
	for _, s := range f.Sections {
		fmt.Fprintf(&b, "\n[%s] %s\n", s.Key, s.Title)
		if s.Kind != form.Tables {
			continue
		}
		p := s.Plan()
		fmt.Fprintf(&b, "  %d rows × %d columns\n", p.Rows, p.Cols)
		for i, x := range p.Boxes {
			switch follows := i > 0 && p.Boxes[i-1].Role == form.Number; {
			case x.Role != form.Number:
				fmt.Fprintf(&b, "  r%02d c%02d %2d×%-2d %-6s %s\n", x.Row, x.Col, x.RowSpan, x.ColSpan, kindOf(x), x.Label)
			case !follows || p.Boxes[i-1].Row != x.Row:
				fmt.Fprintf(&b, "  r%02d c%02d %2d×%-2d number %s/ %s\n", x.Row, x.Col, x.RowSpan, x.ColSpan, x.Ref.Row, column(x))
			default:
				fmt.Fprintf(&b, "  r%02d c%02d %2d×%-2d           %s\n", x.Row, x.Col, x.RowSpan, x.ColSpan, column(x))
			}
		}
	}
	return b.String()
}

func kindOf(x form.Box) string {
	if x.Vertical {
		return "row竖"
	}
	return map[form.Role]string{form.Caption: "bar", form.Corner: "corner", form.ColHead: "column", form.RowHead: "row"}[x.Role]
}

func column(x form.Box) string {
	s := x.Ref.Col
	if x.Unit == form.Money {
		s += " 万元"
	}
	if x.Total {
		s += " Σ"
	}
	return s
}

func TestSize(t *testing.T) {
	f := form.Gongkai2021()
	count := map[string]int{}
	for _, c := range f.Cells() {
		count[c.Ref.Section]++
	}
	laws := map[form.Law]int{}
	for _, s := range f.Sums() {
		laws[s.Law]++
	}
	if diff := cmp.Diff(map[string]int{"proactive": 10, "requests": 175, "disputes": 15}, count); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
	want := map[form.Law]int{form.RowSum: 25, form.ColumnSum: 7, form.BalanceLaw: 7, form.DisputeSum: 3}
	if diff := cmp.Diff(want, laws); diff != "" {
		t.Errorf("equations (-want +got):\n%s", diff)
	}
}

func TestKeysAreUnique(t *testing.T) {
	f := form.Gongkai2021()
	seen := map[string]bool{}
	once := func(at string) {
		if seen[at] {
			t.Errorf("%s occurs twice", at)
		}
		seen[at] = true
	}
	for _, s := range f.Sections {
		once(s.Key)
	}
	for _, q := range f.Fields {
		once(form.UnitRef(q.Key).String())
		for _, c := range q.Choices {
			once("choice " + q.Key + "=" + c.Key)
		}
	}
	for _, c := range f.Cells() {
		once(c.Ref.String())
	}
	if seen[form.UnitSection] {
		t.Errorf("a section has the name of the unit fields")
	}
}

func TestNamesTellCellsApart(t *testing.T) {
	f := form.Gongkai2021()
	seen := map[string]form.Ref{}
	for _, c := range f.Cells() {
		name := c.Ref.Section + " " + c.Name()
		if other, ok := seen[name]; ok {
			t.Errorf("%s and %s are both called %s", other, c.Ref, name)
		}
		seen[name] = c.Ref
	}
}

func TestPlanCoversEachSquareOnce(t *testing.T) {
	f := form.Gongkai2021()
	for _, s := range tables(f) {
		p := s.Plan()
		covered := make([]int, p.Rows*p.Cols)
		var refs []form.Ref
		for _, b := range p.Boxes {
			if b.RowSpan < 1 || b.ColSpan < 1 || b.Row+b.RowSpan > p.Rows || b.Col+b.ColSpan > p.Cols {
				t.Fatalf("%s: box %+v leaves the grid of %d × %d", s.Key, b, p.Rows, p.Cols)
			}
			for r := b.Row; r < b.Row+b.RowSpan; r++ {
				for c := b.Col; c < b.Col+b.ColSpan; c++ {
					covered[r*p.Cols+c]++
				}
			}
			if b.Role == form.Number {
				refs = append(refs, b.Ref)
			}
		}
		for i, n := range covered {
			if n != 1 {
				t.Errorf("%s: square r%d c%d is covered %d times", s.Key, i/p.Cols, i%p.Cols, n)
			}
		}
		var want []form.Ref
		for _, c := range f.Cells() {
			if c.Ref.Section == s.Key {
				want = append(want, c.Ref)
			}
		}
		if diff := cmp.Diff(want, refs); diff != "" {
			t.Errorf("%s: numbers of the plan (-cells +plan):\n%s", s.Key, diff)
		}
		inOrder := func(a, b form.Box) int { return stdcmp.Or(stdcmp.Compare(a.Row, b.Row), stdcmp.Compare(a.Col, b.Col)) }
		if !slices.IsSortedFunc(p.Boxes, inOrder) {
			t.Errorf("%s: boxes are not in reading order", s.Key)
		}
		if len(p.Widths) != p.Cols {
			t.Errorf("%s: %d widths for %d columns", s.Key, len(p.Widths), p.Cols)
		}
	}
}

func TestPlanAgreesWithCells(t *testing.T) {
	f := form.Gongkai2021()
	for _, s := range tables(f) {
		for _, b := range s.Plan().Boxes {
			if b.Role != form.Number {
				continue
			}
			c, _ := f.Cell(b.Ref)
			if c.Unit != b.Unit || c.Total != b.Total {
				t.Errorf("%s: plan says unit %d, total %v; the cell %d, %v", b.Ref, b.Unit, b.Total, c.Unit, c.Total)
			}
		}
	}
}

func TestNarrativeHasNoPlan(t *testing.T) {
	s, _ := form.Gongkai2021().Section("overview")
	if diff := cmp.Diff(form.Plan{}, s.Plan()); diff != "" {
		t.Errorf("plan of a narrative (-want +got):\n%s", diff)
	}
}

// Every place that the declaration mentions must be one of the form.
func TestMentionedPlacesExist(t *testing.T) {
	f := form.Gongkai2021()
	cell := func(what string, at form.Ref) {
		if _, ok := f.Cell(at); !ok {
			t.Errorf("%s names %s, which is no cell", what, at)
		}
	}
	row := func(what, section, key string) {
		if refs, err := f.Expand(form.Ref{Section: section, Row: key}); err != nil {
			t.Errorf("%s: %v", what, err)
		} else if refs[0].Row != key {
			t.Errorf("%s: row %s expands to %s", what, key, refs[0])
		}
	}
	for _, s := range f.Sums() {
		for _, at := range slices.Concat(s.Left, s.Right) {
			cell(string(s.Law), at)
		}
	}
	for _, c := range f.Carries {
		row("carry", c.Section, c.From)
		row("carry", c.Section, c.To)
	}
	for _, s := range f.Stocks {
		for _, r := range s.Rows {
			for _, col := range []string{s.Held, s.In, s.Out} {
				cell("stock", form.Ref{Section: s.Section, Row: r, Col: col})
			}
		}
	}
	for _, s := range f.Sections {
		for _, phrase := range s.Phrases {
			for _, place := range regexp.MustCompile(`\{(.*?)\}`).FindAllStringSubmatch(phrase, -1) {
				at, err := form.ParseRef(place[1])
				if err != nil {
					t.Errorf("phrase %q: %v", phrase, err)
				} else if refs, err := f.Expand(at); err != nil || refs[0] != at {
					t.Errorf("phrase %q: no single text stands at %s", phrase, at)
				}
			}
		}
	}
}

// The laws of the notice, written out by hand.
func TestLaws(t *testing.T) {
	f := form.Gongkai2021()
	var got []string
	for _, s := range f.Sums() {
		r := s.Right[0]
		if r.Row == "granted" || r.Row == "handled" && r.Col == "legal" || r.Section == "disputes" {
			got = append(got, string(s.Law)+": "+refs(s.Left)+" = "+refs(s.Right))
		}
	}
	want := []string{
		"row-sum: requests/granted/person business research welfare legal other = requests/granted/total",
		"column-sum: requests/granted/legal partly-granted denied-secret denied-law denied-security denied-third-party denied-internal denied-process denied-enforcement denied-lookup" +
			" unavailable-not-held unavailable-creation unavailable-unclear rejected-petition rejected-repeat rejected-publication rejected-excessive rejected-confirm" +
			" other-uncorrected other-unpaid other-other = requests/handled/legal",
		"balance: requests/new/legal carried-in = requests/handled/legal carried-out",
		"dispute-sum: disputes/cases/review-upheld review-corrected review-other review-pending = disputes/cases/review-total",
		"dispute-sum: disputes/cases/direct-upheld direct-corrected direct-other direct-pending = disputes/cases/direct-total",
		"dispute-sum: disputes/cases/after-upheld after-corrected after-other after-pending = disputes/cases/after-total",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("laws (-want +got):\n%s", diff)
	}
}

// refs writes the first place in full and of the others what differs.
func refs(at []form.Ref) string {
	words := []string{at[0].String()}
	for _, r := range at[1:] {
		if r.Row == at[0].Row {
			words = append(words, r.Col)
		} else {
			words = append(words, r.Row)
		}
	}
	return strings.Join(words, " ")
}

func TestTotalsStandBehindTheirParts(t *testing.T) {
	f := form.Gongkai2021()
	defined := map[form.Ref]bool{}
	isTotal := map[form.Ref]bool{}
	for _, x := range f.Totals() {
		isTotal[x.Ref] = true
	}
	for _, x := range f.Totals() {
		if defined[x.Ref] {
			t.Errorf("%s is defined twice", x.Ref)
		}
		for _, part := range x.Parts {
			if isTotal[part] && !defined[part] {
				t.Errorf("%s stands before its part %s", x.Ref, part)
			}
		}
		defined[x.Ref] = true
	}
	for _, c := range f.Cells() {
		if c.Total != defined[c.Ref] {
			t.Errorf("%s: total %v, has an equation %v", c.Ref, c.Total, defined[c.Ref])
		}
	}
	corner := form.Ref{Section: "requests", Row: "handled", Col: "total"}
	for _, x := range f.Totals() {
		if x.Ref == corner && x.Law != form.RowSum {
			t.Errorf("%s follows its %s, not its row", corner, x.Law)
		}
	}
}

func TestRefsReadBack(t *testing.T) {
	f := form.Gongkai2021()
	places := []form.Ref{{Section: "overview"}, form.UnitRef("year")}
	for _, c := range f.Cells() {
		places = append(places, c.Ref)
	}
	for _, at := range places {
		back, err := form.ParseRef(at.String())
		if err != nil || back != at {
			t.Errorf("ParseRef(%q) = %+v, %v", at, back, err)
		}
		if refs, err := f.Expand(at); err != nil || !slices.Equal(refs, []form.Ref{at}) {
			t.Errorf("Expand(%s) = %v, %v", at, refs, err)
		}
	}
}

func TestUnknownPlaces(t *testing.T) {
	f := form.Gongkai2021()
	for _, s := range []string{"", "a//b", "a/b/c/d", "requests/new/per son", "requests/new:", "/"} {
		if at, err := form.ParseRef(s); err == nil {
			t.Errorf("ParseRef(%q) = %+v, want an error", s, at)
		}
	}
	for _, at := range []form.Ref{
		{Section: "requests"},
		{Section: "nothing"},
		form.UnitRef("shoe-size"),
		{Section: "unit", Row: "name", Col: "x"},
		{Section: "requests", Row: "old"},
		{Section: "requests", Row: "new", Col: "issued"},
		{Section: "overview", Row: "x"},
	} {
		if refs, err := f.Expand(at); err == nil {
			t.Errorf("Expand(%s) = %v, want an error", at, refs)
		}
	}
}
