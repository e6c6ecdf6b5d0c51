package collection

import (
	"fmt"
	"slices"
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/reading"
)

// A Unit is a body that must report, as the list of units (单位名单) has it.
type Unit struct {
	ID       string   `json:"id"` // for ever; names change
	Number   int      `json:"no"` // in the list, from 1
	Name     string   `json:"name"`
	Short    string   `json:"short,omitempty"`
	Kind     string   `json:"kind,omitempty"`   // form.Department and the like
	Parent   string   `json:"parent,omitempty"` // id; "" directly below the government
	Aliases  []string `json:"aliases,omitempty"`
	Former   []string `json:"former,omitempty"` // bodies that it took over: 原××局
	Contact  string   `json:"contact,omitempty"`
	Deadline string   `json:"deadline,omitempty"` // its own: 2026-01-20
}

// Called is how letters and file names call a unit.
func (u Unit) Called() string {
	if u.Short != "" {
		return u.Short
	}
	return u.Name
}

// KindOf is the kind of a unit as the list says or, where it does not, as the name tells;
// "" where neither does.
func (u Unit) KindOf() string {
	if u.Kind != "" {
		return u.Kind
	}
	return reading.ReadBody(u.Name).Kind
}

// Below says that the unit is a government, town or street below the one that collects: it
// counts in the sums of the region (区域), not in those of the level itself (本级).
func (u Unit) Below(government string) bool {
	switch u.KindOf() {
	case form.Township, form.Subdistrict:
		return true
	case form.Government:
		return u.Name != government
	}
	return false
}

// KindOfWord reads a kind as lists word it: 部门, 乡镇, 街道.
func KindOfWord(f *form.Form, word string) string {
	field, _ := f.Field(form.UnitKind)
	word = strings.TrimSpace(word)
	for _, c := range field.Choices {
		if word != "" && (word == c.Label || word == c.Key || strings.Contains(word, c.Label)) {
			return c.Key
		}
	}
	return ""
}

// CheckRoster refuses a list that cannot be worked with: without a name, with two units of
// one name below one parent, with a unit below itself.
func CheckRoster(units []Unit) error {
	type place struct{ parent, name string }
	seen := map[place]bool{}
	byID := map[string]Unit{}
	for _, u := range units {
		byID[u.ID] = u
	}
	for _, u := range units {
		if strings.TrimSpace(u.Name) == "" {
			return &model.Refusal{Message: fmt.Sprintf("名单第 %d 家没有单位名称；请补上后再导入", u.Number)}
		}
		at := place{u.Parent, plainName(u.Name)}
		if seen[at] {
			return &model.Refusal{Message: fmt.Sprintf("名单里有两家“%s”；请删去重复的一家，或写明各自的上级", u.Name)}
		}
		seen[at] = true
		if cyclic(u, byID) {
			return &model.Refusal{Message: fmt.Sprintf("名单里“%s”的上级最终又是它自己；请改正上级一栏", u.Name)}
		}
	}
	return nil
}

// cyclic says that the way up from a unit comes back to it.
func cyclic(u Unit, byID map[string]Unit) bool {
	for up, steps := u.Parent, 0; up != ""; steps++ {
		if up == u.ID || steps > len(byID) {
			return true
		}
		up = byID[up].Parent
	}
	return false
}

// A RosterRow is one line of a list that was pasted or opened.
type RosterRow struct {
	Name, Short, Kind, Parent, Contact, Deadline string
	Aliases, Former                              []string
}

// A RosterChange is what taking in a list would do to one unit.
type RosterChange struct {
	Old, New *Unit // nil: not in the list before, not any more
}

// Compare says what a list adds, changes and leaves out, in the order of the list and
// then of the units that it does not name. A unit is known by its name, an alias or a
// former name, also by the one that the row gives; newID makes ids. What a row leaves
// blank stays as it was.
func Compare(f *form.Form, units []Unit, rows []RosterRow, newID func() string) ([]RosterChange, error) {
	var out []RosterChange
	ids, named := map[string]string{}, map[string]bool{}
	next := 0
	for _, u := range units {
		next = max(next, u.Number)
		for _, name := range slices.Concat([]string{u.Name}, u.Aliases, u.Former) {
			if ids[plainName(name)] == "" {
				ids[plainName(name)] = u.ID
			}
		}
	}
	for _, row := range rows {
		id := ids[plainName(row.Name)]
		if id == "" && len(row.Former) == 1 { // renamed
			id = ids[plainName(row.Former[0])]
		}
		u := Unit{Name: strings.TrimSpace(row.Name)}
		change := RosterChange{New: &u}
		if i := slices.IndexFunc(units, func(u Unit) bool { return u.ID == id }); i >= 0 && !named[id] {
			old := units[i]
			u, change.Old = old, &old
			u.Name = strings.TrimSpace(row.Name)
			if plainName(u.Name) != plainName(old.Name) {
				u.Former = added(u.Former, old.Name)
			}
		} else {
			next++
			u.ID, u.Number = newID(), next
			if ids[plainName(row.Name)] == "" {
				ids[plainName(row.Name)] = u.ID
			}
		}
		named[u.ID] = true
		take(&u.Short, row.Short)
		take(&u.Contact, row.Contact)
		take(&u.Deadline, row.Deadline)
		take(&u.Kind, KindOfWord(f, row.Kind))
		u.Aliases, u.Former = added(u.Aliases, row.Aliases...), added(u.Former, row.Former...)
		out = append(out, change)
	}
	for i, row := range rows { // parents may stand below their members
		if row.Parent == "" {
			continue
		}
		id := ids[plainName(row.Parent)]
		if id == "" {
			return nil, &model.Refusal{Message: fmt.Sprintf("名单里“%s”的上级“%s”不在名单中；请先把上级列入名单", row.Name, row.Parent)}
		}
		out[i].New.Parent = id
	}
	out = slices.DeleteFunc(out, func(c RosterChange) bool { return c.Old != nil && sameUnit(*c.Old, *c.New) })
	var all []Unit
	for _, u := range units {
		if i := slices.IndexFunc(out, func(c RosterChange) bool { return c.New.ID == u.ID }); i >= 0 {
			u = *out[i].New
		}
		all = append(all, u)
	}
	for _, c := range out {
		if c.Old == nil {
			all = append(all, *c.New)
		}
	}
	if err := CheckRoster(all); err != nil {
		return nil, err
	}
	for _, u := range units {
		if !named[u.ID] {
			out = append(out, RosterChange{Old: &u})
		}
	}
	return out, nil
}

