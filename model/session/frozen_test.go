package session_test

import (
	"testing"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/session"
)

// A final report takes remarks but no text, neither typed nor by undo, until it is
// withdrawn or a correction begins; no undo makes it final no more.
func TestFinalReportStaysAsItIs(t *testing.T) {
	cell := form.Ref{Section: "requests", Row: "new", Col: "person"}
	s := session.Open(model.New(form.Gongkai2021()))
	s.Type("键入", cell, "4")
	mark := func(state model.State) {
		if s.Apply(model.Change{Label: state.Label(), Edits: s.Report().NewVersion(state, "", "").Edits()}) == nil {
			t.Fatalf("not marked as %s", state.Label())
		}
	}
	mark(model.Final)
	for what, refs := range map[string][]form.Ref{
		"typing":   s.Type("键入", cell, "5"),
		"a change": s.Apply(model.Change{Edits: []model.Edit{{At: cell, Text: "6"}}}),
	} {
		if refs != nil {
			t.Errorf("%s changed %v", what, refs)
		}
	}
	if s.Apply(model.Change{Edits: model.Remark{Number: 1, Text: "再看一遍"}.Edits()}) == nil {
		t.Error("no remark taken")
	}
	s.Undo() // the remark
	if s.UndoLabel() != "" || s.Undo() != nil || !s.Report().Frozen() {
		t.Error("one step back and the report is final no more")
	}
	vs := s.Report().Versions()
	s.Apply(model.Change{Label: "取消定稿", Edits: vs[len(vs)-1].Withdraw()})
	if s.Report().Frozen() {
		t.Error("a report whose version was withdrawn is still final")
	}
	s.Type("键入", cell, "7")
	s.Undo()
	if got := s.Report().Text(cell); got != "4" || s.Report().Frozen() {
		t.Errorf("after 取消定稿: %q, frozen %v", got, s.Report().Frozen())
	}
	mark(model.Correction)
	s.Type("键入", cell, "5")
	if got := s.Report().Text(cell); got != "5" {
		t.Errorf("the correction says %q", got)
	}
	s = session.Open(s.Report().Clone())
	mark(model.Published)
	s.Undo()
	mark(model.Final)
	if s.Redo() != nil || s.Report().Text(cell) != "5" {
		t.Error("a final report went on changing")
	}
}
