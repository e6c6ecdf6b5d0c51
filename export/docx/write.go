package docx

import (
	"archive/zip"
	"bytes"
	"embed"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"

	"gouji.app/model"
	"gouji.app/model/page"
)

// The parts that are the same in every document: styles, page numbers, fonts and
// their substitutes.
//
//go:embed parts
var parts embed.FS

// names lists the parts in the order in which they are written.
func names() []string {
	return []string{
		"[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml",
		"word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml", "word/settings.xml",
		"word/fontTable.xml", "word/footer-odd.xml", "word/footer-even.xml",
	}
}

// Write writes a page as a Word document in the look of official documents
// (GB/T 9704-2012). The same page gives the same bytes.
func Write(w io.Writer, p *page.Page, l model.Layout) error {
	z := zip.NewWriter(w)
	for _, name := range names() {
		part, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return fmt.Errorf("write docx: %w", err)
		}
		var content []byte
		switch name {
		case "word/document.xml":
			content = compose(p, l)
		case "docProps/core.xml":
			content = core(p.Title)
		default: // go:embed leaves out names that begin with a point or a bracket
			file := strings.NewReplacer("[", "", "]", "", "_rels/.rels", "package.rels", "word/_rels/", "", "docProps/", "", "word/", "").Replace(name)
			if content, err = parts.ReadFile("parts/" + file); err != nil {
				return fmt.Errorf("write docx: %w", err)
			}
		}
		if _, err := part.Write(content); err != nil {
			return fmt.Errorf("write docx: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write docx: %w", err)
	}
	return nil
}

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// core names the document. Nothing tells who wrote it on which machine.
func core(title string) []byte {
	var b bytes.Buffer
	b.WriteString(declaration + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>`)
	escape(&b, title)
	b.WriteString(`</dc:title><dc:creator>勾稽</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>`)
	return b.Bytes()
}

// escape writes text between tags. Control characters, which XML has none of, are
// left out.
func escape(b *bytes.Buffer, text string) {
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, text)
	_ = xml.EscapeText(b, []byte(text)) // a buffer takes everything
}
