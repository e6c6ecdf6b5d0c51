// Package pdf reads PDF files that hold their text: paragraphs joined over the ends
// of lines and pages, and ruled tables with the cells that their lines draw. What a
// paragraph or a number means is left to others.
//
// It has a parser of its own. The libraries at hand follow the tables of a file
// wherever they lead, so that a file can make them run for ever or overflow the
// stack, which no program survives.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"gouji.app/export/pack"
	"gouji.app/model"
	"gouji.app/model/page"
)

// Sniff says that data is a PDF file. Some mail programs put lines in front of it.
func Sniff(data []byte) bool {
	const within = 1024
	return bytes.Contains(data[:min(len(data), within)], []byte("%PDF-"))
}

// Read reads a PDF file. It fails with a Refusal on files without text, on encrypted
// and damaged ones, and on what is too large for a report.
func Read(data []byte) (*page.Page, error) {
	if len(data) > pack.MaxFile {
		return nil, tooLarge(nil)
	}
	f, err := openFile(data)
	if err != nil {
		return nil, refused(err)
	}
	if f.trailer["Encrypt"] != nil {
		return nil, refuse(nil, "这份 PDF 设有密码或权限保护，无法读取；请取消保护后重新导出，或者请对方单位报送 Word 或 Excel 原稿")
	}
	sheets := f.sheets()
	switch {
	case len(sheets) == 0:
		return nil, refused(errors.New("no pages"))
	case len(sheets) > maxPages:
		return nil, tooLarge(errTooLarge)
	}
	p := newPainter(f)
	r := reading{heights: map[int]float64{}}
	for i, s := range sheets {
		d, err := p.draw(s)
		if err != nil {
			return nil, refused(err)
		}
		r.add(d, i+1)
	}
	return r.page()
}

// A reading is a file read page by page.
type reading struct {
	entries  []entry
	heights  map[int]float64 // of pages, in points
	glyphs   int
	unknown  int // glyphs without a meaning
	pictures int // pages without text but with pictures
	notes    []page.Note
}

func (r *reading) add(d *drawing, number int) {
	where := fmt.Sprintf("第 %d 页", number)
	note := func(text, message string) {
		r.notes = append(r.notes, page.Note{Where: where, Text: text, Message: message})
	}
	if len(d.glyphs) == 0 && len(d.unseen) > 0 {
		d.glyphs = d.unseen
		note("", "这一页是扫描件，文字由识别软件得出，可能有误，请逐一核对")
	}
	if len(d.slanted) > 0 {
		var b strings.Builder
		for _, g := range d.slanted {
			b.WriteString(g.text)
		}
		note(b.String(), "斜排的文字（水印），未导入")
	}
	if len(d.glyphs) == 0 && d.pictures > 0 {
		r.pictures++
		note("", "这一页只有图片，读不出文字，请核对")
	}
	r.glyphs += len(d.glyphs)
	missing := 0
	for _, g := range d.glyphs {
		if g.text == unknown {
			missing++
		}
	}
	if r.unknown += missing; missing > 0 {
		note("", fmt.Sprintf("有 %d 个字符的字体没有附带编码，读不出来，请核对", missing))
	}
	r.heights[number] = d.height
	r.entries = append(r.entries, entries(d, number)...)
}

// page puts the pages together.
func (r *reading) page() (*page.Page, error) {
	switch {
	case r.glyphs == 0 && r.pictures > 0:
		return nil, refuse(nil, "这是扫描件或图片生成的 PDF，没有文字，读不出表格；请对方单位报送 Word 或 Excel 原稿")
	case r.glyphs == 0:
		return nil, refuse(nil, "这份 PDF 里没有文字；请确认选对了文件，或者请对方单位报送 Word 或 Excel 原稿")
	case 2*r.unknown > r.glyphs:
		return nil, refuse(nil, "这份 PDF 的字体没有附带文字编码，读不出内容；请对方单位报送 Word 或 Excel 原稿")
	}
	kept, notes := furniture(r.entries, r.heights)
	return &page.Page{Parts: []page.Part{{Items: items(kept)}}, Notes: append(r.notes, notes...)}, nil
}

func refuse(cause error, format string, args ...any) error {
	return &model.Refusal{Message: fmt.Sprintf(format, args...), Cause: cause}
}

// refused says why a file cannot be read.
func refused(cause error) error {
	if errors.Is(cause, errTooLarge) {
		return tooLarge(cause)
	}
	return refuse(cause, "这份 PDF 已损坏或不完整，读不出来；请重新导出或下载，或者请对方单位报送 Word 或 Excel 原稿")
}

func tooLarge(cause error) error {
	return refuse(cause, "这份 PDF 的内容太多，不像一份年报；请确认选对了文件")
}
