package odf

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"gouji.app/export/ordinal"
	"gouji.app/model/page"
)

// A level is how the items of one level of a list are numbered.
type level struct {
	format, prefix, suffix string
	pattern                string // with the places of the numbers, as %1%; "" where the program writes none
	start                  int
}

// A list is one that the place at hand stands in.
type list struct {
	style string
	fresh bool // its item has no paragraph yet
}

// maxLevels is how many levels a list has.
const maxLevels = 10

// outline is the list that headings stand in.
const outline = "outline of headings"

// listStyle reads how the levels of a list are numbered.
func (d *document) listStyle(key string) error {
	all := make([]level, maxLevels)
	err := d.children(func(e xml.StartElement) error {
		at := count(e, "text:level", maxLevels) - 1
		switch name(e) {
		case "text:list-level-style-number", "text:outline-level-style":
			all[at] = level{
				format: attr(e, "style:num-format"), prefix: attr(e, "style:num-prefix"), suffix: attr(e, "style:num-suffix"),
				pattern: attr(e, "loext:num-list-format"), start: count(e, "text:start-value", maxCols),
			}
		}
		return d.Skip()
	})
	d.levels[key] = all
	return err
}

// list reads a list and those in it.
func (d *document) list(e xml.StartElement, items *[]page.Item) error {
	style := attr(e, "text:style-name")
	if style == "" && len(d.lists) > 0 {
		style = d.lists[len(d.lists)-1].style
	}
	if len(d.lists) == 0 && attr(e, "text:continue-numbering") != "true" && attr(e, "text:continue-list") == "" {
		delete(d.counts, style)
	}
	d.lists = append(d.lists, list{style: style})
	err := d.children(func(e xml.StartElement) error {
		if name(e) != "text:list-item" && name(e) != "text:list-header" {
			return d.Skip()
		}
		d.lists[len(d.lists)-1].fresh = name(e) == "text:list-item"
		return d.children(func(e xml.StartElement) error { return d.block(e, items) })
	})
	d.lists = d.lists[:len(d.lists)-1]
	return err
}

// number is the automatic number of a paragraph as printed before its text, "" for none.
func (d *document) number(e xml.StartElement) string {
	if n := len(d.lists); n > 0 {
		l := &d.lists[n-1]
		if !l.fresh {
			return ""
		}
		l.fresh = false
		return d.next(l.style, n-1)
	}
	if name(e) == "text:h" {
		return d.next(outline, count(e, "text:outline-level", maxLevels)-1)
	}
	return ""
}

// next counts an item and prints its number.
func (d *document) next(style string, at int) string {
	levels := d.levels[style]
	if at >= len(levels) {
		return ""
	}
	counts := d.counts[style]
	for len(counts) <= at {
		counts = append(counts, max(levels[len(counts)].start, 1)-1)
	}
	counts = counts[:at+1]
	counts[at]++
	d.counts[style] = counts
	l := levels[at]
	if l.format == "" {
		return ""
	}
	if l.pattern == "" {
		return l.prefix + printed(counts[at], l.format) + l.suffix
	}
	text := l.pattern
	for i, n := range counts {
		text = strings.ReplaceAll(text, fmt.Sprintf("%%%d%%", i+1), printed(max(n, 1), levels[i].format))
	}
	return text
}

// printed writes a number in a format, which gives the first numbers as examples.
func printed(n int, format string) string {
	first, _, _ := strings.Cut(format, ",")
	word, ok := map[string]string{
		"一": "chineseCounting", "壹": "chineseLegalSimplified", "甲": "ideographTraditional", "①": "decimalEnclosedCircle",
		"１": "decimalFullWidth", "A": "upperLetter", "a": "lowerLetter", "I": "upperRoman", "i": "lowerRoman",
	}[first]
	if !ok {
		return strconv.Itoa(n)
	}
	return ordinal.Print(n, word)
}
