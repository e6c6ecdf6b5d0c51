// Package session is one open report: it applies changes as undo steps, keeps
// automatic totals following their parts and holdings following last year's, and knows
// what the checks say. It holds
// no path, no lock and no widget.
//
// A Session belongs to one goroutine, that of the screen.
package session

import (
	"slices"
	"strconv"
	"strings"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/form"
)

// A Session is an open report with its history.
type Session struct {
	report  *model.Report
	rules   []*check.Rule
	context check.Context
	here    string // section the user works in
	result  check.Result

	undo, redo []step
	made       int      // steps ever made
	kept       int      // changes outside the history
	saved      State    // on disk
	growing    form.Ref // where further typing joins the last step; zero: nowhere
}

// A State is what a report held at some time. It comes again by undo and redo only.
type State struct{ step, kept int }

// never is the state of no report.
func never() State { return State{step: -1} }

// A step is one change with the way there and back.
type step struct {
	number   int // no two steps have the same
	label    string
	do, back []model.Edit
}

// Open starts a session on a report, which the session owns from then on.
// Whatever the report holds counts as visited. Parts of one's own work that hold nothing
// are 未填 as they were when it was put away; a report from elsewhere, or a final one,
// should have them all.
func Open(r *model.Report) *Session {
	s := &Session{report: r, rules: check.All(), context: check.Context{Readings: new(check.Readings)}}
	if !r.Imported() && !r.Frozen() {
		s.context.Unvisited = empty(r)
	}
	s.check()
	return s
}

// empty are the sections that hold nothing.
func empty(r *model.Report) map[string]bool {
	out := map[string]bool{}
	for _, part := range r.Form.Sections {
		out[part.Key] = strings.TrimSpace(r.Text(form.Ref{Section: part.Key})) == ""
	}
	for _, c := range r.Form.Cells() {
		if r.Text(c.Ref) != "" {
			delete(out, c.Ref.Section)
		}
	}
	return out
}

// Recover starts a session on a report that was never saved as it stands.
func Recover(r *model.Report) *Session {
	s := Open(r)
	s.saved = never()
	return s
}

// Begin starts a session on a new report: parts count as 未填 until visited. One that
// holds something already, next year's draft, was never saved.
func Begin(r *model.Report) *Session {
	s := &Session{report: r, rules: check.All(), context: check.Context{Readings: new(check.Readings)}}
	s.context.Unvisited = map[string]bool{}
	for _, part := range r.Form.Sections {
		s.context.Unvisited[part.Key] = true
	}
	if len(r.Kept()) > 0 || !r.Equal(model.New(r.Form)) {
		s.saved = never()
	}
	s.check()
	return s
}

// Report is the report as it stands. Callers must not change it.
func (s *Session) Report() *model.Report { return s.report }

// Result is what the checks say of the report as it stands.
func (s *Session) Result() check.Result { return s.result }

// Visit tells which section the user works in now, "" for none. The one he leaves
// counts as visited, and what its blanks could still repair is a finding from then
// on; while he types there it waits.
func (s *Session) Visit(section string) {
	if section == s.here {
		return
	}
	delete(s.context.Unvisited, s.here)
	s.here, s.context.Typing = section, ""
	s.Seal()
	s.check()
}

// Apply makes a change one undo step and returns the places whose text changed,
// totals that follow included: none where the report is frozen. A part that is filled in
// from elsewhere, as by pasting a whole report, is 未填 no more.
func (s *Session) Apply(c model.Change) []form.Ref {
	s.Seal()
	for _, e := range c.Edits {
		if e.Text != "" && e.At.Section != s.here {
			delete(s.context.Unvisited, e.At.Section)
		}
	}
	return s.commit(c.Label, c.Edits)
}

