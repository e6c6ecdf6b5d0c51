package export_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"gouji.app/assets"
	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/form"
)

// The sample report, in web pages, PDF files and tables of other programs, reads back
// with every cell and every word of its sections.
func TestReportsOfOtherPrograms(t *testing.T) {
	f := form.Gongkai2021()
	want, err := model.ParsePlain(assets.Sample, f)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range reports(t) {
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

// reports are files that hold the sample report.
func reports(t testing.TB) (out []string) {
	t.Helper()
	for _, pattern := range []string{"pdf/testdata/report.html", "pdf/testdata/*.pdf", "testdata/reports/*"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal("no cases", pattern, err)
		}
		out = append(out, files...)
	}
	return out
}

// Reading takes milliseconds; PDF files are also measured against pdftotext, where
// the system has it.
func BenchmarkReports(b *testing.B) {
	f := form.Gongkai2021()
	for _, file := range reports(b) {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(filepath.Base(file), func(b *testing.B) {
			for b.Loop() {
				if _, err := export.OpenData(data, file, f); err != nil {
					b.Fatal(err)
				}
			}
			if filepath.Ext(file) != ".pdf" {
				return
			}
			ours := b.Elapsed().Seconds() / float64(b.N)
			start := time.Now()
			for range b.N {
				if err := exec.Command("pdftotext", "-layout", file, "-").Run(); err != nil {
					return
				}
			}
			b.ReportMetric(time.Since(start).Seconds()/float64(b.N)/ours, "pdftotext/ours")
		})
	}
}
