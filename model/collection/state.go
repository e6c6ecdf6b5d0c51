package collection

import (
	"slices"
	"time"
)

// A State is how far a unit has come. It is computed and never stored.
type State int

// The states.
const (
	Missing   State = iota // 未报
	Came                   // 已报: claimed, not reviewed
	Back                   // 待修改: returned, nothing newer has come
	Again                  // 已重报: something newer came after a return
	Passed                 // 已通过
	Excused                // 不需报
	Merged                 // 并入
	Broken                 // 读不出
	OtherYear              // 年度不符
)

// States lists the states in the order in which lists show them.
func States() []State {
	return []State{Missing, Came, Back, Again, Passed, Excused, Merged, Broken, OtherYear}
}

// String is the word of lists and of the command line.
func (s State) String() string {
	return [...]string{"未报", "已报", "待修改", "已重报", "已通过", "不需报", "并入", "读不出", "年度不符"}[s]
}

// A Standing is a unit with what came of it.
type Standing struct {
	Unit
	State     State
	Exempt    string // reason of 不需报 or 并入
	Into      string // id of the successor
	Files     []*File
	Rounds    int   // 第 n 次
	Current   *File // 采用件: its numbers count; nil for none
	Latest    *File // the newest report; nil for none
	Letters   []Letter
	Due       string // 2026-01-20; "" where none is set
	Late      int    // days, of the first readable report or, where none came, unknown: 0
	LateDone  int    // days, of the accepted one
	After     bool   // 通过后又报: something newer than what counts waits for a decision
	Split     bool   // 两人意见不一
	Unread    bool   // the last file that came can't be read
	Circular  bool   // its parents make a circle, so that it stands at the top
	Explained []Opinion
	Remarks   []Event

	chosen []Event
}

// Expected says that a report of the unit is wanted.
func (s *Standing) Expected() bool { return s.State != Excused && s.State != Merged }

// Flags are the words beside the state.
func (s *Standing) Flags() (out []string) {
	for _, f := range []struct {
		set  bool
		word string
	}{
		{s.Late > 0, "逾期"},
		{s.After, "通过后又报"},
		{s.Split, "两人意见不一"},
		{s.Unread && s.State != Broken, "最近一份读不出"},
		{s.Current != nil && s.Current.AsIs, "按原数计入"},
		{s.Latest != nil && s.Latest.Older, "较早的稿"},
		{s.Circular, "上级成环"},
	} {
		if f.set {
			out = append(out, f.word)
		}
	}
	return out
}

// stand computes the rounds of a unit and where it stands.
func (s *Standing) stand(p *Project) {
	s.Due = p.deadlineOf(s.Unit)
	rounds := s.count(p.Year)
	for _, f := range s.Files {
		s.Split = s.Split || f.Split
		s.Unread = f.Refusal != ""
	}
	s.letters()
	s.choose(rounds)
	if len(rounds) > 0 {
		s.Late = daysLate(s.Due, rounds[0].At)
	}
	if s.Current != nil && s.Current.Verdict == Accepted {
		s.LateDone = daysLate(s.Due, s.Current.At)
	}
	s.State = s.state(rounds)
}

// count numbers the rounds: a file that says the same as an earlier one is no new one, and
// what is dated before an earlier one is kept without becoming the newest. It returns the
// files that opened a round, in order.
func (s *Standing) count(year int) (rounds []*File) {
	newest := ""
	for _, f := range s.Files {
		if !f.usable(year) {
			continue
		}
		if i := slices.IndexFunc(rounds, func(r *File) bool { return r.Content != "" && r.Content == f.Content }); i >= 0 {
			f.Round, f.Twin = rounds[i].Round, true
			rounds[i].inherit(f)
			continue
		}
		rounds = append(rounds, f)
		f.Round = len(rounds)
		f.Older = f.Dated != "" && f.Dated < newest
		newest = max(newest, f.Dated)
	}
	s.Rounds = len(rounds)
	for _, f := range rounds {
		if s.Latest == nil || !f.Older {
			s.Latest = f
		}
	}
	return rounds
}

// inherit gives a round what was decided on another file of it.
func (f *File) inherit(twin *File) {
	f.Letters = append(f.Letters, twin.Letters...)
	f.Split = f.Split || twin.Split || twin.Verdict != Undecided && f.Verdict != Undecided && twin.Verdict != f.Verdict
	if twin.Verdict > f.Verdict {
		f.Verdict, f.Reason, f.AsIs, f.Until = twin.Verdict, twin.Reason, twin.AsIs, twin.Until
	}
}

// letters numbers the returns of a unit in the order in which they were made.
func (s *Standing) letters() {
	var all []*Letter
	for _, f := range s.Files {
		if f.Twin {
			continue // its round has them
		}
		for i := range f.Letters {
			all = append(all, &f.Letters[i])
		}
	}
	slices.SortFunc(all, func(a, b *Letter) int { return order(a.made, b.made) })
	for i, l := range all {
		l.Number = i + 1
		s.Letters = append(s.Letters, *l)
	}
}

// choose finds the report whose numbers count: the one that somebody accepted or chose
// last, else the newest.
func (s *Standing) choose(rounds []*File) {
	s.Current = s.Latest
	if s.Latest == nil {
		return
	}
	var last Event
	decided := func(f *File, e Event) {
		if last.ID == "" || order(e, last) > 0 {
			s.Current, last = rounds[f.Round-1], e
		}
	}
	for _, f := range s.Files {
		if f.Round == 0 {
			continue
		}
		for _, e := range f.verdictHeads {
			if e.Kind == Accept && rounds[f.Round-1].Verdict == Accepted {
				decided(f, e)
			}
		}
		for _, e := range s.chosen {
			if e.File == f.Hash {
				decided(f, e)
			}
		}
	}
	open := s.Latest.Verdict == Undecided || s.Latest.Verdict == Reopened
	s.After = last.ID != "" && s.Latest.Round > s.Current.Round && open
}

func (s *Standing) state(rounds []*File) State {
	switch {
	case s.Into != "":
		return Merged
	case s.Exempt != "":
		return Excused
	case len(s.Files) == 0:
		return Missing
	case len(rounds) == 0 && s.Files[len(s.Files)-1].Refusal != "":
		return Broken
	case len(rounds) == 0:
		return OtherYear
	case s.Current.Verdict == Accepted:
		return Passed
	case s.Latest.Verdict == Returned:
		return Back
	case slices.ContainsFunc(rounds[:s.Latest.Round-1], func(f *File) bool { return len(f.Letters) > 0 }):
		return Again
	}
	return Came
}

// daysLate is how many days after a deadline something came; 0 where it did not.
func daysLate(due, at string) int {
	a, err := time.Parse(time.DateOnly, due)
	b, err2 := time.Parse(time.DateOnly, day(at))
	if err != nil || err2 != nil || !b.After(a) {
		return 0
	}
	return int(b.Sub(a).Hours() / 24)
}
