package reading

// A Doubt is a reason why a figure is left alone, whatever the tables say.
type Doubt uint8

// The doubts, the plainest to a reader first: where several hold, the first is told.
const (
	OtherYear    Doubt = iota // 2023年收到74件
	ManyYears                 // 自2008年以来累计收到1200件
	PartOfYear                // 第三季度收到20件
	Difference                // 同比增加12件
	Planned                   // 计划制发8件
	OtherBody                 // 县自然资源局收到31件, of a county's report
	OtherMatter               // 受理信访事项86件
	OneChannel                // 网上申请40件
	PartOf                    // 收到86件，其中办结30件
	OnlySome                  // 涉及征地的申请31件
	Remainder                 // 其余3件按期答复
	Negated                   // 未按期办结3件
	Told                      // 分别为, with fewer things than figures
	Guessed                   // 同意公开9件: words that are not those of the form
	UnknownWords              // words that are not known stand between the phrase and its figure
	NoUnit                    // 办结12
	NoMatter                  // nothing says what is counted
	doubts       int   = iota
)

// soft doubts are about words alone: figures in their company may settle them.
const soft Doubts = 1<<Guessed | 1<<UnknownWords | 1<<OtherMatter | 1<<NoMatter | 1<<NoUnit

// Soft reports whether nothing but words is doubtful.
func (d Doubts) Soft() bool { return d&^soft == 0 }

// Doubts are the reasons that hold for one figure.
type Doubts uint32

func (d Doubt) only() Doubts { return 1 << d }

func doubtIf(holds bool, d Doubt) Doubts {
	if holds {
		return d.only()
	}
	return 0
}

// Has reports whether one of the doubts is among d.
func (d Doubts) Has(any ...Doubt) bool {
	for _, x := range any {
		if d&x.only() != 0 {
			return true
		}
	}
	return false
}

func (d *Doubts) add(x Doubt) { *d |= x.only() }

// First is the plainest of the doubts; ok is false where there is none.
func (d Doubts) First() (first Doubt, ok bool) {
	for x := range doubts {
		if d.Has(Doubt(x)) {
			return Doubt(x), true
		}
	}
	return 0, false
}

// doubtTexts hold the identifier of each doubt, for tests and tools, and what 文表核对
// says of such a figure.
var doubtTexts = [doubts]struct{ id, says string }{
	OtherYear:    {"other-year", "其他年份的数"},
	ManyYears:    {"many-years", "跨年度累计的数"},
	PartOfYear:   {"part-of-year", "一年中一段时间的数"},
	Difference:   {"difference", "增减的数"},
	Planned:      {"planned", "计划中的数"},
	OtherBody:    {"other-body", "其他单位的数"},
	OtherMatter:  {"other-matter", "其他事项的数"},
	OneChannel:   {"one-channel", "按申请渠道分的数"},
	PartOf:       {"part-of", "其中的一部分"},
	OnlySome:     {"only-some", "只是某一类的数"},
	Remainder:    {"remainder", "其余部分的数"},
	Negated:      {"negated", "否定的说法"},
	Told:         {"told-in-turn", "几项合写，分不清各是多少"},
	Guessed:      {"guessed", "不是表中的说法，只能推测"},
	UnknownWords: {"unknown-words", "说法不常见，看不准"},
	NoUnit:       {"no-unit", "没有写单位"},
	NoMatter:     {"no-matter", "表中没有这一项"},
}

// ID is the identifier of a doubt; it never changes.
func (d Doubt) ID() string { return doubtTexts[d].id }

// String is what 文表核对 says of a figure that is left alone: 其他单位的数.
func (d Doubt) String() string { return doubtTexts[d].says }
