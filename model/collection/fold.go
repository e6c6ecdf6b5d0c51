package collection

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// A Head is what a project is (汇总项目.gouji). It is written once.
type Head struct {
	Schema     int    `json:"schema"`
	ID         string `json:"id"`
	Title      string `json:"title"`
	Government string `json:"government"`
	Year       int    `json:"year"`
	Edition    string `json:"edition"` // of the form
}

// Facts are what reading a file told. They come from its bytes and can be had again at
// any time, so no event tells them.
type Facts struct {
	Refusal string   // why it can't be read as a report, in words; "" where it can
	Names   []string // of the body: unit field, title, signature
	Year    int      // 0 unknown
	Dated   string   // below the signature: 2026-01-19; "" unknown
	Content string   // digest of what the report says: files of one content are one report
	Errors  int      // findings that are not explained
	Other   int      // warnings
	Blank   int      // cells without a readable number
}

// A Verdict is what was decided on a file.
type Verdict int

// The verdicts; of two that contradict each other the later in this list holds.
const (
	Undecided Verdict = iota
	Accepted
	Reopened
	Returned
)

// A File is one file as received (报送件).
type File struct {
	Hash  string // sha256:…
	Name  string // as it came
	From  string // zip or mail it came in
	Paths []string
	At    string // when it came
	By    string
	Facts

	Unit    string // that it was claimed for; "" nobody
	Why     Why
	Claims  []string // ids of units, where people disagree whose it is
	Round   int      // of the unit, from 1; 0: it does not count
	Twin    bool     // another file of the same round says the same
	Older   bool     // dated before a report that had come earlier: 较早的稿
	Verdict Verdict
	Split   bool // 两人意见不一: the stricter verdict holds
	Reason  string
	AsIs    bool // accepted with errors
	Until   string
	Letters []Letter
	Zeros   []Event // acts of 空格按 0 计

	claimHeads, verdictHeads []Event
}

// A Letter is one return of a file (退回).
type Letter struct {
	Number   int // of the unit, from 1
	At, By   string
	Until    string
	Opinions []Opinion

	made Event
}

// usable says that the file is a report of a year, or of one that it does not tell.
func (f *File) usable(year int) bool { return f.Refusal == "" && (f.Year == year || f.Year == 0) }

// Wanted are the ids of the decisions that one on the file has to name, so that it is
// known to have been made with them in mind.
func (f *File) Wanted(k Kind) []string {
	heads := f.verdictHeads
	if k == Claim || k == Unclaim {
		heads = f.claimHeads
	}
	var out []string
	for _, e := range heads {
		out = append(out, e.ID)
	}
	return out
}

// A Project is what the events of a collection come to.
type Project struct {
	Head
	Deadlines map[string]string // by kind of unit, "" for all
	Units     []*Standing       // in the order of the list
	Files     []*File           // in the order of their coming
	Unclaimed []*File           // 待认领

	byID   map[string]*Standing
	byHash map[string]*File
}

// Unit finds a unit by its id; nil where there is none.
func (p *Project) Unit(id string) *Standing { return p.byID[id] }

// File finds a file by its hash; nil where there is none.
func (p *Project) File(hash string) *File { return p.byHash[hash] }

// Roster are the entries of the list.
func (p *Project) Roster() []Unit {
	out := make([]Unit, len(p.Units))
	for i, s := range p.Units {
		out[i] = s.Unit
	}
	return out
}

// Fold computes the project from its events and from what its files say. The same events
// give the same project whatever journals they stand in.
func Fold(head Head, h *History, facts func(hash string) Facts) *Project {
	p := &Project{Head: head, Deadlines: map[string]string{}, byID: map[string]*Standing{}, byHash: map[string]*File{}}
	decisions := map[Kind]map[string][]Event{Claim: {}, Accept: {}}
	var later []Event
	for _, e := range h.Events {
		switch e.Kind {
		case Settings:
			maps.Copy(p.Deadlines, e.Deadlines)
		case Entry:
			p.enter(e)
		case Receive:
			p.receive(e, facts)
		case Claim, Unclaim:
			decisions[Claim][e.File] = append(decisions[Claim][e.File], e)
		case Accept, Return, Reopen:
			if e.File != "" {
				decisions[Accept][e.File] = append(decisions[Accept][e.File], e)
				break
			}
			later = append(later, e)
		default:
			later = append(later, e)
		}
	}
	for _, s := range p.Units { // made without knowing of each other, two moves may make a circle
		if cyclic(s.Unit, p.units()) {
			s.Parent, s.Circular = "", true
		}
	}
	for _, f := range p.Files {
		f.claim(decisions[Claim][f.Hash], p)
		f.decide(decisions[Accept][f.Hash])
	}
	for _, e := range later {
		p.note(e)
	}
	for _, f := range p.Files {
		if s := p.byID[f.Unit]; s != nil {
			s.Files = append(s.Files, f)
		} else {
			p.Unclaimed = append(p.Unclaimed, f)
		}
	}
	slices.SortStableFunc(p.Units, func(a, b *Standing) int {
		return cmp.Or(cmp.Compare(a.Number, b.Number), cmp.Compare(a.ID, b.ID))
	})
	for _, s := range p.Units {
		s.stand(p)
	}
	return p
}

