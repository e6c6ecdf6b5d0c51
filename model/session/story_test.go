package session_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/form"
	"gouji.app/model/session"
)

// at is a place in its printed form.
func at(s string) form.Ref {
	r, err := form.ParseRef(s)
	if err != nil {
		panic(err)
	}
	return r
}

func begin() *session.Session { return session.Begin(model.New(form.Gongkai2021())) }

// enter writes texts one after the other, each sealed as when the cell is left.
func enter(s *session.Session, pairs ...string) {
	for i := 0; i < len(pairs); i += 2 {
		s.Type("输入", at(pairs[i]), pairs[i+1])
		s.Seal()
	}
}

func wantTexts(t *testing.T, s *session.Session, pairs ...string) {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if got := s.Report().Text(at(pairs[i])); got != pairs[i+1] {
			t.Errorf("%s is %q, want %q", pairs[i], got, pairs[i+1])
		}
	}
}

func messages(s *session.Session) (out []string) {
	for _, f := range s.Result().Findings {
		out = append(out, f.Rule.ID+" "+f.Message)
	}
	return out
}

func TestTypingOneNumberIsOneStep(t *testing.T) {
	s := begin()
	s.Type("输入", at("requests/granted/person"), "1")
	s.Type("输入", at("requests/granted/person"), "14")
	wantTexts(t, s, "requests/granted/person", "14", "requests/granted/total", "14", "requests/handled/person", "14", "requests/handled/total", "14")
	if s.UndoLabel() != "输入" || s.RedoLabel() != "" {
		t.Errorf("undo %q, redo %q; want 输入 and nothing", s.UndoLabel(), s.RedoLabel())
	}
	s.Undo()
	wantTexts(t, s, "requests/granted/person", "", "requests/granted/total", "", "requests/handled/total", "")
	if s.UndoLabel() != "" || s.RedoLabel() != "输入" {
		t.Errorf("undo %q, redo %q; want nothing and 输入", s.UndoLabel(), s.RedoLabel())
	}
	s.Redo()
	wantTexts(t, s, "requests/granted/person", "14", "requests/handled/total", "14")
}

func TestLeavingACellEndsTheStep(t *testing.T) {
	s := begin()
	enter(s, "requests/granted/person", "1", "requests/granted/person", "14")
	s.Undo()
	wantTexts(t, s, "requests/granted/person", "1")
}

// Typing back what stood there is no step, and does not grow into the step before.
func TestTypingBackLeavesNoStep(t *testing.T) {
	s := begin()
	enter(s, "requests/granted/person", "1")
	s.Type("输入", at("requests/granted/person"), "x")
	s.Type("输入", at("requests/granted/person"), "1")
	if found := messages(s); slices.ContainsFunc(found, func(m string) bool { return strings.HasPrefix(m, "not-a-number") }) {
		t.Errorf("the findings are those of the text before: %q", found)
	}
	s.Type("输入", at("requests/granted/person"), "13")
	s.Undo()
	wantTexts(t, s, "requests/granted/person", "1", "requests/granted/total", "1")
	s.Undo()
	wantTexts(t, s, "requests/granted/person", "", "requests/granted/total", "")
}

func TestDirtyPlaces(t *testing.T) {
	s := begin()
	got := s.Type("输入", at("requests/new/person"), "4")
	if diff := cmp.Diff([]form.Ref{at("requests/new/person"), at("requests/new/total")}, got); diff != "" {
		t.Errorf("typing changes (-want +got):\n%s", diff)
	}
	s.Seal()
	if got := s.Type("输入", at("requests/new/person"), "4"); got != nil {
		t.Errorf("typing the same changes %v", got)
	}
	if got := s.Undo(); !slices.Contains(got, at("requests/new/total")) {
		t.Errorf("undo changes %v, without the total", got)
	}
	if got := s.Undo(); got != nil {
		t.Errorf("undo with nothing to undo changes %v", got)
	}
	if got := s.Redo(); !slices.Contains(got, at("requests/new/total")) {
		t.Errorf("redo changes %v, without the total", got)
	}
	if got := s.Redo(); got != nil {
		t.Errorf("redo with nothing to redo changes %v", got)
	}
}

