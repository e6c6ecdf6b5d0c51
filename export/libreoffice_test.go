package export_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// recalculating is the profile of a LibreOffice that believes no stored result.
const recalculating = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

// libreOffice converts a file and returns the path of the result, or skips where
// there is none: it is too large to be set up for every day.
func libreOffice(t *testing.T, file, kind string) string {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("NOT TESTED with LibreOffice: no soffice; go run ./cmd/dev soak installs it")
	}
	out, profile := t.TempDir(), t.TempDir()
	if err := os.Mkdir(filepath.Join(profile, "user"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(profile, "user", "registrymodifications.xcu"), []byte(recalculating), 0o600); err != nil {
		t.Fatal(err)
	}
	convert := exec.Command(program, "-env:UserInstallation=file://"+profile, "--headless", "--convert-to", kind, "--outdir", out, file)
	convert.Env = append(os.Environ(), "LC_ALL=C.UTF-8") // it reads no Chinese names in a locale that was never generated
	said, err := convert.CombinedOutput()
	if err != nil {
		t.Fatalf("soffice: %v %s", err, said)
	}
	made := filepath.Join(out, strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))+"."+kind)
	if _, err := os.Stat(made); err != nil {
		t.Fatalf("soffice made no %s of %s: %s", kind, file, said)
	}
	return made
}

// paperText is the text of a PDF without white space and page numbers: in reading
// order, line by line (-layout) or in the order of drawing (-raw), where a cell is whole.
func paperText(t *testing.T, pdf string, options ...string) string {
	t.Helper()
	out, err := exec.Command("pdftotext", append(options, pdf, "-")...).Output()
	if err != nil {
		t.Skipf("NOT TESTED on paper: pdftotext: %v; go run ./cmd/dev soak installs it", err)
	}
	return tightened(regexp.MustCompile(`— ?\d+ ?—`).ReplaceAllString(string(out), ""))
}

// A paper is what is still to be read of a PDF.
type paper struct {
	t    *testing.T
	rest string
}

// next wants a text behind the last one.
func (p *paper) next(text string) {
	p.t.Helper()
	text = tightened(text)
	at := strings.Index(p.rest, text)
	if at < 0 {
		p.t.Fatalf("%q is not printed behind what stands before it", text)
	}
	p.rest = p.rest[at+len(text):]
}

// tightened is a text without white space and characters that leave no ink.
func tightened(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \t\r\n\f　\u00a0", r) }), "")
}

// On paper stands every heading, label and number in the order of the form: each cell
// has a number of its own, so that none can stand for another.
func TestLibreOfficePrintsEverything(t *testing.T) {
	r := sampleReport(t)
	for i, c := range r.Form.Cells() {
		r.SetText(c.Ref, strconv.Itoa(1001+i))
	}
	for _, ext := range []string{".docx", ".xlsx"} {
		t.Run(ext, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "年报"+ext)
			if err := submit(file, r); err != nil {
				t.Fatal(err)
			}
			pdf := libreOffice(t, file, "pdf")
			paragraphs, rows := &paper{t, paperText(t, pdf)}, &paper{t, paperText(t, pdf, "-layout")}
			drawn := paperText(t, pdf, "-raw")
			numbers := &paper{t, drawn}
			for _, part := range page.Of(r, false).Parts {
				for _, it := range part.Items {
					if it.Table == nil {
						paragraphs.next(it.Text)
						continue
					}
					for _, c := range it.Table.Cells {
						if c.Kind != page.Label {
							numbers.next(c.Text)
							continue
						}
						if !c.Vertical && !strings.Contains(drawn, tightened(c.Text)) { // its letters are drawn one by one
							t.Errorf("%q is not printed", c.Text)
						}
						if c.Row >= it.Table.HeadRows && c.RowSpan == 1 { // others stand where there is room
							rows.next(beginning(c.Text))
						}
					}
				}
			}
		})
	}
}

// beginning is what of a label surely stands on one line.
func beginning(label string) string {
	const sure = 6
	rs := []rune(label)
	return string(rs[:min(len(rs), sure)])
}

// What LibreOffice computes anew is what stands stored beside the formulas, and a
// visit there changes nothing else.
func TestLibreOfficeComputesTheSame(t *testing.T) {
	r := sampleReport(t)
	r.SetText(form.UnitRef("drafter"), "张三")
	for _, c := range r.Form.Cells() { // a row without numbers, whose total is blank
		if c.Ref.Row == "denied-security" {
			r.SetText(c.Ref, "")
		}
	}
	var b bytes.Buffer
	if err := export.Formats(r.Form)[0].Write(&b, r); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "年报.xlsx")
	spoilt, n := spoil(t, b.Bytes())
	if n < 25 {
		t.Fatalf("only %d formulas", n)
	}
	if err := os.WriteFile(file, spoilt, 0o600); err != nil {
		t.Fatal(err)
	}
	im, err := export.Open(libreOffice(t, file, "xlsx"), r.Form)
	if err != nil {
		t.Fatal(err)
	}
	if at := r.Differs(im.Report); at != "" {
		ref, _ := form.ParseRef(at)
		t.Errorf("%s: %q became %q", at, r.Text(ref), im.Report.Text(ref))
	}
}

// spoil replaces the stored results of formulas by a wrong one and counts them.
func spoil(t *testing.T, data []byte) ([]byte, int) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w, n := zip.NewWriter(&out), 0
	result := regexp.MustCompile(`</f><v>\d+</v>`)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		n += len(result.FindAll(content, -1))
		part, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(result.ReplaceAll(content, []byte("</f><v>77777</v>"))); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), n
}

// Texts that some program could take for something else are texts in every format,
// however long.
func TestOddTextsSurvive(t *testing.T) {
	f := form.Gongkai2021()
	for name, odd := range map[string]string{
		"formula": "=1+1", "plus": "+1", "at": "@SUM(A1)", "command": "=cmd|' /C calc'!A0",
		"script": "<script>alert(1)</script>", "end of CDATA": "]]>", "entity": "&lt;b&gt;&amp;amp;", "template": "{{.Title}}",
		"four bytes": "𠮷野家𬭎䶮", "Excel escape": "_x0041_", "quotes": `"'“”`, "long": strings.Repeat("公开", 20_000),
	} {
		t.Run(name, func(t *testing.T) {
			r := printed(sampleReport(t))
			r.SetText(form.Ref{Section: "overview"}, "（一）主动公开\n"+odd+"。\n全年"+odd+"。")
			if len(odd) < 100 {
				r.SetText(form.Ref{Section: "requests", Row: "new", Col: "person"}, odd)
			}
			for _, format := range written(f) {
				var b bytes.Buffer
				if err := format.Write(&b, r); err != nil {
					t.Fatal(err)
				}
				im, err := export.OpenData(b.Bytes(), "年报", f)
				if err != nil {
					t.Fatal(err)
				}
				if at := r.Differs(im.Report); at != "" {
					ref, _ := form.ParseRef(at)
					t.Errorf("%s: %s: %.60q became %.60q", format.Name, at, r.Text(ref), im.Report.Text(ref))
				}
			}
		})
	}
}

// The bar is 10 ms a report for docx and html.
func BenchmarkWrite(b *testing.B) {
	r := sampleReport(b)
	for _, format := range written(r.Form) {
		b.Run(format.Name, func(b *testing.B) {
			for b.Loop() {
				if err := format.Submit(io.Discard, r, model.Layout{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
