package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"gouji.app/model/form"
)

func samenessRules() []*Rule {
	return []*Rule{
		{ID: "same-text", Severity: Warning, Title: "内容不得与上年雷同", Cite: form.Notice2021, Compares: true, Run: sameText},
		{ID: "same-problems", Severity: Hint, Title: "问题不得与上年逐字相同", Cite: form.Notice2021, Compares: true, Run: sameProblems},
	}
}

// leastCompared is the length, in characters, below which two texts are alike by
// chance.
const leastCompared = 150

// mostAlike is the sameness with last year's text from which a section is said to be
// copied.
func mostAlike(section string) (share float64, ok bool) {
	switch section {
	case form.Overview:
		return 0.8, true
	case form.Problems:
		return 0.6, true
	}
	return 0, false
}

func sameText(p *Pass) {
	for _, n := range p.proses {
		if share, alike := p.alike(n); alike {
			p.report(Finding{
				Severity: Warning, At: n.at(),
				Message: fmt.Sprintf("%s与上年年报约有 %.0f%% 相同；请按本年情况改写", n.name(), 100*share),
			})
		}
	}
}

// alike compares a narrative with last year's, of several with the one most like it.
func (p *Pass) alike(n prose) (share float64, alike bool) {
	most, ok := mostAlike(n.section.Key)
	if paragraphs, _ := CopiesIn(p.result.Copies, n.section.Key); !ok || p.Prior == nil || paragraphs > 0 { // which is told already
		return 0, false
	}
	for _, prior := range p.priors {
		was := prior.Report.Text(form.Ref{Section: n.section.Key})
		if utf8.RuneCountInString(was) >= leastCompared && utf8.RuneCountInString(n.Source) >= leastCompared {
			like := once(n, "like "+was, func() float64 { return p.Readings.lastYear(was).Sameness(n.Source) })
			share = max(share, like)
		}
	}
	return share, share >= most
}

// leastRepeated is the length, in characters, from which a clause is no mere turn of
// phrase.
const leastRepeated = 10

// sameProblems finds clauses about problems that stood in last year's section five
// word for word; a section copied as a whole is another rule's.
func sameProblems(p *Pass) {
	n := p.prose(form.Problems)
	if paragraphs, _ := CopiesIn(p.result.Copies, form.Problems); p.Prior == nil || n.Plain == "" || paragraphs > 0 {
		return
	}
	was := ""
	for _, prior := range p.priors {
		was += p.Readings.lastYear(prior.Report.Text(form.Ref{Section: form.Problems})).plain + "\n"
	}
	var f Finding
	count := 0
	for _, s := range n.Sentences() {
		for _, c := range s.Clauses {
			said := strings.TrimLeft(c.Words, "一二三四五六七八九十是（）")
			if utf8.RuneCountInString(said) < leastRepeated || !problem(said) || !strings.Contains(was, said) {
				continue
			}
			if count++; count == 1 {
				f = n.quote(Hint, c.Span, "")
			}
		}
	}
	if count == 0 {
		return
	}
	if _, alike := p.alike(n); alike {
		return
	}
	f.Message = fmt.Sprintf("%s所列问题与上年年报逐字相同%s；请写本年的问题", n.name(), times(count))
	p.report(f)
}

// problem says that a clause tells what is wanting, not what will be done.
func problem(clause string) bool {
	return strings.Contains(strings.ReplaceAll(clause, "不断", ""), "不") ||
		containsAny(clause, "欠", "薄弱", "单一", "滞后", "有待", "缺乏", "缺少", "存在", "差距", "仍需", "还需", "较弱", "较少")
}