// Type writes a text while it is being typed: calls for the same place grow one
// undo step until Seal. Typing back what stood there before leaves no step.
func (s *Session) Type(label string, at form.Ref, text string) []form.Ref {
	if at.Section == s.here {
		s.context.Typing = s.here
	}
	var dirty []form.Ref
	if s.growing == at {
		last := len(s.undo) - 1
		dirty = refsOf(s.undo[last].back)
		s.report.Apply(s.undo[last].back)
		s.undo = s.undo[:last]
	}
	made := s.commit(label, []model.Edit{{At: at, Text: text}})
	s.growing = form.Ref{}
	if made != nil {
		s.growing = at
	} else if dirty != nil {
		s.check()
	}
	return append(dirty, made...)
}

// Keep writes places beside the form outside the history: what nobody thinks of as a
// change of the report, and what undo therefore leaves alone.
func (s *Session) Keep(edits ...model.Edit) {
	for _, e := range edits {
		if s.report.Text(e.At) != e.Text && s.report.Keep(e.At, e.Text) {
			s.kept++
		}
	}
}

// Seal ends the step that typing grows.
func (s *Session) Seal() { s.growing = form.Ref{} }

// commit applies edits and what follows from them as one step.
func (s *Session) commit(label string, edits []model.Edit) []form.Ref {
	if s.report.Refuses(edits) {
		return nil
	}
	automatic := s.automatic()
	st := step{number: s.made + 1, label: label}
	written := map[form.Ref]bool{}
	for _, e := range edits {
		written[e.At] = true
		st.add(s.report, e)
	}
	for i, t := range s.report.Form.Totals() {
		if automatic[i] && !written[t.Ref] {
			if want := s.expected(t); !s.shows(t.Ref, want) {
				st.add(s.report, model.Edit{At: t.Ref, Text: want})
			}
		}
	}
	for _, e := range following(s.report, edits, st.do, s.priors()) {
		st.add(s.report, e)
	}
	if len(st.do) == 0 {
		return nil
	}
	slices.Reverse(st.back)
	s.made, s.undo, s.redo = st.number, append(s.undo, st), nil
	s.check()
	return refsOf(st.do)
}

func (st *step) add(r *model.Report, e model.Edit) {
	if r.Text(e.At) == e.Text {
		return
	}
	st.do = append(st.do, e)
	st.back = append(st.back, model.Edit{At: e.At, Text: r.SetText(e.At, e.Text)})
}

func refsOf(edits []model.Edit) (out []form.Ref) {
	for _, e := range edits {
		out = append(out, e.At)
	}
	return out
}

// Undo takes the last step back and returns the places whose text changed. The step that
// made the report final stays: 定稿 is left by a decision (取消定稿, 更正稿), not by a key.
func (s *Session) Undo() []form.Ref {
	if s.final() {
		return nil
	}
	return s.shift(&s.undo, &s.redo, func(st step) []model.Edit { return st.back })
}

// Redo makes the last step taken back again.
func (s *Session) Redo() []form.Ref {
	return s.shift(&s.redo, &s.undo, func(st step) []model.Edit { return st.do })
}

func (s *Session) shift(from, to *[]step, way func(step) []model.Edit) []form.Ref {
	s.Seal()
	last := len(*from) - 1
	if last < 0 {
		return nil
	}
	st := (*from)[last]
	if s.report.Refuses(st.do) {
		return nil
	}
	*from, *to = (*from)[:last], append(*to, st)
	s.report.Apply(way(st))
	s.check()
	return refsOf(st.do)
}

// UndoLabel names the step that Undo would take back, "" where there is none.
func (s *Session) UndoLabel() string {
	if s.final() {
		return ""
	}
	return lastLabel(s.undo)
}

// final says that the last step made the report final.
func (s *Session) final() bool {
	last := len(s.undo) - 1
	if last < 0 || !s.report.Frozen() {
		return false
	}
	before := s.report.Clone()
	before.Apply(s.undo[last].back)
	return !before.Frozen()
}

// RedoLabel names the step that Redo would make again, "" where there is none.
func (s *Session) RedoLabel() string { return lastLabel(s.redo) }

