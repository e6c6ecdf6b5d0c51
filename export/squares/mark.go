package squares

import (
	"strings"

	"gouji.app/model/page"
)

// A Mark is what this program notes on a cell of text that a sheet does not show:
// 署名. It is the word in the cell's number format, which leaves text as it is and
// survives a visit to Excel, WPS or LibreOffice in any file format.
type Mark string

// The marks.
const (
	Continued Mark = "续段" // the text goes on from the cell above
	Title     Mark = "标题"
	Signature Mark = "署名"
	Date      Mark = "成文日期"
)

// RecordSheet is the hidden sheet that holds page.Page.Record, a piece of it a cell.
const RecordSheet = program

// Joined is the text of a sheet that holds the record.
func Joined(all []Square) string {
	var b strings.Builder
	for _, q := range all {
		b.WriteString(q.Text)
	}
	return b.String()
}

// Unread is the note on a hidden sheet that holds text, as a draft that somebody has kept.
func Unread(name string, all []Square) []page.Note {
	if strings.TrimSpace(Joined(all)) == "" {
		return nil
	}
	return []page.Note{{Where: "工作表“" + name + "”", Message: "隐藏的工作表，未读取"}}
}

// program begins the words of all marks, so that no other format is taken for one.
const program = "勾稽"

// Format is the number format of a cell with the mark; text stands as it is in it.
func (m Mark) Format() string {
	word := `"` + program + string(m) + `"`
	return strings.Join([]string{word, word, word, "@"}, ";")
}

// MarkOf finds the mark in a number format, however a program has written it anew; ""
// where it has none.
func MarkOf(format string) Mark {
	for _, m := range []Mark{Continued, Title, Signature, Date} {
		if strings.Contains(format, program+string(m)) {
			return m
		}
	}
	return ""
}

// MarkFor is the mark of a paragraph's style; "" where a sheet needs none.
func MarkFor(s page.Style) Mark {
	switch s {
	case page.Title:
		return Title
	case page.Signature:
		return Signature
	case page.Date:
		return Date
	}
	return ""
}

// style is what a mark says of a paragraph.
func (m Mark) style() page.Style {
	for _, s := range []page.Style{page.Title, page.Signature, page.Date} {
		if m != "" && MarkFor(s) == m {
			return s
		}
	}
	return page.Body
}
