package match

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"gouji.app/model/form"
	"gouji.app/model/page"
)

const numeral = `[0-9]{4}|[〇○零一二三四五六七八九]{4}`

var (
	// titleLine matches a whole title without its white space: unit, year, words, and the
	// year where it stands behind them.
	titleLine = regexp.MustCompile(`^(.*?)(?:(` + numeral + `)年?度?)?((?:政府信息公开|政务公开)(?:工作)?(?:年度|年)?(?:工作)?(?:情况)?(?:报告|年报))(?:\((` + numeral + `)年?度?\))?(?:的?(?:公告|公示|通告))?$`)

	// slipLine takes a line apart that may be a title with a slip of the pen in its words.
	slipLine = regexp.MustCompile(`^(.*?)(?:(` + numeral + `)年?度?)(\p{Han}{9,14})$`)

	// yearFirst matches what stands before the words of a title that begins with the
	// year.
	yearFirst = regexp.MustCompile(`^(` + numeral + `)年度?(.*)$`)

	// yearLine matches the line of a title that holds its year only.
	yearLine = regexp.MustCompile(`^(` + numeral + `)年度?$`)
)

// A title is the title of a report as some place of the page has it.
type reportTitle struct {
	lines      []line // it stands on, the last one last
	unit, year string
	words      string // behind unit and year
	text       string // all of it, without white space
}

// whole is the title as it is kept: as printed, without what announces it.
func (t reportTitle) whole() string {
	if t.year != "" && strings.HasSuffix(t.text, ")") {
		return t.unit + t.words + "（" + titleYear(t.text, t.year) + "）"
	}
	return t.unit + titleYear(t.text, t.year) + t.words
}

func (t reportTitle) last() line { return t.lines[len(t.lines)-1] }

// wordsOfTitles are the words that a title has behind unit and year.
var wordsOfTitles = []string{"政府信息公开工作年度报告", "政府信息公开年度报告"}

// slips is how many letters of the words of a title may be wrong: one that is lost, added
// or mistaken, or two that have changed places.
const slips = 2

// titleOf takes a title without white space apart. Menus, breadcrumbs and labels of
// fields hold the words of titles, too; marks that no name has tell them.
func titleOf(text string) (unit, year, words string, ok bool) {
	const longest = 60
	if utf8.RuneCountInString(text) > longest || strings.ContainsAny(text, "。,;《:>»›|•●■◆★") {
		return "", "", "", false
	}
	simple := strings.Map(simplified, text)
	m := titleLine.FindStringSubmatch(simple)
	if m == nil {
		if m = slipLine.FindStringSubmatch(simple); m == nil || !slipped(m[3]) {
			return "", "", "", false
		}
		m = append(m, "")
	}
	year, words = m[2], m[3]
	if year == "" {
		year = m[4]
	}
	unit = strings.TrimSuffix(strings.TrimPrefix(m[1], "关于"), "关于")
	from := strings.Index(simple, unit)
	unit = text[from : from+len(unit)] // as it is written
	if y := yearFirst.FindStringSubmatch(unit); y != nil && year == "" {
		year, unit = y[1], y[2]
	}
	return withoutSite(unit), year, words, true
}

func slipped(words string) bool {
	return strings.Contains(words, "信息") && slices.ContainsFunc(wordsOfTitles, func(w string) bool { return distance(words, w, slips) <= slips })
}

// siteName matches the name of a site in front of the name of a body.
var siteName = regexp.MustCompile(`^.{2,30}?(?:门户网站|官方网站|政务网|网站|官网)[-_—]?`)

// withoutSite drops the name of the site that a page prints before its title.
func withoutSite(unit string) string {
	if rest := siteName.ReplaceAllString(unit, ""); isBody(rest) {
		return rest
	}
	return unit
}

// titleYear is the year of a title as printed there: 2024年 or 2024年度.
func titleYear(text, year string) string {
	i := strings.Index(text, year)
	if year == "" || i < 0 {
		return ""
	}
	out := year
	for _, r := range text[i+len(year):] {
		if r != '年' && r != '度' {
			break
		}
		out += string(r)
	}
	if text[i+len(year):] != "" && strings.HasPrefix(text[i+len(year):], "年度报告") {
		return year
	}
	return out
}

// squeezed is a text in compatible characters without white space.
func squeezed(text string) string { return clean(norm.NFKC.String(text)) }

// titlesIn lists the titles that stand in some lines, each with the lines above that
// belong to it: a title may be broken anywhere, and unit or year may stand on lines of
// their own.
func (d *document) titlesIn(lines []line) (out []reportTitle) {
	for i := range lines {
		if t, ok := d.titleAt(lines[:i+1]); ok {
			out = append(out, t)
		}
	}
	return out
}

// mostTitleLines is over how many lines a title may be broken.
const mostTitleLines = 4

