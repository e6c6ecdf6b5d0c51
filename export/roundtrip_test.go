package export_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"gouji.app/assets"
	"gouji.app/export"
	"gouji.app/export/xlsx"
	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// randomReport is a report as a clerk could have it in any state: cells blank, in order or
// mistyped, parts written or not yet, names and dates of any kind.
func randomReport(t *rapid.T, f *form.Form) *model.Report {
	r := model.New(f)
	r.SetText(form.UnitRef("name"), rapid.OneOf(rapid.Just(""), anyName()).Draw(t, "unit"))
	r.SetText(form.UnitRef("year"), rapid.OneOf(rapid.Just(""), rapid.Map(rapid.IntRange(2021, 2035), strconv.Itoa)).Draw(t, "year"))
	number := rapid.OneOf(
		rapid.Just(""), rapid.Just("0"),
		rapid.Map(rapid.IntRange(0, 100000), strconv.Itoa),
		rapid.SampledFrom([]string{"12x", "/", "—", "约3", "=1+1", "+5", "@a", "4件", "１２"}),
	)
	written := rapid.SampledFrom([]string{"all", "some", "none"}).Draw(t, "numbers")
	for _, c := range f.Cells() {
		if written == "none" || written == "some" && rapid.Bool().Draw(t, "not yet") {
			continue
		}
		text := number.Draw(t, c.Ref.String())
		if c.Unit == form.Money && rapid.Bool().Draw(t, "decimals") {
			text = rapid.SampledFrom([]string{"59237.2449", "4068.208", "7387.00", "0.5"}).Draw(t, "money")
		}
		r.SetText(c.Ref, text)
	}
	for _, s := range f.Sections {
		if s.Kind == form.Narrative {
			r.SetText(form.Ref{Section: s.Key}, strings.Join(rapid.SliceOfN(anyParagraph(), 0, 4).Draw(t, s.Key), "\n"))
		}
	}
	if rapid.Bool().Draw(t, "titled") {
		r.SetText(form.Ref{Section: "title"}, r.UnitName()+"2024年度政务公开年报")
		r.SetText(form.UnitRef("year"), "2024")
	}
	r.SetText(form.Ref{Section: "signature"}, rapid.OneOf(rapid.Just(""), rapid.Just(r.UnitName()), anyName()).Draw(t, "signature"))
	r.SetText(form.Ref{Section: "date"}, rapid.OneOf(rapid.Just(""), anyDate()).Draw(t, "date"))
	if lines := r.Paragraphs("other"); len(lines) > 0 && r.Text(form.Ref{Section: "signature"})+r.Text(form.Ref{Section: "date"}) == "" {
		// A date at the end of an unsigned report is taken for one that was added by hand.
		r.SetText(form.Ref{Section: "other"}, strings.Join(append(lines, "没有其他需要报告的事项。"), "\n"))
	}
	return r
}

// anyName draws what a body may be called: 1 to 60 characters of every kind, with any
// ending.
func anyName() *rapid.Generator[string] {
	ends := []string{
		"", "人民政府", "人民政府办公室", "河西镇", "街道办事处", "驻北京办事处", "第一中学", "新片区管理委员会", "局（乡村振兴局）", "局(城市管理局)",
		"集团有限公司", "A区", "第3分局", "〔筹〕", "·沙湾乡", "总站", "旗", "县", "中心小学", "报告",
	}
	return rapid.Custom(func(t *rapid.T) string {
		front := rapid.StringOfN(rapid.RuneFrom([]rune("示例山河县市区镇农业村中国上海自由贸易试验䶮㙍𠮷（）()〔〕“”《》·•、：-—Aaz09０９Ⅱ 　&<_")), 1, 40, -1).Draw(t, "front")
		name := front + rapid.SampledFrom(ends).Draw(t, "end")
		name = strings.TrimSpace(string([]rune(name)[:min(60, len([]rune(name)))]))
		return strings.TrimRight(name, "0123456789") // before a year nobody could tell them from it
	})
}

// anyDate draws dates in every form, whole or in part.
func anyDate() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.Map(rapid.IntRange(1, 28), func(n int) string { return fmt.Sprintf("2025年1月%d日", n) }),
		rapid.SampledFrom([]string{
			"2025年1月", "2025年", "2025年 月 日", "1月22日", "2025-01-22", "2025.1.22", "2025/1/22", "20250122", "二〇二五年一月二十二日", "二○二五年元月",
			"２０２５年１月２２日", "2025年1月22日（补正）", "待定", "X年X月X日",
		}),
	)
}

