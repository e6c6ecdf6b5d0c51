package match_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gouji.app/assets"
	"gouji.app/export/match"
	"gouji.app/export/text"
	"gouji.app/model"
	"gouji.app/model/form"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func sample(t testing.TB) *model.Report {
	t.Helper()
	r, err := model.ParsePlain(assets.Sample, form.Gongkai2021())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Every case is the sample report in another layout. Its golden file says where
// what was read differs from the sample, and what was noted: a layout that has all
// cells reads without a difference.
func TestLayouts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			p, err := text.Read(data)
			if err != nil {
				t.Fatal(err)
			}
			im, err := match.Report(p, form.Gongkai2021())
			if err != nil {
				t.Fatal(err)
			}
			golden := strings.TrimSuffix(file, ".txt") + ".golden"
			got := differences(sample(t), im.Report) + notes(im.Notes)
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// differences lists every place where two reports do not say the same.
func differences(want, got *model.Report) string {
	var b strings.Builder
	say := func(at form.Ref, w, g string) {
		if w != g {
			fmt.Fprintf(&b, "%s: %q, not %q\n", at, g, w)
		}
	}
	for _, key := range []string{"name", "year"} {
		say(form.UnitRef(key), want.Text(form.UnitRef(key)), got.Text(form.UnitRef(key)))
	}
	for _, s := range want.Form.Sections {
		if s.Kind != form.Tables {
			at := form.Ref{Section: s.Key}
			say(at, want.Text(at), got.Text(at))
		}
	}
	for _, c := range want.Form.Cells() {
		say(c.Ref, want.Text(c.Ref), got.Text(c.Ref))
	}
	return b.String()
}

func notes(ns []model.Note) string {
	var b strings.Builder
	for _, n := range ns {
		kind := "note"
		if n.Lost {
			kind = "lost"
		}
		fmt.Fprintf(&b, "%s %d %s %q %s\n", kind, n.Line, n.At, n.Text, n.Message)
	}
	return b.String()
}

// Every number that was read says where it stood.
func TestPlacesOfNumbers(t *testing.T) {
	data, err := os.ReadFile("testdata/cell-a-line.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	im := read(t, string(data))
	for _, c := range im.Report.Form.Cells() {
		var n int
		if _, err := fmt.Sscanf(im.Where[c.Ref], "第 %d 行", &n); err != nil {
			t.Errorf("%s stood at %q", c.Ref, im.Where[c.Ref])
		} else if text := im.Report.Text(c.Ref); strings.TrimSpace(lines[n-1]) != text {
			t.Errorf("%s is %q, line %d says %q", c.Ref, text, n, lines[n-1])
		}
	}
}

func TestForeignTextIsRefused(t *testing.T) {
	for _, s := range []string{
		"关于召开会议的通知\n各单位：\n一、时间\n二、地点\n",
		"一、总体情况\n全年收到申请4件。\n",
		"关于编制年报的通知\n请写明：\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n请按期报送。\n",
		"",
	} {
		p, err := text.Read([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		var no *model.Refusal
		if im, err := match.Report(p, form.Gongkai2021()); !errors.As(err, &no) {
			t.Errorf("%q: read as %v, %v", s, im, err)
		}
	}
}
