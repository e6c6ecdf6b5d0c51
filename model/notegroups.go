package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gouji.app/model/form"
)

// A NoteGroup is the notes of one cause: what was done is said once, for all its
// places.
type NoteGroup struct {
	Message string
	Lost    bool
	Entries []NoteEntry
}

// A NoteEntry is one text that notes of a cause are about, with every place it stands
// at.
type NoteEntry struct {
	Note        // the first
	More []Note // further ones, of the same text
}

// Size counts the notes of a group.
func (g NoteGroup) Size() (n int) {
	for _, e := range g.Entries {
		n += 1 + len(e.More)
	}
	return n
}

// Grouped puts notes together by cause, those that matter most first: numbers that were
// not read, what is not known of unit and title, other texts that are lost; then what
// was put in order.
func Grouped(notes []Note) (groups []NoteGroup) {
	type cause struct {
		message string
		lost    bool
		kind    int
	}
	type entry struct {
		cause
		text string
		at   form.Ref
	}
	at, entries := map[cause]int{}, map[entry]int{}
	var kinds []int
	for _, n := range notes {
		c := cause{n.Message, n.Lost, n.gravity()}
		i, ok := at[c]
		if !ok {
			i = len(groups)
			at[c] = i
			groups, kinds = append(groups, NoteGroup{Message: n.Message, Lost: n.Lost}), append(kinds, c.kind)
		}
		g := &groups[i]
		e := entry{c, n.Text, n.At}
		if j, ok := entries[e]; ok && n.Text != "" && !n.hasNumbers() {
			g.Entries[j].More = append(g.Entries[j].More, n)
			continue
		}
		entries[e] = len(g.Entries)
		g.Entries = append(g.Entries, NoteEntry{Note: n})
	}
	order := make([]int, len(groups))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(kinds[a], kinds[b]) })
	sorted := make([]NoteGroup, len(groups))
	for i, k := range order {
		sorted[i] = groups[k]
	}
	return sorted
}

// gravity orders notes by how much they matter, the gravest first.
func (n Note) gravity() int {
	switch {
	case !n.Lost:
		return 3
	case n.At.Section == form.UnitSection || n.At.Section == form.TitleLine:
		return 1
	case n.At.Row != "" || isNumbers(n.Text):
		return 0
	}
	return 2
}

// hasNumbers says that the text of a note holds numbers, each of which wants its own
// look.
func (n Note) hasNumbers() bool { return n.Lost && isNumbers(n.Text) }

// A Listing is one line about a group of notes: a single text with its places, or the
// names of rows that share everything else.
type Listing struct {
	Text string
	Note Note // the first it is about
}

// Head says what was done, and how often where that is more than once.
func (g NoteGroup) Head() string {
	if n := g.Size(); n > 1 {
		return fmt.Sprintf("%s（%d 处）", g.Message, n)
	}
	return g.Message
}

// Listed are the lines of a group, without its message. Rows of which nothing but their
// absence is known stand on one line, a table without any on none but its name.
func (g NoteGroup) Listed(f *form.Form) (out []Listing) {
	for i := 0; i < len(g.Entries); {
		e := g.Entries[i]
		j := i + 1
		for e.isBare() && j < len(g.Entries) && g.Entries[j].isBare() && g.Entries[j].At.Section == e.At.Section {
			j++
		}
		text := e.words(f)
		if j > i+1 {
			text = rowsNamed(f, g.Entries[i:j])
		}
		if text != "" {
			out = append(out, Listing{text, e.Note})
		}
		i = j
	}
	return out
}

// isBare says that a note names a row and tells no more of it.
func (e NoteEntry) isBare() bool {
	return e.Place() == "" && e.At.Row != "" && e.At.Col == "" && len(e.More) == 0 && !isNumbers(e.Text)
}

func rowsNamed(f *form.Form, entries []NoteEntry) string {
	section := entries[0].At.Section
	rows, names := 0, make([]string, len(entries))
	for _, row := range f.Rows() {
		if row[0].Section == section {
			rows++
		}
	}
	s, _ := f.Section(section)
	if rows == len(entries) {
		return s.Short + "　全表"
	}
	for i, e := range entries {
		names[i] = f.PlaceName(e.At)
	}
	return s.Short + "　" + strings.Join(names, "、")
}

// words are an entry's places in the source and in the report, and its text.
func (e NoteEntry) words(f *form.Form) string {
	const most = 4
	var parts, places []string
	for _, n := range append([]Note{e.Note}, e.More...) {
		if at := n.Place(); at != "" && !slices.Contains(places, at) {
			places = append(places, at)
		}
	}
	if n := len(places); n > most {
		places = append(places[:most], fmt.Sprintf("等 %d 处", n))
	}
	if len(places) > 0 {
		parts = append(parts, strings.Join(places, "、"))
	}
	if name := f.PlaceName(e.At); name != "" {
		parts = append(parts, name)
	}
	if e.Text != "" {
		parts = append(parts, "“"+e.Text+"”")
	}
	return strings.Join(parts, "　")
}
