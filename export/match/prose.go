package match

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gouji.app/model/form"
)

var (
	pageNumber = regexp.MustCompile(`^[\s\-—–]*\d{1,3}[\s\-—–]*$|^\s*第\s*\d{1,3}\s*页(\s*[,，/共]?\s*共?\s*\d{1,3}\s*页)?\s*$`)
	opening    = regexp.MustCompile(`^\s*([（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?\d{1,2}[）)、．]|\d{1,2}\.\D|第[一二三四五六七八九十]+[，、,]|[一二三四五六七八九十]是|附件)`)
)

// narrative sets the text of a section: its lines without site furniture, page
// numbers and blank lines, paragraphs put together again that were broken at the end
// of a line or page.
func (d *document) narrative(section string, lines []line) {
	var out [][]byte
	var first line // of those that were put together
	joins, blank, last := 0, false, ""
	for _, l := range lines {
		text := strings.TrimSpace(l.text)
		switch {
		case l.table != nil:
			d.lose(l, tableText(l.table), form.Ref{Section: section}, "文字部分里的表格，未导入")
		case text == "":
			blank = true
			continue
		case d.own:
			out = append(out, []byte(text))
		case furniture(text) && !ofEvent.MatchString(text):
			d.note(l, text, form.Ref{Section: section}, "网页栏目文字，未导入")
		case pageNumber.MatchString(text):
			d.note(l, text, form.Ref{Section: section}, "页码，未导入")
		case len(out) > 0 && !opening.MatchString(text) && d.wrapping.goesOn(last, l.text, blank):
			if joins == 0 {
				first = l
			}
			joins++
			out[len(out)-1] = spliced(out[len(out)-1], text)
		default:
			out = append(out, []byte(text))
		}
		last, blank = l.text, false
	}
	if joins > 0 {
		d.note(first, short(first.text), form.Ref{Section: section}, fmt.Sprintf("被分行、分页截断的段落，已接上（共 %d 处）", joins))
	}
	if s := string(bytes.Join(out, []byte("\n"))); s != "" {
		d.report.SetText(form.Ref{Section: section}, s)
	}
}

// spliced joins two halves of a paragraph, with a space between Latin words only.
func spliced(a []byte, b string) []byte {
	latin := func(c byte) bool { return c < utf8.RuneSelf && (c|0x20 >= 'a' && c|0x20 <= 'z') }
	if latin(a[len(a)-1]) && latin(b[0]) {
		a = append(a, ' ')
	}
	return append(a, b...)
}

// A wrapping is how the lines of a text were broken to a width. The zero wrapping is
// that of a text with one paragraph a line.
type wrapping struct {
	width  int  // of a full line, in half-width characters
	spaced bool // blank lines stand between the paragraphs
}

// wrappingOf finds the width that lines were broken to: that of the longest lines
// where several are as long and most of those stop in the middle of a sentence.
func wrappingOf(lines []line) wrapping {
	const narrowest, widest, several = 40, 140, 4
	var widths []int
	count, stopped := map[int]int{}, map[int]int{}
	for _, l := range lines {
		text := strings.TrimRightFunc(l.text, unicode.IsSpace)
		if w := width(text); l.table == nil && w >= narrowest && w <= widest {
			widths = append(widths, w)
			count[w]++
			if !ended(text) {
				stopped[w]++
			}
		}
	}
	slices.Sort(widths)
	for _, w := range slices.Backward(slices.Compact(widths)) {
		full, open := 0, 0
		for x := w; x >= w*9/10; x-- {
			full, open = full+count[x], open+stopped[x]
		}
		if full >= several && open*2 > full {
			return wrapping{w, isSpaced(lines, w)}
		}
	}
	return wrapping{}
}

// isSpaced says that most short lines, which end paragraphs, have a blank one below.
func isSpaced(lines []line, full int) bool {
	with, without := 0, 0
	for i, l := range lines {
		if w := width(l.text); l.table != nil || w == 0 || w >= full*8/10 || i+1 == len(lines) {
			continue
		}
		if strings.TrimSpace(lines[i+1].text) == "" {
			with++
		} else {
			without++
		}
	}
	return with > without
}

// goesOn says that a line goes on with the paragraph of the line before.
func (w wrapping) goesOn(last, next string, blank bool) bool {
	last = strings.TrimRightFunc(last, unicode.IsSpace)
	if w.width == 0 {
		return cutShort(last)
	}
	indented := len(next) > len(strings.TrimLeft(next, " \t　")) && len(last) == len(strings.TrimLeft(last, " \t　"))
	switch full := width(last) >= w.width*85/100; {
	case !full || indented && ended(last):
		return false
	case blank || !w.spaced || width(last) < w.width*97/100:
		return !ended(last)
	}
	return true
}

// width counts a line in half-width characters.
func width(text string) (n int) {
	for _, r := range strings.TrimRightFunc(text, unicode.IsSpace) {
		const cjk = 0x2e80
		n++
		if r >= cjk || strings.ContainsRune("“”‘’—…", r) {
			n++
		}
	}
	return n
}

// ended says that a line stops where a paragraph may.
func ended(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(text, unicode.IsSpace))
	return strings.ContainsRune("。：！？.:!?…", r)
}

// cutShort says that a paragraph stops in the middle of a sentence. Short lines are
// headings and salutations.
func cutShort(text string) bool {
	const shortest = 30
	rs := []rune(text)
	return len(rs) >= shortest && !strings.ContainsRune("。；：！？.;:!?”’》）)…", rs[len(rs)-1])
}
