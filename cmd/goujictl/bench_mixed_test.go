//go:build linux

package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// BenchmarkMixed shows 1,000 files of all containers with one command. Its memory is
// that after a quarter of them and after all; the ratio is of Python's libraries, and
// pdftotext, to ours for the same workbooks, documents, pages and PDF files.
func BenchmarkMixed(b *testing.B) {
	const reports, parts = 1000, 4
	var kinds []string
	for _, pattern := range []string{"export/testdata/cases/*", "export/testdata/reports/*", "export/pdf/testdata/*.pdf", "export/match/testdata/*.txt"} {
		files, err := filepath.Glob("../../" + pattern)
		if err != nil || len(files) == 0 {
			b.Fatal("no files", pattern, err)
		}
		kinds = append(kinds, files...)
	}
	kinds = slices.DeleteFunc(kinds, func(file string) bool {
		info, err := os.Stat(file)
		return strings.HasSuffix(file, ".golden") || err != nil || info.IsDir()
	})
	files := slices.Repeat(kinds, reports/len(kinds)+1)[:reports]
	show := func(files []string) float64 {
		start := time.Now()
		if code := run(append([]string{"show", "--json"}, files...), io.Discard, os.Stderr); code != exitDone {
			b.Fatal("exit code", code)
		}
		return time.Since(start).Seconds()
	}
	for b.Loop() {
		var resident []float64
		ours := 0.0
		for quarter := range slices.Chunk(files, reports/parts) {
			ours += show(quarter)
			resident = append(resident, megabytes(b))
		}
		b.ReportMetric(ours/reports*1000, "ms/file")
		b.ReportMetric(resident[0], "MB-first")
		b.ReportMetric(resident[parts-1], "MB-last")
		marked := slices.DeleteFunc(slices.Clone(files), func(file string) bool {
			return !slices.Contains([]string{".xlsx", ".docx", ".pdf", ".html", ".mht"}, filepath.Ext(file))
		})
		if theirs, ok := python(b, marked); ok {
			b.ReportMetric(theirs/show(marked), "python/ours")
		}
	}
}

// megabytes is how much memory the process has now.
func megabytes(b *testing.B) float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Fatal(err)
	}
	found := regexp.MustCompile(`VmRSS:\s+(\d+) kB`).FindSubmatch(status)
	if found == nil {
		b.Fatal("no VmRSS")
	}
	kb, err := strconv.Atoi(string(found[1]))
	if err != nil {
		b.Fatal(err)
	}
	return float64(kb) / 1024
}

// python is how many seconds the other programs take to read all texts and cells of
// files; it fails where they are missing.
func python(b *testing.B, files []string) (seconds float64, ok bool) {
	const interpreter = "/usr/bin/python3" // of Debian's libraries; another may stand first on PATH
	const script = `
import sys, subprocess, openpyxl, docx
from html.parser import HTMLParser
for f in sys.stdin.read().split("\n"):
    try:
        if f.endswith(".xlsx"):
            for s in openpyxl.load_workbook(f): [c.value for r in s.iter_rows() for c in r]
        elif f.endswith(".docx"):
            d = docx.Document(f); [p.text for p in d.paragraphs]; [c.text for t in d.tables for r in t.rows for c in r.cells]
        elif f.endswith(".pdf"): subprocess.run(["pdftotext", "-layout", f, "-"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        else: HTMLParser().feed(open(f, "rb").read().decode("utf-8", "replace"))
    except Exception: pass
`
	cmd := exec.Command(interpreter, "-c", script)
	cmd.Stdin = strings.NewReader(strings.Join(files, "\n"))
	start := time.Now()
	if err := cmd.Run(); err != nil {
		b.Log("not compared:", err)
		return 0, false
	}
	return time.Since(start).Seconds(), true
}
