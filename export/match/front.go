package match

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"gouji.app/model/form"
)

// titleLine matches a whole title without its white space: unit, year, words.
var titleLine = regexp.MustCompile(`^(.*?)(?:([0-9]{4}|[〇○零一二三四五六七八九]{4})年?度?)?((?:政府信息公开|政务公开)(?:工作)?(?:年度|年)?(?:工作)?(?:情况)?(?:报告|年报))(?:的?(?:公告|公示|通告))?$`)

// yearFirst matches what stands before the words of a title that begins with the
// year.
var yearFirst = regexp.MustCompile(`^([0-9]{4}|[〇○零一二三四五六七八九]{4})年度?(.*)$`)

// yearLine matches the line of a title that holds its year only.
var yearLine = regexp.MustCompile(`^([0-9]{4}|[〇○零一二三四五六七八九]{4})年度?$`)

// front reads the lines before section one: title, furniture, preamble.
func (d *document) front() {
	// Web pages often carry the beginning of the report once more in front of it, as
	// their description. A heading there shows it; then what comes again is left out.
	described := slices.ContainsFunc(d.before, func(l line) bool { _, _, ok := d.headingOf(l.text); return ok })
	later := map[string]bool{}
	for _, part := range d.parts {
		for _, l := range part {
			later[l.folded()] = true
		}
	}
	var above, rest []line // the last title
	seen := map[string]bool{}
	for _, l := range d.before {
		text := l.folded()
		_, _, isHeading := d.headingOf(l.text)
		switch {
		case strings.TrimSpace(l.text) == "" && l.table == nil:
			rest = append(rest, l)
		case titleLabel.MatchString(l.text) && d.readTitle(l.unlabelled(), rest):
			above, rest = append(above, rest...), nil
		case furniture(l.text):
			d.note(l, strings.TrimSpace(l.text), form.Ref{}, "网页栏目文字，未导入")
		case d.readTitle(l, rest):
			above, rest = append(above, dropOrgans(rest)...), nil
			clear(seen)
		case isOrgan(l.text): // first line of a title that runs over two
			rest = append(rest, l)
		case isHeading, described && (seen[text] || later[text]):
			d.note(l, short(l.text), form.Ref{}, repeated)
		case l.table != nil:
			d.lose(l, tableText(l.table), form.Ref{}, "正文之前的表格，未导入")
		default:
			seen[text] = true
			rest = append(rest, l)
		}
	}
	if !slices.ContainsFunc(rest, line.spoken) {
		rest = append(slices.DeleteFunc(slices.Clone(above), func(l line) bool { return !l.spoken() }), rest...)
		above = slices.DeleteFunc(above, line.spoken)
	}
	above = slices.DeleteFunc(above, func(l line) bool {
		begins := func(other line) bool { return l.text != "" && strings.HasPrefix(other.folded(), l.folded()) }
		again := l.spoken() && slices.ContainsFunc(slices.Concat(rest, d.parts["overview"]), begins)
		if again {
			d.note(l, short(l.text), form.Ref{}, repeated)
		}
		return again
	})
	d.around(above, "标题之前的文字，未导入")
	d.narrative("preamble", d.underTitle(rest))
}

// titleLabel matches what the head of a web page puts before the title.
var titleLabel = regexp.MustCompile(`^[\s　|]*(?:标[\s　]*题|(?:信息|文件)?名[\s　]*称)[\s　]*[:：\t|]\s*`)

// unlabelled is a line without the label of a title.
func (l line) unlabelled() line {
	l.text = titleLabel.ReplaceAllString(l.text, "")
	return l
}

const repeated = "与其他位置重复的文字，只导入一次"

// spoken says that a line is running text, as no menu or caption is.
func (l line) spoken() bool {
	const shortest = 20
	text := strings.TrimSpace(l.text)
	return l.table == nil && len([]rune(text)) >= shortest && strings.ContainsAny(text, "。；")
}

// around notes lines that stand around the report; menus and captions of sites need
// no look.
func (d *document) around(lines []line, message string) {
	for _, l := range lines {
		switch text := strings.TrimSpace(l.text); {
		case text == "" && l.table == nil:
		case l.table != nil:
			d.lose(l, tableText(l.table), form.Ref{}, message)
		case furniture(text):
			d.note(l, text, form.Ref{}, "网页栏目文字，未导入")
		case l.spoken():
			d.lose(l, text, form.Ref{}, message)
		default:
			d.note(l, text, form.Ref{}, message)
		}
	}
}

