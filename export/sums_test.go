package export_test

import (
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govalues/decimal"
	"github.com/xuri/excelize/v2"

	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
	"gouji.app/model/rollup"
)

// counties are units of the level itself and below it; the office of one has a blank cell,
// and one town has sent nothing.
func counties(t testing.TB) []rollup.Unit {
	t.Helper()
	fees, err := form.ParseRef("proactive/fees/amount")
	if err != nil {
		t.Fatal(err)
	}
	unit := func(name string, below bool, first int) rollup.Unit {
		r := model.New(form.Gongkai2021())
		for i, c := range r.Form.Cells() {
			r.SetText(c.Ref, strconv.Itoa((first+i)%7))
		}
		return rollup.Unit{Name: name, Report: r, Below: below, Source: name + ".xlsx"}
	}
	out := []rollup.Unit{unit("甲镇", true, 1), unit("乙局", false, 2), unit("丙局", false, 3), {Name: "丁镇", Below: true}}
	out[1].Report.SetText(fees, "")
	out[2].Report.SetText(fees, "4068.208")
	return out
}

// What a spreadsheet adds up of the units is what the program added up, for the region and
// for the level itself; a number that somebody turns into a text is missing from then on.
func TestSpreadsheetsAddUpTheSameSums(t *testing.T) {
	f := form.Gongkai2021()
	told := rollup.Read(f, counties(t))
	own, _ := rollup.Split(told)
	file := filepath.Join(t.TempDir(), "汇总.xlsx")
	if err := export.SaveSums(file, page.OfSums(f, told, nil)); err != nil {
		t.Fatal(err)
	}
	want := map[string][]rollup.Sum{"区域合计": rollup.Add(f, told), "本级合计": rollup.Add(f, own)}
	compare(t, libreOffice(t, file, "xlsx"), f, want)

	// 丙局's first number becomes a text: the sums lack it, and say so.
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := book.SetCellStr("各单位", "C5", "三件"); err != nil {
		t.Fatal(err)
	}
	changed := filepath.Join(t.TempDir(), "改.xlsx")
	if err := book.SaveAs(changed); err != nil {
		t.Fatal(err)
	}
	for scope, sums := range want {
		amount, _ := told[2].Amount(0)
		sums[0].Total, _ = sums[0].Total.Sub(amount)
		sums[0].Holes = append(sums[0].Holes, rollup.Hole{Unit: "丙局", Why: rollup.Unreadable})
		want[scope] = sums
	}
	compare(t, libreOffice(t, changed, "xlsx"), f, want)
}

// compare wants the sums and the numbers of missing units in a workbook: the numbers of
// each sheet are in the order of the form, those of missing units behind the sums.
func compare(t *testing.T, file string, f *form.Form, want map[string][]rollup.Sum) {
	t.Helper()
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for scope, sums := range want {
		for _, s := range f.Sections {
			if s.Kind != form.Tables {
				continue
			}
			rows, err := book.GetRows(s.Short+"·"+scope, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			var total, missing []string
			for _, x := range sums {
				if x.Cell.Ref.Section == s.Key {
					total = append(total, x.Total.Trim(0).String())
					missing = append(missing, strconv.Itoa(len(x.Holes)))
				}
			}
			var got []string
			for _, text := range slices.Concat(rows...) {
				if n, err := decimal.Parse(text); err == nil {
					got = append(got, n.Trim(0).String())
				}
			}
			if diff := cmp.Diff(slices.Concat(total, missing), got); diff != "" {
				t.Errorf("%s·%s: %s", s.Short, scope, diff)
			}
		}
	}
}
