package check

import (
	"gouji.app/model/form"
	"gouji.app/model/reading"
)

// textRules hold the figures of the text against the tables.
func textRules() []*Rule {
	const cite = form.Notice2021
	figures := func(id, title string, severity Severity) *Rule {
		return &Rule{ID: id, Title: title, Cite: cite, Severity: severity, Run: contradictions(id, severity)}
	}
	return []*Rule{
		figures("text-new", "正文的新收件数应与表三一致", Warning),
		figures("text-both", "正文的收办件数应与表三一致", Warning),
		figures("text-handled", "正文的办结件数应与表三一致", Warning),
		figures("text-carried-in", "正文的上年结转件数应与表三一致", Warning),
		figures("text-carried-out", "正文的结转下年度件数应与表三一致", Warning),
		figures("text-outcome", "正文的办理结果应与表三一致", Warning),
		figures("text-disputes", "正文的复议、诉讼件数应与表四一致", Warning),
		figures("text-results", "正文的复议、诉讼结果应与表四一致", Warning),
		figures("text-normative", "正文的规章、规范性文件件数应与表二一致", Warning),
		figures("text-decisions", "正文的处理决定、收费金额应与表二一致", Hint),
	}
}

// contradictions reports the figures that contradict the tables under one rule. Of very
// many in one narrative, as when another document was pasted into it, the others wait
// until the first are mended: each brings the whole text along as it would be.
func contradictions(id string, severity Severity) func(*Pass) {
	const most = 100
	return func(p *Pass) {
		for _, a := range p.told() {
			found := 0
			for i, t := range a.ties {
				if t.State != Contradicting || t.RuleID != id || found == most {
					continue
				}
				found++
				told := severity
				if s := a.Statements[i]; s.Approx || s.Measures[0] == reading.NormativePublished || p.aloneOf(s) {
					told = Hint // what is published need not have been issued in the year
				}
				p.report(p.contradiction(a, i, told))
			}
		}
	}
}
