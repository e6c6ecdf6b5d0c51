// Package export is the one list of file formats that reports are kept in, and the
// way in and out of files: Open and Save.
package export

import (
	"io"
	"path/filepath"
	"strings"

	"gouji.app/disk"
	"gouji.app/export/docx"
	"gouji.app/export/html"
	"gouji.app/export/legacy"
	"gouji.app/export/match"
	"gouji.app/export/odf"
	"gouji.app/export/pdf"
	"gouji.app/export/print"
	"gouji.app/export/text"
	"gouji.app/export/xlsx"
	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/check"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// Formats lists the file formats, the one to save in first. Reading asks them in
// this order who knows the content. Those without Submit are read only; those without
// Write are for handing in, not for keeping.
func Formats(f *form.Form) []model.Format {
	plainly := func(write func(io.Writer, *model.Report) error) func(io.Writer, *model.Report, model.Layout) error {
		return func(w io.Writer, r *model.Report, _ model.Layout) error { return write(w, r) }
	}
	asJSON := func(w io.Writer, r *model.Report) error { return WriteJSON(w, &model.Import{Report: r}) }
	return []model.Format{
		{
			Name: "xlsx", Label: "Excel 工作簿", Exts: []string{".xlsx", ".xlsm"},
			Sniff: xlsx.Sniff, Read: reader(f, xlsx.Read),
			Write: fixed(xlsx.Write).kept, Submit: fixed(xlsx.Write).submitted,
		},
		{
			Name: "docx", Label: "Word 文档", Exts: []string{".docx", ".docm"},
			Sniff: docx.Sniff, Read: reader(f, docx.Read),
			Write: writer(docx.Write).printed, Submit: writer(docx.Write).submitted,
		},
		{
			Name: "legacy", Label: "旧版 Office 文件", Exts: []string{".doc", ".wps", ".xls", ".et"},
			Sniff: legacy.Sniff, Read: reader(f, legacy.Read),
		},
		{
			Name: "odf", Label: "OpenDocument 文件", Exts: []string{".ods", ".odt"},
			Sniff: odf.Sniff, Read: reader(f, odf.Read),
		},
		{
			Name: "zip", Label: "压缩文件", Exts: []string{".zip"},
			Sniff: sniffZip, Read: func(data []byte) (*model.Import, error) { return readZip(data, f) },
		},
		{
			Name: "json", Label: "JSON 数据", Exts: []string{".json"},
			Sniff: sniffJSON, Read: func(data []byte) (*model.Import, error) { return readJSON(data, f) },
			Write: asJSON, Submit: plainly(asJSON),
		},
		{ // samples and drafts; no file name asks for it
			Name: "plain", Label: "勾稽记录",
			Sniff: model.IsPlain, Read: func(data []byte) (*model.Import, error) { return readPlain(data, f) },
			Write: writePlain, Submit: plainly(writePlain),
		},
		{
			Name: "html", Label: "网页", Exts: []string{".html", ".htm", ".mht", ".mhtml"},
			Sniff: html.Sniff, Read: reader(f, html.Read),
			Write: fixed(html.Write).printed, Submit: fixed(html.Write).submitted,
		},
		{
			Name: "pdf", Label: "PDF 文件", Exts: []string{".pdf"},
			Sniff: pdf.Sniff, Read: reader(f, pdf.Read),
			Submit: writer(print.Write).submitted,
		},
		{
			Name: "md", Label: "Markdown 文本", Exts: []string{".md"},
			Sniff: text.SniffMarkdown, Read: reader(f, text.ReadMarkdown),
		},
		{
			Name: "csv", Label: "CSV 表格", Exts: []string{".csv"},
			Sniff: text.SniffCSV, Read: reader(f, text.ReadCSV),
		},
		{
			Name: "txt", Label: "文本", Exts: []string{".txt"},
			Sniff: text.Sniff, Read: reader(f, text.Read),
			Write: fixed(text.Write).printed, Submit: fixed(text.Write).submitted,
		},
	}
}

// A writer turns a page into the bytes of one file format.
type writer func(io.Writer, *page.Page, model.Layout) error

// fixed is the writer of a format that knows one layout.
func fixed(write func(io.Writer, *page.Page) error) writer {
	return func(w io.Writer, p *page.Page, _ model.Layout) error { return write(w, p) }
}

// kept writes what print shows and what it does not.
func (write writer) kept(w io.Writer, r *model.Report) error {
	return write(w, page.Of(r, true), model.Layout{})
}

func (write writer) printed(w io.Writer, r *model.Report) error {
	return write.submitted(w, r, model.Layout{})
}

func (write writer) submitted(w io.Writer, r *model.Report, l model.Layout) error {
	p := page.Of(r, false)
	if l.Unsigned {
		p.Unsign()
	}
	return write(w, p, l)
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

// Divide deals pasted text out among the sections whose headings stand in it; what
// stands before the first has no place.
func Divide(text string, f *form.Form) []model.Edit { return match.Divide(text, f) }

// SaveForm writes a report as a workbook for its unit to fill in: 空白填报表.
func SaveForm(path string, r *model.Report) error {
	return disk.Write(path, disk.Way{}, func(w io.Writer) error { return xlsx.Write(w, page.OfForm(r)) })
}

// SaveCheck writes a check as a 核对报告, in the format that the path's ending asks
// for.
func SaveCheck(path string, a check.Audit) error {
	return savePage(path, "核对报告", page.OfCheck(a))
}

// SaveRevision writes a 修改对照表 in the format that the path's ending asks for.
func SaveRevision(path string, x carry.Revision) error {
	return savePage(path, "修改对照表", page.OfRevision(x))
}

// SaveCompare writes the reports of several years side by side, in the format that the
// path's ending asks for.
func SaveCompare(path string, reports []*model.Report) error {
	return savePage(path, "年度对比", page.OfCompare(reports))
}

// SaveSums writes a 数据汇总表 in the format that the path's ending asks for.
func SaveSums(path string, p *page.Page) error { return savePage(path, "数据汇总表", p) }

// savePage writes a document that is no report.
func savePage(path, what string, p *page.Page) error {
	var write writer
	switch ext := strings.ToLower(filepath.Ext(path)); ext {
	case ".xlsx":
		write = fixed(xlsx.Write)
	case ".docx":
		write = docx.Write
	case ".pdf":
		write = print.Write
	case ".txt":
		write = fixed(text.Write)
	default:
		return &model.Refusal{Message: what + "不能保存为“" + ext + "”；请用 .xlsx、.docx、.pdf 或 .txt"}
	}
	if strings.ToLower(filepath.Ext(path)) != ".xlsx" {
		p = p.ForPaper()
	}
	return disk.Write(path, disk.Way{}, func(w io.Writer) error { return write(w, p, model.Layout{}) })
}
