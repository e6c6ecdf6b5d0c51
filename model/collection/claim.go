package collection

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// Evidence is what tells whose report a file is.
type Evidence struct {
	Project, Unit string   // hidden ids of a form that was sent out
	Printed       []string // names in the report: of the unit, in title and signature; "" where none
	File          string   // name of the file with its folders, with slashes, as it came
}

// A Why says by what a file was known. It stands in the event of the claim.
type Why string

// Evidence, the strongest first.
const (
	ByID      Why = "id"      // hidden ids
	ByName    Why = "name"    // official name or alias in the report
	ByFormer  Why = "former"  // name of a body that the unit took over
	ByShort   Why = "short"   // short name within the parent
	ByFile    Why = "file"    // name of file or folder
	ByOneOff  Why = "one-off" // one character off
	ByHand    Why = "hand"
	ByNothing Why = ""
)

// Label is what lists say.
func (w Why) Label() string {
	switch w {
	case ByID:
		return "填报表的编号"
	case ByName:
		return "印在报告里"
	case ByFormer:
		return "原名"
	case ByShort:
		return "简称"
	case ByFile:
		return "文件名"
	case ByOneOff:
		return "差一个字"
	case ByHand:
		return "人工认领"
	}
	return "没有依据"
}

// A Match is the unit that a file seems to be of.
type Match struct {
	Unit    string // id; "" where nothing can be proposed
	Why     Why
	Certain bool   // may be claimed without asking
	Note    string // what to look at, as one sentence; "" for nothing
}

// Match tells whose report a file is. It is certain only where nothing contradicts it;
// where the file's name says one unit and the report another, nobody is proposed.
func (n Names) Match(project string, units []Unit, ev Evidence) Match {
	if ev.Project == project && project != "" {
		if i := slices.IndexFunc(units, func(u Unit) bool { return u.ID == ev.Unit }); i >= 0 {
			return Match{Unit: units[i].ID, Why: ByID, Certain: true}
		}
	}
	byFile := n.inFileName(units, ev.File)
	var found *Match
	printed := ""
	for _, name := range ev.Printed {
		m := n.byName(units, name, ev.File)
		if m.Why == ByNothing {
			continue
		}
		if found != nil && found.Unit != m.Unit && m.Unit != "" && found.Unit != "" {
			return Match{Note: fmt.Sprintf("报告里先写“%s”，又写“%s”；请认领到其中一家，或退回核对", printed, name)}
		}
		if found == nil || found.Unit == "" || m.Certain && !found.Certain {
			found, printed = &m, name
		}
	}
	if found == nil {
		return proposedByFile(units, ev, byFile)
	}
	if found.Unit != "" && len(byFile) > 0 && !slices.Contains(byFile, found.Unit) {
		return Match{Note: fmt.Sprintf("文件名像是“%s”的，报告里写的是“%s”；请核对后认领", nameOf(units, byFile[0]), printed)}
	}
	return *found
}

func proposedByFile(units []Unit, ev Evidence, byFile []string) Match {
	printed := ""
	for _, name := range ev.Printed {
		if name = strings.TrimSpace(name); name != "" {
			printed = name
			break
		}
	}
	switch {
	case printed != "" && len(byFile) > 0:
		return Match{Note: fmt.Sprintf("文件名像是“%s”的，报告里写的是“%s”，名单中没有；请核对后认领", nameOf(units, byFile[0]), printed)}
	case printed != "":
		return Match{Note: fmt.Sprintf("名单中没有“%s”；请认领，或把它加入名单", printed)}
	case len(byFile) == 1:
		return Match{Unit: byFile[0], Why: ByFile, Note: "报告里读不出单位名称，只有文件名可以依据；请核对"}
	}
	return Match{Note: "报告里读不出单位名称；请认领"}
}

func nameOf(units []Unit, id string) string {
	for _, u := range units {
		if u.ID == id {
			return u.Name
		}
	}
	return ""
}

