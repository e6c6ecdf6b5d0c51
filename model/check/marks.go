package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/reading"
)

func markRules() []*Rule {
	return []*Rule{
		{ID: "pairs", Severity: Warning, Title: "引号、括号、书名号应成对", Cite: "GB/T 15834—2011", OfText: pairs},
		{ID: "doc-number", Severity: Hint, Title: "发文字号应按规定写法", Cite: "GB/T 9704—2012", OfText: docNumber},
		{ID: "nested-marks", Severity: Hint, Title: "书名号内再用书名号应用〈〉", Cite: "GB/T 15834—2011", Run: nestedMarks},
		{ID: "marks-comma", Severity: Hint, Title: "并列的书名号、引号之间不用顿号", Cite: "GB/T 15834—2011", Run: marksComma},
		{ID: "doubled-marks", Severity: Hint, Title: "标点不应重复", Cite: "GB/T 15834—2011", Run: doubledMarks},
		{ID: "width", Severity: Hint, Title: "标点应统一用全角", Cite: "GB/T 15834—2011", Run: width},
	}
}

// An opened is a mark that waits for the one that closes it.
type opened struct {
	closes rune
	at     int // byte in the source
	line   int
}

// pairs finds quotation marks and brackets that have no other half in their
// paragraph or the next: reading may have parted a paragraph.
func pairs(n *Narrative) {
	if n.typing {
		return
	}
	var open []opened
	line := 0
	for i, r := range n.Source {
		switch {
		case isHan(r):
		case r == '\n':
			line++
			for len(open) > 0 && open[0].line < line-1 {
				n.unopened(open[0].at)
				open = open[1:]
			}
		case otherHalf(r) != 0:
			open = append(open, opened{otherHalf(r), i, line})
		case r == '”' || r == '》' || r == '）' || r == ')' || r == '〕':
			if r == ')' {
				r = '）'
			}
			k := len(open) - 1
			for k >= 0 && open[k].closes != r {
				k--
			}
			if k < 0 {
				n.unclosed(i)
				continue
			}
			for _, o := range open[k+1:] {
				n.unopened(o.at)
			}
			open = open[:k]
		}
	}
	for _, o := range open {
		n.unopened(o.at)
	}
}

// otherHalf is the mark that closes r, 0 where r opens nothing. Half-width brackets
// pair with full-width ones: their width is another matter.
func otherHalf(r rune) rune {
	switch r {
	case '“':
		return '”'
	case '《':
		return '》'
	case '（', '(':
		return '）'
	case '〔':
		return '〕'
	}
	return 0
}

// unopened reports the mark at byte i, which nothing closes.
func (n *Narrative) unopened(i int) {
	mark, size := utf8.DecodeRuneInString(n.Source[i:])
	after := n.Source[i+size:]
	if mark == '〔' && unicode.IsDigit(firstRune(after)) {
		return // left to doc-number
	}
	span := reading.Span{Start: i, End: i + size}
	for k, r := range after {
		if k > 0 && !unicode.IsLetter(r) && !unicode.IsDigit(r) || k >= len("公")*mostQuoted {
			break
		}
		span.End = i + size + k + utf8.RuneLen(r)
	}
	n.report(n.quote(Warning, span, fmt.Sprintf("%s中「%s」处缺少与 %c 配对的 %c；请补上或删去", n.name(), span.Of(n.Source), mark, otherHalf(mark))))
}

// mostQuoted is how many characters beside a mark show where it stands.
const mostQuoted = 8

// unclosed reports the mark at byte i, which nothing opens.
func (n *Narrative) unclosed(i int) {
	mark, size := utf8.DecodeRuneInString(n.Source[i:])
	before := n.Source[:i]
	word := strings.TrimRightFunc(before, func(r rune) bool {
		return unicode.IsDigit(r) || strings.ContainsRune("一二三四五六七八九十", r)
	})
	switch listed := word != before && (word == "" || !unicode.IsLetter(lastRune(word))); {
	case (mark == ')' || mark == '）') && listed, mark == '〕' && unicode.IsDigit(lastRune(before)):
		return // 1）, 一）; the other is left to doc-number
	}
	span := reading.Span{Start: i, End: i + size}
	for k := 0; k < mostQuoted; k++ {
		r, back := utf8.DecodeLastRuneInString(n.Source[:span.Start])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		span.Start -= back
	}
	n.report(n.quote(Warning, span, fmt.Sprintf("%s中「%s」处的 %c 没有与它配对的前一半；请补上或删去", n.name(), span.Of(n.Source), mark)))
}

// docNumber finds numbers of documents that are not written 国办发〔2021〕30号: other
// brackets or half of them, 第 or a leading 0 before the number, 年 behind the year.
func docNumber(n *Narrative) {
	seen := map[string]bool{}
	for _, end := range spansOf(n.Source, "号") {
		span, right := documentNumber(n.Source, end.End)
		quote := span.Of(n.Source)
		if right == "" || strings.ReplaceAll(quote, " ", "") == right || seen[quote] {
			continue
		}
		seen[quote] = true
		f := n.quote(Hint, span, fmt.Sprintf("%s的发文字号“%s”应写作“%s”；请改正", n.name(), quote, right))
		f.Fixes = []Fix{{Label: "改为“" + right + "”", Edits: []model.Edit{n.rewritten(rewrite{span, right})}}}
		n.report(f)
	}
}

