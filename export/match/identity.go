package match

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"gouji.app/model/form"
)

// A witness is a place that names the body which reports. A sure one is enough by
// itself where no other contradicts; of the others it takes two that agree.
type witness struct {
	place string // 署名, 发布机构, 正文
	name  string
	at    form.Ref
	sure  bool
	line  line
	said  string // the sentence that names it: one is one place, however it is read
	year  int    // that the place names with it; 0: none
}

// supports says that two places are apart: not the same one, nor two clauses of running
// text, before which the same words may stand, unless one begins the text.
func (w witness) supports(o witness) bool {
	clauses := w.place != o.place && w.running() && o.running() && w.place != firstSentence && o.place != firstSentence
	return w.place != o.place && !clauses && (w.said == "" || w.said != o.said)
}

const inText, firstSentence, compiledBy = "正文", "正文首句", "编制说明"

func (w witness) running() bool {
	return w.place == inText || w.place == firstSentence || w.place == compiledBy
}

// An evidence is what the places of a page beside its title tell of body and year.
type evidence struct {
	bodies []witness
	period int    // year of the period that the figures are of; 0: not told
	dated  int    // year of the date at the end; 0: none
	titled string // the title of the file, as browsers show it
}

// bodyEnds close the names of bodies that report.
var bodyEnds = regexp.MustCompile(`(人民政府(办公室|办公厅)?|街道办事处|办事处|管理委员会|管委会|委员会|办公室|办公厅|[局厅部委署行院会社所站队馆场台校处]|中心|集团|公司|大学|学院|学校|中学|小学|医院|园区|开发区|新区|[省市州盟县旗区镇乡村]|街道)(\([^()]{2,20}\))?$`)

// officeEnds close the names of offices; places end otherwise, as other lines do.
var officeEnds = regexp.MustCompile(`(人民政府|办事处|委员会|管委会|办公室|办公厅|[局厅部署院社所馆]|中心|集团|公司|大学|学院|学校|医院)(\([^()]{2,20}\))?$`)

// isOffice says that a text is the name of a body, whatever stands around it.
func isOffice(text string) bool {
	return isBody(text) && officeEnds.MatchString(strings.Map(simplified, squeezed(text)))
}

// isBody says that a text is nothing but the name of a body.
func isBody(text string) bool {
	text = strings.Map(simplified, squeezed(text))
	n := utf8.RuneCountInString(text)
	return n >= 3 && n <= 60 && bodyEnds.MatchString(text) && !strings.ContainsAny(text, ",。;:、“”《》|>0123456789") && !sentenceWord.MatchString(text) &&
		strings.Count(text, "(") == strings.Count(text, ")")
}

// sentenceWord matches words that a sentence has and no name.
var sentenceWord = regexp.MustCompile(`公布|发布|联系|感谢|登录|欢迎|访问|抄送|会同|配合|协助|争取|接受|走访|对接|报送|围绕|敬请|请看|详见|参见|点击|关注|浏览|印发|请到|请与|根据|按照|依据|关于|本报告|本年度|我局|我县|我市|年度报告|可在|可到|查阅|下载|收到|受理`)

// sameBody says that two names are of one body: the same, or one with the office or
// the word 人民政府 behind it.
func sameBody(a, b string) bool {
	a, b = fold(a), fold(b)
	if len(a) < len(b) {
		a, b = b, a
	}
	rest, ok := strings.CutPrefix(a, b)
	return ok && b != "" && slices.Contains([]string{"", "人民政府", "政府"}, rest)
}

// gather collects what the page tells beside its titles.
func (d *document) evidence() evidence {
	e := evidence{titled: d.titled, period: d.period()}
	date := squeezed(d.report.Text(form.Ref{Section: form.DateLine}))
	e.dated = dateYear(date)
	add := func(w witness) {
		if w.name = d.asWritten(clean(w.name)); isBody(w.name) {
			e.bodies = append(e.bodies, w)
		}
	}
	if s := clean(d.report.Text(form.Ref{Section: form.Signature})); s != "" {
		e.bodies = append(e.bodies, witness{place: "署名", name: s, at: form.Ref{Section: form.Signature}, sure: true})
	}
	for _, f := range d.fields {
		if tells(f.label) == "body" {
			office := strings.HasSuffix(f.value, "办公室") || strings.HasSuffix(f.value, "办公厅")
			add(witness{place: "“" + fold(f.label) + "”一栏", name: f.value, sure: !office, line: f.line}) // an office publishes for its government
		}
	}
	for part := range strings.FieldsFuncSeq(d.titled, func(r rune) bool { return strings.ContainsRune("_|-–—", r) }) {
		if unit, year, ok := titleOf(squeezed(part)); ok {
			add(witness{place: "网页标题", name: unit, at: form.Ref{Section: titleKey}, sure: true, year: yearOf(year)})
		}
	}
	for _, w := range d.sentences() {
		add(w)
	}
	return e
}

