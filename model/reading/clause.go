package reading

import "slices"

// A paragraph holds what its figures are about until something else is named.
type paragraph struct {
	subject  string    // requests, alien, normative, regulations or ""
	disputes []Measure // last spoken of
	parent   int       // statement that parts and applicants belong to, from 1
	first    int       // its first statement
	number   int       // which paragraph it is
	unit     string    // in which applications were counted
	received bool      // it was told how many came in
}

// A sentence holds what is true of its figures from where it is said on.
type sentence struct {
	time    Doubts // OtherYear, ManyYears, PartOfYear; none: the year of the report
	body    string // whose figures they are: 全县各行政机关
	others  Doubts // OtherBody, where that is an institution that has no report: 复议局
	alien   bool   // a figure of another matter was told
	part    bool   // after 其中
	among   int    // token at which 其中 stands
	some    bool   // only some applications are spoken of: 涉及征地的申请31件，办结30件
	first   int    // its first statement
	number  int    // which sentence it is
	mention bool   // of 信息公开
	strange bool   // applications of another kind were spoken of: 工伤认定申请
	aside   bool   // something else than applications was counted last
	issued  bool   // documents were issued, of whatever kind
	sorted  bool   // documents are sorted by how they may be published
}

// A clause is what stands between two marks of punctuation.
type clause struct {
	before    int    // first token of the clause before in the sentence, -1 where that tells a figure
	start     int    // its first token
	stated    bool   // a figure stands in it
	nounFirst bool   // the last figure stands before its noun
	phrase    phrase // that is being read
	last      phrase // of the figure before
	pending   phrase // of the clause before, where no figure followed it
}

// A phrase is what is said of one figure: the words between two figures of a clause.
type phrase struct {
	first    int // its first token that is known and counts, -1: none yet
	objects  []string
	acts     []string
	outcomes []string
	results  []string
	columns  []string
	channels int    // ways of applying that it names
	doubts   Doubts // about its figure
	change   change
	topic    bool // 信息公开 stands there
	weak     bool // 申请 stands there
	inTurn   bool // 分别: several figures follow for as many things
}

// A change is what a figure tells of a growth or decline.
type change uint8

const (
	noChange change = iota
	rise            // 增加12件
	decline         // 减少12件
	level           // 增加到86件: what the change led to
)

// A bracket is what goes on behind it.
type bracket struct {
	clause
	before int // the statement before it, from 1
	time   Doubts
	part   bool
}

func newPhrase() phrase { return phrase{first: -1} }

// says reports whether a phrase holds anything that a figure may be said of.
func (g phrase) says() bool {
	return len(g.objects)+len(g.acts)+len(g.outcomes)+len(g.results)+len(g.columns) > 0
}

// add sorts a word into the phrase.
func (g *phrase) add(role role, key string) {
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

// has reports whether something is done in the phrase.
func (g phrase) has(act string) bool { return slices.Contains(g.acts, act) }

// object is what the phrase counts, "" where it does not say.
func (g phrase) object() string {
	if n := len(g.objects); n > 0 {
		return g.objects[n-1]
	}
	return ""
}

// narrows are the doubts of a phrase that speaks of less or more than all: one way of
// applying is less.
func (g phrase) narrows() Doubts {
	return g.doubts&(OnlySome.only()|PartOfYear.only()|OtherBody.only()|Planned.only()) | doubtIf(g.channels > 0, OneChannel)
}

func carrying(acts []string) bool {
	return slices.ContainsFunc(acts, func(a string) bool {
		return a == string(CarriedIn) || a == string(CarriedOut) || a == carry || a == unsettle
	})
}

// close goes on outside of a bracket. What it counts in goes to what stands before:
// 予以公开（含部分公开）45件.
func (r *reader) close(o bracket) {
	inside, counted := r.clause.pending, r.sentence.part
	r.clause, r.sentence.time, r.sentence.part = o.clause, o.time, o.part
	switch g := &r.clause.phrase; {
	case len(inside.results) == 1 && plainResult(inside.results[0]) && len(g.results) == 1 && !plainResult(g.results[0]):
		g.results = inside.results // 败诉（纠正）2件
	case !counted || !g.says():
	case len(inside.outcomes) > 0 && g.has(publish) && len(g.acts) == 1 && !inside.doubts.Has(Negated):
		g.outcomes, g.acts = append([]string{string(Granted)}, inside.outcomes...), nil
	case len(inside.outcomes) > 0 && len(g.outcomes) > 0 && !inside.doubts.Has(Negated):
		g.outcomes = append(g.outcomes, inside.outcomes...)
	case inside.says():
		g.doubts.add(Guessed)
	}
}
