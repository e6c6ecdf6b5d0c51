package rollup_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govalues/decimal"
	"pgregory.net/rapid"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/rollup"
)

func report(t testing.TB, plain string) *model.Report {
	t.Helper()
	r, err := model.ParsePlain("form gongkai-2021\n"+plain, form.Gongkai2021())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// shown is a sum as lists show it, with its holes.
func shown(t testing.TB, sums []rollup.Sum, place string) string {
	t.Helper()
	for _, s := range sums {
		if s.Cell.Ref.String() != place {
			continue
		}
		out := s.Total.String()
		if !s.Exact() {
			out = "至少 " + out
		}
		for _, h := range s.Holes {
			out += fmt.Sprintf(" %s%s", h.Unit, h.Why)
		}
		return out
	}
	t.Fatalf("no cell %s", place)
	return ""
}

// What is not told is a hole; a total that is below its known parts is one, too, and
// its parts still count.
func TestHolesAreNeverZero(t *testing.T) {
	f := form.Gongkai2021()
	units := []rollup.Unit{
		// Blank rows, and a total of 0 above four that are known.
		{Name: "甲局", Report: report(t, "requests/new: 4 0 0 0 0 0 4\nrequests/unavailable-not-held: 4 0 0 0 0 0 4\nrequests/handled: 0 0 0 0 0 0 0\n")},
		{Name: "乙局", Report: report(t, "requests/new: 10 2 0 0 1 1 14\nrequests/partly-granted: 1 0 0 0 0 0 1\nrequests/handled: 9 2 0 0 1 1 13\nproactive/fees: 59237.2449\n")},
		{Name: "丙局", Report: report(t, "requests/new: 12 0 0 0 0 0 12\nrequests/partly-granted: / 0 0 0 0 0 x\nrequests/handled: 12 0 0 0 0 0 12\nproactive/fees: 4068.208\n")},
	}
	sums := rollup.Add(f, rollup.Read(f, units))
	for place, want := range map[string]string{
		"requests/new/total":            "30",
		"requests/handled/person":       "至少 25 甲局自相矛盾",
		"requests/handled/business":     "2",
		"requests/partly-granted/total": "至少 1 甲局空格 丙局读不懂",
		"proactive/fees/amount":         "至少 63305.4529 甲局空格",
	} {
		if got := shown(t, sums, place); got != want {
			t.Errorf("%s: %s, want %s", place, got, want)
		}
	}
	with := rollup.Add(f, rollup.Read(f, append(units, rollup.Unit{Name: "丁局"})))
	for _, s := range with {
		if last := s.Holes[len(s.Holes)-1]; last != (rollup.Hole{Unit: "丁局", Why: rollup.Missing}) {
			t.Fatalf("%s: %v", s.Cell.Ref, s.Holes)
		}
	}
}

// Parts that have more digits together than can be added exactly are no sum, though
// each is a number and a total stands there.
func TestOutsized(t *testing.T) {
	f := form.Gongkai2021()
	r := report(t, "requests/new: 999999999999999 999999999999999 0 0 0 0 1\n")
	var units []rollup.Unit
	for i := range 10001 {
		units = append(units, rollup.Unit{Name: strconv.Itoa(i), Report: r})
	}
	sums := rollup.Add(f, rollup.Read(f, units))
	for _, s := range sums {
		if s.Cell.Ref.String() != "requests/new/person" {
			continue
		}
		if last := s.Holes; len(last) != 1 || last[0].Why != rollup.Outsized {
			t.Errorf("%d holes, sum %s", len(last), s.Total)
		}
	}
}

// The level itself is told from what is below it, each in its order.
func TestSplit(t *testing.T) {
	own, below := rollup.Split([]rollup.Told{{Unit: "甲镇", Below: true}, {Unit: "乙局"}, {Unit: "丙镇", Below: true}, {Unit: "丁局"}})
	if len(own) != 2 || own[0].Unit != "乙局" || own[1].Unit != "丁局" || len(below) != 2 || below[0].Unit != "甲镇" || below[1].Unit != "丙镇" {
		t.Error(own, below)
	}
}

// lawful draws a report whose laws all hold.
func lawful(t *rapid.T) *model.Report {
	f := form.Gongkai2021()
	r := model.New(f)
	for _, c := range f.Cells() {
		r.SetText(c.Ref, strconv.Itoa(rapid.IntRange(0, 99).Draw(t, c.Ref.String())))
	}
	for _, total := range f.Totals() {
		sum := decimal.Zero
		for _, p := range total.Parts {
			c, _ := f.Cell(p)
			sum, _ = sum.Add(r.Number(c).Decimal())
		}
		r.SetText(total.Ref, sum.String())
	}
	return r
}

// All laws that hold in each report hold in the sum, and a law that one breaks is traced
// to it with the amount.
func TestSumsAreLinear(t *testing.T) {
	f := form.Gongkai2021()
	rapid.Check(t, func(t *rapid.T) {
		var units []rollup.Unit
		for i := range rapid.IntRange(1, 5).Draw(t, "units") {
			units = append(units, rollup.Unit{Name: fmt.Sprint("第", i+1, "局"), Report: lawful(t)})
		}
		sums := rollup.Add(f, rollup.Read(f, units))
		all := model.New(f)
		for _, s := range sums {
			if !s.Exact() {
				t.Fatalf("%s: holes %v", s.Cell.Ref, s.Holes)
			}
			all.SetText(s.Cell.Ref, s.Total.String())
		}
		for _, r := range rollup.Residues(f, []rollup.Unit{{Name: "合计", Report: all}}) {
			if r.Law.Law != form.BalanceLaw {
				t.Fatalf("%v is off by %s in the sum", r.Law, r.Off)
			}
		}
		// One total of one unit is typed wrong.
		totals := f.Totals()
		total := totals[rapid.IntRange(0, len(totals)-1).Draw(t, "total")]
		who := rapid.IntRange(0, len(units)-1).Draw(t, "who")
		by := rapid.IntRange(1, 9).Draw(t, "by")
		c, _ := f.Cell(total.Ref)
		right := units[who].Report.Number(c).Count()
		before := residues(f, units)
		units[who].Report.SetText(total.Ref, strconv.FormatInt(right+int64(by), 10))
		after := residues(f, units)
		key := fmt.Sprint(total.Law, total.Ref)
		if want := before[key] + fmt.Sprintf(" %s-%d", units[who].Name, by); after[key] != want {
			t.Errorf("%s: traced to %q, want %q", key, after[key], want)
		}
	})
}

// residues are the units behind each law with one right side.
func residues(f *form.Form, units []rollup.Unit) map[string]string {
	out := map[string]string{}
	for _, r := range rollup.Residues(f, units) {
		if len(r.Law.Right) != 1 {
			continue
		}
		for _, u := range r.Units {
			out[fmt.Sprint(r.Law.Law, r.Law.Right[0])] += fmt.Sprintf(" %s%s", u.Unit, u.Amount)
		}
	}
	return out
}

// Shares tell what each unit adds.
func TestShares(t *testing.T) {
	f := form.Gongkai2021()
	sums := rollup.Add(f, rollup.Read(f, []rollup.Unit{
		{Name: "甲局", Report: report(t, "proactive/fees: 0.5\n")},
		{Name: "乙局", Report: report(t, "proactive/fees: 0\n")},
		{Name: "丙局", Report: report(t, "proactive/fees: 2\n")},
	}))
	for _, s := range sums {
		if s.Cell.Ref.String() != "proactive/fees/amount" {
			continue
		}
		var got []string
		for _, x := range s.Shares {
			got = append(got, x.Unit+x.Amount.String())
		}
		if diff := cmp.Diff("甲局0.5 丙局2", strings.Join(got, " ")); diff != "" {
			t.Error(diff)
		}
	}
}

// The bar is 100 ms for 3,000 reports of 200 cells.
func BenchmarkAdd(b *testing.B) {
	r := report(b, "")
	for i, c := range r.Form.Cells() {
		r.SetText(c.Ref, strconv.Itoa(i))
	}
	units := make([]rollup.Unit, 3000)
	for i := range units {
		units[i] = rollup.Unit{Name: strconv.Itoa(i), Report: r}
	}
	told := rollup.Read(r.Form, units)
	for b.Loop() {
		rollup.Add(r.Form, told)
	}
}