func TestTypingOverATotalMakesItManual(t *testing.T) {
	s := begin()
	total := at("requests/new/total")
	enter(s, "requests/new/person", "4", "requests/new/total", "5", "requests/new/business", "3")
	wantTexts(t, s, "requests/new/total", "5")
	if s.Automatic(total) {
		t.Error("a total typed over still counts as automatic")
	}
	if _, ok := s.Restore(total); !ok {
		t.Fatal("恢复自动合计 does nothing")
	}
	wantTexts(t, s, "requests/new/total", "7")
	if s.UndoLabel() != "恢复自动合计" || !s.Automatic(total) {
		t.Errorf("last step %q, automatic %v", s.UndoLabel(), s.Automatic(total))
	}
	enter(s, "requests/new/legal", "1")
	wantTexts(t, s, "requests/new/total", "8")
	if _, ok := s.Restore(total); ok {
		t.Error("恢复自动合计 on an automatic total made a step")
	}
	if _, ok := s.Restore(at("requests/new/person")); ok {
		t.Error("恢复自动合计 on an input made a step")
	}
	if s.Automatic(at("requests/new/person")) || s.Automatic(at("overview")) {
		t.Error("what is no total counts as automatic")
	}
}

// 恢复自动合计 of a part lets the total above it follow, where that is automatic.
func TestRestoreRunsUpwards(t *testing.T) {
	s := begin()
	enter(s, "requests/granted/person", "4", "requests/handled/person", "9")
	wantTexts(t, s, "requests/handled/total", "9")
	s.Restore(at("requests/handled/person"))
	wantTexts(t, s, "requests/handled/person", "4", "requests/handled/total", "4")
	s.Undo()
	wantTexts(t, s, "requests/handled/person", "9", "requests/handled/total", "9")
}

func TestUnreadablePartBlanksTheTotal(t *testing.T) {
	s := begin()
	enter(s, "requests/granted/person", "4", "requests/granted/business", "若干")
	wantTexts(t, s, "requests/granted/total", "", "requests/handled/business", "", "requests/handled/person", "4")
	enter(s, "requests/granted/business", "2")
	wantTexts(t, s, "requests/granted/total", "6", "requests/handled/business", "2", "requests/handled/total", "6")
}

func TestTotalsOfBlanksAreBlank(t *testing.T) {
	s := begin()
	enter(s, "disputes/cases/review-upheld", "0", "disputes/cases/review-upheld", "")
	wantTexts(t, s, "disputes/cases/review-total", "")
	enter(s, "disputes/cases/review-upheld", "0")
	wantTexts(t, s, "disputes/cases/review-total", "0")
}

// On reading nothing is filled in: a blank total over numbers stays as it came.
func TestOpeningChangesNothing(t *testing.T) {
	r := model.New(form.Gongkai2021())
	r.SetText(at("requests/new/person"), "4")
	before := r.Plain()
	s := session.Open(r)
	if diff := cmp.Diff(before, s.Report().Plain()); diff != "" {
		t.Errorf("opening changed (-before +after):\n%s", diff)
	}
	enter(s, "requests/new/business", "3")
	wantTexts(t, s, "requests/new/total", "")
}

// A paste that brings its own totals keeps them, right or wrong.
func TestPastedTotalsAreKept(t *testing.T) {
	s := begin()
	s.Apply(model.Change{Label: "粘贴", Edits: []model.Edit{
		{At: at("requests/new/person"), Text: "4"},
		{At: at("requests/new/business"), Text: "1"},
		{At: at("requests/new/total"), Text: "6"},
	}})
	wantTexts(t, s, "requests/new/total", "6")
	s.Undo()
	wantTexts(t, s, "requests/new/person", "", "requests/new/total", "")
}