// byName finds the unit that a name in a report means.
func (n Names) byName(units []Unit, name, file string) Match {
	if strings.TrimSpace(name) == "" {
		return Match{}
	}
	printed := n.split(name)
	best := map[Why][]string{}
	add := func(w Why, id string) {
		if !slices.Contains(best[w], id) {
			best[w] = append(best[w], id)
		}
	}
	named := "" // by its very name, which other places have, too
	for _, u := range units {
		within := n.within(units, u)
		for _, own := range append([]string{u.Name}, u.Aliases...) {
			switch n.fit(printed, n.split(own), within) {
			case surely:
				add(ByName, u.ID)
			case exactly:
				named = u.ID
				add(ByShort, u.ID)
			case shortly:
				add(ByShort, u.ID)
			}
			if near(printed.whole(), n.split(own).whole()) {
				add(ByOneOff, u.ID)
			}
		}
		for _, former := range u.Former {
			if n.fit(printed, n.split(former), within) == surely {
				add(ByFormer, u.ID)
			}
		}
		if u.Short != "" && plainName(u.Short) == plainName(name) {
			add(ByShort, u.ID)
		}
	}
	if short := best[ByShort]; len(best[ByName]) == 0 && len(short) == 1 && short[0] == named {
		best[ByName] = short
	}
	for _, w := range []Why{ByName, ByFormer, ByShort, ByOneOff} {
		if len(best[w]) == 0 {
			continue
		}
		ids := best[w]
		if len(ids) > 1 {
			if ids = n.inFolder(units, ids, file); len(ids) == 1 {
				return Match{Unit: ids[0], Why: w, Note: fmt.Sprintf("名单中有几家“%s”，按所在文件夹归到这一家；请核对", name)}
			}
			return Match{Why: w, Note: fmt.Sprintf("名单中有几家“%s”，分不出是哪一家；请认领", name)}
		}
		m := Match{Unit: ids[0], Why: w, Certain: w == ByName || w == ByFormer}
		switch w {
		case ByFormer:
			m.Note = fmt.Sprintf("报告里写的是原名“%s”；请提醒该单位改用现名", name)
		case ByShort:
			m.Note = fmt.Sprintf("报告里只写“%s”；请核对是不是这一家", name)
		case ByOneOff:
			m.Note = fmt.Sprintf("报告里的“%s”与“%s”只差一个字；请核对是不是写错", name, nameOf(units, ids[0]))
		}
		return m
	}
	return Match{}
}

// within is the place that a unit lies in by its parent.
func (n Names) within(units []Unit, u Unit) string {
	for _, p := range units {
		if p.ID == u.Parent && u.Parent != "" {
			return joined(n.root, n.split(p.Name).where())
		}
	}
	return n.root
}

// inFolder are those of some units whose parent a folder of the file names.
func (n Names) inFolder(units []Unit, ids []string, file string) (out []string) {
	folders := plainName(path.Dir(file))
	for _, u := range units {
		place := strings.TrimPrefix(n.within(units, u), n.root)
		if own := n.split(u.Name); own.before != "" {
			place = own.before
		}
		if slices.Contains(ids, u.ID) && place != "" && strings.Contains(folders, place) {
			out = append(out, u.ID)
		}
	}
	return out
}

// inFileName are the units that the name of a file calls by name: the last of the first
// run of names, since 示例县审计局 is the office and not the county.
func (n Names) inFileName(units []Unit, file string) (out []string) {
	base := path.Base(file)
	base = strings.ReplaceAll(plainName(strings.TrimSuffix(base, path.Ext(base))), "人民政府", "政府")
	type span struct {
		from, to int
		unit     string
	}
	var spans []span
	for _, u := range units {
		for _, s := range n.shorts(u) {
			if i := strings.Index(base, s); i >= 0 {
				spans = append(spans, span{i, i + len(s), u.ID})
			}
		}
	}
	if len(spans) == 0 {
		return nil
	}
	end := slices.MinFunc(spans, func(a, b span) int { return a.from - b.from }).from
	for {
		next := end
		for _, s := range spans {
			if s.from <= end {
				next = max(next, s.to)
			}
		}
		if next == end {
			break
		}
		end = next
	}
	from := end // the longest of those that end the run
	for _, s := range spans {
		if s.to == end {
			from = min(from, s.from)
		}
	}
	for _, s := range spans {
		if s.to == end && s.from == from && !slices.Contains(out, s.unit) {
			out = append(out, s.unit)
		}
	}
	return out
}
