package match

import (
	"regexp"
	"strings"
)

// breaks are where lines that were run together have to be cut again.
type breaks struct {
	headings *regexp.Regexp // numbered headings of sections
}

func (d *document) lineBreaks() breaks {
	var words []string
	for _, s := range d.form.Sections {
		if s.Title == "" {
			continue
		}
		_, w := cutNumber(s.Title)
		words = append(words, regexp.QuoteMeta(w))
		for _, v := range d.known[s.Key] {
			words = append(words, regexp.QuoteMeta(v))
		}
	}
	return breaks{regexp.MustCompile(`[一二三四五六七八九](?:部分)?[、.．]\s*(?:` + strings.Join(words, "|") + `)`)}
}

var (
	// titleFirst matches a title with the text that follows it on its line.
	titleFirst = regexp.MustCompile(`^(\S{0,40}\s?(?:[0-9０-９]{4}|[〇○零一二三四五六七八九]{4})\s?年?度?\s?政府信息公开工作年度报告)\s+(\S.*)$`)
	// signedLast matches the text before a signature and a date on its line.
	signedLast = regexp.MustCompile(`^(.*[。！])\s+(\S{3,30})\s+(\S{4,5}年\S{1,3}月\S{1,3}日)\s*$`)
	// sentenceEnd matches the spaces that paragraphs run together leave.
	sentenceEnd = regexp.MustCompile(`([。：])[\s]+`)
)

// cut takes a line apart at the headings that stand in it. A heading that only names
// a section, as in 本报告由一、总体情况，二、……组成, is followed by a comma.
func (b breaks) cut(text string) []string {
	if !strings.ContainsAny(text, "一二三四五六") || !strings.Contains(text, "情况") && !strings.Contains(text, "事项") {
		return []string{text}
	}
	var out []string
	from := 0
	for _, m := range b.headings.FindAllStringIndex(text, mostLines) {
		if m[0] < from || !opens(text[:m[0]]) || names(text[m[1]:]) {
			continue
		}
		start := m[0]
		if s := strings.TrimSuffix(text[:start], "第"); s != text[:start] {
			start = len(s)
		}
		if before := text[from:start]; strings.Trim(before, "#* |\t　") != "" {
			out = append(out, before)
			from = start
		}
		out = append(out, text[from:m[1]])
		from = m[1]
	}
	if len(out) == 0 || len(out) == 1 && strings.Trim(text[from:], " \t|　") == "" {
		return []string{text}
	}
	if rest := strings.TrimLeft(text[from:], "。：: \t　"); rest != "" {
		out = append(out, rest)
	}
	return paragraphsOf(out)
}

// opens says that a heading may stand behind some text: at the beginning, behind the
// end of a sentence or a cell, behind a gap.
func opens(before string) bool {
	before = strings.TrimSuffix(before, "第")
	return strings.TrimLeft(before, "#* \t　") == "" || strings.HasSuffix(before, "。") || strings.HasSuffix(before, " ") ||
		strings.HasSuffix(before, "　") || strings.HasSuffix(before, "\t") || strings.HasSuffix(before, "|")
}

// names says that a heading goes on as a part of a sentence.
func names(behind string) bool {
	for _, s := range []string{"，", "、", "；", ",", ";", "”", "》", "等", "和", "及", "…", "."} {
		if strings.HasPrefix(behind, s) {
			return true
		}
	}
	return false
}

// paragraphsOf takes paragraphs apart that were run together with the headings.
func paragraphsOf(texts []string) (out []string) {
	const several = 4 // headings and texts: the whole report is on one line
	if len(texts) < several {
		return texts
	}
	for i, text := range texts {
		var tail []string
		if m := signedLast.FindStringSubmatch(text); m != nil && i == len(texts)-1 {
			text, tail = m[1], m[2:]
		}
		if m := titleFirst.FindStringSubmatch(text); m != nil && i == 0 {
			out, text = append(out, m[1]), m[2]
		}
		out = append(out, strings.Split(sentenceEnd.ReplaceAllString(text, "$1\n"), "\n")...)
		out = append(out, tail...)
	}
	return out
}
