package collection

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gouji.app/model/reading"
)

// plainName is a name in half-width characters without spaces: what is compared.
func plainName(name string) string {
	return strings.ReplaceAll(reading.Read(strings.TrimSpace(name)).Plain, " ", "")
}

// A called is the name of a body taken apart: the places in front, of which the last is
// its own, and what it is there: 示例市, 示例县 and 财政局. 人民政府 counts as 政府.
type called struct{ before, own, office string }

// whole is the name as evened out.
func (c called) whole() string { return c.before + c.own + c.office }

// where is the whole chain of places.
func (c called) where() string { return c.before + c.own }

// Names takes names apart. It knows the official divisions, and of others those that the
// collection has governments of.
type Names struct {
	root   string // chain of places of the collecting government
	places []string
}

// governmentEnds are the ends of names whose front is a place, and how such a place ends.
var governmentEnds = []struct{ end, place string }{{"政府", ""}, {"街道办事处", "街道"}}

// NamesOf learns the places of a government and of those below it.
func NamesOf(government string, units []Unit) Names {
	var n Names
	n.learn(government)
	for _, u := range units {
		n.learn(u.Name)
	}
	slices.SortFunc(n.places, func(a, b string) int { return len(b) - len(a) })
	n.places = slices.Compact(n.places)
	n.root = n.split(government).where()
	return n
}

func (n *Names) learn(name string) {
	name = strings.ReplaceAll(plainName(name), "人民政府", "政府")
	for _, g := range governmentEnds {
		if place, ok := strings.CutSuffix(name, g.end); ok && place != "" {
			n.places = append(n.places, pieces(place+g.place)...)
			return
		}
	}
}

// pieces cuts a chain of places: 示例市示例县 is two. 沙市区 is one.
func pieces(chain string) (out []string) {
	runes, from := []rune(chain), 0
	for i, r := range runes {
		if strings.ContainsRune("省市州盟县区", r) && i-from >= 1 && len(runes)-i-1 >= 2 {
			out, from = append(out, string(runes[from:i+1])), i+1
		}
	}
	return append(out, string(runes[from:]))
}

func (n Names) split(name string) (c called) {
	rest := strings.ReplaceAll(plainName(name), "人民政府", "政府")
	for {
		before, place, behind := n.leading(rest)
		if place == "" || behind == "" {
			c.office = rest
			return c
		}
		c.before, c.own, rest = c.before+c.own+before, place, behind
	}
}

// leading is the place that a name begins with, the longest of those known.
func (n Names) leading(name string) (before, place, rest string) {
	for _, p := range n.places {
		if rest, ok := strings.CutPrefix(name, p); ok {
			return "", p, rest
		}
	}
	return reading.LeadingPlace(name)
}

// alike says how well the name in a file fits a unit's.
type alike int

const (
	different alike = iota
	shortly         // less is said than is known of the unit: 财政局 for 示例县财政局
	exactly         // the name as listed, which does not say of which county it is
	surely
)

// fit compares the name in a file with one of a unit that lies within a chain of places.
// That chain, or its beginning, may be missing in both: it is the collecting government's.
func (n Names) fit(printed, listed called, within string) alike {
	if printed.office != listed.office || listed.own != "" && printed.own != "" && printed.own != listed.own {
		return different
	}
	said, where := printed.where(), joined(within, listed.where())
	same := printed.whole() == listed.whole()
	switch {
	case strings.HasSuffix(said, where) && (where != "" || same):
		return surely
	case !strings.HasSuffix(where, said):
		return different
	case strings.HasPrefix(n.root, strings.TrimSuffix(where, said)) && (said != "" || same):
		return surely
	case same:
		return exactly
	}
	return shortly
}

// joined puts a chain of places behind another, what they share once.
func joined(chain, more string) string {
	for i := range chain {
		if strings.HasPrefix(more, chain[i:]) {
			return chain[:i] + more
		}
	}
	return chain + more
}

// near says that two names of four characters and more differ in one: 沐阳, 沭阳.
func near(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) != len(y) || len(x) < 4 {
		return false
	}
	off := 0
	for i := range x {
		if x[i] != y[i] {
			off++
		}
	}
	return off == 1
}

// shorts are the names by which a unit may be called in the name of a file.
func (n Names) shorts(u Unit) []string {
	c := n.split(u.Name)
	out := []string{plainName(u.Name), c.whole(), c.office}
	if c.office == "政府" || c.office == "办事处" {
		out[2] = c.own
	}
	for _, s := range append([]string{u.Short}, u.Aliases...) {
		out = append(out, plainName(s))
	}
	return slices.DeleteFunc(out, func(s string) bool { return utf8.RuneCountInString(s) < 2 })
}
