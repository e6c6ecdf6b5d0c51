package session_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gouji.app/assets"
	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/check"
	"gouji.app/model/form"
	"gouji.app/model/session"
)

// An act is one thing a user does; it returns the places said to have changed.
type act struct {
	name   string
	totals bool // writes one place by hand, the first one returned; totals follow
	do     func(t *rapid.T, s *session.Session) []form.Ref
}

func acts(f *form.Form) []act {
	var places []form.Ref
	for _, c := range f.Cells() {
		places = append(places, c.Ref)
	}
	places = append(places, form.UnitRef("name"))
	few := places[10:40] // typing meets itself and its totals often here
	place := rapid.OneOf(rapid.SampledFrom(few), rapid.SampledFrom(places))
	text := rapid.OneOf(
		rapid.SampledFrom([]string{"", "0", "/", "随便", "４", "1,234", "\n"}),
		rapid.Map(rapid.IntRange(0, 2000), strconv.Itoa),
	)
	narrative := rapid.SampledFrom([]form.Ref{{Section: "preamble"}, {Section: "overview"}, {Section: "problems"}, {Section: "other"}})
	prose := rapid.Map(rapid.SliceOfN(rapid.SampledFrom(sentences), 0, 6), func(s []string) string { return strings.Join(s, "") })
	edits := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) model.Edit {
		return model.Edit{At: place.Draw(t, "at"), Text: text.Draw(t, "text")}
	}), 0, 8)
	return []act{
		{"Type", true, func(t *rapid.T, s *session.Session) []form.Ref {
			s.Seal()
			return s.Type("输入", place.Draw(t, "at"), text.Draw(t, "text"))
		}},
		{"Type on", false, func(t *rapid.T, s *session.Session) (dirty []form.Ref) {
			at := place.Draw(t, "at")
			for range 3 {
				dirty = append(dirty, s.Type("输入", at, text.Draw(t, "text"))...)
			}
			return dirty
		}},
		{"Apply", false, func(t *rapid.T, s *session.Session) []form.Ref {
			return s.Apply(model.Change{Label: "粘贴", Edits: edits.Draw(t, "edits")})
		}},
		{"Import", false, func(t *rapid.T, s *session.Session) []form.Ref {
			im := &model.Import{Report: model.New(f)}
			im.Report.Apply(edits.Draw(t, "read"))
			receipt := model.Receipt{Number: s.Report().NextReceipt(), Source: "来文.docx", Read: im.Read()}
			return s.Apply(model.Change{Label: "粘贴年报", Edits: append(im.Edits(rapid.Bool().Draw(t, "tables only")), receipt.Edits()...)})
		}},
		{"Fix", false, func(t *rapid.T, s *session.Session) []form.Ref {
			var fixes []check.Fix
			for _, x := range s.Result().Findings {
				fixes = append(fixes, x.Fixes...)
			}
			if len(fixes) == 0 {
				return nil
			}
			x := rapid.SampledFrom(fixes).Draw(t, "fix")
			return s.Apply(model.Change{Label: x.Label, Edits: x.Edits})
		}},
		{"Restore", true, func(t *rapid.T, s *session.Session) []form.Ref {
			dirty, _ := s.Restore(place.Draw(t, "at"))
			return dirty
		}},
		{"Write", false, func(t *rapid.T, s *session.Session) []form.Ref {
			return s.Type("输入", narrative.Draw(t, "at"), prose.Draw(t, "text"))
		}},
		{"Confirm", false, func(t *rapid.T, s *session.Session) []form.Ref {
			left := s.Report().Unchanged()
			if len(left) == 0 {
				return nil
			}
			return s.Apply(model.Change{Label: "确认沿用", Edits: rapid.SampledFrom(left).Draw(t, "paragraph").Confirm()})
		}},
		{"Undo", false, func(_ *rapid.T, s *session.Session) []form.Ref { return s.Undo() }},
		{"Redo", false, func(_ *rapid.T, s *session.Session) []form.Ref { return s.Redo() }},
		{"Seal", false, func(_ *rapid.T, s *session.Session) []form.Ref { s.Seal(); return nil }},
		{"Saved", false, func(_ *rapid.T, s *session.Session) []form.Ref { s.Saved(s.State()); return nil }},
	}
}

// sentences have something to find in them, by themselves or beside each other.
var sentences = []string{
	"收到政府信息公开申请12件，办结", "0件，", "其中网上申请9件、当面申请8件。", "未发生行政复议、诉讼。", "收取信息处理费20元。", "未收取信息处理费。",
	"（二）依申请公开\n", "（四）监督保障\n", "\n", "2023年公开信息35余条，", "截止12月底，", "我市本级", "公开公开", "《关于", "》、《", "一是", "三是", "存在的问题", "，", "“", "(", ")",
}