// anyParagraph draws text as it is typed, finished or not, also such as would open a
// section or close the report if it stood elsewhere.
func anyParagraph() *rapid.Generator[string] {
	words := rapid.Custom(func(t *rapid.T) string {
		return strings.TrimSpace(rapid.StringOfN(rapid.RuneFrom([]rune("全年收到申请件公开报告，；（）“”《》ab12<>&=]'\"𠮷鄠㛃·")), 1, 60, -1).Draw(t, "words"))
	})
	return rapid.OneOf(
		words, words, rapid.Map(words, func(s string) string { return s + "。" }),
		rapid.SampledFrom([]string{
			"二、主动公开政府信息情况", "五、存在的主要问题及改进情况", "（一）主动公开。", "打印", "12", "— 3 —", "第 2 页", "示例县人民政府", "2025年1月22日", "注：无", "附件：1", "联系人：张三   电话：000-00000000", "甲 乙  A B", "一行　　两格",
		}),
	)
}

// What is written is read back the same, in every format and in every state.
func TestRoundTrip(t *testing.T) {
	f := form.Gongkai2021()
	for _, format := range written(f) {
		t.Run(format.Name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) { comesBack(t, randomReport(t, f), format.Write, format.Name == "xlsx") })
		})
	}
}

// Sheets may be dragged into any order.
func TestRoundTripInAnyOrder(t *testing.T) {
	f := form.Gongkai2021()
	for _, own := range []bool{true, false} {
		rapid.Check(t, func(t *rapid.T) {
			comesBack(t, randomReport(t, f), func(w io.Writer, r *model.Report) error {
				p := page.Of(r, own)
				p.Parts = rapid.Permutation(p.Parts).Draw(t, "order")
				return xlsx.Write(w, p)
			}, own)
		})
	}
}

// comesBack fails a test unless a report is read as it was written; one that is the
// program's own file opens at once, without a note.
func comesBack(t *rapid.T, want *model.Report, write func(io.Writer, *model.Report) error, own bool) {
	var b bytes.Buffer
	if err := write(&b, want); err != nil {
		t.Fatal(err)
	}
	im, err := export.OpenData(b.Bytes(), "report", want.Form)
	if err != nil {
		t.Fatal(err)
	}
	if at := want.Differs(im.Report); at != "" {
		ref, _ := form.ParseRef(at)
		t.Fatalf("%s: wrote %q, read %q", at, want.Text(ref), im.Report.Text(ref))
	}
	if own && (!im.Own || len(im.Notes) > 0) {
		t.Fatalf("own %v, notes %v", im.Own, im.Notes)
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

// A report kept in the program's own file comes back as typed, even where a file of
// another program would be thought to be torn.
func TestOwnFileKeepsEveryParagraph(t *testing.T) {
	f, r := form.Gongkai2021(), sampleReport(t)
	unfinished := "这一段还没有写完，数字等各科室报来以后再补上，先把能写的内容写在这里"
	r.SetText(form.Ref{Section: "overview"}, strings.Join([]string{unfinished, "接下来的一段。", "12", "打印", "见五、存在的主要问题及改进情况", "— 3 —", "第 2 页", unfinished}, "\n"))
	var b bytes.Buffer
	if err := export.Formats(f)[0].Write(&b, r); err != nil {
		t.Fatal(err)
	}
	im, err := export.OpenData(b.Bytes(), "年报.xlsx", f)
	if err != nil {
		t.Fatal(err)
	}
	if at := r.Differs(im.Report); at != "" || len(im.Notes) > 0 {
		t.Errorf("%s differs, notes %v: %s", at, im.Notes, im.Report.Text(form.Ref{Section: "overview"}))
	}
}

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

func FuzzOpenData(f *testing.F) {
	f.Add([]byte(assets.Sample))
	f.Add([]byte(`{"schema":1,"form":"gongkai-2021","cells":{"requests/new/person":"4"},"sections":{}}`))
	f.Add(zipped(f, "甲县.txt", assets.Sample, "通知.txt", "通知"))
	for _, pattern := range []string{"match/testdata/*.txt", "docx/testdata/*.docx", "legacy/testdata/*.doc", "legacy/testdata/*.xls", "odf/testdata/*.od?"} {
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

// The bars are 10 ms for docx, 6 for xlsx, 4 for html and text.
func BenchmarkOpenOwn(b *testing.B) {
	r := sampleReport(b)
	for _, format := range written(r.Form) {
		data := fileOf(b, r, format.Name)
		b.Run(format.Name, func(b *testing.B) {
			for b.Loop() {
				if _, err := export.OpenData(data, "年报", r.Form); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
