package page

import (
	"fmt"
	"slices"
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/rollup"
)

// SumText is a sum as people read it: 118, or 至少 118（缺 2 家）.
func SumText(s rollup.Sum) string {
	if s.Exact() {
		return s.Total.String()
	}
	return fmt.Sprintf("至少 %s（缺 %d 家）", s.Total, len(s.Holes))
}

// OfSums prints a 数据汇总表: the tables of the form with the sums of the region and, where
// units of both kinds are there, of the level itself; under each how many units are missing
// from each sum; then the numbers of each unit, which a workbook adds up itself; and by
// unit what is missing, and which equations are off by how much.
func OfSums(f *form.Form, told []rollup.Told, residues []rollup.Residue) *Page {
	p := &Page{Title: "数据汇总表"}
	units := layUnits(f, told)
	scopes := units.scopes()
	for _, of := range scopes {
		sums := rollup.Add(f, of.told)
		for _, s := range f.Sections {
			if s.Kind == form.Tables {
				p.Parts = append(p.Parts, of.printed(sums, f, s))
			}
		}
	}
	for i := range p.Parts {
		for _, it := range p.Parts[i].Items {
			if it.Table == nil {
				continue
			}
			for g := range it.Table.Gathers {
				it.Table.Gathers[g].Part = len(p.Parts)
			}
		}
	}
	p.Parts = append(p.Parts, Part{Name: "各单位", Data: true, Items: []Item{{Table: units.table()}}})
	for _, part := range []Part{holesPart(f, told), residuesPart(f, residues)} {
		if part.Items != nil {
			p.Parts = append(p.Parts, part)
		}
	}
	return p
}

// ForPaper is the page without what only workbooks show.
func (p *Page) ForPaper() *Page {
	out := *p
	out.Parts = nil
	for _, part := range p.Parts {
		if !part.Data {
			out.Parts = append(out.Parts, part)
		}
	}
	return &out
}

// A scope is what sums are over (口径): units, and their rows in the sheet 各单位.
type scope struct {
	name string
	told []rollup.Told
	rows []Span
}

// printed is one table of the form with its sums, and again with how many units are missing.
func (of scope) printed(all []rollup.Sum, f *form.Form, s form.Section) Part {
	sums, holes := model.New(f), model.New(f)
	for _, x := range all {
		sums.SetText(x.Cell.Ref, x.Total.String())
		holes.SetText(x.Cell.Ref, fmt.Sprint(len(x.Holes)))
	}
	return Part{Name: s.Short + "·" + of.name, Items: []Item{
		{Style: Heading, Text: fmt.Sprintf("%s（%s，%d 家）", s.Title, of.name, len(of.told))},
		{Table: of.gathered(sums, s, false)},
		{Style: Heading, Text: "缺口（家）：上表各格缺几家的数；不是 0 的，上表所列是“至少”"},
		{Table: of.gathered(holes, s, true)},
	}}
}

// gathered is a table of the form whose numbers follow the sheet 各单位. Equations between
// them still tell where they fail; of numbers of units there are none.
func (of scope) gathered(r *model.Report, s form.Section, missing bool) *Table {
	t, at := located(r, s)
	if missing {
		t.Sums = nil
		for _, i := range at {
			t.Cells[i].Kind = Count
		}
	}
	for i := range t.Sums {
		t.Sums[i].Defines = false
	}
	for i, c := range r.Form.Cells() {
		if cell, here := at[c.Ref]; here {
			t.Gathers = append(t.Gathers, Gather{Cell: cell, Col: unitHeadCols + i, Rows: of.summed(missing), Missing: missing})
		}
	}
	return t
}

// summed is what a sum takes: the rows of the units, and below each kind that of what is known
// of their holes, which is no unit.
func (of scope) summed(missing bool) (out []Span) {
	for _, rows := range of.rows {
		if !missing {
			rows.Bottom++
		}
		out = append(out, rows)
	}
	return out
}

// holesPart lists the numbers that are missing, by unit, reason and table.
func holesPart(f *form.Form, told []rollup.Told) (p Part) {
	t := newTable([]string{"单位", "原因", "格数", "位置"}, []float32{14, 6, 4, 32})
	for _, u := range told {
		by := map[rollup.Why][]form.Ref{}
		for i, c := range f.Cells() {
			if why, hole := u.Why(i); hole {
				by[why] = append(by[why], c.Ref)
			}
		}
		for why := range rollup.Outsized + 1 {
			if at := by[why]; len(at) > 0 {
				t.words(u.Unit, why.String(), fmt.Sprint(len(at)), strings.Join(places(f, at), "、"))
			}
		}
	}
	if t.Rows == 1 {
		return p
	}
	return Part{Name: "缺口", Items: []Item{{Style: Heading, Text: "缺口：不知道的数，不按 0 计"}, {Table: t}}}
}

// residuesPart lists the equations that are off, with the units that make them so.
func residuesPart(f *form.Form, residues []rollup.Residue) (p Part) {
	if len(residues) == 0 {
		return p
	}
	t := newTable([]string{"等式", "相差", "各单位相差"}, []float32{20, 6, 30})
	for _, r := range residues {
		t.words(f.PlaceName(r.At()), r.Off.String(), ResidueText(r))
	}
	return Part{Name: "差额", Items: []Item{{Style: Heading, Text: "差额：汇总后两边不等的等式，和造成它的单位"}, {Table: t}}}
}

// ResidueText names the units that make an equation of the sum fail, with their amounts.
func ResidueText(r rollup.Residue) string {
	var units []string
	for _, u := range r.Units {
		units = append(units, u.Unit+" "+u.Amount.String())
	}
	return strings.Join(units, "，")
}

// places names cells: whole tables and rows by their own name.
func places(f *form.Form, at []form.Ref) (out []string) {
	given := map[form.Ref]bool{}
	for _, ref := range at {
		given[ref] = true
	}
	whole := func(group []form.Ref) bool {
		return !slices.ContainsFunc(group, func(ref form.Ref) bool { return !given[ref] })
	}
	tables := map[string][]form.Ref{}
	for _, c := range f.Cells() {
		tables[c.Ref.Section] = append(tables[c.Ref.Section], c.Ref)
	}
	for _, row := range f.Rows() {
		section := row[0].Section
		switch {
		case whole(tables[section]):
			if name := f.PlaceName(form.Ref{Section: section}); !slices.Contains(out, name) {
				out = append(out, name)
			}
		case whole(row) && f.PlaceName(form.Ref{Section: section, Row: row[0].Row}) != "":
			out = append(out, f.PlaceName(form.Ref{Section: section, Row: row[0].Row}))
		default:
			for _, ref := range row {
				if given[ref] {
					out = append(out, f.PlaceName(ref))
				}
			}
		}
	}
	return out
}
