package odf_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gouji.app/export/odf"
	"gouji.app/model/page/pagetest"
)

const manifest = `<manifest:manifest><manifest:file-entry manifest:full-path="/"/></manifest:manifest>`

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

// document is a file of a kind, spreadsheet or text, whose body is given, with the
// styles of testdata.
func document(t testing.TB, kind, body string) []byte {
	t.Helper()
	return file(t, "mimetype", "application/vnd.oasis.opendocument."+kind, "META-INF/manifest.xml", manifest, "styles.xml", load(t, "styles.xml"),
		"content.xml", `<?xml version="1.0" encoding="UTF-8"?><office:document-content><office:body><office:`+kind+`>`+body+`</office:`+kind+`></office:body></office:document-content>`)
}

func sheet(t testing.TB, rows string) []byte {
	return document(t, "spreadsheet", `<table:table table:name="表">`+rows+`</table:table>`)
}

// cases are the files of testdata that hold a body, by name, packed.
func cases(t testing.TB) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob("testdata/*-*.xml")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	out := map[string][]byte{}
	for _, f := range files {
		name := filepath.Base(f)
		kind := "text"
		if strings.HasPrefix(name, "sheet-") {
			kind = "spreadsheet"
		}
		out[strings.TrimSuffix(name, ".xml")] = document(t, kind, load(t, name))
	}
	return out
}

// Each case is the body of a file, its golden file what is read from it.
func TestRead(t *testing.T) {
	for name, data := range cases(t) {
		t.Run(name, func(t *testing.T) {
			if !odf.Sniff(data) {
				t.Error("not known")
			}
			p, err := odf.Read(data)
			if err != nil {
				t.Fatal(err)
			}
			got := pagetest.Dump(p)
			if p.Record != "" {
				got += "record " + p.Record + "\n"
			}
			pagetest.Golden(t, filepath.Join("testdata", name+".golden"), got)
		})
	}
}

func TestRefusals(t *testing.T) {
	good := document(t, "text", load(t, "text-tables.xml"))
	flipped := bytes.Clone(good)
	flipped[bytes.Index(flipped, []byte("content.xml"))+len("content.xml")+60] ^= 1
	filled := `<table:table-cell office:value-type="string" table:number-columns-repeated="1000"><text:p>1</text:p></table:table-cell>`
	locked := strings.Replace(manifest, `"/"/>`, `"content.xml"><manifest:encryption-data/></manifest:file-entry>`, 1)
	wide := `<table:table-row>` + strings.Repeat(`<table:table-cell><text:p/></table:table-cell>`, 300) + `</table:table-row>`
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"empty":           {nil, "已损坏"},
		"cut in half":     {good[:len(good)/2], "已损坏"},
		"flipped bit":     {flipped, "已损坏"},
		"no manifest":     {file(t, "content.xml", "<office:document-content/>"), "已损坏"},
		"no content":      {file(t, "META-INF/manifest.xml", manifest), "已损坏"},
		"not closed":      {file(t, "META-INF/manifest.xml", manifest, "content.xml", "<office:document-content><office:body>"), "已损坏"},
		"password":        {file(t, "META-INF/manifest.xml", locked, "content.xml", "x"), "打开密码"},
		"entity":          {file(t, "META-INF/manifest.xml", manifest, "content.xml", `<!DOCTYPE d [<!ENTITY g SYSTEM "file:///etc/hostname">]><office:document-content><office:body><office:text><text:p>&g;</text:p></office:text></office:body></office:document-content>`), "已损坏"},
		"slides":          {document(t, "presentation", "<draw:page/>"), "演示文稿"},
		"another root":    {file(t, "META-INF/manifest.xml", manifest, "content.xml", "<html/>"), "演示文稿"},
		"nothing in it":   {document(t, "text", "<text:p/>"), "没有文字"},
		"too deep":        {document(t, "text", strings.Repeat("<text:section>", 600)+strings.Repeat("</text:section>", 600)), "已损坏"},
		"too many cells":  {sheet(t, `<table:table-row table:number-rows-repeated="1048576">`+filled+`</table:table-row>`), "超过 262144 个"},
		"too wide table":  {document(t, "text", "<table:table>"+wide+"</table:table>"), "已损坏"},
		"too large table": {document(t, "text", "<table:table>"+strings.Repeat(`<table:table-row><table:table-cell table:number-columns-repeated="256"><text:p>1</text:p></table:table-cell></table:table-row>`, 1100)+"</table:table>"), "超过 262144 格"},
		"too many tables": {document(t, "text", strings.Repeat("<table:table/>", 1001)), "超过 1000 个"},
		"tables too deep": {document(t, "text", strings.Repeat("<table:table><table:table-row><table:table-cell>", 17)+strings.Repeat("</table:table-cell></table:table-row></table:table>", 17)), "已损坏"},
		"zip bomb":        {document(t, "text", strings.Repeat("<text:p>"+strings.Repeat("x", 900_000)+"</text:p>", 20)), "16 MB"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := odf.Read(c.data)
			pagetest.Refused(t, err, c.want)
		})
	}
}

// What programs write for the empty rest of a sheet takes neither time nor memory.
func TestEmptyRestIsSkipped(t *testing.T) {
	p, err := odf.Read(sheet(t, `<table:table-row><table:table-cell office:value-type="string"><text:p>一、总体情况</text:p></table:table-cell></table:table-row>`+
		`<table:table-row table:number-rows-repeated="99999999999"><table:table-cell table:style-name="ruled" table:number-columns-repeated="99999999999"/></table:table-row>`))
	if err != nil {
		t.Fatal(err)
	}
	if got := pagetest.Dump(p); got != "# 表\n\"一、总体情况\"\n" {
		t.Error(got)
	}
}

func FuzzRead(f *testing.F) {
	for name := range cases(f) {
		kind := "text"
		if strings.HasPrefix(name, "sheet-") {
			kind = "spreadsheet"
		}
		f.Add(kind == "text", load(f, name+".xml"), load(f, "styles.xml"))
	}
	f.Fuzz(func(t *testing.T, text bool, body, styles string) {
		kind := "spreadsheet"
		if text {
			kind = "text"
		}
		p, err := odf.Read(file(t, "META-INF/manifest.xml", manifest, "styles.xml", styles,
			"content.xml", `<office:document-content><office:body><office:`+kind+`>`+body+`</office:`+kind+`></office:body></office:document-content>`))
		pagetest.Sound(t, p, err)
	})
}
