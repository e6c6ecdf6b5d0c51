package export_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"gouji.app/export"
	"gouji.app/model/form"
	"gouji.app/model/page/pagetest"
)

// Every case is a report of its own in a file of another program; its golden file says
// all that was read of it, and the notes.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*")
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		tried++
		t.Run(filepath.Base(file), func(t *testing.T) {
			im, err := export.Open(file, form.Gongkai2021())
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			b.WriteString(im.Report.Plain())
			for _, n := range im.Notes {
				fmt.Fprintf(&b, "note %s %s %q %s lost=%v\n", n.Place(), n.At, n.Text, n.Message, n.Lost)
			}
			pagetest.Golden(t, file+".golden", b.String())
		})
	}
	if tried == 0 {
		t.Error("no cases")
	}
}
