package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/reading"
)

// TieState says how a number of the text stands to the tables.
type TieState int

const (
	Alone         TieState = iota // the tables do not say, or nobody can tell
	Tied                          // agrees with Cells
	Contradicting                 // says otherwise than Cells; Want is their number
)

// A Tie is one number of a narrative with the cells it belongs to (文表核对).
type Tie struct {
	At     form.Ref     // the section
	Span   reading.Span // of the number with its unit, in bytes
	State  TieState
	Cells  []form.Ref // whose sum it is or should be
	Mended bool       // tied to what Cells should hold: their tables are wrong
	Want   string     // what to write instead, unit included; "" where nothing is
	RuleID string     // of the rule that compares it; "" when alone
	Why    string     // what makes it stand alone: 其他单位的数; "" when not alone
}

// ties lists the numbers of the narratives in print order, dates and ordinals left
// out.
func (p *Pass) ties() (out []Tie) {
	for _, a := range p.told() {
		for i, s := range a.Statements {
			if s.Kind == reading.Quantity || s.Kind == reading.Money || s.Kind == reading.Percent {
				out = append(out, a.ties[i])
			}
		}
	}
	return out
}

// Name is how messages call the cells of a tie: （七）总计·总计; "" where it has none.
func (t Tie) Name(f *form.Form) string {
	if len(t.Cells) == 0 {
		return ""
	}
	return sumName(f, t.Cells)
}

// Holds is what stands in the cells of a tie as typed, or added up where there are
// several, money in 万元; "" where nothing does.
func (t Tie) Holds(r *model.Report) string {
	switch len(t.Cells) {
	case 0:
		return ""
	case 1:
		return r.Text(t.Cells[0])
	}
	var sum decimal.Decimal
	for _, at := range t.Cells {
		c, _ := r.Form.Cell(at)
		sum, _ = sum.Add(r.Number(c).Decimal())
	}
	return model.NumberOf(sum).String()
}

// A told is what one narrative says.
type told struct {
	prose
	reading.Account
	together map[string]together // of its statements, by subject
	ties     []Tie               // of its statements
}

// told reads what the narratives say once a run; the preamble says nothing of the
// year.
func (p *Pass) told() []told {
	if p.accounts == nil {
		p.accounts = []told{}
		for _, n := range p.proses {
			if n.section.Optional {
				continue
			}
			a := told{prose: n, Account: once(n, "account", func() reading.Account { return n.Text.Account(p.Report.Year()) })}
			a.together = once(n, "together", func() map[string]together { return addUp(a.Statements) })
			for i := range a.Statements {
				a.ties = append(a.ties, p.tie(a, i))
			}
			p.accounts = append(p.accounts, a)
		}
	}
	return p.accounts
}

// tie holds a statement against the tables.
func (p *Pass) tie(a told, i int) Tie {
	s := a.Statements[i]
	t := Tie{At: a.at()[0], Span: s.Span}
	sides := slices.DeleteFunc(p.admissible(s), func(d side) bool { return !p.comparable(d.cells) })
	for _, d := range sides {
		if p.fits(s.Value, d.cells) || s.Approx && near(s.Value, p.sum(d.cells)) || s.Rounds(p.sum(d.cells)) ||
			d.most && s.Value.Cmp(p.sum(d.cells)) <= 0 {
			t.State, t.Cells, t.RuleID = Tied, d.cells, ruleOf(s)
			t.Mended = !s.Approx && !s.Rounds(p.sum(d.cells)) && !p.sum(d.cells).Equal(s.Value)
			return t
		}
	}
	if t.Why = p.whyAlone(a, i, sides); t.Why != "" {
		return t
	}
	t.State, t.Cells, t.RuleID = Contradicting, sides[0].cells, ruleOf(s)
	if want, ok := shownIn(p.shouldBe(sides[0].cells), s.Figure); ok {
		t.Want = want + s.Unit
	}
	return t
}

