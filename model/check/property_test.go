package check_test

import (
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/form"
)

// lawfulTables fills the tables with random numbers that obey every law: new
// applications are what the outcomes and the balance make them.
func lawfulTables(t *rapid.T, f *form.Form) *model.Report {
	r := model.New(f)
	number := rapid.OneOf(rapid.Just(0), rapid.IntRange(0, 9), rapid.IntRange(0, 3000))
	for _, c := range f.Cells() {
		if !c.Total && c.Ref.Row != "new" {
			r.SetText(c.Ref, strconv.Itoa(number.Draw(t, c.Ref.String())))
		}
	}
	addUp(r)
	for _, s := range f.Sums() {
		in, out := s.Left[0], s.Right
		if s.Law != form.BalanceLaw {
			continue
		}
		n := countOf(r, out...) - countOf(r, s.Left[1])
		if n < 0 { // more came over than was handled: some is still open
			r.SetText(out[1], strconv.FormatInt(countOf(r, out[1])-n, 10))
			n = 0
		}
		r.SetText(in, strconv.FormatInt(n, 10))
	}
	addUp(r)
	return r
}

func addUp(r *model.Report) {
	for _, t := range r.Form.Totals() {
		r.SetText(t.Ref, strconv.FormatInt(countOf(r, t.Parts...), 10))
	}
}

func countOf(r *model.Report, at ...form.Ref) (n int64) {
	for _, ref := range at {
		c, _ := r.Form.Cell(ref)
		n += r.Number(c).Count()
	}
	return n
}

// broken lists the equations that do not hold, blanks and strokes being 0.
func broken(r *model.Report) (out []form.Sum) {
	for _, s := range r.Form.Sums() {
		if countOf(r, s.Left...) != countOf(r, s.Right...) {
			out = append(out, s)
		}
	}
	return out
}

// sumFindings are the findings of the equations.
func sumFindings(r *model.Report) (out []check.Finding) {
	for _, f := range check.Run(r, check.All(), check.Context{}).Findings {
		switch form.Law(f.Rule.ID) {
		case form.RowSum, form.ColumnSum, form.BalanceLaw, form.DisputeSum:
			out = append(out, f)
		}
	}
	return out
}

func counts(f *form.Form, total bool) (out []form.Ref) {
	for _, c := range f.Cells() {
		if c.Total == total && c.Ref.Section != "proactive" {
			out = append(out, c.Ref)
		}
	}
	return out
}

// misprint draws another number than stands in the cell.
func misprint(t *rapid.T, r *model.Report, at form.Ref) string {
	wrong := rapid.IntRange(0, 4000).Draw(t, "wrong")
	if int64(wrong) == countOf(r, at) {
		wrong++
	}
	return strconv.Itoa(wrong)
}

func TestLawfulTablesAreSilent(t *testing.T) {
	f := form.Gongkai2021()
	rapid.Check(t, func(t *rapid.T) {
		if found := sumFindings(lawfulTables(t, f)); len(found) != 0 {
			t.Fatalf("says %s", describe(check.Result{Findings: found}))
		}
	})
}

// One wrong input with right totals is one finding, and its number is among the
// remedies.
func TestOneWrongInputIsOneFinding(t *testing.T) {
	f := form.Gongkai2021()
	inputs := counts(f, false)
	rapid.Check(t, func(t *rapid.T) {
		r := lawfulTables(t, f)
		at := rapid.SampledFrom(inputs).Draw(t, "at")
		right := r.SetText(at, misprint(t, r, at))
		found := sumFindings(r)
		if len(found) != 1 {
			t.Fatalf("%s: %d findings:\n%s", at, len(found), describe(check.Result{Findings: found}))
		}
		if at.Section == "disputes" {
			return // one equation cannot tell which of its cells is wrong; the total is offered
		}
		if !slices.ContainsFunc(found[0].Fixes, func(x check.Fix) bool {
			return slices.Equal(x.Edits, []model.Edit{{At: at, Text: right}})
		}) {
			t.Fatalf("%s was %s, which is not offered:\n%s", at, right, describe(check.Result{Findings: found}))
		}
	})
}

// One wrong total is one finding with one remedy, which gives it back.
func TestOneWrongTotalIsOneFinding(t *testing.T) {
	f := form.Gongkai2021()
	totals := counts(f, true)
	rapid.Check(t, func(t *rapid.T) {
		r := lawfulTables(t, f)
		at := rapid.SampledFrom(totals).Draw(t, "at")
		right := r.SetText(at, rapid.SampledFrom([]string{misprint(t, r, at), ""}).Draw(t, "text"))
		if r.Text(at) == "" && right == "0" {
			return // a blank total of nothing is no wrong total
		}
		found := sumFindings(r)
		if len(found) != 1 || len(found[0].Fixes) != 1 || !slices.Equal(found[0].Fixes[0].Edits, []model.Edit{{At: at, Text: right}}) {
			t.Fatalf("%s was %s:\n%s", at, right, describe(check.Result{Findings: found}))
		}
	})
}

// Whatever stands in the cells, every broken equation shows in the places of some
// finding, and there are never more findings than broken equations.
func TestEveryBrokenEquationIsTold(t *testing.T) {
	f := form.Gongkai2021()
	cells := f.Cells()
	text := rapid.OneOf(
		rapid.SampledFrom([]string{"", "0", "1", "/", "—", " 7 ", "３件", "1,234"}),
		rapid.Map(rapid.IntRange(0, 60), strconv.Itoa),
	)
	rapid.Check(t, func(t *rapid.T) {
		r := lawfulTables(t, f)
		for range rapid.IntRange(0, 40).Draw(t, "n") {
			at := cells[rapid.IntRange(0, len(cells)-1).Draw(t, "at")].Ref
			r.SetText(at, text.Draw(t, "text"))
		}
		found := sumFindings(r)
		wrong := broken(r)
		stands := func(s form.Sum, at form.Ref) bool { return slices.Contains(s.Left, at) || slices.Contains(s.Right, at) }
		for _, s := range wrong {
			if !slices.ContainsFunc(found, func(f check.Finding) bool {
				return slices.ContainsFunc(f.At, func(at form.Ref) bool { return stands(s, at) })
			}) {
				t.Fatalf("nothing about %s of %s in\n%s\n%s", s.Law, s.Right[0], r.Plain(), describe(check.Result{Findings: found}))
			}
		}
		if len(found) > len(wrong) {
			t.Fatalf("%d findings about %d equations:\n%s", len(found), len(wrong), describe(check.Result{Findings: found}))
		}
	})
}

// Nothing that can be typed makes a check panic, and a report is not changed by it.
func TestAnyTextIsChecked(t *testing.T) {
	f := form.Gongkai2021()
	cells := f.Cells()
	sections := []string{"", "overview", "proactive", "requests", "disputes", "nowhere"}
	rapid.Check(t, func(t *rapid.T) {
		r := model.New(f)
		for range rapid.IntRange(0, 60).Draw(t, "n") {
			r.SetText(cells[rapid.IntRange(0, len(cells)-1).Draw(t, "at")].Ref, rapid.String().Draw(t, "text"))
		}
		before := r.Plain()
		prior := rapid.SampledFrom([]*model.Report{nil, model.New(f), r}).Draw(t, "prior")
		check.Run(r, check.All(), check.Context{Prior: prior, Typing: rapid.SampledFrom(sections).Draw(t, "typing")})
		if r.Plain() != before {
			t.Fatal("the check changed the report")
		}
	})
}