func TestUnsaved(t *testing.T) {
	s := begin()
	want := func(step string, want bool) {
		t.Helper()
		if s.Unsaved() != want {
			t.Errorf("%s: unsaved %v, want %v", step, s.Unsaved(), want)
		}
	}
	want("new", false)
	enter(s, "requests/new/person", "4")
	want("typed", true)
	s.Saved(s.State())
	want("saved", false)
	enter(s, "requests/new/person", "5")
	want("typed on", true)
	s.Undo()
	want("back at what was saved", false)
	s.Undo()
	want("back behind it", true)
	s.Redo()
	want("forward again", false)
	s.Undo()
	enter(s, "requests/new/person", "6")
	want("another way of the same length", true)
	s.Undo()
	want("what was saved is out of reach", true)
}

// What is typed while the report is written is not on disk, in the same cell either.
func TestTypingWhileSaving(t *testing.T) {
	s := begin()
	s.Type("输入", at("requests/new/person"), "1")
	s.Seal()
	written := s.State()
	s.Type("输入", at("requests/new/person"), "14")
	s.Saved(written)
	if !s.Unsaved() {
		t.Error("typing on while saving counts as saved")
	}
	s.Undo()
	wantTexts(t, s, "requests/new/person", "1")
	if s.Unsaved() {
		t.Error("the saved state counts as unsaved")
	}
	s.Keep(model.Edit{At: form.Ref{Section: "prior", Row: "1", Col: "file"}, Text: "去年.xlsx"})
	s.Saved(written)
	if !s.Unsaved() {
		t.Error("what was kept while saving counts as saved")
	}
}

// A new report is no list of errors; a part speaks up when it is left.
func TestPartsSpeakUpWhenLeft(t *testing.T) {
	s := begin()
	if found := messages(s); len(found) != 0 {
		t.Errorf("a new report says %q", found)
	}
	s.Visit("requests")
	enter(s, "requests/new/person", "13")
	if found := messages(s); len(found) != 0 {
		t.Errorf("while typing it says %q", found)
	}
	var waiting []string
	for _, w := range s.Result().Waiting {
		waiting = append(waiting, w.Message)
	}
	if diff := cmp.Diff([]string{"自然人列：（七）总计或四、结转下年度还差 13 件未填"}, waiting); diff != "" {
		t.Errorf("waiting (-want +got):\n%s", diff)
	}
	s.Visit("disputes")
	if found := messages(s); len(found) != 2 || !strings.HasPrefix(found[0], "balance ") || !strings.HasPrefix(found[1], "blank ") {
		t.Errorf("after leaving it says %q, want a balance and the blanks", found)
	}
	s.Visit("")
	if found := messages(s); len(found) != 3 || !strings.HasPrefix(found[1], "untouched ") {
		t.Errorf("after leaving all it says %q, want the untouched table four too", found)
	}
}

func TestCompare(t *testing.T) {
	s := begin()
	enter(s, "requests/carried-in/person", "4")
	prior := model.New(form.Gongkai2021())
	prior.SetText(at("requests/carried-out/person"), "3")
	said := func() bool {
		return slices.ContainsFunc(messages(s), func(m string) bool { return strings.HasPrefix(m, "carried-in ") })
	}
	if s.Compare(prior); !said() {
		t.Errorf("with last year's report it says %q", messages(s))
	}
	if s.Compare(); said() {
		t.Errorf("without last year's report it says %q", messages(s))
	}
}

func openSample(tb testing.TB) *session.Session {
	tb.Helper()
	data, err := os.ReadFile("../../assets/sample/示例县人民政府2024.txt")
	if err != nil {
		tb.Fatal(err)
	}
	r, err := model.ParsePlain(string(data), form.Gongkai2021())
	if err != nil {
		tb.Fatal(err)
	}
	return session.Open(r)
}

func TestFixingTheSample(t *testing.T) {
	s := openSample(t)
	before := messages(s)
	found := s.Result().Findings
	if found[0].Severity != check.Error || found[1].Severity == check.Error || len(found[0].Fixes) != 1 {
		t.Fatalf("the sample says %q, want one deliberate error first", before)
	}
	s.Apply(model.Change{Label: found[0].Fixes[0].Label, Edits: found[0].Fixes[0].Edits})
	for _, f := range s.Result().Findings {
		if f.Severity != check.Hint {
			t.Errorf("after the fix it says %q", f.Message)
		}
	}
	wantTexts(t, s, "requests/handled/total", "85")
	s.Undo()
	if got := messages(s); !slices.Equal(got, before) {
		t.Errorf("after undo it says %q", got)
	}
}

