package export_test

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gouji.app/assets"
	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page/pagetest"
)

func sampleReport(t testing.TB) *model.Report {
	t.Helper()
	r, err := model.ParsePlain(assets.Sample, form.Gongkai2021())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// printed takes away what print does not show: it differs though the report is whole.
func printed(r *model.Report) *model.Report {
	for _, q := range r.Form.Fields {
		if q.Key != "name" && q.Key != "year" {
			r.SetText(form.UnitRef(q.Key), "")
		}
	}
	return r
}

// officeFiles are the sample report as office programs wrote it.
func officeFiles(t testing.TB) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for _, name := range []string{"docx/testdata/python-docx.docx", "docx/testdata/libreoffice.docx", "legacy/testdata/report.doc", "legacy/testdata/report.xls", "odf/testdata/report.ods", "odf/testdata/report.odt"} {
		data, err := os.ReadFile(filepath.FromSlash(name))
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(name)] = data
	}
	return out
}

// Whatever the program and whatever the ending, the whole report is read.
func TestOfficeFilesHoldTheReport(t *testing.T) {
	f, want := form.Gongkai2021(), printed(sampleReport(t))
	for name, data := range officeFiles(t) {
		im, err := export.OpenData(data, "年报.wps", f)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if at := want.Differs(printed(im.Report)); at != "" || len(im.Notes) > 0 || im.Own {
			t.Errorf("%s: differs at %q, own %v, notes %v", name, at, im.Own, im.Notes)
		}
	}
}

// A half-filled report of a unit with an unusual name comes back whole from a visit to
// LibreOffice. Totals, which it computes anew, may be there now.
func TestHalfFilledReportsAfterOffice(t *testing.T) {
	f := form.Gongkai2021()
	source, err := export.Open(filepath.FromSlash("odf/testdata/half.json"), f)
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/office/half.*")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		im, err := export.Open(file, f)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for _, total := range f.Totals() {
			im.Report.SetText(total.Ref, source.Report.Text(total.Ref))
		}
		want := source.Report.Clone()
		if kind := filepath.Ext(file); strings.Contains(".docx .odt .doc", kind) {
			want = printed(want)
		} else if len(im.Notes) > 0 || im.Own != (kind == ".xlsx") {
			t.Errorf("%s: own %v, notes %v", file, im.Own, im.Notes)
		}
		if at := want.Differs(im.Report); at != "" {
			t.Errorf("%s: %s differs", file, at)
		}
		for _, n := range im.Notes {
			if n.Lost {
				t.Errorf("%s: lost %q: %s", file, n.Text, n.Message)
			}
		}
	}
}

