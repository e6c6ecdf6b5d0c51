package carry

import (
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"gouji.app/model"
	"gouji.app/model/form"
)

// A Line is one figure of the form over several years.
type Line struct {
	Name, Of string // 自然人 of （一）予以公开; Of is "" where the row has no name
	Section  string
	Unit     form.Unit
	Numbers  []model.Number // by year
}

// Growth is what became of a number from one year to the next. It is not Known where
// one of the two is missing; there is no Percent of 0.
type Growth struct {
	Known, Relative bool
	By, Percent     decimal.Decimal // Percent with one decimal
}

// Growths are the changes from each year to the next.
func (l Line) Growths() []Growth {
	var out []Growth
	for i := 1; i < len(l.Numbers); i++ {
		out = append(out, Grown(l.Numbers[i-1], l.Numbers[i]))
	}
	return out
}

// Grown is what became of a number from one year to the next.
func Grown(old, now model.Number) (g Growth) {
	if !old.Readable() || !now.Readable() {
		return g
	}
	by, err := now.Decimal().Sub(old.Decimal())
	if err != nil {
		return g
	}
	g.Known, g.By = true, by
	share, err := by.Quo(old.Decimal()) // fails on 0
	if err != nil {
		return g
	}
	percent, err := share.Mul(decimal.Hundred)
	if err != nil {
		return g
	}
	g.Relative, g.Percent = true, percent.Round(1)
	return g
}

// Compare lists all figures of the form over the years of the reports, in print order.
func Compare(reports []*model.Report) []Line {
	var out []Line
	for _, c := range reports[0].Form.Cells() {
		l := Line{Name: c.Col, Of: c.Row, Section: c.Ref.Section, Unit: c.Unit}
		for _, r := range reports {
			l.Numbers = append(l.Numbers, r.Number(c))
		}
		out = append(out, l)
	}
	return out
}

// Movers lists the figures that changed most between the last two years, at most so many,
// the greatest change first. Of a row with a total it looks at that alone.
func Movers(reports []*model.Report, most int) []Line {
	all, f := Compare(reports), reports[0].Form
	whole := wholeColumns(f)
	var out []Line
	for i, c := range f.Cells() {
		if cols := whole[c.Ref.Section]; len(cols) > 0 && !cols[c.Ref.Col] {
			continue
		}
		if g := all[i].lastGrowth(); g.Known && !g.By.IsZero() {
			out = append(out, all[i])
		}
	}
	slices.SortStableFunc(out, func(a, b Line) int {
		return b.lastGrowth().By.Abs().Cmp(a.lastGrowth().By.Abs())
	})
	return out[:min(len(out), most)]
}

func (l Line) lastGrowth() Growth {
	n := len(l.Numbers)
	if n < 2 {
		return Growth{}
	}
	return Grown(l.Numbers[n-2], l.Numbers[n-1])
}

// Zero says that a figure was 0 in each year.
func (l Line) Zero() bool {
	return !slices.ContainsFunc(l.Numbers, func(n model.Number) bool { return !n.Readable() || !n.Decimal().IsZero() })
}

// wholeColumns are the columns of each section that add up others.
func wholeColumns(f *form.Form) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, s := range f.Sections {
		cols := map[string]bool{}
		for _, b := range s.Blocks {
			for _, t := range totals(b.Cols) {
				cols[t.keys[0]] = true
			}
		}
		out[s.Key] = cols
	}
	return out
}

// Outline lists the figures that tell a year's story: what came in, what became of it
// by groups, and the totals of disputes.
func Outline(reports []*model.Report) []Line {
	var out []Line
	for _, s := range reports[0].Form.Sections {
		for _, b := range s.Blocks {
			cols := totals(b.Cols)
			if len(cols) == 0 {
				continue
			}
			for _, row := range rows(b.Rows) {
				for _, col := range cols {
					l := Line{Name: row.name, Section: s.Key, Unit: b.Unit}
					if l.Name == "" || len(cols) > 1 {
						l.Name = col.name
					}
					for _, r := range reports {
						l.Numbers = append(l.Numbers, added(r, s.Key, row.keys, col.keys[0]))
					}
					out = append(out, l)
				}
			}
		}
	}
	return out
}

// A bundle is some rows or columns under one name.
type bundle struct {
	name string
	keys []string
}

// rows bundles the rows of a block: single ones, and the groups within a group.
func rows(heads []form.Head) (out []bundle) {
	for _, h := range heads {
		if len(h.Heads) == 0 {
			out = append(out, bundle{short(h), []string{h.Key}})
			continue
		}
		for _, inner := range h.Heads {
			b := bundle{name: short(inner)}
			for _, path := range form.Paths([]form.Head{inner}) {
				b.keys = append(b.keys, path[len(path)-1].Key)
			}
			out = append(out, b)
		}
	}
	return out
}

// totals lists the columns that add up others, named by the groups they stand in.
func totals(heads []form.Head) (out []bundle) {
	for _, path := range form.Paths(heads) {
		last := path[len(path)-1]
		if !last.Total {
			continue
		}
		var names []string
		for _, h := range path[:len(path)-1] {
			names = append(names, short(h))
		}
		out = append(out, bundle{strings.Join(names, "·"), []string{last.Key}})
	}
	return out
}

// short is how a head is called where there is little room.
func short(h form.Head) string {
	if h.Short != "" {
		return h.Short
	}
	return h.Label
}

// added is the sum of some rows in one column; blank where none is filled, and
// unreadable where one is.
func added(r *model.Report, section string, keys []string, col string) model.Number {
	sum, filled := decimal.Zero, false
	for _, key := range keys {
		c, _ := r.Form.Cell(form.Ref{Section: section, Row: key, Col: col})
		n := r.Number(c)
		if n.Unreadable() {
			return n
		}
		if n.Readable() {
			next, err := sum.Add(n.Decimal())
			if err != nil {
				return model.Number{}
			}
			sum, filled = next, true
		}
	}
	if !filled {
		return model.Number{}
	}
	return model.NumberOf(sum)
}

// ByYear sorts reports by year, the earliest first.
func ByYear(reports []*model.Report) []*model.Report {
	out := slices.Clone(reports)
	slices.SortStableFunc(out, func(a, b *model.Report) int { return a.Year() - b.Year() })
	return out
}
