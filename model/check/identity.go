package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/reading"
)

func identityRules() []*Rule {
	return []*Rule{
		{ID: "title", Severity: Warning, Title: "标题应按规定写法", Cite: form.Notice2021, Run: title},
		{ID: "period", Severity: Error, Title: "标题、统计期限和成文日期应与报告年度一致", Cite: form.Notice2021, Run: period},
		{ID: "basis", Severity: Warning, Title: "编制依据应为现行格式", Cite: form.Notice2021, Run: basis},
		{ID: "unit-field", Severity: Error, Title: "年度、期限、范围应按规定填写", Cite: experience, Run: unitFields},
		{ID: "stale-year", Severity: Warning, Title: "正文年份应与报告年度一致", Cite: experience, OfText: staleYear},
		{ID: "late", Severity: Hint, Title: "应按期公布", Cite: "条例第四十九条", Run: late},
	}
}

// title compares a title that was typed with the prescribed one. A wrong year in it
// is another rule's.
func title(p *Pass) {
	at := form.Ref{Section: form.TitleLine}
	typed, unit, year := plain(p.Report.Text(at)), plain(p.Report.UnitName()), strconv.Itoa(p.Report.Year())
	if typed == "" || unit == "" || len(gapsIn(typed)) > 0 || p.Report.Year() == 0 || p.Typing == form.TitleLine {
		return
	}
	if y, ok := statedYear(typed); ok {
		typed = typed[:y.Start] + year + typed[y.Start+len(year):]
	}
	short := unit // without the places above its own
	if i := strings.Index(unit, p.body.Place); i > 0 {
		short = unit[i:]
	}
	rest := year + "年" + p.Report.Form.Title
	if typed == unit+rest || typed == short+rest {
		return
	}
	p.report(Finding{
		Severity: Warning, At: []form.Ref{at}, Quote: p.Report.Text(at),
		Message: fmt.Sprintf("标题与规定写法不同，应为“%s”；请改正", p.Report.PrescribedTitle()),
		Fixes:   []Fix{{Label: "改为规定写法", Edits: []model.Edit{{At: at}}}}, // a blank title is as prescribed
	})
}

// plain is a text without white space and in half-width digits.
func plain(text string) string { return strings.ReplaceAll(reading.Read(text).Plain, " ", "") }

// statedYear is the first year that a line gives in Arabic digits.
func statedYear(line string) (reading.Year, bool) {
	for _, y := range reading.Read(line).Years() {
		if y.Year != 0 && isDigit(firstRune(y.Of(line))) {
			return y, true
		}
	}
	return reading.Year{}, false
}

// period compares the years of title, preamble and date with the report's.
func period(p *Pass) {
	year := p.Report.Year()
	if year == 0 {
		return
	}
	at := form.Ref{Section: form.TitleLine}
	if text := p.Report.Text(at); text != "" {
		if y, ok := statedYear(text); ok && y.Year != year {
			p.report(Finding{
				Severity: Error, At: []form.Ref{at}, Quote: y.Of(text), Offset: y.Start,
				Message: fmt.Sprintf("标题的年份为 %d，报告年度为 %d；请改标题或年度", y.Year, year),
				Fixes:   []Fix{{Label: fmt.Sprintf("标题改为 %d 年", year), Edits: []model.Edit{{At: at, Text: text[:y.Start] + strconv.Itoa(year) + text[y.Start+4:]}}}},
			})
		}
	}
	periodYear(p, year)
	periodDays(p)
	if date, ok := p.date(); ok && (date.Year <= year || date.Year > year+1) {
		text := p.Report.Text(form.Ref{Section: form.DateLine})
		p.report(Finding{
			Severity: Warning, At: []form.Ref{{Section: form.DateLine}}, Quote: date.Of(text), Offset: date.Start,
			Message: fmt.Sprintf("成文日期在 %d 年，%d 年度的年报应在次年公布；请核对", date.Year, year),
		})
	}
}

// periodYear looks for 1月1日 up to 12月31日 in the preamble.
func periodYear(p *Pass, year int) {
	n := p.prose(form.Preamble)
	var changes []rewrite
	var wrong reading.Year
	for _, y := range n.Years() {
		begins := y.Month == 1 && y.Day == 1 && hasPrefixOf(strings.TrimLeft(n.Source[y.End:], " 起"), "至", "到", "—", "-", "~", "～")
		ends := y.Month == 12 && y.Day == 31 && hasSuffixOf(strings.TrimRight(n.Source[:y.Start], " "), "至", "到", "—", "-", "~", "～")
		if y.Year == 0 || y.Year == year || !begins && !ends || !isDigit(firstRune(y.Of(n.Source))) {
			continue
		}
		if len(changes) == 0 {
			wrong = y
		}
		changes = append(changes, rewrite{reading.Span{Start: y.Start, End: y.Start + 4}, strconv.Itoa(year)})
	}
	if len(changes) == 0 {
		return
	}
	f := n.quote(Error, wrong.Span, fmt.Sprintf("引言的统计期限为 %d 年，报告年度为 %d；请改正", wrong.Year, year))
	f.Fixes = []Fix{{Label: fmt.Sprintf("改为 %d 年", year), Edits: []model.Edit{n.rewritten(changes...)}}}
	p.report(f)
}

// date reads the date below the signature.
func (p *Pass) date() (reading.Year, bool) {
	for _, y := range reading.Read(p.Report.Text(form.Ref{Section: form.DateLine})).Years() {
		if y.Year != 0 && y.Month != 0 {
			return y, true
		}
	}
	return reading.Year{}, false
}