// asWritten gives the brackets of a name the width that they have on the page.
func (d *document) asWritten(name string) string {
	wide := strings.NewReplacer("(", "（", ")", "）").Replace(name)
	written := func(l line) bool { return l.table == nil && strings.Contains(clean(l.text), wide) }
	if wide != name && slices.ContainsFunc(d.lines, written) {
		return wide
	}
	return name
}

// leads are words in front of a name in the sentence that presents the report.
var leads = regexp.MustCompile(`^(本报告|本年度报告|本年报|现|特|兹|依法|按规定|将|由|公布|公开|发布|向社会公布|以下是|以下为|这是|为|是|全年|今年|本年度?|本单位|本机关)+`)

var (
	// compiled matches the name in the sentence that says who wrote the report.
	compiled = regexp.MustCompile(`^(\p{Han}{3,40}?(?:\([\p{Han}]{2,20}\))?)(?:(?:依据|根据|按照|依照|严格按照|负责|组织)[^。]{0,200}?)?编制(?:了|的)?(?:本|完成|而成|形成|并|$|[,;。]|\d{4}年|政府信息公开)`)
	// presented matches the name in front of the title in a sentence.
	presented = regexp.MustCompile(`^(\p{Han}{3,40}?(?:\([\p{Han}]{2,20}\))?)(` + numeral + `)年度?政府信息公开(?:工作)?年度报告`)
	// begun matches the name that the first sentence of a text is about.
	begun = regexp.MustCompile(`^(?:(?:` + numeral + `)年度?,?)?(\p{Han}{3,40}?(?:\([\p{Han}]{2,20}\))?)(?:坚持|认真|深入|严格|按照|根据|依据|依照|主动|积极|全面|切实|紧紧|紧扣|高度|持续|始终|围绕|贯彻|落实|以|在|把|将|共|全年)`)
	// quotedNames are titles of documents, whose words name other bodies.
	quotedNames = regexp.MustCompile(`《[^》]*》`)
	clauseEnd   = regexp.MustCompile(`[。；;！\n:：,，]`)
)

// sentences are the bodies that the sentences name which present the report: X依据《条例》
// …编制, 现公布X2024年政府信息公开工作年度报告. A name counts only where it begins its
// clause. Where a known lead stands before it, its beginning is sure; else words of the
// sentence may be taken for a part of it, and another place has to agree.
func (d *document) sentences() (out []witness) {
	for _, key := range []string{form.Preamble, form.Overview} {
		at := form.Ref{Section: key}
		text := strings.ReplaceAll(squeezedLines(d.textOf(key)), "(以下简称", "，(以下简称")
		if m := begun.FindStringSubmatch(text); m != nil {
			first, _, _ := strings.Cut(text, "。")
			out = append(out, witness{place: firstSentence, name: m[1], at: at, said: first})
		}
		for sentence := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("。\n!;", r) }) {
			if !strings.Contains(sentence, "编制") && !strings.Contains(sentence, "年度报告") {
				continue
			}
			plain := quotedNames.ReplaceAllString(sentence, "《》")
			for from := range clauses(plain) {
				lead := leads.FindString(plain[from:])
				clause := plain[from+len(lead):]
				for _, pattern := range []*regexp.Regexp{compiled, presented} {
					if m := pattern.FindStringSubmatch(clause); m != nil && isBody(m[1]) {
						w := witness{place: compiledBy, name: forWhom(m[1], sentence), at: at, sure: lead != "", said: sentence}
						if pattern == presented {
							w.year = yearOf(m[2])
						}
						out = append(out, w)
					}
				}
			}
		}
	}
	return out
}

// forWhom is the government that an office reports for which compiles the figures of
// governments and departments; else the body itself.
func forWhom(body, sentence string) string {
	government, ok := strings.CutSuffix(body, "办公室")
	if ok && strings.HasSuffix(government, "人民政府") && strings.Contains(sentence, "综合") && strings.Contains(sentence, "各") && strings.Contains(sentence, "部门") {
		return government
	}
	return body
}