// begun is next year's draft after the sample.
func begun(t *rapid.T, f *form.Form) *model.Report {
	last, err := model.ParsePlain(assets.Sample, f)
	if err != nil {
		t.Fatal(err)
	}
	draft, _, err := carry.NextYear(model.Prior{Report: last})
	if err != nil {
		t.Fatal(err)
	}
	return draft
}

// sumOf is what a total should show, computed anew.
func sumOf(r *model.Report, t form.Total) string {
	sum, filled := int64(0), false
	for _, at := range t.Parts {
		c, _ := r.Form.Cell(at)
		n := r.Number(c)
		if n.Unreadable() {
			return ""
		}
		filled = filled || n.Readable()
		sum += n.Count()
	}
	if !filled {
		return ""
	}
	return strconv.FormatInt(sum, 10)
}

func changed(before, after *model.Report) (out []form.Ref) {
	for _, c := range before.Form.Cells() {
		if before.Text(c.Ref) != after.Text(c.Ref) {
			out = append(out, c.Ref)
		}
	}
	return out
}

func describe(r check.Result) (out []string) {
	for _, f := range r.Findings {
		out = append(out, fmt.Sprint(f.Rule.ID, f.Severity, f.At, f.Offset, f.Quote, f.Message, f.Fixes))
	}
	return out
}

func TestAnyWork(t *testing.T) {
	f := form.Gongkai2021()
	all := acts(f)
	rapid.Check(t, func(t *rapid.T) {
		start := model.New(f)
		if rapid.IntRange(0, 3).Draw(t, "begun with last year's") == 3 {
			start = begun(t, f)
		}
		for i := range rapid.IntRange(0, 20).Draw(t, "numbers at the start") {
			start.SetText(f.Cells()[10+3*i].Ref, strconv.Itoa(i))
		}
		s := session.Open(start.Clone())
		s.Audit() // from which on nothing waits
		saved := s.Report().Plain()
		for range rapid.IntRange(1, 25).Draw(t, "acts") {
			a := rapid.SampledFrom(all).Draw(t, "act")
			before := s.Report().Clone()
			automatic := map[form.Ref]bool{}
			if a.totals {
				for _, x := range f.Totals() {
					automatic[x.Ref] = s.Automatic(x.Ref)
				}
			}
			undoes, redoes := s.UndoLabel(), s.RedoLabel()
			dirty := a.do(t, s)
			if a.name == "Saved" {
				saved = s.Report().Plain()
			}

			for _, at := range changed(before, s.Report()) {
				if !slices.Contains(dirty, at) {
					t.Fatalf("%s changes %s and does not say so: %v", a.name, at, dirty)
				}
			}
			if a.name == "Undo" && undoes != s.RedoLabel() && undoes != "" || a.name == "Redo" && redoes != s.UndoLabel() && redoes != "" {
				t.Fatalf("%s: from %q | %q to %q | %q", a.name, undoes, redoes, s.UndoLabel(), s.RedoLabel())
			}
			if !s.Unsaved() && s.Report().Plain() != saved {
				t.Fatalf("after %s a changed report counts as saved", a.name)
			}
			if diff := cmp.Diff(describe(check.Run(s.Report(), check.All(), check.Context{Imported: s.Report().Imported()})), describe(s.Result())); diff != "" {
				t.Fatalf("after %s the findings are stale (-fresh +session):\n%s", a.name, diff)
			}
			if !a.totals {
				continue
			}
			for _, x := range f.Totals() {
				now, want := s.Report().Text(x.Ref), sumOf(s.Report(), x)
				switch {
				case slices.Contains(dirty[:min(1, len(dirty))], x.Ref): // written by hand
				case automatic[x.Ref] && !s.Automatic(x.Ref):
					t.Fatalf("after %s the automatic total %s shows %q, its parts add up to %q", a.name, x.Ref, now, want)
				case !automatic[x.Ref] && now != before.Text(x.Ref):
					t.Fatalf("%s changes the manual total %s from %q to %q", a.name, x.Ref, before.Text(x.Ref), now)
				}
			}
		}
		end := s.Report().Plain()
		steps := 0
		for ; s.UndoLabel() != ""; steps++ {
			s.Undo()
		}
		if diff := cmp.Diff(start.Plain(), s.Report().Plain()); diff != "" {
			t.Fatalf("undo to the start leads elsewhere (-start +got):\n%s", diff)
		}
		for range steps {
			s.Redo()
		}
		if diff := cmp.Diff(end, s.Report().Plain()); diff != "" {
			t.Fatalf("redo to the end leads elsewhere (-end +got):\n%s", diff)
		}
	})
}
