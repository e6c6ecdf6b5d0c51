// Package print writes a page as a PDF file: as model/paper lays it out, with the fonts
// that offices use embedded in part, bookmarks of its headings, and tags that tell
// those who hear it which text is a heading, a paragraph or a cell of a table.
package print

import (
	"fmt"
	"io"
	"strings"

	"gouji.app/model"
	"gouji.app/model/page"
	"gouji.app/model/paper"
)

// Write writes a page with the fonts of this machine. It fails with a Refusal on
// characters that no font has.
func Write(w io.Writer, p *page.Page, l model.Layout) error { return WriteWith(w, p, l, Installed()) }

// WriteWith is Write with given fonts: the same page and the same fonts give the same
// bytes.
func WriteWith(w io.Writer, p *page.Page, l model.Layout, fonts Fonts) error {
	laid := paper.Lay(p, l, fonts.advance)
	if lacking := fonts.lacking(laid); lacking != "" {
		return &model.Refusal{Message: fmt.Sprintf("PDF 里写不出“%s”：本机没有含这些字的字体；请改用 Word 文档导出，或者安装含这些字的宋体后再导出", lacking)}
	}
	d := newDocument(fonts)
	d.write(laid, p.Title)
	if err := d.save(w); err != nil {
		return fmt.Errorf("write pdf: %w", err)
	}
	return nil
}

// mostShown is how many of the characters without a font a sentence names.
const mostShown = 10

// lacking are the characters that no font has, each once.
func (f Fonts) lacking(l *paper.Layout) string {
	var out strings.Builder
	n := 0
	for _, sheet := range l.Sheets {
		for _, run := range sheet.Runs {
			for _, r := range run.Text {
				if n < mostShown && f.of(run.Face, r) == nil && !strings.ContainsRune(out.String(), r) {
					out.WriteRune(r)
					n++
				}
			}
		}
	}
	return out.String()
}