// clauses are the places at which a clause of a sentence begins.
func clauses(sentence string) map[int]bool {
	out := map[int]bool{0: true}
	for _, m := range clauseEnd.FindAllStringIndex(sentence, 40) {
		out[m[1]] = true
	}
	return out
}

// textOf is what a narrative says, also before it has been put together.
func (d *document) textOf(key string) string {
	if text := d.report.Text(form.Ref{Section: key}); text != "" {
		return text
	}
	lines := d.parts[key]
	if key == form.Preamble {
		lines = d.before
	}
	var b strings.Builder
	for _, l := range lines {
		if l.table == nil {
			b.WriteString(strings.TrimSpace(l.text) + "\n")
		}
	}
	return b.String()
}

// squeezedLines squeezes each line of a text.
func squeezedLines(text string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = squeezed(l)
	}
	return strings.Join(lines, "\n")
}

var (
	// periodYear matches the first day of the period: 2024年1月1日, 2024.1.1, 2024-01-01.
	periodYear = regexp.MustCompile(`([0-9]{4})(?:年?度?0?1月0?1日|[.\-/]0?1[.\-/]0?1(?:日|起|至|到|[-—–~～]|$|,))`)
	leadYear   = regexp.MustCompile(`(?:^|\n)\s*([0-9]{4})年`)
)

// period is the year of the period that the figures are of, 0 where no text tells it.
func (d *document) period() int {
	for _, key := range []string{form.Preamble, form.Overview} {
		if m := periodYear.FindStringSubmatch(squeezed(d.textOf(key))); m != nil && yearOf(m[1]) != 0 {
			return yearOf(m[1])
		}
	}
	return 0
}

// identify settles unit and year where the title does not tell them, and says so. What
// only one uncertain place tells is asked, not taken.
func (d *document) identify() {
	title := form.Ref{Section: titleKey}
	if d.report.Text(title) == "" {
		d.notes = append(d.notes, lostNote(titleKey, "", "没有读到标题，请核对单位名称和年度"))
	}
	if d.report.UnitName() == "" || d.report.Year() == 0 {
		d.settle(d.evidence())
	} else {
		d.compareYears()
	}
	if text := strings.Map(simplified, d.report.Text(title)); text == d.report.PrescribedTitle() || text == d.form.Title {
		d.report.SetText(title, "")
	}
}

// settle finds unit and year, as far as they are open.
func (d *document) settle(e evidence) {
	if d.report.UnitName() == "" {
		d.settleUnit(e)
	}
	if d.report.Year() == 0 {
		d.settleYear(e)
	} else {
		d.compareYears()
	}
}

// dateYear is the year of a date without white space, 0 where it is none.
func dateYear(date string) int {
	const digits = 4
	if rs := []rune(date); dateLine.MatchString(date) {
		return yearOf(string(rs[:digits]))
	}
	return 0
}

// settleUnit takes the body that a sure place names, or two places that agree.
func (d *document) settleUnit(e evidence) {
	witnesses := slices.Clone(e.bodies)
	if name := d.mostNamed(); name != "" {
		witnesses = append(witnesses, witness{place: inText, name: name, at: form.Ref{Section: form.Overview}})
	}
	for i, w := range witnesses {
		agree := func(o witness) bool { return w.supports(o) && sameBody(o.name, w.name) }
		against := func(o witness) bool { return o.sure && !sameBody(o.name, w.name) }
		second := slices.IndexFunc(witnesses, agree)
		if second < 0 && (!w.sure || slices.ContainsFunc(witnesses[:i], against) || slices.ContainsFunc(witnesses[i+1:], against)) {
			continue
		}
		from := w.place
		if second >= 0 {
			from += "和" + witnesses[second].place
		}
		d.setUnit(form.UnitName, w.name)
		d.notes = append(d.notes, remark(w.line, w.name, w.at, "单位名称取自"+from+"，请核对", false))
		return
	}
	for _, w := range witnesses {
		d.notes = append(d.notes, remark(w.line, w.name, form.UnitRef(form.UnitName), "没有读到单位名称，"+w.place+"中有这个名称；是本单位的请填写", true))
	}
	if len(witnesses) == 0 {
		d.notes = append(d.notes, remark(line{}, "", form.UnitRef(form.UnitName), "没有读到单位名称，请填写", true))
	}
}

