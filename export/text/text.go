// Package text reads and writes pages as plain text: paragraphs as lines, tables as
// rows of cells with tabs between them, as they can be pasted into a spreadsheet
// or an editor and read back.
package text

import (
	"bufio"
	"bytes"
	"io"
	"strings"

	"gouji.app/export/charset"
	"gouji.app/export/pack"
	"gouji.app/model"
	"gouji.app/model/page"
)

// Write writes a page as UTF-8 with a byte order mark and CRLF, which every editor
// and spreadsheet on an office machine opens right. A blank line stands between its
// parts, above the signature and at the end, and nowhere else; where only the date is
// known, the line of the signature stays blank, too. So a reader can tell headings and
// signatures by where they stand.
//
// A text that begins with = + - or @ stays as it was typed, though a spreadsheet that
// opens the file takes it for a formula; xlsx is the format for spreadsheets. Plain text
// has no mark for text: an apostrophe would be seen, and stand on the web page that the
// text is pasted into; a tab is the end of a cell; spaces in front are dropped by some
// spreadsheets and kept by others. Nor could a reader tell a mark from what was typed.
func Write(w io.Writer, p *page.Page) error {
	b := bufio.NewWriter(w)
	b.WriteString("\ufeff")
	for i, part := range p.Parts {
		if i > 0 {
			b.WriteString("\r\n")
		}
		signed := false
		for _, it := range part.Items {
			if it.Style == page.Signature && !signed {
				b.WriteString("\r\n")
			}
			if it.Style == page.Date && !signed {
				b.WriteString("\r\n\r\n") // the line of the signature stays free
			}
			signed = signed || it.Style == page.Signature || it.Style == page.Date
			if it.Table != nil {
				writeTable(b, it.Table)
				continue
			}
			b.WriteString(oneLine(it.Text) + "\r\n")
		}
	}
	b.WriteString("\r\n")
	return b.Flush()
}

// writeTable prints each square of the grid, so that columns line up wherever the
// text is pasted; squares under a merged cell stay empty.
func writeTable(b *bufio.Writer, t *page.Table) {
	rows := make([][]string, t.Rows)
	for r := range rows {
		rows[r] = make([]string, t.Cols)
	}
	for _, c := range t.Cells {
		rows[c.Row][c.Col] = oneLine(c.Text)
	}
	for _, r := range rows {
		b.WriteString(strings.Join(r, "\t") + "\r\n")
	}
}

// oneLine keeps a text within its line and its cell.
func oneLine(s string) string {
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ").Replace(s)
}

// Read takes text apart into lines. It fails with a Refusal on what is no text.
func Read(data []byte) (*page.Page, error) {
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
	n := 0
	for line := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		n++
		part.Items = append(part.Items, page.Item{Line: n, Text: strings.TrimRight(line, "\r")})
	}
	return &page.Page{Parts: []page.Part{part}}, nil
}

func tooLarge() error {
	return &model.Refusal{Message: "文本超过 20 MB，不像一份年报；请确认选对了文件"}
}

func tooManyLines() error {
	return &model.Refusal{Message: "文本的行数太多，不像一份年报；请确认选对了文件"}
}

func noText() error {
	return &model.Refusal{Message: "文件不是文本，读不出内容；请对方单位报送 Word 或 Excel 原稿"}
}

// Sniff says whether data can be text. It is the last format to be asked.
func Sniff(data []byte) bool {
	if len(data) > pack.MaxText { // it is refused anyway
		data = data[:bytes.LastIndexByte(data[:pack.MaxText], '\n')+1]
	}
	_, ok := charset.Decode(data)
	return ok
}
