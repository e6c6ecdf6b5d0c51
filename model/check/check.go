// Package check says what is wrong with a report, where, and what to do. Every
// rule is a value in one list; a run looks at the whole report and keeps nothing.
//
// Policy: one root cause, one finding; silence wherever an admissible reading
// fits; each finding names place, numbers and remedy.
package check

import (
	"cmp"
	"slices"

	"gouji.app/model"
	"gouji.app/model/form"
)

// Severity says what a finding asks of the user.
type Severity int

const (
	Error   Severity = iota // 错误（必须改）
	Warning                 // 提醒（改或说明）
	Hint                    // 提示
)

// String is the word of the command line's JSON.
func (s Severity) String() string { return [...]string{"error", "warning", "hint"}[s] }

// Label is the word on screen and in print.
func (s Severity) Label() string { return [...]string{"错误", "提醒", "提示"}[s] }

// A Rule is one thing that is checked. Its ID never changes.
type Rule struct {
	ID       string
	Severity Severity // of its gravest findings
	Title    string
	Cite     string // instrument and article, or experience
	Compares bool   // holds the report against last year's and is silent without it
	// Reasons are ready-made words that explain what it finds, beside those that
	// explain anything.
	Reasons []string
	// One of the two finds what is wrong: in the whole report, or in one narrative by
	// its words alone.
	Run    func(*Pass)
	OfText func(*Narrative)
}

// experience is cited for what no instrument states and reports have shown to go wrong.
const experience = "经验规则"

// A Finding is one thing wrong with a report.
type Finding struct {
	Rule     *Rule
	Severity Severity
	At       []form.Ref // cells or sections concerned, the foremost first
	Quote    string     // shortest stretch of text that shows it; "" for tables
	Offset   int        // of Quote in its section, in bytes
	Message  string     // place, fact with numbers, remedy
	Follows  []string   // other broken equations that the same cause explains
	Fixes    []Fix      // offered, never applied by itself
	// Explained is the reason why it is right as it is (审核说明), "" while there is
	// none.
	Explained string
}

// A Fix is a remedy that one click applies.
type Fix struct {
	Label string // verb phrase: 改为 自然人4、总计4
	Edits []model.Edit
}

// A Context is what a run needs to know beside the report. The zero value checks
// a report that is thought to be finished.
type Context struct {
	Prior     *model.Report   // last year's report; nil if not at hand
	Further   []*model.Report // those of further bodies taken over (机构改革), beside Prior
	Typing    string          // section being typed in: equations that a blank can still repair wait
	Unvisited map[string]bool // sections of a new report nobody has looked at yet: 未填, no findings
	Readings  *Readings       // of the last run of the same session; nil: read all afresh
	Imported  bool            // the tables come from a file of another program: columns may have shifted
	Today     string          // on which remarks are ticked off: 2025年1月20日; "" where nobody knows
	Words     Words           // the user's own wrong words, beside the list of the program
	// Unread are blank cells whose numbers an import could not read (未读出): what they
	// hold is unknown, no rule takes them for 0.
	Unread map[form.Ref]bool
}

// A Result is the outcome of one run.
type Result struct {
	Findings []Finding // errors first, then in print order
	Waiting  []Waiting // equations of sections that are being filled in, or not begun
	Ties     []Tie     // numbers of the narratives, in print order
	Copies   []Copy    // what of the narratives is 沿用上年未改, in print order
}

// Waiting is an equation that its blank cells may still repair.
type Waiting struct {
	At      []form.Ref // the blank cells
	Message string     // 还差 13 件未填
}

// All lists the rules in the order in which they are shown to users.
func All() []*Rule {
	return slices.Concat(
		numberRules(), blankRules(), sumRules(), plausibleRules(), yearRules(), copiedRules(), samenessRules(),
		textRules(), claimRules(), shareRules(), feeRules(),
		structureRules(), placeholderRules(), identityRules(), bodyRules(), markRules(), phraseRules(), typoRules(), personalRules(),
		remarkRules())
}

// Run checks a report with the given rules.
func Run(r *model.Report, rules []*Rule, ctx Context) Result {
	p := &Pass{Report: r, Context: ctx}
	if ctx.Prior != nil {
		p.priors = r.Priors(append([]*model.Report{ctx.Prior}, ctx.Further...)...)
	}
	p.read()
	p.readProse()
	p.body = readBody(p.Report)
	p.result.Copies = copiesOf(p)
	for _, rule := range rules {
		p.rule = rule
		if rule.OfText != nil {
			p.findIn(rule.OfText)
		} else {
			rule.Run(p)
		}
	}
	p.explain()
	p.result.Ties = p.ties()
	slices.SortStableFunc(p.result.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Severity, b.Severity), cmp.Compare(p.place(a), p.place(b)))
	})
	return p.result
}

// A Pass is one run over one report: the facts that rules ask for, and where they report
// what they find. Words and remedies are made by functions.
type Pass struct {
	Report *model.Report
	Context
	Numbers []model.Number // of Form.Cells, in that order
	tables  map[string]*table
	proses  []prose // narratives that hold text, in print order
	body    body
	priors  []model.Prior // last year's reports: Prior and Further

	accounts []told // what the narratives say, in print order; nil until asked for

	rule     *Rule
	result   Result
	analysed bool
	causes   []cause
}

// A table is the state of one section of numbers.
type table struct {
	blanks []form.Cell // not filled in
	unread []form.Cell // not read, as Context.Unread tells
	filled int         // cells that hold any text
}

func (p *Pass) read() {
	cells := p.Report.Form.Cells()
	p.Numbers = make([]model.Number, len(cells))
	p.tables = map[string]*table{}
	for _, s := range p.Report.Form.Sections {
		if s.Kind == form.Tables {
			p.tables[s.Key] = &table{}
		}
	}
	for i, c := range cells {
		n := p.Report.Number(c)
		p.Numbers[i] = n
		t := p.tables[c.Ref.Section]
		switch {
		case !n.Blank():
			t.filled++
		case p.Unread[c.Ref]:
			t.unread = append(t.unread, c)
		default:
			t.blanks = append(t.blanks, c)
		}
	}
}

// number reads a cell of the form.
func (p *Pass) number(at form.Ref) model.Number {
	i, ok := p.Report.Form.Index(at)
	if !ok {
		return model.Number{}
	}
	return p.Numbers[i]
}

func (p *Pass) report(f Finding) {
	f.Rule = p.rule
	p.result.Findings = append(p.result.Findings, f)
}

// place orders findings as their places are printed: sections first, cells within.
func (p *Pass) place(f Finding) int {
	if len(f.At) == 0 {
		return -1
	}
	if i, ok := p.Report.Form.Index(f.At[0]); ok {
		return p.sectionPlace(f.At[0].Section) + 1 + i
	}
	return p.sectionPlace(f.At[0].Section)
}

func (p *Pass) sectionPlace(key string) int {
	return 1000 * slices.IndexFunc(p.Report.Form.Sections, func(s form.Section) bool { return s.Key == key })
}