// zipped packs files, in the order of pairs of name and content, with names as they
// are given.
func zipped(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: files[i], NonUTF8: true, Method: zip.Deflate})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gb18030(t testing.TB, s string) string {
	t.Helper()
	out, err := simplifiedchinese.GB18030.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// OpenDocument files are archives, too, and no zips of reports; in a zip they are read.
func TestZipWithOpenDocument(t *testing.T) {
	for _, name := range []string{"report.ods", "report.odt"} {
		data, err := os.ReadFile(filepath.Join("odf", "testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		im, err := export.OpenData(zipped(t, name, string(data)), "年报.zip", form.Gongkai2021())
		if err != nil {
			t.Fatal(err)
		}
		if at := printed(sampleReport(t)).Differs(printed(im.Report)); at != "" || im.Own || len(im.Notes) > 0 {
			t.Errorf("%s: %s differs, own %v, notes %v", name, at, im.Own, im.Notes)
		}
	}
}

func TestZipWithOneReport(t *testing.T) {
	f := form.Gongkai2021()
	var own bytes.Buffer
	if err := export.Formats(f)[0].Write(&own, sampleReport(t)); err != nil {
		t.Fatal(err)
	}
	data := zipped(t, "年报/", "", "年报/.DS_Store", "x", "__MACOSX/年报/._示例县.xlsx", "x",
		gb18030(t, "年报/通知.txt"), "关于报送年度报告的通知", gb18030(t, `年报\示例县.xlsx`), own.String(), "里层.zip", string(zipped(t, "a.txt", "一")))
	im, err := export.OpenData(data, "年报.zip", f)
	if err != nil {
		t.Fatal(err)
	}
	if at := sampleReport(t).Differs(im.Report); at != "" {
		t.Errorf("%s differs", at)
	}
	if im.Own {
		t.Error("a zip would be saved over")
	}
	var others []string
	for _, n := range im.Notes {
		others = append(others, n.Where+" "+n.Text)
	}
	if want := []string{"压缩文件 年报/通知.txt", "压缩文件 里层.zip"}; !slices.Equal(others, want) {
		t.Errorf("notes about %v, want %v", others, want)
	}
}

// Names in a zip cannot turn a message round or send orders to a terminal, and nothing is
// written where they point to.
func TestHostileNamesInZip(t *testing.T) {
	const name, shown = "../../外\u202extxt\x1b[31m.exe", "外□xtxt□[31m.exe"
	_, err := export.OpenData(zipped(t, name, "关于开会的通知"), "年报.zip", form.Gongkai2021())
	if err == nil || !strings.Contains(err.Error(), "“"+shown+"”") {
		t.Errorf("one file: %v", err)
	}
	im, err := export.OpenData(zipped(t, name, "关于开会的通知", "年报.txt", assets.Sample), "年报.zip", form.Gongkai2021())
	if err != nil {
		t.Fatal(err)
	}
	if n := im.Notes[len(im.Notes)-1]; n.Text != "../../"+shown {
		t.Errorf("beside a report: %+v", n)
	}
	_, err = export.OpenData(zipped(t, "a"+name, assets.Sample, "b"+name, assets.Sample), "年报.zip", form.Gongkai2021())
	if err == nil || !strings.Contains(err.Error(), "多份年报：“"+shown+"”") {
		t.Errorf("two reports: %v", err)
	}
}

func TestRefusedFiles(t *testing.T) {
	sample := assets.Sample
	docx := string(officeFiles(t)["python-docx.docx"])
	locked := zipped(t, "年报.txt", sample)
	for i := range locked { // the flags of the part and of its entry
		if bytes.HasPrefix(locked[i:], []byte("PK\x03\x04")) {
			locked[i+6] |= 1
		}
		if bytes.HasPrefix(locked[i:], []byte("PK\x01\x02")) {
			locked[i+8] |= 1
		}
	}
	var many []string
	for range 101 {
		many = append(many, "通知.txt", "通知")
	}
	for name, c := range map[string]struct {
		data string
		want string
	}{
		"two reports":     {string(zipped(t, gb18030(t, "甲县.txt"), sample, "乙县.docx", docx)), "一个文件里有多份年报：“甲县.txt”、“乙县.docx”；请解压后逐个打开"},
		"many reports":    {string(zipped(t, "a.txt", sample, "b.txt", sample, "c.txt", sample, "d.txt", sample)), "“a.txt”、“b.txt”等；"},
		"no report":       {string(zipped(t, "a.txt", "通知", "b.txt", "附件")), "2 个文件都不是"},
		"one notice":      {string(zipped(t, "a.txt", "通知")), "压缩文件中的“a.txt”"},
		"only folders":    {string(zipped(t, "a/", "", "a/.x", "y")), "没有文件"},
		"zip in zip":      {string(zipped(t, "a.zip", string(zipped(t, "b.txt", sample)))), "又是压缩文件"},
		"too many files":  {string(zipped(t, many...)), "超过 100 个"},
		"large files":     {string(zipped(t, "a.txt", strings.Repeat("一", 17<<20))), "太大"},
		"zip, password":   {string(locked), "设有密码"},
		"zip, cut":        {docx[:len(docx)/2], "不完整"},
		"OFD":             {string(zipped(t, "OFD.xml", "<ofd:OFD/>", "Doc_0/Document.xml", "x")), "是 OFD 版式文件，读不出表格；请对方单位报送 Word 或 Excel 原稿"},
		"slides":          {string(zipped(t, "ppt/presentation.xml", "x")), "演示文稿"},
		"ODF, locked":     {string(zipped(t, "META-INF/manifest.xml", "<m:manifest><m:encryption-data/></m:manifest>", "content.xml", "x")), "打开密码"},
		"ODF in one XML":  {"<?xml version=\"1.0\"?>\n<office:document/>", "OpenDocument 的单个 XML"},
		"7z":              {"7z\xbc\xaf\x27\x1c\x00", "7z"},
		"gz":              {"\x1f\x8b\x08", "gz"},
		"TIFF":            {"II*\x00\x08", "扫描件"},
		"bitmap":          {"BM\x08\x00\x00\x00\x00\x00", "图片"},
		"Word 2003 XML":   {"<?xml version=\"1.0\"?>\n<?mso-application progid=\"Word.Document\"?><w:wordDocument/>", "Word 的 XML"},
		"Excel 2003 XML":  {"\ufeff<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", "Excel 2003"},
		"Word in one XML": {"<?xml version=\"1.0\"?><pkg:package/>", "Word 的 XML"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := export.OpenData([]byte(c.data), "文件", form.Gongkai2021())
			pagetest.Refused(t, err, c.want)
		})
	}
}
