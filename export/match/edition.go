package match

import (
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
)

// filled is the share of the numbers of a form's first table that were read. The
// heads of that table are what tells editions apart.
func (d *document) filled() float64 {
	for _, s := range d.form.Sections {
		if s.Kind != form.Tables {
			continue
		}
		cells, read := 0, 0
		for _, c := range d.form.Cells() {
			if c.Ref.Section == s.Key {
				cells++
				if d.report.Text(c.Ref) != "" {
					read++
				}
			}
		}
		return float64(read) / float64(cells)
	}
	return 0
}

// carryOver moves a report of an earlier edition to a form. A number goes to the
// same address; one that the form has no place for is noted.
func (d *document) carryOver(to *form.Form) {
	from := d.report
	d.report = model.New(to)
	for _, q := range from.Form.Fields {
		d.report.SetText(form.UnitRef(q.Key), from.Text(form.UnitRef(q.Key)))
	}
	for _, s := range from.Form.Sections {
		if s.Kind != form.Tables {
			d.report.SetText(form.Ref{Section: s.Key}, from.Text(form.Ref{Section: s.Key}))
		}
	}
	d.notes = append(d.notes, lostNote("", "", "文件用 2019 年版格式编制，已转为现行格式；主动公开各栏含义不同，未导入，请按现行格式填写"))
	for _, row := range from.Form.Rows() {
		var left []string
		for _, at := range row {
			if _, ok := to.Cell(at); ok {
				d.report.SetText(at, from.Text(at))
				continue
			}
			delete(d.where, at)
			if c, _ := from.Form.Cell(at); from.Text(at) != "" {
				left = append(left, c.Name()+" "+from.Text(at))
			}
		}
		at := form.Ref{Section: row[0].Section, Row: row[0].Row}
		if _, err := to.Expand(at); err != nil {
			at.Row = ""
		}
		if len(left) > 0 {
			d.notes = append(d.notes, model.Note{Text: strings.Join(left, "、"), At: at, Message: "现行格式没有这些栏目，未导入", Lost: true})
		}
	}
	d.noteGrown(from)
}

// noteGrown notes the rows that stand for a group which the form now divides.
func (d *document) noteGrown(from *model.Report) {
	for _, s := range d.report.Form.Sections {
		for _, b := range s.Blocks {
			for _, path := range form.Paths(b.Rows) {
				leaf := path[len(path)-1]
				at := form.Ref{Section: s.Key, Row: leaf.Key}
				if refs, err := from.Form.Expand(at); leaf.Rest && err == nil && from.Text(refs[0]) != "" {
					group := path[len(path)-2].Label
					d.notes = append(d.notes, model.Note{Text: group, At: at, Message: "没有印出分项，计入“" + leaf.Label + "”，其余分项留空"})
				}
			}
		}
	}
}
