package match

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"gouji.app/model/form"
)

// markedNumber matches page numbers that nothing else can be.
var markedNumber = regexp.MustCompile(`^\s*[\-—–]+\s*\d{1,3}\s*[\-—–]+\s*$|^\s*第\s*\d{1,3}\s*页(\s*[,，/]?\s*共\s*\d{1,3}\s*页)?\s*$`)

// pageEdges takes away what text from PDF carries at the edges of its pages: numbers
// and lines that stand on several pages. A form feed begins a page.
func (d *document) pageEdges() {
	edges := map[int]bool{} // lines at the top or the bottom of a page
	for i := range d.lines {
		if d.lines[i].table == nil && strings.HasPrefix(d.lines[i].text, "\f") {
			if top := d.next(i, 1); top >= 0 {
				edges[top] = true
			}
			if bottom := d.next(i-1, -1); bottom >= 0 {
				edges[bottom] = true
			}
		}
	}
	if bottom := d.next(len(d.lines)-1, -1); bottom >= 0 && len(edges) > 0 {
		edges[bottom] = true
	}
	seen := map[string]int{}
	for i := range edges {
		seen[d.lines[i].edgeText()]++
	}
	drop := map[int]bool{}
	for i := range edges {
		text := d.lines[i].edgeText()
		drop[i] = pageNumber.MatchString(d.lines[i].text) || seen[text] > 1 && !numbersOnly.MatchString(text)
	}
	for i, l := range d.lines {
		if l.table == nil && strings.ContainsAny(l.text, "-—–页") && markedNumber.MatchString(l.text) {
			drop[i] = true
		}
	}
	if len(drop) == 0 {
		return
	}
	kept := d.lines[:0:0]
	var first line
	var texts, seenTexts []string
	dropped := 0
	for i, l := range d.lines {
		if !drop[i] {
			kept = append(kept, l)
			continue
		}
		d.taken[l.id] = true
		if dropped == 0 {
			first = l
		}
		if text := l.edgeText(); !slices.Contains(seenTexts, text) {
			texts, seenTexts = append(texts, strings.TrimSpace(l.text)), append(seenTexts, text)
		}
		dropped++
	}
	d.lines = kept
	if dropped > 0 {
		d.note(first, strings.Join(texts, " | "), form.Ref{}, fmt.Sprintf("页眉和页码，未导入（共 %d 处）", dropped))
	}
}

// next is the first line from i on, by steps, that is not blank; -1 where a table
// or the end comes first.
func (d *document) next(i, step int) int {
	for ; i >= 0 && i < len(d.lines) && d.lines[i].table == nil; i += step {
		if strings.TrimSpace(d.lines[i].text) != "" {
			return i
		}
	}
	return -1
}

var numbersOnly = regexp.MustCompile(`^[#\s]*$`)

var pageDigits = regexp.MustCompile(`\d+`)

// edgeText is a line as it may come again on another page.
func (l line) edgeText() string {
	return pageDigits.ReplaceAllString(strings.TrimSpace(l.text), "#")
}
