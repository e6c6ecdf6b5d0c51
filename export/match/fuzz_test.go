package match_test

import (
	"os"
	"path/filepath"
	"testing"

	"gouji.app/export/match"
	"gouji.app/export/text"
	"gouji.app/model/form"
)

// Whatever stands in a text, reading it does not panic, and what it reads are places
// of the form.
func FuzzReport(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	edition := form.Gongkai2021()
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := text.Read(data)
		if err != nil {
			return
		}
		im, err := match.Report(p, edition)
		if err != nil {
			return
		}
		for _, n := range im.Notes {
			if n.At == (form.Ref{}) {
				continue
			}
			if _, ok := edition.Section(n.At.Section); !ok {
				t.Errorf("note about %s", n.At)
			}
		}
	})
}
