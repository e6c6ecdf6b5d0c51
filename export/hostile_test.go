package export_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gouji.app/assets"
	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/form"
)

// A document that has words grow by entities, or wants words from another file or place,
// is refused whole: nothing is fetched and nothing grows.
func TestEntitiesAreNotExpanded(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(secret, []byte("机密内容"), 0o600); err != nil {
		t.Fatal(err)
	}
	f := form.Gongkai2021()
	bomb := `<!DOCTYPE d [<!ENTITY a "` + strings.Repeat("公开", 100) + `">`
	for _, next := range []string{"b", "c", "d", "e", "g"} {
		last := map[string]string{"b": "a", "c": "b", "d": "c", "e": "d", "g": "e"}[next]
		bomb += `<!ENTITY ` + next + ` "` + strings.Repeat("&"+last+";", 30) + `">`
	}
	bomb += "]>"
	outside := `<!DOCTYPE d [<!ENTITY g SYSTEM "file://` + filepath.ToSlash(secret) + `">]>`
	const word = "示例县人民政府"
	read := func(data []byte, kind string) {
		t.Helper()
		im, err := export.OpenData(data, "年报", f)
		switch {
		case err == nil && kind == ".html": // DTDs of web pages mean nothing
			if text := im.Report.Plain(); strings.Contains(text, "机密") || strings.Count(text, "公开公开") > 9 || len(text) > 2*len(assets.Sample) {
				t.Errorf("%s: the entity was expanded", kind)
			}
		case err == nil:
			t.Errorf("%s: read as %q", kind, im.Report.Title())
		case strings.Contains(err.Error(), "机密"):
			t.Errorf("%s: %v", kind, err)
		}
	}
	for _, format := range export.Formats(f) {
		if format.Write == nil || len(format.Exts) == 0 || format.Exts[0] == ".txt" || format.Exts[0] == ".json" {
			continue
		}
		var b bytes.Buffer
		if err := format.Submit(&b, sampleReport(t), model.Layout{}); err != nil {
			t.Fatal(err)
		}
		for _, dtd := range []string{bomb, outside} {
			var parts []string
			replaced := 0
			for name, text := range members(t, b.String()) {
				if n := strings.Count(text, word); n > 0 {
					replaced += n
					declaration, rest, found := strings.Cut(text, "?>")
					if !found {
						declaration, rest = "", text
					} else {
						declaration += "?>"
					}
					text = declaration + dtd + strings.ReplaceAll(rest, word, "&g;")
				}
				parts = append(parts, name, text)
			}
			if replaced == 0 {
				t.Fatalf("%s holds no %s", format.Exts[0], word)
			}
			data := []byte(parts[1])
			if len(parts) > 2 {
				data = zipped(t, parts...)
			}
			read(data, format.Exts[0])
		}
	}
	// Parts are looked for in the archive and nowhere else.
	for _, target := range []string{"file://" + filepath.ToSlash(secret), "../../../../../../.." + filepath.ToSlash(secret)} {
		read(zipped(t, "word/styles.xml", "", "_rels/.rels",
			`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" TargetMode="External"`+
				` Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="`+target+`"/></Relationships>`), "a link out")
	}
}

// What is written asks for nothing from elsewhere when it is opened, and runs nothing,
// whatever the report says. Names of documents show what would turn them round.
func TestWrittenFilesAskForNothing(t *testing.T) {
	f := form.Gongkai2021()
	r, err := model.ParsePlain(assets.Sample, f)
	if err != nil {
		t.Fatal(err)
	}
	const evil = `<img src="http://evil.example/x" onerror=alert(1)> <script>alert(1)</script> [a](javascript:x) \\evil.example\x =HYPERLINK("http://evil.example")`
	for _, section := range []string{"overview", "problems", "other"} {
		r.SetText(form.Ref{Section: section}, evil)
	}
	r.SetText(form.Ref{Section: "requests", Row: "new", Col: "person"}, `=cmd|'/c calc'!A0`)
	r.SetText(form.Ref{Section: "title"}, "示例\u202e县2024年年报</title><script>")
	asks := regexp.MustCompile(`TargetMode="External"|<script|<img|<iframe|<link|<object|\son\w+="|\s(src|href)="|url\(|@import|attachedTemplate|<oleObject|externalReference|<f>[^<]*(cmd|HYPERLINK)|<hyperlink`)
	for _, format := range export.Formats(f) {
		if format.Write == nil || len(format.Exts) == 0 || format.Exts[0] == ".txt" || format.Exts[0] == ".json" {
			continue // texts ask for nothing
		}
		var b bytes.Buffer
		if err := format.Write(&b, r); err != nil {
			t.Fatal(err)
		}
		for member, text := range members(t, b.String()) {
			if found := asks.FindString(text); found != "" {
				t.Errorf("%s: %s has %s", format.Name, member, found)
			}
			for _, property := range regexp.MustCompile(`<(?:dc:)?title>([^<]*)<`).FindAllStringSubmatch(text, -1) {
				if !strings.HasPrefix(property[1], "示例□县") {
					t.Errorf("%s: %s is called %q", format.Name, member, property[1])
				}
			}
		}
	}
	code, err := export.WebCode(r, nil, false)
	if err != nil || asks.MatchString(code) {
		t.Errorf("web code has %q, %v", asks.FindString(code), err)
	}
}