// whyAlone is why a statement that none of the sides bears out contradicts none: what
// the text makes doubtful, else what the tables and the other statements do.
func (p *Pass) whyAlone(a told, i int, sides []side) string {
	s := a.Statements[i]
	if d, ok := s.Doubts.First(); ok && !a.unbalanced(i) && !p.inCompany(a, i) && !p.ofInformation(a, i) {
		return d.String()
	}
	switch {
	case len(s.Measures) == 0:
		return reading.NoMatter.String()
	case len(sides) == 0:
		return "表格还没有填"
	case !p.ofBody(s) && !p.sameScope(a, i):
		return reading.OtherBody.String()
	case p.withLapsed(a, i):
		return "与失效件数合计填报"
	case p.splitsHandled(a, i):
		return reading.PartOf.String()
	case p.withOthers(a, i):
		return "与其他几处合计填报"
	case p.amongMore(a, i):
		return reading.OtherMatter.String()
	}
	return ""
}

// unbalanced reports whether a statement is one of four in its paragraph, new, carried
// in, handled and carried out, that do not balance: then none of them is a part of
// another, whatever 其中 says, and one is wrong.
func (a told) unbalanced(i int) bool {
	s := a.Statements[i]
	four := []reading.Measure{reading.New, reading.CarriedIn, reading.Handled, reading.CarriedOut}
	values := make([]decimal.Decimal, len(four))
	told := make([]int, len(four))
	const among = 1 << reading.PartOf
	if a.crowded() || s.Doubts&^among != 0 || len(s.Measures) != 1 || !slices.Contains(four, s.Measures[0]) {
		return false
	}
	for _, o := range a.Statements {
		if o.Paragraph != s.Paragraph || o.Doubts&^among != 0 || len(o.Measures) != 1 || len(o.Columns) > 0 {
			continue
		}
		if k := slices.Index(four, o.Measures[0]); k >= 0 {
			told[k]++
			values[k] = o.Value
		}
	}
	return !slices.ContainsFunc(told, func(n int) bool { return n != 1 }) &&
		!plus(values[0], values[1]).Equal(plus(values[2], values[3]))
}

// near reports whether a round figure may stand for an exact one: 80余 for 86, 三十余 for
// 38.
func near(round, exact decimal.Decimal) bool {
	off, err := exact.Sub(round)
	if err != nil || round.IsZero() {
		return false
	}
	share, err := off.Abs().Quo(round.Abs())
	if err == nil && share.Less(decimal.MustNew(1, 1)) {
		return true
	}
	ten := decimal.MustNew(10, 0)
	_, rest, err := round.QuoRem(ten)
	return err == nil && rest.IsZero() && !off.IsNeg() && off.Less(ten)
}

// withLapsed says that repealed documents fit together with the lapsed ones told
// beside them: the form has one column for both.
func (p *Pass) withLapsed(a told, i int) bool {
	s := a.Statements[i]
	if !slices.Equal(s.Measures, []reading.Measure{reading.NormativeRepealed}) {
		return false
	}
	return slices.ContainsFunc(a.Statements, func(l reading.Statement) bool {
		sum, err := s.Value.Add(l.Value)
		return err == nil && slices.Equal(l.Measures, []reading.Measure{reading.NormativeLapsed}) &&
			slices.ContainsFunc(p.admissible(s), func(d side) bool { return p.fits(sum, d.cells) })
	})
}

// ofBody reports whether a statement is of the body that reports: applicants are told of
// what it received, and reviews and suits are decided by others.
func (p *Pass) ofBody(s reading.Statement) bool {
	who := plainName(s.Who)
	switch {
	case p.own(who):
		return true
	case len(s.Columns) > 0:
		return !containsAny(who, "局", "部门", "乡镇", "街道", "单位")
	case familyOf(s) == "text-disputes" && strings.Contains(who, "向"), familyOf(s) == "text-normative" && strings.Contains(who, "名义") && p.forAll(plainName(p.Report.UnitName())):
		return true // 向区政府申请行政复议, 以县政府名义制发
	case s.Result != "":
		return containsAny(who, "政府", "法院", "上级机关", "复议机关")
	}
	return false
}

