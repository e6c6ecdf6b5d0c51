package carry_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/form"
)

var overview = form.Ref{Section: "overview"}

func TestDifferencesOfParagraphs(t *testing.T) {
	for _, c := range []struct{ name, old, revised, want string }{
		{"same but for blank lines and indents", "甲\n\n　乙", "甲\n乙\n", ""},
		{"one reworded", "甲\n乙\n丙", "甲\n乙二\n丙", "2 乙>乙二"},
		{"one added in between", "甲\n丙", "甲\n乙\n丙", "2 >乙"},
		{"one added at the end", "甲", "甲\n乙", "2 >乙"},
		{"one dropped", "甲\n乙\n丙", "甲\n丙", "2 乙>"},
		{"two reworded one by one", "甲\n乙\n丙", "甲二\n乙二\n丙", "1 甲>甲二; 2 乙>乙二"},
		{"two merged", "甲\n乙\n丙", "甲乙\n丙", "1 甲/乙>甲乙"},
		{"moved down", "甲\n乙\n丙", "乙\n丙\n甲", "1 甲>; 4 >甲"},
		{"all new", "", "甲\n乙", "1 >甲/乙"},
	} {
		a, b := model.New(form.Gongkai2021()), model.New(form.Gongkai2021())
		a.SetText(overview, c.old)
		b.SetText(overview, c.revised)
		var got []string
		for _, d := range carry.Differences(a, b) {
			got = append(got, fmt.Sprintf("%d %s>%s", d.Paragraph, strings.ReplaceAll(d.Old, "\n", "/"), strings.ReplaceAll(d.New, "\n", "/")))
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s: %q, want %q", c.name, g, c.want)
		}
	}
}

// A number that is only written in another way is no difference; unit fields that
// the revision lacks are none either.
func TestDifferencesOfCells(t *testing.T) {
	a, b := model.New(form.Gongkai2021()), model.New(form.Gongkai2021())
	at := func(col string) form.Ref { return form.Ref{Section: "requests", Row: "new", Col: col} }
	a.SetText(form.UnitRef("author"), "李明")
	a.SetText(at("person"), "1234")
	b.SetText(at("person"), "1,234")
	a.SetText(at("business"), "4")
	b.SetText(at("business"), "5")
	a.SetText(at("other"), "7")
	type brief struct {
		At       form.Ref
		Old, New string
	}
	var got []brief
	for _, d := range carry.Differences(a, b) {
		got = append(got, brief{d.At, d.Old, d.New})
	}
	if d := cmp.Diff([]brief{{at("business"), "4", "5"}, {at("other"), "7", ""}}, got); d != "" {
		t.Errorf("differences (-want +got):\n%s", d)
	}
}

// Accepting everything gives the revision; accepting nothing changes nothing;
// what is left after accepting one leads there too.
func TestAcceptReachesTheRevision(t *testing.T) {
	lines := rapid.SliceOfN(rapid.SampledFrom([]string{"甲", "乙", "丙", "丁", "", "  戊"}), 0, 8)
	rapid.Check(t, func(t *rapid.T) {
		a, b := model.New(form.Gongkai2021()), model.New(form.Gongkai2021())
		for _, key := range []string{"overview", "problems"} {
			a.SetText(form.Ref{Section: key}, strings.Join(lines.Draw(t, "old"), "\n"))
			b.SetText(form.Ref{Section: key}, strings.Join(lines.Draw(t, "new"), "\n"))
		}
		cell := form.Ref{Section: "requests", Row: "new", Col: "person"}
		a.SetText(cell, rapid.SampledFrom([]string{"", "1", "2"}).Draw(t, "old cell"))
		b.SetText(cell, rapid.SampledFrom([]string{"", "1", "2"}).Draw(t, "new cell"))
		all := carry.Differences(a, b)
		if len(carry.Accept(a, nil)) != 0 {
			t.Fatal("accepting nothing edits")
		}
		if len(all) > 0 {
			one := a.Clone()
			one.Apply(carry.Accept(one, all[rapid.IntRange(0, len(all)-1).Draw(t, "which"):][:1]))
			one.Apply(carry.Accept(one, carry.Differences(one, b)))
			if place := one.Differs(b); place != "" {
				t.Fatalf("after accepting one and then the rest, %s differs", place)
			}
		}
		a.Apply(carry.Accept(a, all))
		if place := a.Differs(b); place != "" {
			t.Fatalf("after accepting all, %s differs", place)
		}
	})
}
