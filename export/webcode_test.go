package export_test

import (
	"strings"
	"testing"

	"gouji.app/export"
	"gouji.app/model/form"
)

// The code of the whole, of a part and of a table alone holds what it should and
// nothing that an editor would drop or run.
func TestWebCode(t *testing.T) {
	r := sampleReport(t)
	r.SetText(form.Ref{Section: "other"}, "收费<script>alert(1)</script>情况。")
	title, heading, cell := `<h1 class="report-title">`+r.Title()+"</h1>", "<h2>三、收到和处理政府信息公开申请情况</h2>", "</td>"
	for _, c := range []struct {
		name       string
		sections   []string
		tablesOnly bool
		has, lacks []string
	}{
		{"whole", nil, false, []string{title, heading, cell, "收费&lt;script&gt;"}, []string{"<html", "<style", "<script"}},
		{"part", []string{"requests"}, false, []string{heading, cell, "<table"}, []string{title, "<h2>二、"}},
		{"table", []string{"requests"}, true, []string{cell, "<table"}, []string{heading, title}},
		{"narrative without tables", []string{"overview"}, true, nil, []string{"<"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := export.WebCode(r, c.sections, c.tablesOnly)
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range c.has {
				if !strings.Contains(got, want) {
					t.Errorf("no %s", want)
				}
			}
			for _, no := range c.lacks {
				if strings.Contains(got, no) {
					t.Errorf("%s is in it", no)
				}
			}
		})
	}
}

// What was pasted into an editor and published is read back the same.
func TestWebCodeIsReadBack(t *testing.T) {
	f, want := form.Gongkai2021(), printed(sampleReport(t))
	code, err := export.WebCode(want, nil, false)
	if err != nil {
		t.Fatal(err)
	}
	im, err := export.OpenData([]byte(code), "网页", f)
	if err != nil {
		t.Fatal(err)
	}
	if at := want.Differs(im.Report); at != "" || len(im.Notes) > 0 {
		t.Errorf("%s differs, notes %v", at, im.Notes)
	}
}