func lastLabel(steps []step) string {
	if len(steps) == 0 {
		return ""
	}
	return steps[len(steps)-1].label
}

// State is what the report holds now.
func (s *Session) State() State {
	if last := len(s.undo) - 1; last >= 0 {
		return State{s.undo[last].number, s.kept}
	}
	return State{0, s.kept}
}

// Saved tells which state is the one on disk: not the present one where the report was
// changed while it was written.
func (s *Session) Saved(at State) { s.saved = at }

// Unsaved says whether the report differs from the state on disk.
func (s *Session) Unsaved() bool { return s.saved != s.State() }

// Use sets the rules that the report is checked by; check.All until then.
func (s *Session) Use(rules []*check.Rule) {
	s.rules = rules
	s.check()
}

// Compare sets last year's reports: of the body itself, or of all that it took over,
// the one whose texts it took first. None ends the comparison.
func (s *Session) Compare(priors ...*model.Report) {
	s.context.Prior, s.context.Further = nil, nil
	if len(priors) > 0 {
		s.context.Prior, s.context.Further = priors[0], priors[1:]
	}
	s.check()
}

// priors are last year's reports as the report takes them over.
func (s *Session) priors() []model.Prior {
	if s.context.Prior == nil {
		return nil
	}
	return s.report.Priors(append([]*model.Report{s.context.Prior}, s.context.Further...)...)
}

// Watch sets the user's own list of wrong words.
func (s *Session) Watch(words check.Words) {
	s.context.Words, s.context.Readings = words, new(check.Readings)
	s.check()
}

// Date sets the day on which remarks are ticked off, from the next check on.
func (s *Session) Date(today string) { s.context.Today = today }

// Audit checks the report as one that is handed in or printed: nothing waits, and every
// part counts as visited from then on, so that Result finds the same.
func (s *Session) Audit() check.Audit {
	s.context.Typing, s.context.Unvisited = "", nil
	s.check()
	return check.Audit{Report: s.report, Rules: s.rules, Findings: s.result.Findings, Alone: s.context.Prior == nil}
}

func (s *Session) check() {
	s.context.Imported, s.context.Unread = s.report.Imported(), s.report.Unread()
	s.result = check.Run(s.report, s.rules, s.context)
}

// Automatic says whether a total follows its parts: it does while its text means
// what they add up to.
func (s *Session) Automatic(at form.Ref) bool {
	for _, t := range s.report.Form.Totals() {
		if t.Ref == at {
			return s.shows(at, s.expected(t))
		}
	}
	return false
}

// Restore gives a total back what its parts add up to; false where at is no total
// or follows already.
func (s *Session) Restore(at form.Ref) ([]form.Ref, bool) {
	for _, t := range s.report.Form.Totals() {
		if want := s.expected(t); t.Ref == at && !s.shows(at, want) {
			return s.Apply(model.Change{Label: "恢复自动合计", Edits: []model.Edit{{At: at, Text: want}}}), true
		}
	}
	return nil, false
}

// automatic tells for each of Form.Totals whether it follows its parts now.
func (s *Session) automatic() []bool {
	totals := s.report.Form.Totals()
	out := make([]bool, len(totals))
	for i, t := range totals {
		out[i] = s.shows(t.Ref, s.expected(t))
	}
	return out
}

// expected is the text of an automatic total: blank while all its parts are blank,
// and while one of them cannot be read.
func (s *Session) expected(t form.Total) string {
	var n int64
	filled := false
	for _, at := range t.Parts {
		c, _ := s.report.Form.Cell(at)
		switch part := s.report.Number(c); {
		case part.Unreadable():
			return ""
		case part.Readable():
			filled = true
			n += part.Count()
		}
	}
	if !filled {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

// shows says whether a cell means the given text.
func (s *Session) shows(at form.Ref, text string) bool {
	c, _ := s.report.Form.Cell(at)
	return s.report.Number(c).Equal(model.ReadNumber(text, c.Unit))
}
