//go:build unix

package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"gouji.app/assets"
	"gouji.app/export"
	"gouji.app/model/form"
)

// BenchmarkCheck checks 1,000 reports with one command, which is held against 3 s of
// the clock on two cores where they are text as web pages have it. The ratio is to
// reading the same report as often from JSON, where nothing has to be recognised nor
// checked.
func BenchmarkCheck(b *testing.B) {
	const reports = 1000
	folder := b.TempDir()
	sample := filepath.Join(folder, "sample.txt")
	if err := os.WriteFile(sample, []byte(assets.Sample), 0o644); err != nil {
		b.Fatal(err)
	}
	bare := cpu(b, func() {
		data, f := converted(b, sample, ".json"), form.Gongkai2021()
		for range reports {
			if _, err := export.OpenData(data, "sample.json", f); err != nil {
				b.Fatal(err)
			}
		}
	})
	cells, err := os.ReadFile("../../export/match/testdata/cell-a-line.txt")
	if err != nil {
		b.Fatal(err)
	}
	for _, bm := range []struct {
		name string
		data []byte
	}{
		{"a cell a line.txt", cells},
		{"rows.txt", converted(b, sample, ".txt")},
		{"page.html", converted(b, sample, ".html")},
		{"book.xlsx", converted(b, sample, ".xlsx")},
	} {
		files := make([]string, reports)
		for i := range files {
			files[i] = filepath.Join(folder, fmt.Sprint(i, " ", bm.name))
			if err := os.WriteFile(files[i], bm.data, 0o644); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			start, spent := time.Now(), cpu(b, func() {
				for b.Loop() {
					if code := run(append([]string{"check", "--json"}, files...), io.Discard, os.Stderr); code > exitErrors {
						b.Fatal("exit code", code)
					}
				}
			})/float64(b.N)
			b.ReportMetric(spent, "CPU-s")
			b.ReportMetric(spent/bare, "of-JSON")
			b.ReportMetric(spent/(time.Since(start).Seconds()/float64(b.N)), "cores")
		})
	}
}

// converted is a report in the format of an ending.
func converted(b *testing.B, file, ending string) []byte {
	out := filepath.Join(b.TempDir(), "report"+ending)
	if code := run([]string{"convert", file, "-o", out}, io.Discard, os.Stderr); code != exitDone {
		b.Fatal("exit code", code)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		b.Fatal(err)
	}
	return data
}

// cpu is how many seconds of processors a piece of work takes.
func cpu(b *testing.B, do func()) float64 {
	spent := func() float64 {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			b.Fatal(err)
		}
		return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
	}
	before := spent()
	do()
	return spent() - before
}
