package export_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gouji.app/assets"
	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// Each file of testdata/identity says what must come out, then what stands above the
// tables of the sample report, then what stands at its end. It reads the same in every
// kind of file.
func TestIdentity(t *testing.T) {
	files, err := filepath.Glob("testdata/identity/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		parts := strings.Split(string(data), "\n--\n")
		all := containers()
		for _, name := range append([]string{"txt"}, slices.Sorted(maps.Keys(all))...) { // txt writes what the others want
			write := all[name]
			t.Run(strings.TrimSuffix(filepath.Base(file), ".txt")+"/"+name, func(t *testing.T) {
				im, err := export.OpenData(write(around(t, parts[1], parts[2])), name, form.Gongkai2021())
				if err != nil {
					t.Fatal(err)
				}
				if name == "txt" && flag.Lookup("update").Value.String() == "true" {
					parts[0] = identity(im)
					if err := os.WriteFile(file, []byte(strings.Join(parts, "\n--\n")), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				if diff := cmp.Diff(parts[0], identity(im)); diff != "" {
					t.Error(diff)
				}
				told := everything(im)
				for _, s := range im.Report.Form.Sections {
					told += bare(s.Title) + "\n"
				}
				for word := range strings.FieldsFuncSeq(parts[1]+"\n"+parts[2], func(r rune) bool { return bare(string(r)) == "" }) {
					if !strings.Contains(told, bare(word)) && !announcement(word) {
						t.Errorf("%q is lost", word)
					}
				}
			})
		}
	}
}

// announcement says that a word is the label of a title.
func announcement(word string) bool {
	return slices.Contains([]string{"名", "称", "名称", "标题"}, word)
}

// identity is what a report says about itself.
func identity(im *model.Import) string {
	r := im.Report
	var b strings.Builder
	fmt.Fprintf(&b, "unit: %s\nyear: %s\ntitle: %s\n", r.UnitName(), r.Text(form.UnitRef("year")), r.Title())
	for _, key := range []string{"preamble", "signature", "date"} {
		fmt.Fprintf(&b, "%s: %s\n", key, strings.ReplaceAll(r.Text(form.Ref{Section: key}), "\n", " / "))
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// around is the sample report with other lines above its tables and at its end.
func around(t *testing.T, above, end string) *page.Page {
	t.Helper()
	sample, err := model.ParsePlain(assets.Sample, form.Gongkai2021())
	if err != nil {
		t.Fatal(err)
	}
	p := page.Of(sample, false)
	p.Title = ""
	lines := func(text string) (items []page.Item) {
		for line := range strings.SplitSeq(strings.Trim(text, "\n"), "\n") {
			items = append(items, page.Item{Text: line})
		}
		return items
	}
	p.Parts[0].Items, p.Parts[1].Items = lines(above), nil
	last := &p.Parts[len(p.Parts)-1].Items
	for len(*last) > 0 && (*last)[len(*last)-1].Style != page.Body {
		*last = (*last)[:len(*last)-1]
	}
	*last = append(*last, lines(end)...)
	return p
}
