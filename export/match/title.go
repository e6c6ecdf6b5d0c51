package match

import (
	"cmp"
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
	// year where it stands behind them. A year is no end of a longer number.
	titleLine = regexp.MustCompile(`^((?:.*?[^0-9])??)(?:(` + numeral + `)年?度?)?((?:政府信息公开|政务公开)(?:工作)?(?:年度|年)?(?:工作)?(?:情况)?(?:报告|年报))(?:\((` + numeral + `)年?度?\))?(?:的?(?:公告|公示|通告))?$`)

	// yearWithin matches a title whose words have the year in their midst.
	yearWithin = regexp.MustCompile(`^(.*?)((?:政府信息公开|政务公开)(?:工作)?)(` + numeral + `)年?度?((?:工作)?(?:情况)?(?:报告|年报))$`)

	// slipLine takes a line apart that may be a title with a slip of the pen in its words.
	slipLine = regexp.MustCompile(`^(.*?)(?:(` + numeral + `)年?度?)(\p{Han}{9,14})$`)

	// yearFirst matches what stands before the words of a title that begins with the
	// year.
	yearFirst = regexp.MustCompile(`^(` + numeral + `)年度?(.*)$`)

	// yearLine matches the line of a title that holds its year only.
	yearLine = regexp.MustCompile(`^(` + numeral + `)年度?$`)
)

// A reportTitle is the title of a report as some place of the page has it.
type reportTitle struct {
	lines      []line // it stands on, the last one last
	unit, year string
	text       string // all of it, in compatible characters
	printed    string // the same as it is printed; both without white space
}

// as is a part of the title as it is printed: brackets keep their width.
func (t reportTitle) as(part string) string {
	from := strings.Index(t.text, part)
	printed := []rune(t.printed)
	if from < 0 || len(printed) != utf8.RuneCountInString(t.text) {
		return part
	}
	start := utf8.RuneCountInString(t.text[:from])
	return string(printed[start : start+utf8.RuneCountInString(part)])
}

// announced matches what a title has around it where it announces itself.
var announced = regexp.MustCompile(`^关于|(关于)|的?(公告|公示|通告)$`)

// whole is the title as it is kept: as printed, without what announces it and without
// the name of the site.
func (t reportTitle) whole() string {
	text := t.text
	if before, _, ok := strings.Cut(text, t.unit); ok && t.unit != "" && !strings.ContainsAny(before, "0123456789〇零一二") {
		text = text[len(before):]
	}
	return announced.ReplaceAllString(t.as(text), "")
}

func (t reportTitle) last() line { return t.lines[len(t.lines)-1] }

// wordsOfTitles are the words that a title has behind unit and year.
var wordsOfTitles = []string{"政府信息公开工作年度报告", "政府信息公开年度报告"}

// slips is how many letters of the words of a title may be wrong: one that is lost, added
// or mistaken, or two that have changed places.
const slips = 2

// titleOf takes a title without white space apart. Menus, breadcrumbs and labels of
// fields hold the words of titles, too; marks that no name has tell them.
func titleOf(text string) (unit, year string, ok bool) {
	const longest = 60
	if utf8.RuneCountInString(text) > longest || strings.ContainsAny(text, "。,;《:>»›|•●■◆★") {
		return "", "", false
	}
	simple := strings.Map(simplified, text)
	if m := titleLine.FindStringSubmatch(simple); m != nil {
		unit, year = m[1], cmp.Or(m[2], m[4])
	} else if m := yearWithin.FindStringSubmatch(simple); m != nil {
		unit, year = m[1], m[3]
	} else if m := slipLine.FindStringSubmatch(simple); m != nil && slipped(m[3]) {
		unit, year = m[1], m[2]
	} else {
		return "", "", false
	}
	unit = leads.ReplaceAllString(strings.TrimSuffix(strings.TrimPrefix(unit, "关于"), "关于"), "")
	if sentenceWord.MatchString(unit) && !ourselves.MatchString(unit) {
		return "", "", false
	}
	from := strings.Index(simple, unit)
	unit = text[from : from+len(unit)] // as it is written
	if y := yearFirst.FindStringSubmatch(unit); y != nil && year == "" {
		year, unit = y[1], y[2]
	}
	if unit = withoutSite(unit); utf8.RuneCountInString(unit) < shortestName || ourselves.MatchString(unit) || slippedYear.MatchString(unit) {
		unit = ""
	}
	return unit, year, true
}

// shortestName is how many letters a name has at least: 公安局. Menus have 乡镇, 部门.
const shortestName = 3

// slippedYear matches a name that ends in what was to be a year: 民政局20244年.
var slippedYear = regexp.MustCompile(`[0-9]年?度?$`)

// ourselves matches what a body calls itself instead of its name.
var ourselves = regexp.MustCompile(`^(我|本)[\p{Han}]{1,3}$|^(县直|市直|区直|省直|各)?(部门|单位|乡镇|镇街|街道|委办局)+$`)

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
	text, printed, found := "", "", false
	for i, l := range slices.Backward(lines) {
		part := l.titlePart()
		switch {
		case len(t.lines) == mostTitleLines:
			return t, found
		case part == "" && len(t.lines) > 0 && i > 0 && l.blank() && !lines[i-1].blank():
			continue // one blank line
		case part == "", found && !goesAbove(part):
			return t, found
		}
		unit, year, whole := titleOf(part + text)
		if found && (!whole || !(isBody(unit) || unit == "" && year != "")) {
			return t, true
		}
		text, printed = part+text, clean(l.unmarked())+printed
		t.lines = append([]line{l}, t.lines...)
		if whole {
			t.unit, t.year, t.text, t.printed, found = unit, year, text, printed, true
			if unit != "" && year != "" {
				return t, true
			}
		}
	}
	return t, found
}

// titlePart is a line as a part of a title, "" where it cannot be one.
func (l line) titlePart() string {
	const longest = 60
	if l.table != nil {
		return ""
	}
	text := l.unmarked()
	if furniture(text) || strings.ContainsAny(text, bulletMarks) {
		return ""
	}
	part := squeezed(text)
	if utf8.RuneCountInString(part) > longest || strings.ContainsAny(part, ",;:。>|") {
		return ""
	}
	return part
}

// unmarked is a line without what marks it as a title: # or a label in front, or the
// name of a column in brackets.
func (l line) unmarked() string {
	text := titleLabel.ReplaceAllString(strings.TrimLeft(l.text, "# \t　"), "")
	return columnName.ReplaceAllString(text, "")
}

// columnName matches the name of a site's column in front of a title: 【年度报告】.
var columnName = regexp.MustCompile(`^\s*(?:【[^】]{1,12}】|\[[^\]]{1,12}\]|〔[^〕]{1,12}〕)+`)

// bulletMarks mark the entries of menus, which name reports of others.
const bulletMarks = "•●○■□▪◆◇★☆▶·" + pointer

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

// takeTitle takes a title for that of the report.
func (d *document) takeTitle(t reportTitle) {
	for _, l := range t.lines {
		d.taken[l.id] = true
	}
	d.setUnit(form.UnitName, t.as(t.unit))
	if y := yearOf(t.year); y != 0 {
		d.setUnit(form.UnitYear, strconv.Itoa(y))
	}
	at := form.Ref{Section: titleKey}
	d.report.SetText(at, t.whole())
	around := ""
	for _, l := range t.lines {
		around += titleLabel.ReplaceAllString(l.text, "")
	}
	if fold(around) != fold(t.whole()) {
		d.note(t.last(), strings.TrimSpace(around), at, "标题按“"+t.whole()+"”导入")
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
