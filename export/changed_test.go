package export_test

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"gouji.app/export"
	"gouji.app/export/xlsx"
	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// oddReport is a report of a unit whose name no list of endings knows, half filled.
func oddReport(t testing.TB) *model.Report {
	r := printed(sampleReport(t))
	r.SetText(form.UnitRef("name"), "示例县农业农村局（乡村振兴局）驻河西镇")
	r.SetText(form.Ref{Section: "signature"}, "第一中学（筹）")
	r.SetText(form.Ref{Section: "date"}, "2025年1月")
	r.SetText(form.Ref{Section: "overview"}, "")
	r.SetText(form.Ref{Section: "problems"}, "这一段还没有写完，数字等各科室报来以后再补上，先把能写的内容写在这里\n下一段")
	for _, c := range r.Form.Cells() {
		if c.Ref.Row == "denied-secret" {
			r.SetText(c.Ref, "")
		}
	}
	return r
}

// A file of the program's own in which somebody has written beside a table keeps what
// its styles and its record say; only what was added is remarked on.
func TestChangedOwnFilesKeepTheirLines(t *testing.T) {
	const remark = "填表人：李四，联系电话见通讯录"
	for name, change := range map[string]func(t *testing.T, r *model.Report) []byte{
		"xlsx": func(t *testing.T, r *model.Report) []byte { return beside(t, fileOf(t, r, "xlsx"), remark) },
		"docx": func(t *testing.T, r *model.Report) []byte {
			return replaced(t, fileOf(t, r, "docx"), "word/document.xml", "</w:tbl>", "</w:tbl><w:p><w:r><w:t>"+remark+"</w:t></w:r></w:p>")
		},
		"html": func(t *testing.T, r *model.Report) []byte {
			return bytes.ReplaceAll(fileOf(t, r, "html"), []byte("</table>"), []byte("</table><p>"+remark+"</p>"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := oddReport(t)
			im, err := export.OpenData(change(t, r), "年报", r.Form)
			if err != nil {
				t.Fatal(err)
			}
			if at := r.Differs(im.Report); at != "" {
				ref, _ := form.ParseRef(at)
				t.Errorf("%s: %q became %q", at, r.Text(ref), im.Report.Text(ref))
			}
			noted := false
			for _, n := range im.Notes {
				noted = noted || strings.Contains(n.Text, remark)
				if !strings.Contains(n.Text, remark) && n.Lost {
					t.Errorf("%s: %q: %s", n.At, n.Text, n.Message)
				}
			}
			if !noted {
				t.Errorf("nothing is said of the remark: %v", im.Notes)
			}
		})
	}
}

// A sheet that somebody has deleted or hidden is missed.
func TestMissingSheets(t *testing.T) {
	for name, edit := range map[string]func(f *excelize.File) error{
		"deleted": func(f *excelize.File) error { return f.DeleteSheet("五、问题和改进") },
		"hidden":  func(f *excelize.File) error { return f.SetSheetVisible("五、问题和改进", false) },
	} {
		r := oddReport(t)
		im, err := export.OpenData(edited(t, fileOf(t, r, "xlsx"), edit), "年报", r.Form)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(im.Notes, func(n model.Note) bool { return n.Lost && n.At == form.Ref{Section: "problems"} }) {
			t.Errorf("%s: notes %v", name, im.Notes)
		}
		r.SetText(form.Ref{Section: "problems"}, "")
		if at := r.Differs(im.Report); at != "" {
			t.Errorf("%s: %s differs", name, at)
		}
	}
}

// A title that was written anew in the sheet counts, not the one of the record.
func TestRetitledWorkbook(t *testing.T) {
	const title = "示例县河西镇2023年政府信息公开工作年度报告"
	r := oddReport(t)
	data := edited(t, fileOf(t, r, "xlsx"), func(f *excelize.File) error { return f.SetCellStr("标题和引言", "A1", title) })
	im, err := export.OpenData(data, "年报", r.Form)
	if err != nil {
		t.Fatal(err)
	}
	if got := im.Report; got.Title() != title || got.UnitName() != "示例县河西镇" || got.Year() != 2023 || got.Text(form.Ref{Section: "title"}) != "" {
		t.Errorf("%q of %q in %d, typed %q", got.Title(), got.UnitName(), got.Year(), got.Text(form.Ref{Section: "title"}))
	}
}

// The sheets of other programs' workbooks are told by their headings, too.
func TestSheetsOfOthersInAnyOrder(t *testing.T) {
	want := printed(sampleReport(t))
	rapid.Check(t, func(t *rapid.T) {
		p := page.Of(want, false)
		for _, part := range p.Parts {
			for i := range part.Items {
				part.Items[i].Style = page.Body
			}
		}
		p.Parts = rapid.Permutation(p.Parts).Draw(t, "order")
		var b bytes.Buffer
		if err := xlsx.Write(&b, p); err != nil {
			t.Fatal(err)
		}
		im, err := export.OpenData(b.Bytes(), "年报", want.Form)
		if err != nil {
			t.Fatal(err)
		}
		if at := want.Differs(im.Report); at != "" || len(im.Notes) > 0 {
			t.Fatalf("%s differs, notes %v", at, im.Notes)
		}
	})
}

// fileOf is a report saved in a format.
func fileOf(t testing.TB, r *model.Report, name string) []byte {
	t.Helper()
	for _, f := range written(r.Form) {
		if f.Name == name {
			var b bytes.Buffer
			if err := f.Write(&b, r); err != nil {
				t.Fatal(err)
			}
			return b.Bytes()
		}
	}
	t.Fatal("no format", name)
	return nil
}

// edited is a workbook after a visit to another program.
func edited(t testing.TB, data []byte, edit func(f *excelize.File) error) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := edit(f); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// beside writes a remark to the right of each table and below it.
func beside(t testing.TB, data []byte, remark string) []byte {
	return edited(t, data, func(f *excelize.File) error {
		for _, cell := range []string{"M8", "B40"} {
			if err := f.SetCellStr("三、申请", cell, remark); err != nil {
				return err
			}
		}
		return nil
	})
}

// replaced is an archive with another text in one of its members.
func replaced(t *testing.T, data []byte, member, old, text string) []byte {
	t.Helper()
	var parts []string
	for name, content := range members(t, string(data)) {
		if name == member {
			if !strings.Contains(content, old) {
				t.Fatalf("%s holds no %s", member, old)
			}
			content = strings.ReplaceAll(content, old, text)
		}
		parts = append(parts, name, content)
	}
	return zipped(t, parts...)
}

// Whoever adds the date below the signature in Word gives it the style of that line.
func TestDatedByHand(t *testing.T) {
	r := oddReport(t)
	r.SetText(form.Ref{Section: "date"}, "")
	line := `<w:p><w:pPr><w:pStyle w:val="Signature"/></w:pPr><w:r><w:t>2025年1月20日</w:t></w:r></w:p>`
	data := replaced(t, fileOf(t, r, "docx"), "word/document.xml", "<w:sectPr>", line+"<w:sectPr>")
	im, err := export.OpenData(data, "年报", r.Form)
	if err != nil {
		t.Fatal(err)
	}
	r.SetText(form.Ref{Section: "date"}, "2025年1月20日")
	if at := r.Differs(im.Report); at != "" {
		t.Errorf("%s differs: %q", at, im.Report.Text(form.Ref{Section: "signature"}))
	}
}

// A unit signs below a form that was printed without a signature.
func TestSignedByHand(t *testing.T) {
	r := oddReport(t)
	r.SetText(form.Ref{Section: "signature"}, "")
	r.SetText(form.Ref{Section: "date"}, "")
	data := fileOf(t, r, "docx")
	data = replaced(t, data, "word/document.xml", "<w:sectPr>", "<w:p><w:r><w:t>河西镇</w:t></w:r></w:p><w:p><w:r><w:t>2025年1月20日</w:t></w:r></w:p><w:sectPr>")
	im, err := export.OpenData(data, "年报", r.Form)
	if err != nil {
		t.Fatal(err)
	}
	r.SetText(form.Ref{Section: "signature"}, "河西镇")
	r.SetText(form.Ref{Section: "date"}, "2025年1月20日")
	if at := r.Differs(im.Report); at != "" {
		t.Errorf("%s differs: %q", at, im.Report.Text(form.Ref{Section: "other"}))
	}
}

// What editors do to the ends of lines and of a text changes nothing.
func TestTextAfterAnEditor(t *testing.T) {
	r := oddReport(t)
	for _, c := range r.Form.Cells() {
		if c.Ref.Section == "disputes" {
			r.SetText(c.Ref, "")
		}
	}
	text := string(fileOf(t, r, "txt"))
	bare := regexp.MustCompile(`[ \t\r]+\n`).ReplaceAllString(strings.TrimPrefix(text, "\ufeff"), "\n")
	for name, s := range map[string]string{
		"other line ends": strings.ReplaceAll(text, "\r\n", "\n"), "tabs cut": bare, "end cut": strings.TrimSpace(text),
		"sentence more": strings.Replace(text, "下一段", "下一段，又写了一句（河西镇）", 1),
	} {
		im, err := export.OpenData([]byte(s), "年报", r.Form)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, key := range []string{"signature", "date", "title", "overview", "other"} {
			if at := (form.Ref{Section: key}); im.Report.Text(at) != r.Text(at) {
				t.Errorf("%s: %s is %q", name, key, im.Report.Text(at))
			}
		}
		if im.Report.UnitName() != r.UnitName() {
			t.Errorf("%s: unit %q", name, im.Report.UnitName())
		}
	}
}
