// Package export is the one list of file formats that reports are kept in, and the
// way in and out of files: Open and Save.
package export

import (
	"io"
	"path/filepath"
	"strings"

	"gouji.app/export/docx"
	"gouji.app/export/html"
	"gouji.app/export/legacy"
	"gouji.app/export/match"
	"gouji.app/export/page"
	"gouji.app/export/text"
	"gouji.app/export/xlsx"
	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/form"
)

// Formats lists the file formats, the one to save in first. Reading asks them in
// this order who knows the content. Those without Write are read only.
func Formats(f *form.Form) []model.Format {
	printed := func(write func(io.Writer, *page.Page) error, record bool) func(io.Writer, *model.Report) error {
		return func(w io.Writer, r *model.Report) error { return write(w, page.Of(r, record)) }
	}
	asJSON := func(w io.Writer, r *model.Report) error { return WriteJSON(w, &model.Import{Report: r}) }
	return []model.Format{
		{
			Name: "xlsx", Label: "Excel 工作簿", Exts: []string{".xlsx", ".xlsm"},
			Sniff: xlsx.Sniff, Read: reader(f, xlsx.Read),
			Write: printed(xlsx.Write, true), Submit: printed(xlsx.Write, false),
		},
		{
			Name: "docx", Label: "Word 文档", Exts: []string{".docx", ".docm"},
			Sniff: docx.Sniff, Read: reader(f, docx.Read),
		},
		{
			Name: "legacy", Label: "旧版 Office 文件", Exts: []string{".doc", ".wps", ".xls", ".et"},
			Sniff: legacy.Sniff, Read: reader(f, legacy.Read),
		},
		{
			Name: "zip", Label: "压缩文件", Exts: []string{".zip"},
			Sniff: sniffZip, Read: func(data []byte) (*model.Import, error) { return readZip(data, f) },
		},
		{
			Name: "json", Label: "JSON 数据", Exts: []string{".json"},
			Sniff: sniffJSON, Read: func(data []byte) (*model.Import, error) { return readJSON(data, f) },
			Write: asJSON, Submit: asJSON,
		},
		{ // samples and drafts; no file name asks for it
			Name: "plain", Label: "勾稽记录",
			Sniff: model.IsPlain, Read: func(data []byte) (*model.Import, error) { return readPlain(data, f) },
			Write: writePlain, Submit: writePlain,
		},
		{
			Name: "html", Label: "网页", Exts: []string{".html", ".htm", ".mht", ".mhtml"},
			Sniff: html.Sniff, Read: reader(f, html.Read),
		},
		{
			Name: "txt", Label: "文本", Exts: []string{".txt"},
			Sniff: text.Sniff, Read: reader(f, text.Read),
			Write: printed(text.Write, false), Submit: printed(text.Write, false),
		},
	}
}

func readPlain(data []byte, f *form.Form) (*model.Import, error) {
	r, err := model.ParsePlain(string(data), f)
	if err != nil {
		return nil, &model.Refusal{Message: "勾稽记录的内容已损坏，读不出来；请用另一份文件", Cause: err}
	}
	return &model.Import{Report: r, Edition: f.ID}, nil
}

func writePlain(w io.Writer, r *model.Report) error {
	_, err := io.WriteString(w, r.Plain())
	return err
}

// reader turns a decoder of pages into a reader of reports.
func reader(f *form.Form, decode func([]byte) (*page.Page, error)) func([]byte) (*model.Import, error) {
	return func(data []byte) (*model.Import, error) {
		p, err := decode(data)
		if err != nil {
			return nil, err
		}
		return match.Report(p, f)
	}
}

// SaveCheck writes findings as a 核对报告, in the format that the path's ending asks
// for.
func SaveCheck(path string, r *model.Report, findings []check.Finding) error {
	var write func(io.Writer, *page.Page) error
	switch ext := strings.ToLower(filepath.Ext(path)); ext {
	case ".xlsx":
		write = xlsx.Write
	case ".txt":
		write = text.Write
	default:
		return &model.Refusal{Message: "核对报告不能保存为“" + ext + "”；请用 .xlsx 或 .txt"}
	}
	return WriteFile(path, func(w io.Writer) error { return write(w, page.OfCheck(r, findings)) })
}
