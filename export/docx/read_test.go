package docx_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gouji.app/export/docx"
	"gouji.app/model/page/pagetest"
)

const (
	mainPart = "word/document.xml"
	relsPart = "word/_rels/document.xml.rels"
)

// file packs parts as an archive, in the order of pairs of name and content.
func file(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, parts[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func load(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// document is a file whose body is given, with the styles and lists of testdata. The
// namespaces are those of Strict documents, which must make no difference.
func document(t testing.TB, body string) []byte {
	t.Helper()
	const ns = `xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:mc="m" xmlns:wps="s" xmlns:v="v"`
	link := func(kind, target string) string {
		return `<Relationship Id="r` + kind + `" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/` + kind + `" Target="` + target + `"/>`
	}
	return file(t,
		"_rels/.rels", `<Relationships>`+link("officeDocument", "word/document.xml")+`</Relationships>`,
		relsPart, `<Relationships>`+link("styles", "styles.xml")+link("numbering", "/word/numbering.xml")+link("footnotes", "footnotes.xml")+link("comments", "comments.xml")+
			link("header", "header1.xml")+link("footer", "footer1.xml")+`</Relationships>`,
		mainPart, `<w:document `+ns+`><w:body>`+body+`<w:sectPr/></w:body></w:document>`,
		"word/styles.xml", load(t, "styles.xml"),
		"word/numbering.xml", load(t, "numbering.xml"),
		"word/footnotes.xml", `<w:footnotes xmlns:w="w"><w:footnote w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote><w:p><w:r><w:t>脚注一。</w:t></w:r></w:p></w:footnote></w:footnotes>`,
		"word/comments.xml", `<w:comments xmlns:w="w"><w:comment w:author="张三"><w:p><w:r><w:t>此处请核对</w:t></w:r></w:p></w:comment></w:comments>`,
		"word/header1.xml", `<w:hdr xmlns:w="w"><w:p><w:r><w:t>青山县年报</w:t></w:r></w:p></w:hdr>`,
		"word/footer1.xml", `<w:ftr xmlns:w="w"><w:p><w:r><w:t>— 1 —</w:t></w:r></w:p></w:ftr>`)
}

// bodies are the cases of testdata.
func bodies(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/*.xml")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	var names []string
	for _, f := range files {
		if name := filepath.Base(f); name != "styles.xml" && name != "numbering.xml" {
			names = append(names, name)
		}
	}
	return names
}

// Each case is the body of a document, its golden file what is read from it.
func TestRead(t *testing.T) {
	for _, name := range bodies(t) {
		t.Run(name, func(t *testing.T) {
			p, err := docx.Read(document(t, load(t, name)))
			if err != nil {
				t.Fatal(err)
			}
			pagetest.Golden(t, filepath.Join("testdata", strings.TrimSuffix(name, ".xml")+".golden"), pagetest.Dump(p))
		})
	}
}

// Whole reports as other programs write them.
func TestReadPrograms(t *testing.T) {
	for _, name := range []string{"python-docx", "libreoffice"} {
		t.Run(name, func(t *testing.T) {
			p, err := docx.Read([]byte(load(t, name+".docx")))
			if err != nil {
				t.Fatal(err)
			}
			pagetest.Golden(t, filepath.Join("testdata", name+".golden"), pagetest.Dump(p))
		})
	}
}

func TestRefusals(t *testing.T) {
	good := document(t, load(t, "tables.xml"))
	flipped := bytes.Clone(good)
	flipped[bytes.Index(flipped, []byte(mainPart))+len(mainPart)+60] ^= 1
	lying := bytes.Clone(good) // the directory says that a part unpacks to 4 GB
	copy(lying[bytes.LastIndex(lying, []byte(mainPart))-46+24:], "\xff\xff\xff\xfe")
	locked := bytes.Clone(good)
	locked[bytes.LastIndex(locked, []byte(mainPart))-46+8] |= 1
	deep := strings.Repeat("<w:ins>", 600) + strings.Repeat("</w:ins>", 600)
	row := `<w:tr>` + strings.Repeat(`<w:tc><w:p/></w:tc>`, 300) + `</w:tr>`
	wide := `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="256"/></w:tcPr><w:p/></w:tc></w:tr>`
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"empty":           {nil, "已损坏"},
		"cut in half":     {good[:len(good)/2], "已损坏"},
		"flipped bit":     {flipped, "已损坏"},
		"lying size":      {lying, "128 MB"},
		"locked part":     {locked, "密码"},
		"same name twice": {file(t, mainPart, "<document/>", "Word/Document.xml", "<document/>"), "已损坏"},
		"no body":         {file(t, "word/styles.xml", "<styles/>"), "没有 Word 正文"},
		"another root":    {file(t, mainPart, "<workbook/>"), "不是 Word"},
		"not closed":      {file(t, mainPart, "<document><body><p><r><t>文字</t>"), "已损坏"},
		"nothing in it":   {document(t, "<w:p/>"), "没有文字"},
		"too deep":        {document(t, deep), "已损坏"},
		"too many cells":  {document(t, "<w:tbl>"+row+"</w:tbl>"), "已损坏"},
		"too large table": {document(t, "<w:tbl>"+strings.Repeat(wide, 1200)+"</w:tbl>"), "超过 262144 格"},
		"too many tables": {document(t, strings.Repeat("<w:tbl/>", 1001)), "超过 1000 个"},
		"tables too deep": {document(t, strings.Repeat("<w:tbl><w:tr><w:tc>", 17)+strings.Repeat("</w:tc></w:tr></w:tbl>", 17)), "已损坏"},
		"zip bomb":        {document(t, strings.Repeat("<w:p><w:r><w:t>"+strings.Repeat("x", 900_000)+"</w:t></w:r></w:p>", 20)), "16 MB"},
		"too many parts":  {append(good, bytes.Repeat([]byte("PK\x01\x02"), 10_001)...), "已损坏"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := docx.Read(c.data)
			pagetest.Refused(t, err, c.want)
		})
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"python-docx.docx", "libreoffice.docx"} {
		f.Add([]byte(load(f, name)))
	}
	f.Add(document(f, load(f, "changes.xml")))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := docx.Read(data)
		pagetest.Sound(t, p, err)
	})
}

// FuzzParts changes what the checksums of the archive would hide from FuzzRead.
func FuzzParts(f *testing.F) {
	for _, name := range bodies(f) {
		f.Add(load(f, name), load(f, "styles.xml"), load(f, "numbering.xml"))
	}
	f.Fuzz(func(t *testing.T, body, styles, lists string) {
		links := `<Relationships><Relationship Type="styles" Target="styles.xml"/><Relationship Type="numbering" Target="lists.xml"/></Relationships>`
		p, err := docx.Read(file(t, relsPart, links, mainPart, "<document>"+body+"</document>", "word/styles.xml", styles, "word/lists.xml", lists))
		pagetest.Sound(t, p, err)
	})
}

// python runs a script of testdata with python-docx, or skips where there is none.
func python(b *testing.B, script, file string) string {
	b.Helper()
	const interpreter = "/usr/bin/python3" // of Debian's python3-docx; another may stand first on PATH
	if out, err := exec.Command(interpreter, "-c", "import docx").CombinedOutput(); err != nil {
		b.Skipf("NOT MEASURED against python-docx (apt install python3-docx): %v %s", err, out)
	}
	out, err := exec.Command(interpreter, filepath.Join("testdata", script), file).Output()
	if err != nil {
		b.Fatal(err)
	}
	return string(out)
}

// The bar is 15 ms a report; python-docx loads the same file and all cells.
func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"python-docx", "libreoffice"} {
		b.Run(name, func(b *testing.B) {
			var theirs float64
			path := filepath.Join("testdata", name+".docx")
			if _, err := fmt.Sscan(python(b, "time.py", path), &theirs); err != nil {
				b.Fatal(err)
			}
			data := []byte(load(b, name+".docx"))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := docx.Read(data); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(theirs/(b.Elapsed().Seconds()/float64(b.N)), "×python-docx")
		})
	}
}