// underTitle takes what belongs to the title off the lines behind it: the body's name
// and the date, as some print them there instead of at the end.
func (d *document) underTitle(lines []line) []line {
	for i, l := range lines {
		text := strings.Trim(squeezed(l.text), "()")
		switch {
		case text == "":
		case isOrgan(l.text):
			d.byline.signature = l
		case dateLine.MatchString(text):
			d.byline.date = l
		default:
			return lines[i:]
		}
	}
	return nil
}

// readTitle takes a line for the title, together with the lines above where unit or
// year stand there.
func (d *document) readTitle(l line, above []line) bool {
	text := squeezed(strings.TrimLeft(l.text, "# \t"))
	unit, year, words, ok := titleOf(text)
	from := len(above)
	for i, a := range slices.Backward(above) {
		part := squeezed(a.text)
		if !ok || unit != "" && year != "" || len([]rune(part)) > 30 || strings.ContainsAny(part, ",;:。") {
			break
		}
		if part == "" {
			continue
		}
		if u, y, _, whole := titleOf(part + text); whole && (isOrgan(u) || u == "" && y != "") {
			unit, year, text, from = u, y, part+text, i
		}
	}
	if !ok || unit == "" && year == "" {
		return false
	}
	for _, a := range append(above[from:len(above):len(above)], l) {
		d.taken[a.id] = true
	}
	d.setUnit("name", unit)
	if y := yearOf(year); y != 0 {
		d.setUnit("year", strconv.Itoa(y))
	}
	if title := (form.Ref{Section: "title"}); d.report.Text(title) == "" {
		d.report.SetText(title, unit+titleYear(text, year)+words)
	}
	return true
}

// titleOf takes a title without white space apart.
func titleOf(text string) (unit, year, words string, ok bool) {
	const longest = 60
	if utf8.RuneCountInString(text) > longest || strings.ContainsAny(text, "。,;《") {
		return "", "", "", false
	}
	simple := strings.Map(simplified, text)
	m := titleLine.FindStringSubmatch(simple)
	if m == nil {
		return "", "", "", false
	}
	year, words = m[2], m[3]
	unit = strings.TrimSuffix(strings.TrimPrefix(m[1], "关于"), "关于")
	from := strings.Index(simple, unit)
	unit = text[from : from+len(unit)] // as it is written
	if y := yearFirst.FindStringSubmatch(unit); y != nil && year == "" {
		year, unit = y[1], y[2]
	}
	return unit, year, words, true
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

// setUnit fills a unit field that is still open.
func (d *document) setUnit(key, text string) {
	if at := form.UnitRef(key); text != "" && d.report.Text(at) == "" {
		d.report.SetText(at, text)
	}
}

// dropOrgans takes away the lines that were the first line of a title.
func dropOrgans(lines []line) []line {
	return slices.DeleteFunc(lines, func(l line) bool { return isOrgan(l.text) || yearLine.MatchString(squeezed(l.text)) })
}

// organEnds close the names of reporting bodies.
var organEnds = regexp.MustCompile(`(人民政府(办公室|办公厅)?|街道办事处|管理委员会|管委会|委员会|办公室|办公厅|[局厅部委署行院会社所站队馆场台校]|中心|集团|公司|大学|学院|学校|医院)$`)

// isOrgan says that a line is nothing but the name of a body.
func isOrgan(text string) bool {
	text = strings.Map(simplified, clean(text))
	n := len([]rune(text))
	return n >= 3 && n <= 30 && organEnds.MatchString(text) && !strings.ContainsAny(text, "，,。；;：:、（）()“”《》|0123456789")
}

// clean drops white space, which names and dates have only by accident of layout.
func clean(text string) string {
	return strings.Join(strings.Fields(text), "")
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

// short keeps a note's text within a line.
func short(text string) string {
	const most = 60
	text = strings.TrimSpace(text)
	if rs := []rune(text); len(rs) > most {
		return string(rs[:most]) + "…"
	}
	return text
}
