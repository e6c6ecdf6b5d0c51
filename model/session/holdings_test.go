package session_test

import (
	"slices"
	"strings"
	"testing"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/form"
	"gouji.app/model/session"
)

// afterPrefecture is the year after figures that a prefecture published.
func afterPrefecture(t *testing.T) *session.Session {
	t.Helper()
	prior, err := model.ParsePlain(`form gongkai-2021
unit/year: 2023
proactive/rules: 0 0 11
proactive/normative: 60 9 597
requests/carried-out: 118 3 0 0 0 0 121
`, form.Gongkai2021())
	if err != nil {
		t.Fatal(err)
	}
	draft, _, err := carry.NextYear(model.Prior{Report: prior})
	if err != nil {
		t.Fatal(err)
	}
	s := session.Begin(draft)
	s.Compare(prior)
	return s
}

// A holding is proposed once what came and went is typed, as part of that step, follows
// it, and is the user's once he types it.
func TestHoldingsFollowLastYear(t *testing.T) {
	s := afterPrefecture(t)
	if !s.Unsaved() {
		t.Error("a draft that was never saved counts as saved")
	}
	start := s.Report().Plain()
	const rules, normative = "proactive/rules/in-force", "proactive/normative/in-force"
	enter(s, "proactive/rules/issued", "2")
	wantTexts(t, s, rules, "")
	enter(s, "proactive/rules/repealed", "1", "proactive/normative/issued", "50", "proactive/normative/repealed", "227")
	wantTexts(t, s, rules, "12", normative, "420", "source-"+rules, "按上年推算：11＋本年制发件数 2−本年废止件数 1＝12")
	if m := strings.Join(messages(s), " "); strings.Contains(m, "in-force ") || strings.Contains(m, "carried-in ") {
		t.Errorf("findings about years: %s", m)
	}
	enter(s, "proactive/rules/issued", "3")
	wantTexts(t, s, rules, "13")
	s.Undo()
	wantTexts(t, s, "proactive/rules/issued", "2", rules, "12")

	enter(s, "proactive/rules/repealed", "")
	wantTexts(t, s, rules, "", "source-"+rules, "") // no ground any more
	enter(s, "proactive/rules/repealed", "1", rules, "10")
	wantTexts(t, s, "source-"+rules, "") // typed over
	enter(s, "proactive/rules/issued", "5")
	wantTexts(t, s, rules, "10", normative, "420")

	paste := []model.Edit{{At: at("proactive/normative/issued"), Text: "51"}, {At: at(normative), Text: "420"}}
	s.Apply(model.Change{Label: "粘贴", Edits: paste})
	wantTexts(t, s, normative, "420")
	for s.Undo() != nil {
	}
	if s.Report().Plain() != start {
		t.Error("undoing everything does not lead back to the draft")
	}
}

// A holding that was cleared stays so until something moves again; one that was there
// before last year's report was is left alone.
func TestHoldingsAreNotForcedOnAnybody(t *testing.T) {
	s := afterPrefecture(t)
	const held = "proactive/rules/in-force"
	enter(s, "proactive/rules/issued", "2", "proactive/rules/repealed", "1", held, "")
	wantTexts(t, s, held, "")
	enter(s, "proactive/fees/amount", "3.5")
	wantTexts(t, s, held, "")
	enter(s, held, "无", "proactive/rules/issued", "3")
	wantTexts(t, s, held, "无")
}

// What is typed over a number of last year is the user's; a total that follows its
// parts goes with them.
func TestSourceGoesWithTheNumber(t *testing.T) {
	s := afterPrefecture(t)
	cells := []string{"requests/carried-in/person", "requests/carried-in/business", "requests/carried-in/total"}
	sources := func() (out []string) {
		for _, c := range cells {
			out = append(out, s.Report().Text(model.SourceRef(at(c))))
		}
		return out
	}
	if got := sources(); !slices.Equal(got, []string{model.TakenOver, model.TakenOver, model.TakenOver}) {
		t.Fatalf("sources at first: %q", got)
	}
	s.Type("输入", at(cells[0]), "118") // as it stood
	if got := sources(); got[0] != model.TakenOver {
		t.Errorf("sources after typing the same: %q", got)
	}
	enter(s, cells[0], "117")
	wantTexts(t, s, cells[2], "120")
	if got := sources(); !slices.Equal(got, []string{"", model.TakenOver, ""}) {
		t.Errorf("sources after typing: %q", got)
	}
	s.Undo()
	if got := sources(); got[0] != model.TakenOver || got[2] != model.TakenOver {
		t.Errorf("sources after undo: %q", got)
	}
}
