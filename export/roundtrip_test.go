package export_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"gouji.app/assets"
	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/form"
)

// randomReport is a report as a clerk could have it in any state: cells blank, in
// order or mistyped, narratives with odd characters, unit fields in part.
func randomReport(t *rapid.T, f *form.Form) *model.Report {
	r := model.New(f)
	r.SetText(form.UnitRef("name"), rapid.SampledFrom([]string{"示例县人民政府", "示例市示例区教育局", "䶮山镇人民政府", "示例县㙍街道办事处"}).Draw(t, "name"))
	r.SetText(form.UnitRef("year"), fmt.Sprint(rapid.IntRange(2021, 2035).Draw(t, "year")))
	number := rapid.OneOf(
		rapid.Just(""), rapid.Just("0"),
		rapid.Map(rapid.IntRange(0, 100000), func(n int) string { return fmt.Sprint(n) }),
		rapid.SampledFrom([]string{"12x", "/", "—", "约3", "=1+1", "+5", "@a"}),
	)
	for _, c := range f.Cells() {
		text := number.Draw(t, c.Ref.String())
		if c.Unit == form.Money && rapid.Bool().Draw(t, "decimals") {
			text = rapid.SampledFrom([]string{"59237.2449", "4068.208", "7387.00", "0.5"}).Draw(t, "money")
		}
		r.SetText(c.Ref, text)
	}
	paragraph := rapid.Custom(func(t *rapid.T) string {
		return strings.TrimSpace(rapid.StringOfN(rapid.RuneFrom([]rune("全年收到申请件公开报告，；（）“”《》ab12<>&=]'\"𠮷鄠㛃")), 1, 60, -1).Draw(t, "words")) + "。"
	})
	for _, s := range f.Sections {
		if s.Kind != form.Narrative {
			continue
		}
		n := rapid.IntRange(0, 4).Draw(t, "paragraphs")
		if s.Key == "overview" || s.Key == "problems" {
			n++ // a report without any text is none
		}
		r.SetText(form.Ref{Section: s.Key}, strings.Join(rapid.SliceOfN(paragraph, n, n).Draw(t, s.Key), "\n"))
	}
	if rapid.Bool().Draw(t, "signed") {
		r.SetText(form.Ref{Section: "signature"}, r.UnitName())
		r.SetText(form.Ref{Section: "date"}, "2025年1月22日")
	}
	return r
}

// What is written is read back the same, in every format and in every state.
func TestRoundTrip(t *testing.T) {
	f := form.Gongkai2021()
	for _, format := range written(f) {
		t.Run(format.Name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				want := randomReport(t, f)
				var b bytes.Buffer
				if err := format.Write(&b, want); err != nil {
					t.Fatal(err)
				}
				im, err := export.OpenData(b.Bytes(), "report", f)
				if err != nil {
					t.Fatal(err)
				}
				if at := want.Differs(im.Report); at != "" {
					ref, _ := form.ParseRef(at)
					t.Fatalf("%s: wrote %q, read %q", at, want.Text(ref), im.Report.Text(ref))
				}
			})
		})
	}
}

// Files for submission say the same in print, and nothing else.
func TestSubmittedWorkbookHoldsNoUnitFields(t *testing.T) {
	f := form.Gongkai2021()
	r, err := model.ParsePlain(assets.Sample, f)
	if err != nil {
		t.Fatal(err)
	}
	r.SetText(form.UnitRef("drafter"), "张三")
	for name, write := range map[string]func(string, *model.Report) error{"kept": export.Save, "handed in": submit} {
		path := filepath.Join(t.TempDir(), "a.xlsx")
		if err := write(path, r); err != nil {
			t.Fatal(err)
		}
		im, err := export.Open(path, f)
		if err != nil {
			t.Fatal(err)
		}
		if got := im.Report.Text(form.UnitRef("drafter")) == "张三"; got != (name == "kept") || im.Own != got {
			t.Errorf("%s: drafter kept %v, own %v", name, got, im.Own)
		}
		if im.Report.Text(form.Ref{Section: "overview"}) != r.Text(form.Ref{Section: "overview"}) {
			t.Errorf("%s: another overview", name)
		}
	}
}

func submit(path string, r *model.Report) error { return export.Submit(path, r, model.Layout{}) }

// An office may leave signature and date to the page with the seal.
func TestUnsigned(t *testing.T) {
	f, r := form.Gongkai2021(), sampleReport(t)
	date := r.Text(form.Ref{Section: "date"})
	if date == "" {
		t.Fatal("the sample is not dated")
	}
	for _, ext := range []string{".docx", ".xlsx", ".html", ".txt"} {
		path := filepath.Join(t.TempDir(), "a"+ext)
		if err := export.Submit(path, r, model.Layout{Unsigned: true}); err != nil {
			t.Fatal(err)
		}
		im, err := export.Open(path, f)
		if err != nil {
			t.Fatal(err)
		}
		if got := im.Report.Text(form.Ref{Section: "date"}); got != "" || im.Report.Text(form.Ref{Section: "other"}) == "" {
			t.Errorf("%s: date %q, six %q", ext, got, im.Report.Text(form.Ref{Section: "other"}))
		}
	}
}

// The published samples survive every format.
func TestSamplesRoundTrip(t *testing.T) {
	f := form.Gongkai2021()
	for _, e := range samples(t) {
		im, err := export.Open(e.File, f)
		if err != nil {
			t.Fatal(err)
		}
		for _, format := range written(f) {
			var b bytes.Buffer
			if err := format.Write(&b, im.Report); err != nil {
				t.Fatal(err)
			}
			again, err := export.OpenData(b.Bytes(), "sample", f)
			if err != nil {
				t.Fatal(err)
			}
			if at := im.Report.Differs(again.Report); at != "" {
				t.Errorf("%s as %s: %s differs", e.Unit, format.Name, at)
			}
		}
	}
}

func FuzzOpenData(f *testing.F) {
	f.Add([]byte(assets.Sample))
	f.Add([]byte(`{"schema":1,"form":"gongkai-2021","cells":{"requests/new/person":"4"},"sections":{}}`))
	f.Add(zipped(f, "甲县.txt", assets.Sample, "通知.txt", "通知"))
	for _, pattern := range []string{"match/testdata/*.txt", "docx/testdata/*.docx", "legacy/testdata/*.doc", "legacy/testdata/*.xls"} {
		files, _ := filepath.Glob(pattern)
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	known := form.Gongkai2021()
	const longest, most = 5 * time.Second, 400 << 20
	before := reserved()
	f.Fuzz(func(t *testing.T, data []byte) {
		start := time.Now()
		im, err := export.OpenData(data, "文件", known)
		if took := time.Since(start); took > longest {
			t.Errorf("took %v", took)
		}
		if now := reserved(); now > before+most {
			t.Errorf("took %d MB", (now-before)>>20)
		}
		if err != nil {
			if m := err.Error(); m == "" || strings.ContainsAny(m, "\r\n") && !bytes.ContainsAny(data, "\r\n") {
				t.Errorf("not one line: %q", m)
			}
			return
		}
		for _, n := range im.Notes {
			if n.Message == "" {
				t.Errorf("a note without a word about %q", n.Text)
			}
		}
	})
}

// reserved is how much memory the process has asked for so far, in bytes.
func reserved() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapSys
}

// written are the formats that reports are written in.
func written(f *form.Form) []model.Format {
	return slices.DeleteFunc(export.Formats(f), func(x model.Format) bool { return x.Write == nil })
}
