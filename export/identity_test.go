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
	"pgregory.net/rapid"

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

// A name in a sentence is taken whole or not at all, whatever stands before it.
func TestNamesAreNotCutOutOfSentences(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		body := rapid.SampledFrom([]string{"示例县林业局", "示例县人民政府", "示例县河西镇人民政府", "示例县第一中学", "示例县农业农村局（乡村振兴局）", "示例县人民政府办公室", "示例市新片区管理委员会"}).Draw(rt, "body")
		used := ""
		sentence := func() string {
			before := rapid.SampledFrom([]string{
				"", "现公布", "现将", "请联系", "如有疑问请与", "电子文本请到", "可登录", "感谢", "围绕服务", "按照", "根据", "经", "会同", "配合", "自觉接受", "积极协助", "多次走访", "主动对接", "争取", "欢迎访问", "抄送", "2024年，", "全年由", "在", "受", "向", "以上报告已报送",
			}).Filter(func(s string) bool { return s == "" || s != used }).Draw(rt, "before") // the same words twice look like a name
			used = before
			return before + body + rapid.SampledFrom([]string{
				"。", "2024年政府信息公开工作年度报告。", "依据《条例》编制本报告。", "联系。", "网站查阅。", "认真落实《条例》。", "的要求，做好各项工作。", "支持。", "发展大局。", "监督检查。", "印发的通知要求公开。", "按照上级部署，组织编制年度计划。",
			}).Draw(rt, "behind")
		}
		above := "2024年政府信息公开工作年度报告\n一、总体情况\n" + sentence() + "\n本单位按时公布信息。" + sentence()
		im, err := export.OpenData(containers()["txt"](around(t, above, "")), "年报.txt", form.Gongkai2021())
		if err != nil {
			rt.Fatal(err)
		}
		if got := im.Report.UnitName(); got != "" && got != body {
			rt.Fatalf("unit is %q, not %q:\n%s", got, body, above)
		}
	})
}

// What was not read is unread also in the file that keeps the report.
func TestUnreadOutlivesSaving(t *testing.T) {
	cell := form.Ref{Section: "requests", Row: "granted", Col: "total"}
	src := strings.Replace(string(containers()["pipes"](around(t, "示例县林业局2024年政府信息公开工作年度报告\n一、总体情况\n按时公布。", ""))), "（一）予以公开", "不认识的一行", 1)
	im, err := export.OpenData([]byte(src), "来稿.txt", form.Gongkai2021())
	if err != nil || !im.Unread()[cell] {
		t.Fatal(err, im.Unread())
	}
	im.Report.Apply(model.Receipt{Number: 1, Source: "来稿.txt", Read: im.Read(), Notes: im.Notes}.Edits())
	for _, name := range []string{"年报.xlsx", "年报.json"} {
		path := filepath.Join(t.TempDir(), name)
		if err := export.Save(path, im.Report); err != nil {
			t.Fatal(err)
		}
		again, err := export.Open(path, form.Gongkai2021())
		if err != nil || !again.Report.Unread()[cell] {
			t.Errorf("%s: %v, unread %v", name, err, again.Report.Unread())
		}
	}
}
