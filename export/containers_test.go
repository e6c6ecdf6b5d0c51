package export_test

import (
	"os"
	"path/filepath"
	"testing"

	"gouji.app/assets"
	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/form"
)

// The sample report, made by other programs into web pages and PDF files, reads back
// with every cell and every word of its sections.
func TestReportsOfOtherPrograms(t *testing.T) {
	f := form.Gongkai2021()
	want, err := model.ParsePlain(assets.Sample, f)
	if err != nil {
		t.Fatal(err)
	}
	for _, pattern := range []string{"pdf/testdata/report.html", "pdf/testdata/*.pdf"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal("no cases", pattern, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			im, err := export.OpenData(data, "年报.doc", f) // names lie
			if err != nil {
				t.Errorf("%s: %v", file, err)
				continue
			}
			for _, c := range f.Cells() {
				if w, g := want.Text(c.Ref), im.Report.Text(c.Ref); w != g {
					t.Errorf("%s: %s is %q, want %q", file, c.Ref, g, w)
				}
			}
			for _, s := range f.Sections {
				at := form.Ref{Section: s.Key}
				if w, g := want.Text(at), im.Report.Text(at); s.Kind != form.Tables && s.Key != "title" && w != g {
					t.Errorf("%s: %s is %q, want %q", file, at, g, w)
				}
			}
		}
	}
}