// titleAt reads the title whose last line is the last of some lines.
func (d *document) titleAt(lines []line) (t reportTitle, ok bool) {
	text, found := "", false
	for i, l := range slices.Backward(lines) {
		part := l.titlePart()
		switch {
		case len(t.lines) == mostTitleLines:
			return t, found && (t.unit != "" || t.year != "")
		case part == "" && len(t.lines) > 0 && i > 0 && l.blank() && !lines[i-1].blank():
			continue // one blank line
		case part == "", found && !goesAbove(part):
			return t, found && (t.unit != "" || t.year != "")
		}
		unit, year, words, whole := titleOf(part + text)
		if found && (!whole || !(isBody(unit) || unit == "" && year != "")) {
			return t, t.unit != "" || t.year != ""
		}
		text = part + text
		t.lines = append([]line{l}, t.lines...)
		if whole {
			t.unit, t.year, t.words, t.text, found = unit, year, words, text, true
			if unit != "" && year != "" {
				return t, true
			}
		}
	}
	return t, found && (t.unit != "" || t.year != "")
}

// titlePart is a line as a part of a title, "" where it cannot be one.
func (l line) titlePart() string {
	const longest = 60
	if l.table != nil {
		return ""
	}
	text := titleLabel.ReplaceAllString(strings.TrimLeft(l.text, "# \t"), "")
	if furniture(text) || strings.ContainsAny(text, bulletMarks) {
		return ""
	}
	part := squeezed(text)
	if utf8.RuneCountInString(part) > longest || strings.ContainsAny(part, ",;:。>|") {
		return ""
	}
	return part
}

// bulletMarks mark the entries of menus, which name reports of others.
const bulletMarks = "•●○■□▪◆◇★☆►▶·"

// goesAbove says that a line above a title may be its first: a body or a year.
func goesAbove(part string) bool {
	return (isBody(part) || yearLine.MatchString(part)) && !menuWord.MatchString(part)
}

// menuWord matches words of menus, which no name of a body has.
var menuWord = regexp.MustCompile(`信息公开|政务公开|首页|网站|门户|栏目|专栏|年度报告|年报|目录|简介|概况`)

// titleLabel matches what the head of a web page puts before the title.
var titleLabel = regexp.MustCompile(`^[` + bullets + `]*(?:标[\s　]*题|(?:信息|文件)?名[\s　]*称)[\s　]*[:：\t|]\s*`)

// choose takes the title of this report out of those on its page, which may list the
// reports of neighbours: the one that most other places speak for, of several the
// nearest to the text. It is -1 where there is none.
func (d *document) choose(titles []reportTitle, e evidence) int {
	best, most := -1, 0
	for i, t := range titles {
		weight := 0
		for _, w := range d.supports(t, titles, e) {
			weight += w
		}
		if best < 0 || weight >= most {
			best, most = i, weight
		}
	}
	return best
}

// supports are what speaks for a title, and against it.
func (d *document) supports(t reportTitle, all []reportTitle, e evidence) map[string]int {
	y, out := yearOf(t.year), map[string]int{}
	switch {
	case e.period != 0 && y == e.period:
		out["统计期限是同一年"] = 2
	case e.period != 0 && y != 0:
		out["统计期限是另一年"] = -2
	}
	if e.dated != 0 && y != 0 && e.dated != y && e.dated != y+1 {
		out["成文日期不相称"] = -1
	}
	for _, w := range e.bodies {
		if t.unit != "" && sameBody(w.name, t.unit) {
			out[w.place+"是同一单位"] = 2
		}
	}
	if t.last().style == page.Title || e.titled != "" && strings.Contains(squeezed(e.titled), t.text) {
		out["按标题排印"] = 1
	}
	for _, o := range all {
		if o.last().id != t.last().id && fold(o.text) == fold(t.text) {
			out["印了两次"] = 1
		}
	}
	if t.unit != "" {
		out["有单位"] = 1
	}
	if y != 0 {
		out["有年度"] = 1
	}
	return out
}

// readTitle takes a title for that of the report.
func (d *document) takeTitle(t reportTitle) {
	for _, l := range t.lines {
		d.taken[l.id] = true
	}
	d.setUnit("name", t.unit)
	if y := yearOf(t.year); y != 0 {
		d.setUnit("year", strconv.Itoa(y))
	}
	if at := (form.Ref{Section: titleKey}); d.report.Text(at) == "" {
		d.report.SetText(at, t.whole())
	}
}

// setUnit fills a unit field that is still open.
func (d *document) setUnit(key, text string) {
	if at := form.UnitRef(key); text != "" && d.report.Text(at) == "" {
		d.report.SetText(at, text)
	}
}

// yearOf reads a year in digits or Chinese numerals, 0 where it is none.
func yearOf(text string) int {
	text = strings.NewReplacer("〇", "0", "○", "0", "零", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9").Replace(text)
	y, err := strconv.Atoi(text)
	if err != nil || y < 2000 || y > 2100 {
		return 0
	}
	return y
}