func (p *Project) units() map[string]Unit {
	out := map[string]Unit{}
	for id, s := range p.byID {
		out[id] = s.Unit
	}
	return out
}

func (p *Project) enter(e Event) {
	if e.Roster == nil || e.Roster.ID == "" {
		return
	}
	s := p.byID[e.Roster.ID]
	if s == nil {
		s = &Standing{}
		p.byID[e.Roster.ID] = s
		p.Units = append(p.Units, s)
	}
	aliases := s.Aliases // learnt by claiming, which who edits the list may not have seen
	s.Unit = *e.Roster
	s.Aliases = added(s.Aliases, aliases...)
}

func (p *Project) receive(e Event, facts func(string) Facts) {
	f := p.byHash[e.File]
	if f == nil {
		f = &File{Hash: e.File, Name: e.Name, From: e.From, At: e.At, By: e.By, Facts: facts(e.File)}
		p.byHash[e.File] = f
		p.Files = append(p.Files, f)
	}
	f.Paths = added(f.Paths, e.Path)
}

// heads are the decisions on one thing that no later one was made with in mind. There are
// several only where people decided without knowing of each other.
func heads(events []Event) (out []Event) {
	over := map[string]bool{}
	for _, e := range events {
		for _, id := range e.After {
			over[id] = true
		}
	}
	for _, e := range events {
		if !over[e.ID] {
			out = append(out, e)
		}
	}
	return out
}

func (f *File) claim(events []Event, p *Project) {
	for _, e := range events {
		f.Paths = added(f.Paths, e.Path)
	}
	f.claimHeads = heads(events)
	for _, e := range f.claimHeads {
		unit := e.Unit
		if e.Kind == Unclaim || p.byID[unit] == nil {
			unit = ""
		}
		if !slices.Contains(f.Claims, unit) {
			f.Claims = append(f.Claims, unit)
			f.Why = Why(e.Why)
		}
	}
	if len(f.Claims) == 1 {
		f.Unit, f.Claims = f.Claims[0], nil
	}
}

func (f *File) decide(events []Event) {
	f.verdictHeads = heads(events)
	for i, e := range f.verdictHeads {
		v := map[Kind]Verdict{Accept: Accepted, Reopen: Reopened, Return: Returned}[e.Kind]
		f.Split = f.Split || i > 0 && v != f.Verdict
		if v >= f.Verdict {
			f.Verdict, f.Reason, f.AsIs, f.Until = v, e.Reason, e.AsIs, e.Until
		}
	}
	for _, e := range events {
		if e.Kind == Return {
			f.Letters = append(f.Letters, Letter{At: e.At, By: e.By, Until: e.Until, Opinions: e.Opinions, made: e})
		}
	}
}

// note takes what is about a unit or adds to a file.
func (p *Project) note(e Event) {
	s := p.byID[e.Unit]
	if e.Kind == Zero {
		if f := p.byHash[e.File]; f != nil {
			f.Zeros = append(f.Zeros, e)
		}
		return
	}
	if s == nil {
		return
	}
	switch e.Kind {
	case Alias:
		s.Aliases = added(s.Aliases, e.Name)
	case Exempt:
		s.Exempt, s.Into = e.Reason, ""
	case Merge:
		if p.byID[e.Into] != nil && e.Into != s.ID {
			s.Into, s.Exempt = e.Into, e.Reason
		}
	case Reopen:
		s.Into, s.Exempt = "", ""
	case Current:
		s.chosen = append(s.chosen, e)
	case Explain:
		s.Explained = append(s.Explained, e.Opinions...)
	case Remark:
		s.Remarks = append(s.Remarks, e)
	}
}

// deadlineOf is a unit's own deadline, else that of its kind, else that of all.
func (p *Project) deadlineOf(u Unit) string {
	return cmp.Or(u.Deadline, p.Deadlines[u.KindOf()], p.Deadlines[""])
}

// day is the date of a time as its clock told it.
func day(at string) string {
	d, _, _ := strings.Cut(at, "T")
	return d
}
