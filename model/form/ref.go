package form

import (
	"fmt"
	"slices"
	"strings"
)

// A Ref is the stable address of one text of a report: a cell
// (section/row/column), a unit field (unit/key) or a whole section. Refs stand in
// files and in the output of the command line; they never change.
type Ref struct{ Section, Row, Col string }

// UnitSection is the first word of the refs of unit fields.
const UnitSection = "unit"

// String prints the ref with its parts separated by slashes.
func (r Ref) String() string {
	switch {
	case r.Row == "":
		return r.Section
	case r.Col == "":
		return r.Section + "/" + r.Row
	}
	return r.Section + "/" + r.Row + "/" + r.Col
}

// ParseRef is the inverse of String. It checks the shape only; whether a form has
// such a place is told by Form.Has.
func ParseRef(s string) (Ref, error) {
	parts := strings.Split(s, "/")
	if len(parts) > 3 {
		return Ref{}, fmt.Errorf("ref %q has more than three parts", s)
	}
	for _, p := range parts {
		if p == "" || strings.ContainsAny(p, " \t\r\n:") {
			return Ref{}, fmt.Errorf("ref %q has an empty or misspelt part", s)
		}
	}
	parts = append(parts, "", "")
	return Ref{parts[0], parts[1], parts[2]}, nil
}

// UnitRef addresses a unit field.
func UnitRef(key string) Ref { return Ref{Section: UnitSection, Row: key} }

// A Cell is one number of the form with what its heads say about it.
type Cell struct {
	Ref   Ref
	Unit  Unit
	Total bool   // defined by an equation, see Form.Totals
	Row   string // row name for messages, "" where the only row has no label
	Col   string // column name for messages
	Note  string // what the row means
}

// Name is how messages call the cell: （七）总计·自然人.
func (c Cell) Name() string {
	if c.Row == "" {
		return c.Col
	}
	return c.Row + "·" + c.Col
}

// Cells lists all numbers of the form in print order. The slice is shared.
func (f *Form) Cells() []Cell { return f.cells }

// Cell returns the number at a ref.
func (f *Form) Cell(at Ref) (Cell, bool) {
	i, ok := f.at[at]
	if !ok {
		return Cell{}, false
	}
	return f.cells[i], true
}

// Index is the position of a number in Cells.
func (f *Form) Index(at Ref) (int, bool) {
	i, ok := f.at[at]
	return i, ok
}

func (f *Form) listCells() []Cell {
	var out []Cell
	for _, s := range f.Sections {
		for _, b := range s.Blocks {
			rows, cols := named(b.Rows, ""), named(b.Cols, "")
			for _, r := range rows {
				for _, c := range cols {
					out = append(out, Cell{
						Ref:  Ref{s.Key, r.Key, c.Key},
						Unit: b.Unit, Total: r.Total || c.Total,
						Row: r.name(), Col: c.path, Note: r.Note,
					})
				}
			}
		}
	}
	return out
}

// namedHead is a leaf with the labels of the groups that are needed to tell it
// from its namesakes.
type namedHead struct {
	Head
	path string
}

// named gives each leaf a name that is unique on its axis: the shortest tail of
// its path of labels. 自然人 stays as it is; 结果维持 becomes 行政复议·结果维持.
func named(hs []Head, prefix string) []namedHead {
	var all []namedHead
	for _, h := range hs {
		path := h.name()
		if prefix != "" {
			path = prefix + "·" + path
		}
		if len(h.Heads) == 0 {
			all = append(all, namedHead{h, path})
			continue
		}
		all = append(all, named(h.Heads, path)...)
	}
	if prefix != "" {
		return all
	}
	seen := map[string]int{}
	for _, n := range all {
		seen[n.name()]++
	}
	for i, n := range all {
		if seen[n.name()] == 1 {
			all[i].path = n.name()
		}
	}
	return all
}

// Rows lists the refs of each row of numbers in print order. The slices are shared.
func (f *Form) Rows() [][]Ref { return f.rows }

func (f *Form) listRows() [][]Ref {
	var out [][]Ref
	for _, c := range f.cells {
		last := len(out) - 1
		if last < 0 || out[last][0].Section != c.Ref.Section || out[last][0].Row != c.Ref.Row {
			out = append(out, nil)
			last++
		}
		out[last] = append(out[last], c.Ref)
	}
	return out
}

// Expand lists the texts that a ref stands for: itself, or the cells of a row
// given without a column. It fails on places that the form does not have.
func (f *Form) Expand(at Ref) ([]Ref, error) {
	if at.Row == "" {
		if s, ok := f.Section(at.Section); ok && s.Kind != Tables {
			return []Ref{at}, nil
		}
		return nil, fmt.Errorf("form %s has no text %q", f.ID, at)
	}
	if at.Section == UnitSection {
		if _, ok := f.Field(at.Row); ok && at.Col == "" {
			return []Ref{at}, nil
		}
		return nil, fmt.Errorf("form %s has no unit field %q", f.ID, at)
	}
	for _, row := range f.Rows() {
		if row[0].Section != at.Section || row[0].Row != at.Row {
			continue
		}
		if at.Col == "" {
			return row, nil
		}
		if slices.Contains(row, at) {
			return []Ref{at}, nil
		}
	}
	return nil, fmt.Errorf("form %s has no cell %q", f.ID, at)
}

// PlaceName is what a cell, a row, a unit field or a section is called; "" for no
// place.
func (f *Form) PlaceName(at Ref) string {
	if c, ok := f.Cell(at); ok {
		return c.Name()
	}
	for _, c := range f.cells {
		if c.Ref.Section == at.Section && c.Ref.Row == at.Row && at.Row != "" {
			return c.Row
		}
	}
	if at.Section == UnitSection {
		if q, ok := f.Field(at.Row); ok {
			return q.Label
		}
		return "单位与年度"
	}
	s, _ := f.Section(at.Section)
	return s.Short
}