// documentNumber reads the 〔2021〕30号 that ends at byte end, in whatever brackets,
// and says how it is written rightly; that is "" where nothing like it stands there.
func documentNumber(text string, end int) (span reading.Span, right string) {
	s := strings.TrimSuffix(text[:end], "号")
	cut := func(chars string) string {
		rest := strings.TrimRight(s, chars)
		was := s[len(rest):]
		s = rest
		return strings.TrimSpace(was)
	}
	cut(" ")
	number := cut("0123456789")
	ordinal := cut(" 第")
	closing := cut(" 〕]】）)］")
	years := cut(" 年")
	year := ""
	if closing == "" && years == "" && ordinal == "" { // 〔2020109号
		if len(number) < 5 {
			return span, ""
		}
		year, number = number[:4], number[4:]
	} else {
		year = cut("0123456789")
	}
	start := len(strings.TrimRight(s, " 〔[【（(［"))
	opening := strings.TrimSpace(s[start:])
	number = strings.TrimLeft(number, "0")
	if len(year) != 4 || year < "1949" || year >= "2100" || number == "" || opening == "" && closing == "" ||
		utf8.RuneCountInString(opening) > 1 || utf8.RuneCountInString(closing) > 1 || !isHan(lastRune(text[:start])) {
		return span, ""
	}
	start += len(s[start:]) - len(strings.TrimLeft(s[start:], " "))
	return reading.Span{Start: start, End: end}, "〔" + year + "〕" + number + "号"
}

// nestedMarks finds 《…<…>…》 and 《…《…》…》.
func nestedMarks(p *Pass) {
	var h habit
	for _, n := range p.proses {
		var changes []rewrite
		outer, inner, shut := -1, -1, -1 // bytes of 《, of what opens inside it, behind what closes that
		for i, r := range n.Source {
			if isHan(r) {
				continue
			}
			size := utf8.RuneLen(r)
			switch {
			case r == '\n':
				outer, inner, shut = -1, -1, -1
			case r == '《' && outer < 0:
				outer = i
			case outer >= 0 && inner < 0 && (r == '《' || r == '<' || r == '＜'):
				inner = i
			case inner >= 0 && shut < 0 && (r == '》' || r == '>' || r == '＞'):
				shut = i + size
			case r == '《': // one before it is unpaired
				outer, inner, shut = i, -1, -1
			case r == '》':
				if shut > 0 {
					_, open := utf8.DecodeRuneInString(n.Source[inner:])
					_, back := utf8.DecodeLastRuneInString(n.Source[:shut])
					changes = append(changes, rewrite{reading.Span{Start: inner, End: shut}, "〈" + n.Source[inner+open:shut-back] + "〉"})
				}
				outer, inner, shut = -1, -1, -1
			}
		}
		h.add(n, changes)
	}
	if f, ok := h.finding("改为〈〉", fmt.Sprintf("书名号内再用书名号应用〈〉，现用其他符号%s；请改正", times(h.count))); ok {
		p.report(f)
	}
}

func marksComma(p *Pass) {
	for _, c := range []struct{ marks, right, name string }{
		{"》、《", "》《", "书名号"},
		{"”、“", "”“", "引号"},
	} {
		var h habit
		for _, n := range p.proses {
			var changes []rewrite
			for _, span := range spansOf(n.Source, c.marks) {
				changes = append(changes, rewrite{span, c.right})
			}
			h.add(n, changes)
		}
		if f, ok := h.finding("删去顿号", fmt.Sprintf("并列的%s之间不用顿号%s；请删去", c.name, times(h.count))); ok {
			p.report(f)
		}
	}
}

// doubledMarks finds stops of which one follows another, ，， and 。；, as they stay behind
// when words between them are deleted. Of different ones the stronger is kept.
func doubledMarks(p *Pass) {
	const stops = "。；：，、" // the stronger first
	var h habit
	for _, n := range p.proses {
		h.add(n, once(n, "doubled marks", func() (changes []rewrite) {
			from, kept := -1, rune(0)
			count := 0
			for i, r := range n.Source {
				if r >= 0x3001 && r <= 0x3002 || r >= 0xff0c && r <= 0xff1b && strings.ContainsRune(stops, r) {
					if from < 0 {
						from, kept = i, r
					} else if strings.IndexRune(stops, r) < strings.IndexRune(stops, kept) {
						kept = r
					}
					count++
					continue
				}
				if count > 1 {
					changes = append(changes, rewrite{reading.Span{Start: from, End: i}, string(kept)})
				}
				from, count = -1, 0
			}
			if count > 1 {
				changes = append(changes, rewrite{reading.Span{Start: from, End: len(n.Source)}, string(kept)})
			}
			return changes
		}))
	}
	if f, ok := h.finding("删去多余的标点", fmt.Sprintf("标点“%s”重复%s；请删去多余的", h.first.Quote, times(h.count))); ok {
		p.report(f)
	}
}

// width reports half-width punctuation among full-width. A text that is half-width
// throughout has been through the conversion of a website; the report itself was
// hardly written so.
func width(p *Pass) {
	count, full := 0, false
	f := Finding{Severity: Hint}
	fix := Fix{Label: "全部改为全角"}
	for _, n := range p.proses {
		full = full || strings.ContainsAny(n.Source, "，；：（）！？")
		if !strings.ContainsAny(n.Source, ",;:()!?") {
			continue
		}
		if marks := reading.HalfWidth(n.Source); marks > 0 {
			count += marks
			f.At = append(f.At, n.at()...)
			fix.Edits = append(fix.Edits, model.Edit{At: form.Ref{Section: n.section.Key}, Text: reading.Widen(n.Source)})
		}
	}
	if count > 0 && full {
		f.Message = fmt.Sprintf("全文半角、全角标点混用，半角 %d 处；请统一用全角", count)
		f.Fixes = []Fix{fix}
		p.report(f)
	}
}
