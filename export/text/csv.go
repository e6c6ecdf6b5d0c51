package text

import (
	"encoding/csv"
	"strings"

	"gouji.app/export/charset"
	"gouji.app/export/pack"
	"gouji.app/model/page"
)

// SniffCSV says that data is a table as spreadsheets save it for other programs.
func SniffCSV(data []byte) bool {
	if len(data) > pack.MaxText {
		return false
	}
	s, ok := charset.Decode(data)
	return ok && delimiter(s) != 0
}

// ReadCSV reads rows as text with tabs between the cells. A row with one filled cell
// is a paragraph, or several where the cell has several lines.
func ReadCSV(data []byte) (*page.Page, error) {
	if len(data) > pack.MaxText {
		return nil, tooLarge()
	}
	s, ok := charset.Decode(data)
	if !ok {
		return nil, noText()
	}
	if strings.Count(s, "\n") > pack.MaxLines {
		return nil, tooManyLines()
	}
	part := page.Part{}
	oneLine := strings.NewReplacer("\n", "", "\t", " ")
	r := reader(s, delimiter(s))
	for {
		fields, err := r.Read()
		if err != nil {
			return &page.Page{Parts: []page.Part{part}}, nil
		}
		line, _ := r.FieldPos(0)
		filled, only := 0, ""
		for i, f := range fields {
			if strings.TrimSpace(f) != "" {
				filled, only = filled+1, f
			}
			fields[i] = oneLine.Replace(f)
		}
		if filled != 1 {
			part.Items = append(part.Items, page.Item{Line: line, Text: strings.Join(fields, "\t")})
			continue
		}
		for text := range strings.SplitSeq(only, "\n") {
			part.Items = append(part.Items, page.Item{Line: line, Text: text})
		}
	}
}

func reader(s string, delimiter rune) *csv.Reader {
	r := csv.NewReader(strings.NewReader(s))
	r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = -1, true, true
	if delimiter != 0 {
		r.Comma = delimiter
	}
	return r
}

// delimiter is what stands between the cells, 0 where text is no table. Prose has
// commas too, but not line after line with numbers between them, nor as many on every
// line. Tabs need no reading of their own.
func delimiter(s string) rune {
	const rows = 5
	for _, d := range ",;" {
		if isEven(s, d) {
			return d
		}
		found := 0
		for r := reader(s, d); found < rows; {
			fields, err := r.Read()
			if err != nil {
				break
			}
			short := 0
			for _, f := range fields {
				if strings.Trim(f, "0123456789.,-/ ") == "" {
					short++
				}
			}
			if len(fields) > 2 && 2*short >= len(fields) && short < len(fields) {
				found++
			}
		}
		if found == rows {
			return d
		}
	}
	return 0
}

// isEven says that every record has the same number of fields, as a lone table has.
func isEven(s string, delimiter rune) bool {
	const fewestRows, fewestFields, most = 3, 7, 64
	rows, width := 0, 0
	for r := reader(s, delimiter); rows < most; rows++ {
		fields, err := r.Read()
		if err != nil {
			break
		}
		if rows == 0 {
			width = len(fields)
		}
		if len(fields) != width {
			return false
		}
	}
	return rows >= fewestRows && width >= fewestFields
}
