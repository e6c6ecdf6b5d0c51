package match_test

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gouji.app/export/match"
	"gouji.app/export/text"
	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// TestMain keeps the tests of random reports short; soak asks for more with
// -rapid.checks.
func TestMain(m *testing.M) {
	if err := flag.Set("rapid.checks", "12"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// lawful draws a report whose tables add up.
func lawful(t *rapid.T, r *model.Report) {
	most := rapid.SampledFrom([]int{9, 300, 120000}).Draw(t, "most")
	totals := map[form.Ref]form.Total{}
	for _, x := range r.Form.Totals() {
		totals[x.Ref] = x
	}
	for _, c := range r.Form.Cells() {
		if _, ok := totals[c.Ref]; ok {
			continue
		}
		n := rapid.OneOf(rapid.Just(0), rapid.IntRange(0, most)).Draw(t, c.Ref.String())
		s := strconv.Itoa(n)
		if c.Unit == form.Money && n > 0 {
			s += "." + rapid.StringMatching(`[0-9]{1,4}`).Draw(t, "decimals")
		}
		r.SetText(c.Ref, s)
	}
	for range totals {
		changed := false
		for at, x := range totals {
			sum := int64(0)
			for _, part := range x.Parts {
				c, _ := r.Form.Cell(part)
				sum += r.Number(c).Count()
			}
			s := strconv.FormatInt(sum, 10)
			changed = r.SetText(at, s) != s || changed
		}
		if !changed {
			break
		}
	}
}

func read(t rapid.TB, s string) *model.Import {
	t.Helper()
	p, err := text.Read([]byte(s))
	return matched(t, p, err, s)
}

// matched is what is read from the page that a reader made of s.
func matched(t rapid.TB, p *page.Page, err error, s string) *model.Import {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	im, err := match.Report(p, form.Gongkai2021())
	if err != nil {
		t.Fatalf("%v\n%s", err, s)
	}
	return im
}

// noted says that an import excuses a cell that it left out: by a note about the
// cell or its row.
func noted(im *model.Import, at form.Ref) bool {
	for _, n := range im.Notes {
		if n.At == at || n.At == (form.Ref{Section: at.Section, Row: at.Row}) {
			return true
		}
	}
	return false
}

// faults lists the cells of an import that are wrong, invented or silently missing,
// and counts those missing with a note.
func faults(want *model.Report, im *model.Import) (out []string, missing int) {
	for _, c := range want.Form.Cells() {
		w, g := want.Text(c.Ref), im.Report.Text(c.Ref)
		switch {
		case want.Number(c).Equal(im.Report.Number(c)) || w == g:
		case g != "":
			out = append(out, fmt.Sprintf("%s is %q, not %q", c.Ref, g, w))
		case !noted(im, c.Ref):
			out = append(out, fmt.Sprintf("%s is missing without a note", c.Ref))
		default:
			missing++
		}
	}
	return out, missing
}

// Every layout of a whole report reads with every cell.
func TestWholeReportsReadWhole(t *testing.T) {
	for _, l := range layouts() {
		t.Run(l.name, rapid.MakeCheck(func(rt *rapid.T) {
			r := sample(t)
			lawful(rt, r)
			im := read(rt, l.print(r))
			if bad, missing := faults(r, im); len(bad) > 0 || missing > 0 {
				rt.Fatalf("%s\n%d missing with a note\n%s%s", strings.Join(bad, "\n"), missing, notes(im.Notes), l.print(r))
			}
		}))
	}
}

// A table is found by its labels where the heading of its section is missing.
func TestTablesWithoutHeadingsReadWhole(t *testing.T) {
	for _, l := range layouts() {
		if l.join != "" || l.torn {
			continue // nothing says where the text before them ends
		}
		t.Run(l.name, rapid.MakeCheck(func(rt *rapid.T) {
			r := sample(t)
			lawful(rt, r)
			im := read(rt, l.headless(r))
			if bad, missing := faults(r, im); len(bad) > 0 || missing > 0 {
				rt.Fatalf("%s\n%d missing with a note\n%s%s", strings.Join(bad, "\n"), missing, notes(im.Notes), l.headless(r))
			}
		}))
	}
}

// A report with damage reads in every layout without a wrong, an invented or a
// silently missing cell.
func TestDamagedReportsReadNothingWrong(t *testing.T) {
	for _, l := range layouts() {
		t.Run(l.name, rapid.MakeCheck(func(rt *rapid.T) {
			r := sample(t)
			lawful(rt, r)
			for _, at := range rapid.SliceOfN(rapid.IntRange(0, 199), 0, 12).Draw(rt, "blank") {
				r.SetText(r.Form.Cells()[at].Ref, "")
			}
			lines := strings.Split(l.print(r), "\n")
			if l.join == "" && l.blanks && rapid.Bool().Draw(rt, "cut") { // elsewhere a lost label would make one row of two
				i := rapid.IntRange(20, len(lines)-1).Draw(rt, "line lost")
				lines = append(lines[:i], lines[i+1:]...)
			}
			im := read(rt, strings.Join(lines, "\n"))
			if bad, _ := faults(r, im); len(bad) > 0 {
				rt.Fatalf("%s\n%s%s", strings.Join(bad, "\n"), notes(im.Notes), strings.Join(lines, "\n"))
			}
		}))
	}
}
