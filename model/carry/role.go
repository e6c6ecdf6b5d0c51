package carry

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gouji.app/model/form"
	"gouji.app/model/reading"
)

// Role tells what a year is mentioned for, and so whether it moves on.
type Role int

const (
	Standing   Role = iota // 自2008年以来, 截至2023年底, a history, an event: stays
	ReportYear             // 2023年，全县收到申请86件
	PlanYear               // 2024年，我局将…
	PriorYear              // 较2022年增加, 2022年结转
	Annual                 // what there is each year: 2023年度决算
	Fixed                  // title, period, deadline, and all the preamble says
)

// Label is how users call the role.
func (r Role) Label() string {
	return [...]string{"固定年份", "报告年度", "下年计划", "上年对比", "年度文件", "规定位置"}[r]
}

const (
	clauseEnds   = "，。；：！？\n"
	sentenceEnds = "。；！？\n"
	digits       = "0123456789"
)

// role tells what the year is mentioned for in a report on the given year.
func (w yearWord) role(report int) Role {
	switch {
	case w.first < report-1 || w.last > report+1, w.numbered(), w.event(report):
		return Standing
	case w.section == form.Preamble, w.period():
		return Fixed
	}
	switch w.Use {
	case reading.Ranged:
		return Standing
	case reading.Since: // 2023年以来 is this year so far
		if w.Year.Year == report && w.Month == 0 && strings.HasPrefix(w.after, "以来") {
			return ReportYear
		}
		return Standing
	case reading.Until:
		if !w.goal(report) {
			return Standing
		}
	case reading.Document:
		if hasPrefix(w.after, "版", "级", "届", "修订", "修正") {
			return Standing
		}
		return Annual
	case reading.Compared:
		return PriorYear
	}
	switch {
	case w.Month == 0 && hasPrefix(w.after, "前", "以前", "之前"):
		return Standing
	case w.Year.Year == report+1:
		return PlanYear
	case w.Year.Year == report:
		return ReportYear
	case w.prior(report):
		return PriorYear
	}
	return Standing
}

// goal says that a year which ends something is aimed at or carried over to; 截至2023年底
// tells how things stood.
func (w yearWord) goal(report int) bool {
	if hasSuffix(w.before, "截至", "截止", "截止到", "截至到") {
		return false
	}
	return w.due() || hasSuffix(w.before, "转至", "转到", "延至") || w.Year.Year == report+1 && w.planned()
}

// due says that something is to be done by then: 2024年6月底前, 12月31日前.
func (w yearWord) due() bool {
	rest := strings.TrimLeft(w.after, "年底末之以")
	return strings.HasPrefix(rest, "前") && (w.Month != 0 || rest != w.after)
}

// numbered says that the year counts issues: 2023年第4期.
func (w yearWord) numbered() bool {
	rest, ok := strings.CutPrefix(w.after, "第")
	if !ok {
		return false
	}
	rest = strings.TrimLeft(rest, digits+"-—~至、第一二三四五六七八九十百")
	return hasPrefix(rest, "期", "号", "辑", "卷")
}

// period says that the year belongs to 1月1日至12月31日.
func (w yearWord) period() bool {
	dashes := []string{"至", "到", "-", "—", "~"}
	begins := w.Month == 1 && w.Day == 1 && hasPrefix(strings.TrimPrefix(w.after, "起"), dashes...)
	ends := w.Month == 12 && w.Day == 31 && hasSuffix(w.before, dashes...) && !hasSuffix(w.before, "截至", "截止到", "截至到")
	return w.first == w.last && w.Use != reading.Ranged && (begins || ends)
}

// event says that the year dates something that happened once: 于2022年建成,
// 2023年6月印发《…》, 2023年机构改革. Whoever copies it decides himself.
func (w yearWord) event(report int) bool {
	if hasPrefix(w.after, "机构改革", "换届", "撤县", "撤并", "改制", "疫情") {
		return true
	}
	clause := w.clauseAfter()
	at := strings.HasSuffix(w.before, "于") && !hasSuffix(w.before, "关于", "对于", "由于", "鉴于", "高于", "低于", "多于", "少于", "优于", "等于", "大于", "小于", "不同于")
	if w.due() || has(clause, "年报", "年度报告", "预算", "决算") || w.Year.Year > report && w.planned() && !has(clause, "已") {
		return false
	}
	switch {
	case w.Use == reading.Until || w.period():
		return false
	case at && w.section != form.Preamble, at && w.Year.Year <= report && has(clause, issued...):
		return true
	case w.Month != 0 && w.Year.Year > report: // 2024年1月5日已答复
		return w.section != form.Preamble && has(clause, "已", "办结", "答复", "作出", "印发", "公布", "发布", "完成")
	case w.Day != 0 && w.section != form.Preamble && !hasPrefix(w.after, "止"):
		return true
	case strings.ContainsRune(clause, reading.Masked) && (w.Month != 0 || strings.Contains(clause, "的")):
		return has(clause, issued...)
	}
	return has(first(clause, "的"), built...) && strings.Contains(clause, "的")
}

// Words for what is done once: documents come out, things come into being.
var (
	issued = []string{"印发", "出台", "制定", "修订", "颁布", "公布", "发布", "施行", "实施", "通过", "批准", "废止"}
	built  = []string{"建成", "成立", "组建", "设立", "启用", "上线", "开通", "新建", "投用", "挂牌"}
	won    = []string{"获评", "荣获", "被评", "获得", "评为", "命名"}
)

// prior says that the year before the report's is meant as such: it is compared with
// or had to be gone on from.
func (w yearWord) prior(report int) bool {
	clause, sentence := w.clauseAfter(), w.within("。！？\n")
	if clause == "" { // 2022年，收到申请80件
		clause = first(strings.TrimPrefix(w.after, "，"), clauseEnds)
	}
	switch {
	case hasSuffix(w.before, "上年（", "上年度（", "上一年（", "上一年度（", "去年（"),
		hasSuffix(w.before, "高于", "低于", "多于", "少于", "优于", "好于", "同于"),
		has(clause, "结转"):
		return true
	case has(clause, issued...), has(clause, built...), has(clause, won...):
		return false
	case has(clause, "问题", "不足", "短板", "未办结", "未完成", "遗留", "整改", "通报"):
		return true
	}
	return strings.ContainsAny(clause, digits) && (w.last == report || has(sentence, "同比", "相比", "增长", "增加", "减少", "下降", "上升", "持平", "本年", "今年", strconv.Itoa(report)))
}

// planned says that the sentence tells of what is to come.
func (w yearWord) planned() bool {
	return has(w.within(sentenceEnds), "将", "拟", "力争", "计划", "争取", "确保", "下一步", "预计", "努力")
}

// clauseAfter is the rest of the clause behind the year.
func (w yearWord) clauseAfter() string { return first(w.after, clauseEnds) }

// within is what stands around the year between marks.
func (w yearWord) within(marks string) string {
	before := w.before
	if i := strings.LastIndexAny(before, marks); i >= 0 {
		_, size := utf8.DecodeRuneInString(before[i:])
		before = before[i+size:]
	}
	return before + "…" + first(w.after, marks)
}

// first is a text up to the first of some marks.
func first(s, marks string) string {
	if i := strings.IndexAny(s, marks); i >= 0 {
		return s[:i]
	}
	return s
}

func has(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func hasPrefix(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func hasSuffix(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}