// late compares the date with the deadline: the unit's own or, where none is set,
// that of the law for departments and governments.
func late(p *Pass) {
	year := p.Report.Year()
	date, ok := p.date()
	if !ok || date.Day == 0 || year == 0 || date.Year != year+1 {
		return
	}
	deadline, ok := readDay(p.Report.Text(form.UnitRef(form.UnitDeadline)))
	if !ok || deadline.Year() <= year {
		switch p.body.Kind {
		case form.Department:
			deadline = time.Date(year+1, 1, 31, 0, 0, 0, 0, time.UTC)
		case form.Government, form.Township:
			deadline = time.Date(year+1, 3, 31, 0, 0, 0, 0, time.UTC)
		default:
			return
		}
	}
	if !time.Date(date.Year, time.Month(date.Month), date.Day, 0, 0, 0, 0, time.UTC).After(deadline) {
		return
	}
	text := p.Report.Text(form.Ref{Section: form.DateLine})
	p.report(Finding{
		Severity: Hint, At: []form.Ref{{Section: form.DateLine}}, Quote: date.Of(text), Offset: date.Start,
		Message: fmt.Sprintf("成文日期 %d年%d月%d日晚于期限 %d年%d月%d日；请核对", date.Year, date.Month, date.Day, deadline.Year(), deadline.Month(), deadline.Day()),
	})
}

// staleYear finds statements of results that begin with another year, as they stay
// behind when last year's text is taken over. Plans, comparisons, history and names
// of documents may speak of other years.
func staleYear(n *Narrative) {
	year := n.year
	if year == 0 || n.section.Key == form.Preamble || !mentions(n.Source, year-2, year-1, year+1) {
		return
	}
	var sentences []reading.Sentence
	years := n.Years()
	for _, y := range years {
		if y.Year == 0 || y.Year == year || y.Year < year-2 || y.Year > year+1 || !isDigit(firstRune(y.Of(n.Source))) {
			continue
		}
		if sentences == nil {
			sentences = n.Sentences()
		}
		beside := func(o reading.Year) bool { return o.Year == y.Year && o.Use == reading.Compared }
		if slices.ContainsFunc(years, beside) || !stale(n.prose, y, year, sentenceOf(sentences, y.Start)) {
			continue
		}
		f := n.quote(Warning, y.Span, fmt.Sprintf("%s说的是“%s”的情况，报告年度为 %d；请核对年份", n.name(), y.Of(n.Source), year))
		digits := reading.Span{Start: y.Start, End: y.Start + 4}
		f.Fixes = []Fix{{Label: fmt.Sprintf("改为 %d 年", year), Edits: []model.Edit{n.rewritten(rewrite{digits, strconv.Itoa(year)})}}}
		n.report(f)
	}
}

// mentions says that the digits of one of the years stand in a text.
func mentions(text string, years ...int) bool {
	return slices.ContainsFunc(years, func(y int) bool { return strings.Contains(text, strconv.Itoa(y)) })
}

// sentenceOf is the sentence that holds byte i of the source.
func sentenceOf(sentences []reading.Sentence, i int) reading.Sentence {
	for _, s := range sentences {
		if s.Start <= i && i < s.End {
			return s
		}
	}
	return reading.Sentence{}
}

func stale(n prose, y reading.Year, year int, s reading.Sentence) bool {
	says := func(words ...string) bool {
		for _, c := range s.Clauses {
			if c.Has(words...) {
				return true
			}
		}
		return false
	}
	switch {
	case y.Use != reading.Stated && y.Use != reading.Until, !startsSentence(n, y, s),
		mentions(untilStop(n.Source, s), year),
		says("较", "比", "同期", "增长", "增加", "下降", "减少", "上升", "结转", "本年", "今年", "以来", "历年", "分别"):
		return false
	case y.Year > year:
		return says("收到", "受理", "新收", "办结") && !says("将", "拟", "要", "计划", "力争", "预计", "截至", "目前")
	}
	counted := strings.ContainsAny(n.Source[y.End:s.End], "0123456789０１２３４５６７８９")
	return says("未", "没有") || n.section.Key == form.Problems && says("存在", "取得") ||
		counted && says("收到", "受理", "新收", "办理", "办结", "答复", "公开", "发布", "制发", "收取", "开展", "举办", "召开", "组织") ||
		counted && says("制定", "出台", "印发", "废止", "现行有效") && !says("制定的", "出台的", "印发的") // 2023年制定的办法 may be of any year
}

// untilStop is a sentence with those that only a semicolon parts it from: 2023年收到
// 24件；2024年收到40件.
func untilStop(text string, s reading.Sentence) string {
	const stops = "。！？\n"
	from, to := max(0, strings.LastIndexAny(text[:s.Start], stops)), strings.IndexAny(text[s.End:], stops)
	if to < 0 {
		to = len(text) - s.End
	}
	return text[from : s.End+to]
}

// startsSentence says that a year opens its sentence: 2023年, or 截至2023年底.
func startsSentence(n prose, y reading.Year, s reading.Sentence) bool {
	before := strings.TrimSpace(n.Source[s.Start:y.Start])
	if i := strings.LastIndexAny(before, "）)"); i >= 0 { // behind （一）
		_, size := utf8.DecodeRuneInString(before[i:])
		before = strings.TrimSpace(before[i+size:])
	}
	return before == "" || before == "截至" || before == "截止" || before == "截止到"
}