// splitsHandled reports whether applications that came in are told of those that were
// settled: 办理51件，其中上年结转7件、新收44件.
func (p *Pass) splitsHandled(a told, i int) bool {
	s := a.Statements[i]
	is := func(o reading.Statement, m reading.Measure) bool {
		return o.Sentence == s.Sentence && len(o.Columns) == 0 && slices.Equal(o.Measures, []reading.Measure{m})
	}
	handled := []form.Ref{{Section: form.Requests, Row: form.HandledRow, Col: form.TotalCol}}
	return is(s, reading.New) && slices.ContainsFunc(a.Statements, func(c reading.Statement) bool {
		return is(c, reading.CarriedIn) && p.comparable(handled) && p.fits(plus(s.Value, c.Value), handled)
	})
}

// withOthers says that figures of the same subject fit together: the office received
// 10, the departments 24.
func (p *Pass) withOthers(a told, i int) bool {
	s := a.Statements[i]
	all := a.together[subjectOf(s)]
	return all.figures > 1 && slices.ContainsFunc(p.admissible(s), func(d side) bool { return p.fits(all.sum, d.cells) })
}

// subjectOf tells figures of the same subject from others.
func subjectOf(s reading.Statement) string { return fmt.Sprint(s.Measures, s.Result, s.Columns) }

// A together is what the figures of one subject add up to.
type together struct {
	sum     decimal.Decimal
	figures int
}

// addUp adds the figures of each subject up, parts left out.
func addUp(all []reading.Statement) map[string]together {
	out := map[string]together{}
	for _, s := range all {
		if !s.Part {
			t := out[subjectOf(s)]
			t.sum, _ = t.sum.Add(s.Value)
			t.figures++
			out[subjectOf(s)] = t
		}
	}
	return out
}

// sameScope says that a figure said of more than the body, 全省公安机关, stands beside
// another of them that the tables have: they are of the same bodies.
func (p *Pass) sameScope(a told, i int) bool {
	s := a.Statements[i]
	if a.crowded() || !p.wider(s.Who) {
		return false
	}
	weight := 0
	for _, o := range a.Statements {
		if o.Who == s.Who && o.Sure() && subjectOf(o) != subjectOf(s) && p.agrees(o) {
			n, whole := o.Count()
			weight += weightOf(n)
			if !whole {
				weight += enough // a sum of money does not agree by chance
			}
		}
	}
	return weight >= enough
}

// agrees reports whether a statement may be what the tables hold.
func (p *Pass) agrees(o reading.Statement) bool {
	return slices.ContainsFunc(p.admissible(o), func(d side) bool { return p.comparable(d.cells) && p.fits(o.Value, d.cells) })
}

// amongMore says that the sentence tells the reviews or suits of the tables, too: then
// the figure is that of a wider kind, as in 行政诉讼41件，其中政府信息公开类4件.
func (p *Pass) amongMore(a told, i int) bool {
	s := a.Statements[i]
	if ruleOf(s) != "text-disputes" {
		return false
	}
	return a.crowded() || slices.ContainsFunc(a.Statements, func(o reading.Statement) bool {
		return o.Start != s.Start && o.Sentence == s.Sentence && slices.Equal(o.Measures, s.Measures) && o.Result == s.Result &&
			slices.ContainsFunc(p.admissible(o), func(d side) bool { return p.fits(o.Value, d.cells) })
	})
}