// subject matches the name of a body at the beginning of a clause.
var subject = regexp.MustCompile(`^\p{Han}{2,24}?(?:人民政府办公室|人民政府办公厅|人民政府|街道办事处|管理委员会|管委会|局|委员会)`)

// mostNamed is the body that clauses begin with most often, at least twice.
func (d *document) mostNamed() string {
	var text strings.Builder
	for _, key := range []string{form.Preamble, form.Overview, form.Problems, form.OtherMatters} {
		text.WriteString(d.report.Text(form.Ref{Section: key}) + "\n")
	}
	counts := map[string]int{}
	best := ""
	for _, clause := range strings.FieldsFunc(quotedNames.ReplaceAllString(text.String(), ""), func(r rune) bool {
		return strings.ContainsRune("，,。；;：:、\n（）()“”〔〕与由", r)
	}) {
		name := subject.FindString(clause)
		if len([]rune(name)) < 5 || !isBody(name) {
			continue
		}
		counts[name]++
		if counts[name] > counts[best] {
			best = name
		}
	}
	if counts[best] < 2 {
		return ""
	}
	return best
}

// settleYear takes the year of the period, of a field, or that with which the text
// begins, as long as the date does not speak against it.
func (d *document) settleYear(e evidence) {
	take := func(year int, section, text, message string) {
		d.setUnit(form.UnitYear, strconv.Itoa(year))
		d.notes = append(d.notes, refNote(section, text, message))
	}
	for _, f := range d.fields {
		if y := yearOf(strings.TrimRight(squeezed(f.value), "年度")); tells(f.label) == "year" && y != 0 {
			take(y, "", f.label+" "+f.value, "年度取自“"+f.label+"”，请核对")
			return
		}
	}
	for _, key := range []string{form.Preamble, form.Overview} {
		if m := periodYear.FindStringSubmatch(squeezed(d.textOf(key))); e.period != 0 && m != nil && yearOf(m[1]) == e.period {
			take(e.period, key, m[0], "年度取自统计期限，请核对")
			return
		}
	}
	for _, w := range e.bodies {
		if w.year != 0 {
			take(w.year, w.at.Section, fmt.Sprintf("%d年", w.year), "年度取自"+w.place+"，请核对")
			return
		}
	}
	lead := 0
	if m := leadYear.FindStringSubmatch(norm.NFKC.String(d.report.Text(form.Ref{Section: form.Overview}))); m != nil {
		lead = yearOf(m[1])
	}
	date := squeezed(d.report.Text(form.Ref{Section: form.DateLine}))
	switch {
	case lead != 0 && e.dated != 0 && lead != e.dated-1 && lead != e.dated:
		d.notes = append(d.notes, remark(line{}, fmt.Sprintf("%d年", lead), form.UnitRef(form.UnitYear), fmt.Sprintf("没有读到年度，正文以 %d 年开头，成文日期是 %d 年；请填写", lead, e.dated), true))
	case lead != 0:
		take(lead, form.Overview, fmt.Sprintf("%d年", lead), "年度取自正文，请核对")
	case e.dated != 0:
		take(e.dated-1, form.DateLine, date, fmt.Sprintf("年度按成文日期推断为 %d，请核对", e.dated-1))
	default:
		d.notes = append(d.notes, remark(line{}, "", form.UnitRef(form.UnitYear), "没有读到年度，请填写", true))
	}
}

// compareYears notes where the period or the date speak of another year than the
// title.
func (d *document) compareYears() {
	year := d.report.Year()
	preamble := squeezed(d.report.Text(form.Ref{Section: form.Preamble}))
	if m := periodYear.FindStringSubmatch(preamble); m != nil && yearOf(m[1]) != year {
		d.notes = append(d.notes, refNote(form.Preamble, m[0], fmt.Sprintf("统计期限的年份与标题的 %d 年不一致，按标题导入，请核对", year)))
	}
	date := squeezed(d.report.Text(form.Ref{Section: form.DateLine}))
	if y := dateYear(date); dateLine.MatchString(date) && y != year && y != year+1 {
		d.notes = append(d.notes, refNote(form.DateLine, date, fmt.Sprintf("成文日期与标题的 %d 年不相称，按原文导入，请核对", year)))
	}
}
