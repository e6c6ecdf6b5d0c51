package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gouji.app/model"
	"gouji.app/model/reading"
)

func phraseRules() []*Rule {
	return []*Rule{
		{ID: "doubled", Severity: Hint, Title: "文字不应重复", Cite: experience, OfText: doubled},
		{ID: "approx", Severity: Hint, Title: "概数应按规定写法", Cite: "GB/T 15835—2011", OfText: approx},
		{ID: "until", Severity: Hint, Title: "时间之前应用“截至”", Cite: experience, Run: until},
		{ID: "fee-name", Severity: Hint, Title: "信息处理费的名称应规范", Cite: "国办函〔2020〕109号", Run: feeName},
		{ID: "numbering", Severity: Hint, Title: "序号应连续", Cite: "GB/T 9704—2012", OfText: numbering},
		{ID: "parts", Severity: Hint, Title: "“其中”各项不得超过合计", Cite: experience, OfText: parts},
	}
}

// mostDoubled is the longest stretch, in characters, that is looked for twice.
const mostDoubled = 8

// doubled finds 2 to 8 characters that stand twice in a row, and （主任）主任.
func doubled(n *Narrative) {
	var found []reading.Span
	tell := func(span reading.Span, fixes []Fix) {
		for _, f := range found {
			if span.Start < f.End && f.Start < span.End || span.Of(n.Source) == f.Of(n.Source) {
				return
			}
		}
		found = append(found, span)
		quote := span.Of(n.Source)
		f := n.quote(Hint, span, fmt.Sprintf("%s中“%s”重复；请删去一处", n.name(), quote))
		f.Fixes = fixes
		n.report(f)
	}
	runes, at := hanOf(n.Source)
	for d := 2; d <= mostDoubled; d++ {
		run := 0 // how many characters before i equal those d before them
		for i := d; i < len(runes); i++ {
			if runes[i] != 0 && runes[i] == runes[i-d] {
				run++
				continue
			}
			if first := i - 2*d; run >= d && !meantTwice(n.Source[at[first+d]:], n.Source[at[first]:at[first+d]]) {
				once := reading.Span{Start: int(at[first]), End: int(at[first+d])}
				tell(reading.Span{Start: once.Start, End: int(at[i])}, []Fix{{Label: "删去一处", Edits: []model.Edit{n.rewritten(rewrite{once, ""})}}})
			}
			run = 0
		}
	}
	for _, mark := range []string{"（", "("} {
		for _, open := range spansOf(n.Source, mark) {
			if end := repeatsBracket(n.Source[open.End:]); end > 0 {
				tell(reading.Span{Start: open.Start, End: open.End + end}, nil)
			}
		}
	}
}

// hanOf lists the characters of a text with their bytes. What is no Chinese character
// or a numeral is 0, and so is the end: 二〇二〇 says nothing twice.
func hanOf(text string) (runes []rune, at []int32) {
	count := utf8.RuneCountInString(text) + 1
	runes, at = make([]rune, 0, count), make([]int32, 0, count)
	for i, r := range text {
		if !isHan(r) || isNumeral(r) {
			r = 0
		}
		runes, at = append(runes, r), append(at, int32(i))
	}
	return append(runes, 0), append(at, int32(len(text)))
}

func isNumeral(r rune) bool {
	switch r {
	case '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万':
		return true
	}
	return false
}

// meantTwice knows what rightly stands twice: verbs (研究研究), and a word whose second
// half begins another one (信息公开申请申请人).
func meantTwice(second, word string) bool {
	return slices.Contains([]string{"研究", "商量", "讨论", "考虑", "了解", "学习", "打听", "琢磨", "许多", "很多"}, word) ||
		hasPrefixOf(word, "逐", "每") ||
		hasPrefixOf(second,
			"申请人", "申请书", "申请表", "工作人员", "工作者", "工作组", "工作站", "工作日", "规范性", "规范化", "公开栏", "公开专栏", "公开日", "公开信", "公开课",
			"管理员", "管理局", "管理者", "管理办", "管理委", "信息员", "信息化", "信息网", "服务员", "服务业", "服务中心", "服务站", "政府网", "政府办", "政务服务",
			"监督员", "审查员", "联络员", "代表团", "制度化", "标准化", "法治化", "建设者", "保障房", "处理费", "人民群众", "人民法院", "行政许可", "行政处罚")
}

// repeatsBracket is where 主任）主任 ends that follows an opening bracket, 0 where
// nothing is repeated.
func repeatsBracket(s string) int {
	const most = len("四个汉字")
	word := s[:max(0, strings.IndexAny(s[:min(len(s), most+3)], "）)"))]
	_, size := utf8.DecodeRuneInString(s[len(word):])
	if utf8.RuneCountInString(word) < 2 || strings.ContainsFunc(word, func(r rune) bool { return !isHan(r) }) ||
		!strings.HasPrefix(s[len(word)+size:], word) {
		return 0
	}
	return 2*len(word) + size
}

