package match

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gouji.app/model"
	"gouji.app/model/form"
)

// A heading is a line that may open a section.
type heading struct {
	at      int // position in document.lines
	section string
	rank    int // how sure: 0 official wording, 1 a variant with the right number, 2 a variant
}

// longestHeading keeps sentences that mention a section from opening it.
const longestHeading = 40

// split finds the sections' headings and deals the lines out among them.
func (d *document) split() {
	chosen := d.chooseHeadings(d.headings())
	d.parts, d.opened = map[string][]line{}, map[int]string{}
	d.before = d.lines
	for i, h := range chosen {
		end := len(d.lines)
		if i+1 < len(chosen) {
			end = chosen[i+1].at
		}
		if i == 0 {
			d.before = d.lines[:h.at]
		}
		d.opened[d.lines[h.at].id] = h.section
		first := h.at
		if l := d.lines[h.at]; l.table == nil {
			first++
			if h.rank > 0 {
				d.note(l, strings.TrimSpace(l.text), form.Ref{Section: h.section}, "标题与规定不同，已按规定标题导入")
			}
		}
		d.parts[h.section] = d.lines[first:end]
	}
	d.gather()
	for _, s := range d.form.Sections {
		if s.Kind == form.Tables && !d.own {
			d.parts[s.Key] = barred(d.parts[s.Key])
		}
	}
}

// headings lists every line that could open a section.
func (d *document) headings() (out []heading) {
	for i, l := range d.lines {
		if l.table != nil {
			if key := d.sectionOf(l.table); key != "" {
				out = append(out, heading{i, key, 3})
			}
			continue
		}
		if key, rank, ok := d.headingOf(l.text); ok {
			out = append(out, heading{i, key, rank})
		}
	}
	return out
}

// headingOf reads a line as a section heading.
func (d *document) headingOf(text string) (key string, rank int, ok bool) {
	text = strings.Trim(strings.TrimSpace(text), "|｜│┃║#* \t")
	if strings.Trim(text, "0123456789") == "" || utf8.RuneCountInString(text) > longestHeading || strings.ContainsAny(text, "。；") {
		return "", 0, false
	}
	number, words := cutNumber(text)
	other, otherWords := cutOther(text)
	folded, otherFolded := fold(words), fold(otherWords)
	for _, t := range d.titles {
		switch {
		case folded == t.words && number == t.number:
			return t.section, 0, true
		case folded == t.words:
			return t.section, 1, true
		case other == t.number && otherFolded == t.words:
			return t.section, 2, true
		case number == "":
			continue
		case slices.Contains(t.variants, folded), resembles(folded, t.section):
			if number == t.number {
				return t.section, 1, true
			}
			return t.section, 2, true
		}
	}
	return "", 0, false
}

// A title is the printed heading of a section: its number and, folded, its words and
// their variants.
type title struct {
	section, number, words string
	variants               []string
}

func titlesOf(f *form.Form, known map[string][]string) (out []title) {
	for _, s := range f.Sections {
		if s.Title == "" {
			continue
		}
		number, words := cutNumber(s.Title)
		t := title{section: s.Key, number: number, words: fold(words)}
		for _, v := range known[s.Key] {
			t.variants = append(t.variants, fold(v))
		}
		out = append(out, t)
	}
	return out
}

// resembles knows headings by the words that no other section has.
func resembles(folded, key string) bool {
	has := func(words ...string) bool {
		return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(folded, w) })
	}
	if has("数量") || has("结转") || has("办理结果") {
		return false // rows of table three are numbered like sections
	}
	switch key {
	case form.Overview:
		return has("总体情况")
	case form.Proactive:
		return has("主动公开", "信息", "情况")
	case form.Requests:
		return has("申请", "收到") || has("申请", "处理") || has("依申请公开", "情况")
	case form.Disputes:
		return has("复议", "诉讼")
	case form.Problems:
		return has("问题", "改进") || has("问题", "措施")
	case form.OtherMatters:
		return has("其他", "报告") || has("其他", "事项")
	}
	return false
}

var topNumber = regexp.MustCompile(`^第?([一二三四五六七八九])(?:部分)?[\s、.．，,:：]+`)

// cutNumber takes the section number off a heading: 五、 or 第五部分.
func cutNumber(text string) (number, words string) {
	if m := topNumber.FindStringSubmatch(text); m != nil {
		return m[1], text[len(m[0]):]
	}
	return "", text
}

var otherNumber = regexp.MustCompile(`^(?:[（(]([一二三四五六七八九])[）)]|([1-9])[、.．])\s*`)

// cutOther takes a number off that the form does not use for sections: （五） or 5.
// Parts of a section are numbered so, and only the right number makes a heading.
func cutOther(text string) (number, words string) {
	m := otherNumber.FindStringSubmatch(text)
	if m == nil {
		return "", text
	}
	if m[2] != "" {
		m[1] = string([]rune("一二三四五六七八九")[m[2][0]-'1'])
	}
	return m[1], text[len(m[0]):]
}

// chooseHeadings takes the last heading of each section that stands before the
// next section's, so that tables of contents and web descriptions, which come
// first, are not taken for the sections. Better wording wins over later lines.
func (d *document) chooseHeadings(all []heading) []heading {
	limit := len(d.lines)
	var out []heading
	for _, s := range slices.Backward(d.form.Sections) {
		best := heading{at: -1, rank: 9}
		for _, h := range all {
			if h.section == s.Key && h.at < limit && h.rank <= best.rank {
				best = h
			}
		}
		if best.at >= 0 {
			out = append(out, best)
			limit = best.at
		}
	}
	slices.Reverse(out)
	return out
}

// refNote is a note about a section.
func refNote(section, text, message string) model.Note {
	return model.Note{Text: text, At: form.Ref{Section: section}, Message: message}
}

// lostNote is a note about something of a section that was not read.
func lostNote(section, text, message string) model.Note {
	return model.Note{Text: text, At: form.Ref{Section: section}, Message: message, Lost: true}
}

// lostCell is a note about a cell.
func lostCell(section, row, col, message string) model.Note {
	return model.Note{At: form.Ref{Section: section, Row: row, Col: col}, Message: message, Lost: true}
}