func take(into *string, text string) {
	if text = strings.TrimSpace(text); text != "" {
		*into = text
	}
}

// added adds names to a list that lacks them.
func added(list []string, names ...string) []string {
	list = slices.Clone(list)
	for _, name := range names {
		if name = strings.TrimSpace(name); name != "" && !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

func sameUnit(a, b Unit) bool {
	return a.Name == b.Name && a.Short == b.Short && a.Kind == b.Kind && a.Parent == b.Parent && a.Contact == b.Contact &&
		a.Deadline == b.Deadline && slices.Equal(a.Aliases, b.Aliases) && slices.Equal(a.Former, b.Former)
}

// rosterHeads are the words by which lists head their columns.
var rosterHeads = []struct {
	field func(*RosterRow) *string
	words []string
}{
	{func(r *RosterRow) *string { return &r.Short }, []string{"简称"}},
	{func(r *RosterRow) *string { return &r.Kind }, []string{"类别", "类型", "性质"}},
	{func(r *RosterRow) *string { return &r.Parent }, []string{"上级", "主管", "所属"}},
	{func(r *RosterRow) *string { return &r.Contact }, []string{"联系", "电话"}},
	{func(r *RosterRow) *string { return &r.Deadline }, []string{"期限", "截止"}},
	{func(r *RosterRow) *string { return nil }, []string{"序号", "备注"}},
	{func(r *RosterRow) *string { return &r.Name }, []string{"单位", "名称", "机关", "部门"}},
}

const aliasHead, formerHead = "别名", "原名"

// ReadRoster reads the rows of a list. A first row that heads its columns says what they
// are; without one, the first column that is no number names the units.
func ReadRoster(table [][]string) (out []RosterRow) {
	table = slices.DeleteFunc(slices.Clone(table), func(row []string) bool {
		return !slices.ContainsFunc(row, func(s string) bool { return strings.TrimSpace(s) != "" })
	})
	head := slices.IndexFunc(table, func(row []string) bool {
		return slices.ContainsFunc(row, func(s string) bool {
			s = plainName(s)
			return s == "单位" || s == "名称" || strings.HasSuffix(s, "单位名称") || strings.HasSuffix(s, "单位全称") || s == "机关名称" || s == "部门"
		})
	})
	var heads []string
	if head >= 0 {
		heads, table = table[head], table[head+1:]
	}
	for _, row := range table {
		var r RosterRow
		for i, text := range row {
			text = strings.TrimSpace(text)
			into := (*string)(nil)
			if i < len(heads) {
				switch h := plainName(heads[i]); {
				case strings.Contains(h, aliasHead):
					r.Aliases = split(text)
					continue
				case strings.Contains(h, formerHead) || strings.Contains(h, "曾用名"):
					r.Former = split(text)
					continue
				default:
					into = headed(&r, h)
				}
			} else if len(heads) == 0 && r.Name == "" && strings.Trim(text, "0123456789.、 ") != "" {
				into = &r.Name
			}
			if into != nil && *into == "" {
				*into = text
			} else if into == &r.Contact {
				*into += " " + text
			}
		}
		if len(heads) == 0 {
			r.Name = strings.TrimLeft(r.Name, "0123456789.、． ")
		}
		if r.Name != "" {
			out = append(out, r)
		}
	}
	return out
}

// headed is the field of a row that a column of the given head fills; nil for none.
func headed(r *RosterRow, head string) *string {
	for _, h := range rosterHeads {
		if slices.ContainsFunc(h.words, func(w string) bool { return strings.Contains(head, w) }) {
			return h.field(r)
		}
	}
	return nil
}

func split(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;\n", r) })
}