// What waits on screen is told in print: there the report counts as finished. The
// screen tells the same from then on.
func TestAuditIsOfAFinishedReport(t *testing.T) {
	s := begin()
	s.Use(slices.DeleteFunc(check.All(), func(r *check.Rule) bool { return r.ID != "untouched" }))
	s.Watch(check.ReadWords("甲=乙"))
	if n := len(s.Result().Findings); n != 0 {
		t.Fatalf("a new report has %d findings", n)
	}
	a := s.Audit()
	if len(a.Findings) == 0 || len(a.Rules) != 1 {
		t.Errorf("%d findings by %d rules", len(a.Findings), len(a.Rules))
	}
	s.Visit("requests")
	if n := len(s.Result().Findings); n != len(a.Findings) {
		t.Errorf("the screen tells %d findings, the print %d", n, len(a.Findings))
	}
}

// BenchmarkKeystroke is held against 1 ms from the key to the findings.
func BenchmarkKeystroke(b *testing.B) {
	s := openSample(b)
	s.Visit("requests")
	cell := at("requests/granted/person")
	texts := [...]string{"3", "31", "310", "31"}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		s.Type("输入", cell, texts[i%len(texts)])
	}
}

// What is kept beside the form has to be saved, but undo leaves it alone.
func TestKeepIsNoStep(t *testing.T) {
	s := session.Open(model.New(form.Gongkai2021()))
	at := form.Ref{Section: "prior", Row: "1", Col: "file"}
	s.Keep(model.Edit{At: at, Text: "去年.xlsx"}, model.Edit{At: form.Ref{Section: "overview"}, Text: "正文"})
	if s.UndoLabel() != "" || !s.Unsaved() || s.Report().Text(at) != "去年.xlsx" {
		t.Errorf("step %q, unsaved %v, kept %q", s.UndoLabel(), s.Unsaved(), s.Report().Text(at))
	}
	if text := s.Report().Text(form.Ref{Section: "overview"}); text != "" {
		t.Errorf("%q is written into the form", text)
	}
	s.Saved(s.State())
	s.Keep(model.Edit{At: at, Text: "去年.xlsx"})
	if s.Unsaved() {
		t.Error("keeping what is there counts as a change")
	}
}

// Work put away half done is as quiet when it is opened again; handed in, or come from
// elsewhere, it lacks its empty parts.
func TestOpenedAgainEmptyPartsAreNotAsked(t *testing.T) {
	half := func() *model.Report {
		r := model.New(form.Gongkai2021())
		r.SetText(form.UnitRef("name"), "示例县人民政府")
		r.SetText(at("other"), "没有其他需要报告的事项，本年度未收取信息处理费。")
		return r
	}
	lacks := func(fs []check.Finding) bool {
		return slices.ContainsFunc(fs, func(f check.Finding) bool { return f.Rule.ID == "untouched" || f.Rule.ID == "missing-section" })
	}
	s := session.Open(half())
	if lacks(s.Result().Findings) {
		t.Errorf("opened again it says %q", messages(s))
	}
	s.Visit("problems")
	s.Visit("")
	if !lacks(s.Result().Findings) {
		t.Error("a part that was left empty is not asked for")
	}
	if s = session.Open(half()); !lacks(s.Audit().Findings) {
		t.Error("handed in it lacks nothing")
	}
	s = session.Open(half())
	s.Apply(model.Change{Edits: []model.Edit{{At: at("disputes/cases/review-upheld"), Text: "3"}}})
	if found := messages(s); !slices.ContainsFunc(found, func(m string) bool { return strings.HasPrefix(m, "blank ") }) {
		t.Errorf("of a table filled in from elsewhere it says %q", found)
	}
	r := half()
	r.SetText(form.Ref{Section: "receipt", Row: "1", Col: "source"}, "去年.pdf")
	if s = session.Open(r); !lacks(s.Result().Findings) {
		t.Error("come from elsewhere it lacks nothing")
	}
}
