package check

import (
	"fmt"
	"regexp"
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/reading"
)

// basis finds a report said to be made by the form that was in force before.
func basis(p *Pass) {
	if p.Report.Year() < form.Notice2021Since {
		return
	}
	var h habit
	for _, n := range p.proses {
		h.add(n, once(n, "basis", func() (changes []rewrite) {
			if !containsAny(n.Source, "2019", "试行") {
				return nil // the pattern is slow
			}
			for _, m := range trialForm.FindAllStringIndex(n.Source, -1) {
				span := reading.Span{Start: m[0], End: m[1]}
				said := span.Of(n.Source)
				if sentence := sentenceBefore(n.Source, span.Start) + restOfClause(n, span); n.section.Key != form.Preamble &&
					!(containsAny(sentence, "根据", "依据", "按照") && containsAny(sentence, "编制", "本报告")) {
					continue // told as history
				}
				right := form.Notice2021[strings.Index(form.Notice2021, "〔"):]
				if strings.HasPrefix(said, "格式") {
					right = strings.TrimRight(said, "（(试行）)")
				}
				changes = append(changes, rewrite{span, right})
			}
			return changes
		}))
	}
	if f, ok := h.finding("改为现行格式", fmt.Sprintf("编制依据写“%s”，2021 年度起的格式为%s；请改正", h.first.Quote, form.Notice2021)); ok {
		f.Severity = Warning
		p.report(f)
	}
}

// trialForm matches 国办公开办函〔2019〕60号 by its number and the name of the trial form.
var trialForm = regexp.MustCompile(`[〔\[（(【［]2019[〕\]）)】］] ?第?60号|格式[》〉]?[（(]试行[）)]`)

// interval matches the stretch of time that a preamble says the numbers are of,
// 2024年1月1日至12月31日: year, month and day, then the same with the year left out or not.
var interval = regexp.MustCompile(`(?:[0-9]{4}年)?([0-9]{1,2})月([0-9]{1,2})日起?(?:至|到|[-—~～]{1,2})(?:[0-9]{4}年)?([0-9]{1,2})月([0-9]{1,2})日`)

// periodDays finds a statistical period that does not begin on 1 January or end on 31 December.
// Other stretches of time have neither end there and no such name.
func periodDays(p *Pass) {
	n := p.prose(form.Preamble)
	for _, m := range interval.FindAllStringSubmatchIndex(n.Plain, -1) {
		number := func(group int) string { return strings.TrimLeft(n.Plain[m[2*group]:m[2*group+1]], "0") }
		begins, ends := number(1)+"月"+number(2)+"日", number(3)+"月"+number(4)+"日"
		before := sentenceBefore(n.Plain, m[0])
		named := containsAny(before[strings.LastIndexAny(before, "，,")+1:], "统计期", "统计时", "所列数据", "数据统计", "报告期")
		if !named && (begins != firstDay || number(3) != "12") {
			continue
		}
		for _, end := range []struct{ said, right, verb string }{{begins, firstDay, "开始于"}, {ends, lastDay, "截止于"}} {
			if end.said == end.right {
				continue
			}
			span := n.Span(m[2], m[5]+len("日"))
			if end.right == lastDay {
				span = n.Span(m[6], m[9]+len("日"))
			}
			f := n.quote(Error, span, fmt.Sprintf("引言的统计期限%s%s，应为%s；请改正", end.verb, end.said, end.right))
			f.Fixes = []Fix{{Label: "改为" + end.right, Edits: []model.Edit{n.rewritten(rewrite{span, end.right})}}}
			p.report(f)
		}
	}
}

const firstDay, lastDay = "1月1日", "12月31日"
