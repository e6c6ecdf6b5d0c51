package match

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"gouji.app/model/form"
	"gouji.app/model/page"
)

// dateLine matches a line that is nothing but a date, without its white space.
var dateLine = regexp.MustCompile(`^([0-9]{4}|[〇○零一二三四五六七八九]{4})[年\-./]([0-9]{1,2}|[〇○零一二三四五六七八九十]{1,3})[月\-./]([0-9]{1,2}|[〇○零一二三四五六七八九十]{1,3})[日号]?$`)

// back takes furniture, signature and date off the end of the last section.
func (d *document) back() {
	last := ""
	for _, s := range d.form.Sections {
		if len(d.parts[s.Key]) > 0 {
			last = s.Key
		}
	}
	if s, ok := d.form.Section(last); !ok || s.Kind != form.Narrative {
		return
	}
	lines := d.signed(slices.Clone(d.parts[last]))
	defer d.takeByline()
	for len(lines) > 0 {
		l := lines[len(lines)-1]
		text := clean(norm.NFKC.String(l.text))
		dated, signed := d.report.Text(form.Ref{Section: "date"}) != "", d.report.Text(form.Ref{Section: "signature"}) != ""
		switch {
		case l.blank():
		case furniture(l.text):
			d.note(l, strings.TrimSpace(l.text), form.Ref{}, "网页栏目文字，未导入")
		case !dated && !signed && dateLine.MatchString(text):
			d.report.SetText(form.Ref{Section: "date"}, keepDate(l.text))
		case !signed && (isOrgan(l.text) || l.style == page.Signature && dated):
			d.report.SetText(form.Ref{Section: "signature"}, strings.TrimSpace(l.text))
		default:
			d.parts[last] = lines
			return
		}
		lines = lines[:len(lines)-1]
	}
	d.parts[last] = lines
}

func (l line) blank() bool { return l.table == nil && strings.TrimSpace(l.text) == "" }

// signed cuts off what stands behind the signature and the date: links to other pages
// and the foot of the site. A date without a signature only ends a report where no
// running text follows.
func (d *document) signed(lines []line) []line {
	for i, l := range slices.Backward(lines) {
		text := squeezed(l.text)
		if l.table != nil || !dateLine.MatchString(text) {
			if m := signedLine.FindStringSubmatch(strings.TrimSpace(l.text)); m != nil && isOrgan(m[1]) && dateLine.MatchString(squeezed(m[2])) {
				d.around(lines[i+1:], afterReport)
				signature, date := l, l
				signature.text, date.text = m[1], m[2]
				return append(lines[:i], signature, date)
			}
			continue
		}
		above := i - 1
		for above >= 0 && lines[above].blank() {
			above--
		}
		if above >= 0 && isOrgan(lines[above].text) || !slices.ContainsFunc(lines[i+1:], line.spoken) {
			below := i + 1
			for below < len(lines) && lines[below].blank() {
				below++
			}
			if below < len(lines) && isOrgan(lines[below].text) && (above < 0 || !isOrgan(lines[above].text)) {
				i = below // the date stands first
			}
			d.around(lines[i+1:], afterReport)
			return lines[:i+1]
		}
	}
	return lines
}

const afterReport = "落款之后的文字，未导入"

// signedLine matches a signature and a date on one line.
var signedLine = regexp.MustCompile(`^([^\s　]{3,30})[\s　]+([0-9０-９〇○零一二三四五六七八九]{4}\s*年.*)$`)

// takeByline takes the signature and the date from below the title where none stand
// at the end; otherwise they are noted.
func (d *document) takeByline() {
	for key, l := range map[string]line{"signature": d.byline.signature, "date": d.byline.date} {
		at := form.Ref{Section: key}
		switch text := strings.Trim(strings.TrimSpace(l.text), "（）()"); {
		case text == "":
		case d.report.Text(at) == "" && (key == "signature" || strings.Contains(text, "年")):
			d.report.SetText(at, clean(text))
		case clean(text) != d.report.Text(at):
			d.note(l, text, at, "标题之下的文字，未导入")
		}
	}
}

// keepDate drops the spaces that layouts put between the parts of a date.
func keepDate(text string) string { return clean(text) }

var (
	periodYear = regexp.MustCompile(`([0-9]{4})年?度?1月1日`)
	leadYear   = regexp.MustCompile(`(?:^|\n)\s*([0-9]{4})年`)
	subject    = regexp.MustCompile(`\p{Han}{2,24}?(?:人民政府办公室|人民政府办公厅|人民政府|街道办事处|管理委员会|管委会|局|委员会)`)
)

