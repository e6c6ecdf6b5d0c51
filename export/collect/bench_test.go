package collect_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"gouji.app/export"
	"gouji.app/export/collect"
	"gouji.app/model/check"
	"gouji.app/model/collection"
	"gouji.app/model/form"
	"gouji.app/model/rollup"
)

// BenchmarkScan takes 3,000 workbooks in, held against reading and checking the same
// bytes; then scans them again with nothing changed, opens the project from its cache, and
// adds all up.
func BenchmarkScan(b *testing.B) {
	const reports = 3000
	src := b.TempDir()
	var units []collection.Event
	var files []string
	for i := range reports {
		unit := fmt.Sprintf("示例县第%d局", i)
		r := report(unit, 2025, i%97)
		path := filepath.Join(src, unit+".xlsx")
		if err := export.Save(path, r); err != nil {
			b.Fatal(err)
		}
		files = append(files, path)
		units = append(units, collection.Event{Kind: collection.Entry, Roster: &collection.Unit{ID: fmt.Sprint("u", i), Number: i + 1, Name: unit}})
	}
	var bare time.Duration
	for b.Loop() {
		start := time.Now()
		for _, path := range files[:300] {
			data, err := os.ReadFile(path)
			if err != nil {
				b.Fatal(err)
			}
			im, err := export.OpenData(data, "x", form.Gongkai2021())
			if err != nil {
				b.Fatal(err)
			}
			check.Run(im.Report, check.All(), check.Context{})
		}
		bare = 10 * time.Since(start)
		dir, local := filepath.Join(b.TempDir(), "汇总"), b.TempDir()
		if err := collect.Create(dir, collection.Head{Government: "示例县人民政府", Year: 2025, Edition: form.Gongkai2021().ID}); err != nil {
			b.Fatal(err)
		}
		open := func() *collect.Folder {
			f, err := collect.Open(dir, collect.Options{Form: form.Gongkai2021(), Name: "张三", Host: "PC", Local: local, Version: "1", Now: time.Now})
			if err != nil {
				b.Fatal(err)
			}
			return f
		}
		if err := open().Record(units...); err != nil {
			b.Fatal(err)
		}
		measure := func(name string, do func()) {
			start := time.Now()
			do()
			b.ReportMetric(time.Since(start).Seconds(), name+"-s")
		}
		scan := func(want collect.Summary) {
			in := collect.Intake{Folder: open(), Each: func(collect.Taken) {}}
			if sum, err := in.Add(context.Background(), []string{src}); err != nil || sum != want {
				b.Fatal(sum, err)
			}
		}
		start = time.Now()
		measure("scan", func() { scan(collect.Summary{Claimed: reports}) })
		b.ReportMetric(time.Since(start).Seconds()/bare.Seconds(), "of-read+check")
		measure("rescan", func() { scan(collect.Summary{Same: reports}) })
		var f *collect.Folder
		var p *collection.Project
		measure("open", func() {
			f = open()
			var err error
			if p, err = f.Project(context.Background()); err != nil {
				b.Fatal(err)
			}
		})
		measure("sums", func() { rollup.Add(form.Gongkai2021(), rollup.Read(form.Gongkai2021(), f.Units(p, false))) })
	}
}