// ruleOf is the rule that compares a statement.
func ruleOf(s reading.Statement) string {
	m := s.Measures[0]
	switch {
	case len(s.Columns) > 0:
		return "text-applicants"
	case s.Result != "":
		return "text-results"
	}
	switch m {
	case reading.New:
		return "text-new"
	case reading.Both, reading.Inflow:
		return "text-both"
	case reading.Handled:
		return "text-handled"
	case reading.CarriedIn:
		return "text-carried-in"
	case reading.CarriedOut, reading.Carried:
		return "text-carried-out"
	case reading.Review, reading.Suit, reading.Direct, reading.After:
		return "text-disputes"
	case reading.Licences, reading.Penalties, reading.Coercions, reading.Fees:
		return "text-decisions"
	}
	if strings.HasPrefix(string(m), "normative-") || strings.HasPrefix(string(m), "rules-") {
		return "text-normative"
	}
	return "text-outcome"
}

// disagrees words what the tables contradict.
func (a told) disagrees(words, fact string) string {
	return fmt.Sprintf("%s写“%s”，表中%s；请改正文或核对表格", a.name(), short(words), fact)
}

// said is how a message quotes a statement.
func (a told) said(s reading.Statement) string { return s.Said.Of(a.Source) }

// contradiction words a figure that no reading of its words makes true.
func (p *Pass) contradiction(a told, i int, severity Severity) Finding {
	s := a.Statements[i]
	var facts []string
	f := a.quote(severity, s.Span, "")
	for _, d := range p.admissible(s) {
		is, _ := shownIn(p.sum(d.cells), s.Figure)
		want, exact := shownIn(p.shouldBe(d.cells), s.Figure)
		if d.more || !exact || !p.comparable(d.cells) {
			continue
		}
		for _, at := range d.cells {
			f.At = appendNew(f.At, at)
		}
		fact := fmt.Sprintf("%s为 %s", sumName(p.Report.Form, d.cells), want)
		if is != want {
			fact = fmt.Sprintf("%s应为 %s、现为 %s", sumName(p.Report.Form, d.cells), want, is)
		}
		facts = append(facts, fact)
		label := "正文改为 " + want + s.Unit
		if !slices.ContainsFunc(f.Fixes, func(x Fix) bool { return x.Label == label }) {
			f.Fixes = append(f.Fixes, Fix{label, []model.Edit{a.rewritten(rewrite{s.Span, want + s.Unit})}})
		}
	}
	f.Message = a.disagrees(a.said(s), strings.Join(facts, "，"))
	if cells := f.At[1:]; len(cells) == 1 && !p.summed(cells[0]) && p.certain(s) {
		c, _ := p.Report.Form.Cell(cells[0])
		if text, ok := cellText(s, c); ok {
			f.Fixes = append(f.Fixes, Fix{"表格改为 " + text, []model.Edit{{At: c.Ref, Text: text}}})
		}
	}
	return f
}

// certain reports whether a statement may even correct the tables: its words are those of
// the form, nothing of its
// sentence is of another time, another body or a part, and there is no second reading.
func (p *Pass) certain(s reading.Statement) bool {
	return s.Doubts == 0 && !s.AtMost && len(p.admissible(s)) == 1 && !p.wider(s.Who) && !s.Beside.Has(reading.OtherYear, reading.ManyYears, reading.PartOfYear, reading.Difference, reading.Planned,
		reading.OtherBody, reading.OneChannel, reading.PartOf, reading.OnlySome, reading.Remainder)
}

// summed says that a cell stands in an equation, so that writing there would break
// it.
func (p *Pass) summed(at form.Ref) bool {
	return slices.ContainsFunc(p.Report.Form.Sums(), func(s form.Sum) bool {
		return slices.Contains(s.Left, at) || slices.Contains(s.Right, at)
	})
}

// cellText writes a figure as a cell wants it.
func cellText(s reading.Statement, c form.Cell) (string, bool) {
	if c.Unit == form.Money {
		return shownIn(s.Value, reading.Figure{Unit: "万元"})
	}
	n, whole := s.Count()
	return fmt.Sprint(n), whole
}