// identify finds unit and year where the title did not tell them, and says so.
func (d *document) identify() {
	title := form.Ref{Section: "title"}
	if d.report.Text(title) == "" {
		d.notes = append(d.notes, lostNote("title", "", "没有读到标题，请核对单位名称和年度"))
	}
	if d.report.UnitName() == "" {
		d.guessUnit()
	}
	if d.report.Year() == 0 {
		d.guessYear()
	} else {
		d.compareYears()
	}
	if d.report.Text(title) == d.report.PrescribedTitle() {
		d.report.SetText(title, "")
	}
}

// compareYears notes where the period or the date speak of another year than the
// title.
func (d *document) compareYears() {
	year := d.report.Year()
	preamble := squeezed(d.report.Text(form.Ref{Section: "preamble"}))
	if m := periodYear.FindStringSubmatch(preamble); m != nil && yearOf(m[1]) != year {
		d.notes = append(d.notes, refNote("preamble", m[0], fmt.Sprintf("统计期限的年份与标题的 %d 年不一致，按标题导入，请核对", year)))
	}
	date := squeezed(d.report.Text(form.Ref{Section: "date"}))
	if m := dateLine.FindStringSubmatch(date); m != nil && yearOf(m[1]) != year && yearOf(m[1]) != year+1 {
		d.notes = append(d.notes, refNote("date", date, fmt.Sprintf("成文日期与标题的 %d 年不相称，按原文导入，请核对", year)))
	}
}

func (d *document) guessUnit() {
	if s := clean(d.report.Text(form.Ref{Section: "signature"})); s != "" {
		d.setUnit("name", s)
		d.notes = append(d.notes, refNote("signature", s, "单位名称取自署名，请核对"))
		return
	}
	if unit := d.mostNamed(); unit != "" {
		d.setUnit("name", unit)
		d.notes = append(d.notes, refNote("overview", unit, "单位名称由正文推断，请核对"))
	}
}

// mostNamed is the body that sentences begin with or are signed by most often. An
// office that compiles the figures of governments and departments reports for its
// government.
func (d *document) mostNamed() string {
	var text strings.Builder
	for _, key := range []string{"preamble", "overview", "problems", "other"} {
		text.WriteString(d.report.Text(form.Ref{Section: key}) + "\n")
	}
	counts := map[string]int{}
	best := ""
	for _, clause := range strings.FieldsFunc(text.String(), func(r rune) bool {
		return strings.ContainsRune("，,。；;：:、\n（）()《》“”〔〕与由", r)
	}) {
		name := subject.FindString(clause)
		if name == "" || !strings.HasPrefix(clause, name) || len([]rune(name)) < 5 {
			continue
		}
		counts[name]++
		if counts[name] > counts[best] {
			best = name
		}
	}
	preamble := d.report.Text(form.Ref{Section: "preamble"})
	if government, ok := strings.CutSuffix(best, "办公室"); ok && strings.HasSuffix(government, "人民政府") &&
		strings.Contains(preamble, "综合") && strings.Contains(preamble, "各") && strings.Contains(preamble, "部门") {
		return government
	}
	return best
}

func (d *document) guessYear() {
	preamble := d.report.Text(form.Ref{Section: "preamble"})
	overview := d.report.Text(form.Ref{Section: "overview"})
	squeezed := strings.ReplaceAll(norm.NFKC.String(preamble), " ", "")
	if m := periodYear.FindStringSubmatch(squeezed); m != nil {
		d.setUnit("year", m[1])
		d.notes = append(d.notes, refNote("preamble", m[0], "年度取自统计期限，请核对"))
		return
	}
	if m := leadYear.FindStringSubmatch(norm.NFKC.String(overview)); m != nil {
		d.setUnit("year", m[1])
		d.notes = append(d.notes, refNote("overview", m[1]+"年", "年度取自正文，请核对"))
		return
	}
	date := clean(norm.NFKC.String(d.report.Text(form.Ref{Section: "date"})))
	if m := dateLine.FindStringSubmatch(date); m != nil && yearOf(m[1]) != 0 {
		year := strconv.Itoa(yearOf(m[1]) - 1)
		d.setUnit("year", year)
		d.notes = append(d.notes, refNote("date", date, fmt.Sprintf("年度按成文日期推断为 %s，请核对", year)))
	}
}
