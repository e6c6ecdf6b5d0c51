package export_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gouji.app/export"
	"gouji.app/export/docx"
	"gouji.app/export/xlsx"
	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// The versions of a report stay in the file it is saved in, which grows by less than
// half for each, and in none that is handed in.
func TestVersionsStayInTheFile(t *testing.T) {
	f, r := form.Gongkai2021(), sampleReport(t)
	var sizes []int
	for _, s := range []model.State{model.Review, model.Final, model.Published, model.Correction} {
		r.Apply(r.NewVersion(s, "2025年1月20日", "").Edits())
		var b bytes.Buffer
		if err := export.Formats(f)[0].Write(&b, r); err != nil {
			t.Fatal(err)
		}
		sizes = append(sizes, b.Len())
		im, err := export.OpenData(b.Bytes(), "年报.xlsx", f)
		if err != nil {
			t.Fatal(err)
		}
		same := cmp.Comparer(func(a, b model.Version) bool { return a == b })
		if diff := cmp.Diff(r.Versions(), im.Report.Versions(), same); diff != "" {
			t.Error(diff)
		}
	}
	if sizes[3]-sizes[0] > 3*sizes[0]/2 {
		t.Errorf("the file grows from %d to %d bytes", sizes[0], sizes[3])
	}
	path := filepath.Join(t.TempDir(), "a.xlsx")
	if err := submit(path, r); err != nil {
		t.Fatal(err)
	}
	if im, err := export.Open(path, f); err != nil || len(im.Report.Versions()) > 0 {
		t.Errorf("handed in with versions %v, %v", im.Report.Versions(), err)
	}
}

// A 修改对照表 says place, old, new and reason of each change.
func TestRevisionTable(t *testing.T) {
	old := sampleReport(t)
	r := old.Clone()
	r.SetText(form.Ref{Section: "requests", Row: "handled", Col: "total"}, "85")
	r.SetText(form.Ref{Section: "other"}, r.Text(form.Ref{Section: "other"})+"\n=1+1 不是公式。")
	x := carry.Revision{Report: r, From: "定稿（2025年1月20日）", To: "现在的内容", Reason: "总计误加", Differences: carry.Differences(old, r)}
	want := []string{
		"位置", "原内容", "更正后", "原因",
		"三、申请　（七）总计·总计", "86", "85", "总计误加",
		"六、其他　第 3 段", "", "=1+1 不是公式。", "总计误加",
	}
	for ext, read := range map[string]func([]byte) (*page.Page, error){".docx": docx.Read, ".xlsx": xlsx.Read} {
		path := filepath.Join(t.TempDir(), "对照表"+ext)
		if err := export.SaveRevision(path, x); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		p, err := read(data)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, part := range p.Parts {
			for _, it := range part.Items {
				if it.Table == nil {
					continue
				}
				texts := make([]string, it.Table.Rows*it.Table.Cols)
				for _, c := range it.Table.Cells {
					texts[c.Row*it.Table.Cols+c.Col] = c.Text
				}
				got = append(got, texts...)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s holds %q", ext, got)
		}
	}
}