// approx finds 65余条: 余 follows round numbers only, and neither 共 nor 近 goes with
// it.
func approx(n *Narrative) {
	for _, more := range n.places("余") {
		from := more.Start
		for from > 0 && isDigit(rune(n.Source[from-1])) {
			from--
		}
		digits, before, after := n.Source[from:more.Start], n.Source[:from], n.Source[more.End:]
		if digits == "" || hasSuffixOf(before, ".", ",", "，", "-") || hasPrefixOf(after, "万", "亿") {
			continue
		}
		odd := digits[len(digits)-1] != '0'
		f := n.quote(Hint, reading.Span{Start: from, End: more.End + len(unitAfter(after))}, "")
		switch beside := suffixOf(before, "共计", "总计", "合计", "共", "将近", "近", "大约", "约", "超过", "超", "逾"); {
		case odd && hasSuffixOf(beside, "共", "计"):
			f.Message = fmt.Sprintf("“%s”与“余”矛盾，%s不是整十数", beside, digits)
			f.Offset -= len(beside)
			f.Quote = beside + f.Quote
		case odd:
			f.Message = fmt.Sprintf("%s不是整十数，不宜用“余”", digits)
		case beside != "" && !hasSuffixOf(beside, "共", "计"):
			f.Message = fmt.Sprintf("“%s”与“余”意思重复", beside)
			f.Offset -= len(beside)
			f.Quote = beside + f.Quote
		default:
			continue
		}
		f.Message = fmt.Sprintf("%s中的“%s”，%s；请改为确数或整数", n.name(), f.Quote, f.Message)
		f.Fixes = []Fix{{Label: "删去“余”", Edits: []model.Edit{n.rewritten(rewrite{more, ""})}}}
		n.report(f)
	}
}

// unitAfter is the one character of a unit that a text begins with.
func unitAfter(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if isHan(r) {
		return s[:size]
	}
	return ""
}

// suffixOf is the first of the words that a text ends with, else "".
func suffixOf(s string, words ...string) string {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return w
		}
	}
	return ""
}

// until finds 截止 before a point of time, where 截至 is meant.
func until(p *Pass) {
	var h habit
	for _, n := range p.proses {
		var changes []rewrite
		for _, span := range n.places("截止") {
			after := strings.TrimLeft(n.Source[span.End:], " ")
			if isDigit(firstRune(after)) || hasPrefixOf(after, "目前", "当前", "现在", "年底", "年末", "本年", "今年", "去年", "上年", "报告期", "统计期", "二〇", "二○") {
				changes = append(changes, rewrite{span, "截至"})
			}
		}
		h.add(n, changes)
	}
	if f, ok := h.finding("改为“截至”", fmt.Sprintf("时间之前应用“截至”，现写作“截止”%s；请改正", times(h.count))); ok {
		p.report(f)
	}
}

// feeName finds wrong names of 政府信息公开信息处理费.
func feeName(p *Pass) {
	const right = "政府信息公开信息处理费"
	var h habit
	for _, n := range p.proses {
		var changes []rewrite
		for _, span := range spansOf(n.Source, "公开处理费") {
			for _, lead := range []string{"政府信息", "信息", "依申请"} {
				if strings.HasSuffix(n.Source[:span.Start], lead) {
					span.Start -= len(lead)
					break
				}
			}
			changes = append(changes, rewrite{span, right})
		}
		h.add(n, changes)
	}
	if f, ok := h.finding("改为“"+right+"”", fmt.Sprintf("“%s”的规范名称为“%s”%s；请改正", h.first.Quote, right, times(h.count))); ok {
		p.report(f)
	}
}

// A series is a numbering as far as it was read.
type series struct {
	last int64
	said string
}

// numbering finds gaps in 一是…二是…四是 and in （一）（二） at the start of lines.
func numbering(n *Narrative) {
	var s series
	for _, span := range n.places("是") {
		start := strings.TrimRight(n.Source[:span.Start], "一二三四五六七八九十")
		value, ok := reading.Numeral(n.Source[len(start):span.Start])
		if before := lastRune(strings.TrimRight(start, " \u3000")); ok && !unicode.IsLetter(before) { // not 统一是
			n.follow(&s, reading.Span{Start: len(start), End: span.End}, value)
		}
	}
	s = series{}
	from := 0
	for line := range strings.Lines(n.Source) {
		if m := headingNumber.FindStringSubmatchIndex(line); m != nil {
			value, _ := reading.Numeral(line[m[4]:m[5]])
			n.follow(&s, reading.Span{Start: from + m[2], End: from + m[3]}, value)
		}
		from += len(line)
	}
}

var headingNumber = regexp.MustCompile(`^[\s\x{3000}]*([（(]([一二三四五六七八九十]{1,3})[）)])`)

// follow takes the next number of a series; 一 begins a new one.
func (n *Narrative) follow(s *series, span reading.Span, value int64) {
	said := span.Of(n.Source)
	switch {
	case value == 1 || s.last == 0 || value == s.last+1:
	case value == s.last:
		n.report(n.quote(Hint, span, fmt.Sprintf("%s中连续两处写“%s”，序号重复；请核对", n.name(), said)))
	default:
		n.report(n.quote(Hint, span, fmt.Sprintf("%s中“%s”之后是“%s”，序号不连续；请核对", n.name(), s.said, said)))
	}
	s.last, s.said = value, said
}
