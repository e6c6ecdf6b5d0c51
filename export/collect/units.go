package collect

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/collection"
	"gouji.app/model/form"
	"gouji.app/model/rollup"
)

// Propose says whose a file that nobody has claimed seems to be.
func (f *Folder) Propose(p *collection.Project, file *collection.File) collection.Match {
	units, r := p.Roster(), f.cache.reads[file.Hash]
	return collection.NamesOf(f.Head.Government, units).Match(f.Head.ID, units,
		collection.Evidence{Project: r.Project, Unit: r.Unit, Printed: r.Names, File: path.Join(file.From, file.Name)})
}

// Named is the name of the body in a file's report; "" where it has none.
func (f *Folder) Named(file *collection.File) string {
	return strings.TrimSpace(f.cache.reads[file.Hash].Name)
}

// Units are the units whose reports are wanted, each with the numbers that count. With
// accepted, those of a report that is not accepted do not.
func (f *Folder) Units(p *collection.Project, accepted bool) (out []rollup.Unit) {
	for _, s := range p.Units {
		if !s.Expected() {
			continue
		}
		out = append(out, f.unit(s, accepted))
	}
	return out
}

func (f *Folder) unit(s *collection.Standing, accepted bool) rollup.Unit {
	u := rollup.Unit{Name: s.Name, Below: s.Below(f.Head.Government)}
	switch {
	case s.Current == nil && s.State == collection.Broken:
		u.Lacking = rollup.Unopened
	case s.Current == nil, accepted && s.State != collection.Passed:
		u.Lacking = rollup.Missing
	default:
		u.Report = f.cache.reads[s.Current.Hash].report(f.options.Form)
		u.Source = s.Current.Name
		for _, z := range s.Current.Zeros {
			closeBlanks(u.Report, z.Cells)
		}
	}
	return u
}

// nothing are the texts that offices write where they have nothing to count.
var nothing = []string{"", "/", "\\", "-", "—", "——", "无", "不适用"}

// closeBlanks writes 0 where nothing stands, in the given cells or, where none is given,
// in all of them. What could not be read stays unknown.
func closeBlanks(r *model.Report, cells []string) {
	unread := r.Unread()
	wanted := map[form.Ref]bool{}
	for _, c := range cells {
		if at, err := form.ParseRef(c); err == nil {
			wanted[at] = true
		}
	}
	for _, c := range r.Form.Cells() {
		if unread[c.Ref] || len(cells) > 0 && !wanted[c.Ref] {
			continue
		}
		for _, text := range nothing {
			if strings.TrimSpace(r.Text(c.Ref)) == text {
				r.SetText(c.Ref, "0")
			}
		}
	}
}

// A Fault is something in the project's folder that is not as it was left.
type Fault struct{ Place, Message string }

// Verify reads every file of the project again and says what is not as it was received,
// which lines of journals are damaged, and which files no record tells of.
func (f *Folder) Verify(ctx context.Context, p *collection.Project) (out []Fault) {
	for _, d := range f.Damage {
		out = append(out, Fault{d.File, "第 " + strconv.Itoa(d.Line) + " 行已损坏，没有计入；请与备份核对"})
	}
	h := f.history
	for _, g := range h.Gaps {
		out = append(out, Fault{Journals, "缺第 " + strconv.Itoa(g[0]) + " 至 " + strconv.Itoa(g[1]) + " 号记录，可能有人的记录文件还没有同步过来，或被换成了旧的；请核对"})
	}
	for _, e := range h.Clashes {
		out = append(out, Fault{Journals, "第 " + strconv.Itoa(e.N) + " 号记录有两种内容（" + e.By + " " + e.Kind.Label() + "），只计入先登记的；请核对"})
	}
	for fault := range parallel(ctx, p.Files, func(file *collection.File) *Fault {
		if _, err := f.bytes(file.Hash, file.Paths); err != nil {
			return &Fault{file.Name, err.Error()}
		}
		return nil
	}) {
		if fault != nil {
			out = append(out, *fault)
		}
	}
	for _, at := range f.Orphans(p) {
		out = append(out, Fault{at, "没有登记过；用 collect add 不带文件收下，或移出文件夹"})
	}
	return out
}

// ReadRoster reads a list of units from a file: a workbook, a document or a text with a
// unit a line.
func ReadRoster(file string) ([]collection.RosterRow, error) {
	tables, err := export.Tables(file)
	if err != nil {
		return nil, err
	}
	var rows []collection.RosterRow
	for _, t := range tables {
		rows = append(rows, collection.ReadRoster(t)...)
	}
	if len(rows) == 0 {
		return nil, &model.Refusal{Message: "“" + model.ShownName(file) + "”里没有单位；请每行写一个单位，或用“单位名称”作表头"}
	}
	return rows, nil
}

// Keep writes a file that the program made below the project's folder: a letter as sent.
func (f *Folder) Keep(below string, write func(path string) error) error {
	at := f.at(below)
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		return err
	}
	return write(at)
}
