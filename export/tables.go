package export

import (
	"slices"
	"strings"

	"gouji.app/export/charset"
	"gouji.app/export/docx"
	"gouji.app/export/legacy"
	"gouji.app/export/odf"
	"gouji.app/export/xlsx"
	"gouji.app/model"
	"gouji.app/model/page"
)

// Tables reads the rows of the tables in a file that is no report, such as a list of
// units; of a file without tables, its lines with their tabs. Every error is a Refusal.
func Tables(path string) ([][][]string, error) {
	data, err := read(path)
	if err != nil {
		return nil, err
	}
	name := model.ShownName(path)
	for _, format := range []struct {
		sniff func([]byte) bool
		read  func([]byte) (*page.Page, error)
	}{{xlsx.Sniff, xlsx.Read}, {docx.Sniff, docx.Read}, {odf.Sniff, odf.Read}, {legacy.Sniff, legacy.Read}} {
		if format.sniff(data) {
			p, err := format.read(data)
			if err != nil {
				return nil, about(name, err)
			}
			return tablesOf(p), nil
		}
	}
	text, ok := charset.Decode(data)
	if !ok {
		return nil, &model.Refusal{Message: "“" + name + "”不是认识的名单格式；请用 Excel、Word 文件或文本"}
	}
	var lines [][]string
	for line := range strings.Lines(text) {
		lines = append(lines, strings.FieldsFunc(strings.TrimRight(line, "\r\n"), func(r rune) bool { return r == '\t' || r == ',' || r == '，' }))
	}
	return [][][]string{lines}, nil
}

func tablesOf(p *page.Page) (out [][][]string) {
	var lines [][]string
	for _, part := range p.Parts {
		for _, it := range part.Items {
			if it.Table == nil {
				lines = append(lines, []string{it.Text})
				continue
			}
			rows := make([][]string, it.Table.Rows)
			for _, c := range it.Table.Cells {
				if c.Row < len(rows) && c.Col < it.Table.Cols {
					rows[c.Row] = append(rows[c.Row], slices.Repeat([]string{""}, max(0, c.Col+1-len(rows[c.Row])))...)
					rows[c.Row][c.Col] = c.Text
				}
			}
			out = append(out, rows)
		}
	}
	if len(out) == 0 {
		out = [][][]string{lines}
	}
	return out
}
