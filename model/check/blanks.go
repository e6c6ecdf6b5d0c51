package check

import (
	"fmt"
	"strconv"

	"gouji.app/model"
	"gouji.app/model/form"
)

func blankRules() []*Rule {
	return []*Rule{
		{ID: "blank", Severity: Warning, Title: "表格不应有空白单元格", Cite: form.Notice2021, Run: blanks},
		{ID: "untouched", Severity: Error, Title: "表格应当填写", Cite: form.Notice2021, Run: untouched},
		{ID: "unread", Severity: Error, Title: "导入时没有读出的数字应当补填", Cite: form.Notice2021, Run: unread},
	}
}

// blanks reports a table's blank cells once, and not before or while it is filled in.
func blanks(p *Pass) {
	for _, s := range p.Report.Form.Sections {
		t := p.tables[s.Key]
		if t == nil || t.filled == 0 || len(t.blanks) == 0 || p.beingWritten(s.Key) {
			continue
		}
		f := Finding{Severity: Warning, Fixes: []Fix{fillIn(p, "空格填 0", t.blanks)}}
		rows := map[string]bool{}
		for _, c := range t.blanks {
			f.At = append(f.At, c.Ref)
			rows[c.Ref.Row] = true
		}
		where := fmt.Sprintf("有 %d 格空白", len(t.blanks))
		if len(rows) > 1 {
			where = fmt.Sprintf("有 %d 格空白（%d 行）", len(t.blanks), len(rows))
		}
		f.Message = fmt.Sprintf("“%s”%s；没有的请填 0", s.Short, where)
		p.report(f)
	}
}

// unread reports the cells of a table that an import left unread, once. It offers
// nothing: what they hold stands in the source alone.
func unread(p *Pass) {
	for _, s := range p.Report.Form.Sections {
		t := p.tables[s.Key]
		if t == nil || len(t.unread) == 0 || p.beingWritten(s.Key) {
			continue
		}
		if t.filled == 0 && len(t.blanks) == 0 {
			p.report(Finding{Severity: Error, At: []form.Ref{{Section: s.Key}}, Message: fmt.Sprintf("“%s”的表格没有读出；请对照原件填写", s.Short)})
			continue
		}
		f := Finding{Severity: Error}
		var rows []string
		for _, c := range t.unread {
			f.At = append(f.At, c.Ref)
			if c.Row != "" {
				rows = appendNew(rows, c.Row)
			}
		}
		where := ""
		if len(rows) > 0 {
			where = "（" + rows[0] + "）"
		}
		if len(rows) > 1 {
			where = fmt.Sprintf("（%s等 %d 行）", rows[0], len(rows))
		}
		f.Message = fmt.Sprintf("“%s”有 %d 格没有读出%s；请对照原件填写", s.Short, len(t.unread), where)
		p.report(f)
	}
}

func untouched(p *Pass) {
	for _, s := range p.Report.Form.Sections {
		t := p.tables[s.Key]
		if t == nil || t.filled > 0 || len(t.unread) > 0 || p.beingWritten(s.Key) {
			continue
		}
		f := Finding{Severity: Error, At: []form.Ref{{Section: s.Key}}}
		f.Message = fmt.Sprintf("“%s”的表格未填；请填写，没有的填 0", s.Short)
		if s.MayBeNil {
			f.Fixes = []Fix{fillIn(p, "全部填 0", t.blanks)}
		}
		p.report(f)
	}
}

// Zeros is the remedy for cells that are blank because there is nothing to report.
func Zeros(r *model.Report, cells []form.Cell) Fix {
	p := &Pass{Report: r}
	p.read()
	return fillIn(p, "空格填 0", cells)
}

// Nil is the remedy for a year without requests and disputes: 0 wherever those tables
// are blank, but for what an import left unread.
func Nil(r *model.Report) Fix {
	var blanks []form.Cell
	unread := r.Unread()
	for _, c := range r.Form.Cells() {
		if s, _ := r.Form.Section(c.Ref.Section); s.MayBeNil && r.Text(c.Ref) == "" && !unread[c.Ref] {
			blanks = append(blanks, c)
		}
	}
	return Zeros(r, blanks)
}

// fillIn writes 0 into cells that say nothing, and into totals among them what their
// parts then add up to, so that the remedy breaks no equation.
func fillIn(p *Pass, label string, cells []form.Cell) Fix {
	f := p.Report.Form
	counts, wanted := make([]int64, len(p.Numbers)), make([]bool, len(p.Numbers))
	for i, n := range p.Numbers {
		counts[i] = n.Count()
	}
	for _, c := range cells {
		i, _ := f.Index(c.Ref)
		wanted[i] = true
	}
	summed := false
	for _, t := range f.Totals() {
		if i, _ := f.Index(t.Ref); wanted[i] {
			counts[i] = add(counts, positions(f, t.Parts))
			summed = summed || counts[i] != 0
		}
	}
	fix := Fix{Label: label}
	if summed {
		fix.Label += "，总计填各项之和"
	}
	for _, c := range cells {
		i, _ := f.Index(c.Ref)
		fix.Edits = append(fix.Edits, model.Edit{At: c.Ref, Text: strconv.FormatInt(counts[i], 10)})
	}
	return fix
}
