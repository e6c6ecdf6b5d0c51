package reading

import "slices"

// A paragraph keeps what its figures are about.
type paragraph struct {
	subject  string    // requests, alien, normative, regulations or ""
	disputes []Measure // last spoken of
	parent   int       // statement that parts and applicants belong to, from 1
	strange  bool      // applications of another kind were spoken of: 工伤认定申请
}

type sentence struct {
	time
	first   int  // statement
	mention bool // of 信息公开
	part    bool // after 其中
	partial bool // only some applications are spoken of: 涉及征地的申请31件，办结30件
	aside   bool // something else than applications was counted last
	issued  bool // documents were issued, of whatever kind
	sorted  bool // documents are sorted by how they may be published
	who     string
}

// A time is what the figures that follow are of.
type time struct {
	other bool // another year
	since bool // from an earlier year on
	short bool // months only
}

type clause struct {
	start   int // first token
	stated  bool
	last    segment // of the last figure
	pending segment // of the clause before, where no figure followed it
}

// A segment is what stands between two figures of a clause.
type segment struct {
	first    int // first token that is known and counts, -1: none yet
	objects  []string
	acts     []string
	outcomes []string
	results  []string
	columns  []string
	some     bool // of less or more than all
	channels int  // ways of applying that it names
	topic    bool // 信息公开 stands there
	weak     bool // 申请 stands there
	inner    bool // words that are not known stand behind the first phrase
	unsure   bool // something makes the figure one of less, more or something else
	negated  bool
	foreign  bool // of another year
	changed  bool
	down     bool
	all      bool
	inTurn   bool // 分别: several figures follow for as many things
	rest     bool // 其余: what is left
	level    bool // 增加到: the figure is what the change led to
}

type clausePart struct {
	clause
	segment
	time
	part bool
}

// says that a segment holds anything that a figure may be said of.
func (g segment) says() bool {
	return len(g.objects)+len(g.acts)+len(g.outcomes)+len(g.results)+len(g.columns) > 0
}

// add sorts what a phrase says into the segment.
func (g *segment) add(role role, key string) {
	switch role {
	case noun:
		g.objects = append(g.objects, key)
	case act:
		g.acts = append(g.acts, key)
	case outcome:
		g.outcomes = append(g.outcomes, key)
	case result:
		g.results = append(g.results, key)
	case applicant:
		g.columns = append(g.columns, key)
	}
}

// onlySome says that it speaks of less or more than all: one way of applying is.
func (g segment) onlySome() bool { return g.some || g.channels > 0 }

func carrying(acts []string) bool {
	return slices.ContainsFunc(acts, func(a string) bool { return a == string(CarriedIn) || a == string(CarriedOut) || a == carry })
}

// close goes on outside of a bracket. What it counts in goes to what stands before:
// 予以公开（含部分公开）45件.
func (r *reader) close(o clausePart) {
	inside, counted := r.clause.pending, r.part
	r.clause, r.segment, r.time, r.part = o.clause, o.segment, o.time, o.part
	switch g := &r.segment; {
	case !counted || !g.says():
	case len(inside.outcomes) > 0 && len(g.outcomes) > 0 && !inside.negated:
		g.outcomes = append(g.outcomes, inside.outcomes...)
	case inside.says():
		g.unsure = true
	}
}
