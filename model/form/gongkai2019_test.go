package form_test

import (
	"testing"

	"gouji.app/model/form"
)

// The edition of 2019 shares no number of table two with that of 2021, all of table
// four, and of table three all but two rows.
func TestEditionsShareWhatMeansTheSame(t *testing.T) {
	f := form.Gongkai2021()
	shared := map[string]int{}
	seen := map[form.Ref]bool{}
	for _, c := range form.Earlier(f)[0].Cells() {
		if seen[c.Ref] {
			t.Errorf("%s stands twice", c.Ref)
		}
		seen[c.Ref] = true
		if _, ok := f.Cell(c.Ref); ok {
			shared[c.Ref.Section]++
		}
	}
	if shared["proactive"] != 0 || shared["requests"] != 23*7 || shared["disputes"] != 15 {
		t.Error(shared)
	}
}
