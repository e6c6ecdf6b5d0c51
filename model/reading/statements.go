package reading

// A Statement is one figure of a text with what it is said of.
type Statement struct {
	Figure
	Measures  []Measure // whose sum the figure is; none: nothing of the form, or not known
	Result    Result    // of a Review or Suit
	Columns   []string  // kinds of applicants, added up; none: all
	Doubts    Doubts    // why it is left alone whatever the tables say; none: it is certain
	Beside    Doubts    // what is doubtful about others of its sentence, or behind 其中
	Part      bool      // stands after 其中
	AtMost    bool      // one of the ways to its Result: there may be more
	Sentence  int       // which of the text's it stands in, and which paragraph
	Paragraph int
	Who       string // words before the first phrase: 县政府办公室, 全县各行政机关
	Said      Span   // from the first phrase to the end of the figure or of the phrase behind it
}

// Sure reports whether a figure is certainly one of its measures and of the year.
func (s Statement) Sure() bool { return s.Measures != nil && s.Doubts == 0 }

// A Ratio is a percentage that follows a figure: its share of a whole, or its growth
// since last year.
type Ratio struct {
	Figure
	Of     int // place of the figure among the statements
	Growth bool
	Down   bool // 下降, 减少
}

// A None says that there was nothing of the measures in the year: 未引起行政复议.
type None struct {
	Span
	Measures []Measure // each of them is none
	Doubts   Doubts    // OtherMatter where reviews or suits are not said to be of 信息公开
	Who      string
}

// An AllDone says that all applications have been settled: 全部办结.
type AllDone struct {
	Span
	Who string
}

// An AllOf says that all applicants were of one kind: 申请人均为自然人.
type AllOf struct {
	Span
	Column string
	Who    string
}

// An Account is what a text says of the form's measures.
type Account struct {
	Statements []Statement // one for every figure, in reading order
	Ratios     []Ratio
	Nones      []None
	AllDone    []AllDone
	AllOf      []AllOf
	Years      []Year
	Disputes   bool // reviews or suits are spoken of
}
