package docx

import (
	"fmt"
	"strconv"
	"strings"

	"gouji.app/export/ordinal"
)

// levels is how many levels a list has.
const levels = 9

// A listPlace is where a paragraph stands in a list. The zero place is none.
type listPlace struct {
	num   string // the list; "0" takes a paragraph out of the list of its style
	level int
	style string // the named style that puts it there
}

// A level is how the items of one level of a list are numbered.
type level struct {
	Index  int       `xml:"ilvl,attr"`
	Start  *valueXML `xml:"start"`
	Format valueXML  `xml:"numFmt"`
	Text   valueXML  `xml:"lvlText"`
	Legal  *valueXML `xml:"isLgl"`
	Again  *valueXML `xml:"lvlRestart"`
	Style  valueXML  `xml:"pStyle"`
	After  valueXML  `xml:"suff"`
}

func (l level) start() int {
	if l.Start == nil {
		return 0
	}
	n, _ := strconv.Atoi(l.Start.Val)
	return max(n, 0)
}

// A list is one that paragraphs name. Lists of the same pattern count on together.
type list struct {
	pattern string
	levels  [levels]level
	anew    [levels]bool // begins again with its own start the first time it is used
}

// lists are the numbered lists of a document, with how far they have counted.
type lists struct {
	all  map[string]*list
	last map[string]*[levels]int // by pattern; -1: not yet used
}

// number is the automatic number of a paragraph as printed before its text, "" for
// none.
func (d *document) number(p *paragraph) (string, error) {
	if p.list.num == "" || p.list.num == "0" {
		return "", nil
	}
	if d.lists == nil {
		if err := d.readLists(); err != nil {
			return "", err
		}
	}
	return d.lists.next(p.list), nil
}

// readLists reads how lists are numbered.
func (d *document) readLists() error {
	var file struct {
		Patterns []struct {
			ID     string  `xml:"abstractNumId,attr"`
			Levels []level `xml:"lvl"`
		} `xml:"abstractNum"`
		Lists []struct {
			ID      string   `xml:"numId,attr"`
			Pattern valueXML `xml:"abstractNumId"`
			Changes []struct {
				Index int       `xml:"ilvl,attr"`
				Start *valueXML `xml:"startOverride"`
				Level *level    `xml:"lvl"`
			} `xml:"lvlOverride"`
		} `xml:"num"`
	}
	if err := d.linked("numbering", func(part string) error { return d.Decode(part, &file) }); err != nil {
		return err
	}
	patterns := map[string][levels]level{}
	for _, p := range file.Patterns {
		var all [levels]level
		for _, l := range p.Levels {
			if l.Index >= 0 && l.Index < levels {
				all[l.Index] = l
			}
		}
		patterns[p.ID] = all
	}
	d.lists = &lists{all: map[string]*list{}, last: map[string]*[levels]int{}}
	for _, n := range file.Lists {
		l := &list{pattern: n.Pattern.Val, levels: patterns[n.Pattern.Val]}
		for _, c := range n.Changes {
			if c.Index < 0 || c.Index >= levels {
				continue
			}
			if c.Level != nil {
				l.levels[c.Index] = *c.Level
			}
			if c.Start != nil {
				l.levels[c.Index].Start, l.anew[c.Index] = c.Start, true
			}
		}
		d.lists.all[n.ID] = l
	}
	return nil
}

// next counts a paragraph and gives its number.
func (ls *lists) next(at listPlace) string {
	l := ls.all[at.num]
	if l == nil {
		return ""
	}
	if at.style != "" {
		for i, lv := range l.levels {
			if lv.Style.Val == at.style {
				at.level = i
			}
		}
	}
	if at.level < 0 || at.level >= levels {
		return ""
	}
	last := ls.last[l.pattern]
	if last == nil {
		last = &[levels]int{}
		for i := range last {
			last[i] = -1
		}
		ls.last[l.pattern] = last
	}
	for i := 0; i <= at.level; i++ {
		if last[i] < 0 || l.anew[i] {
			last[i] = l.levels[i].start()
			l.anew[i] = false
			if i == at.level {
				last[i]--
			}
		}
	}
	last[at.level]++
	for i := at.level + 1; i < levels; i++ {
		if l.levels[i].Again == nil || l.levels[i].Again.Val != "0" {
			last[i] = -1
		}
	}
	return l.print(at.level, last)
}

// print writes the number of a level: its pattern with the counts of the levels that
// it names.
func (l *list) print(at int, counts *[levels]int) string {
	lv := l.levels[at]
	if lv.Format.Val == "bullet" || lv.Format.Val == "none" && !strings.Contains(lv.Text.Val, "%") {
		return ""
	}
	text := lv.Text.Val
	for i := range levels {
		format := l.levels[i].Format.Val
		if lv.Legal != nil && on(lv.Legal.Val) {
			format = "decimal"
		}
		text = strings.ReplaceAll(text, fmt.Sprint("%", i+1), ordinal.Print(max(counts[i], 0), format))
	}
	if last := strings.TrimRight(text, "、．，）】〕"); text == "" || last != text || lv.After.Val == "nothing" {
		return text
	}
	return text + " "
}
